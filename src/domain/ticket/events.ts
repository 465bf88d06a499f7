import type { PromiseChange } from '../promise/changes.js';
import type { SlaChange } from '../sla/changes.js';
import type { RequesterFacts } from '../sla/requester-facts.js';
import type { FileRef, MessageRef, PersonId, Place } from '../place.js';
import type { KnownAnswer } from '../answers/known-answer.js';
import type { Decision } from '../understanding/decision.js';
import type { FieldValue, Language } from '../understanding/types.js';

/**
 * The event log is the truth: every change of a ticket is one of these, never altered afterwards.
 * Inserting an event is the commit, so `id` is unique per ticket and number.
 */
export interface TicketEvent {
  /** `<ticketId>:<seq>`. */
  readonly id: string;
  readonly deskId: string;
  readonly ticketId: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  /** What made this happen (a delivery, a job); the same cause never acts twice on a ticket. */
  readonly cause: string;
  readonly change: Change;
  /** The version of the desk that was in force; deadlines are computed by its rules. */
  readonly deskVersion?: number;
}

export type Actor =
  { readonly kind: 'person'; readonly person: PersonId } | { readonly kind: 'desk' };

export type DecidedBy = 'rules' | 'model' | 'person' | 'default';

/** One reply of somebody, wherever it was written. */
export interface Reply {
  /** Whose words they are. */
  readonly side: 'requester' | 'agent';
  /** In which of the ticket's threads they were written; the other one gets a copy. */
  readonly where: 'requester' | 'triage';
  readonly author: PersonId;
  readonly message: MessageRef;
  readonly text: string;
  readonly files: readonly FileRef[];
}

export interface Opening {
  readonly key: string;
  readonly requester: PersonId;
  /** Set when a colleague filed it on the requester's behalf. */
  readonly filedBy?: PersonId;
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  readonly queue: string;
  readonly category?: string;
  readonly priority: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Who decided each value, by `category`, `priority` or field key. */
  readonly decidedBy: Readonly<Record<string, DecidedBy>>;
  /** What the desk saw in the message; absent in tickets from before it was kept. */
  readonly decision?: Decision;
  /** What solved requests like this one, for the agents. */
  readonly similar?: readonly KnownAnswer[];
  /** Required fields nobody answered; an agent takes over. */
  readonly missing: readonly string[];
  readonly wantsPerson: boolean;
  readonly origin: Origin;
  /** Where the requester is told everything. Absent only when it is to be opened as a direct message. */
  readonly thread?: Place;
  readonly private: boolean;
  readonly deskVersion: number;
  readonly requesterFacts?: RequesterFacts;
  readonly files: readonly FileRef[];
  /** The closed ticket this one goes on from. */
  readonly follows?: { readonly ticketId: string; readonly key: string };
}

export interface Origin {
  readonly via:
    'channel' | 'direct' | 'mention' | 'reaction' | 'shortcut' | 'command' | 'form' | 'reply';
  /** The first message, where there was one. */
  readonly message?: MessageRef;
  /** The messages the request was gathered from, for edits that arrive later. */
  readonly messages: readonly MessageRef[];
}

export type Change =
  | ({ readonly type: 'opened' } & Opening)
  | { readonly type: 'claimed' }
  | { readonly type: 'assigned'; readonly assignee: PersonId }
  | { readonly type: 'released' }
  | ({ readonly type: 'replied' } & Reply)
  | { readonly type: 'reply_edited'; readonly message: MessageRef; readonly text: string }
  | { readonly type: 'reply_deleted'; readonly message: MessageRef }
  | { readonly type: 'text_edited'; readonly text: string }
  | { readonly type: 'noted'; readonly text: string; readonly message?: MessageRef }
  | { readonly type: 'asked'; readonly question: string; readonly options: readonly string[] }
  | { readonly type: 'answered'; readonly question: number; readonly answer: string }
  | { readonly type: 'prioritised'; readonly priority: string }
  | {
      readonly type: 'moved';
      readonly queue: string;
      readonly category?: string;
      /** Set when the queue is a private one. */
      readonly private?: true;
    }
  | {
      readonly type: 'edited';
      readonly title?: string;
      readonly category?: string;
      readonly queue?: string;
      readonly private?: true;
      readonly priority?: string;
      readonly fields?: Readonly<Record<string, FieldValue>>;
      readonly missing?: readonly string[];
    }
  | { readonly type: 'held'; readonly reason: string; readonly until?: Date }
  | { readonly type: 'resumed' }
  | { readonly type: 'resolved'; readonly resolution: string }
  | { readonly type: 'reopened'; readonly reason?: string }
  | { readonly type: 'closed'; readonly reason: CloseReason }
  | { readonly type: 'rated'; readonly score: 1 | 2 | 3 | 4 | 5; readonly comment?: string }
  | { readonly type: 'followed'; readonly ticketId: string; readonly key: string }
  | PromiseChange
  | SlaChange;

export type CloseReason = 'confirmed' | 'not_a_request' | 'withdrawn' | 'unanswered' | 'no_answer';

export const eventId = (ticketId: string, seq: number): string => `${ticketId}:${seq}`;
