import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSubmission } from '../../../src/adapters/teams/parse-form.js';
import { spoken, textOfHtml } from '../../../src/adapters/teams/plain-text.js';
import { renderForm, withValues } from '../../../src/adapters/teams/render-form.js';
import { renderCard, renderMessage } from '../../../src/adapters/teams/render-message.js';
import type { RenderContext } from '../../../src/adapters/teams/rich-text.js';
import { activitySchema } from '../../../src/adapters/teams/schema.js';
import type { Form, Input } from '../../../src/cards/form.js';
import type { Block, Inline, Message } from '../../../src/cards/message.js';
import { checkCard, type CheckedCard } from '../../fakes/teams/card-check.js';
import { screenOf } from '../../fakes/teams/screen.js';

const context: RenderContext = {
  channelName: (id) => (id === '19:help@thread.tacv2' ? 'help' : undefined),
  forms: 'dialog',
};

const show = (message: Message, how = context): string =>
  screenOf(renderCard(message, how) as unknown as CheckedCard);

const said = (...text: Inline[]): Message => ({ fallback: 'x', blocks: [{ type: 'line', text }] });

/** What people write, and what could be mistaken for markup. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '**b**',
    '- x',
    '<at>Ben</at>',
    '[a](https://b.example)',
    '{{TIME(x)}}',
    '# h',
    '`c`',
    'a\nb',
  ),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  words,
  words.map((bold) => ({ bold })),
  words.map((italic) => ({ italic })),
  fc.record({
    link: fc.constantFrom('https://a.example/x', 'javascript:alert(1)', ''),
    text: words,
  }),
  fc.record({ person: fc.constant('teams:guid-1' as const), name: words, notify: fc.boolean() }),
  fc.record({ person: fc.constant('slack:U1' as const), name: words, notify: fc.constant(true) }),
  fc.record({ time: fc.constant(new Date(0)), text: words }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('line' as const), text: fc.array(inline, { maxLength: 5 }) }),
  fc.record({ type: fc.constant('small' as const), text: fc.array(inline, { maxLength: 5 }) }),
  fc.record({ type: fc.constant('quote' as const), text: words }),
  fc.constant({ type: 'divider' as const }),
  fc.record({
    type: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ action: fc.constantFrom('claim', 'resolve'), label: words }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
);

describe('cards', () => {
  test('are valid whatever people write', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), words, (blocks, fallback) => {
        const message: Message = {
          fallback,
          subject: 'T1',
          blocks: [{ type: 'line', text: ['first'] }, ...blocks],
        };
        expect(checkCard(renderCard(message, context))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('say what people wrote, character for character', () => {
    fc.assert(
      fc.property(words, (text) => {
        const lines = text.split(/\r\n|\r|\n/).map((each) => (each === '' ? ' ' : each));
        if (text.trim() !== '') expect(show(said(text))).toBe(lines.join('\n'));
      }),
    );
  });

  test('ring for people of Teams alone, by the name the directory has', () => {
    const ben = { person: 'teams:guid-2', name: 'Ben <b> [x](y)', notify: true } as const;
    const card = renderCard(said(ben, ' opened it'), context);
    expect(checkCard(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain('"mentioned":{"id":"guid-2","name":"Ben b xy"}');
    const quiet = renderCard(said({ ...ben, notify: false }), context);
    expect(JSON.stringify(quiet)).not.toContain('entities');
    const address = renderCard(said({ ...ben, person: 'teams:ben@example.com' }), context);
    expect(JSON.stringify(address)).not.toContain('entities');
  });

  test('name channels, and link to what can be opened alone', () => {
    expect(show(said({ channel: '19:help@thread.tacv2' }, ' ', { channel: 'C1' }))).toBe('help C1');
    const bad = JSON.stringify(renderCard(said({ link: 'javascript:x', text: 'y' }), context));
    expect(bad).not.toContain('javascript');
  });

  test('stay small enough, however much is said', () => {
    const text = 'word 🆘 '.repeat(20_000);
    const blocks: Block[] = Array.from({ length: 8 }, () => ({ type: 'quote', text }));
    const card = renderCard({ fallback: text, blocks }, context);
    expect(checkCard(card)).toEqual([]);
    expect(show({ fallback: text, blocks })).toContain('…');
    const { summary } = renderMessage({ fallback: text, blocks }, context) as { summary: string };
    expect(summary.length).toBeLessThanOrEqual(250);
  });

  test('change their mark when they change, so that each state is pressed once', () => {
    const press = (label: string): string =>
      JSON.stringify(
        renderCard(
          {
            fallback: 'x',
            subject: 'T1',
            blocks: [{ type: 'buttons', buttons: [{ action: 'claim', label }] }],
          },
          context,
        ),
      ).replace(/.*"r":"([^"]+)".*/s, '$1');
    expect(press('a')).toBe(press('a'));
    expect(press('a')).not.toBe(press('b'));
  });

  test('open forms in dialogs, or in themselves for a client that has none', () => {
    const message: Message = {
      fallback: 'x',
      blocks: [{ type: 'buttons', buttons: [{ action: 'resolve', label: 'Resolve' }] }],
    };
    expect(JSON.stringify(renderCard(message, context))).toContain('task/fetch');
    const inline = JSON.stringify(renderCard(message, { ...context, forms: 'inline' }));
    expect(inline).toContain('Action.Execute');
    expect(inline).not.toContain('msteams');
  });
});

