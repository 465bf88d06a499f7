import type { Desk, ListeningChannel, Queue } from '../domain/desk.js';
import type { CatalogCategory, FieldDefinition } from '../domain/understanding/types.js';
import type { Conversation } from '../domain/place.js';
import { isOfTeams } from './platform.js';
import type { Names } from './resolve.js';
import { toDeadlines, type ImportedHolidays } from './to-deadlines.js';
import type { DeskFile, FileCategory, FileField, FileQueue } from './schema.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * The desk that a checked file describes.
 * @param imported the holidays that calendars take from elsewhere; see `holidays.ts`
 * @throws Error when a name is missing in `names`; `resolveNames` reports those.
 */
export const toDesk = (
  file: DeskFile,
  deskId: string,
  names: Names,
  imported: ImportedHolidays = new Map(),
): Omit<Desk, 'version'> => ({
  id: deskId,
  name: file.desk.name,
  language: file.desk.language,
  timeZone: file.desk.time_zone,
  queues: file.queues.map((queue) => toQueue(queue, names)),
  channels: file.channels.map((listening): ListeningChannel => ({
    channel: conversationOf(known(names.channels, listening.channel)),
    mode: listening.mode,
    ...(listening.queue === undefined ? {} : { queue: listening.queue }),
  })),
  categories: file.categories.map(toCategory),
  priorities: file.priorities,
  dialog: {
    gatherMs: file.dialog.gather_seconds * SECOND,
    abandonMs: file.dialog.abandon_minutes * MINUTE,
    confirm: file.dialog.confirm,
    closeResolvedMs: file.dialog.close_resolved_after_days * DAY,
  },
  sla: toDeadlines(file.deadlines, names, imported),
  wording: file.wording,
});

const conversationOf = (conversation: string): Conversation => ({
  platform: isOfTeams(conversation) ? 'teams' : 'slack',
  conversation,
});

const toQueue = (queue: FileQueue, { channels, people, groups }: Names): Queue => ({
  key: queue.key,
  name: queue.name,
  keyPrefix: queue.key_prefix,
  triage: conversationOf(known(channels, queue.triage_channel)),
  private: queue.private,
  roster: {
    people: queue.roster.people.map((person) => known(people, person)),
    groups: queue.roster.groups.map((group) => known(groups, group)),
  },
  leads: queue.leads.map((person) => known(people, person)),
});

const toCategory = (category: FileCategory): CatalogCategory => ({
  key: category.key,
  name: category.name,
  ...(category.description === undefined ? {} : { description: category.description }),
  examples: category.examples,
  queue: category.queue,
  fields: category.fields.map(toField),
});

const toField = ({ show_if, ...field }: FileField): FieldDefinition => ({
  ...field,
  ...(show_if === undefined
    ? {}
    : { showIf: { field: show_if.field, equals: asAnswer(show_if.equals) } }),
});

/** YAML's true and false mean the answers of a yes-or-no field. */
const asAnswer = (equals: string | boolean | string[]): string | string[] =>
  typeof equals === 'boolean' ? (equals ? 'yes' : 'no') : equals;

function known<Id>(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`"${name}" was not looked up`);
  return id;
}
