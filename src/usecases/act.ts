import type { Ticket } from '../domain/ticket/ticket.js';
import type { Verb } from '../domain/ticket/verbs/verb.js';
import { commitChange, type Outcome } from './commit-change.js';
import { deskNow } from './desk-now.js';
import { callerOf } from './people.js';
import type { Deps } from './ports.js';
import { tellRefusal, type Attempt } from './refusals.js';

/**
 * Does one verb for one person: rights are asked on the ticket as it is now, a refusal is told to them
 * alone, and the same delivery acts once.
 * @param input what the verb needs, or a function of the ticket where it depends on it.
 */
export async function act<Input>(
  deps: Deps,
  attempt: Attempt,
  ticketId: string,
  verb: Verb<Input>,
  input: Input | ((ticket: Ticket) => Input | Promise<Input>),
): Promise<Outcome | undefined> {
  const desk = await deskNow(deps);
  const outcome = await commitChange(deps, {
    ticketId,
    cause: attempt.delivery,
    actor: { kind: 'person', person: attempt.actor },
    decide: async (ticket) => {
      const caller = await callerOf(deps, desk, ticket, attempt.actor);
      const given =
        typeof input === 'function'
          ? (input as (t: Ticket) => Input | Promise<Input>)(ticket)
          : input;
      return verb(ticket, caller, await given);
    },
  });
  if (outcome?.done === false) await tellRefusal(deps, attempt, outcome.ticket, outcome.refused);
  return outcome;
}
