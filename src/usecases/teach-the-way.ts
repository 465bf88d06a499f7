import type { Draft } from '../domain/draft/draft.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';

/** Whoever writes to the desk itself, or uses its form, knows the way already. */
const KNOWS_THE_WAY: ReadonlySet<Draft['origin']['via']> = new Set([
  ...(['direct', 'command', 'form', 'reply'] as const),
]);

/**
 * The first time that somebody's message becomes a ticket, one sentence to them alone says how to ask
 * next time. Never again: should the process end just here, they do without.
 */
export async function teachTheWay(deps: Deps, { origin, requester }: Draft): Promise<void> {
  if (origin.message === undefined || KNOWS_THE_WAY.has(origin.via)) return;
  const lesson = `taught ${requester}`;
  if ((await deps.counters.next(deps.deskId, lesson)) > 1) return;
  const { channels } = await deskNow(deps);
  const heard = channels.filter(({ mode }) => mode !== 'off');
  const say = heard.length > 0 ? 'the_way' : 'the_way_direct';
  const params = { channels: heard.map(({ channel }) => channel.conversation).join(' ') };
  await tell(deps, lesson, requester, origin.message, { say, params });
}
