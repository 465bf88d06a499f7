import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { aTicket } from '../../contracts/samples.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { LAPTOP, PAYSLIP, sceneOf, WIFI, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  desk = await openDesk();
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

/** What somebody is told when they look for this. */
async function finds(person: Scene['ana'], typed: string): Promise<string> {
  scene.later();
  await person.runs('/ticket', `search ${typed}`.trim(), '#help');
  return scene.told(person);
}

test('a search finds by words, mistyped words and keys, in the order of how well they fit', async () => {
  const status = await scene.answer(await scene.ana.says('#help', WIFI));
  scene.later();
  await scene.answer(await scene.omar.says('#help', `${LAPTOP}, it is a MacBook`));
  const key = await scene.keyOn(status);
  expect(await finds(scene.omar, 'wfii floor')).toMatch(/1–1 of 1[\s\S]*wifi on the second floor/);
  expect(await finds(scene.omar, key)).toContain(key);
  expect(await finds(scene.omar, '"second wifi"')).toContain('Nothing that you may see');
  expect(await finds(scene.omar, '')).toContain('Say what to look for');
});

test('nobody finds what is not theirs to see', async () => {
  await scene.ana.says('#help', PAYSLIP);
  await desk.settled();
  expect(await finds(scene.ana, 'payslip')).toContain('of 1');
  expect(await finds(scene.omar, 'payslip')).toContain('Nothing that you may see');
});

test('a long list goes on behind a button', async () => {
  for (let nth = 1; nth <= 11; nth += 1) {
    const about = { key: `IT-${900 + nth}`, title: `Zebra number ${nth}`, queue: 'it' } as const;
    const requester = `slack:${scene.ana.id}` as const;
    await desk.store.tickets.save(aTicket('main', { id: `z${nth}`, requester, ...about }));
  }
  expect(await finds(scene.ana, 'zebra')).toContain('1–10 of 11');
  const first = desk.slack.ephemeralsTo(scene.ana).at(-1);
  if (first === undefined) throw new Error('Nothing was shown.');
  await scene.ana.presses(first, 'More');
  const second = await scene.told(scene.ana);
  expect(second).toContain('11–11 of 11');
  expect(second).not.toContain('[More]');
});
