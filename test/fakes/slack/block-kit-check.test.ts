import { describe, expect, test } from '@jest/globals';
import { checkMessage, checkView } from './block-kit-check.js';
import { actions, button, plain, section } from './small-desk.js';
import type { Wire } from './wire.js';

const x = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (n: number | string) => ({ text: plain(`o${n}`), value: `v${n}` });
const input = (element: Wire, more: Wire = {}) => ({
  type: 'input',
  label: plain('L'),
  element: { action_id: 'a', ...element },
  ...more,
});
const select = (more: Wire) => actions({ type: 'static_select', action_id: 'a', ...more });
const confirm = (more: Wire) => ({
  ...button('Delete', 'd'),
  confirm: { title: plain('T'), text: plain('t'), confirm: plain('Y'), deny: plain('N'), ...more },
});
const message = (...blocks: unknown[]): Wire => ({ text: 'fallback', blocks });
const modal = (more: Wire): Wire => ({ type: 'modal', title: plain('T'), blocks: [], ...more });

describe('each limit: the last that passes and the first that does not', () => {
  const cases: [string, (n: number) => Wire, number][] = [
    ['blocks of a message', (n) => message(...times(n, () => ({ type: 'divider' }))), 50],
    ['section text', (n) => message(section(x(n))), 3000],
    ['fields', (n) => message({ type: 'section', fields: times(n, () => plain('f')) }), 10],
    ['field text', (n) => message({ type: 'section', fields: [plain(x(n))] }), 2000],
    ['header', (n) => message({ type: 'header', text: plain(x(n)) }), 150],
    ['context', (n) => message({ type: 'context', elements: times(n, () => plain('c')) }), 10],
    ['actions', (n) => message(actions(...times(n, (i) => button('B', `b${i}`)))), 25],
    ['button label', (n) => message(actions(button(x(n), 'b'))), 75],
    ['button value', (n) => message(actions(button('B', 'b', x(n)))), 2000],
    [
      'button url',
      (n) => message(actions({ ...button('B', 'b'), url: `https://${x(n - 8)}` })),
      3000,
    ],
    ['action_id', (n) => message(actions(button('B', x(n)))), 255],
    ['block_id', (n) => message({ type: 'divider', block_id: x(n) }), 255],
    ['select options', (n) => message(select({ options: times(n, option) })), 100],
    ['option text', (n) => message(select({ options: [{ text: plain(x(n)), value: 'v' }] })), 75],
    [
      'overflow',
      (n) => message(actions({ type: 'overflow', action_id: 'a', options: times(n, option) })),
      5,
    ],
    [
      'radio',
      (n) => message(actions({ type: 'radio_buttons', action_id: 'a', options: times(n, option) })),
      10,
    ],
    [
      'checkboxes',
      (n) => message(actions({ type: 'checkboxes', action_id: 'a', options: times(n, option) })),
      10,
    ],
    ['confirm title', (n) => message(actions(confirm({ title: plain(x(n)) }))), 100],
    ['confirm text', (n) => message(actions(confirm({ text: plain(x(n)) }))), 300],
    ['confirm button', (n) => message(actions(confirm({ confirm: plain(x(n)) }))), 30],
    ['message text', (n) => ({ text: x(n) }), 40_000],
    [
      'image alt text',
      (n) => message({ type: 'image', image_url: 'https://x', alt_text: x(n) }),
      2000,
    ],
    ['markdown', (n) => message({ type: 'markdown', text: x(n) }), 12_000],
  ];
  test.each(cases)('%s', (_name, make, limit) => {
    expect(checkMessage(make(limit))).toEqual([]);
    expect(checkMessage(make(limit + 1))).toHaveLength(1);
  });

  const views: [string, (n: number) => Wire, number][] = [
    ['blocks of a modal', (n) => modal({ blocks: times(n, () => ({ type: 'divider' })) }), 100],
    ['title', (n) => modal({ title: plain(x(n)) }), 24],
    ['submit', (n) => modal({ submit: plain(x(n)) }), 24],
    ['close', (n) => modal({ close: plain(x(n)) }), 24],
    ['callback_id', (n) => modal({ callback_id: x(n) }), 255],
    ['private_metadata', (n) => modal({ private_metadata: x(n) }), 3000],
    [
      'initial text',
      (n) =>
        modal({
          submit: plain('S'),
          blocks: [input({ type: 'plain_text_input', initial_value: x(n) })],
        }),
      3000,
    ],
    [
      'placeholder',
      (n) =>
        modal({
          submit: plain('S'),
          blocks: [input({ type: 'plain_text_input', placeholder: plain(x(n)) })],
        }),
      150,
    ],
    [
      'blocks of a Home tab',
      (n) => ({ type: 'home', blocks: times(n, () => ({ type: 'divider' })) }),
      100,
    ],
  ];
  test.each(views)('%s', (_name, make, limit) => {
    expect(checkView(make(limit))).toEqual([]);
    expect(checkView(make(limit + 1))).toHaveLength(1);
  });
});

