import { trainSteps, type Model } from '../domain/understanding/classifier/model.js';
import type { Example } from '../domain/understanding/types.js';

export interface Lesson {
  /** Changes whenever there is something new to learn. */
  readonly stamp: () => Promise<string>;
  readonly examples: () => Promise<readonly Example[]>;
  readonly now: () => Date;
  /** Told when the model could not be brought up to date; the old one goes on. */
  readonly failed: (error: unknown) => void;
}

/** Looking for news pauses this many times as long as the last training took, and at least so long. */
const PAUSE_FACTOR = 20;
const SHORTEST_PAUSE_MS = 2000;

/**
 * A model that is trained when it is first wanted, and again when there is more to learn: meanwhile the
 * old one answers, so nobody waits for it, and training yields to everything else.
 */
export function keptModel({ stamp, examples, now, failed }: Lesson): () => Promise<Model> {
  let current: Promise<Model> | undefined;
  let learned = '';
  let lookAt = 0;

  const learn = async (): Promise<Model> => {
    const began = now().getTime();
    // Read first: what comes in between is found at the next look.
    const found = await stamp();
    const model = await train(await examples());
    learned = found;
    pauseFor(PAUSE_FACTOR * (now().getTime() - began));
    return model;
  };
  const pauseFor = (ms: number): void => {
    lookAt = now().getTime() + Math.max(SHORTEST_PAUSE_MS, ms);
  };
  const look = async (): Promise<void> => {
    if ((await stamp()) === learned) pauseFor(0);
    else current = Promise.resolve(await learn());
  };

  return () => {
    if (current === undefined) {
      lookAt = Infinity;
      current = learn();
      // The next one who asks tries again.
      current.catch(() => (current = undefined));
    } else if (now().getTime() >= lookAt) {
      lookAt = Infinity;
      look().catch((error: unknown) => {
        pauseFor(0);
        failed(error);
      });
    }
    return current;
  };
}

async function train(examples: readonly Example[]): Promise<Model> {
  const steps = trainSteps(examples);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
