import { mostUrgent, type Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { ask } from '../domain/ticket/verbs/ask.js';
import { assign, release } from '../domain/ticket/verbs/assign.js';
import { claim } from '../domain/ticket/verbs/claim.js';
import { hold, resume } from '../domain/ticket/verbs/hold.js';
import { note } from '../domain/ticket/verbs/note.js';
import { reopen, resolve } from '../domain/ticket/verbs/resolve.js';
import { prioritise } from '../domain/ticket/verbs/sort.js';
import { queueOf } from '../domain/desk.js';
import { act } from './act.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import { rosterOf } from './people.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';

/** Typed commands in a triage thread, where slash commands do not work. */
export const MACROS = [
  'claim',
  'assign',
  'release',
  'resolve',
  'reopen',
  'note',
  'ask',
  'hold',
  'resume',
  'priority',
] as const;

export interface Macro {
  readonly name: string;
  readonly rest: string;
}

/** `?resolve restarted it` → name and rest; `undefined` when the text is no macro. */
export function readMacro(text: string): Macro | undefined {
  const match = /^\s*\?([a-z]+)(?:\s+([\s\S]*))?$/iu.exec(text);
  const name = match?.[1];
  return name === undefined
    ? undefined
    : { name: name.toLowerCase(), rest: (match?.[2] ?? '').trim() };
}

type Run = (deps: Deps, ticket: Ticket, said: Incoming & Said, rest: string) => Promise<unknown>;

const RUNS: Readonly<Record<(typeof MACROS)[number], Run>> = {
  claim: (deps, ticket, said) => act(deps, said, ticket.id, claim, undefined),
  release: (deps, ticket, said) => act(deps, said, ticket.id, release, undefined),
  resolve: (deps, ticket, said, rest) =>
    rest === ''
      ? tell(deps, said.delivery, said.actor, said.message, {
          say: 'what_fixed_it',
          subject: ticket.id,
        })
      : act(deps, said, ticket.id, resolve, { resolution: rest }),
  reopen: (deps, ticket, said, rest) => act(deps, said, ticket.id, reopen, { reason: rest }),
  note: (deps, ticket, said, rest) =>
    act(deps, said, ticket.id, note, { text: rest, message: said.message }),
  ask: (deps, ticket, said, rest) =>
    act(deps, said, ticket.id, ask, { question: rest, options: [] }),
  hold: (deps, ticket, said, rest) => act(deps, said, ticket.id, hold, { reason: rest }),
  resume: (deps, ticket, said) => act(deps, said, ticket.id, resume, undefined),
  assign: assignByName,
  priority: prioritiseByName,
};

/** Whether there is a macro of this name. */
export const isKnown = ({ name }: Macro): boolean => isMacro(name);

/** Runs a macro; an unknown one is answered with those that exist, and never reaches the requester. */
export async function runMacro(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
  { name, rest }: Macro,
): Promise<void> {
  const run = isMacro(name) ? RUNS[name] : undefined;
  if (run !== undefined) {
    await run(deps, ticket, said, rest);
    return;
  }
  const params = { macro: `?${name}`, macros: MACROS.map((one) => `?${one}`).join(' ') };
  await tell(deps, said.delivery, said.actor, said.message, { say: 'unknown_macro', params });
}

const isMacro = (name: string): name is (typeof MACROS)[number] =>
  (MACROS as readonly string[]).includes(name);

/** `?assign @ben`: somebody on the roster by name; `?assign me` is a claim for oneself. */
async function assignByName(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
  rest: string,
): Promise<void> {
  const desk = await deskNow(deps);
  const wanted = rest.replace(/^@/u, '').trim().toLowerCase();
  if (wanted === '') {
    return tell(deps, said.delivery, said.actor, said.message, { say: 'nobody_named' });
  }
  const assignee = wanted === 'me' ? said.actor : await rosterMember(deps, desk, ticket, wanted);
  if (assignee === undefined) {
    const params = { assignee: rest, queue: queueOf(desk, ticket.queue)?.name ?? ticket.queue };
    return tell(deps, said.delivery, said.actor, said.message, {
      say: 'refused_not_on_the_roster',
      params,
    });
  }
  await act(deps, said, ticket.id, assign, { assignee, onRoster: true });
}

async function rosterMember(
  deps: Deps,
  desk: Desk,
  ticket: Ticket,
  wanted: string,
): Promise<PersonId | undefined> {
  const queue = queueOf(desk, ticket.queue);
  const roster = queue === undefined ? [] : await rosterOf(deps, queue);
  const people = await Promise.all(
    roster.map(async (id) => ({ id, name: (await personOf(deps, id))?.name.toLowerCase() ?? '' })),
  );
  const exact = people.filter(({ name }) => name === wanted);
  const close = people.filter(({ name }) => name.split(/\s+/u).includes(wanted));
  const found = exact.length > 0 ? exact : close;
  return found.length === 1 ? found[0]?.id : undefined;
}

async function prioritiseByName(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
  rest: string,
): Promise<void> {
  const desk = await deskNow(deps);
  const wanted = rest.toLowerCase();
  const level =
    wanted === 'urgent'
      ? mostUrgent(desk)
      : desk.priorities.levels.find(
          ({ key, name }) => key === wanted || name.toLowerCase() === wanted,
        )?.key;
  if (level === undefined) {
    const params = { priorities: desk.priorities.levels.map(({ name }) => name).join(', ') };
    return tell(deps, said.delivery, said.actor, said.message, { say: 'unclear_priority', params });
  }
  const known = desk.priorities.levels.map(({ key }) => key);
  await act(deps, said, ticket.id, prioritise, { priority: level, known });
}
