import { describe, expect, it } from '@jest/globals';
import { parseEvent } from '../../../src/adapters/slack/parse.js';

const context = {
  deskId: 'acme',
  botUserId: 'UBOT',
  now: new Date('2026-11-23T10:00:00Z'),
  names: { person: () => undefined, channel: () => undefined },
};
const eventTime = 1_763_892_000;
const parse = (event: object) =>
  parseEvent({ event_id: 'Ev1', event_time: eventTime, event }, context);

const said = { type: 'message', channel: 'C1', user: 'U1', text: 'hi', ts: '1763892000.000100' };
const ref = { platform: 'slack', conversation: 'C1', message: '1763892000.000100' };
const base = { deskId: 'acme', at: new Date(eventTime * 1000), actor: 'slack:U1' };
const keyed = { ...base, delivery: 'Ev1' };

describe('messages', () => {
  it('become what somebody said', () => {
    expect(parse({ ...said, text: '<@UBOT> a &amp; b', channel_type: 'channel' })).toEqual({
      ...base,
      delivery: 'message:C1:1763892000.000100',
      kind: 'said',
      message: ref,
      text: 'a & b',
      files: [],
      direct: false,
      mentionsBot: true,
    });
  });

  it.each([
    ['in a channel', { channel_type: 'channel' }, false],
    ['in a private channel', { channel_type: 'group' }, false],
    ['directly', { channel: 'D1', channel_type: 'im' }, true],
    ['directly, as a mention', { type: 'app_mention', channel: 'D1' }, true],
  ])('are said %s', (_name, more, direct) => {
    expect(parse({ ...said, ...more })).toMatchObject({ kind: 'said', direct });
  });

  it('stand in a thread, unless they began it', () => {
    const inThread = parse({ ...said, thread_ts: '1763000000.000100' });
    expect(inThread).toMatchObject({ message: { ...ref, thread: '1763000000.000100' } });
    expect(parse({ ...said, thread_ts: said.ts })).toMatchObject({ message: ref });
    expect(parse({ ...said, thread_ts: said.ts })).not.toHaveProperty('message.thread');
  });

  it('carry the files that can be fetched', () => {
    const files = [
      { id: 'F1', name: 'a.png', url_private: 'https://files.slack.com/a.png', size: 12 },
      { id: 'F2', title: 'Untitled' },
      { id: 'F3', mode: 'tombstone' },
    ];
    expect(parse({ ...said, subtype: 'file_share', files, text: null })).toMatchObject({
      text: '',
      files: [
        { id: 'F1', name: 'a.png', url: 'https://files.slack.com/a.png', bytes: 12 },
        { id: 'F2', name: 'Untitled' },
      ],
    });
  });

  it.each(['thread_broadcast', 'me_message', 'file_share'])('%s counts', (subtype) => {
    expect(parse({ ...said, subtype })).toMatchObject({ kind: 'said', text: 'hi' });
  });

  it.each([
    ['another bot', { bot_id: 'B1' }],
    ['another bot under a name', { subtype: 'bot_message', bot_id: 'B1', user: undefined }],
    ['the bot itself', { user: 'UBOT' }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['nobody', { user: undefined }],
    ['a join', { subtype: 'channel_join' }],
    ['a topic', { subtype: 'channel_topic' }],
    ['a reminder', { subtype: 'reminder_add' }],
    ['an unknown subtype of unknown shape', { subtype: 'new_thing', ts: undefined }],
  ])('by %s mean nothing', (_name, more) => {
    expect(parse({ ...said, ...more })).toBeUndefined();
  });
});

describe('changes', () => {
  const changed = (message: object, before: object = {}) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    message: { ...said, edited: { user: 'U1' }, ...message },
    previous_message: { ...said, ...before },
  });

  it('are edits when the text is another', () => {
    expect(parse(changed({ text: 'hello &lt;3' }))).toEqual({
      ...keyed,
      kind: 'edited',
      message: ref,
      text: 'hello <3',
    });
  });

  it.each([
    ['an unfolded link', changed({ attachments: [{}] })],
    ['an unfolded link in an edited message', changed({ text: 'x' }, { text: 'x' })],
    ['a change by Slack', changed({ text: 'x', edited: undefined })],
    ['a change by a bot', changed({ text: 'x', bot_id: 'B1' })],
    ['a change by this bot', changed({ text: 'x', edited: { user: 'UBOT' } }, { user: 'UBOT' })],
  ])('%s means nothing', (_name, event) => {
    expect(parse(event)).toBeUndefined();
  });

  it('into a tombstone are deletions: the thread below stays', () => {
    const event = changed({ subtype: 'tombstone', user: 'USLACKBOT', edited: undefined });
    expect(parse(event)).toEqual({ ...keyed, kind: 'deleted', message: ref });
  });

  it('are deletions', () => {
    const event = {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      deleted_ts: said.ts,
      previous_message: { ...said, thread_ts: '1763000000.000100' },
    };
    const message = { ...ref, thread: '1763000000.000100' };
    expect(parse(event)).toEqual({ ...keyed, kind: 'deleted', message });
    const byBot = { ...said, bot_id: 'B1' };
    expect(parse({ ...event, previous_message: byBot })).toBeUndefined();
    expect(parse({ ...event, previous_message: undefined })).toBeUndefined();
  });
});

