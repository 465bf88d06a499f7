import { nudgeListMessage, replacedList, type NudgeEntry } from '../../cards/nudge-list.js';
import type { Message } from '../../cards/message.js';
import { queueOf } from '../../domain/desk.js';
import { messageKey, type MessageRef, type PersonId } from '../../domain/place.js';
import { isAway } from '../../domain/sla/person-hours.js';
import { policyOf } from '../../domain/sla/config.js';
import { isStillWanted } from '../../domain/sla/still-wanted.js';
import { nudgeLane, type DeliveryTarget } from '../delivery.js';
import { deskNow } from '../desk-now.js';
import { mentionedIn, platformOf, showingFor } from '../people.js';
import { GatewayError, type Deps, type NudgeList, type Taken } from '../ports.js';
import { send } from '../say.js';
import { hash, isUnreachable, postOnce } from './post.js';
import { eventAt, subjectOf } from './subject.js';

const HOUR_MS = 3_600_000;

/** What comes so soon after a message is added to it instead of ringing again. Milliseconds. */
const GATHER_MS = 5 * 60_000;

/** The longest list; what is older fell behind newer things. */
const MOST_ENTRIES = 10;

/**
 * Puts an event into the one list of what waits for a person. The list rings when it is new or when the
 * last ring is a while ago; within a few minutes the standing message is edited instead.
 * @throws GatewayError also when the person's budget of this hour is spent: the row waits for the next.
 */
export async function sendNudge(
  deps: Deps,
  taken: Taken,
  { person, subject, seq }: Extract<DeliveryTarget, { kind: 'nudge' }>,
): Promise<void> {
  const { deskId } = deps;
  const before = (await deps.nudgeLists.find(deskId, person)) ?? emptyList(deskId, person);
  const asked = { ticketId: subject, seq };
  if (before.entries.some((each) => isSame(each, asked))) return;
  const entry = await entryOf(deps, asked);
  if (entry?.open !== true) return;
  const kept = (await entriesOf(deps, before)).filter(
    (each) => each.open && !replaces(entry, each),
  );
  const entries = [...kept, entry].slice(-MOST_ENTRIES);
  const now = deps.now().getTime();
  const recent = before.postedAt.filter((at) => now - at.getTime() < HOUR_MS);
  const list = { ...before, postedAt: recent, entries: entries.map(idOf) };
  const last = recent.at(-1);
  const message = await listMessage(deps, person, entries);
  if (before.ref !== undefined && last !== undefined && now - last.getTime() < GATHER_MS) {
    if (await editList(deps, before.ref, message)) return keep(deps, list, before.ref, message);
  }
  await spend(deps, recent, now);
  const gateway = deps.gateway(platformOf(person));
  const ref = await postOnce(deps, taken, await gateway.openDirect(person), message);
  await keep(deps, { ...list, postedAt: [...recent, deps.now()] }, ref, message);
  if (before.ref !== undefined && messageKey(before.ref) !== messageKey(ref))
    await editList(deps, before.ref, replacedList(await showingOf(deps, person, [])));
}

/** Each lead of the queue hears, unless all but some are away. */
export async function sendToLeads(
  deps: Deps,
  taken: Taken,
  { subject, seq }: Extract<DeliveryTarget, { kind: 'nudge_leads' }>,
): Promise<void> {
  const known = await subjectOf(deps, subject);
  if (known === undefined || !('ticket' in known)) return;
  const { desk, ticket } = known;
  const leads = queueOf(desk, ticket.queue)?.leads ?? [];
  const policy = desk.sla && policyOf(desk.sla, ticket.sla?.policyId);
  const now = deps.now().getTime();
  const there = leads.filter(
    (lead) => !(desk.sla && policy && isAway(desk.sla, policy, lead, now)),
  );
  for (const person of there.length > 0 ? there : leads) {
    const target = { kind: 'nudge', person, subject, seq } as const;
    await send(deps, taken.delivery.id, `nudge-${person}`, target, nudgeLane(person));
  }
}

/** The list of a person as it is now; `undefined` when it does not stand in this message any more. */
export async function nudgeListAt(
  deps: Deps,
  person: PersonId,
  ref: MessageRef,
): Promise<Message | undefined> {
  const list = await deps.nudgeLists.find(deps.deskId, person);
  if (list?.ref === undefined || messageKey(list.ref) !== messageKey(ref)) return undefined;
  return listMessage(deps, person, await entriesOf(deps, list));
}

const emptyList = (deskId: string, person: PersonId): NudgeList => ({
  deskId,
  person,
  postedAt: [],
  entries: [],
});

const idOf = ({ ticket, event }: NudgeEntry): NudgeList['entries'][number] => ({
  ticketId: ticket.id,
  seq: event.seq,
});

const isSame = (a: NudgeList['entries'][number], b: typeof a): boolean =>
  a.ticketId === b.ticketId && a.seq === b.seq;

/** A ticket stands in the list once; a promise beside it is another matter. */
const replaces = (a: NudgeEntry, b: NudgeEntry): boolean =>
  a.ticket.id === b.ticket.id &&
  (a.event.change.type === 'promise_due') === (b.event.change.type === 'promise_due');

async function entriesOf(deps: Deps, { entries }: NudgeList): Promise<NudgeEntry[]> {
  const found = await Promise.all(entries.map((each) => entryOf(deps, each)));
  return found.filter((each) => each !== undefined);
}

async function entryOf(
  deps: Deps,
  { ticketId, seq }: NudgeList['entries'][number],
): Promise<NudgeEntry | undefined> {
  const subject = await subjectOf(deps, ticketId);
  if (subject === undefined || !('ticket' in subject)) return undefined;
  const { ticket, events } = subject;
  const event = eventAt(events, seq);
  return { ticket, event, open: isStillWanted(event, ticket, events, deps.now().getTime()) };
}

const showingOf = async (deps: Deps, person: PersonId, entries: readonly NudgeEntry[]) =>
  showingFor(
    deps,
    await deskNow(deps),
    { person },
    entries.flatMap(({ ticket }) => mentionedIn(ticket)),
  );

const listMessage = async (deps: Deps, person: PersonId, entries: readonly NudgeEntry[]) =>
  nudgeListMessage(await showingOf(deps, person, entries), entries);

/** @returns false when the message is out of reach: then a new one is posted. */
async function editList(deps: Deps, ref: MessageRef, message: Message): Promise<boolean> {
  try {
    await deps.gateway(ref.platform).update(ref, message);
    return true;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    deps.log.warn({ code: error.code }, 'a list of nudges is out of reach');
    return false;
  }
}

/** Notes where the list stands; each of its tickets keeps the message current from now on. */
async function keep(deps: Deps, list: NudgeList, ref: MessageRef, message: Message): Promise<void> {
  const { deskId, person, entries } = list;
  const shown = hash(message);
  for (const { ticketId } of entries)
    await deps.places.put({ deskId, subject: ticketId, role: `nudges:${person}`, ref, shown });
  await deps.nudgeLists.put({ ...list, ref });
}

/** @throws GatewayError when as many messages went out within the hour as one person gets. */
async function spend(deps: Deps, recent: readonly Date[], now: number): Promise<void> {
  const budget = (await deskNow(deps)).sla?.nudgesPerHour ?? 0;
  const [first] = recent.slice(-Math.max(1, budget));
  if (budget === 0 || recent.length < budget || first === undefined) return;
  const wait = first.getTime() + HOUR_MS - now;
  throw new GatewayError('rate_limited', 'nudge_budget', Math.max(1_000, wait));
}
