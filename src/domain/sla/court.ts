import type { Change, TicketEvent } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { isOnlyThanks } from '../understanding/only-thanks.js';
import type { Language } from '../understanding/types.js';

/** In whose court the ball is: who has to do something before the ticket gets on. */
export type Court = 'agent' | 'requester' | 'approver' | 'vendor' | 'on_hold' | 'nobody';

/**
 * Who has the ball after a change. An agent's reply gives it to the requester only when it asks for
 * something: "I'm looking into it" keeps it. "Thanks" changes nothing.
 * @param before who had it @param ticket as it is after the change
 */
export function courtAfter(before: Court, { change }: TicketEvent, ticket: Ticket): Court {
  if (ticket.status === 'resolved' || ticket.status === 'closed') return 'nobody';
  switch (change.type) {
    case 'asked':
      return 'requester';
    case 'replied':
      return afterReply(before, change, ticket.language);
    case 'held':
      return heldBy(change.reason);
    case 'opened':
    case 'answered':
    case 'resumed':
    case 'reopened':
      return 'agent';
    default:
      // Released, or moved to another team: it is theirs, whoever had it.
      return ticket.status === 'open' ? 'agent' : before;
  }
}

type Replied = Extract<Change, { type: 'replied' }>;

function afterReply(before: Court, reply: Replied, language: Language): Court {
  if (before !== 'agent' && before !== 'requester') return before;
  if (reply.side === 'agent') return asksSomething(reply.text) ? 'requester' : before;
  return isRequesterMessage(reply, language) ? 'agent' : before;
}

/** Whether a requester's line wants an answer: one that only says thanks does not. */
export const isRequesterMessage = (reply: Replied, language: Language): boolean =>
  reply.side === 'requester' && (reply.files.length > 0 || !isOnlyThanks(reply.text, language));

/** Whether an agent's reply asks the requester for something: a question mark that is not part of a link. */
export const asksSomething = (text: string): boolean =>
  /[?？]/u.test(text.replace(/<?https?:\/\/\S+/gu, ' ').replace(/`[^`]*`/gu, ' '));

const VENDOR = /vendor|supplier|manufacturer|leverantör|tillverkare|lieferant|hersteller/iu;
const APPROVER = /approv|sign-?off|godkänn|attest|genehmig|freigabe/iu;

/** Who a ticket on hold waits for, as its reason says. */
function heldBy(reason: string): Court {
  if (VENDOR.test(reason)) return 'vendor';
  return APPROVER.test(reason) ? 'approver' : 'on_hold';
}

/** Whether the ticket is on hold, whoever it waits for. */
export const isHeld = (court: Court): boolean =>
  court === 'on_hold' || court === 'approver' || court === 'vendor';
