import type { ExtractedField, FieldDefinition } from '../types.js';
import { contentWords, sameStem } from './subjects.js';
import { wordsOf } from '../text.js';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const LINK =
  /https?:\/\/[^\s<>|"')\]]+[^\s<>|"')\].,;:!?]|(?<![\p{L}\p{N}@.])www\.[^\s<>|"')\]]+[^\s<>|"')\].,;:!?]/giu;
const PHONE = /(?<![\p{L}\d.,/-])(?:\+\d{1,3}|0)[\d\s()/-]{6,16}\d(?![\d-])/gu;

/** An e-mail address in the text; with several, the one whose neighbourhood the label names. */
export function readEmail(text: string, field: FieldDefinition): ExtractedField | undefined {
  return nearestTo(text, field, EMAIL);
}

/** A web address in the text. */
export function readLink(text: string, field: FieldDefinition): ExtractedField | undefined {
  const found = nearestTo(text, field, LINK);
  if (!found || !/^www\./i.test(found.evidence)) return found;
  return { value: `https://${found.evidence}`, evidence: found.evidence };
}

/** A telephone number in the text. */
export function readPhone(text: string, field: FieldDefinition): ExtractedField | undefined {
  return nearestTo(text, field, PHONE);
}

function nearestTo(
  text: string,
  field: FieldDefinition,
  pattern: RegExp,
): ExtractedField | undefined {
  const matches = [...text.matchAll(pattern)];
  const wanted = contentWords(field.label);
  const ranked = matches
    .map((match) => {
      const before = wordsOf(text.slice(Math.max(0, match.index - 40), match.index)).slice(-4);
      const near = before.filter((word) => wanted.some((one) => sameStem(one, word))).length;
      return { words: match[0], near };
    })
    .sort((a, b) => b.near - a.near);
  const [best, second] = ranked;
  if (!best) return undefined;
  // Two addresses that fit equally well: asking is better than guessing.
  if (second && second.near === best.near && second.words !== best.words) return undefined;
  return { value: best.words, evidence: best.words };
}
