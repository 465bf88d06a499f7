import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MessageRecord, Person } from '../../fakes/teams/index.js';
import { GROUP_CHAT } from '../../fakes/teams/index.js';
import { acceptedOf, connected, type Harness } from './harness.js';

let harness: Harness;
let ana: Person;

beforeEach(async () => {
  harness = await connected();
  ana = harness.teams.person('ana');
});
afterEach(async () => {
  await harness.stop();
  expect(harness.teams.violations).toEqual([]);
});

const anaId = 'teams:00000000-0000-4000-8000-000000000001';
const help = { platform: 'teams', conversation: '19:help@thread.tacv2' };

/** A card of the bot's in #help. */
async function card(): Promise<MessageRecord> {
  await ana.says('#help', 'hello');
  const { message } = await harness.connection.gateway.post(
    { platform: 'teams', conversation: help.conversation },
    {
      fallback: 'card',
      subject: 'T1',
      revision: '1',
      blocks: [
        { type: 'line', text: ['IT-1'] },
        {
          type: 'buttons',
          buttons: [
            { action: 'claim', label: 'Claim', style: 'primary' },
            {
              action: 'withdraw',
              label: 'Withdraw',
              confirm: { title: 'Withdraw?', text: 'It ends.', yes: 'Yes', no: 'No' },
            },
          ],
          menu: { label: 'More', options: [{ action: 'release', label: 'Release' }] },
        },
      ],
    },
    'd1',
  );
  const found = harness.teams.conversation('#help').messages.find(({ id }) => id === message);
  if (!found) throw new Error('no card');
  return found;
}

describe('what people say', () => {
  test('in a channel, in its thread, in a group chat and to the bot alone', async () => {
    const root = await ana.says('#help', 'my laptop is broken', { mention: true });
    const reply = await ana.replies(root, 'since today');
    const chat = await ana.says(GROUP_CHAT, 'and mine', { mention: true });
    const direct = await ana.says('@deskbell', 'a <b> & "c"');
    expect(acceptedOf(harness.intake, 'said')).toMatchObject([
      {
        actor: anaId,
        text: 'my laptop is broken',
        mentionsBot: true,
        direct: false,
        message: { ...help, message: root.id },
      },
      {
        text: 'since today',
        mentionsBot: false,
        message: { ...help, message: reply.id, thread: root.id },
      },
      { message: { conversation: GROUP_CHAT, message: chat.id }, direct: false, mentionsBot: true },
      {
        text: 'a <b> & "c"',
        direct: true,
        message: { conversation: 'a:1ana', message: direct.id },
      },
    ]);
    const [first, , third] = acceptedOf(harness.intake, 'said');
    expect(first?.message).not.toHaveProperty('thread');
    expect(third?.message).not.toHaveProperty('thread');
  });

  test('commands are words to the bot, not words among people', async () => {
    await ana.says('@deskbell', 'My tickets');
    await ana.says('@deskbell', 'why IT-12?');
    await ana.says('@deskbell', 'why is my laptop so slow');
    await ana.says('#help', 'queue', { mention: true });
    await ana.says('#help', 'help');
    expect(harness.intake.accepted.map((each) => [each.kind, 'text' in each && each.text])).toEqual(
      [
        ['command', 'mine'],
        ['command', 'why IT-12'],
        ['said', 'why is my laptop so slow'],
        ['command', 'queue'],
        ['said', 'help'],
      ],
    );
  });

  test('edits, deletions and reactions follow', async () => {
    const root = await ana.says('#help', 'teh laptop');
    await ana.edits(root, 'the laptop');
    await ana.reacts(root, '1f3ab_ticket');
    await ana.reacts(root, 'like');
    await ana.deletes(root);
    const message = { ...help, message: root.id };
    expect(harness.intake.accepted.slice(1)).toMatchObject([
      { kind: 'edited', message, text: 'the laptop' },
      { kind: 'reacted', message, gesture: 'make_ticket' },
      { kind: 'deleted', message },
    ]);
  });

  test('files are told by name and address', async () => {
    await ana.says('#help', 'see', { files: { 'a b.txt': 'x' } });
    expect(acceptedOf(harness.intake, 'said')[0]?.files).toMatchObject([
      { name: 'a b.txt', url: 'https://files.example/a%20b.txt' },
    ]);
  });

  test('a message that comes again under another id is one message', async () => {
    await ana.says('#help', 'my laptop is broken');
    const again = { ...ana.lastActivity, id: harness.teams.world.nextId() };
    expect(await harness.teams.send(again)).toEqual({ status: 200 });
    await ana.says('#help', 'my laptop is still broken');
    await harness.teams.person('ben').says('#help', 'my laptop is broken');
    expect(acceptedOf(harness.intake, 'said').map(({ text }) => text)).toEqual([
      'my laptop is broken',
      'my laptop is still broken',
      'my laptop is broken',
    ]);
  });
});

