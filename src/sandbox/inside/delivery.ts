/** What local Slack sends to the product, mended to what Slack would send. Pure. */
import { answersOf } from './inputs.js';
import { isJson, without, type Json, type Store } from './local-slack.js';

export type Kind = 'event' | 'interaction' | 'command';

export interface Delivery {
  kind: Kind;
  payload: Json;
}

/** Reads the body of a delivery by its content type. */
export function readDelivery(body: string, contentType: string): Delivery {
  if (contentType.includes('json')) return { kind: 'event', payload: JSON.parse(body) as Json };
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload === null) return { kind: 'command', payload: Object.fromEntries(form) };
  return { kind: 'interaction', payload: JSON.parse(payload) as Json };
}

export function writeDelivery({ kind, payload }: Delivery): string {
  if (kind === 'event') return JSON.stringify(payload);
  const fields =
    kind === 'interaction'
      ? { payload: JSON.stringify(payload) }
      : (payload as Record<string, string>);
  return new URLSearchParams(fields).toString();
}

type Channels = Pick<Store, 'channels'>;
type Homes = Pick<Store, 'homeViews'>;

function channelType(store: Channels, id: unknown): string {
  const channel = store.channels.get(String(id));
  if (channel?.is_im) return 'im';
  return channel?.is_private ? 'group' : 'channel';
}

function mendEvent(payload: Json, store: Channels): Json {
  const { event } = payload;
  if (!isJson(event) || event['type'] !== 'message') return payload;
  const channel_type = channelType(store, event['channel']);
  return { ...payload, event: { ...event, channel_type } };
}

function mendAction(action: Json): Json {
  const option = action['selected_option'];
  if (action['type'] !== 'users_select' || !isJson(option)) return action;
  return { ...without(action, 'selected_option'), selected_user: option['value'] };
}

function mendBlockActions(payload: Json, store: Homes): Json {
  const actions = Array.isArray(payload['actions'])
    ? payload['actions'].filter(isJson).map(mendAction)
    : [];
  const { container, user } = payload;
  const fromHome = isJson(container) && container['message_ts'] === undefined && !payload['view'];
  if (!fromHome || !isJson(user)) return { ...payload, actions };
  const views = store.homeViews.get(String(user['id']));
  const view = views?.get(String(payload['api_app_id']));
  const rest = without(payload, 'channel', 'message', 'response_url');
  return { ...rest, actions, view, container: { type: 'view', view_id: view?.['id'] } };
}

export type Mended = { send: Json } | { answer: Json };

/**
 * A delivery as Slack would send it, or the answer Slack would give in the product's place: a form
 * whose required inputs are empty never leaves Slack.
 */
export function mendDelivery({ kind, payload }: Delivery, store: Channels & Homes): Mended {
  if (kind === 'event') return { send: mendEvent(payload, store) };
  if (payload['type'] === 'block_actions') return { send: mendBlockActions(payload, store) };
  const { view } = payload;
  if (payload['type'] !== 'view_submission' || !isJson(view)) return { send: payload };
  const sent = isJson(view['state']) ? view['state']['values'] : {};
  const { values, missing } = answersOf(view['blocks'], sent);
  if (Object.keys(missing).length > 0) {
    return { answer: { response_action: 'errors', errors: missing } };
  }
  return { send: { ...payload, view: { ...view, state: { values } } } };
}
