import { expect, test } from '@jest/globals';
import { killEverywhere } from './kill-points.js';

test('killed at every second write and send, from the even ones on, the product finishes the request', async () => {
  const kills = await killEverywhere(0);
  // How many there are varies a little, as updates that follow quickly become one. Far fewer would mean
  // that the test does not see them.
  expect(kills.write).toBeGreaterThanOrEqual(40);
  expect(kills.send).toBeGreaterThanOrEqual(10);
}, 600_000);
