import type { PersonId } from '../../../src/domain/place.js';

/** A message on one of the fakes; only its own side can read it. */
export interface Shown {
  readonly id: string;
}

/** What people do and see on one platform, in words that fit every platform. */
export interface Side {
  idOf(who: string): PersonId;
  nameOf(who: string): string;
  /** In `#help`, unless said otherwise; `@deskbell` is the chat with the bot. */
  says(who: string, text: string, where?: string): Promise<Shown>;
  replies(who: string, to: Shown, text: string): Promise<Shown>;
  edits(who: string, message: Shown, text: string): Promise<void>;
  deletes(who: string, message: Shown): Promise<void>;
  presses(who: string, message: Shown, title: string): Promise<void>;
  /** Chooses what stands behind `More` or the three dots. */
  chooses(who: string, message: Shown, entry: string): Promise<void>;
  /** Presses or chooses what opens a form, fills it in and sends it. */
  fills(
    who: string,
    message: Shown,
    how: { readonly press: string } | { readonly choose: string },
    entries: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** Everything in the message's thread, the message itself first. */
  thread(of: Shown): Shown[];
  /** First messages of a channel. */
  channel(name: string): Shown[];
  direct(who: string): Shown[];
  /** What stands there now; '' once it is gone. */
  reads(message: Shown): string;
  /** Everything that this person was told and nobody else. */
  told(who: string): string;
  /** Whether this side's agents see that a line of theirs arrived, or stayed inside. */
  marked(message: Shown, sign: 'delivered' | 'inside'): boolean;
  /** The platform brings the person's last message again. */
  bringsAgain(who: string): Promise<void>;
  /** The next `times` messages that the desk posts or changes meet this. */
  fails(how: 'rate limit' | 'outage' | 'answer lost', times: number): void;
  readonly violations: readonly string[];
  until<T>(
    condition: () => T,
    what?: string,
  ): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
}
