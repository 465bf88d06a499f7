import { wordsOf } from './text.js';

/** The word for "why" in every language that is spoken here. */
const WHY: ReadonlySet<string> = new Set(['why', 'varför', 'warum', 'wieso', 'weshalb']);

/** Words that speak of what the desk itself did, or of the ticket. */
const DESK_DID =
  /(?<!\p{L})(?:you|ticket|this|that|du|dir|ärende\p{L}*|det|detta|ihr|das|dies\p{L}*)(?!\p{L})/iu;

/** A question is short; a longer text with "why" in it tells of a problem. */
const LONGEST = 12;

/** Whether a text, said to the desk about one of its tickets, asks why the desk did what it did. */
export function asksWhy(text: string): boolean {
  const words = wordsOf(text.replace(/<[^>]*>/g, ' '));
  if (words.length > LONGEST || !words.some((word) => WHY.has(word))) return false;
  return words.length <= 2 || DESK_DID.test(text);
}

/** The key of a ticket (`IT-142`) that a text names, in capitals. */
export const keyIn = (text: string): string | undefined =>
  /(?<![\p{L}\p{N}-])\p{L}[\p{L}\p{N}]{0,9}-\d+(?![\p{L}\p{N}-])/u.exec(text)?.[0].toUpperCase();
