import type { PersonId } from '../../domain/place.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Form, FormName, Input } from '../form.js';
import type { Showing } from '../showing.js';
import type { WordingKey } from '../wording/wording.js';
import { SOMETHING_ELSE } from '../../domain/draft/dialog.js';
import { priorityInput } from './request-form.js';

/** The forms behind an agent's buttons, each as small as its question. */

const form = (
  show: Showing,
  ticket: Ticket,
  name: FormName,
  words: { title: WordingKey; submit: WordingKey },
  inputs: readonly Input[],
): Form => ({
  name,
  subject: ticket.id,
  title: show.speaker.say(words.title, { key: ticket.key }),
  submit: show.speaker.say(words.submit),
  inputs,
});

export const assignForm = (show: Showing, ticket: Ticket, roster: readonly PersonId[]): Form =>
  form(show, ticket, 'assign', { title: 'form_assign_title', submit: 'submit_save' }, [
    {
      key: 'assignee',
      label: show.speaker.say('input_assignee'),
      type: 'choice',
      required: true,
      initial: ticket.assignee,
      options: roster.map((person) => ({ value: person, label: show.name(person) })),
    },
  ]);

export const askForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'ask', { title: 'form_ask_title', submit: 'submit_ask' }, [
    {
      key: 'question',
      label: show.speaker.say('input_question'),
      type: 'long_text',
      required: true,
    },
    {
      key: 'options',
      label: show.speaker.say('input_options'),
      type: 'long_text',
      required: false,
    },
  ]);

export const resolveForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'resolve', { title: 'form_resolve_title', submit: 'submit_resolve' }, [
    {
      key: 'resolution',
      label: show.speaker.say('input_resolution'),
      type: 'long_text',
      required: true,
      hint: show.speaker.say('input_resolution_hint'),
    },
  ]);

export const holdForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'hold', { title: 'form_hold_title', submit: 'submit_save' }, [
    {
      key: 'reason',
      label: show.speaker.say('input_reason'),
      type: 'text',
      required: true,
      hint: show.speaker.say('input_hold_hint'),
    },
    { key: 'until', label: show.speaker.say('input_until'), type: 'date', required: false },
  ]);

export const noteForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'note', { title: 'form_note_title', submit: 'submit_save' }, [
    { key: 'note', label: show.speaker.say('input_note'), type: 'long_text', required: true },
  ]);

export const priorityForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'priority', { title: 'form_priority_title', submit: 'submit_save' }, [
    priorityInput(show, ticket.priority),
  ]);

/** Categories under their queue's name: choosing one moves the ticket there. */
export const moveForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'move', { title: 'form_move_title', submit: 'submit_save' }, [
    {
      key: 'target',
      label: show.speaker.say('input_category'),
      type: 'choice',
      required: true,
      initial: moveTarget(ticket.queue, ticket.category),
      options: show.desk.queues.flatMap((queue) => [
        ...show.desk.categories
          .filter((category) => category.queue === queue.key && category.key !== SOMETHING_ELSE)
          .map(({ key, name }) => ({
            value: moveTarget(queue.key, key),
            label: `${queue.name}: ${name}`,
          })),
        {
          value: moveTarget(queue.key, SOMETHING_ELSE),
          label: `${queue.name}: ${show.speaker.say('something_else')}`,
        },
      ]),
    },
  ]);

const moveTarget = (queue: string, category: string | undefined): string =>
  `${queue}/${category ?? SOMETHING_ELSE}`;

/** The queue and category of a `move` choice. */
export function readMoveTarget(target: string): { queue: string; category: string } {
  const [queue = '', category = SOMETHING_ELSE] = target.split('/');
  return { queue, category };
}

export const notFixedForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'not_fixed', { title: 'form_not_fixed_title', submit: 'submit_send' }, [
    {
      key: 'reason',
      label: show.speaker.say('input_not_fixed'),
      type: 'long_text',
      required: false,
    },
  ]);

export const commentForm = (show: Showing, ticket: Ticket): Form =>
  form(show, ticket, 'comment', { title: 'form_comment_title', submit: 'submit_send' }, [
    { key: 'comment', label: show.speaker.say('input_comment'), type: 'long_text', required: true },
  ]);
