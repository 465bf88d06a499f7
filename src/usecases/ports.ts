import type { Form } from '../cards/form.js';
import type { Message } from '../cards/message.js';
import type { Desk } from '../domain/desk.js';
import type { Draft } from '../domain/draft/draft.js';
import type { FileRef, MessageRef, PersonId, Place, Platform } from '../domain/place.js';
import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Model } from '../domain/understanding/classifier/model.js';
import type { LearnedExample } from '../domain/understanding/learned-example.js';
import type { Language } from '../domain/understanding/types.js';
import type { Incoming } from './incoming.js';
import type { Delivery } from './delivery.js';
import type { AnswerOutcomes } from './answer-outcomes.js';
import type { Reader } from './reader.js';

/** The doors to the outside. Every implementation passes the contract suite in `test/contracts`. */

export interface EventLog {
  /** Inserts the event. `taken` when the ticket already has an event with this number. */
  append(event: TicketEvent): Promise<'appended' | 'taken'>;
  /** The ticket's events after `afterSeq` (0: all), in order. */
  of(deskId: string, ticketId: string, afterSeq: number): Promise<TicketEvent[]>;
  /** Ids of tickets with an event at or after this instant; for repair and rebuild. */
  ticketsTouchedSince(deskId: string, since: Date): Promise<string[]>;
}

export interface TicketRepository {
  find(deskId: string, ticketId: string): Promise<Ticket | undefined>;
  findByKey(deskId: string, key: string): Promise<Ticket | undefined>;
  /** Writes the projection unless a newer version stands there. */
  save(ticket: Ticket): Promise<void>;
  /** Writes the projection whatever stands there; only for rebuilding. */
  replace(ticket: Ticket): Promise<void>;
  /** Newest first. `before` is the `openedAt` of the last ticket of the page before. */
  list(
    deskId: string,
    filter: TicketFilter,
    page: { limit: number; before?: Date },
  ): Promise<Ticket[]>;
  /** Resolved tickets whose verdict did not come since `resolvedBefore`, oldest first. */
  resolvedBefore(deskId: string, resolvedBefore: Date, limit: number): Promise<Ticket[]>;
  /** Held tickets whose date has come, oldest first. */
  heldUntil(deskId: string, now: Date, limit: number): Promise<Ticket[]>;
  /** Tickets whose deadlines want something done at or before this instant, the most overdue first. */
  actionDue(deskId: string, now: Date, limit: number): Promise<Ticket[]>;
}

export interface TicketFilter {
  readonly requester?: PersonId;
  readonly assignee?: PersonId;
  readonly queue?: string;
  readonly statuses?: readonly Ticket['status'][];
}

export interface DraftRepository {
  find(deskId: string, draftId: string): Promise<Draft | undefined>;
  /** `conflict` when the stored version is not `draft.version - 1` (0: must not exist yet). */
  save(draft: Draft): Promise<'saved' | 'conflict'>;
  /**
   * The draft, whose version is the stored one's, became a ticket. Whoever was faster said the same, so
   * nothing comes back.
   */
  filed(draft: Draft, at: Date): Promise<void>;
  /** The newest draft of this person in this conversation opened at or after `since`. */
  latestOf(
    deskId: string,
    requester: PersonId,
    place: Place,
    since: Date,
  ): Promise<Draft | undefined>;
  /** Unfinished drafts whose `expiresAt` has passed, and those left in `filing`; oldest first. */
  expired(deskId: string, now: Date, limit: number): Promise<Draft[]>;
}

/** Deliveries of the platforms, written before they are acknowledged. */
export interface Inbox {
  /**
   * `known` when this delivery stands there already. With `heldUntil`, nobody takes it before then:
   * whoever puts it works on it at once.
   */
  put(incoming: Incoming, heldUntil?: Date): Promise<'new' | 'known'>;
  /** Marks the delivery as dealt with. */
  done(deskId: string, delivery: string): Promise<void>;
  /** Counts the failure and sets the next try; `given_up` after the last. */
  failed(
    deskId: string,
    delivery: string,
    now: Date,
    problem: string,
  ): Promise<'again' | 'given_up'>;
  /** Takes up to `limit` deliveries that are due and not held by anybody, for `leaseMs`. */
  takeDue(deskId: string, now: Date, leaseMs: number, limit: number): Promise<Incoming[]>;
  /** Whoever holds these deliveries goes on doing so until then. */
  renew(deskId: string, deliveries: readonly string[], until: Date): Promise<void>;
  /** Frees what is held, whoever holds it: for a store that no other process uses. */
  free(deskId: string, now: Date): Promise<void>;
}

