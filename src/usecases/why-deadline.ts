import type { Message } from '../cards/message.js';
import { tellingMessage } from '../cards/telling.js';
import { whyDeadlineMessage } from '../cards/why-deadline.js';
import type { PersonId } from '../domain/place.js';
import { explain } from '../domain/sla/explain.js';
import { ledgerOf, turnsOf } from '../domain/sla/ledger.js';
import { fold } from '../domain/ticket/fold.js';
import { currentTicket } from './commit-change.js';
import { configsFor } from './deadlines.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Pressed } from './incoming.js';
import { callerOf, mentionedIn, showingFor } from './people.js';
import type { Deps } from './ports.js';
import { tellRefusal } from './refusals.js';
import { tell } from './say.js';

/** `Why this deadline?`: answered to whoever asks, and only to the ticket's team. */
export async function askWhyDeadline(deps: Deps, press: Incoming & Pressed): Promise<void> {
  const { delivery, actor, message, subject } = press;
  const ticket = await currentTicket(deps, subject);
  if (ticket === undefined) return;
  const { agent } = await callerOf(deps, await deskNow(deps), ticket, actor);
  if (!agent) return tellRefusal(deps, press, ticket, { code: 'not_an_agent' });
  await tell(deps, delivery, actor, message, { say: 'why_deadline', subject });
}

/** The answer, by the ticket as it is when it is sent. */
export async function whyDeadline(deps: Deps, person: PersonId, id: string): Promise<Message> {
  const desk = await deskNow(deps);
  const events = await deps.events.of(deps.deskId, id, 0);
  if (events.length === 0)
    return tellingMessage(await showingFor(deps, desk, { person }, []), {
      say: 'refused_vanished',
    });
  const ticket = fold(events);
  const show = await showingFor(deps, desk, { person }, mentionedIn(ticket));
  const now = deps.now().getTime();
  const explanations = explain(events, await configsFor(deps, events), now);
  return whyDeadlineMessage(show, ticket, explanations, ledgerOf(turnsOf(events, now)));
}
