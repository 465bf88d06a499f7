import type { App } from '@slack/bolt';
import { ZodError } from 'zod';
import type { Form } from '../../cards/form.js';
import type { Incoming } from '../../usecases/incoming.js';
import { opensForm, type Intake } from '../../usecases/intake.js';
import type { Log } from '../../usecases/ports.js';
import type { SlackApi } from './api.js';
import type { SlackDirectory } from './directory.js';
import { parseEvent } from './parse.js';
import { parseRevision, parseSubmission } from './parse-form.js';
import {
  parseCommand,
  parseMessageShortcut,
  parsePress,
  parseShortcut,
  type FormWish,
  type Press,
} from './parse-interaction.js';
import type { ParseContext } from './parse-message.js';
import { mentionedPeople } from './plain-text.js';
import { renderForm } from './render.js';
import { COMMAND, EVENTS, SHORTCUTS } from './surface.js';
import { answerTo } from './submission-answer.js';

export interface ListenerOptions {
  readonly intake: Intake;
  readonly api: SlackApi;
  readonly directory: SlackDirectory;
  readonly log: Log;
  readonly context: () => ParseContext;
  /** Goes on with something after the answer to Slack; a failure is logged. */
  readonly inBackground: (what: string, work: Promise<unknown>) => void;
}

const deskEvents: ReadonlySet<string> = new Set(EVENTS.desk);
const directoryEvents: ReadonlySet<string> = new Set(EVENTS.directory);

/** Names are learnt before a message is stored, for no longer than this: Slack waits three seconds. */
const NAMES_WAIT_MS = 800;

/**
 * Registers everything of `surface.ts`. Listeners read, hand over and return; what they return from is
 * acknowledged, and what they throw on is not.
 */
export function listen(app: App, options: ListenerOptions): void {
  const { intake, api, directory, log, context, inBackground } = options;

  /** What Slack will not word otherwise the next time either is put aside, and told to the operator. */
  function read<T>(what: string, payload: unknown, parse: (p: unknown, c: ParseContext) => T) {
    try {
      return parse(payload, context());
    } catch (error) {
      if (!(error instanceof ZodError) && !(error instanceof SyntaxError)) throw error;
      log.error({ what, problem: error.message }, 'Something from Slack could not be read.');
      return undefined;
    }
  }

  async function readEvent(body: EventPayload): Promise<Incoming | undefined> {
    const incoming = read(body.event.type, body, parseEvent);
    const text = body.event.text ?? body.event.message?.text;
    if (!incoming || !text) return incoming;
    const named = mentionedPeople(text);
    if (named.every((id) => directory.names.person(id) !== undefined)) return incoming;
    await directory.learn(named, NAMES_WAIT_MS);
    return read(body.event.type, body, parseEvent);
  }

  const openForm = ({ form, trigger }: FormWish) =>
    inBackground('openForm', intake.openForm(form, trigger));

  // One listener for all events: Bolt walks through every one at every delivery.
  app.event(/^/, async ({ body, event }) => {
    if (directoryEvents.has(event.type)) directory.stale(event);
    if (!deskEvents.has(event.type)) return;
    const incoming = await readEvent(body as unknown as EventPayload);
    if (incoming) await intake.accept(incoming);
  });

  app.action({ type: 'block_actions' }, async ({ ack, body, respond }) => {
    if (body.type === 'block_actions' && body.view?.type === 'modal') {
      const revision = read('revision', body, parseRevision);
      if (revision) inBackground('revise', revise(revision));
      return ack();
    }
    const press = read('press', body, parsePress);
    if (press && opensForm(press.incoming.action)) openForm(wishOf(press));
    else if (press) {
      await intake.accept(press.incoming);
      // What one person alone was shown is done with once they chose: its buttons go with it.
      if (press.ephemeral) inBackground('respond', respond({ delete_original: true }));
    }
    await ack();
  });

  async function revise({ revision, viewId, hash }: ReturnType<typeof parseRevision>) {
    const view = renderForm(await intake.revise(revision));
    await api.call('views.update', { view_id: viewId, hash, view });
  }

  app.command(COMMAND, async ({ ack, body }) => {
    const command = read('command', body, parseCommand);
    if (command && 'form' in command && 'trigger' in command) openForm(command);
    else if (command) await intake.accept(command);
    await ack();
  });

  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.global }, async ({ ack, body }) => {
    const wish = read('shortcut', body, parseShortcut);
    if (wish) openForm(wish);
    await ack();
  });

  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.message },
    async ({ ack, body }) => {
      const picked = read('message shortcut', body, parseMessageShortcut);
      if (picked) await intake.accept(picked);
      await ack();
    },
  );

  app.view({ type: 'view_submission', callback_id: /^/ }, async ({ ack, body }) => {
    const submission = read('submission', body, parseSubmission);
    if (!submission) return ack();
    const errors = await intake.submit(submission.incoming);
    const revised = (): Promise<Form> => intake.revise(submission.incoming);
    await ack(
      errors ? await answerTo(errors, submission.shown, revised) : { response_action: 'clear' },
    );
  });
}

interface EventPayload {
  readonly event: {
    readonly type: string;
    readonly text?: string;
    readonly message?: { readonly text?: string };
  };
}

function wishOf({ incoming, trigger }: Press): FormWish {
  const { deskId, actor, action, subject, message } = incoming;
  const { platform, conversation, thread } = message;
  const place =
    thread === undefined ? { platform, conversation } : { platform, conversation, thread };
  return {
    form: {
      deskId,
      platform: 'slack',
      actor,
      action,
      ...(subject && { subject }),
      place,
      message,
    },
    trigger,
  };
}
