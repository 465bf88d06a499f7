import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  renderHome,
  renderMessage,
  renderSignedMessage,
} from '../../../src/adapters/slack/render.js';
import type { Block, Inline, Message } from '../../../src/cards/message.js';
import { checkMessage, checkView } from '../../fakes/slack/index.js';

const message = (...blocks: Block[]): Message => ({ fallback: 'A ticket', blocks, subject: 'T1' });
const line = (...text: Inline[]): Block => ({ type: 'line', text });

/** The mrkdwn of all sections and contexts. */
function texts(rendered: Message | { blocks: readonly object[] }): string[] {
  const { blocks } = 'fallback' in rendered ? renderMessage(rendered) : rendered;
  return (blocks as { text?: { text: string }; elements?: { text?: unknown }[] }[]).flatMap(
    (block) => [
      ...(block.text ? [block.text.text] : []),
      ...(block.elements ?? []).flatMap(({ text }) => (typeof text === 'string' ? [text] : [])),
    ],
  );
}

function actions(rendered: { blocks: readonly object[] }) {
  type Element = Record<string, unknown>;
  const blocks = rendered.blocks as { type: string; block_id?: string; elements: Element[] }[];
  return blocks.filter(({ type }) => type === 'actions');
}

describe('lines', () => {
  it.each<[string, Inline[], string]>([
    ['words', ['a & b <c>'], 'a &amp; b &lt;c&gt;'],
    ['bold', [{ bold: 'IT-142' }, ' · High'], '*IT-142* · High'],
    ['bold with stars and lines', [{ bold: ' a*b\nc ' }], '*a∗b c*'],
    ['italic', [{ italic: 'Black_screen' }], '_Black＿screen_'],
    ['nothing bold', ['x', { bold: ' ' }], 'x'],
    ['a mention', [{ person: 'slack:U1', name: 'Ana', notify: true }], '<@U1>'],
    ['a name', [{ person: 'slack:U1', name: 'A<b>', notify: false }], 'A&lt;b&gt;'],
    ['somebody elsewhere', [{ person: 'teams:x', name: 'Kim', notify: true }], 'Kim'],
    ['a forged id', [{ person: 'slack:!channel', name: 'Kim', notify: true }], 'Kim'],
    [
      'a link',
      [{ link: 'https://a.example/?b=1&c=2', text: 'x|y' }],
      '<https://a.example/?b=1&amp;c=2|x|y>',
    ],
    [
      'a hostile link',
      [{ link: 'https://a.example/>|<!channel>', text: 'x' }],
      '<https://a.example/%3E%7C%3C!channel%3E|x>',
    ],
    ['a link nowhere', [{ link: 'javascript:alert(1)', text: 'x' }], 'x'],
    ['a channel', [{ channel: 'C0HELP', name: 'help' }], '<#C0HELP>'],
    ['a channel elsewhere', [{ channel: '19:abc', name: 'help' }], '#help'],
    [
      'a time',
      [{ time: new Date('2026-11-23T15:30:00Z'), text: 'today 16:30' }],
      '<!date^1795447800^{date_short_pretty} {time}|today 16:30>',
    ],
    ['everybody', ['<!channel> <!here> @channel'], '&lt;!channel&gt; &lt;!here&gt; @channel'],
    ['emoji', ['🆕🛠💬'], '🆕🛠💬'],
    ['right to left', ['המחשב שלי נשבר'], 'המחשב שלי נשבר'],
  ])('%s', (_name, text, expected) => {
    expect(texts(message(line(...text)))).toEqual([expected]);
  });

  it('say nothing when empty', () => {
    expect(renderMessage(message(line(''), { type: 'small', text: [' '] })).blocks).toEqual([]);
  });

  it('go on in further sections, and end in … where there is no room', () => {
    const words = Array.from({ length: 1800 }, (_, n) => `w${n}`).join(' ');
    const split = texts(message(line(words)));
    expect(split.length).toBeGreaterThan(1);
    expect(split.join(' ') === words).toBe(true);
    const cut = texts(message(line('x'.repeat(40_000))));
    expect(cut).toHaveLength(4);
    expect(cut.at(-1)?.endsWith('…')).toBe(true);
  });
});

