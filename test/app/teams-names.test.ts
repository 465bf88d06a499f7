import { expect, test } from '@jest/globals';
import { exampleDeskText } from '../../src/desk-file/example.js';
import { readDesk } from '../../src/desk-file/read.js';
import { resolveNames } from '../../src/desk-file/resolve.js';
import { toDesk } from '../../src/desk-file/to-desk.js';
import { namesOf } from '../../src/start/desk-at-start.js';

const TRIAGE = '19:triage@thread.tacv2';
const HELP = '19:help@thread.tacv2';
const CLEO = 'teams:00000000-0000-4000-8000-000000000004';

/** The example desk as a company would write it that has Teams alone. */
const inTeams = async (): Promise<string> =>
  (await exampleDeskText())
    .replaceAll(/'#triage-(\w+)'/g, "'19:triage-$1@thread.tacv2'")
    .replaceAll("'#help'", `'${HELP}'`)
    .replaceAll("'#general'", "'19:general@thread.tacv2'")
    .replaceAll("'@it-support'", `'teams:${TRIAGE}'`)
    .replaceAll('cleo@example.com', `'${CLEO}'`);

async function read(text: string, hasTeams: boolean) {
  const reading = readDesk(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const resolved = await resolveNames(reading.file, namesOf(undefined, hasTeams));
  return { file: reading.file, ...resolved };
}

test('a desk file may name channels, people and groups of Teams', async () => {
  const { file, names, findings } = await read(await inTeams(), true);
  expect(findings).toEqual([]);
  const desk = toDesk(file, 'main', names);
  expect(desk.queues[0]).toMatchObject({
    triage: { platform: 'teams', conversation: '19:triage-it@thread.tacv2' },
    roster: { people: [], groups: [`teams:${TRIAGE}`] },
    leads: ['teams:ben@example.com'],
  });
  expect(desk.queues[1]?.leads).toEqual([CLEO]);
  expect(desk.channels[0]?.channel).toEqual({ platform: 'teams', conversation: HELP });
});

test('without Teams, what belongs to it is nobody the bot can see', async () => {
  const { findings } = await read(await inTeams(), false);
  expect(findings.map(({ problem }) => problem)).toContain('is no channel that the bot can see.');
  expect(findings.map(({ problem }) => problem)).toContain('is no person that the bot can see.');
});

test('a misspelt channel of Teams is a mistake of the file', async () => {
  const text = (await exampleDeskText()).replace("'#triage-it'", "'19:triage-it'");
  const reading = readDesk(text);
  expect(reading.ok ? [] : reading.problems).toMatchObject([
    { problem: 'is neither a channel name nor a channel id.' },
  ]);
});
