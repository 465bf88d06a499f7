import { expect, test } from '@jest/globals';
import { readDesk } from '../../src/desk-file/read.js';
import { resolveNames, type Directory } from '../../src/desk-file/resolve.js';
import { toDesk } from '../../src/desk-file/to-desk.js';

const file = `desk: { name: Help, time_zone: UTC }
queues:
  - key: it
    name: IT
    key_prefix: IT
    triage_channel: "#triage-it"
    roster: { people: [ben@example.com, U0OMAR], groups: ["@it"] }
    leads: [ben@example.com]
channels:
  - { channel: "#help", mode: suggest, queue: it }
  - { channel: C0TRIAGE, mode: off }
categories:
  - { key: laptop, name: Laptop, queue: it }
`;

/** A workspace; `asked` counts the look-ups. */
function workspace(known: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const find = (name: string) => {
    asked.push(name);
    return Promise.resolve(known[name]);
  };
  const directory: Directory = {
    channel: find,
    group: find,
    person: async (name) => {
      const id = await find(name);
      return id === undefined ? undefined : `slack:${id}`;
    },
  };
  return { asked, directory };
}

const all = {
  '#triage-it': 'C0TRIAGE',
  '#help': 'C0HELP',
  C0TRIAGE: 'C0TRIAGE',
  'ben@example.com': 'U0BEN',
  U0OMAR: 'U0OMAR',
  '@it': 'S0IT',
};

async function resolve(text: string, known: Readonly<Record<string, string>>) {
  const reading = readDesk(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { asked, directory } = workspace(known);
  const { names, findings } = await resolveNames(reading.file, directory);
  return { file: reading.file, names, asked, problems: findings.map(reading.locate) };
}

test('names become ids, each looked up once', async () => {
  const { file: read, names, asked, problems } = await resolve(file, all);
  expect(problems).toEqual([]);
  expect(asked.sort()).toEqual(Object.keys(all).sort());
  expect(toDesk(read, 'main', names)).toMatchObject({
    id: 'main',
    queues: [
      {
        triage: { platform: 'slack', conversation: 'C0TRIAGE' },
        roster: { people: ['slack:U0BEN', 'slack:U0OMAR'], groups: ['S0IT'] },
        leads: ['slack:U0BEN'],
        private: false,
      },
    ],
    channels: [
      { channel: { platform: 'slack', conversation: 'C0HELP' }, mode: 'suggest', queue: 'it' },
      { channel: { platform: 'slack', conversation: 'C0TRIAGE' }, mode: 'off' },
    ],
    dialog: { gatherMs: 60_000, abandonMs: 1_800_000, closeResolvedMs: 432_000_000 },
  });
});

test('every name that nobody knows is a problem with its line and remedy', async () => {
  const { problems } = await resolve(file, { C0TRIAGE: 'C0TRIAGE', '#help': 'C0HELP' });
  expect(problems.map(({ line, path, value }) => [line, path, value])).toEqual([
    [6, 'queues[0].triage_channel', '"#triage-it"'],
    [7, 'queues[0].roster.people[0]', '"ben@example.com"'],
    [7, 'queues[0].roster.people[1]', '"U0OMAR"'],
    [8, 'queues[0].leads[0]', '"ben@example.com"'],
    [7, 'queues[0].roster.groups[0]', '"@it"'],
  ]);
  for (const { problem, remedy } of problems) {
    expect(problem).toMatch(/that the bot can see\.$/);
    expect(remedy).not.toBe('');
  }
});

test('a triage channel that listens is found behind a name and an id', async () => {
  const { problems } = await resolve(file.replace('mode: off', 'mode: auto'), all);
  expect(problems).toEqual([
    expect.objectContaining({ line: 11, path: 'channels[1].channel', value: '"C0TRIAGE"' }),
  ]);
});
