import { randomUUID } from 'node:crypto';
import type { Message } from '../../cards/message.js';
import type { PersonId } from '../../domain/place.js';
import type { Intake } from '../../usecases/intake.js';
import { personId } from './ids.js';
import type { Known } from './known.js';
import { parseExtension } from './parse-interaction.js';
import type { ParseContext } from './parse-message.js';
import { dialog, renderForm } from './render-form.js';
import { attachment, renderCard } from './render-message.js';
import type { Json, RenderContext } from './rich-text.js';
import type { WireActivity } from './schema.js';
import type { Submissions } from './submissions.js';
import { EXTENSION } from './surface.js';

/** A ticket as it is found and shared. */
export interface FoundTicket {
  readonly title: string;
  readonly state: string;
  readonly card: Message;
}

/** Tickets that this person may see, the newest first. */
export type Search = (person: PersonId, query: string) => Promise<readonly FoundTicket[]>;

export interface ExtensionOptions {
  readonly intake: Intake;
  readonly known: Known;
  readonly render: RenderContext;
  readonly context: () => ParseContext;
  readonly submissions: Submissions;
  readonly search: Search;
}

/** The message extension: create a ticket from a message or from nothing, find one and share it. */
export interface Extension {
  fetchDialog(activity: WireActivity): Promise<Json>;
  submit(activity: WireActivity): Promise<Json>;
  query(activity: WireActivity): Promise<Json>;
}

/** Makes the message extension. Each method throws a ZodError on what Teams does not send. */
export function createExtension(options: ExtensionOptions): Extension {
  const { intake, known, render, context, submissions, search } = options;
  return {
    fetchDialog: async (activity) => {
      const { command, picked } = parseExtension(activity);
      if (command !== EXTENSION.create) return {};
      const form = await intake.revise({
        deskId: context().deskId,
        actor: personId(activity.from),
        form: 'request',
        values: picked && picked.text !== '' ? { what: picked.text } : {},
        context: {},
      });
      return { task: dialog(form.title, renderForm(form, { number: randomUUID() }, render)) };
    },

    submit: async (activity) => {
      const { data, picked: chosen } = parseExtension(activity);
      const { from, ...about } = chosen ?? {};
      // Their name and place are all there is to know an author by who never spoke to the desk.
      if (from !== undefined) await known.meet(from, activity);
      const again = await submissions.submit(activity, data, {
        ...('message' in about && { about }),
      });
      return again === undefined ? {} : { task: dialog(again.form.title, again.card) };
    },

    query: async (activity) => {
      const { query } = parseExtension(activity);
      const found = await search(personId(activity.from), query);
      return {
        composeExtension: {
          type: 'result',
          attachmentLayout: 'list',
          attachments: found.map(({ title, state, card }) => ({
            ...attachment(renderCard(card, render)),
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: asHtml(title), text: asHtml(state) },
            },
          })),
        },
      };
    },
  };
}

/** Previews read a little HTML. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