describe('what is wrong whatever its size', () => {
  const mrkdwnButton = { ...button('B', 'b'), text: { type: 'mrkdwn', text: 'B' } };
  const cases: [string, Wire, RegExp][] = [
    ['no fallback', { blocks: [section('x')] }, /missing: it is all/],
    ['unknown block', message({ type: 'banner' }), /unsupported type: banner/],
    [
      'unknown element',
      message(actions({ type: 'slider', action_id: 'a' })),
      /unsupported element type/,
    ],
    [
      'element in a wrong place',
      message(actions({ type: 'plain_text_input', action_id: 'a' })),
      /does not stand in actions/,
    ],
    ['mrkdwn on a button', message(actions(mrkdwnButton)), /must be plain_text/],
    ['empty text', message(section(' ')), /more than 0 characters/],
    ['section of nothing', message({ type: 'section' }), /either `text` or `fields`/],
    ['empty actions', message(actions()), /no fewer than 1/],
    [
      'no action_id',
      message(actions({ type: 'button', text: plain('B') })),
      /missing required field: action_id/,
    ],
    ['action_id twice', message(actions(button('A', 'x'), button('B', 'x'))), /action_id twice/],
    [
      'block_id twice',
      message({ type: 'divider', block_id: 'x' }, { type: 'divider', block_id: 'x' }),
      /block_id twice/,
    ],
    ['style', message(actions({ ...button('A', 'x'), style: 'warning' })), /primary or danger/],
    [
      'misspelt property',
      message(actions({ ...button('A', 'x'), vaule: '1' })),
      /additional property: vaule/,
    ],
    [
      'initial option',
      message(select({ options: [option(1)], initial_option: option(2) })),
      /not among the options/,
    ],
    ['options twice', message(select({ options: [option(1), option(1)] })), /same value/],
    ['no options', message(select({})), /either options or option_groups/],
    [
      'a link that is none',
      message(actions({ ...button('A', 'x'), url: 'javascript:1' })),
      /is not a link/,
    ],
    [
      'date',
      message(actions({ type: 'datepicker', action_id: 'a', initial_date: '1.2.26' })),
      /wrong format/,
    ],
    [
      'empty rich text',
      message({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
      }),
      /more than 0/,
    ],
  ];
  test.each(cases)('%s', (_name, payload, expected) => {
    expect(checkMessage(payload).join('\n')).toMatch(expected);
  });

  const views: [string, Wire, RegExp][] = [
    ['inputs without submit', modal({ blocks: [input({ type: 'plain_text_input' })] }), /submit/],
    ['no title', { type: 'modal', blocks: [] }, /title/],
    ['no blocks', { type: 'modal', title: plain('T') }, /must be an array/],
    ['a Home tab with a title', { type: 'home', title: plain('T'), blocks: [] }, /has none/],
    ['too large', modal({ blocks: times(90, () => section(x(2900))) }), /250 kB/],
    [
      'files on a Home tab',
      { type: 'home', blocks: [input({ type: 'file_input' })] },
      /modals only/,
    ],
    [
      'two focused',
      modal({
        submit: plain('S'),
        blocks: times(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
      }),
      /focus_on_load/,
    ],
  ];
  test.each(views)('%s', (_name, payload, expected) => {
    expect(checkView(payload).join('\n')).toMatch(expected);
  });
});

describe('mrkdwn', () => {
  test.each([
    '<@U0ANA00000>',
    '<@U0ANA00000|ana>',
    '<#C0HELP00000|help>',
    '<!subteam^S0IT0000000>',
    '<!date^1392734382^{date}|18 Feb>',
    '<https://example.com/a?b=c|a link>',
    '<mailto:a@example.com>',
    '> a quote with &lt;tags&gt; &amp; more',
  ])('passes: %s', (text) => {
    expect(checkMessage(message(section(text)))).toEqual([]);
  });

  test.each([
    '<b>',
    'a < b',
    '<@ana>',
    '<javascript:alert(1)>',
    '<!channel>',
    '<!here|here>',
    '<<https://x.y>>',
  ])('is refused, in blocks and in the fallback: %s', (text) => {
    expect(checkMessage(message(section(text)))).not.toEqual([]);
    expect(checkMessage({ text })).not.toEqual([]);
  });

  test('plain text may hold anything', () => {
    const block = { type: 'section', text: plain('<!channel> a < b') };
    expect(checkMessage({ text: 'fallback', blocks: [block] })).toEqual([]);
  });

  test('who means to mention everybody may say so', () => {
    expect(checkMessage({ text: '<!here>' }, { allowBroadcasts: true })).toEqual([]);
  });
});
