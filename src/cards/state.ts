import { categoryOf } from '../domain/desk.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Inline, Text } from './message.js';
import { priorityLabel, valueInWords, type Showing } from './showing.js';

/** Emoji carry the state in one place only, the start of a title; the words say the same. */
const ICONS: Readonly<Record<Ticket['status'], string>> = {
  open: '🆕',
  in_progress: '🛠',
  waiting_on_requester: '💬',
  on_hold: '⏸',
  resolved: '✅',
  closed: '🔒',
};

export const icon = (ticket: Pick<Ticket, 'status'>): string => ICONS[ticket.status];

/** `🆕 *IT-142 Laptop won't turn on* · High`. */
export const titleOf = (show: Showing, ticket: Ticket): Text => [
  `${icon(ticket)} `,
  { bold: `${ticket.key} ${ticket.title}` },
  ` · ${priorityLabel(show, ticket.priority)}`,
];

/** Category and answered fields, as the card's second line. */
export function factsOf(show: Showing, ticket: Pick<Ticket, 'category' | 'fields'>): string[] {
  const category = categoryOf(show.desk, ticket.category);
  const values = (category?.fields ?? []).flatMap((field) => {
    const value = ticket.fields[field.key];
    return value === undefined ? [] : [valueInWords(show, field, value)];
  });
  return [category?.name ?? show.speaker.say('something_else'), ...values];
}

/** Fields nobody answered, by label. */
export const missingLabels = (
  show: Showing,
  ticket: Pick<Ticket, 'category' | 'missing'>,
): string[] =>
  ticket.missing.map(
    (key) =>
      categoryOf(show.desk, ticket.category)?.fields.find((field) => field.key === key)?.label ??
      show.speaker.say('input_category'),
  );

/** `IT-142 Laptop won't turn on`, for sentences. */
export const keyAndTitle = (ticket: Pick<Ticket, 'key' | 'title'>): Inline => ({
  bold: `${ticket.key} ${ticket.title}`,
});
