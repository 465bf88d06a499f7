import { describe, expect, test } from '@jest/globals';
import { frameFromPage, frameToPage } from '../../../src/sandbox/inside/page-frames.js';
import { completePage } from '../../../src/sandbox/inside/page-script.js';
import { drawText, typedText } from '../../../src/sandbox/inside/page-text.js';

const Z = '\u200b';
const reader = {
  now: new Date('2026-11-23T22:00:00Z'),
  timeZone: 'Europe/Stockholm',
  locale: 'en-GB',
};

describe('texts', () => {
  test.each([
    ['by <!date^1795467824^{date_short_pretty} {time}|9:45>', 'by today 22:03'],
    ['<!date^1795554224^{date_short_pretty}|x>', 'tomorrow'],
    [
      '<!date^1795381424^{date_pretty} at {time_secs}^https://a.example|x>',
      'yesterday at 22:03:44',
    ],
    ['<!date^1796000000^{date_short_pretty}|x>', '30 Nov 2026'],
    ['<!date^1796000000^{date_num}, {date}|x>', '30/11/2026, 30 November 2026'],
    ['<!subteam^S0IT> and <!subteam^S9|@ops>', '@it and @ops'],
    ['<!here> <!channel>', '@here @channel'],
    ['a &amp; b &lt; c', 'a & b < c'],
    ['&lt;!channel&gt; &lt;@U0ANA&gt;', `<${Z}!channel> <${Z}@U0ANA>`],
    ['&gt; typed\n> quoted', `${Z}> typed\n> quoted`],
    ['&amp;lt;', '&lt;'],
    ['<@U0ANA> <https://a.example?x=1&amp;y=2|b>', '<@U0ANA> <https://a.example?x=1&y=2|b>'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(drawText(text, { S0IT: 'it' }, reader)).toBe(drawn);
  });

  test.each([
    ['a & b <c>', 'a &amp; b &lt;c&gt;'],
    ['<@U0ANA> and <#C0HELP|help>', '<@U0ANA> and <#C0HELP|help>'],
    ['<!channel>', '&lt;!channel&gt;'],
    [`${Z}> kept`, '&gt; kept'],
  ])('%j, typed, is sent as %j', (text, sent) => {
    expect(typedText(text)).toBe(sent);
  });
});

const context = {
  people: [{ text: { type: 'plain_text' as const, text: 'Ana' }, value: 'U0ANA' }],
  groupNames: {},
  reader,
};

describe('frames', () => {
  const message = {
    ts: '1.000001',
    bot_id: 'B0',
    edited: { user: 'U0', ts: '1.000002' },
    text: 'a &amp; b',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '&lt;' } },
      { type: 'section', text: { type: 'plain_text', text: '&lt;' } },
      { type: 'actions', elements: [{ type: 'users_select', action_id: 'who' }] },
    ],
  };
  const drawn = {
    ts: '1.000001',
    bot_id: 'B0',
    text: 'a & b',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '<' } },
      { type: 'section', text: { type: 'plain_text', text: '&lt;' } },
      {
        type: 'actions',
        elements: [{ type: 'users_select', action_id: 'who', options: context.people }],
      },
    ],
  };

  test('messages are drawn, alone and in the first frame', () => {
    expect(frameToPage({ t: 'message', message }, context)).toEqual({
      t: 'message',
      message: drawn,
    });
    const first = { t: 'init', state: { messages: { C0: [message] }, modalStack: [], users: [] } };
    expect(frameToPage(first, context)).toMatchObject({ state: { messages: { C0: [drawn] } } });
  });

  test("a person's edited message stays marked", () => {
    const edited = { ts: '1.000001', user: 'U0ANA', edited: { user: 'U0ANA' }, text: 'x' };
    expect(frameToPage({ t: 'message_update', message: edited }, context)).toEqual({
      t: 'message_update',
      message: edited,
    });
  });

  test('inputs of a form are drawn by their rules', () => {
    const input = { type: 'input', element: { type: 'users_select', initial_user: 'U0ANA' } };
    expect(frameToPage({ t: 'view', stack: [{ blocks: [input] }] }, context)).toMatchObject({
      stack: [{ blocks: [{ element: { type: 'static_select', placeholder: { text: 'Ana' } } }] }],
    });
  });

  test('only texts that people typed are escaped on the way in', () => {
    expect(frameFromPage({ t: 'post_message', text: '<b>' })).toEqual({
      t: 'post_message',
      text: '&lt;b&gt;',
    });
    const command = { t: 'slash_command', text: '<b>' };
    expect(frameFromPage(command)).toBe(command);
  });

  test('the page gets its script', () => {
    expect(completePage('<html><head></head></html>')).toContain('ephemeral_to');
  });
});