describe('reactions', () => {
  const item = { type: 'message', channel: 'C1', ts: said.ts };
  const reaction = { type: 'reaction_added', user: 'U1', item, item_user: 'U2' };

  it.each([
    ['ticket', 'make_ticket'],
    ['admission_tickets', 'make_ticket'],
    ['eyes', 'take'],
    ['white_check_mark', 'resolve'],
    ['heavy_check_mark', 'resolve'],
    ['rotating_light', 'urgent'],
    ['eyes::skin-tone-4', 'take'],
  ])('%s is the gesture %s', (name, gesture) => {
    expect(parse({ ...reaction, reaction: name })).toEqual({
      ...keyed,
      kind: 'reacted',
      message: ref,
      gesture,
      author: 'slack:U2',
    });
  });

  it.each([
    ['other emoji', { reaction: 'heart' }],
    ['those of the bot', { reaction: 'eyes', user: 'UBOT' }],
    ['those taken back', { reaction: 'eyes', type: 'reaction_removed' }],
    ['those on files', { reaction: 'eyes', item: { type: 'file' } }],
  ])('%s mean nothing', (_name, more) => {
    expect(parse({ ...reaction, ...more })).toBeUndefined();
  });
});

describe('the rest', () => {
  it('the Home tab', () => {
    const event = { type: 'app_home_opened', user: 'U1', tab: 'home' };
    expect(parse(event)).toEqual({ ...keyed, kind: 'home_opened' });
    expect(parse({ ...event, tab: 'messages' })).toBeUndefined();
  });

  it.each([
    ['member_left_channel', { user: 'UBOT' }, 'slack:UBOT'],
    ['channel_left', { actor_id: 'U1' }, 'slack:U1'],
    ['group_left', { actor_id: 'U1' }, 'slack:U1'],
    ['channel_archive', { user: 'U1' }, 'slack:U1'],
    ['group_archive', { user: 'U1' }, 'slack:U1'],
    ['channel_deleted', {}, 'slack:UBOT'],
  ])('%s: the bot is no longer there', (type, more, actor) => {
    const place = { platform: 'slack', conversation: 'C1' };
    const expected = { ...keyed, actor, kind: 'removed_from', place };
    expect(parse({ type, channel: 'C1', ...more })).toEqual(expected);
  });

  it('others may leave', () => {
    const event = { type: 'member_left_channel', channel: 'C1', user: 'U1' };
    expect(parse(event)).toBeUndefined();
  });

  it('unknown events mean nothing; those of another shape throw', () => {
    expect(parse({ type: 'pin_added' })).toBeUndefined();
    expect(() => parse({ ...said, channel: 7 })).toThrow();
    expect(() => parseEvent('nonsense', context)).toThrow();
  });
});
