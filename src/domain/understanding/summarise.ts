import { detectLanguage } from './detect-language.js';
import { withoutGreeting } from './detect-request.js';
import { languages } from './languages/index.js';
import type { LanguageCues } from './languages/language-cues.js';
import { sentencesOf, withoutCode } from './text.js';
import type { Language } from './types.js';

const LONGEST = 80;
const SHORTEST_WORTH_HAVING = 8;

/**
 * A plain title out of a message, at most 80 characters: the first sentence that says something,
 * without greeting and politeness. `language` is found in the text unless it is given.
 */
export function summarise(text: string, language?: Language): string {
  const cues = languages[language ?? detectLanguage(text, 'en')];
  const readable = readableText(text);
  const sentences = sentencesOf(readable).map((sentence) => bare(sentence, cues));
  const telling = sentences.filter((sentence) => sentence.length >= SHORTEST_WORTH_HAVING);
  const problem = telling.find(
    (sentence) => cues.request.problem.test(sentence) || cues.request.need.test(sentence),
  );
  const first = telling[0];
  const chosen =
    (first && !cues.request.question.test(first) && !cues.request.plea.test(first)
      ? problem
      : first) ??
    first ??
    (sentences.join(' ') || readable);
  return capitalised(cut(chosen.trim()));
}

/** Mentions and links as people read them, code left out, blanks single. */
function readableText(text: string): string {
  const words = withoutCode(text) || text;
  return words
    .replace(/<at>([^<]*)<\/at>/g, '$1')
    .replace(/<[@#!][^>|]*(?:\|([^>]*))?>/g, '$1')
    .replace(/<(https?:[^>|]+)(?:\|([^>]*))?>/g, (_, link: string, label?: string) => label ?? link)
    .replace(/^\s*@[\p{L}\p{N}._-]+[:,]?\s+/u, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function bare(sentence: string, cues: LanguageCues): string {
  let rest = withoutGreeting(sentence, cues);
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(cues.politeness, '').replace(/^[\s,;:!.?-]+/, '');
  }
  return rest
    .replace(new RegExp(`[\\s,.!-]*(?:${cues.thanks.source})[\\s.!:)]*$`, 'iu'), '')
    .replace(/[\s.!?…,;:]+$/, '');
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const room = text.slice(0, LONGEST - 1);
  const atWord = room.slice(0, Math.max(room.lastIndexOf(' '), LONGEST / 2));
  // A cut must not leave half a character of two code units behind.
  return `${atWord.replace(/[\s,;:.-]+$/, '').replace(/[\ud800-\udbff]$/, '')}…`;
}

function capitalised(text: string): string {
  const word = /^\S+/.exec(text)?.[0] ?? '';
  // "iPhone" and "vpn.example.org" keep their own spelling.
  const plainWord = /^\p{Ll}+[,'-]?\p{Ll}*$/u.test(word);
  return plainWord ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
