import { ApiError, invalidArguments, required, structure, type Method } from '../api.js';
import type { ViewRecord } from '../model.js';
import { acceptedView, fillView, openModals, storeView, wireView } from '../views.js';
import { isWire, text, type Wire } from '../wire.js';
import type { TriggerRecord, World } from '../world.js';

const triggerLifetimeMs = 3000;
const maxStack = 3;

/** Takes a trigger in exchange for showing a modal: once, and within three seconds. */
function exchangeTrigger(world: World, args: Wire): TriggerRecord {
  const trigger = world.triggers.get(required(args, 'trigger_id'));
  if (!trigger) throw new ApiError('invalid_trigger_id');
  if (trigger.used) throw new ApiError('exchanged_trigger_id');
  if (world.clock.now() - trigger.at > triggerLifetimeMs) throw new ApiError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

function viewPayload(world: World, method: string, args: Wire, type: 'modal' | 'home'): Wire {
  const payload = structure(args, 'view');
  if (!isWire(payload)) throw invalidArguments('missing required field: view');
  const view = acceptedView(world, method, payload);
  if (view['type'] !== type) throw invalidArguments(`view type must be ${type}`);
  const external = text(view['external_id']);
  const taken = [...world.views.values()].some((v) => v.open && v.external_id === external);
  if (external && taken && method !== 'views.update') throw new ApiError('duplicate_external_id');
  return view;
}

function open(world: World, args: Wire): Wire {
  const payload = viewPayload(world, 'views.open', args, 'modal');
  const trigger = exchangeTrigger(world, args);
  for (const other of openModals(world, trigger.user)) other.open = false;
  return { view: wireView(world, storeView(world, trigger.user, payload)) };
}

function push(world: World, args: Wire): Wire {
  const payload = viewPayload(world, 'views.push', args, 'modal');
  const trigger = exchangeTrigger(world, args);
  if (trigger.view === undefined) throw new ApiError('invalid_trigger_id');
  return { view: wireView(world, pushOnto(world, trigger.user, payload)) };
}

/** Puts a modal on top of a person's stack; push_limit_reached at three. */
export function pushOnto(world: World, user: string, payload: Wire): ViewRecord {
  const stack = openModals(world, user);
  if (stack.length >= maxStack) throw new ApiError('push_limit_reached');
  return storeView(world, user, payload, stack.at(-1));
}

function checkHash(args: Wire, view: ViewRecord | undefined): void {
  const hash = text(args['hash']);
  if (hash !== undefined && view && hash !== view.hash) throw new ApiError('hash_conflict');
}

function update(world: World, args: Wire): Wire {
  const id = text(args['view_id']);
  const external = text(args['external_id']);
  const view =
    id === undefined
      ? [...world.views.values()].find((v) => v.open && external && v.external_id === external)
      : world.views.get(id);
  if (!view?.open) throw new ApiError('not_found');
  const payload = viewPayload(world, 'views.update', args, view.type);
  checkHash(args, view);
  fillView(world, view, payload);
  return { view: wireView(world, view) };
}

function publish(world: World, args: Wire): Wire {
  const user = world.people.get(required(args, 'user_id'));
  if (!user) throw new ApiError('user_not_found');
  const payload = viewPayload(world, 'views.publish', args, 'home');
  const existing = homeOf(world, user.id);
  checkHash(args, existing);
  if (existing) fillView(world, existing, payload);
  const view = existing ?? storeView(world, user.id, payload);
  return { view: wireView(world, view) };
}

/** The Home tab the app has published for a person. */
export function homeOf(world: World, user: string): ViewRecord | undefined {
  return [...world.views.values()].find((view) => view.user === user && view.type === 'home');
}

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { tier: 4, run: open },
  'views.push': { tier: 4, run: push },
  'views.update': { tier: 4, run: update },
  'views.publish': { tier: 4, run: publish },
};
