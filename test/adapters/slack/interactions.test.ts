import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../../src/cards/message.js';
import { acceptedOf, connected, type Harness } from './harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await connected({ escapeCommands: true });
});
afterEach(async () => {
  expect(harness.slack.violations).toEqual([]);
  await harness.stop();
});

const card: Message = {
  fallback: 'IT-1',
  subject: 'T1',
  blocks: [
    {
      type: 'buttons',
      buttons: [
        { action: 'claim', label: 'Claim', style: 'primary' },
        { action: 'rate', label: '🙂', value: '4' },
        { action: 'rate', label: '😀', value: '5' },
        { action: 'resolve', label: 'Resolve' },
      ],
      menu: {
        label: 'More',
        options: [
          { action: 'release', label: 'Release' },
          { action: 'assign', label: 'Assign…' },
        ],
      },
    },
  ],
};

async function posted(message = card) {
  const { slack, connection } = harness;
  const place = { platform: 'slack', conversation: slack.channelId('triage-it') } as const;
  const ref = await connection.gateway.post(place, message, 'd1');
  const shown = slack.messagesIn('#triage-it').find(({ ts }) => ts === ref.message);
  if (!shown) throw new Error('the card is not there');
  return { ref, shown };
}

describe('presses', () => {
  it('are stored, then acknowledged', async () => {
    const { ref, shown } = await posted();
    const ben = harness.slack.person('ben');
    expect((await ben.presses(shown, 'Claim')).acknowledged).toBe(true);
    expect(harness.intake.accepted).toEqual([
      expect.objectContaining({
        kind: 'pressed',
        action: 'claim',
        subject: 'T1',
        actor: `slack:${ben.id}`,
        deskId: 'acme',
        message: ref,
      }),
    ]);
    expect(harness.intake.accepted[0]).not.toHaveProperty('value');
  });

  it('are told apart by their value, and every one has a key of its own', async () => {
    const { shown } = await posted();
    const ana = harness.slack.person('ana');
    await ana.presses(shown, '🙂');
    await ana.presses(shown, '😀');
    const pressed = acceptedOf(harness.intake, 'pressed');
    expect(pressed.map(({ action, value }) => [action, value])).toEqual([
      ['rate', '4'],
      ['rate', '5'],
    ]);
    expect(new Set(pressed.map(({ delivery }) => delivery)).size).toBe(2);
  });

  it('are not acknowledged when they could not be stored', async () => {
    const { shown } = await posted();
    harness.intake.accept = () => Promise.reject(new Error('the database is away'));
    const outcome = await harness.slack.person('ben').presses(shown, 'Claim');
    expect(outcome.acknowledged).toBe(false);
  });

  it('in the menu press what was chosen', async () => {
    const { shown } = await posted();
    await harness.slack.person('ben').selects(shown, 'More', 'Release');
    expect(acceptedOf(harness.intake, 'pressed')).toMatchObject([
      { action: 'release', subject: 'T1' },
    ]);
  });

  it.each([
    ['Resolve', 'resolve'],
    ['Assign…', 'assign'],
  ])('of %s ask for a form and keep nobody waiting', async (label, action) => {
    const { ref, shown } = await posted();
    const ben = harness.slack.person('ben');
    let finish = () => {};
    harness.intake.openForm = (request, trigger) => {
      harness.intake.wishes.push({ request, trigger });
      return new Promise((resolve) => (finish = resolve));
    };
    const outcome = label.startsWith('Assign')
      ? await ben.selects(shown, 'More', label)
      : await ben.presses(shown, label);
    expect(outcome.acknowledged).toBe(true);
    expect(harness.intake.accepted).toEqual([]);
    const { platform, conversation } = ref;
    expect(harness.intake.wishes).toEqual([
      {
        trigger: expect.any(String),
        request: {
          deskId: 'acme',
          platform,
          actor: `slack:${ben.id}`,
          action,
          subject: 'T1',
          place: { platform, conversation },
          message: ref,
        },
      },
    ]);
    finish();
  });

  it('on the Home tab happen at the person’s own place', async () => {
    const { slack, connection, intake } = harness;
    const ana = slack.person('ana');
    await connection.gateway.publishHome(`slack:${ana.id}`, card);
    const home = slack.homeOf(ana);
    if (!home) throw new Error('there is no Home tab');
    await ana.presses(home, 'Claim');
    const [press] = acceptedOf(intake, 'pressed');
    expect(press?.message.conversation).toBe(ana.id);
    if (press) await connection.gateway.tell(press.message, press.actor, card);
    expect(slack.dm(ana)).toHaveLength(1);
  });
});

