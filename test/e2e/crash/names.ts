import type { Wire } from '../../fakes/slack/wire.js';
import type { Operation, Write } from './write.js';

/**
 * Names the writes and sends of one step of one request, so that the same one has the same name in every
 * run: ids that Slack and the clock make are replaced by the order in which they come up.
 */
export interface Names {
  /** What a command writes; several when it writes several rows. Empty for what is no part of a flow. */
  ofWrite(write: Write): string[];
  /** What a call of the Web API sends. */
  ofSend(method: string, args: Wire): string;
}

/** Those of agenda come by the clock, and those of the desk at the start: no flow makes them. */
const NOT_OF_A_FLOW = new Set(['jobs', 'desks']);

/** A message, which is the id of a request too: `slack/C…/1700000000.000100`. */
const MESSAGE = /slack\/[A-Z0-9]+\/\d+\.\d+/g;

/** @param ticketId of the request; unknown before its first message is stored. */
export function namesOfOneStep(ticketId: () => string): Names {
  const counts = new Map<string, number>();
  const others: string[] = [];
  const plain = (id: string): string =>
    id
      .replaceAll('%2F', '/')
      .replace(/^main\//, '')
      .replaceAll(MESSAGE, (message) => {
        if (message === ticketId()) return 'T';
        if (!others.includes(message)) others.push(message);
        return `M${others.indexOf(message) + 1}`;
      });
  const nth = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };

  return {
    ofWrite: ({ collection, operations }) =>
      NOT_OF_A_FLOW.has(collection)
        ? []
        : operations.map(({ verb, id = 'some', values }) => {
            // A delivery's id is Slack's own, and says nothing.
            const row = collection === 'inbox' ? 'delivery' : plain(id);
            return nth(`${collection} ${verb} ${row}${verb === 'update' ? detail(values) : ''}`);
          }),
    ofSend: (method, args) => {
      const [, posted] = /"id":"([^"]+)"/.exec(String(args['metadata'])) ?? [];
      const about = posted ?? [args['channel'], args['name']].filter(Boolean).map(String).join(' ');
      return nth(`${method} ${plain(about)}`.trimEnd());
    },
  };
}

/** What tells two writes of one row apart. */
function detail(values: Operation['values']): string {
  if (typeof values['version'] === 'number') return ` v${values['version']}`;
  if (typeof values['holder'] === 'string') return ' taken';
  const { state } = values;
  return typeof state === 'string' && state !== 'waiting' ? ` ${state}` : '';
}
