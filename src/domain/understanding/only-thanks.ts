import { languagesFrom } from './languages/index.js';
import { everywhere, plain, wordsOf } from './text.js';
import type { Language } from './types.js';

const EMOJI_NAMES = /:[a-z_+0-9-]+:/g;
const REQUEST_LEFT = /\?/;

/** Signs with which people thank or agree, and nothing else; skin tones and variants included. */
const ONLY_FRIENDLY =
  /^(?:[🙏👍👌👏🙌🎉❤😍😄😃😀🙂😊✅💪🤝🥳][\u{1F3FB}-\u{1F3FF}\uFE0F]?|[\s!.])+$/u;

/**
 * Whether a message only thanks (or says that all is well), so that it neither opens a ticket nor
 * reopens a resolved one. "Thanks, but it still fails" is not only thanks.
 */
export function isOnlyThanks(text: string, language: Language): boolean {
  const clean = plain(text)
    .replace(EMOJI_NAMES, ' ')
    .replace(/<@[^>]+>|<at>[^<]*<\/at>|@[\p{L}\p{N}._-]+/gu, ' ');
  if (REQUEST_LEFT.test(clean)) return false;
  if (clean.trim() !== '' && ONLY_FRIENDLY.test(text))
    return /\p{Emoji_Presentation}|❤/u.test(text);
  return languagesFrom(language).some((cues) => {
    const thanks = everywhere(cues.thanks);
    if (clean.search(thanks) < 0) return false;
    const rest = wordsOf(clean.replace(thanks, ' '));
    const names = namesIn(clean);
    const left = rest.filter((word) => !cues.thanksPadding.has(word) && !names.has(word));
    return left.length === 0 && !cues.negation.test(rest.join(' '));
  });
}

/** Capitalised words after the first one: the person who is thanked. */
function namesIn(text: string): ReadonlySet<string> {
  const names = text.match(/(?<=[\p{L},!] )\p{Lu}\p{Ll}+/gu) ?? [];
  return new Set(names.map((name) => name.toLowerCase()));
}
