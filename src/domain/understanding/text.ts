/**
 * Makes one comparable form of a text without moving any character, so that a match found in it
 * stands at the same place in the original: typographic quotes and dashes become plain ones.
 */
export function plain(text: string): string {
  return text
    .replace(/[’‘´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(/[–—]/g, '-');
}

/** The words of a text in lower case: letters, digits, and apostrophes inside a word. */
export function wordsOf(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []
  );
}

/** Sentences and lines of a text, trimmed, with their closing mark. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+(?=\S)|\s*\n+\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Code and quoted lines show something; they do not ask. */
export function withoutCode(text: string): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/^\s*(?:>|&gt;).*$/gm, ' ')
    .trim();
}

const globalForms = new WeakMap<RegExp, RegExp>();

/** The same pattern, finding every place; made once for each pattern. */
export function everywhere(pattern: RegExp): RegExp {
  let form = globalForms.get(pattern);
  if (!form) {
    form = new RegExp(pattern, `${pattern.flags}g`);
    globalForms.set(pattern, form);
  }
  return form;
}

/** A regular expression's source for words that are to be taken literally. */
export function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