describe('quotes', () => {
  it('mark every line', () => {
    expect(texts(message({ type: 'quote', text: 'one\n\n<two>\r\nthree' }))).toEqual([
      '> one\n> \n> &lt;two&gt;\n> three',
    ]);
  });

  it('lead to the whole', () => {
    const quote: Block = { type: 'quote', text: 'one…', link: 'https://a.example' };
    expect(texts(message(quote))).toEqual(['> one… <https://a.example|↗>']);
    expect(texts(message({ ...quote, text: '' }))).toEqual(['> <https://a.example|↗>']);
    expect(texts(message({ type: 'quote', text: ' ' }))).toEqual([]);
  });

  it('are marked again in each section', () => {
    const split = texts(
      message({ type: 'quote', text: 'word '.repeat(2000), link: 'https://a.example' }),
    );
    expect(split.length).toBeGreaterThan(1);
    expect(split.every((text) => text.startsWith('> ') && text.length <= 3000)).toBe(true);
    expect(split.filter((text) => text.includes('↗'))).toHaveLength(1);
  });
});

describe('buttons', () => {
  const row: Block = {
    type: 'buttons',
    buttons: [
      { action: 'claim', label: 'Claim', style: 'primary' },
      { action: 'rate', label: '🙂', value: '4' },
      { action: 'rate', label: '😀', value: '5' },
      { action: 'open', label: 'Open conversation', url: 'https://a.example' },
    ],
    menu: { label: 'More', options: [{ action: 'hold', label: 'On hold…' }] },
  };

  it('carry what they are about', () => {
    const [block] = actions(renderMessage(message(row)));
    expect(block?.elements.map(({ action_id: id, value }) => [id, value])).toEqual([
      ['claim', '{"s":"T1"}'],
      ['rate', '{"s":"T1","v":"4"}'],
      ['rate:1', '{"s":"T1","v":"5"}'],
      ['more', undefined],
    ]);
    expect(block?.elements[3]).toMatchObject({
      placeholder: { text: 'More' },
      options: [{ text: { text: 'On hold…' }, value: '{"s":"T1","a":"hold"}' }],
    });
  });

  it('that lead elsewhere are links', () => {
    expect(texts(message(row))).toEqual(['<https://a.example|Open conversation>']);
  });

  it('forget what was chosen when the revision is another', () => {
    const id = (revision?: string) =>
      actions(renderMessage({ ...message(row), revision }))[0]?.block_id;
    expect(id()).toBeUndefined();
    expect(id('1')).not.toBe(id('2'));
  });

  it('ask back', () => {
    const confirm = { title: 'Sure?', text: 'It goes.', yes: 'Yes', no: 'No' };
    const buttons = [{ action: 'drop', label: 'Drop', style: 'danger', confirm } as const];
    const rendered = renderMessage(message({ type: 'buttons', buttons }));
    expect(checkMessage(rendered)).toEqual([]);
    expect(actions(rendered)[0]?.elements[0]).toMatchObject({
      style: 'danger',
      confirm: { title: { text: 'Sure?' }, confirm: { text: 'Yes' }, deny: { text: 'No' } },
    });
  });

  it('refuse to carry more than Slack brings back', () => {
    const menu = { label: 'More', options: [{ action: 'hold', label: 'On hold' }] };
    const long = { ...message({ type: 'buttons', buttons: [], menu }), subject: 'x'.repeat(75) };
    expect(() => renderMessage(long)).toThrow(RangeError);
  });
});

