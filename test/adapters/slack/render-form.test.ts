import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderForm } from '../../../src/adapters/slack/render.js';
import type { Form, Input } from '../../../src/cards/form.js';
import { checkView } from '../../fakes/slack/index.js';

const form = (...inputs: Input[]): Form => ({
  name: 'request',
  subject: 'D1',
  title: 'New request',
  submit: 'Send',
  inputs,
  context: { place: 'slack/C1' },
});
const input = (type: Input['type'], more: Partial<Input> = {}): Input => ({
  key: 'k',
  label: 'Label',
  type,
  required: true,
  ...more,
});
type Shown = Readonly<Record<string, unknown>> & { element: Readonly<Record<string, unknown>> };
const blocks = (given: Form) => renderForm(given)['blocks'] as Shown[];
const options = [
  { value: 'mac', label: 'MacBook' },
  { value: 'win', label: 'Windows' },
];

describe('a form', () => {
  it('carries along what it is about', () => {
    const view = renderForm(form(input('text')));
    expect(view).toMatchObject({ type: 'modal', callback_id: 'request' });
    expect(JSON.parse(String(view['private_metadata']))).toEqual({
      form: 'request',
      subject: 'D1',
      context: { place: 'slack/C1' },
    });
    const heavy = { ...form(), context: { much: 'x'.repeat(3000) } };
    expect(() => renderForm(heavy)).toThrow(RangeError);
  });

  it('begins with its introduction, which is no markup', () => {
    const [intro] = blocks({ ...form(), intro: 'a <b>' });
    expect(intro).toEqual({ type: 'section', text: { type: 'mrkdwn', text: 'a &lt;b&gt;' } });
  });

  it.each<[string, Input, object]>([
    [
      'a text',
      input('text', { initial: 'x' }),
      { type: 'plain_text_input', multiline: false, initial_value: 'x' },
    ],
    ['a long text', input('long_text'), { type: 'plain_text_input', multiline: true }],
    ['a number', input('number', { initial: 7 }), { type: 'plain_text_input', initial_value: '7' }],
    ['an address', input('email'), { type: 'plain_text_input' }],
    ['a link', input('link'), { type: 'plain_text_input' }],
    [
      'a date',
      input('date', { initial: '2026-11-23' }),
      { type: 'datepicker', initial_date: '2026-11-23' },
    ],
    [
      'a person',
      input('person', { initial: 'slack:U1' }),
      { type: 'users_select', initial_user: 'U1' },
    ],
    ['a file', input('file'), { type: 'file_input' }],
    [
      'a choice',
      input('choice', { options, initial: 'win' }),
      { type: 'static_select', initial_option: { value: 'win', text: { text: 'Windows' } } },
    ],
    [
      'some choices',
      input('choices', { options, initial: ['mac'] }),
      { type: 'checkboxes', initial_options: [{ value: 'mac' }] },
    ],
  ])('asks for %s', (_name, asked, expected) => {
    const view = renderForm(form(asked));
    expect(checkView(view)).toEqual([]);
    expect((view['blocks'] as Shown[])[0]).toMatchObject({
      type: 'input',
      block_id: 'k',
      optional: false,
      element: { action_id: 'k', ...expected },
    });
  });

  it.each<[string, Input, string]>([
    ['a date that is none', input('date', { initial: 'soon' }), 'initial_date'],
    ['a person of elsewhere', input('person', { initial: 'teams:x' }), 'initial_user'],
    ['a choice that is gone', input('choice', { options, initial: 'linux' }), 'initial_option'],
    ['no choices', input('choices', { options, initial: [] }), 'initial_options'],
    ['an empty text', input('text', { initial: '' }), 'initial_value'],
  ])('leaves out %s', (_name, asked, property) => {
    const view = renderForm(form(asked));
    expect(checkView(view)).toEqual([]);
    expect((view['blocks'] as Shown[])[0]?.element).not.toHaveProperty(property);
  });

  it('tells at once where other inputs depend on it', () => {
    expect(blocks(form(input('choice', { options, reactive: true })))[0]).toMatchObject({
      dispatch_action: true,
    });
  });

  it('does not ask for a choice between nothing', () => {
    expect(blocks(form(input('choice', { options: [] }), input('choices')))).toEqual([]);
  });

  it('groups more than a hundred options, and loses none', () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ value: `v${n}`, label: `Person ${n}` }));
    for (const type of ['choice', 'choices'] as const) {
      const view = renderForm(form(input(type, { options: many, initial: 'v240' })));
      expect(checkView(view)).toEqual([]);
      const { option_groups: groups } = (view['blocks'] as Shown[])[0]?.element ?? {};
      const values = (groups as { options: { value: string }[] }[]).flatMap((group) =>
        group.options.map(({ value }) => value),
      );
      expect(values).toEqual(many.map(({ value }) => value));
    }
  });

  it('is accepted by Slack whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('', '<!channel>', 'x'.repeat(5000), '🆘'.repeat(2000)),
    );
    const asked = fc.record({
      label: text,
      type: fc.constantFrom<Input['type']>(
        'text',
        'long_text',
        'choice',
        'choices',
        'date',
        'file',
      ),
      required: fc.boolean(),
      hint: text,
      initial: text,
      options: fc.uniqueArray(
        fc.record({ value: fc.string({ minLength: 1, maxLength: 60 }), label: text }),
        {
          maxLength: 20,
          selector: ({ value }) => value,
        },
      ),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 6 }), text, text, (inputs, title, intro) => {
        const keyed = inputs.map((each, n) => ({ ...each, key: `k${n}` }));
        expect(checkView(renderForm({ ...form(...keyed), title, intro }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
