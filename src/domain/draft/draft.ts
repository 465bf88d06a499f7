import type { DecidedBy, Origin } from '../ticket/events.js';
import type { FileRef, MessageRef, PersonId, Place } from '../place.js';
import type { KnownAnswer } from '../answers/known-answer.js';
import type { Decision } from '../understanding/decision.js';
import type { FieldValue, Language } from '../understanding/types.js';

/** A request before it is a ticket: what was said, what is known, what was asked. Survives restarts. */
export interface Draft {
  /** The ticket will have the same id, so one request can become one ticket only. */
  readonly id: string;
  readonly deskId: string;
  /** Every save adds one; a save on an older version is refused. */
  readonly version: number;
  readonly stage: Stage;
  readonly requester: PersonId;
  /** Set when a colleague raised it on the requester's behalf. */
  readonly filedBy?: PersonId;
  readonly origin: Omit<Origin, 'messages'>;
  readonly messages: readonly DraftMessage[];
  /** The thread of the dialog. Absent until a direct message had to be opened for it. */
  readonly thread?: Place;
  readonly private: boolean;
  /** A queue that the place or the person named, before any category is known. */
  readonly queue?: string;
  readonly language: Language;
  readonly title: string;
  readonly known: Known;
  /** Why it was taken as it was, for whoever asks. */
  readonly decision?: Decision;
  /** What solved requests like this one; absent until it was looked for. */
  readonly answers?: {
    readonly shown: readonly KnownAnswer[];
    readonly forAgents: readonly KnownAnswer[];
    /** They are on the screen, and the requester has not said yet whether they help. */
    readonly open: boolean;
    /** One of them solved it. */
    readonly solved?: boolean;
  };
  /** What waits for an answer, when `stage` is `asking`. */
  readonly question?: Question;
  /** Question turns used so far; see the limits in `dialog.ts`. */
  readonly turns: number;
  /** Wrong answers so far, by what was asked. */
  readonly retries: Readonly<Record<string, number>>;
  /** Said under the question when the last answer did not fit. */
  readonly complaint?: AnswerProblem;
  readonly wantsPerson: boolean;
  readonly openedAt: Date;
  readonly changedAt: Date;
  /** When an unanswered dialog is filed as it is. */
  readonly expiresAt: Date;
  readonly deskVersion: number;
  /** The key reserved for the ticket, once filing began. */
  readonly key?: string;
  readonly follows?: { readonly ticketId: string; readonly key: string };
  /** The causes that were applied, newest last: a delivery that comes twice changes nothing. */
  readonly causes: readonly string[];
}

/**
 * `offered`: only the author sees an offer (`suggest` channels); `asking`: a question waits;
 * `confirming`: a summary waits for `Send`; `filing`: the key is reserved, the ticket is being opened;
 * `filed`: the ticket exists; `dropped`: withdrawn, deleted or not a request.
 */
export type Stage = 'offered' | 'asking' | 'confirming' | 'filing' | 'filed' | 'dropped';

export interface DraftMessage {
  /** Absent where the text came from a form or a command. */
  readonly ref?: MessageRef;
  readonly text: string;
  readonly files: readonly FileRef[];
}

/** What is known so far. A value somebody stated outranks one that was inferred. */
export interface Known {
  readonly category?: Decided<string>;
  readonly priority?: Decided<string>;
  readonly fields: Readonly<Record<string, Decided<FieldValue>>>;
  /** The best guesses when none is sure, best first. */
  readonly alternatives: readonly string[];
}

export interface Decided<T> {
  readonly value: T;
  readonly by: DecidedBy;
  readonly evidence?: string;
}

export type Question =
  | { readonly about: 'category'; readonly options: readonly string[] }
  | { readonly about: 'field'; readonly field: string }
  /** Two and more things at once: a form, or typed answers one after the other. */
  | { readonly about: 'form'; readonly fields: readonly string[] };

export interface AnswerProblem {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
