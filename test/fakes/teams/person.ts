import { checkCard, type CheckedCard } from './card-check.js';
import { enter } from './entering.js';
import { payload } from './payload.js';
import { actionsOf, type CardAction } from './screen.js';
import {
  conversationNamed,
  personalOf,
  type Conversation,
  type MessageRecord,
  type PersonRecord,
  type World,
} from './world.js';

/** What an activity was answered with. */
export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
}

/** Sends an activity to the app as Teams does; parts of it are filled in. */
export type Deliver = (activity: Readonly<Record<string, unknown>>) => Promise<Outcome>;

/** A dialog that is open in front of somebody: a form, or a sentence. */
export interface Dialog {
  readonly title: string;
  readonly card?: CheckedCard;
  readonly said?: string;
  /** How it goes back to the app. */
  readonly via: 'task' | 'extension';
  readonly from: Conversation;
  readonly message?: MessageRecord;
}

export interface SayOptions {
  readonly mention?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

/** One human at a Teams client. Every act resolves when the app has answered. */
export interface Person {
  readonly record: PersonRecord;
  readonly dialog: Dialog | undefined;
  /** In a channel by name, `@deskbell` for the chat with the bot, or any conversation by id. */
  says(where: string, text: string, options?: SayOptions): Promise<MessageRecord>;
  replies(to: MessageRecord, text: string, options?: SayOptions): Promise<MessageRecord>;
  edits(message: MessageRecord, text: string): Promise<Outcome>;
  deletes(message: MessageRecord): Promise<Outcome>;
  reacts(message: MessageRecord, type: string): Promise<Outcome>;
  /** Presses what the card shows under this title; `of` another state of the card than the present one. */
  presses(message: MessageRecord, title: string, of?: CheckedCard): Promise<Outcome>;
  /** Fills in the open dialog by label and sends it off; titles of choices count as choices. */
  fills(entries: Readonly<Record<string, string>>): Promise<Outcome>;
  /** The same for a form that stands in a card. */
  fillsIn(
    message: MessageRecord,
    entries: Readonly<Record<string, string>>,
    title: string,
  ): Promise<Outcome>;
  /** The message action, or without a message the command beside the box in which people write. */
  createsTicket(from: MessageRecord | string): Promise<Outcome>;
  searches(query: string): Promise<Outcome>;
  installs(): Promise<Outcome>;
  /** What this person sees of a message. */
  sees(message: MessageRecord): CheckedCard | undefined;
  /** The activity of the last act, to be sent again. */
  readonly lastActivity: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const CARD = 'application/vnd.microsoft.card.adaptive';

/** Seats a person at a client. */
export function personDriver(world: World, deliver: Deliver, record: PersonRecord): Person {
  let dialog: Dialog | undefined;
  let lastActivity: Readonly<Record<string, unknown>> = {};

  const from = {
    id: record.userId,
    name: record.name,
    aadObjectId: record.aadObjectId,
  };

  const placeOf = (where: string): Conversation =>
    where === '@deskbell' ? personalOf(world, record) : conversationNamed(world, where);

  const wire = (conversation: Conversation, root?: string) => ({
    conversation: {
      id:
        conversation.type === 'channel' && root !== undefined
          ? `${conversation.id};messageid=${root}`
          : conversation.id,
      conversationType: conversation.type,
      tenantId: world.tenantId,
      ...(conversation.type !== 'personal' && { isGroup: true }),
    },
    channelData: {
      tenant: { id: world.tenantId },
      ...(conversation.teamId && {
        team: { id: conversation.teamId },
        channel: { id: conversation.id, name: conversation.name },
      }),
    },
  });

  async function send(
    conversation: Conversation,
    root: string | undefined,
    activity: Readonly<Record<string, unknown>>,
  ): Promise<Outcome> {
    lastActivity = {
      id: world.nextId(),
      timestamp: world.now().toISOString(),
      locale: record.locale,
      localTimezone: record.timeZone,
      entities: [{ type: 'clientInfo', locale: record.locale, timezone: record.timeZone }],
      from,
      ...wire(conversation, root),
      ...activity,
    };
    return deliver(lastActivity);
  }

  async function write(
    conversation: Conversation,
    root: string | undefined,
    text: string,
    { mention = false, files = {} }: SayOptions,
  ): Promise<MessageRecord> {
    const id = world.nextId();
    const attached = Object.keys(files).map((name) => ({
      name,
      url: `https://files.example/${encodeURIComponent(name)}`,
    }));
    const message: MessageRecord = {
      id,
      conversation: conversation.id,
      root: conversation.type === 'channel' ? (root ?? id) : id,
      from: record.handle,
      text,
      seenBy: new Map(),
      files: attached,
    };
    conversation.messages.push(message);
    world.changes.notify();
    const at = '<at>Deskbell</at>';
    const { status } = await send(conversation, root ?? id, {
      type: 'message',
      id,
      text: mention ? `${at} ${text}` : text,
      textFormat: 'plain',
      entities: [
        ...(mention
          ? [{ type: 'mention', text: at, mentioned: { id: world.botId, name: 'Deskbell' } }]
          : []),
        { type: 'clientInfo', locale: record.locale, timezone: record.timeZone },
      ],
      attachments: [
        ...(mention ? [{ contentType: 'text/html', content: `<div>${text}</div>` }] : []),
        ...attached.map(({ name, url }) => ({ contentType: 'reference', contentUrl: url, name })),
      ],
    });
    if (status !== 200) world.violations.push(`a message was answered with ${status}`);
    return message;
  }

  const where = (message: MessageRecord): Conversation =>
    conversationNamed(world, message.conversation);

  const sees = (message: MessageRecord): CheckedCard | undefined =>
    message.seenBy.get(record.handle) ?? message.card;

  const invoke = (
    message: MessageRecord,
    name: string,
    value: Readonly<Record<string, unknown>>,
  ): Promise<Outcome> =>
    send(where(message), message.root, { type: 'invoke', name, value, replyToId: message.id });

  /** What an executed action shows is this person's view until the message changes. */
  function show(message: MessageRecord, { status, body }: Outcome): void {
    if (status !== 200 || !isRecord(body)) {
      world.violations.push(`a press was answered with ${status}`);
      return;
    }
    if (body['type'] === CARD) {
      world.violations.push(...checkCard(body['value']));
      message.seenBy.set(record.handle, body['value'] as CheckedCard);
    }
    world.changes.notify();
  }

  /** Opens, changes or closes a dialog as an answer says. */
  function follow(outcome: Outcome, via: Dialog['via'], at: Conversation, message?: MessageRecord) {
    const { status, body } = outcome;
    if (status !== 200) world.violations.push(`a dialog was answered with ${status}`);
    const task = isRecord(body) ? body['task'] : undefined;
    dialog = undefined;
    if (!isRecord(task)) return outcome;
    const shared = { via, from: at, ...(message && { message }) };
    const { value } = task;
    if (typeof value === 'string') dialog = { title: '', said: value, ...shared };
    else if (isRecord(value) && isRecord(value['card'])) {
      const card = value['card']['content'];
      world.violations.push(...checkCard(card));
      dialog = { title: String(value['title']), card: card as CheckedCard, ...shared };
    }
    world.changes.notify();
    return outcome;
  }

  async function run(
    message: MessageRecord,
    action: CardAction,
    entered: object,
  ): Promise<Outcome> {
    if (action.type === 'Action.Execute') {
      const { verb, data } = action;
      const value = {
        action: { type: action.type, verb, data: { ...data, ...entered } },
        trigger: 'manual',
      };
      const outcome = await invoke(message, 'adaptiveCard/action', value);
      show(message, outcome);
      return outcome;
    }
    if (action.type !== 'Action.Submit') throw new Error(`${action.type} asks nobody.`);
    const value = { data: { ...action.data, ...entered }, context: { theme: 'default' } };
    return follow(await invoke(message, 'task/fetch', value), 'task', where(message), message);
  }

  return {
    record,
    get dialog() {
      return dialog;
    },
    get lastActivity() {
      return lastActivity;
    },
    sees,
    says: (place, text, options = {}) => write(placeOf(place), undefined, text, options),
    replies: (to, text, options = {}) => write(where(to), to.root, text, options),
    edits: (message, text) => {
      message.text = text;
      return send(where(message), message.root, {
        type: 'messageUpdate',
        id: message.id,
        text,
        channelData: { ...wire(where(message)).channelData, eventType: 'editMessage' },
      });
    },
    deletes: (message) => {
      const { messages } = where(message);
      messages.splice(messages.indexOf(message), 1);
      return send(where(message), message.root, {
        type: 'messageDelete',
        id: message.id,
        channelData: { ...wire(where(message)).channelData, eventType: 'softDeleteMessage' },
      });
    },
    reacts: (message, type) =>
      send(where(message), message.root, {
        type: 'messageReaction',
        replyToId: message.id,
        reactionsAdded: [{ type }],
      }),
    presses: (message, title, of = sees(message)) => {
      const action = of && actionsOf(of).find((each) => each.title === title);
      if (!action) throw new Error(`There is no [${title}].`);
      // What asks back is answered with yes.
      const meant = action.type === 'Action.ShowCard' ? action.card.actions[0] : action;
      return run(message, meant ?? action, {});
    },
    fills: async (entries) => {
      const open = dialog;
      if (!open?.card) throw new Error('There is no form to fill in.');
      const entered = enter(open.card, entries);
      const [action] = open.card.actions ?? [];
      const data = { ...(action?.type === 'Action.Submit' && action.data), ...entered };
      const name = open.via === 'task' ? 'task/submit' : 'composeExtension/submitAction';
      const about =
        open.via === 'extension'
          ? {
              commandId: 'createTicket',
              ...(open.message && { messagePayload: payload(world, open.message) }),
            }
          : {};
      const { from: at, message, via } = open;
      const activity = { type: 'invoke', name, value: { ...about, data } };
      return follow(await send(at, message?.root, activity), via, at, message);
    },
    fillsIn: (message, entries, title) => {
      const card = sees(message);
      const action = card && actionsOf(card).find((each) => each.title === title);
      if (!card || !action) throw new Error(`There is no [${title}].`);
      return run(message, action, enter(card, entries));
    },
    createsTicket: async (of) => {
      const message = typeof of === 'string' ? undefined : of;
      const at = typeof of === 'string' ? placeOf(of) : where(of);
      const value = {
        commandId: 'createTicket',
        commandContext: message ? 'message' : 'compose',
        ...(message && { messagePayload: payload(world, message) }),
      };
      const activity = { type: 'invoke', name: 'composeExtension/fetchTask', value };
      return follow(await send(at, message?.root, activity), 'extension', at, message);
    },
    searches: (query) =>
      send(personalOf(world, record), undefined, {
        type: 'invoke',
        name: 'composeExtension/query',
        value: { commandId: 'searchTickets', parameters: [{ name: 'query', value: query }] },
      }),
    installs: () =>
      send(personalOf(world, record), undefined, { type: 'installationUpdate', action: 'add' }),
  };
}
