/** The frames between local Slack and its page, so that the page draws what Slack would. Pure. */
import { RULES, type Option } from './inputs.js';
import { isJson, type Json, type StoredUser } from './local-slack.js';
import { drawText, typedText, type Reader } from './page-text.js';

export interface PageContext {
  people: readonly Option[];
  groupNames: Readonly<Record<string, string>>;
  reader: Reader;
}

/** People as options of a select. */
export function peopleOptions(users: readonly StoredUser[]): Option[] {
  return users
    .filter(({ is_bot }) => is_bot !== true)
    .map(({ id, name, real_name }) => ({
      text: { type: 'plain_text', text: real_name ?? name },
      value: id,
    }));
}

function drawElement(element: Json, context: PageContext, isInput: boolean): Json {
  const type = String(element['type']);
  if (isInput) return RULES[type]?.draw(element, context.people) ?? element;
  // In messages the page draws a users_select well once it has options, and tells its type.
  if (type === 'users_select') return { ...element, options: context.people };
  if (type === 'static_select') return RULES['static_select']?.draw(element, []) ?? element;
  return element;
}

/** Blocks, a view or a part of them as the page can draw them. */
function draw(node: unknown, context: PageContext): unknown {
  if (Array.isArray(node)) return node.map((part) => draw(part, context));
  if (!isJson(node)) return node;
  if (node['type'] === 'mrkdwn' && typeof node['text'] === 'string') {
    return { ...node, text: drawText(node['text'], context.groupNames, context.reader) };
  }
  const drawn: Json = {};
  for (const [key, value] of Object.entries(node)) {
    const isElement = isJson(value) && (key === 'element' || key === 'accessory');
    drawn[key] = isElement
      ? drawElement(value, context, node['type'] === 'input')
      : draw(value, context);
  }
  if (node['type'] === 'actions' && Array.isArray(node['elements'])) {
    drawn['elements'] = node['elements']
      .filter(isJson)
      .map((element) => drawElement(element, context, false));
  }
  return drawn;
}

function drawMessage(message: unknown, context: PageContext): unknown {
  if (!isJson(message)) return message;
  const drawn: Json = { ...message, blocks: draw(message['blocks'], context) };
  if (typeof message['text'] === 'string') {
    drawn['text'] = drawText(message['text'], context.groupNames, context.reader);
  }
  // Slack shows "(edited)" for people only.
  if (message['bot_id'] !== undefined) delete drawn['edited'];
  return drawn;
}

const mapValues = (record: unknown, change: (value: unknown) => unknown): unknown =>
  isJson(record)
    ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
    : record;

function drawState(state: unknown, context: PageContext): unknown {
  if (!isJson(state)) return state;
  return {
    ...state,
    messages: mapValues(state['messages'], (list) =>
      Array.isArray(list) ? list.map((message) => drawMessage(message, context)) : list,
    ),
    modalStack: draw(state['modalStack'], context),
    homeViews: draw(state['homeViews'], context),
  };
}

/** A frame on its way to the page. */
export function frameToPage(frame: Json, context: PageContext): Json {
  switch (frame['t']) {
    case 'init':
      return { ...frame, state: drawState(frame['state'], context) };
    case 'message':
    case 'message_update':
      return { ...frame, message: drawMessage(frame['message'], context) };
    case 'view':
      return { ...frame, stack: draw(frame['stack'], context) };
    case 'home':
      return { ...frame, view: draw(frame['view'], context) };
    default:
      return frame;
  }
}

/** A frame that came from the page. */
export function frameFromPage(frame: Json): Json {
  const typed = frame['t'] === 'post_message' || frame['t'] === 'edit_message';
  if (!typed || typeof frame['text'] !== 'string') return frame;
  return { ...frame, text: typedText(frame['text']) };
}
