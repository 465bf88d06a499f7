import { languages } from './languages/index.js';
import type { PriorityCue } from './languages/language-cues.js';
import { everywhere, plain, withoutCode } from './text.js';
import type { Impact, Language, PriorityGuess, PriorityTable, Urgency } from './types.js';

/** What each cue says about urgency. Checked in this order; the most pressing one counts. */
const urgencyOf: readonly (readonly [PriorityCue, Urgency])[] = [
  ['safety', 'now'],
  ['outage', 'now'],
  ['urgent', 'now'],
  ['blocked', 'high'],
  ['money', 'high'],
  ['vip', 'high'],
  ['deadline', 'high'],
  ['soon', 'high'],
];

/**
 * A priority from explicit words only: nobody can tell it from the tone of a message. Cues give
 * an urgency and an impact, the desk's own table turns them into a priority. With no cue at all
 * the priority is undefined and the desk's default stands.
 */
export function guessPriority(
  text: string,
  language: Language,
  { table }: PriorityTable,
): PriorityGuess {
  const words = plain(withoutCode(text));
  const cues = languages[language];
  // "not urgent" holds the word "urgent": what says there is no hurry is read first and set aside.
  const unhurried = cues.priority.no_hurry.test(words);
  const rest = words.replace(everywhere(cues.priority.no_hurry), ' ');
  const seen = urgencyOf.filter(([cue]) => cues.priority[cue].test(rest));
  const names: string[] = seen.map(([cue]) => cue);
  let urgency: Urgency | undefined = seen[0]?.[1];
  if (unhurried) {
    names.push('no_hurry');
    // Smoke is urgent even where the writer is polite about it.
    if (urgency !== 'now') urgency = 'low';
  }
  const impact = impactOf(rest, language, names);
  if (impact === undefined && urgency === undefined) return { priority: undefined, cues: [] };
  return {
    priority: table[impact ?? 'one'][urgency ?? 'normal'],
    cues: names,
    ...(impact ? { impact } : {}),
    ...(urgency ? { urgency } : {}),
  };
}

function impactOf(text: string, language: Language, names: string[]): Impact | undefined {
  const { impact } = languages[language];
  if (impact.everyone.test(text)) {
    names.push('everyone');
    return 'everyone';
  }
  if (impact.several.test(text)) {
    names.push('several');
    return 'several';
  }
  return undefined;
}
