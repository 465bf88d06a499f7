import type { Incoming, MessagePicked, Pressed } from '../../usecases/incoming.js';
import type { FormRequest } from '../../usecases/intake.js';
import { conversationAndThread, messageRef, personId } from './ids.js';
import { aboutRef, digest, filesOf, instantOf, type ParseContext } from './parse-message.js';
import { textOfHtml } from './plain-text.js';
import {
  executeSchema,
  extensionSchema,
  pressDataSchema,
  type Account,
  type WireActivity,
} from './schema.js';

/** A press on a card, whichever way Teams delivers it. */
export interface Press {
  readonly incoming: Incoming & Pressed;
  /** The same for every copy of one press, whatever id each copy has. */
  readonly key: string;
}

/**
 * A pressed button. Who, where, what and the state of the card make one press: Teams sends it again
 * under another id at times.
 * @throws ZodError
 */
export function parsePress(activity: WireActivity, data: unknown, context: ParseContext): Press {
  const { a: action, s: subject = '', v: value, r: shown = '' } = pressDataSchema.parse(data);
  const message = aboutRef(activity);
  const actor = personId(activity.from);
  const key = digest('press', actor, message.conversation, message.message, action, value, shown);
  return {
    key,
    incoming: {
      delivery: `teams:press:${key}:${Math.floor(context.now.getTime() / REPEAT_MS)}`,
      deskId: context.deskId,
      at: instantOf(activity, context.now),
      actor,
      kind: 'pressed',
      action,
      subject,
      ...(value !== undefined && { value }),
      message,
    },
  };
}

/** Teams sends again what it had no answer to within about fifteen seconds. */
export const REPEAT_MS = 30_000;

/** What an `adaptiveCard/action` carries. @throws ZodError */
export function parseExecute(value: unknown): { readonly verb: string; readonly data: unknown } {
  const { verb, data } = executeSchema.parse(value).action;
  return { verb: verb ?? '', data };
}

/** The wish for a form behind a button. */
export const formRequest = ({ incoming }: Press): FormRequest => ({
  deskId: incoming.deskId,
  platform: 'teams',
  actor: incoming.actor,
  action: incoming.action,
  ...(incoming.subject !== '' && { subject: incoming.subject }),
  place: incoming.message,
  message: incoming.message,
});

/** The message that somebody chose in its menu. */
export interface Picked extends Omit<MessagePicked, 'kind'> {
  /** The author, as far as the message itself names them. */
  readonly from?: Account;
}

/**
 * The command of a message extension, and the message it was used on; none where it was opened from the
 * box in which people write.
 * @throws ZodError
 */
export function parseExtension(activity: WireActivity): {
  readonly command: string;
  readonly picked?: Picked;
  readonly query: string;
  readonly data: unknown;
} {
  const { commandId, messagePayload, parameters, data } = extensionSchema.parse(activity.value);
  const asked = parameters?.find(({ name }) => name === 'query')?.value;
  const { conversation, root } = conversationAndThread(activity.conversation.id);
  const content = messagePayload?.body?.content ?? '';
  const user = messagePayload?.from?.user;
  return {
    command: commandId ?? '',
    query: typeof asked === 'string' ? asked.trim() : '',
    data,
    ...(messagePayload && {
      picked: {
        message: messageRef(
          conversation,
          messagePayload.id,
          messagePayload.replyToId || root || undefined,
        ),
        // What a bot wrote has no author among people: it is asked for by whoever chose it.
        author: user?.id ? (`teams:${user.id}` as const) : personId(activity.from),
        text: messagePayload.body?.contentType === 'text' ? content : textOfHtml(content),
        files: filesOf(messagePayload.attachments),
        ...(user?.id && { from: { id: user.id, aadObjectId: user.id, name: user.displayName } }),
      },
    }),
  };
}
