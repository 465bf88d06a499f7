import { createHash } from 'node:crypto';
import type { Incoming, MessagePicked, Pressed } from '../../usecases/incoming.js';
import type { FormRequest } from '../../usecases/intake.js';
import type { MessageRef } from '../../domain/place.js';
import {
  filesOf,
  instantOf,
  messageRef,
  personId,
  textOf,
  type ParseContext,
} from './parse-message.js';
import { addressed, toPlainText } from './plain-text.js';
import {
  commandSchema,
  menuValueSchema,
  messageShortcutSchema,
  pressSchema,
  pressValueSchema,
  shortcutSchema,
} from './schema.js';

/** Interactions carry no event id: the trigger is theirs alone, else what they say in full. */
export const interactionId = (trigger: string | null | undefined, payload: unknown): string =>
  trigger || createHash('sha256').update(JSON.stringify(payload)).digest('hex');

export interface Press {
  readonly incoming: Incoming & Pressed;
  /** Opens a form, for three seconds. */
  readonly trigger: string;
  /** Only this person sees the message, and it can be taken away again. */
  readonly ephemeral: boolean;
}

/**
 * A pressed button or a choice from the menu; `undefined` for what only looks like one, such as a link.
 * @throws ZodError
 */
export function parsePress(payload: unknown, context: ParseContext): Press | undefined {
  const body = pressSchema.parse(payload);
  const [action] = body.actions;
  const meant = action && meaning(action);
  if (!action || !meant) return undefined;
  const incoming: Incoming & Pressed = {
    delivery: interactionId(body.trigger_id, payload),
    deskId: context.deskId,
    at: action.action_ts ? instantOf(action.action_ts) : context.now,
    actor: personId(body.user.id),
    kind: 'pressed',
    ...meant,
    message: pressedMessage(body.container, body.channel?.id, body.user.id),
  };
  const ephemeral = body.container.is_ephemeral === true && Boolean(body.response_url);
  return { incoming, trigger: body.trigger_id ?? '', ephemeral };
}

function meaning(action: {
  action_id: string;
  value?: string | null;
  selected_option?: { value: string } | null;
}): Pick<Pressed, 'action' | 'subject' | 'value'> | undefined {
  if (action.selected_option) {
    const { s, a } = menuValueSchema.parse(JSON.parse(action.selected_option.value));
    return { action: a, subject: s ?? '' };
  }
  if (!action.value) return undefined;
  const { s, v } = pressValueSchema.parse(JSON.parse(action.value));
  return {
    action: action.action_id.replace(/:\d+$/, ''),
    subject: s ?? '',
    ...(v !== undefined && { value: v }),
  };
}

/** On the Home tab there is no message: the person's own conversation with the bot stands for it. */
function pressedMessage(
  container: {
    message_ts?: string | null;
    thread_ts?: string | null;
    channel_id?: string | null;
    view_id?: string | null;
  },
  channel: string | undefined,
  user: string,
): MessageRef {
  const conversation = container.channel_id || channel;
  return container.message_ts && conversation
    ? messageRef(conversation, container.message_ts, container.thread_ts)
    : messageRef(user, container.view_id ?? '');
}

/** Somebody asks for a form; nothing of it needs to be kept. */
export interface FormWish {
  readonly form: FormRequest;
  readonly trigger: string;
}

/**
 * A slash command with text, or without it the wish for an empty form.
 * @throws ZodError
 */
export function parseCommand(payload: unknown, context: ParseContext): Incoming | FormWish {
  const body = commandSchema.parse(payload);
  const place = { platform: 'slack', conversation: body.channel_id } as const;
  const text = toPlainText(body.text ?? '', context.names).trim();
  if (text === '') {
    return {
      form: { ...newRequest(body.user_id, context), place },
      trigger: body.trigger_id ?? '',
    };
  }
  return {
    delivery: interactionId(body.trigger_id, payload),
    deskId: context.deskId,
    at: context.now,
    actor: personId(body.user_id),
    kind: 'command',
    text,
    place,
  };
}

const newRequest = (user: string, context: ParseContext): FormRequest => ({
  deskId: context.deskId,
  platform: 'slack',
  actor: personId(user),
  action: 'new_request',
});

/** The global shortcut: an empty form. @throws ZodError */
export function parseShortcut(payload: unknown, context: ParseContext): FormWish {
  const body = shortcutSchema.parse(payload);
  return { form: newRequest(body.user.id, context), trigger: body.trigger_id ?? '' };
}

/** The message shortcut. What a bot wrote becomes the request of whoever picked it. @throws ZodError */
export function parseMessageShortcut(
  payload: unknown,
  context: ParseContext,
): Incoming & MessagePicked {
  const body = messageShortcutSchema.parse(payload);
  const { rest } = addressed(body.message.text ?? '', context.botUserId);
  return {
    delivery: interactionId(body.trigger_id, payload),
    deskId: context.deskId,
    at: context.now,
    actor: personId(body.user.id),
    kind: 'message_picked',
    message: messageRef(body.channel.id, body.message.ts, body.message.thread_ts),
    author: personId(body.message.user || body.user.id),
    text: textOf({ text: rest }, context.names),
    files: filesOf(body.message),
  };
}