/** Everything that must still be sent. Row ids come from what caused them, so writing twice is harmless. */
export interface Outbox {
  /** Inserts the rows that do not stand there yet. */
  put(deliveries: readonly Delivery[]): Promise<void>;
  /**
   * Takes the first waiting row of each lane that is due and not held, for `leaseMs`. A row comes with
   * `ambiguous: true` when an earlier try began and its outcome is unknown.
   */
  takeDue(deskId: string, now: Date, leaseMs: number, limit: number): Promise<Taken[]>;
  /** Whoever holds these rows goes on doing so until then. */
  renew(deskId: string, deliveryIds: readonly string[], until: Date): Promise<void>;
  /** Frees what is held, whoever holds it, as `ambiguous`: for a store that no other process uses. */
  free(deskId: string, now: Date): Promise<void>;
  sent(deskId: string, deliveryId: string, now: Date): Promise<void>;
  /** Puts the row back until `at`. */
  retry(
    deskId: string,
    deliveryId: string,
    at: Date,
    problem: string,
    ambiguous: boolean,
  ): Promise<void>;
  /** The row will not be tried again; `problem` says why. */
  giveUp(deskId: string, deliveryId: string, now: Date, problem: string): Promise<void>;
  oldestWaiting(deskId: string): Promise<Date | undefined>;
}

export interface Taken {
  readonly delivery: Delivery;
  readonly attempts: number;
  readonly ambiguous: boolean;
}

/** Where the living messages stand: one per request and role. */
export interface Places {
  find(deskId: string, subject: string, role: string): Promise<LivingMessage | undefined>;
  /** All living messages of a request, so that each place that shows it is kept current. */
  of(deskId: string, subject: string): Promise<LivingMessage[]>;
  put(living: LivingMessage): Promise<void>;
  /** Which request a thread or message belongs to, and on which side. */
  threadOwner(deskId: string, key: string): Promise<ThreadOwner | undefined>;
  bindThread(owner: ThreadOwner): Promise<void>;
}

export interface LivingMessage {
  readonly deskId: string;
  readonly subject: string;
  /** `status`, `card:<conversation>`, `log`, `resolution:<seq>` …, see `delivery.ts`. */
  readonly role: string;
  readonly ref: MessageRef;
  /** Hash of what is shown there, so that nothing is sent that changes nothing. */
  readonly shown: string;
}

export interface ThreadOwner {
  readonly deskId: string;
  /** `threadKey()` or `messageKey()`. */
  readonly key: string;
  readonly subject: string;
  readonly side: 'requester' | 'triage';
}

/** Which copy of a message stands where, so that edits and deletions follow. */
export interface Copies {
  find(deskId: string, source: MessageRef): Promise<Copy | undefined>;
  put(copy: Copy): Promise<void>;
}

export interface Copy {
  readonly deskId: string;
  readonly source: MessageRef;
  readonly subject: string;
  readonly copy: MessageRef;
}

/** What waits for one person, gathered in one direct message. */
export interface NudgeList {
  readonly deskId: string;
  readonly person: PersonId;
  /** The newest message that shows it. */
  readonly ref?: MessageRef;
  /** When such a message was posted, those of the last hour. */
  readonly postedAt: readonly Date[];
  /** The event that put each ticket, or each promise, into it; oldest first. */
  readonly entries: readonly { readonly ticketId: string; readonly seq: number }[];
}

export interface NudgeLists {
  find(deskId: string, person: PersonId): Promise<NudgeList | undefined>;
  /** The last word counts: one sender at a time works on a person's list. */
  put(list: NudgeList): Promise<void>;
}

/**
 * Where a conversation or a person of Teams is reached. Learnt from authenticated deliveries only: an
 * address that came any other way could lead the desk's words to a stranger.
 */
export interface Reference {
  readonly deskId: string;
  /** A conversation's id, or a person's (`teams:…`). */
  readonly key: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** The conversation itself; of a person, the one they have with the bot, where it is known. */
  readonly conversationId?: string;
  readonly botId: string;
  /** Of a channel: the team it is in. */
  readonly teamId?: string;
  /** Of a channel, or of a person. */
  readonly name?: string;
  /** The bot's own message that shows a person their tickets. */
  readonly activityId?: string;
  /** Of a person: the directory's id, and the one that Teams addresses them by. */
  readonly aadObjectId?: string;
  readonly userId?: string;
  /** Of a person: a conversation of several people in which they were heard last. */
  readonly heardIn?: string;
  /** Lower case; as the directory has it. Guests have none here: theirs is not the directory's. */
  readonly email?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly seenAt: Date;
  /** Why nothing reaches it any more; absent while it is alive. */
  readonly dead?: string;
}

export interface References {
  find(deskId: string, key: string): Promise<Reference | undefined>;
  findByEmail(deskId: string, email: string): Promise<Reference | undefined>;
  /** Conversations in this team. */
  ofTeam(deskId: string, teamId: string): Promise<Reference[]>;
  /** The reference put last. */
  newest(deskId: string): Promise<Reference | undefined>;
  /** The last word counts. */
  put(reference: Reference): Promise<void>;
}

export interface Desks {
  current(deskId: string): Promise<Desk | undefined>;
  version(deskId: string, version: number): Promise<Desk | undefined>;
  /** Stores the desk as the next version unless it equals the current one; returns the stored one. */
  importDesk(desk: Omit<Desk, 'version'>, at: Date): Promise<Desk>;
}

