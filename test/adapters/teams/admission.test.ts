import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import type { Sending } from '../../fakes/teams/index.js';
import { connected, type Harness } from './harness.js';

let harness: Harness;
// The SDK prints the keys it knows when a signature does not fit.
let printed: jest.SpiedFunction<typeof console.error>;

beforeAll(async () => {
  harness = await connected();
});
beforeEach(() => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  printed.mockRestore();
});
afterAll(() => harness.stop());

const said = (more: object = {}) => {
  const { world } = harness.teams;
  return {
    type: 'message',
    id: world.nextId(),
    text: 'my laptop is broken',
    from: { id: '29:1ana', aadObjectId: 'ana', name: 'Ana Lindqvist' },
    conversation: { id: 'a:1ana', conversationType: 'personal', tenantId: world.tenantId },
    ...more,
  };
};

/** What becomes of an activity: the answer, and whether anything of it was kept. */
async function outcome(activity: Readonly<Record<string, unknown>>, how?: Sending) {
  const before = harness.intake.accepted.length;
  const { status } = await harness.teams.send(activity, how);
  const kept = await harness.references.find('acme', 'a:1ana');
  return { status, accepted: harness.intake.accepted.length - before, known: kept?.serviceUrl };
}

const nothing = { accepted: 0, known: undefined };

describe('before anything good has come', () => {
  test.each<[string, number, Sending]>([
    ['signed by somebody else', 401, { forged: true }],
    ['by a key that is not Teams’', 401, { unendorsed: true }],
    ['run out', 401, { expired: true }],
    ['for another bot', 401, { audience: '30000000-0000-4000-8000-000000000003' }],
    ['of another issuer', 401, { issuer: 'https://sts.windows.net/evil/' }],
    [
      'as the emulator has it, which vouches for no address',
      401,
      {
        issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        vouchedUrl: 'https://evil.example/',
        claims: { ver: '1.0', appid: '20000000-0000-4000-8000-000000000002' },
      },
    ],
    ['for another address', 401, { vouchedUrl: 'https://smba.example/' }],
    ['missing', 401, { authorization: '' }],
    ['no token', 401, { authorization: 'Bearer nonsense' }],
    ['of another kind', 401, { authorization: 'Basic YTpi' }],
  ])('a token %s is answered with %d, and nothing is learnt', async (_, status, how) => {
    expect(await outcome(said(), how)).toEqual({ status, ...nothing });
  });

  test.each<[string, number, object]>([
    [
      'of another organisation',
      403,
      { conversation: { id: 'a:1ana', tenantId: '99999999-0000-4000-8000-000000000001' } },
    ],
    ['of no organisation', 403, { conversation: { id: 'a:1ana' } }],
    ['of another channel', 403, { channelId: 'webchat' }],
    ['without an address', 400, { serviceUrl: '' }],
    ['without a type', 400, { type: undefined }],
  ])('an activity %s is answered with %d, and nothing is learnt', async (_, status, more) => {
    expect(await outcome(said(more))).toEqual({ status, ...nothing });
  });

  test('what is no activity at all is refused', async () => {
    const { teams } = harness;
    for (const body of ['', '[]', 'null', '"text"', '{}']) {
      const url = teams.endpoint;
      const response = await fetch(url, { method: 'POST', body });
      expect(response.status).toBe(400);
    }
    expect((await fetch(teams.endpoint)).status).toBe(405);
    const huge = JSON.stringify({ text: 'x'.repeat(2_000_000) });
    expect((await fetch(teams.endpoint, { method: 'POST', body: huge })).status).toBe(413);
  });
});

test('a good token is let in, and its address is learnt', async () => {
  const { serviceUrl } = harness.teams;
  expect(await outcome(said())).toEqual({ status: 200, accepted: 1, known: serviceUrl });
});

test('what cannot be read is told to the operator, and not brought again', async () => {
  const before = harness.logged.length;
  expect(await harness.teams.send(said({ entities: 'none' }))).toEqual({ status: 200 });
  expect(harness.logged.slice(before)).toMatchObject([
    { level: 'error', fields: { type: 'message' } },
  ]);
});

test('an invoke that nobody knows is not implemented', async () => {
  const { status } = await harness.teams.send(said({ type: 'invoke', name: 'signin/verifyState' }));
  expect(status).toBe(501);
});

test('what could not be stored is not acknowledged, and may come again', async () => {
  const accept = harness.intake.accept.bind(harness.intake);
  harness.intake.accept = () => Promise.reject(new Error('no database'));
  const activity = said({ text: 'once more, please' });
  expect((await harness.teams.send(activity)).status).toBe(500);
  harness.intake.accept = accept;
  const again = { ...activity, id: harness.teams.world.nextId() };
  expect(await outcome(again)).toMatchObject({ status: 200, accepted: 1 });
});

test('while stopping, nothing is taken', async () => {
  const own = await connected();
  await own.connection.stop();
  expect((await own.teams.send(said())).status).toBe(503);
  expect(own.intake.accepted).toEqual([]);
  await own.stop();
});