describe('commands and shortcuts', () => {
  it('take what stands behind the command', async () => {
    const ana = harness.slack.person('ana');
    await harness.connection.directory.findPerson(harness.slack.person('ben').id);
    const outcome = await ana.runs('/ticket', 'report for @ben <3', '#help');
    expect(outcome).toMatchObject({ acknowledged: true, reply: '' });
    expect(acceptedOf(harness.intake, 'command')).toMatchObject([
      {
        text: 'report for @Ben Okafor <3',
        actor: `slack:${ana.id}`,
        place: { platform: 'slack', conversation: harness.slack.channelId('help') },
      },
    ]);
  });

  it('open an empty form', async () => {
    const ana = harness.slack.person('ana');
    await ana.runs('/ticket', ' ', '#help');
    await ana.usesShortcut('new_request');
    const actor = `slack:${ana.id}`;
    const conversation = harness.slack.channelId('help');
    expect(harness.intake.wishes.map(({ request }) => request)).toEqual([
      {
        deskId: 'acme',
        platform: 'slack',
        actor,
        action: 'new_request',
        place: { platform: 'slack', conversation },
      },
      { deskId: 'acme', platform: 'slack', actor, action: 'new_request' },
    ]);
  });

  it('pick a message', async () => {
    const { slack, intake } = harness;
    const [ana, ben] = [slack.person('ana'), slack.person('ben')];
    const said = await ana.says('#general', 'the printer is <on fire>', {
      files: [{ name: 'fire.png', content: 'x' }],
    });
    await ben.usesMessageShortcut('make_ticket', said);
    expect(acceptedOf(intake, 'message_picked')).toMatchObject([
      {
        actor: `slack:${ben.id}`,
        author: `slack:${ana.id}`,
        text: 'the printer is <on fire>',
        message: { conversation: said.channel, message: said.ts },
        files: [{ name: 'fire.png', bytes: 1 }],
      },
    ]);
  });

  it('that fail are logged, and were acknowledged', async () => {
    harness.intake.openForm = () => Promise.reject(new Error('too late'));
    const outcome = await harness.slack.person('ana').usesShortcut('new_request');
    expect(outcome.acknowledged).toBe(true);
    await harness.connection.stop();
    expect(harness.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('events', () => {
  it('of people reach the desk in its own words', async () => {
    const { slack, intake } = harness;
    const [ana, ben] = [slack.person('ana'), slack.person('ben')];
    const said = await ana.says('#help', 'my laptop is broken');
    await ben.reacts(said, '🎫');
    await ben.reacts(said, '❤️');
    await ana.edits(said, 'my laptop is <really> broken');
    await ben.replies(said, 'ask @ana');
    await ana.deletes(said);
    await ana.opensHome();
    await slack.admin.kicksBot('#help');
    expect(intake.accepted.map(({ kind }) => kind)).toEqual([
      'said',
      'reacted',
      'edited',
      'said',
      'deleted',
      'home_opened',
      'removed_from',
      'removed_from',
    ]);
    expect(acceptedOf(intake, 'reacted')).toMatchObject([
      { gesture: 'make_ticket', author: `slack:${ana.id}`, actor: `slack:${ben.id}` },
    ]);
    expect(acceptedOf(intake, 'edited')[0]?.text).toBe('my laptop is <really> broken');
    expect(acceptedOf(intake, 'said')[1]).toMatchObject({
      text: 'ask @Ana Lindqvist',
      message: { thread: said.ts },
    });
  });

  it('wait for names only a little while', async () => {
    const { slack, intake } = harness;
    slack.faults.failBefore('users.info', 'timeout');
    const { id } = slack.person('ana');
    const said = await slack.person('ben').says('#help', 'ask @ana');
    expect(said.acknowledged).toBe(true);
    expect(acceptedOf(intake, 'said')[0]?.text).toBe(`ask @${id}`);
  });
});
