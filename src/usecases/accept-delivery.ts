import { forgetChoice } from './forget-choice.js';
import { isMenuAction } from '../cards/triage-card.js';
import type { PersonId } from '../domain/place.js';
import { createHolding, LEASE_MS } from './holding.js';
import type { Incoming } from './incoming.js';
import { insist } from './insist.js';
import type { Intake } from './intake.js';
import { formFor, revisedForm } from './open-form.js';
import type { Deps } from './ports.js';
import { processDelivery } from './process-delivery.js';
import { checkSubmission } from './submit-form.js';
import { tell } from './say.js';
import { sayHidden, withoutSecrets } from './without-secrets.js';

/** The intake over the inbox; `running` lets the process finish its work before it stops. */
export interface RunningIntake extends Intake {
  /** Resolves when nothing that was accepted is being worked on. */
  idle(): Promise<void>;
}

/** Makes the door: every delivery is durable before it is acknowledged, and worked on once. */
export function createIntake(deps: Deps): RunningIntake {
  const working = new Set<Promise<void>>();
  const holding = createHolding(deps, (ids, until) => deps.inbox.renew(deps.deskId, ids, until));
  const newestOf = new Map<PersonId, Promise<void>>();
  /** What one person does is worked on in order: the second half of a request follows the first. */
  const start = (incoming: Incoming): void => {
    const { actor, delivery } = incoming;
    holding.hold(delivery);
    const before = newestOf.get(actor) ?? Promise.resolve();
    const work = before
      .then(() => workOn(deps, incoming))
      .finally(() => {
        working.delete(work);
        holding.letGo(delivery);
        if (newestOf.get(actor) === work) newestOf.delete(actor);
      });
    working.add(work);
    newestOf.set(actor, work);
  };
  const accept = async (incoming: Incoming): Promise<void> => {
    const safe = withoutSecrets(incoming);
    const heldUntil = new Date(deps.now().getTime() + LEASE_MS);
    if ((await deps.inbox.put(safe, heldUntil)) === 'new') start(safe);
  };
  return {
    accept,
    openForm: async (request, trigger) => {
      const form = await formFor(deps, request, trigger);
      if (form !== undefined) await deps.gateway(request.platform).openForm(trigger, form);
      // Only Slack's menus keep what was chosen in them.
      const keepsChoice = request.platform === 'slack' && isMenuAction(request.action);
      if (keepsChoice && request.subject !== undefined) {
        await forgetChoice(deps, trigger, request.subject);
      }
    },
    revise: (revision) => revisedForm(deps, revision),
    submit: async (incoming) => {
      const wrong = await checkSubmission(deps, incoming);
      if (Object.keys(wrong).length > 0) return wrong;
      await accept(incoming);
      return undefined;
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}

/** Works on a delivery; a failure is kept with it and tried again, and in the end the person is told. */
export async function workOn(deps: Deps, incoming: Incoming): Promise<void> {
  const { deskId, delivery } = incoming;
  try {
    await processDelivery(deps, incoming);
    await sayHidden(deps, incoming);
    await deps.inbox.done(deskId, delivery);
  } catch (error) {
    await keepFailure(deps, incoming, error);
  }
}

async function keepFailure(deps: Deps, incoming: Incoming, error: unknown): Promise<void> {
  const { deskId, delivery, kind } = incoming;
  const problem = error instanceof Error ? error.message : String(error);
  deps.log.error({ err: error, deskId, delivery, kind }, 'a delivery could not be worked on');
  try {
    const outcome = await insist(deps.log, () =>
      deps.inbox.failed(deskId, delivery, deps.now(), problem),
    );
    if (outcome === 'given_up') await apologise(deps, incoming);
  } catch (second) {
    // The delivery stays taken until its lease ends, and is then tried again.
    deps.log.error({ err: second, deskId, delivery }, 'the failure could not be noted');
  }
}

async function apologise(deps: Deps, incoming: Incoming): Promise<void> {
  const place =
    'message' in incoming ? incoming.message : 'place' in incoming ? incoming.place : undefined;
  const what = { say: 'went_wrong' };
  if (place !== undefined && incoming.kind !== 'removed_from') {
    await tell(deps, incoming.delivery, incoming.actor, place, what);
  }
}
