import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/domain/ticket/events.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { answer, ask } from '../../../src/domain/ticket/verbs/ask.js';
import { assign, release } from '../../../src/domain/ticket/verbs/assign.js';
import { claim, takeOver } from '../../../src/domain/ticket/verbs/claim.js';
import { hold, resume } from '../../../src/domain/ticket/verbs/hold.js';
import { note } from '../../../src/domain/ticket/verbs/note.js';
import { reply } from '../../../src/domain/ticket/verbs/reply.js';
import { reopen, resolve } from '../../../src/domain/ticket/verbs/resolve.js';
import { edit, move, prioritise } from '../../../src/domain/ticket/verbs/sort.js';
import { confirm, rate } from '../../../src/domain/ticket/verbs/verdict.js';
import type { Caller, Decision } from '../../../src/domain/ticket/verbs/verb.js';
import { notARequest, withdraw } from '../../../src/domain/ticket/verbs/withdraw.js';
import {
  agent,
  ana,
  ben,
  caller,
  message,
  omar,
  requester,
  stranger,
  ticketAfter,
} from '../../builders/ticket.js';

const CLAIM: Change = { type: 'claimed' };
const RESOLVE: Change = { type: 'resolved', resolution: 'Charged it' };
const CLOSE: Change = { type: 'closed', reason: 'confirmed' };

const tickets: Record<string, Ticket> = {
  open: ticketAfter(),
  claimed: ticketAfter(CLAIM),
  held: ticketAfter(CLAIM, { type: 'held', reason: 'Waits for a part' }),
  resolved: ticketAfter(CLAIM, RESOLVE),
  closed: ticketAfter(CLAIM, RESOLVE, CLOSE),
};

const line = { where: 'triage', message: message('9.9'), text: 'Hello', files: [] } as const;

const queues = ['it', 'people'].map((key) => ({ key, private: false }));

const verbs: Record<string, (ticket: Ticket, by: Caller) => Decision> = {
  claim: (ticket, by) => claim(ticket, by),
  takeOver: (ticket, by) => takeOver(ticket, by),
  assign: (ticket, by) => assign(ticket, by, { assignee: omar, onRoster: true }),
  release: (ticket, by) => release(ticket, by),
  resolve: (ticket, by) => resolve(ticket, by, { resolution: 'Charged it' }),
  reopen: (ticket, by) => reopen(ticket, by, {}),
  hold: (ticket, by) => hold(ticket, by, { reason: 'A part' }),
  resume: (ticket, by) => resume(ticket, by),
  ask: (ticket, by) => ask(ticket, by, { question: 'Which one?', options: [] }),
  note: (ticket, by) => note(ticket, by, { text: 'Known fault' }),
  prioritise: (ticket, by) => prioritise(ticket, by, { priority: 'low', known: ['high', 'low'] }),
  move: (ticket, by) => move(ticket, by, { queue: 'people', queues }),
  edit: (ticket, by) => edit(ticket, by, { title: 'Another title' }),
  confirm: (ticket, by) => confirm(ticket, by),
  rate: (ticket, by) => rate(ticket, by, { score: 4 }),
  withdraw: (ticket, by) => withdraw(ticket, by),
  notARequest: (ticket, by) => notARequest(ticket, by),
  reply: (ticket, by) => reply(ticket, by, line),
};

const outcome = (decision: Decision): string => {
  if ('already' in decision) return '=';
  return 'refused' in decision ? decision.refused.code : decision.change.type;
};

