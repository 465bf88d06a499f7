import { messageKey } from '../../domain/place.js';
import type { Incoming } from '../../usecases/incoming.js';
import type { Intake } from '../../usecases/intake.js';
import type { Log } from '../../usecases/ports.js';
import type { Extension } from './extension.js';
import type { HeardMessage } from './gateway.js';
import type { Known } from './known.js';
import { parseActivity } from './parse.js';
import { REPEAT_MS } from './parse-interaction.js';
import { digest, isRecord, type ParseContext } from './parse-message.js';
import type { Presses } from './presses.js';
import { createRecent, type Recent } from './recent.js';
import { dialog } from './render-form.js';
import type { Json } from './rich-text.js';
import { taskSchema, type WireActivity } from './schema.js';
import type { Submissions } from './submissions.js';
import type { INVOKES } from './surface.js';

export interface ListenerOptions {
  readonly intake: Intake;
  readonly known: Known;
  readonly heard: Recent<HeardMessage>;
  readonly presses: Presses;
  readonly submissions: Submissions;
  readonly extension: Extension;
  readonly log: Log;
  readonly context: () => ParseContext;
}

/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: Json;
}

/** Takes one authenticated activity; resolves once it is durable, which is when Teams may be answered. */
export type Listener = (activity: WireActivity) => Promise<InvokeAnswer | undefined>;

/** Makes the listener of everything in `surface.ts`. */
export function createListener(options: ListenerOptions): Listener {
  const { intake, known, heard, presses, submissions, extension, log, context } = options;
  const repeats = createRecent<string>({ most: 5_000, lifetimeMs: REPEAT_MS }, () => context().now);

  /**
   * Teams brings a message again under another id at times: the same words of the same person there. What
   * began a thread may then look like an answer in that thread.
   */
  function repeatKeys(incoming: Incoming): string[] {
    if (incoming.kind !== 'said') return [];
    const { actor, message, text, files } = incoming;
    const names = files.map(({ name }) => name);
    const places = message.thread === undefined ? ['', message.message] : [message.thread];
    return places.map((place) => digest(actor, message.conversation, place, text, names));
  }

  function remember(incoming: Incoming): void {
    if (incoming.kind === 'deleted') heard.set(messageKey(incoming.message), 'deleted');
    if (incoming.kind === 'said') {
      const { actor: author, message, text, files } = incoming;
      const { thread } = message;
      heard.set(messageKey(message), { author, text, files, ...(thread && { thread }) });
    }
    if (incoming.kind === 'edited') {
      const before = heard.get(messageKey(incoming.message));
      if (before !== undefined && before !== 'deleted')
        heard.set(messageKey(incoming.message), { ...before, text: incoming.text });
    }
  }

  async function take(activity: WireActivity): Promise<void> {
    if (activity.type === 'message' && isRecord(activity.value) && 'a' in activity.value) {
      return presses.take(activity);
    }
    const { incoming, gone } = parseActivity(activity, context());
    if (gone !== undefined) await known.left(gone);
    if (incoming === undefined) return;
    const { delivery } = incoming;
    const keys = repeatKeys(incoming);
    const before = keys.flatMap((key) => repeats.get(key) ?? [])[0];
    if (before !== undefined && before !== delivery) {
      log.info({ delivery, before }, 'Teams brought a message again under another id.');
      return;
    }
    for (const key of keys) repeats.set(key, delivery);
    remember(incoming);
    try {
      await intake.accept(incoming);
    } catch (error) {
      // It was not taken: what comes again must be.
      for (const key of keys) repeats.delete(key);
      throw error;
    }
  }

  const invokes: Readonly<
    Record<(typeof INVOKES)[number], (activity: WireActivity) => Promise<Json>>
  > = {
    'adaptiveCard/action': (activity) => presses.execute(activity),
    'task/fetch': (activity) => presses.fetchDialog(activity),
    'task/submit': async (activity) => {
      const { data } = taskSchema.parse(activity.value);
      const again = await submissions.submit(activity, data);
      return again === undefined ? {} : { task: dialog(again.form.title, again.card) };
    },
    'composeExtension/fetchTask': (activity) => extension.fetchDialog(activity),
    'composeExtension/submitAction': (activity) => extension.submit(activity),
    'composeExtension/query': (activity) => extension.query(activity),
  };

  return async (activity) => {
    await known.learn(activity);
    if (activity.type !== 'invoke') {
      await take(activity);
      return undefined;
    }
    const { name } = activity;
    const isKnown = (text: unknown): text is keyof typeof invokes =>
      typeof text === 'string' && Object.hasOwn(invokes, text);
    if (!isKnown(name)) return { status: 501 };
    return { status: 200, body: await invokes[name](activity) };
  };
}
