import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playFlow } from './flow.js';
import { expectAsItShould, expectNothingLeft, outcomeOf } from './outcome.js';
import { openOwnStage, type OwnStage } from './own-stage.js';

let stage: OwnStage;

beforeAll(async () => {
  stage = await openOwnStage();
}, 60_000);

afterAll(async () => {
  await stage.close();
}, 60_000);

/** Does something at the first send of each of these steps, while the product waits for Slack's answer. */
function atSends(steps: readonly string[], what: () => void): (step: string) => void {
  return (step) => {
    stage.slack.faults.clear();
    let isFirst = steps.includes(step);
    const when = (): boolean => {
      if (isFirst) what();
      isFirst = false;
      return false;
    };
    for (const method of ['chat.postMessage', 'chat.update'])
      stage.slack.faults.failBefore(method, 'reset', { when });
  };
}

test('the store dies under the product three times, and the request finishes', async () => {
  const steps = ['dialog answer', 'reply', 'resolution'];
  const story = await playFlow(
    stage,
    atSends(steps, () => stage.killStore()),
  );
  expect(stage.deaths).toBe(3);
  expectAsItShould(await outcomeOf(stage, story));
  await expectNothingLeft(stage, 1);
}, 180_000);

test('the product dies with its store, and the next one goes on at once', async () => {
  const steps = ['request', 'claim', 'confirm'];
  const story = await playFlow(
    stage,
    atSends(steps, () => stage.killProduct()),
  );
  expect(stage.deaths).toBe(6);
  expectAsItShould(await outcomeOf(stage, story));
  await expectNothingLeft(stage, 2);
}, 180_000);
