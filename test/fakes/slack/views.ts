import { checkView } from './block-kit-check.js';
import { rejectIfWrong, withIds } from './content.js';
import { stateValues } from './state-values.js';
import type { ViewRecord } from './model.js';
import { isWire, text, type Wire } from './wire.js';
import { newId, type World } from './world.js';

/** Checks a view payload; throws invalid_blocks (recorded) when it breaks a rule. */
export function acceptedView(world: World, method: string, payload: Wire): Wire {
  rejectIfWrong(world, method, checkView(payload, { allowBroadcasts: world.allowBroadcasts }));
  return payload;
}

const newHash = (world: World) => `${Math.floor(world.clock.now() / 1000)}.${newId('').slice(-8)}`;

/** Stores a new view of a person. `below` is the view it is pushed onto. */
export function storeView(
  world: World,
  user: string,
  payload: Wire,
  below?: ViewRecord,
): ViewRecord {
  const id = newId('V');
  const view: ViewRecord = {
    id,
    type: payload['type'] === 'home' ? 'home' : 'modal',
    user,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    callback_id: '',
    private_metadata: '',
    external_id: '',
    blocks: [],
    clear_on_close: false,
    notify_on_close: false,
    hash: '',
    values: new Map(),
    errors: {},
    open: true,
  };
  world.views.set(id, view);
  fillView(world, view, payload);
  return view;
}

/** Puts the contents of a payload into a view. What people entered stays in blocks that stay. */
export function fillView(world: World, view: ViewRecord, payload: Wire): void {
  const blocks = Array.isArray(payload['blocks']) ? payload['blocks'].filter(isWire) : [];
  view.blocks = withIds(blocks);
  view.callback_id = text(payload['callback_id']) ?? '';
  view.private_metadata = text(payload['private_metadata']) ?? '';
  view.external_id = text(payload['external_id']) ?? '';
  view.clear_on_close = payload['clear_on_close'] === true;
  view.notify_on_close = payload['notify_on_close'] === true;
  for (const part of ['title', 'submit', 'close'] as const) {
    const given = payload[part];
    if (isWire(given)) view[part] = given;
    else delete view[part];
  }
  const ids = new Set(view.blocks.map((block) => text(block['block_id'])));
  for (const blockId of [...view.values.keys()]) {
    if (!ids.has(blockId)) view.values.delete(blockId);
  }
  view.errors = {};
  view.hash = newHash(world);
  world.changes.notify();
}

/** A view as the API and interactions carry it, with what has been entered in it. */
export function wireView(world: World, view: ViewRecord): Wire {
  const { teamId, appId, botId } = world.identity;
  return {
    id: view.id,
    team_id: teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: stateValues(view.blocks, view.values) },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: appId,
    external_id: view.external_id,
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

/** The modals a person has open, the topmost last. */
export function openModals(world: World, user: string): ViewRecord[] {
  return [...world.views.values()].filter(
    (view) => view.user === user && view.type === 'modal' && view.open,
  );
}

/** Closes one view, or with `all` its whole stack. */
export function closeView(world: World, view: ViewRecord, all: boolean): void {
  for (const other of openModals(world, view.user)) {
    if (other === view || (all && other.root_view_id === view.root_view_id)) other.open = false;
  }
  world.changes.notify();
}
