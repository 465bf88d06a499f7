import type { Ticket } from '../ticket/ticket.js';
import { SOMETHING_ELSE } from '../draft/dialog.js';
import type { PersonId } from '../place.js';
import { maskSecrets } from './mask-secrets.js';
import type { Language } from './types.js';

/** What one request taught the desk. There is one for each request, so learning twice is harmless. */
export interface LearnedExample {
  readonly deskId: string;
  /** The request it comes from. */
  readonly id: string;
  /** The version of the ticket (or draft) it was read from; a newer one replaces it. */
  readonly version: number;
  readonly at: Date;
  readonly language: Language;
  /** Whose words they are, so that they can be erased. */
  readonly author: PersonId;
  readonly text: string;
  /** The category that people settled on; absent where there is none to learn. */
  readonly category?: string;
  /** Whether it turned out to be a request; absent while nobody has said. */
  readonly isRequest?: boolean;
}

/** What a ticket says outranks what its draft said. */
const AFTER_THE_DRAFT = 1_000_000;

/** Longer texts repeat themselves; classifiers read no further either. Characters. */
const LONGEST = 2000;

/**
 * What a ticket teaches as it stands: its category once it is solved or somebody sorted it by hand, and
 * that it is none once it was closed as `Not a request`.
 * @param at when the newest of its events happened that teaches something.
 */
export function exampleOf(ticket: Ticket, at: Date): LearnedExample {
  const { deskId, id, language, requester, text, closed } = ticket;
  const version = AFTER_THE_DRAFT + ticket.version;
  const common = { deskId, id, version, language, author: requester, at };
  const masked = maskSecrets(text).text.slice(0, LONGEST);
  if (closed?.reason === 'not_a_request') return { ...common, text: masked, isRequest: false };
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  const isSettled = isDone && closed?.reason !== 'withdrawn';
  if (!isSettled && !isSortedByHand(ticket)) return { ...common, text: '' };
  const isKnown = ticket.category !== undefined && ticket.category !== SOMETHING_ELSE;
  return {
    ...common,
    text: masked,
    isRequest: true,
    ...(isKnown && { category: ticket.category }),
  };
}

/** Somebody put it into another category than the text suggested. */
const isSortedByHand = ({ category, decidedBy, decision }: Ticket): boolean =>
  decidedBy['category'] === 'person' ||
  (decision?.category !== undefined &&
    category !== SOMETHING_ELSE &&
    decision.category.best !== category);
