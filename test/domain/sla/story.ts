import type { Calendar } from '../../../src/domain/sla/calendar.js';
import { NO_DEADLINES, type Policy, type SlaConfig } from '../../../src/domain/sla/config.js';
import type { PersonId } from '../../../src/domain/place.js';
import type { Change, Opening, TicketEvent } from '../../../src/domain/ticket/events.js';
import { ana, ben, message, opening } from '../../builders/ticket.js';

const HOUR = 3_600_000;

export const officeWeek: Calendar['weekly'] = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
};

export const office = {
  key: 'office',
  timeZone: 'UTC',
  weekly: officeWeek,
  holidays: [],
  sources: { dates: [] },
};

/** First answer in 2 h, the next in 4 h, an update every 8 h, solved in 16 h of office time. */
export const standard: Policy = {
  key: 'standard',
  name: 'Standard',
  match: {},
  calendar: 'office',
  targets: {
    first_response: { byPriority: { urgent: HOUR }, otherwise: 2 * HOUR, hours: 'working' },
    next_response: { byPriority: {}, otherwise: 4 * HOUR, hours: 'working' },
    update: { byPriority: {}, otherwise: 8 * HOUR, hours: 'working' },
    resolution: { byPriority: { urgent: 4 * HOUR }, otherwise: 16 * HOUR, hours: 'working' },
  },
  pauseOnHold: true,
  waiting: { remindAfterMs: [] },
  ladder: [],
  escalations: [],
};

export const config = (changes: Partial<SlaConfig> = {}): SlaConfig => ({
  ...NO_DEADLINES,
  calendars: [office],
  policies: [standard],
  reopenWithinMs: 72 * HOUR,
  ...changes,
});

type Line = readonly [at: string, change: Change, by?: PersonId | 'desk', deskVersion?: number];

/** A log from `2026-01-05 09:00`-like times (UTC) and changes, by Ben unless said otherwise. */
export function log(
  at: string,
  lines: readonly Line[],
  first: Partial<Opening> = {},
): TicketEvent[] {
  const all: Line[] = [[at, opening({ deskVersion: 1, ...first }), ana], ...lines];
  return all.map(([when, change, by = ben, deskVersion], index) => ({
    id: `t1:${index + 1}`,
    deskId: 'main',
    ticketId: 't1',
    seq: index + 1,
    at: new Date(`${when.replace(' ', 'T')}:00Z`),
    actor: by === 'desk' ? { kind: 'desk' } : { kind: 'person', person: by },
    cause: `cause-${index + 1}`,
    change,
    ...(deskVersion !== undefined && { deskVersion }),
  }));
}

const said = (side: 'agent' | 'requester', text: string): Change => ({
  type: 'replied',
  side,
  where: side === 'agent' ? 'triage' : 'requester',
  author: side === 'agent' ? ben : ana,
  message: message(text),
  text,
  files: [],
});

/** What an agent writes to the requester. */
export const answer = (text = 'I am looking into it.'): Change => said('agent', text);
/** What the requester writes. */
export const ask = (text = 'Any news about it?'): Change => said('requester', text);
