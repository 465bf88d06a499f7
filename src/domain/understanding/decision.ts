import type { Impact, Urgency } from './types.js';

/**
 * What was seen in a message when the desk decided about it: codes and numbers, so that "why did you
 * open this?" is answered later from what stood then. The sentences for them are in `cards/why.ts`.
 */
export interface Decision {
  /** Absent where a person said that it is a request: a form, a command, 🎫. */
  readonly detection?: { readonly score: number; readonly cues: readonly string[] };
  readonly category?: CategoryDecision;
  readonly priority?: PriorityDecision;
  /** The words of the message that each field's value was read from, by field key. */
  readonly evidence?: Readonly<Record<string, string>>;
}

export interface CategoryDecision {
  /** The best guess, whether it was taken or not. */
  readonly best: string;
  /** 0 to 1; taken from `threshold` up. */
  readonly confidence: number;
  readonly threshold: number;
  /** How many sentences of the catalogue and of solved tickets the guess was learned from. */
  readonly learnedFrom: number;
}

export interface PriorityDecision {
  readonly cues: readonly string[];
  readonly impact?: Impact;
  readonly urgency?: Urgency;
}
