import { languages, languagesFrom } from '../languages/index.js';
import { everywhere, plain } from '../text.js';
import type { ExtractedField, FieldDefinition, ReadingContext } from '../types.js';

const LONGEST_NAME = 4;
const ARTICLE =
  /^\s+(?:(?:the|a|an|our|my|this|that|den|det|vår|vårt|die|das|dem|der|unser\w*)\s+)?/iu;

/** The most telling place in the text: "meeting room 4", "third floor kitchen", "Raum B2.07". */
export function readLocation(
  text: string,
  _field: FieldDefinition,
  { language }: ReadingContext,
): ExtractedField | undefined {
  const readable = plain(text);
  for (const { location, namedPlace } of languagesFrom(language)) {
    const found = [everywhere(namedPlace), everywhere(location)]
      .flatMap((pattern) => [...readable.matchAll(pattern)])
      .sort((a, b) => rankOf(b[0]) - rankOf(a[0]));
    const best = found[0];
    if (!best) continue;
    const words = text.slice(best.index, best.index + best[0].length).replace(/[\s.]+$/, '');
    return { value: words, evidence: words };
  }
  return undefined;
}

/** A number or a name tells more than "the kitchen"; longer words tell more than shorter ones. */
function rankOf(words: string): number {
  return words.length + (/\d/.test(words) ? 100 : 0);
}

/** What follows "access to" (up to the next function word), or stands before "licence". */
export function readSystem(
  text: string,
  _field: FieldDefinition,
  { language }: ReadingContext,
): ExtractedField | undefined {
  const readable = plain(text);
  const cues = languages[language];
  const stop = new RegExp(`^(?:${cues.dates.until}|${cues.dates.from}|\\d+)$`, 'iu');
  const isStop = (word: string) => cues.functionWords.has(word.toLowerCase()) || stop.test(word);
  const found =
    nameAfter(readable, cues.beforeSystem, isStop, false) ??
    nameBefore(readable, cues.afterSystem, isStop) ??
    nameAfter(readable, cues.beforeProgram, isStop, true);
  return found && evidenceAt(text, found.at, found.words);
}

interface Found {
  words: string;
  at: number;
}

function nameAfter(
  text: string,
  before: RegExp,
  isStop: (word: string) => boolean,
  needsCapital: boolean,
): Found | undefined {
  for (const match of text.matchAll(everywhere(before))) {
    const start = match.index + match[0].length;
    const rest = text.slice(start);
    const lead = ARTICLE.exec(rest);
    if (!lead) continue;
    const tokens =
      /^[^,;:!?\n(.]*(?:\.\w[^,;:!?\n(.]*)*/u.exec(rest.slice(lead[0].length))?.[0] ?? '';
    const words: string[] = [];
    for (const word of tokens.split(' ').slice(0, LONGEST_NAME)) {
      if (word === '' || isStop(word)) break;
      words.push(word);
    }
    const name = words.join(' ');
    if (name === '' || (needsCapital && !/^\p{Lu}/u.test(name))) continue;
    return { words: name, at: start + lead[0].length };
  }
  return undefined;
}

/** "a Figma licence": a name with a capital right before the word. */
function nameBefore(
  text: string,
  after: string,
  isStop: (word: string) => boolean,
): Found | undefined {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?<name>[\\p{L}\\p{N}.+]{2,})(?: (?<second>[\\p{L}\\p{N}.+]{2,}))?(?: |-)(?:${after})(?![\\p{L}])`,
    'giu',
  );
  for (const match of text.matchAll(pattern)) {
    const { name = '', second } = match.groups ?? {};
    const words = [name, second].filter((word) => word !== undefined);
    const named = words.filter((word) => /^\p{Lu}/u.test(word) && !isStop(word));
    const first = named[0];
    if (first === undefined) continue;
    const at = match.index + match[0].indexOf(first);
    return { words: named.join(' '), at };
  }
  return undefined;
}

function evidenceAt(text: string, at: number, words: string): ExtractedField {
  const evidence = text.slice(at, at + words.length);
  return { value: evidence, evidence };
}
