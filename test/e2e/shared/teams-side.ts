import type { FakeTeams, MessageRecord } from '../../fakes/teams/index.js';
import type { Fault } from '../../fakes/teams/connector.js';
import { authorOf } from '../../fakes/teams/screen.js';
import type { Shown, Side } from './side.js';

const FAULTS: Readonly<Record<'rate limit' | 'outage' | 'answer lost', Fault>> = {
  'rate limit': { status: 429, retryAfter: 1 },
  outage: { status: 502 },
  'answer lost': 'reset after',
};

const SIGNS = { delivered: '✉️', inside: '🔒' } as const;

/** The fake Teams as one side of the desk. */
export function teamsSide(teams: FakeTeams): Side {
  const records = new Map<string, MessageRecord>();
  const shown = (record: MessageRecord): Shown => {
    const id = `${record.conversation}/${record.id}`;
    records.set(id, record);
    return { id };
  };
  const recordOf = ({ id }: Shown): MessageRecord => {
    const found = records.get(id);
    if (!found) throw new Error(`no message ${id}`);
    return found;
  };
  const isThere = (record: MessageRecord): boolean =>
    teams.conversation(record.conversation).messages.includes(record);
  const textOf = (record: MessageRecord): string =>
    [record.card && authorOf(record.card), teams.screen(record)].filter(Boolean).join('\n');

  const side: Side = {
    idOf: (who) => `teams:${teams.person(who).record.aadObjectId}`,
    nameOf: (who) => teams.person(who).record.name,
    says: async (who, text, where = '#help') => shown(await teams.person(who).says(where, text)),
    replies: async (who, to, text) => shown(await teams.person(who).replies(recordOf(to), text)),
    edits: async (who, message, text) => {
      await teams.person(who).edits(recordOf(message), text);
    },
    deletes: async (who, message) => {
      await teams.person(who).deletes(recordOf(message));
    },
    presses: async (who, message, title) => {
      await teams.person(who).presses(recordOf(message), title);
    },
    chooses: (who, message, entry) => side.presses(who, message, entry),
    fills: async (who, message, how, entries) => {
      const person = teams.person(who);
      await person.presses(recordOf(message), 'press' in how ? how.press : how.choose);
      await person.fills(entries);
      if (person.dialog !== undefined) throw new Error(`still open: ${person.dialog.title}`);
    },
    thread: (of) => teams.thread(recordOf(of)).map(shown),
    channel: (name) => teams.messagesIn(name).map(shown),
    direct: (who) => teams.direct(teams.person(who)).map(shown),
    reads: (message) => {
      const record = recordOf(message);
      return isThere(record) ? textOf(record) : '';
    },
    told: (who) => {
      const person = teams.person(who);
      const own = [...teams.world.conversations.values()].flatMap(({ messages }) =>
        messages.flatMap(({ seenBy }) => seenBy.get(who) ?? []),
      );
      return [
        ...own.map((card) => teams.screenOf(card)),
        person.dialog?.said ?? '',
        ...teams.direct(person).map(textOf),
      ].join('\n');
    },
    marked: (message, sign) => {
      const thread = side.thread(message);
      const after = thread.slice(thread.findIndex(({ id }) => id === message.id) + 1);
      return after.some((each) => side.reads(each) === SIGNS[sign]);
    },
    bringsAgain: async (who) => {
      const { lastActivity } = teams.person(who);
      await teams.send({
        ...lastActivity,
        id: teams.world.nextId(),
        timestamp: teams.world.now().toISOString(),
      });
    },
    fails: (how, times) => {
      for (let count = 0; count < times; count += 1) teams.connector.faults.push(FAULTS[how]);
    },
    violations: teams.violations,
    until: (condition, what) => teams.until(condition, { what }),
  };
  return side;
}
