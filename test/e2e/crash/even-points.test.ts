import { expect, test } from '@jest/globals';
import { killEverywhere } from './kill-points.js';

test('killed at every second write and send, from the even ones on, the product finishes the request', async () => {
  const kills = await killEverywhere(0);
  // As many as there were when this was written; fewer means that the test does not see them.
  expect(kills.write).toBeGreaterThanOrEqual(50);
  expect(kills.send).toBeGreaterThanOrEqual(14);
}, 600_000);
