import { expect, test } from '@jest/globals';
import type { Incoming } from '../../src/usecases/incoming.js';
import { withoutSecrets } from '../../src/usecases/without-secrets.js';

const base = { delivery: 'd1', deskId: 'main', at: new Date(0), actor: 'slack:U1' } as const;
const message = { platform: 'slack', conversation: 'C1', message: '1.0' } as const;
const SECRET = 'my password is Xy9!kkk please help';
const HIDDEN = 'my password is ••••• please help';

const ways = (text: string): Incoming[] => [
  { ...base, kind: 'said', message, text, files: [], direct: false, mentionsBot: false },
  { ...base, kind: 'edited', message, text },
  { ...base, kind: 'message_picked', message, text, author: 'slack:U2', files: [] },
  { ...base, kind: 'command', text, place: message },
  {
    ...base,
    kind: 'submitted',
    form: 'request',
    values: { what: text, count: 3, parts: ['a', text] },
    context: {},
  },
];

test('whichever way it comes in, what is secret is hidden, and it is known that it was', () => {
  for (const incoming of ways(SECRET)) {
    const safe = withoutSecrets(incoming);
    expect(JSON.stringify(safe)).not.toContain('Xy9');
    expect(safe.secretsHidden).toBe(true);
  }
  const said = withoutSecrets(ways(SECRET)[0] as Incoming);
  expect(said).toMatchObject({ text: HIDDEN });
});

test('what holds no secret stays as it is', () => {
  for (const incoming of ways('my printer is broken')) {
    expect(withoutSecrets(incoming)).toBe(incoming);
  }
});
