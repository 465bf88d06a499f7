import { expect, test } from '@jest/globals';
import { killEverywhere } from './kill-points.js';

test('killed at every write and send from the request to the claim, the product finishes it', async () => {
  const kills = await killEverywhere(['request', 'dialog answer', 'claim']);
  // As many as there were when this was written; fewer means that the test does not see them.
  expect(kills.writes).toBeGreaterThanOrEqual(40);
  expect(kills.sends).toBeGreaterThanOrEqual(12);
}, 600_000);
