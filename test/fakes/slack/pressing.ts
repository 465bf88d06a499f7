import {
  controls,
  enteredValue,
  findControl,
  type Control,
  type Entry,
  type Which,
} from './controls.js';
import type { Courier } from './courier.js';
import { enter, topView } from './forms.js';
import { actionOf, messageActions, viewActions } from './interactions.js';
import type { EphemeralRecord, MessageRecord, ViewRecord } from './model.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { screenOf } from './screen.js';
import { compact, text, wires, type Wire } from './wire.js';
import { findMessage, type World } from './world.js';
import { requireCanSee } from './writing.js';

/** Anything with controls in it. */
export type Pressable = MessageRecord | EphemeralRecord | ViewRecord;

export interface PressOptions extends Which {
  /** Presses what the given copy shows, as a person does whose screen is behind. */
  readonly stale?: boolean;
  /** Says no to the button's "are you sure?": then nothing is sent. */
  readonly deny?: boolean;
}

const isView = (target: Pressable): target is ViewRecord => 'root_view_id' in target;

/** The target as it is now. */
function current(world: World, target: Pressable): Pressable {
  if (isView(target))
    return target.type === 'home' ? homeNow(world, target) : topView(world, target);
  const found =
    'to' in target
      ? world.ephemerals.find((each) => each.ts === target.ts)
      : findMessage(world, target.channel, target.ts);
  if (!found) throw new Error(`the message is gone: ${target.text}`);
  return found;
}

function homeNow(world: World, view: ViewRecord): ViewRecord {
  return world.views.get(view.id) ?? view;
}

function blocksOf(target: Pressable): Wire[] {
  if (!('attachments' in target)) return target.blocks;
  return [...target.blocks, ...target.attachments.flatMap((a) => wires(a['blocks']))];
}

function find(world: World, target: Pressable, name: string, options: PressOptions) {
  const now = options.stale ? target : current(world, target);
  const control = findControl(controls(blocksOf(now)), name, `"${screenOf(now)}"`, options);
  return { now, control };
}

async function send(
  world: World,
  courier: Courier,
  user: string,
  target: Pressable,
  control: Control,
  value: Wire,
): Promise<Outcome> {
  const action = actionOf(world, control.block, control.element, value);
  if (!isView(target)) {
    requireCanSee(world, user, target);
    const blockId = text(control.block['block_id']) ?? '';
    const actionId = text(control.element['action_id']) ?? '';
    const entered = new Map([[blockId, new Map([[actionId, value]])]]);
    const touched = 'type' in value ? entered : new Map<string, Map<string, Wire>>();
    const payload = messageActions(world, user, target, action, touched);
    return deliver(courier, payload);
  }
  if (user !== target.user) throw new Error('this view is somebody else’s');
  return deliver(courier, viewActions(world, target, action));
}

async function deliver(courier: Courier, payload: Wire): Promise<Outcome> {
  const copy = structuredClone(payload);
  return outcomeOf([await courier.deliver('interaction', 'block_actions', copy)]);
}

/** Presses a button or an overflow entry, found by what it says or by its id. */
export async function press(
  world: World,
  courier: Courier,
  user: string,
  target: Pressable,
  name: string,
  options: PressOptions = {},
): Promise<Outcome> {
  const { now, control } = find(world, target, name, options);
  const { element, option } = control;
  if (element['type'] !== 'button' && !option) {
    throw new Error(`"${name}" is a ${text(element['type'])}: use selects()`);
  }
  if (options.deny) {
    if (element['confirm'] === undefined) throw new Error(`"${name}" does not ask back`);
    return outcomeOf([]);
  }
  return send(world, courier, user, now, control, compact({ selected_option: option }));
}

/**
 * Chooses in a select, date picker, radio or checkbox group, or types into an input that tells the
 * app at once. In a plain input of a form it only enters.
 */
export async function select(
  world: World,
  courier: Courier,
  user: string,
  target: Pressable,
  name: string,
  entry: Entry,
  options: PressOptions = {},
): Promise<Outcome> {
  const { now, control } = find(world, target, name, options);
  const { block, element } = control;
  const value = enteredValue(world, element, entry);
  if (isView(now)) enter(now, block, element, value);
  if (block['type'] === 'input' && block['dispatch_action'] !== true) return outcomeOf([]);
  return send(world, courier, user, now, control, value);
}
