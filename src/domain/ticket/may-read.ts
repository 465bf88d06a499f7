import { listeningIn, queueOf, type Desk } from '../desk.js';
import type { PersonId } from '../place.js';
import type { Ticket } from './ticket.js';

/** Somebody who looks for tickets. */
export interface TicketReader {
  /** Every id of theirs. */
  readonly ids: readonly PersonId[];
  /** Keys of the queues on whose roster they are. */
  readonly queues: readonly string[];
}

type Asked = Pick<Ticket, 'requester' | 'filedBy' | 'queue' | 'private' | 'origin'>;

/**
 * Whether a ticket is shown to this person: their own, those of their queues, and those that were asked
 * in a channel of the desk, for everybody to read.
 */
export const mayRead = (desk: Desk, ticket: Asked, reader: TicketReader): boolean =>
  reader.queues.includes(ticket.queue) ||
  reader.ids.some((id) => id === ticket.requester || id === ticket.filedBy) ||
  isPublic(desk, ticket);

/** What was asked elsewhere, or turned out to be private, is nobody else's business. */
const isPublic = (desk: Desk, { queue, private: isHidden, origin }: Asked): boolean =>
  !isHidden &&
  queueOf(desk, queue)?.private === false &&
  origin.message !== undefined &&
  listeningIn(desk, origin.message) !== undefined;
