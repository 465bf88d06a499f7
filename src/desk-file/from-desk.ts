import type { z } from 'zod';
import type { Desk, Queue } from '../domain/desk.js';
import type { CatalogCategory, FieldDefinition } from '../domain/understanding/types.js';
import { fromDeadlines } from './from-deadlines.js';
import type { deskSchema } from './schema.js';

/** A desk file as somebody would write it: what has its usual value may be left out. */
export type WrittenDesk = z.input<typeof deskSchema>;

/** The file that describes this desk. Channels, people and groups stand in it by id. */
export const fromDesk = (desk: Desk): WrittenDesk => ({
  desk: { name: desk.name, language: desk.language, time_zone: desk.timeZone },
  queues: desk.queues.map(fromQueue),
  channels: desk.channels.map(({ channel, mode, queue }) => ({
    channel: channel.conversation,
    mode,
    ...(queue === undefined ? {} : { queue }),
  })),
  categories: desk.categories.map(fromCategory),
  priorities: {
    levels: desk.priorities.levels.map(({ key, name }) => ({ key, name })),
    default: desk.priorities.default,
    table: {
      one: { ...desk.priorities.table.one },
      several: { ...desk.priorities.table.several },
      everyone: { ...desk.priorities.table.everyone },
    },
  },
  dialog: {
    gather_seconds: desk.dialog.gatherMs / 1000,
    abandon_minutes: desk.dialog.abandonMs / 60_000,
    confirm: desk.dialog.confirm,
    close_resolved_after_days: desk.dialog.closeResolvedMs / 86_400_000,
  },
  ...(desk.sla && { deadlines: fromDeadlines(desk.sla) }),
  wording: { ...desk.wording },
});

const fromQueue = (queue: Queue): WrittenDesk['queues'][number] => ({
  key: queue.key,
  name: queue.name,
  key_prefix: queue.keyPrefix,
  triage_channel: queue.triage.conversation,
  ...(queue.private ? { private: true } : {}),
  roster: {
    ...(queue.roster.people.length === 0 ? {} : { people: [...queue.roster.people] }),
    ...(queue.roster.groups.length === 0 ? {} : { groups: [...queue.roster.groups] }),
  },
  ...(queue.leads.length === 0 ? {} : { leads: [...queue.leads] }),
});

const fromCategory = (category: CatalogCategory): WrittenDesk['categories'][number] => ({
  key: category.key,
  name: category.name,
  ...(category.description === undefined ? {} : { description: category.description }),
  queue: category.queue,
  examples: [...category.examples],
  ...(category.fields.length === 0 ? {} : { fields: category.fields.map(fromField) }),
});

type WrittenField = NonNullable<WrittenDesk['categories'][number]['fields']>[number];

const fromField = ({ showIf, options, required, ...field }: FieldDefinition): WrittenField => ({
  key: field.key,
  label: field.label,
  type: field.type,
  ...(required ? { required } : {}),
  ...(options === undefined
    ? {}
    : {
        options: options.map(({ value, label, synonyms }) => ({
          value,
          label,
          ...(synonyms === undefined ? {} : { synonyms: [...synonyms] }),
        })),
      }),
  ...(showIf === undefined
    ? {}
    : {
        show_if: {
          field: showIf.field,
          equals: typeof showIf.equals === 'string' ? showIf.equals : [...showIf.equals],
        },
      }),
  ...(field.hint === undefined ? {} : { hint: field.hint }),
  ...(field.min === undefined ? {} : { min: field.min }),
  ...(field.max === undefined ? {} : { max: field.max }),
});