const input: fc.Arbitrary<Input> = fc.record({
  key: fc.constantFrom('a', 'b'),
  label: words.filter((each) => each.trim() !== ''),
  type: fc.constantFrom('text', 'long_text', 'number', 'email', 'link', 'file', 'person', 'date'),
  required: fc.boolean(),
  hint: fc.option(words, { nil: undefined }),
  initial: fc.option(words, { nil: undefined }),
});

const activity = activitySchema.parse({
  type: 'invoke',
  serviceUrl: 'https://smba.example/',
  from: { id: '29:1', aadObjectId: 'ana' },
  conversation: { id: 'a:1' },
});

describe('forms', () => {
  test('are valid whatever they ask and whatever is wrong', () => {
    fc.assert(
      fc.property(input, words, fc.boolean(), (one, error, isInline) => {
        const form: Form = { name: 'note', title: 'N', submit: 'Save', inputs: [one] };
        const errors: Record<string, string> =
          error.trim() === '' ? {} : { [one.key]: error, hidden: error };
        const options = { number: 'n', errors, ...(isInline && { inline: true as const }) };
        expect(checkCard(renderForm(form, options, context))).toEqual([]);
      }),
    );
  });

  test('come back as they were filled in; what is empty is absent', () => {
    const options = [
      { value: 'a,b', label: 'A and B' },
      { value: 'c', label: 'C' },
    ];
    const of = (key: string, type: Input['type']): Input => ({
      key,
      type,
      label: key,
      required: false,
      ...(type.startsWith('choice') && { options }),
    });
    const form: Form = {
      name: 'answer',
      subject: 'D1',
      title: 'T',
      submit: 'S',
      context: { x: 'y' },
      inputs: [
        of('many', 'choices'),
        of('one', 'choice'),
        of('who', 'person'),
        of('empty', 'text'),
        of('file', 'file'),
      ],
    };
    const card = renderForm(
      withValues(form, { many: ['a,b', 'c'], one: 'a,b' }),
      { number: 'n1' },
      context,
    );
    const { body, actions } = card as unknown as CheckedCard;
    const shown = Object.fromEntries(
      body.flatMap((each) => ('value' in each && each.id ? [[each.id, each.value]] : [])),
    );
    const [send] = actions ?? [];
    const data = send?.type === 'Action.Submit' ? send.data : {};
    const { incoming } = parseSubmission(
      activity,
      { ...data, ...shown, who: 'guid-3', empty: '  ', file: 'https://a.example/f' },
      { deskId: 'acme', now: new Date(0) },
    );
    expect(incoming).toMatchObject({
      form: 'answer',
      subject: 'D1',
      context: { x: 'y' },
      actor: 'teams:ana',
    });
    expect(incoming.values).toEqual({
      many: ['a,b', 'c'],
      one: 'a,b',
      who: 'teams:guid-3',
      file: ['https://a.example/f'],
    });
  });

  test('of another kind are refused', () => {
    const now = { deskId: 'acme', now: new Date(0) };
    expect(() => parseSubmission(activity, { f: { name: 'admin' }, n: '1' }, now)).toThrow();
    expect(() => parseSubmission(activity, 'text', now)).toThrow();
  });
});

describe('what people write', () => {
  const bot = { id: '28:bot' };
  const mention = (name: string, id: string) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id },
  });

  test.each([
    ['<at>Deskbell</at> my laptop', [mention('Deskbell', '28:bot')], true, 'my laptop'],
    ['<at>Deskbell</at>\u00a0- my laptop\n', [mention('Deskbell', '28:bot')], true, 'my laptop'],
    [
      'ask <at>Deskbell</at> and <at>Ben</at>',
      [mention('Deskbell', '28:bot')],
      true,
      'ask @Deskbell and @Ben',
    ],
    ['<at>Deskbell</at> hi', [mention('Deskbell', '29:namesake')], false, '@Deskbell hi'],
    ['a <b> & c', [], false, 'a <b> & c'],
    [null, null, false, ''],
  ])('%j', (text, entities, mentionsBot, rest) => {
    expect(spoken({ text, entities, recipient: bot })).toEqual({ mentionsBot, text: rest });
  });

  test.each([
    [
      '<div><p>a &lt;b&gt; &amp; &quot;c&quot;</p><p>d&nbsp;e &#128680; &#x1f3ab;</p></div>',
      'a <b> & "c"\nd e 🚨 🎫',
    ],
    ['<p>see <img alt="🙂" src="x"> <a href="https://a.example">here</a></p>', 'see 🙂 here'],
    ['one<br>two<ul><li>x</li><li>y</li></ul>', 'one\ntwox\ny'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['', ''],
  ])('as HTML: %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});