describe('a message', () => {
  it('has a fallback, escaped and short', () => {
    expect(renderMessage({ fallback: '<!channel>', blocks: [] }).text).toBe('&lt;!channel&gt;');
    expect(renderMessage({ fallback: '&'.repeat(40_000), blocks: [] }).text.length).toBeLessThan(
      3001,
    );
    expect(renderMessage({ fallback: '', blocks: [line('first'), line('second')] }).text).toBe(
      'first',
    );
  });

  it('is signed where the bot may not change its name', () => {
    const signed = renderSignedMessage({ ...message(line('done')), author: 'Ben <IT>' });
    expect(texts(signed)).toEqual(['*Ben &lt;IT&gt;*', 'done']);
    expect(signed.text).toBe('Ben &lt;IT&gt;: A ticket');
  });

  it('has no more blocks than Slack takes', () => {
    const many = Array.from({ length: 120 }, (_, n) => line(`line ${n}`));
    expect(checkMessage(renderMessage(message(...many)))).toEqual([]);
    expect(texts(message(...many)).at(-1)).toBe('…');
    expect(checkView(renderHome(message(...many)))).toEqual([]);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '<@U0ANA>',
    '<https://evil.example|bank>',
    '&lt;!here&gt;',
    '*_~`>',
    '🆘'.repeat(500),
    '\u202Eevil',
    '<'.repeat(4000),
    'x'.repeat(4000),
  ),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  fc.record({ bold: text }),
  fc.record({ italic: text }),
  fc.record({ person: fc.constant('slack:U0ANA' as const), name: text, notify: fc.boolean() }),
  fc.record({ link: fc.oneof(fc.webUrl(), text), text }),
  fc.record({ channel: text, name: text }),
  fc.record({ time: fc.date({ noInvalidDate: true, min: new Date(0) }), text }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('line' as const), text: fc.array(inline, { maxLength: 6 }) }),
  fc.record({ type: fc.constant('small' as const), text: fc.array(inline, { maxLength: 6 }) }),
  fc.record({
    type: fc.constant('quote' as const),
    text,
    link: fc.option(fc.webUrl(), { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.record({
        action: fc.constantFrom('claim', 'resolve'),
        label: text,
        url: fc.option(fc.webUrl(), { nil: undefined }),
        confirm: fc.option(fc.record({ title: text, text, yes: text, no: text }), {
          nil: undefined,
        }),
      }),
      { maxLength: 30 },
    ),
  }),
);

describe('whatever people write', () => {
  it.each([
    ['40,000 signs that are escaped', '&'.repeat(40_000)],
    ['40,000 characters in one word', 'x'.repeat(40_000)],
    ['10,000 lines', 'a b\n'.repeat(10_000)],
    ['20,000 emoji', '🆘'.repeat(20_000)],
    ['nothing', ''],
    ['a zero-width space', '\u200B'],
  ])('fits: %s', (_name, written) => {
    const rendered = renderSignedMessage({
      fallback: written,
      author: written,
      blocks: [
        line(written, { bold: written }),
        { type: 'small', text: [written, { italic: written }] },
        { type: 'quote', text: written, link: 'https://a.example' },
      ],
    });
    expect(checkMessage(rendered)).toEqual([]);
  });

  it('breaks no rule of Slack and mentions nobody', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), text, text, (blocks, fallback, author) => {
        const rendered = renderSignedMessage({ fallback, blocks, author });
        expect(checkMessage(rendered)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('cannot produce an unescaped <', () => {
    fc.assert(
      fc.property(text, (written) => {
        const said: Inline[] = [
          written,
          { bold: written },
          { italic: written },
          { person: 'slack:U1', name: written, notify: false },
        ];
        const blocks: Block[] = [line(...said), { type: 'quote', text: written }];
        const rendered = renderMessage({ fallback: written, blocks });
        expect(JSON.stringify(rendered)).not.toContain('<');
      }),
      { numRuns: 300 },
    );
  });
});
