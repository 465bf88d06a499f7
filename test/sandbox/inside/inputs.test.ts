import { describe, expect, test } from '@jest/globals';
import { answersOf, RULES } from '../../../src/sandbox/inside/inputs.js';

const low = { text: { type: 'plain_text', text: 'Low' }, value: 'low' };
const high = { text: { type: 'plain_text', text: 'High' }, value: 'high' };
const ana = { text: { type: 'plain_text' as const, text: 'Ana' }, value: 'U0ANA' };

/** type · element's own fields · what local Slack sends · what Slack would send */
const cases: [string, object, object | null, object][] = [
  ['plain_text_input', {}, { value: 'typed' }, { value: 'typed' }],
  ['plain_text_input', { initial_value: 'before' }, { value: null }, { value: 'before' }],
  ['plain_text_input', { initial_value: 'before' }, { value: '' }, { value: null }],
  ['number_input', {}, { value: '42' }, { value: '42' }],
  ['timepicker', {}, { value: '09:30' }, { selected_time: '09:30' }],
  [
    'datepicker',
    { initial_date: '2026-11-24' },
    { selected_date: null },
    { selected_date: '2026-11-24' },
  ],
  [
    'datepicker',
    { initial_date: '2026-11-24' },
    { selected_date: '2026-12-01' },
    { selected_date: '2026-12-01' },
  ],
  ['static_select', { initial_option: low }, { selected_option: null }, { selected_option: low }],
  ['static_select', { initial_option: low }, { selected_option: high }, { selected_option: high }],
  ['radio_buttons', {}, { selected_option: high }, { selected_option: high }],
  ['checkboxes', {}, { selected_options: [low, high] }, { selected_options: [low, high] }],
  ['checkboxes', {}, null, { selected_options: [] }],
  ['users_select', {}, { selected_option: ana }, { selected_user: 'U0ANA' }],
  [
    'users_select',
    { initial_user: 'U0BEN' },
    { selected_option: null },
    { selected_user: 'U0BEN' },
  ],
  ['multi_users_select', {}, { selected_options: [ana] }, { selected_users: ['U0ANA'] }],
  ['multi_static_select', {}, { selected_options: [low] }, { selected_options: [low] }],
];

describe('answers of a form', () => {
  test.each(cases)('%s %j: %j becomes %j', (type, fields, sent, expected) => {
    const block = {
      type: 'input',
      block_id: 'b',
      optional: true,
      element: { type, action_id: 'a', ...fields },
    };
    const { values, missing } = answersOf([block], { b: { a: sent } });
    expect(values).toEqual({ b: { a: { type, ...expected } } });
    expect(missing).toEqual({});
  });

  test('a required input without an answer is missing', () => {
    const input = (block_id: string, optional: boolean) => ({
      type: 'input',
      block_id,
      optional,
      element: { type: 'plain_text_input', action_id: 'a' },
    });
    const sent = { filled: { a: { value: 'x' } } };
    const blocks = [input('filled', false), input('empty', false), input('free', true)];
    expect(Object.keys(answersOf(blocks, sent).missing)).toEqual(['empty']);
  });

  test('what the page cannot draw is given to it as something it can', () => {
    const drawn = Object.fromEntries(
      Object.entries(RULES).map(([type, { draw }]) => [type, draw({ type }, [ana])['type']]),
    );
    const known = [
      'plain_text_input',
      'static_select',
      'datepicker',
      'radio_buttons',
      'checkboxes',
    ];
    expect(known).toEqual(expect.arrayContaining(Object.values(drawn)));
  });
});