/** What was learned from examples. */
export interface Models {
  /** Tells the desk's categories apart, for texts in this language. */
  of(desk: Desk, language: Language): Promise<Model>;
  /** Tells requests to this desk from chatter. */
  requests(deskId: string, language: Language): Promise<Model>;
}

export interface Counters {
  /** 1, 2, 3 … per desk and name. */
  next(deskId: string, name: string): Promise<number>;
}

/** What solved requests taught the desk. */
export interface Examples {
  /** Keeps one for each request: a newer version replaces an older one, never the other way round. */
  put(example: LearnedExample): Promise<void>;
  /** Those that teach something, newest first. */
  newest(deskId: string, language: Language, limit: number): Promise<LearnedExample[]>;
  /** Changes whenever there is more, less or something else to learn. */
  stamp(deskId: string, language: Language): Promise<string>;
}

/** A person as the platform shows them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** IANA zone, where known. */
  readonly timeZone?: string;
  readonly language?: string;
  readonly email?: string;
  readonly isBot: boolean;
  readonly isGone: boolean;
  /** Their role as the company's directory words it. */
  readonly title?: string;
}

/** A chat platform, as far as the desk needs it. One implementation per platform. */
export interface ChatGateway {
  readonly platform: Platform;
  /**
   * Posts a new message; `deliveryId` goes along as hidden metadata.
   * @throws GatewayError
   */
  post(place: Place, message: Message, deliveryId: string): Promise<MessageRef>;
  /** Replaces a message of the bot's own. @throws GatewayError */
  update(ref: MessageRef, message: Message): Promise<void>;
  remove(ref: MessageRef): Promise<void>;
  /** Looks for a message that `post` may have left behind before its answer was lost. */
  findPosted(place: Place, deliveryId: string): Promise<MessageRef | undefined>;
  /** Says something that only this person sees, in this place. */
  tell(place: Place, person: PersonId, message: Message): Promise<void>;
  openDirect(person: PersonId): Promise<Place>;
  /** Adds a reaction of the bot's own; twice is harmless. */
  mark(ref: MessageRef, mark: Mark): Promise<void>;
  /** Copies files into a place, as a reply of `author`; returns the message that carries them, if known. */
  sendFiles(place: Place, files: readonly FileRef[], author: string): Promise<void>;
  publishHome(person: PersonId, home: Message): Promise<void>;
  /** Opens a form; `trigger` is what the platform handed out with the press. */
  openForm(trigger: string, form: Form): Promise<void>;
  person(id: PersonId): Promise<Person | undefined>;
  /** Who has this address in the platform's own directory, which vouches for it. */
  personByEmail(email: string): Promise<PersonId | undefined>;
  groupMembers(group: string): Promise<readonly PersonId[]>;
  link(ref: MessageRef): Promise<string | undefined>;
  /** What a message says, for gestures on messages the desk never saw: a gesture does not tell its thread. */
  read(ref: MessageRef): Promise<ReadMessage | undefined>;
}

export interface ReadMessage {
  readonly author: PersonId;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** The first message of the thread it stands in. */
  readonly thread?: string;
}

/** ✉️: it reached the other side. 🔒: it stayed inside. */
export type Mark = 'delivered' | 'inside' | 'seen';

export type GatewayProblem =
  /** Try again after `retryAfterMs`. */
  | 'rate_limited'
  /** Nothing was accepted; try again later. */
  | 'unavailable'
  /** It may or may not have been accepted. */
  | 'ambiguous'
  /** The channel, message or person is no longer there. */
  | 'gone'
  /** The bot may not: not a member, a missing scope, a revoked token. */
  | 'forbidden'
  /** The platform refuses the content; trying again will not help. */
  | 'invalid';

/** Thrown by gateways; the SDK's own errors do not leave the adapter. */
export class GatewayError extends Error {
  constructor(
    readonly problem: GatewayProblem,
    /** The platform's own code, such as `not_in_channel`. */
    readonly code: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(`${problem}: ${code}`, options);
    this.name = 'GatewayError';
  }
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Everything a use case may use. Built by hand in `app.ts`. */
export interface Deps {
  readonly deskId: string;
  now(): Date;
  readonly log: Log;
  readonly events: EventLog;
  readonly tickets: TicketRepository;
  readonly drafts: DraftRepository;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly places: Places;
  readonly copies: Copies;
  readonly nudgeLists: NudgeLists;
  readonly desks: Desks;
  readonly counters: Counters;
  readonly examples: Examples;
  readonly answers: AnswerOutcomes;
  readonly models: Models;
  /** Absent where no language model is configured. */
  readonly reader?: Reader;
  gateway(platform: Platform): ChatGateway;
  /** Those that are connected. */
  platforms(): readonly Platform[];
  /** Wakes the sender, so that new outbox rows go out at once. */
  wake(): void;
}

export type { Delivery };
