import type { Desk } from '../domain/desk.js';
import { priorityName, queueOf } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import { momentInWords, type DayWords, type Reader } from '../domain/words-of-time.js';
import type { FieldDefinition, FieldValue } from '../domain/understanding/types.js';
import type { Inline, Text } from './message.js';
import type { Speaker } from './wording/wording.js';

/** For whom something is shown: their language and zone, and how people are called. */
export interface Showing extends Reader {
  readonly desk: Desk;
  readonly speaker: Speaker;
  /** The name people know; the id itself when nobody knows. */
  readonly name: (person: PersonId) => string;
}

/** A moment in the reader's words; the platform may show it in each reader's own zone. */
export const moment = (show: Showing, at: Date): Inline => ({
  time: at,
  text: momentInWords(at, show, dayWords(show)),
});

/** What days near now are called. */
export const dayWords = ({ speaker }: Showing): DayWords => ({
  today: speaker.say('today'),
  tomorrow: speaker.say('tomorrow'),
  yesterday: speaker.say('yesterday'),
});

/** A person by name, without ringing. */
export const named = (show: Showing, person: PersonId): Inline => ({
  person,
  name: show.name(person),
  notify: false,
});

/** A person who should look now. */
export const called = (show: Showing, person: PersonId): Inline => ({
  person,
  name: show.name(person),
  notify: true,
});

export const queueName = (show: Showing, key: string): string =>
  queueOf(show.desk, key)?.name ?? key;

/** `High`, as the desk calls it. */
export const priorityLabel = (show: Showing, key: string): string => priorityName(show.desk, key);

/** A field's value as people read it. */
export function valueInWords(show: Showing, field: FieldDefinition, value: FieldValue): string {
  if (typeof value === 'boolean') return show.speaker.say(value ? 'yes' : 'no');
  if (typeof value === 'number') return String(value);
  const label = (one: string): string =>
    field.options?.find((option) => option.value === one)?.label ?? one;
  if (typeof value !== 'string') return value.map(label).join(', ');
  return field.type === 'person' && isPersonId(value) ? show.name(value) : label(value);
}

const isPersonId = (value: string): value is PersonId => /^(slack|teams):/.test(value);

/** Parts joined by a middle dot. */
export const joined = (parts: readonly Text[], separator = ' · '): Text =>
  parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
