import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exampleDeskPath, exampleDeskText } from '../../src/desk-file/example.js';
import { exampleDesk } from '../builders/desk.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { anEvent, opened } from '../contracts/samples.js';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.js';
import { desk } from './terminal.js';

let folder: string;
let store: TestStore;
let slack: FakeSlack;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const text = await exampleDeskText();
  writeFileSync(file('good.yaml'), text);
  writeFileSync(
    file('bad.yaml'),
    text.replace('mode: auto', 'mode: always').replace('name: IT\n', 'nmae: IT\n'),
  );
  writeFileSync(file('unknown.yaml'), text.replace('#help', '#hlep'));
  store = await openTestStore();
  slack = await startFakeSlack();
});
afterAll(async () => {
  await store.close();
  await slack.stop();
  rmSync(folder, { recursive: true });
});

const workspace = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: slack.apiUrl,
});

describe('config check', () => {
  test('without Slack says that names were not looked up', async () => {
    const { code, out } = await desk(['config', 'check', file('good.yaml')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^No problems\. Deskbell: 3 queues, 2 channels, 12 categories\. Names of/);
  });

  test('with Slack looks up every name', async () => {
    const env = { ...workspace(), DESK_CONFIG: file('good.yaml') };
    const good = await desk(['config', 'check', '--json'], env);
    expect(good.rows()).toEqual([{ kind: 'result', ok: true, problems: 0, namesLookedUp: true }]);
    const unknown = await desk(['config', 'check', file('unknown.yaml')], env);
    expect(unknown.code).toBe(1);
    expect(unknown.out).toMatch(
      /unknown\.yaml:\d+ channels\[0\]\.channel "#hlep": is no channel that the bot can see\.\n {4}→ /,
    );
  });

  test('reports the file and the settings together', async () => {
    const checked = await desk(['config', 'check', file('bad.yaml'), '--json'], {
      SLACK_BOT_TOKEN: slack.botToken,
    });
    const rows = checked.rows();
    expect(checked.code).toBe(1);
    expect(rows.map(({ kind, name, path }) => [kind, name ?? path])).toEqual([
      ['problem', 'SLACK_SIGNING_SECRET'],
      ['problem', 'queues[0].nmae'],
      ['problem', 'channels[0].mode'],
      ['result', undefined],
    ]);
    expect(rows.at(-1)).toMatchObject({ ok: false, problems: 3 });
    expect(checked.out).toContain('"remedy":"Use auto, suggest or off."');
  });

  test('a file that is not there is a problem like any other', async () => {
    const { code, err } = await desk(['config', 'check', file('none.yaml')]);
    expect([code, err]).toEqual([
      1,
      `  ${file('none.yaml')}: there is no such file.\n    → Correct the path (DESK_CONFIG, or the one you gave).`,
    ]);
  });
});

describe('the stored desk', () => {
  const env = () => ({ ...workspace(), MONGODB_URI: store.uri });

  test('is asked for in vain before the first start', async () => {
    const { code, err } = await desk(['config', 'show'], env());
    expect(code).toBe(1);
    expect(err).toContain('the store: holds no desk yet.');
  });

  test('is shown in words, or whole', async () => {
    await store.desks.importDesk(exampleDesk(), new Date());
    const words = await desk(['config', 'show'], env());
    expect(words.code).toBe(0);
    expect(words.out).toContain('Deskbell, version 1 (en, Europe/Stockholm)');
    expect(words.out).toContain('People (HR-…, private)');
    expect(words.out).toContain('C0HELP00000: auto for it');
    const [row] = (await desk(['config', 'show', '--json'], env())).rows();
    expect(row).toMatchObject({ kind: 'desk', id: 'main', queues: exampleDesk().queues });
  });

  test('is written as a file that is correct, and never over another one', async () => {
    const target = file('export.yaml');
    const written = await desk(['config', 'export', target], env());
    expect([written.code, written.out]).toEqual([0, `${target}: Deskbell, version 1.`]);
    expect((await desk(['config', 'check', target])).code).toBe(0);
    const again = await desk(['config', 'export', target], env());
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already.')]);
    const printed = await desk(['config', 'export'], env());
    expect(printed.out).toBe(readFileSync(target, 'utf8').trimEnd());
  });

  test('rebuild mends tickets that differ from their events', async () => {
    await store.events.append(anEvent('main', 1, { change: opened }));
    await store.events.append(anEvent('main', 2, { change: { type: 'claimed' } }));
    const first = await desk(['rebuild', '--json'], env());
    expect(first.rows()).toEqual([{ kind: 'result', ok: true, tickets: 1, changed: 1 }]);
    expect(await store.tickets.find('main', 't1')).toMatchObject({
      status: 'in_progress',
      version: 2,
    });
    const second = await desk(['rebuild'], env());
    expect(second.out).toBe('1 tickets, 0 of them differed and were written anew.');
  });
});

test('the example desk is found from wherever the product runs', () => {
  expect(readFileSync(exampleDeskPath, 'utf8')).toContain('triage_channel');
});
