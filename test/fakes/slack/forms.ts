import { controls, enteredValue, findControl, inputError, type Entry } from './controls.js';
import type { Courier } from './courier.js';
import { viewClosed, viewSubmission } from './interactions.js';
import { pushOnto } from './methods/views.js';
import type { ViewRecord } from './model.js';
import { answerTo, outcomeOf, viewSnapshot, type Outcome } from './outcome.js';
import { stateValues } from './state-values.js';
import { acceptedView, closeView, fillView, openModals } from './views.js';
import { isWire, text, type Wire } from './wire.js';
import type { World } from './world.js';

/** What came of pressing a modal's submit button. */
export interface Submission extends Outcome {
  /** False when Slack's own client held it back; `errors` then says why. */
  readonly sent: boolean;
  readonly response: 'errors' | 'update' | 'push' | 'clear' | undefined;
  /** Shown under the inputs, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The modal the person sees now, if any. */
  readonly view: ViewRecord | undefined;
}

/** A modal being filled in. */
export interface Form {
  submit(): Promise<Submission>;
}

/** The view as stored, which must be the one on top. */
export function topView(world: World, view: Pick<ViewRecord, 'id' | 'type'>): ViewRecord {
  const stored = world.views.get(view.id);
  if (!stored?.open) throw new Error('the view is no longer open');
  if (stored.type === 'modal' && openModals(world, stored.user).at(-1) !== stored) {
    throw new Error('another modal lies on top of this one');
  }
  return stored;
}

/** Keeps an entry in a view, as Slack's client does until the form is submitted. */
export function enter(view: ViewRecord, block: Wire, element: Wire, value: Wire): void {
  const blockId = text(block['block_id']) ?? '';
  const values = view.values.get(blockId) ?? new Map<string, Wire>();
  view.values.set(blockId, values.set(text(element['action_id']) ?? '', value));
}

/** Fills inputs by label, block_id or action_id. Throws for inputs or options that are not there. */
export function fillForm(
  world: World,
  courier: Courier,
  given: ViewRecord,
  entries: Readonly<Record<string, Entry>>,
): Form {
  const view = topView(world, given);
  const inputs = controls(view.blocks.filter((block) => block['type'] === 'input'));
  for (const [name, entry] of Object.entries(entries)) {
    const { block, element } = findControl(inputs, name, 'the form');
    if (block['dispatch_action'] === true) {
      throw new Error(`"${name}" tells the app at once: use selects() and then fill the rest`);
    }
    enter(view, block, element, enteredValue(world, element, entry));
  }
  return { submit: () => submit(world, courier, view) };
}

function clientErrors(view: ViewRecord): Record<string, string> {
  const state = stateValues(view.blocks, view.values);
  const errors: Record<string, string> = {};
  for (const block of view.blocks.filter((each) => each['type'] === 'input')) {
    const blockId = text(block['block_id']) ?? '';
    const held = state[blockId];
    const value = isWire(held) ? Object.values(held).find(isWire) : undefined;
    const error = value && inputError(block, value);
    if (error !== undefined) errors[blockId] = error;
  }
  return errors;
}

async function submit(world: World, courier: Courier, given: ViewRecord): Promise<Submission> {
  const view = topView(world, given);
  if (!view.submit) throw new Error('the modal has no submit button');
  view.errors = clientErrors(view);
  if (Object.keys(view.errors).length > 0) {
    const { errors } = view;
    const shown = viewSnapshot(view);
    return { ...outcomeOf([]), sent: false, response: undefined, errors, view: shown };
  }
  const payload = structuredClone(viewSubmission(world, view));
  const delivery = await courier.deliver('interaction', 'view_submission', payload);
  const response = delivery.acknowledged
    ? applyResponse(world, view, answerTo(delivery).body)
    : undefined;
  const top = openModals(world, view.user).at(-1);
  return {
    ...outcomeOf([delivery]),
    sent: true,
    response,
    errors: view.errors,
    view: top && viewSnapshot(top),
  };
}

function applyResponse(world: World, view: ViewRecord, body: string): Submission['response'] {
  if (body === '') {
    closeView(world, view, false);
    return undefined;
  }
  try {
    const response = JSON.parse(body) as unknown;
    if (isWire(response)) return obey(world, view, response);
    throw new Error('not an object');
  } catch (error) {
    // Slack tells the person "We had some trouble connecting"; the modal stays.
    world.violations.push(`answer to view_submission: ${String(error)}: ${body.slice(0, 200)}`);
    return undefined;
  }
}

function obey(world: World, view: ViewRecord, response: Wire): Submission['response'] {
  const action = response['response_action'];
  const payload = isWire(response['view']) ? response['view'] : {};
  switch (action) {
    case 'errors': {
      const errors = isWire(response['errors']) ? response['errors'] : {};
      for (const [blockId, message] of Object.entries(errors)) {
        const known = view.blocks.some((b) => b['block_id'] === blockId && b['type'] === 'input');
        if (!known) throw new Error(`errors for ${blockId}, which is no input`);
        view.errors[blockId] = text(message) ?? '';
      }
      world.changes.notify();
      return action;
    }
    case 'update':
      fillView(world, view, acceptedView(world, 'response_action update', payload));
      return action;
    case 'push':
      pushOnto(world, view.user, acceptedView(world, 'response_action push', payload));
      return action;
    case 'clear':
      closeView(world, view, true);
      return action;
    default:
      throw new Error(`unknown response_action ${String(action)}`);
  }
}

/** Closes a modal by its cancel button, or its whole stack by the cross (`all`). */
export async function dismiss(
  world: World,
  courier: Courier,
  given: ViewRecord,
  all: boolean,
): Promise<Outcome> {
  const view = topView(world, given);
  const everything = all || view.clear_on_close;
  const stack = everything ? openModals(world, view.user) : [view];
  closeView(world, view, everything);
  const told = stack.filter((each) => each.notify_on_close);
  return outcomeOf(
    await Promise.all(
      told.map((each) =>
        courier.deliver('interaction', 'view_closed', viewClosed(world, each, everything)),
      ),
    ),
  );
}