/** Who may do what, and when: one row a verb and person, one column a state. */
const TABLE = `
verb        | by        | open              | claimed              | held                 | resolved          | closed
claim       | agent     | claimed           | =                    | =                    | already_over      | locked
claim       | second    | claimed           | already_claimed      | already_claimed      | already_over      | locked
claim       | requester | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
claim       | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
takeOver    | second    | claimed           | claimed              | claimed              | already_over      | locked
assign      | agent     | assigned          | assigned             | assigned             | already_over      | locked
assign      | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
release     | agent     | =                 | released             | released             | already_over      | locked
release     | second    | =                 | not_yours_to_release | not_yours_to_release | already_over      | locked
release     | lead      | =                 | released             | released             | already_over      | locked
resolve     | agent     | resolved          | resolved             | resolved             | already_over      | locked
resolve     | requester | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
reopen      | agent     | =                 | =                    | =                    | reopened          | reopened
reopen      | requester | =                 | =                    | =                    | reopened          | locked
reopen      | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
hold        | agent     | held              | held                 | held                 | already_over      | locked
resume      | agent     | =                 | =                    | resumed              | already_over      | locked
ask         | agent     | asked             | asked                | asked                | already_over      | locked
note        | agent     | noted             | noted                | noted                | noted             | locked
note        | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
prioritise  | agent     | prioritised       | prioritised          | prioritised          | already_over      | locked
prioritise  | requester | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
move        | agent     | moved             | moved                | moved                | already_over      | locked
edit        | agent     | edited            | edited               | edited               | edited            | locked
edit        | requester | edited            | edited               | edited               | edited            | locked
edit        | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
confirm     | requester | not_over          | not_over             | not_over             | closed            | =
confirm     | agent     | not_the_requester | not_the_requester    | not_the_requester    | not_the_requester | not_the_requester
rate        | requester | not_over          | not_over             | not_over             | rated             | rated
rate        | stranger  | not_the_requester | not_the_requester    | not_the_requester    | not_the_requester | not_the_requester
withdraw    | requester | closed            | closed               | closed               | closed            | =
withdraw    | agent     | not_the_requester | not_the_requester    | not_the_requester    | not_the_requester | not_the_requester
notARequest | agent     | closed            | closed               | closed               | already_over      | =
notARequest | requester | closed            | closed               | closed               | already_over      | =
notARequest | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
reply       | agent     | replied           | replied              | replied              | replied           | locked
reply       | stranger  | not_an_agent      | not_an_agent         | not_an_agent         | not_an_agent      | not_an_agent
`;

const callers: Record<string, Caller> = {
  agent,
  second: caller({ person: omar }),
  lead: caller({ person: omar, lead: true }),
  requester,
  stranger,
};

const [header, ...rows] = TABLE.trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));
const states = (header ?? []).slice(2);

describe.each(rows)('%s by %s', (verb = '', by = '', ...expected) => {
  test.each(states.map((state, index) => [state, expected[index]]))(
    '%s → %s',
    (state = '', wanted) => {
      const ticket = tickets[state];
      const who = callers[by];
      if (ticket === undefined || who === undefined) throw new Error(`${state} ${by}`);
      expect(outcome(verbs[verb]?.(ticket, who) ?? { already: true })).toBe(wanted);
    },
  );
});

test('every verb stands in the table', () => {
  expect(new Set(rows.map(([verb]) => verb))).toEqual(new Set(Object.keys(verbs)));
});

test('nothing written is refused, so that no empty words reach anybody', () => {
  const open = ticketAfter(CLAIM);
  const blank = ' \n ';
  const decisions = [
    resolve(open, agent, { resolution: blank }),
    ask(open, agent, { question: blank, options: [] }),
    hold(open, agent, { reason: blank }),
    note(open, agent, { text: blank }),
  ];
  expect(decisions.map(outcome)).toEqual(Array(4).fill('nothing_written'));
});

test('an answer counts once, for the question that is open now', () => {
  const asked = ticketAfter({ type: 'asked', question: 'Which?', options: ['A', 'B'] });
  expect(outcome(answer(asked, requester, { seq: 2, answer: 'A' }))).toBe('answered');
  expect(outcome(answer(asked, requester, { seq: 1, answer: 'A' }))).toBe('vanished');
  expect(outcome(answer(asked, agent, { seq: 2, answer: 'A' }))).toBe('not_the_requester');
  const answered = ticketAfter({ type: 'asked', question: 'Which?', options: ['A', 'B'] }, [
    { type: 'answered', question: 2, answer: 'A' },
    ana,
  ]);
  expect(outcome(answer(answered, requester, { seq: 2, answer: 'B' }))).toBe('already_answered');
});

test('whoever is not on the roster cannot be given a ticket', () => {
  const decision = assign(ticketAfter(), agent, { assignee: ana, onRoster: false });
  expect(decision).toEqual({ refused: { code: 'not_on_the_roster', params: { assignee: ana } } });
});

test('an agent who asks for help speaks as requester in their own thread', () => {
  const both = caller({ person: ben, requester: true });
  const own = reply(ticketAfter(), both, { ...line, where: 'requester' });
  expect(own).toMatchObject({ change: { side: 'requester', author: ben } });
});
