import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { sceneOf, WIFI, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  desk = await openDesk();
  scene = sceneOf(desk);
});
afterAll(async () => {
  await desk.stop();
});

test('the first ticket made of a message comes with the way to ask next time, later ones do not', async () => {
  const { ana, jonas } = scene;
  await ana.says('#help', WIFI);
  expect(await scene.told(ana)).toContain('Next time, just write what you need in');
  expect(await scene.told(jonas)).toBe('');
  scene.later();
  await ana.says('#help', WIFI);
  expect(await scene.told(ana)).toBe('');
});
