/** Acts as the people of the sandbox: what they write, press and fill in, as on the page. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Element {
  type: string;
  action_id?: string;
  value?: string;
  options?: { value: string }[];
  [field: string]: unknown;
}

export interface Block {
  type: string;
  block_id?: string;
  text?: { text?: string };
  elements?: Element[];
  accessory?: Element;
  element?: Element;
}

export interface PostedMessage {
  ts: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  username?: string;
  text?: string;
  blocks?: Block[];
  ephemeral_to?: string;
  metadata?: unknown;
  reactions?: { name: string; users: string[] }[];
}

export interface View {
  id: string;
  callback_id?: string;
  blocks: Block[];
}

export interface Actor {
  /** Writes a message; its ts. */
  says(person: string, channel: string, text: string, thread?: string): Promise<string>;
  edits(person: string, channel: string, ts: string, text: string): Promise<void>;
  deletes(person: string, channel: string, ts: string): Promise<void>;
  reacts(person: string, channel: string, ts: string, emoji: string): Promise<void>;
  commands(person: string, channel: string, command: string, text: string): Promise<void>;
  /** Presses a button of a message, or chooses `option` (a value) where it has options. */
  presses(
    person: string,
    channel: string,
    message: PostedMessage,
    actionId: string,
    option?: string,
  ): Promise<void>;
  /** The form on top of the open ones, if any. */
  form(): Promise<View | null>;
  /** Submits the open form: action id → text or option value; what is left out stays untouched. */
  submits(person: string, answers: Readonly<Record<string, string>>): Promise<void>;
  messages(channel: string): Promise<PostedMessage[]>;
  /** Opens the Home page and gives what is published for it. */
  home(person: string): Promise<View | null>;
}

/** Every text of a message, one per line: what a reader sees. */
export function textOf(message: PostedMessage): string {
  const texts: string[] = [message.text ?? ''];
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (typeof node === 'object' && node !== null) {
      const { text } = node as { text?: unknown };
      if (typeof text === 'string') texts.push(text);
      Object.values(node).forEach(collect);
    }
  };
  collect(message.blocks);
  return texts.join('\n');
}

/**
 * Asks `look` until it gives something, every 100 ms, at most `withinMs`; then throws an error that
 * says what was waited for.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms in vain for ${what}`);
    await sleep(100);
  }
}

function elementsOf(blocks: readonly Block[]): { block: Block; element: Element }[] {
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element]
      .filter((element): element is Element => element !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The action of a press as the page sends it. Throws when the message has no such element. */
function pressOf(blocks: readonly Block[], actionId: string, option?: string): Element {
  const found = elementsOf(blocks).find(({ element }) => element.action_id === actionId);
  if (!found) {
    const there = elementsOf(blocks).map(({ element }) => element.action_id);
    throw new Error(`no element ${actionId} among ${there.join(', ') || 'none'}`);
  }
  const { block, element } = found;
  const press = { type: element.type, action_id: actionId, block_id: block.block_id };
  if (option === undefined) return { ...press, value: element.value, text: element['text'] };
  const selected_option = element.options?.find(({ value }) => value === option);
  return { ...press, selected_option: selected_option ?? { value: option } };
}

/** `state.values` of a form as the page sends them. Throws when the form has no such input. */
function entriesOf(blocks: readonly Block[], answers: Readonly<Record<string, string>>) {
  const values: Record<string, Record<string, unknown>> = {};
  for (const [actionId, answer] of Object.entries(answers)) {
    const found = elementsOf(blocks).find(({ element }) => element.action_id === actionId);
    if (!found) throw new Error(`the open form has no input ${actionId}`);
    const { block, element } = found;
    const isText = element.type.endsWith('_input');
    const option = element.options?.find(({ value }) => value === answer) ?? { value: answer };
    const entry = isText
      ? { type: 'plain_text_input', value: answer }
      : element.type === 'datepicker'
        ? { type: 'datepicker', selected_date: answer }
        : { type: 'static_select', selected_option: option };
    values[block.block_id ?? ''] = { [actionId]: entry };
  }
  return values;
}

/** Acts through the local Slack at `url` (its page's address). */
export function actAt(url: string): Actor {
  const base = url.replace('localhost', '127.0.0.1');
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${base}${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      signal: AbortSignal.timeout(30_000),
    });
    const result = (await answer.json()) as T & { ok?: boolean };
    if (!answer.ok || result.ok === false) {
      throw new Error(`${path} was refused: ${JSON.stringify(result)}`);
    }
    return result;
  };
  const form = async (): Promise<View | null> =>
    (await call<{ views: View[] }>('/_sandbox/views')).views.at(-1) ?? null;

  return {
    says: async (user, channel, text, thread) => {
      const body = { channel, user, text, ...(thread === undefined ? {} : { thread_ts: thread }) };
      return (await call<{ message: PostedMessage }>('/_control/message', body)).message.ts;
    },
    edits: async (user, channel, ts, text) => {
      await call('/_control/edit-message', { channel, user, ts, text });
    },
    deletes: async (user, channel, ts) => {
      await call('/_control/delete-message', { channel, user, ts });
    },
    reacts: async (user, channel, ts, name) => {
      await call('/_control/reaction', { channel, user, ts, name });
    },
    commands: async (user, channel, command, text) => {
      await call('/_control/command', { channel, user, command, text });
    },
    presses: async (user, channel, message, actionId, option) => {
      const action = pressOf(message.blocks ?? [], actionId, option);
      await call('/_control/interact', { channel, user, messageTs: message.ts, action });
    },
    form,
    submits: async (user, answers) => {
      const values = entriesOf((await form())?.blocks ?? [], answers);
      await call('/_sandbox/submit', { user, values });
    },
    messages: async (channel) =>
      (await call<{ messages: PostedMessage[] }>(`/_control/messages/${channel}`)).messages,
    home: async (user) => {
      await call('/_control/open-home', { user });
      return (await call<{ view: View | null }>(`/_sandbox/home/${user}`)).view;
    },
  };
}
