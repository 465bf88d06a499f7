import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openMixedDesk, type MixedDesk, type Sides } from './mixed-desk.js';
import type { Shown, Side } from './side.js';
import { slackSide } from './slack-side.js';
import { teamsSide } from './teams-side.js';

/** A ticket as its people see it. */
interface Filed {
  readonly asked: Shown;
  readonly status: Shown;
  readonly card: Shown;
  readonly key: string;
}

const LAPTOP = "My MacBook won't turn on since this morning";

const sideOn = ({ slack, teams }: MixedDesk, platform: 'slack' | 'teams'): Side => {
  if (platform === 'slack' && slack) return slackSide(slack);
  if (platform === 'teams' && teams) return teamsSide(teams);
  throw new Error(`${platform} is not there`);
};

/** The flows that a desk lives of: written once, whoever is where. */
export function flowScenarios(sides: Sides): void {
  describe(`asked in ${sides.requesters}, answered in ${sides.agents}`, () => {
    let desk: MixedDesk;
    let asking: Side;
    let answering: Side;
    beforeAll(async () => {
      desk = await openMixedDesk(sides);
      asking = sideOn(desk, sides.requesters);
      answering = sides.agents === sides.requesters ? asking : sideOn(desk, sides.agents);
    });
    beforeEach(() => {
      // A new request, and not more of the one before.
      desk.advance(120_000);
    });
    afterEach(async () => {
      await desk.settled();
      expect([...asking.violations, ...answering.violations]).toEqual([]);
    });
    afterAll(() => desk.stop());

    const shows = (side: Side, message: Shown, ...texts: readonly string[]): Promise<string> =>
      side.until(() => {
        const read = side.reads(message);
        for (const text of texts) expect(read).toContain(text);
        return read;
      }, texts.join(' & '));

    const inThread = (side: Side, of: Shown, text: string): Promise<Shown> =>
      side.until(
        () =>
          side
            .thread(of)
            .slice(1)
            .find((each) => side.reads(each).includes(text)),
        `"${text}" in the thread`,
      );

    const told = (side: Side, who: string, text: string): Promise<boolean> =>
      side.until(() => side.told(who).includes(text), `"${text}" to ${who} alone`);

    const cardOf = (key: string, triage: string): Promise<Shown> =>
      answering.until(
        () =>
          answering.channel(triage).find((each) =>
            answering
              .reads(each)
              .split(/[^A-Z0-9-]/)
              .includes(key),
          ),
        `the card of ${key}`,
      );

    async function asks(text = LAPTOP, triage = '#triage-it', who = 'ana'): Promise<Filed> {
      const asked = await asking.says(who, text);
      const status = await asking.until(() => asking.thread(asked)[1], 'an answer');
      const key = await asking.until(
        () => /\b(?:IT|HR|FAC)-\d+/.exec(asking.reads(status))?.[0],
        'a key',
      );
      return { asked, status, key, card: await cardOf(key, triage) };
    }

    const ticket = async (key: string) => {
      await desk.settled();
      return desk.store.tickets.findByKey('main', key);
    };

    test('asked, answered, filed, claimed, talked about both ways, solved and rated', async () => {
      const asked = await asking.says('ana', "my laptop won't turn on");
      const dialog = await asking.until(() => asking.thread(asked)[1]);
      await shows(asking, dialog, 'Which laptop');
      await asking.presses('ana', dialog, 'MacBook');
      await shows(asking, dialog, 'With IT since');
      const key = /IT-\d+/.exec(asking.reads(dialog))?.[0] ?? '';
      const card = await cardOf(key, '#triage-it');
      await shows(answering, card, '🆕', 'Ana Lindqvist', 'MacBook');

      await answering.presses('ben', card, 'Claim');
      await shows(answering, card, '🛠', 'Ben Okafor has it');
      await shows(asking, dialog, '🛠', 'Ben Okafor has it');

      const line = await answering.replies('ben', card, 'Is there a light when you plug it in?');
      const copy = await inThread(asking, asked, 'Is there a light');
      await shows(asking, copy, 'Ben Okafor (IT)');
      await answering.until(() => answering.marked(line, 'delivered'), 'the mark');
      await asking.replies('ana', asked, 'No light at all');
      const back = await inThread(answering, card, 'No light at all');
      await shows(answering, back, 'Ana Lindqvist');

      const words = { 'What fixed it?': 'Charged a deeply discharged battery' };
      await answering.fills('ben', card, { press: 'Resolve' }, words);
      const solved = await inThread(asking, asked, 'Charged a deeply discharged');
      await asking.presses('ana', solved, 'That fixed it');
      await shows(asking, solved, 'How was it');
      await asking.presses('ana', solved, '😀');
      await asking.fills(
        'ana',
        solved,
        { press: await pressable(asking, solved, /comment/i) },
        { 'What should we know?': 'Quick' },
      );
      await shows(asking, solved, 'Quick');
      await shows(answering, card, '🔒');
      expect(await ticket(key)).toMatchObject({
        status: 'closed',
        requester: asking.idOf('ana'),
        assignee: answering.idOf('ben'),
        rating: { score: 5, comment: 'Quick' },
      });
    });

    test('a typed answer counts as much as a press', async () => {
      const asked = await asking.says('ana', "my laptop won't turn on");
      const dialog = await asking.until(() => asking.thread(asked)[1]);
      await shows(asking, dialog, 'Which laptop');
      await asking.replies('ana', asked, 'it is a thinkpad');
      await shows(asking, dialog, 'With IT since');
      const key = /IT-\d+/.exec(asking.reads(dialog))?.[0] ?? '';
      expect((await ticket(key))?.fields).toEqual({ device: 'windows' });
    });

    test('of two who claim at once, one has it and the other is told who', async () => {
      const { card, key } = await asks();
      await Promise.all(['ben', 'omar'].map((who) => answering.presses(who, card, 'Claim')));
      const { assignee, version } = (await ticket(key)) ?? {};
      expect(version).toBe(2);
      const [winner, loser] =
        assignee === answering.idOf('ben') ? ['ben', 'omar'] : ['omar', 'ben'];
      await shows(answering, card, `${answering.nameOf(winner)} has it`);
      await told(answering, loser, `${answering.nameOf(winner)} already has ${key}`);
      expect(answering.told(loser)).toContain('[Take over]');
      expect(answering.told(winner)).not.toContain('already has');
    });

    test('whoever is no agent is told why, alone, and nothing changes', async () => {
      const { card, key } = await asks();
      const before = answering.reads(card);
      await answering.presses('priya', card, 'Claim');
      await told(answering, 'priya', 'Only IT agents can do that');
      await answering.presses('jonas', card, 'Resolve');
      await told(answering, 'jonas', 'Bara de som arbetar i IT kan göra det');
      await answering.chooses('cleo', card, 'Priority…');
      await told(answering, 'cleo', 'IT');
      expect((await ticket(key))?.version).toBe(1);
      expect(answering.reads(card)).toBe(before);
      await answering.presses('omar', card, 'Claim');
      await shows(answering, card, 'Omar Haddad has it');
    });

    test('on hold says why and until when, and goes on', async () => {
      const { card, asked, status } = await asks();
      await answering.presses('ben', card, 'Claim');
      await shows(answering, card, 'Ben Okafor has it');
      const entries = { 'Why?': 'a spare part', 'Until when? (may stay empty)': '2030-03-01' };
      await answering.fills('ben', card, { choose: 'On hold…' }, entries);
      await inThread(asking, asked, 'a spare part');
      await shows(answering, card, '⏸', 'On hold until');
      await shows(asking, status, '⏸');
      await answering.presses('ben', card, 'Resume');
      await shows(answering, card, '🛠');
    });

    test('an agent’s question is answered by a press, and by a form of the menu everything else', async () => {
      const { card, asked, key } = await asks();
      await answering.fills(
        'ben',
        card,
        { press: 'Ask requester' },
        {
          'Your question': 'Is it plugged in?',
          'Answers to press, one a line (may stay empty)': 'Yes, *sure*\nNo',
        },
      );
      const question = await inThread(asking, asked, 'Is it plugged in?');
      await asking.presses('ana', question, 'Yes, *sure*');
      await inThread(answering, card, 'Yes, *sure*');
      await answering.fills('ben', card, { choose: 'Priority…' }, { Priority: 'Urgent' });
      await shows(answering, card, 'Urgent');
      await answering.fills(
        'ben',
        card,
        { choose: 'Internal note…' },
        { 'Note (the requester never sees it)': 'third time this week' },
      );
      await inThread(answering, card, 'third time this week');
      await answering.fills('ben', card, { choose: 'Assign…' }, { 'Who takes it?': 'Omar Haddad' });
      await shows(answering, card, 'Omar Haddad has it');
      await told(answering, 'omar', key);
      expect(
        asking
          .thread(asked)
          .map((each) => asking.reads(each))
          .join(),
      ).not.toContain('third time');
    });

    test('what is not fixed is opened again, and says why', async () => {
      const { card, asked, key } = await asks();
      await answering.fills('ben', card, { press: 'Resolve' }, { 'What fixed it?': 'A new cable' });
      const solved = await inThread(asking, asked, 'A new cable');
      const why = { 'What is still wrong?': 'It is dark again' };
      await asking.fills('ana', solved, { press: 'Not fixed' }, why);
      await inThread(answering, card, 'It is dark again');
      await shows(asking, solved, 'opened again');
      expect((await ticket(key))?.status).toBe('in_progress');
    });

    test('edits and deletions follow, notes stay inside', async () => {
      const { card, asked } = await asks();
      const line = await answering.replies('ben', card, 'Come at three');
      const copy = await inThread(asking, asked, 'Come at three');
      await answering.edits('ben', line, 'Come at four');
      await shows(asking, copy, 'Come at four (edited)');
      const said = await asking.replies('ana', asked, 'It is the old one');
      const back = await inThread(answering, card, 'It is the old one');
      await asking.deletes('ana', said);
      await shows(answering, back, '(deleted by its author)');
      const note = await answering.replies('ben', card, '🔒 she always says that');
      await answering.until(() => answering.marked(note, 'inside'), 'the mark');
      const read = asking
        .thread(asked)
        .map((each) => asking.reads(each))
        .join('\n');
      expect(read).not.toContain('she always');
    });

    test('what the platform brings twice happens once', async () => {
      const { card, asked, key } = await asks();
      await asking.bringsAgain('ana');
      await answering.presses('ben', card, 'Claim');
      await answering.bringsAgain('ben');
      await shows(answering, card, 'Ben Okafor has it');
      await asking.replies('ana', asked, 'Anything new?');
      await asking.bringsAgain('ana');
      await inThread(answering, card, 'Anything new?');
      expect(await ticket(key)).toMatchObject({ version: 3, replies: 1 });
      const copies = answering
        .thread(card)
        .filter((each) => answering.reads(each).includes('Anything new?'));
      expect(copies).toHaveLength(1);
      expect(asking.channel('#help').at(-1)).toEqual(asked);
    });

    test.each(['rate limit', 'outage', 'answer lost'] as const)(
      'after a %s everything arrives all the same',
      async (how) => {
        const { card, asked } = await asks();
        await desk.settled();
        asking.fails(how, 1);
        const line = await answering.replies('ben', card, `Please restart it (${how})`);
        await desk.settled();
        // What is due later is due now.
        for (let round = 0; round < 4; round += 1) {
          desk.advance(10_000);
          await desk.runJobs();
        }
        await inThread(asking, asked, `Please restart it (${how})`);
        await answering.until(() => answering.marked(line, 'delivered'), 'the mark');
      },
    );

    test('private requests are talked about directly', async () => {
      const asked = await asking.says('ana', 'there is a mistake in my payslip');
      const note = await asking.until(() => asking.thread(asked)[1], 'a note');
      await shows(asking, note, 'I wrote to you in a direct message.');
      const status = await asking.until(
        () => asking.direct('ana').find((each) => asking.reads(each).includes('With People since')),
        'the status',
      );
      const key = /HR-\d+/.exec(asking.reads(status))?.[0] ?? '';
      const card = await cardOf(key, '#triage-people');
      await answering.presses('cleo', card, 'Claim');
      await shows(answering, card, 'Cleo Brandt has it');
      await answering.replies('cleo', card, 'Which month is it?');
      await told(asking, 'ana', 'Which month is it?');
      expect(asking.thread(asked)).toHaveLength(2);
    });

    test('a ticket can be withdrawn by whoever asked, and by nobody else', async () => {
      const { status, card, key } = await asks();
      await asking.presses('jonas', status, 'Withdraw');
      await told(asking, 'jonas', 'Bara den som frågade kan göra det');
      await asking.presses('ana', status, 'Withdraw');
      await shows(asking, status, 'You withdrew it');
      await shows(answering, card, '🔒');
      expect((await ticket(key))?.status).toBe('closed');
    });

    test('the process may end at any time: a new one goes on', async () => {
      const { asked, card } = await asks();
      await desk.restart();
      await asking.replies('ana', asked, 'Still dark');
      await inThread(answering, card, 'Still dark');
      await answering.presses('ben', card, 'Claim');
      await shows(answering, card, 'Ben Okafor has it');
    });

    const pressable = async (side: Side, message: Shown, pattern: RegExp): Promise<string> => {
      await desk.settled();
      const titles = [...side.reads(message).matchAll(/\[([^\]]+)\]/g)].map(([, title]) => title);
      return titles.find((title) => title !== undefined && pattern.test(title)) ?? '';
    };
  });
}
