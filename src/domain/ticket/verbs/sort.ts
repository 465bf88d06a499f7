import type { FieldValue } from '../../understanding/types.js';
import { ALREADY, agentMayNot, refuse, workMayNot, type Verb } from './verb.js';

/** An agent gives the ticket another priority; `known` are the desk's priorities. */
export const prioritise: Verb<{ priority: string; known: readonly string[] }> = (
  ticket,
  by,
  input,
) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (!input.known.includes(input.priority)) return refuse('unknown_choice');
  if (ticket.priority === input.priority) return ALREADY;
  return { change: { type: 'prioritised', priority: input.priority } };
};

/** A queue of the desk, as far as moving is concerned. */
interface Target {
  readonly key: string;
  readonly private: boolean;
}

/**
 * An agent moves the ticket to another category, and so perhaps to another queue. What was once private
 * stays so.
 */
export const move: Verb<{ queue: string; category?: string; queues: readonly Target[] }> = (
  ticket,
  by,
  input,
) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  const to = input.queues.find(({ key }) => key === input.queue);
  if (to === undefined) return refuse('unknown_choice');
  if (ticket.queue === input.queue && ticket.category === input.category) return ALREADY;
  const { queue, category } = input;
  return { change: { type: 'moved', queue, category, ...(to.private && { private: true }) } };
};

export interface Edits {
  readonly title?: string;
  readonly category?: string;
  readonly queue?: string;
  readonly private?: true;
  readonly priority?: string;
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly missing?: readonly string[];
}

/** The requester, or an agent, corrects what the request says. */
export const edit: Verb<Edits> = (ticket, by, edits) => {
  if (!by.requester) {
    const no = agentMayNot(ticket, by);
    if (no) return no;
  }
  if (ticket.status === 'closed') return refuse('locked');
  const changed = Object.fromEntries(
    Object.entries(edits).filter(
      ([key, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(ticket[key as keyof Edits]),
    ),
  ) as Edits;
  return Object.keys(changed).length === 0 ? ALREADY : { change: { type: 'edited', ...changed } };
};
