import { randomUUID } from 'node:crypto';
import type { Form } from '../../cards/form.js';
import { plain, type Message } from '../../cards/message.js';
import type { MessageRef, PersonId } from '../../domain/place.js';
import { opensForm, type Intake } from '../../usecases/intake.js';
import type { Answer, Answers } from './answers.js';
import { personId } from './ids.js';
import {
  formRequest,
  parseExecute,
  parsePress,
  REPEAT_MS,
  type Press,
} from './parse-interaction.js';
import { aboutRef, type ParseContext } from './parse-message.js';
import { createRecent } from './recent.js';
import { dialog, renderForm, VERBS } from './render-form.js';
import { CARD, REFRESH, renderCard } from './render-message.js';
import type { Json, RenderContext } from './rich-text.js';
import { taskSchema, pressDataSchema, type WireActivity } from './schema.js';
import type { Submissions } from './submissions.js';

/** What a living message shows at this moment; `undefined` when the message is none. */
export type View = (message: MessageRef, subject: string) => Promise<Message | undefined>;

export interface PressOptions {
  readonly intake: Intake;
  readonly answers: Answers;
  readonly render: RenderContext;
  readonly context: () => ParseContext;
  readonly view: View;
  readonly submissions: Submissions;
}

export interface Presses {
  /** `adaptiveCard/action`: what the presser sees next. @throws ZodError */
  execute(activity: WireActivity): Promise<Json>;
  /** `task/fetch`: the dialog that a button opens. @throws ZodError */
  fetchDialog(activity: WireActivity): Promise<Json>;
  /** A press that came as a message, from a client that knows no better; nobody waits for an answer. */
  take(activity: WireActivity): Promise<void>;
}

/** Teams gives up after ten seconds at the least; people do earlier. Milliseconds. */
const PATIENCE_MS = 1_500;
const FORM_MS = 2_500;

const LINE: Message['blocks'][number] = { type: 'divider' };

/** Shown where there is nothing to say: the press was taken. */
const TAKEN = '👍';
const LATER = '⏳';

const asCard = (card: Json): Json => ({ statusCode: 200, type: CARD, value: card });
const asWords = (value: string): Json => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** Makes the taker of presses. */
export function createPresses(options: PressOptions): Presses {
  const { intake, answers, render, context, view, submissions } = options;
  // A press that comes again has the answer that it had before.
  const repeats = createRecent<Promise<Json>>(
    { most: 5_000, lifetimeMs: REPEAT_MS },
    () => context().now,
  );

  /** What the presser was told stands above the card as it is now; nobody else sees that. */
  async function seen(
    answer: Answer | undefined,
    message: MessageRef,
    subject: string,
  ): Promise<Json> {
    if (answer && 'shown' in answer) return asCard(renderCard(answer.shown, render));
    const now = await view(message, subject);
    if (answer === undefined)
      return now === undefined ? asWords(TAKEN) : asCard(renderCard(now, render));
    const { told } = answer;
    const below = now === undefined ? [] : [LINE, ...now.blocks];
    return asCard(renderCard({ ...now, ...told, blocks: [...told.blocks, ...below] }, render));
  }

  async function act({ incoming }: Press): Promise<Json> {
    const { actor, message, subject } = incoming;
    const waiting = answers.press(actor, message, PATIENCE_MS);
    try {
      await intake.accept(incoming);
    } catch (error) {
      waiting.close();
      throw error;
    }
    return seen(await waiting.answer, message, subject);
  }

  /** The form that was asked for, or what its asker was told instead. */
  async function ask(press: Press): Promise<{ form?: Form; answer?: Answer }> {
    const { actor, message } = press.incoming;
    const trigger = `teams:dialog:${randomUUID()}`;
    const asked = answers.dialog(trigger, FORM_MS);
    const waiting = answers.press(actor, message, FORM_MS);
    try {
      const opening = intake.openForm(formRequest(press), trigger);
      return await Promise.race([
        asked.form.then((form) => ({ form })),
        waiting.answer.then((answer) => ({ answer })),
        // What it throws counts; that it is done does not: the form, or why there is none, comes otherwise.
        opening.then(() => new Promise<never>(() => undefined)),
      ]);
    } finally {
      asked.close();
      waiting.close();
    }
  }

  async function openInline(press: Press): Promise<Json> {
    const { form, answer } = await ask(press);
    if (form === undefined) return seen(answer, press.incoming.message, press.incoming.subject);
    return asCard(renderForm(form, { number: randomUUID(), inline: true }, render));
  }

  async function submitInline(activity: WireActivity, data: unknown): Promise<Json> {
    const message = aboutRef(activity);
    const actor: PersonId = personId(activity.from);
    const waiting = answers.press(actor, message, PATIENCE_MS);
    try {
      const again = await submissions.submit(activity, data, { inline: true });
      if (again !== undefined) return asCard(again.card);
      const { s = '' } = pressDataSchema.partial().parse(data);
      const { f } = data as { readonly f: Form };
      return await seen(await waiting.answer, message, f.subject ?? s);
    } finally {
      waiting.close();
    }
  }

  /** Runs a press once, however often it comes within a short time. */
  function once(press: Press, run: () => Promise<Json>): Promise<Json> {
    const before = repeats.get(press.key);
    if (before !== undefined) return before;
    const running = run();
    repeats.set(press.key, running);
    running.catch(() => {
      repeats.delete(press.key);
    });
    return running;
  }

  return {
    execute: async (activity) => {
      const { verb, data } = parseExecute(activity.value);
      if (verb === VERBS.submit) return submitInline(activity, data);
      const press = parsePress(activity, data, context());
      const { action, message, subject } = press.incoming;
      if (action === REFRESH || action === VERBS.cancel) return seen(undefined, message, subject);
      if (opensForm(action) !== undefined) return openInline(press);
      return once(press, () => act(press));
    },

    fetchDialog: async (activity) => {
      const { data } = taskSchema.parse(activity.value);
      const { form, answer } = await ask(parsePress(activity, data, context()));
      if (form === undefined) return { task: { type: 'message', value: wordsOf(answer) } };
      const card = renderForm(form, { number: randomUUID() }, render);
      return { task: dialog(form.title, card) };
    },

    take: (activity) => intake.accept(parsePress(activity, activity.value, context()).incoming),
  };
}

const wordsOf = (answer: Answer | undefined): string =>
  answer === undefined || 'shown' in answer
    ? LATER
    : answer.told.blocks
        .flatMap((block) =>
          'text' in block ? [typeof block.text === 'string' ? block.text : plain(block.text)] : [],
        )
        .join('\n');
