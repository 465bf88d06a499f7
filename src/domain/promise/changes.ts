import type { PersonId } from '../place.js';

/** What promises add to a ticket's log. `promise` is the number of the event that made it. */
export type PromiseChange =
  /** An agent said in the triage thread what they would do, and on which day. */
  | {
      readonly type: 'promised';
      readonly by: PersonId;
      readonly words: string;
      readonly dueAt: Date;
    }
  /** They were reminded. `dueAt` is the true time, however late it was noticed. */
  | {
      readonly type: 'promise_due';
      readonly promise: number;
      readonly by: PersonId;
      readonly dueAt: Date;
    }
  | { readonly type: 'promise_snoozed'; readonly promise: number; readonly until: Date }
  | { readonly type: 'promise_kept'; readonly promise: number }
  | { readonly type: 'promise_dropped'; readonly promise: number };

/** A promise that nobody called kept or dropped. */
export interface OpenPromise {
  readonly seq: number;
  readonly by: PersonId;
  readonly words: string;
  /** When its maker is reminded; later after a snooze. */
  readonly dueAt: Date;
  /** Whether they were reminded for this `dueAt`. */
  readonly reminded: boolean;
}

/** The open promises after one more change; `seq` is the number of its event. */
export function foldPromises(
  promises: readonly OpenPromise[],
  seq: number,
  change: PromiseChange,
): readonly OpenPromise[] {
  if (change.type === 'promised') {
    const { by, words, dueAt } = change;
    return [...promises, { seq, by, words, dueAt, reminded: false }];
  }
  const others = promises.filter((each) => each.seq !== change.promise);
  const [mine] = promises.filter((each) => each.seq === change.promise);
  if (mine === undefined) return promises;
  switch (change.type) {
    case 'promise_due':
      return [...others, { ...mine, reminded: true }];
    case 'promise_snoozed':
      return [...others, { ...mine, dueAt: change.until, reminded: false }];
    case 'promise_kept':
    case 'promise_dropped':
      return others;
  }
}

/** Promises whose makers must be reminded next, soonest first. */
export const awaited = (promises: readonly OpenPromise[] = []): OpenPromise[] =>
  promises
    .filter(({ reminded }) => !reminded)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
