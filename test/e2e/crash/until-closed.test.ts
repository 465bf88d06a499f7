import { expect, test } from '@jest/globals';
import { killEverywhere } from './kill-points.js';

test('killed at every write and send from the reply to the end, the product finishes it', async () => {
  const steps = ['reply', 'reply back', 'resolve', 'resolution', 'confirm'];
  const kills = await killEverywhere(steps);
  // As many as there were when this was written; fewer means that the test does not see them.
  expect(kills.writes).toBeGreaterThanOrEqual(60);
  expect(kills.sends).toBeGreaterThanOrEqual(28);
}, 600_000);
