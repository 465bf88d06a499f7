import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { exampleDeskPath } from '../../src/desk-file/example.js';
import { desk } from './terminal.js';

const onExample = ['simulate', '--config', exampleDeskPath];

const rowsOf = async (lines: readonly (object | string)[], more: readonly string[] = []) => {
  const input = lines.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`);
  const ran = await desk([...onExample, '--json', ...more], {}, undefined, input);
  return { ...ran, all: ran.rows() };
};

test('a request is shown with everything that would be decided', async () => {
  const { all } = await rowsOf([{ text: 'the printer on the third floor is jammed' }]);
  expect(all).toEqual([
    expect.objectContaining({
      isRequest: true,
      language: 'en',
      category: 'printer',
      priority: 'normal',
      fields: { printer: expect.stringContaining('third floor') },
      evidence: { printer: expect.stringContaining('third floor') },
      missing: [],
      questions: 0,
    }),
  ]);
  expect(all[0]?.['alternatives']).toContain('printer');
  expect(all[0]?.['reason']).toMatch(/A request .*Category Printer/);
});

test('chatter is no request, and asks nothing', async () => {
  const { all } = await rowsOf([{ text: 'happy birthday Omar! 🎂' }]);
  expect(all[0]).toMatchObject({ isRequest: false, questions: 0 });
});

test('rows come in the order of the lines, and a bad line gets an error of its own', async () => {
  const { all, code } = await rowsOf([
    { text: 'the wifi is down' },
    'not json',
    { title: 'no text' },
    '',
    { text: 'Mein Laptop startet nicht' },
  ]);
  expect(code).toBe(1);
  expect(all.map((row) => row['language'] ?? row['error'])).toEqual([
    'en',
    'Line 2 is not JSON.',
    'Line 3 has no "text".',
    'de',
  ]);
});

test('lines may come in pieces that cut characters', async () => {
  const bytes = Buffer.from(`${JSON.stringify({ text: 'min skärm är svart' })}\n`);
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  const { rows } = await desk([...onExample, '--json'], {}, undefined, pieces);
  expect(rows()).toEqual([expect.objectContaining({ language: 'sv' })]);
});

test('now and the zone decide what a day means', async () => {
  const line = { text: 'I need a new monitor by Thursday' };
  const at = ['--now', '2026-11-24T23:30:00Z'];
  const fieldsIn = async (zone: string) => (await rowsOf([line], [...at, '--tz', zone])).all[0];
  expect(await fieldsIn('Europe/London')).toMatchObject({ fields: { needed_by: '2026-11-26' } });
  const now = ['--now', '2026-11-26T23:30:00Z'];
  const { all } = await rowsOf([line], [...now, '--tz', 'Asia/Tokyo']);
  expect(all[0]).toMatchObject({ fields: { needed_by: '2026-12-03' } });
});

test('a channel where nobody listens is said so', async () => {
  const { all } = await rowsOf([{ text: 'the wifi is down', channel: '#elsewhere' }]);
  expect(all[0]?.['reason']).toContain('I do not listen in #elsewhere');
});

test('one text is shown in words', async () => {
  const { out, code } = await desk([...onExample, 'the printer is out of toner']);
  expect(code).toBe(0);
  expect(out).toContain('Request: yes');
  expect(out).toContain('Category: Printer');
});

test.each([
  [['simulate'], 'Give the text in quotes'],
  [[...onExample, '--now', 'soon', 'x'], '"soon" is no instant.'],
  [[...onExample, '--tz', 'Mars', 'x'], '"Mars" is no time zone.'],
  [[...onExample, '--lang', 'fr', 'x'], '"fr" is not spoken here.'],
])('%j is wrong usage', async (args, problem) => {
  const { code, err } = await desk(args);
  expect(code).toBe(2);
  expect(err).toContain(problem);
});

test('a desk file with mistakes is refused with all of them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'simulate-')), 'desk.yaml');
  writeFileSync(file, 'desk: { name: X }\n');
  const { code, err } = await desk(['simulate', '--config', file, 'x']);
  expect(code).toBe(1);
  expect(err).toContain('desk.yaml');
});