describe('presses', () => {
  test('say who, what and on which card; a question is asked back first', async () => {
    const shown = await card();
    await ana.presses(shown, 'Claim');
    await ana.presses(shown, 'Yes');
    await ana.presses(shown, 'Release');
    const message = { ...help, message: shown.id };
    expect(acceptedOf(harness.intake, 'pressed')).toMatchObject([
      { actor: anaId, action: 'claim', subject: 'T1', message },
      { action: 'withdraw', subject: 'T1', message },
      { action: 'release', subject: 'T1', message },
    ]);
  });

  test('are answered with the card as it is then', async () => {
    const shown = await card();
    const accept = harness.intake.accept.bind(harness.intake);
    harness.intake.accept = async (incoming) => {
      await accept(incoming);
      const now = { fallback: 'x', blocks: [{ type: 'line', text: ['taken by Ana'] } as const] };
      if (incoming.kind === 'pressed') {
        await harness.connection.gateway.update(incoming.message, now);
      }
    };
    await ana.presses(shown, 'Claim');
    expect(harness.teams.screen(shown, ana)).toBe('taken by Ana');
    expect(harness.teams.screen(shown)).toBe('taken by Ana');
  });

  test('that are refused say why to the presser alone, above the card as it is', async () => {
    const shown = await card();
    harness.view.current = {
      fallback: 'x',
      subject: 'T1',
      blocks: [{ type: 'line', text: ['IT-1'] }],
    };
    harness.intake.accept = async (incoming) => {
      if (incoming.kind !== 'pressed') return;
      const why = {
        fallback: 'Ben has it',
        subject: 'T1',
        blocks: [
          { type: 'line', text: ['Ben has it'] } as const,
          { type: 'buttons', buttons: [{ action: 'take_over', label: 'Take over' }] } as const,
        ],
      };
      await harness.connection.gateway.tell(incoming.message, incoming.actor, why);
    };
    await ana.presses(shown, 'Claim');
    expect(harness.teams.screen(shown, ana)).toBe('Ben has it\n[Take over]\nIT-1');
    expect(harness.teams.screen(shown)).toContain('[Claim]');
    expect(harness.teams.direct(ana)).toEqual([]);
  });

  test('that come again under another id are one press, with the same answer', async () => {
    const shown = await card();
    const first = await ana.presses(shown, 'Claim');
    const again = { ...ana.lastActivity, id: harness.teams.world.nextId(), timestamp: new Date(0) };
    expect(await harness.teams.send(again)).toEqual(first);
    expect(acceptedOf(harness.intake, 'pressed')).toHaveLength(1);
    await harness.teams.person('ben').presses(shown, 'Claim');
    expect(acceptedOf(harness.intake, 'pressed')).toHaveLength(2);
  });

  test('refreshing shows the card as it is, and keeps nothing', async () => {
    const shown = await card();
    harness.view.current = { fallback: 'x', blocks: [{ type: 'line', text: ['new'] }] };
    const { refresh } = shown.card ?? {};
    const value = { action: { ...refresh?.action }, trigger: 'automatic' };
    const { body } = await harness.teams.send({
      ...ana.lastActivity,
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: shown.id,
      value,
    });
    expect(JSON.stringify(body)).toContain('"new"');
    expect(acceptedOf(harness.intake, 'pressed')).toEqual([]);
  });
});

describe('where the bot is', () => {
  test('whoever installs it sees their page', async () => {
    await ana.installs();
    expect(harness.intake.accepted).toMatchObject([{ kind: 'home_opened', actor: anaId }]);
  });

  test('a deleted channel, a removed bot and a deleted team are noted', async () => {
    await ana.says('#help', 'hello');
    await ana.says('#general', 'hello');
    const { teams, references, intake, logged } = harness;
    await teams.happens(
      '#help',
      { type: 'conversationUpdate' },
      {
        eventType: 'channelDeleted',
        channel: { id: help.conversation },
      },
    );
    expect(await references.find('acme', help.conversation)).toMatchObject({
      dead: 'channelDeleted',
    });
    expect((await references.find('acme', '19:team@thread.tacv2'))?.dead).toBeUndefined();
    await teams.happens('#general', {
      type: 'conversationUpdate',
      membersRemoved: [{ id: teams.world.botId }],
    });
    expect(await references.find('acme', '19:team@thread.tacv2')).toMatchObject({
      dead: 'removed',
    });
    expect(acceptedOf(intake, 'removed_from').map(({ place }) => place.conversation)).toEqual([
      help.conversation,
      '19:team@thread.tacv2',
    ]);
    expect(logged.filter(({ level }) => level === 'warn')).toHaveLength(2);
    await ana.says('#help', 'back again');
    expect((await references.find('acme', help.conversation))?.dead).toBeUndefined();
  });

  test('a bot that was blocked is noted by its first message that reaches nobody', async () => {
    await ana.says('@deskbell', 'hello');
    const { teams, connection, references } = harness;
    teams.conversation('a:1ana').bot = 'blocked';
    const place = { platform: 'teams', conversation: 'a:1ana' } as const;
    const message = { fallback: 'x', blocks: [{ type: 'line', text: ['x'] } as const] };
    await expect(connection.gateway.post(place, message, 'd')).rejects.toMatchObject({
      problem: 'forbidden',
      code: 'MessageWritesBlocked',
    });
    expect(await references.find('acme', 'a:1ana')).toMatchObject({ dead: 'MessageWritesBlocked' });
    teams.conversation('a:1ana').bot = 'in';
    await connection.gateway.post(place, message, 'd');
    expect((await references.find('acme', 'a:1ana'))?.dead).toBeUndefined();
  });
});
