import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressed, mentionedPeople, toPlainText } from '../../../src/adapters/slack/plain-text.js';

const people: Readonly<Record<string, string>> = { U0ANA: 'Ana Lindqvist', U0EVIL: '<!channel>' };
const names = {
  person: (id: string) => people[id],
  channel: (id: string) => (id === 'C0HELP' ? 'help' : undefined),
};

describe('the plain text of a Slack text', () => {
  it.each([
    ['nothing', '', ''],
    ['plain words', 'my laptop is broken', 'my laptop is broken'],
    ['entities', 'a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['an entity of an entity', '&amp;lt;', '&lt;'],
    ['an escaped mention', '&lt;@U0ANA&gt;', '<@U0ANA>'],
    ['a known person', 'ask <@U0ANA>', 'ask @Ana Lindqvist'],
    ['a person with a label', 'ask <@U9|ben>', 'ask @ben'],
    ['an unknown person', 'ask <@U9>', 'ask @U9'],
    ['a name that looks like a mention', '<@U0EVIL>', '@<!channel>'],
    ['a channel with its name', 'see <#C1|help-desk>', 'see #help-desk'],
    ['a channel with an empty name', 'see <#C0HELP|>', 'see #help'],
    ['an unknown channel', 'see <#C9>', 'see #C9'],
    ['everybody', '<!channel> <!here|here>', '@channel @here'],
    ['a group', '<!subteam^S1|@it-support>', '@it-support'],
    ['a group without its name', '<!subteam^S1>', '@S1'],
    ['a date', 'due <!date^1700000000^{date}|14 Nov>', 'due 14 Nov'],
    ['a link', '<https://a.example/x?b=1&amp;c=2>', 'https://a.example/x?b=1&c=2'],
    ['a link that Slack found', '<http://a.example|a.example>', 'a.example'],
    ['a link with a label', '<https://a.example|our wiki>', 'our wiki (https://a.example)'],
    ['an address', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['emoji that mean something', ':mega: :lock: :ticket:', '📣 🔒 🎫'],
    ['emoji with a skin tone', 'thanks :pray::skin-tone-3:', 'thanks 🙏'],
    ['other emoji', 'lunch :burrito:', 'lunch :burrito:'],
    ['times are no emoji', 'at 10:30:00', 'at 10:30:00'],
    ['right to left', 'המחשב שלי &lt;נשבר&gt;', 'המחשב שלי <נשבר>'],
    ['lines', 'one\ntwo', 'one\ntwo'],
  ])('%s', (_name, wire, plain) => {
    expect(toPlainText(wire, names)).toBe(plain);
  });

  it('gives back whatever a person typed', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes(':'));
        expect(toPlainText(escaped(text), names)).toBe(text);
      }),
    );
  });

  it('reads 40,000 characters', () => {
    const text = '&lt;'.repeat(10_000);
    expect(toPlainText(text, names)).toBe('<'.repeat(10_000));
  });
});

describe('addressing the bot', () => {
  it.each([
    ['<@UBOT> help', true, 'help'],
    ['<@UBOT|deskbell>: help', true, 'help'],
    ['  <@UBOT>, please help', true, 'please help'],
    ['hey <@UBOT> help', true, 'hey <@UBOT> help'],
    ['<@UBOT>', true, ''],
    ['<@UBOTTLE> help', false, '<@UBOTTLE> help'],
    ['help', false, 'help'],
  ])('%s', (wire, mentionsBot, rest) => {
    expect(addressed(wire, 'UBOT')).toEqual({ mentionsBot, rest });
  });

  it('finds who is named', () => {
    expect(mentionedPeople('<@U1> and <@W2|x>, not &lt;@U3&gt;')).toEqual(['U1', 'W2']);
  });
});
