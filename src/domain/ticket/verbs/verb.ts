import type { PersonId } from '../../place.js';
import type { Change } from '../events.js';
import type { Ticket } from '../ticket.js';

/**
 * A verb is one thing people can do to a ticket. It looks at the ticket as it is now and at who asks,
 * and says what changes, or why not. Nothing else decides rights: a button is a hint, never a permission.
 */
export type Verb<Input = void> = (ticket: Ticket, by: Caller, input: Input) => Decision;

/** Who asks, with their roles towards this ticket at this moment. */
export interface Caller {
  readonly person: PersonId;
  /** On the roster of the ticket's queue, or one of its leads. */
  readonly agent: boolean;
  readonly lead: boolean;
  /** Asked for help, or filed it on somebody's behalf. */
  readonly requester: boolean;
}

export type Decision =
  | { readonly change: Change }
  | { readonly refused: Refusal }
  /** It is so already: nothing to do, and nothing to complain about. */
  | { readonly already: true };

export interface Refusal {
  readonly code: RefusalCode;
  /** Fills the sentence of `cards/wording`. Person ids are shown by name. */
  readonly params?: Readonly<Record<string, string>>;
}

export type RefusalCode =
  | 'not_an_agent'
  | 'not_the_requester'
  | 'already_claimed'
  | 'already_over'
  | 'not_over'
  | 'locked'
  | 'not_yours_to_release'
  | 'not_on_the_roster'
  | 'nothing_written'
  | 'unknown_choice'
  | 'already_answered'
  | 'vanished';

export const ALREADY: Decision = { already: true };

export const refuse = (code: RefusalCode, params?: Refusal['params']): Decision => ({
  refused: { code, params },
});

/** Why an agent may not work on this ticket; `undefined` when they may. */
export function agentMayNot(ticket: Ticket, by: Caller): Decision | undefined {
  if (!by.agent) return refuse('not_an_agent', { queue: ticket.queue });
  if (ticket.status === 'closed') return refuse('locked');
  return undefined;
}

/** The same, for what needs a ticket that is not resolved yet. */
export const workMayNot = (ticket: Ticket, by: Caller): Decision | undefined =>
  agentMayNot(ticket, by) ?? (ticket.status === 'resolved' ? refuse('already_over') : undefined);
