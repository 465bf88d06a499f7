/** What people of the sandbox do with a request, in the desk's own words: for the seed and the CI. */
import { textOf, waitFor, type Actor, type Element, type PostedMessage } from './actor.js';

export interface Request {
  person: string;
  channel: string;
  text: string;
  /** Labels of buttons that answer what the desk may ask. */
  picks?: readonly string[];
  /** Answers to be typed, in turn, where no button does. */
  types?: readonly string[];
}

export interface Filed {
  /** The ticket's name, such as IT-1. */
  key: string;
  /** The message that asked, whose thread is the requester's. */
  thread: string;
}

const KEY = /\b[A-Z]{2,6}-\d+\b/;

const elements = (message: PostedMessage): Element[] =>
  (message.blocks ?? []).flatMap(({ elements: row }) => row ?? []);

const labelOf = (element: Element): unknown => (element['text'] as { text?: unknown })?.text;

/** What the desk says to a request at the moment: its living message in the thread. */
export async function statusOf(
  act: Actor,
  channel: string,
  thread: string,
): Promise<PostedMessage | undefined> {
  const messages = await act.messages(channel);
  return messages.find(
    ({ bot_id, thread_ts, ephemeral_to }) =>
      bot_id !== undefined && thread_ts === thread && ephemeral_to === undefined,
  );
}

/** Answers what the draft asks: by a button that fits, by sending it, or by typing. */
async function bringOn(
  act: Actor,
  { person, channel, picks = [] }: Request,
  thread: string,
  message: PostedMessage,
  toType: string[],
): Promise<void> {
  const buttons = elements(message);
  const answer = buttons.find((button) => picks.some((label) => label === labelOf(button)));
  const press = answer ?? buttons.find(({ action_id }) => action_id === 'send');
  if (press) return act.presses(person, channel, message, press.action_id ?? '');
  const typed = toType.shift();
  if (typed !== undefined) await act.says(person, channel, typed, thread);
}

/** Writes a request, answers what is asked and sends it; resolves when the ticket has its key. */
export async function fileRequest(act: Actor, request: Request): Promise<Filed> {
  const { person, channel, text } = request;
  const toType = [...(request.types ?? [])];
  const thread = await act.says(person, channel, text);
  let seen = '';
  const key = await waitFor(`a ticket for "${text}"`, async () => {
    const message = await statusOf(act, channel, thread);
    const now = message ? textOf(message) : '';
    if (!message || now === seen) return null;
    seen = now;
    const found = KEY.exec(now)?.[0];
    if (found === undefined) await bringOn(act, request, thread, message, toType);
    return found;
  });
  return { key, thread };
}

/** The card of a ticket in a triage channel, once it offers one action and no longer another. */
export function cardOf(
  act: Actor,
  channel: string,
  key: string,
  offering: string,
  noLonger = '',
): Promise<PostedMessage> {
  const offers = (message: PostedMessage, action: string): boolean =>
    elements(message).some(({ action_id }) => action_id === action);
  return waitFor(`the card of ${key} with ${offering}`, async () => {
    const messages = await act.messages(channel);
    return messages.find(
      (message) =>
        message.thread_ts === undefined &&
        textOf(message).includes(key) &&
        offers(message, offering) &&
        !offers(message, noLonger),
    );
  });
}

/** Presses a button that opens a form, and submits that form. */
export async function fillIn(
  act: Actor,
  person: string,
  channel: string,
  message: PostedMessage,
  action: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await act.presses(person, channel, message, action);
  await waitFor(`the form of ${action}`, () => act.form());
  await act.submits(person, answers);
}
