import { tellingMessage } from '../../cards/telling.js';
import { whyMessage } from '../../cards/why.js';
import type { Message } from '../../cards/message.js';
import type { PersonId } from '../../domain/place.js';
import type { Telling } from '../../cards/telling-types.js';
import { currentTicket } from '../commit-change.js';
import { deskNow } from '../desk-now.js';
import { mentionedIn, platformOf, showingFor } from '../people.js';
import type { Deps, Taken } from '../ports.js';
import { myTickets, queueTickets } from '../run-command.js';
import { searchPage } from '../search-tickets.js';
import { whyDeadline } from '../why-deadline.js';
import { sendCopy, sendFilesOf, sendNotice, updateCopy } from './conversation.js';
import { refreshSide, showLiving } from './living.js';
import { sendNudge, sendToLeads } from './nudges.js';
import { postOnce } from './post.js';

/**
 * Sends one row of the outbox, in the words that are right now.
 * @throws GatewayError when the platform did not take it.
 */
export async function deliver(deps: Deps, taken: Taken): Promise<void> {
  const { target } = taken.delivery;
  switch (target.kind) {
    case 'living':
      return showLiving(deps, taken, target.subject, target.role);
    case 'refresh':
      return refreshSide(deps, taken, target);
    case 'notice':
      return sendNotice(deps, taken, target.subject, target.seq, target.to);
    case 'copy':
      return sendCopy(deps, taken, target.subject, target.seq, target.to);
    case 'files':
      return sendFilesOf(deps, target.subject, target.seq, target.to);
    case 'copy_edit':
    case 'copy_delete':
      return updateCopy(deps, target.subject, target.source);
    case 'mark':
      return deps.gateway(target.ref.platform).mark(target.ref, target.mark);
    case 'tell': {
      const message = await telling(deps, target.person, target.what);
      // Somebody of the other platform is told where they are, whichever place it is about.
      return deps.gateway(platformOf(target.person)).tell(target.place, target.person, message);
    }
    case 'nudge':
      return sendNudge(deps, taken, target);
    case 'nudge_leads':
      return sendToLeads(deps, taken, target);
    case 'direct': {
      const place = await deps.gateway(platformOf(target.person)).openDirect(target.person);
      await postOnce(deps, taken, place, await telling(deps, target.person, target.what));
    }
  }
}

async function telling(deps: Deps, person: PersonId, what: Telling): Promise<Message> {
  if (what.say === 'list_mine') return myTickets(deps, person);
  if (what.say === 'list_queue') return queueTickets(deps, person);
  if (what.say === 'why_deadline') return whyDeadline(deps, person, what.subject ?? '');
  if (what.say === 'search') {
    const { typed = '', page = 0 } = what.params ?? {};
    return searchPage(deps, person, String(typed), Number(page));
  }
  const desk = await deskNow(deps);
  const show = await showingFor(deps, desk, { person }, []);
  const ticket = what.subject === undefined ? undefined : await currentTicket(deps, what.subject);
  if (what.say === 'why' && ticket !== undefined)
    return whyMessage(await showingFor(deps, desk, { person }, mentionedIn(ticket)), ticket);
  return tellingMessage(show, what, ticket);
}
