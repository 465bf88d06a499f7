import { z } from 'zod';
import { METRICS } from '../domain/sla/config.js';
import { group, key, person, spelled, text, timeZone } from './schema-parts.js';

const duration = spelled(
  /^[1-9]\d{0,5}(m|h)$/,
  'is not a length of time.',
  'Write minutes or hours, such as 30m or 4h; days are hours too.',
).describe('a length of time, such as 30m or 4h');

const date = spelled(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'is not a date.',
  'Write it in quotes, as "2026-12-24".',
).describe('a date in quotes, as "2026-12-24"');

const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d`;
const shift = spelled(
  new RegExp(`^(?!(.{5})-\\1$)${TIME}-(${TIME}|24:00)$`),
  'is no shift.',
  'Write from-until in quotes, such as "09:00-17:00"; "22:00-06:00" runs over midnight, "00:00-24:00" is the whole day.',
).describe('from and until, such as "09:00-17:00"');

const shifts = z.array(shift).max(12).optional().describe('shifts, such as ["09:00-17:00"]');

const calendarSchema = z.strictObject({
  key,
  time_zone: timeZone,
  weekly: z
    .strictObject({
      mon: shifts,
      tue: shifts,
      wed: shifts,
      thu: shifts,
      fri: shifts,
      sat: shifts,
      sun: shifts,
    })
    .describe('the shifts of each weekday'),
  holidays: z
    .strictObject({
      country: spelled(
        /^[A-Z]{2}$/,
        'is no country code.',
        'Use the two capital letters of ISO 3166, such as SE, DE or US.',
      )
        .optional()
        .describe('two letters, such as SE'),
      region: text(10).optional().describe('the code of a part of the country, such as BY'),
      icalendar: text(300).optional().describe('an .ics file, seen from the desk file'),
      dates: z.array(date).max(1000).default([]).describe('dates in quotes'),
    })
    .prefault({})
    .describe('when it stays closed: country, region, icalendar, dates'),
});

const peopleSchema = {
  people: z.array(person).default([]).describe('people, by e-mail address or member id'),
  groups: z.array(group).default([]).describe('user groups, by "@handle" or id'),
  email_domains: z
    .array(
      spelled(
        /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
        'is no domain.',
        'Write what stands after the @, in small letters: example.com.',
      ),
    )
    .default([])
    .describe('domains of e-mail addresses'),
};
const metric = z.enum(METRICS).describe('one of the four clocks');
const audience = z
  .enum(['triage', 'assignee', 'thread', 'requester', 'lead', 'on_call'])
  .describe('who is told');

const keys = (what: string) => z.array(z.string()).min(1).optional().describe(`keys of ${what}`);

const matchShape = {
  queues: keys('queues'),
  categories: keys('categories'),
  priorities: keys('priorities'),
  languages: z
    .array(z.enum(['en', 'sv', 'de']))
    .optional()
    .describe('en, sv or de'),
  organisations: keys('organisations'),
  requesters: z.strictObject(peopleSchema).optional().describe('people, groups, email_domains'),
  vip: z.boolean().optional().describe('true or false'),
};

const target = z
  .object({
    time: z.enum(['working', 'calendar']).default('working').describe('working or calendar'),
    otherwise: duration.optional(),
  })
  .catchall(duration)
  .optional()
  .describe('a length of time by priority, and otherwise');

const stepSchema = z.strictObject({
  key,
  metrics: z.array(metric).min(1).optional().describe('the clocks it is about'),
  at_percent: z.number().int().min(1).max(100).optional().describe('a share of the target'),
  after_breach: duration.optional(),
  only: z.enum(['unassigned', 'assigned']).optional().describe('unassigned or assigned'),
  tell: z.array(audience).min(1).describe('who is told'),
  wording: z.string().optional().describe('the name of a sentence under wording'),
});

const actionSchema = z
  .strictObject({
    assign: person.optional(),
    prioritise: z.string().optional().describe('a priority'),
    move: z.string().optional().describe('the key of a queue'),
    notify: audience.optional(),
    reply: text(2000).optional().describe('what the requester is told'),
  })
  .describe('one of assign, prioritise, move, notify, reply');

const escalationSchema = z.strictObject({
  key,
  when: z
    .strictObject({
      breached: metric.optional(),
      open_for: duration.optional(),
      idle_for: duration.optional(),
      replies: z.number().int().min(1).max(1000).optional().describe('a number of replies'),
      keywords: z.array(text(60)).min(1).optional().describe('words of the title or the text'),
      match: z.strictObject(matchShape).optional().describe('the same as in a policy'),
    })
    .describe('what must be so; all of it'),
  then: z.array(actionSchema).min(1).describe('what is done'),
});

const policySchema = z.strictObject({
  key,
  name: text(60).describe('what people read'),
  match: z.strictObject(matchShape).prefault({}).describe('which tickets; left out: all'),
  calendar: z.string().optional().describe('the key of a calendar; left out: round the clock'),
  targets: z
    .strictObject({
      first_response: target,
      next_response: target,
      update: target,
      resolution: target,
    })
    .describe('how soon'),
  pause_on_hold: z.boolean().default(true).describe('true or false'),
  waiting: z
    .strictObject({
      remind_after: z.array(duration).max(10).default([]).describe('lengths of time'),
      close_after: duration.optional(),
      follow_up_every: duration.optional(),
    })
    .prefault({})
    .describe('while it waits for somebody outside the team'),
  expires: date.optional(),
  warn_days_before: z.number().int().min(1).max(365).optional().describe('days'),
  ladder: z.array(stepSchema).max(20).default([]).describe('who is told when'),
  escalations: z.array(escalationSchema).max(50).default([]).describe('what happens by itself'),
});

/** The part of a desk file about deadlines. */
export const deadlinesSchema = z.strictObject({
  calendars: z.array(calendarSchema).max(50).default([]).describe('when people work'),
  people: z
    .array(
      z.strictObject({
        person,
        calendar: z.string().optional().describe('the key of a calendar'),
        absences: z
          .array(z.strictObject({ from: date, until: date }))
          .max(200)
          .default([])
          .describe('from and until, both included'),
      }),
    )
    .default([])
    .describe('people with hours of their own, or away'),
  organisations: z
    .array(z.strictObject({ key, name: text(60).describe('what people read'), ...peopleSchema }))
    .max(500)
    .default([])
    .describe('customers, or parts of the company'),
  vips: z.strictObject(peopleSchema).prefault({}).describe('people, groups, email_domains'),
  policies: z.array(policySchema).max(100).default([]).describe('what is promised to whom'),
  reopen_within_days: z.number().int().min(0).max(90).default(3).describe('days'),
  nudges_per_hour: z.number().int().min(1).max(60).default(4).describe('a number of messages'),
});

/** The part as it is read, with every default filled in. */
export type FileDeadlines = z.infer<typeof deadlinesSchema>;
export type FileCalendar = FileDeadlines['calendars'][number];
export type FilePolicy = FileDeadlines['policies'][number];
export type FileMatch = FilePolicy['match'];
export type FileEscalation = FilePolicy['escalations'][number];
