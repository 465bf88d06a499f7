import type { Message } from '../cards/message.js';
import type { PersonId } from '../domain/place.js';
import type { Deps } from './ports.js';
import { myTickets, queueTickets } from './run-command.js';
import { deskNow } from './desk-now.js';
import { platformOf, queuesOf, showingFor } from './people.js';

/** The person's own page: their open tickets, and what waits in their queues when they are an agent. */
export async function showHome(deps: Deps, person: PersonId): Promise<void> {
  const desk = await deskNow(deps);
  const mine = await myTickets(deps, person);
  const isAgent = (await queuesOf(deps, desk, person)).length > 0;
  const queue = isAgent ? await queueTickets(deps, person) : undefined;
  const { say } = (await showingFor(deps, desk, { person }, [])).speaker;
  const blocks: Message['blocks'] = [
    ...mine.blocks,
    { type: 'buttons', buttons: [{ action: 'new_request', label: say('open_form') }] },
    ...(queue ? [{ type: 'divider' } as const, ...queue.blocks] : []),
  ];
  await deps.gateway(platformOf(person)).publishHome(person, { fallback: mine.fallback, blocks });
}
