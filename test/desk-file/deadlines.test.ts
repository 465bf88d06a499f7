import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../src/domain/place.js';
import type { SlaConfig } from '../../src/domain/sla/config.js';
import { importHolidays } from '../../src/desk-file/holidays.js';
import { problemLine } from '../../src/desk-file/problem.js';
import { readDesk } from '../../src/desk-file/read.js';
import { resolveNames, type Directory } from '../../src/desk-file/resolve.js';
import { toDesk } from '../../src/desk-file/to-desk.js';
import { deskYaml } from '../../src/desk-file/to-yaml.js';

const desk = (deadlines: string): string => `desk: { name: Help, time_zone: UTC }
queues:
  - { key: it, name: IT, key_prefix: IT, triage_channel: "#it", roster: { people: [ben@example.com] } }
categories:
  - { key: laptop, name: Laptop, queue: it }
deadlines:
${deadlines}`;

const CALENDAR = `  calendars:
    - { key: office, time_zone: UTC, weekly: { mon: ["09:00-17:00"] } }
`;
const policy = (entries: string): string =>
  `${CALENDAR}  policies:
    - { key: all, name: All, calendar: office, targets: { update: { otherwise: 1h } }, ${entries} }
`;

function problems(deadlines: string): string[] {
  const reading = readDesk(desk(deadlines));
  return reading.ok ? [] : reading.problems.map(problemLine);
}

const knowsEverything: Directory = {
  channel: (name) => Promise.resolve(name.startsWith('#') ? 'C0IT' : name),
  person: (name) =>
    Promise.resolve(name.startsWith('slack:') ? (name as PersonId) : (`slack:${name}` as const)),
  group: (name) => Promise.resolve(name),
};

async function read(text: string, folder = '.') {
  const reading = readDesk(text);
  if (!reading.ok) throw new Error(reading.problems.map(problemLine).join('\n'));
  const { names } = await resolveNames(reading.file, knowsEverything);
  const now = new Date('2026-06-01T00:00:00Z');
  const { imported, findings } = await importHolidays(reading.file.deadlines, folder, now);
  const made = { ...toDesk(reading.file, 'main', names, imported), version: 1 };
  return { desk: made, problems: findings.map((each) => problemLine(reading.locate(each))) };
}

describe('a mistake is named with its place and its remedy', () => {
  test.each<[string, string]>([
    [
      '  calendars: [{ key: a, time_zone: Mars, weekly: { mon: ["09:00-17:00"] } }]',
      'deadlines.calendars[0].time_zone "Mars": is not a time zone. Use a name',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: ["9-17"] } }]',
      'weekly.mon[0] "9-17": is no shift. Write from-until',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: ["09:00-09:00"] } }]',
      'weekly.mon[0] "09:00-09:00": is no shift.',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: ["09:00-17:00"], monday: [] } }]',
      'weekly.monday: is not an entry of this part.',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: [] } }]',
      'calendars[0].weekly: has no shift: no deadline would ever come.',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: ["09:00-17:00"] }, holidays: { region: BY } }]',
      'holidays.region "BY": stands without a country. Add country',
    ],
    [
      '  calendars: [{ key: a, time_zone: UTC, weekly: { mon: ["09:00-17:00"] }, holidays: { dates: ["2026-02-30"] } }]',
      'dates[0] "2026-02-30": is not in the calendar.',
    ],
    [
      `${CALENDAR}  people: [{ person: ben@example.com, calendar: ofice }]`,
      'people[0].calendar "ofice": is no calendar of this file. Did you mean office?',
    ],
    [
      `${CALENDAR}  people: [{ person: ben@example.com, absences: [{ from: "2026-02-03", until: "2026-02-01" }] }]`,
      'until "2026-02-01": is before from',
    ],
    [
      policy('match: { queues: [itt] }'),
      'match.queues[0] "itt": is no queue of this file. Did you mean it?',
    ],
    [
      policy('match: { categories: [laptops] }'),
      'match.categories[0] "laptops": is no category of this file. Did you mean laptop?',
    ],
    [
      policy('match: { organisations: [acme] }'),
      'match.organisations[0] "acme": is no organisation of this file.',
    ],
    [
      policy('match: { requesters: { email_domains: ["@acme.com"] } }'),
      'email_domains[0] "@acme.com": is no domain. Write what stands after the @',
    ],
    [
      policy('ladder: [{ key: a, tell: [triage] }]'),
      'ladder[0]: needs one of at_percent and after_breach.',
    ],
    [
      policy('ladder: [{ key: a, at_percent: 50, tell: [boss] }]'),
      'tell[0] "boss": is not known here. Use triage',
    ],
    [
      policy('ladder: [{ key: a, at_percent: 50, tell: [lead], wording: mine }]'),
      'wording "mine": is no sentence under wording',
    ],
    [policy('expires: "2026-02-30"'), 'expires "2026-02-30": is not in the calendar.'],
    [
      policy('escalations: [{ key: a, when: {}, then: [{ notify: lead }] }]'),
      'when: has no condition',
    ],
    [
      policy('escalations: [{ key: a, when: { replies: 9 }, then: [{ notify: lead, move: it }] }]'),
      'then[0]: should say one thing to do.',
    ],
    [
      policy('escalations: [{ key: a, when: { replies: 9 }, then: [{ prioritise: top }] }]'),
      'prioritise "top": is no priority of this file.',
    ],
    [
      policy('escalations: [{ key: a, when: { replies: 9 }, then: [{ move: hr }] }]'),
      'move "hr": is no queue of this file.',
    ],
    [
      '  policies: [{ key: a, name: A, targets: { resolution: { urgnt: 1h } } }]',
      'resolution.urgnt "urgnt": is no priority of this file. Did you mean urgent?',
    ],
    [
      '  policies: [{ key: a, name: A, targets: { resolution: { otherwise: 2d } } }]',
      'otherwise "2d": is not a length of time. Write minutes or hours',
    ],
    [
      '  policies: [{ key: a, name: A, calendar: day, targets: {} }]',
      'policies[0].calendar "day": is no calendar of this file.',
    ],
  ])('%#: %s', (deadlines, expected) => {
    const found = problems(deadlines);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });
});

const EVERYTHING = desk(`  calendars:
    - key: office
      time_zone: Europe/Berlin
      weekly: { mon: ["09:00-12:00", "13:00-17:30"], sat: ["22:00-06:00"], sun: ["00:00-24:00"] }
      holidays: { country: DE, region: BY, dates: ["2026-12-24"] }
  people:
    - { person: ben@example.com, calendar: office, absences: [{ from: "2026-07-06", until: "2026-07-31" }] }
  organisations:
    - { key: acme, name: Acme, people: [ana@acme.com], groups: ["@acme"], email_domains: [acme.com] }
  vips: { people: [boss@example.com] }
  reopen_within_days: 5
  nudges_per_hour: 2
  policies:
    - key: gold
      name: Gold
      match: { queues: [it], categories: [laptop], priorities: [urgent, high], languages: [de], organisations: [acme], vip: true, requesters: { people: [ana@acme.com], email_domains: [acme.com] } }
      calendar: office
      targets:
        first_response: { urgent: 30m, otherwise: 2h }
        resolution: { time: calendar, urgent: 90m }
      pause_on_hold: false
      waiting: { remind_after: [8h, 16h], close_after: 24h, follow_up_every: 4h }
      expires: "2027-12-31"
      warn_days_before: 30
      ladder:
        - { key: half, metrics: [first_response], at_percent: 50, only: unassigned, tell: [triage] }
        - { key: late, after_breach: 30m, tell: [lead, on_call], wording: claim }
      escalations:
        - key: up
          when: { breached: resolution, open_for: 24h, idle_for: 90m, replies: 5, keywords: [outage], match: { queues: [it] } }
          then: [{ assign: ben@example.com }, { prioritise: urgent }, { move: it }, { notify: lead }, { reply: We are on it. }]
wording: { claim: Take it }
`);

test('everything that can be said survives the way in, out and in again', async () => {
  const { desk: once } = await read(EVERYTHING);
  expect(once.sla?.policies[0]).toMatchObject({
    targets: {
      first_response: { byPriority: { urgent: 1_800_000 }, otherwise: 7_200_000, hours: 'working' },
      resolution: { byPriority: { urgent: 5_400_000 }, hours: 'calendar' },
    },
    ladder: [{ when: { percent: 50 } }, { when: { afterBreachMs: 1_800_000 } }],
    escalations: [{ when: { openMs: 86_400_000, idleMs: 5_400_000 } }],
  });
  const { desk: twice } = await read(deskYaml(once));
  expect(twice).toEqual(once);
});

describe('holidays', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-holidays-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const withHolidays = (holidays: string): string =>
    desk(`  calendars:
    - { key: office, time_zone: UTC, weekly: { mon: ["09:00-17:00"] }, holidays: { ${holidays} } }`);
  const holidaysOf = (sla: SlaConfig | undefined) => sla?.calendars[0]?.holidays ?? [];

  test('of a country, of a part of it, and those that are listed', async () => {
    const { desk: bavaria } = await read(
      withHolidays('country: DE, region: BY, dates: ["2026-12-24"]'),
    );
    const dates = holidaysOf(bavaria.sla);
    expect(dates.filter((date) => date.startsWith('2026'))).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-06-04',
      '2026-10-03',
      '2026-11-01',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect([dates[0], dates.at(-1)]).toEqual(['2025-01-01', '2031-12-26']);
  });

  test('of an iCalendar file: whole days, those that repeat, none that were cancelled', async () => {
    const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
    writeFileSync(
      path.join(folder, 'company.ics'),
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        ...event('UID:1', 'DTSTART;VALUE=DATE:20260703', 'SUMMARY:Summer party'),
        ...event('UID:2', 'DTSTART;VALUE=DATE:20261228', 'DTEND;VALUE=DATE:20261231'),
        ...event(
          'UID:3',
          'DTSTART;VALUE=DATE:20300301',
          'RRULE:FREQ=YEARLY',
          'EXDATE;VALUE=DATE:20310301',
        ),
        ...event('UID:4', 'DTSTART;VALUE=DATE:20260801', 'STATUS:CANCELLED'),
        ...event('UID:5', 'DTSTART:20260901T100000Z', 'DTEND:20260901T110000Z'),
        ...event('UID:6', 'DTSTART;VALUE=DATE:20190501', 'RRULE:FREQ=YEARLY'),
        'END:VCALENDAR',
      ].join('\r\n'),
    );
    const { desk: made, problems: none } = await read(
      withHolidays('icalendar: company.ics'),
      folder,
    );
    expect(none).toEqual([]);
    expect(holidaysOf(made.sla)).toEqual([
      '2025-05-01',
      '2026-05-01',
      '2026-07-03',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2027-05-01',
      '2028-05-01',
      '2029-05-01',
      '2030-03-01',
      '2030-05-01',
      '2031-05-01',
    ]);
  });

  test.each<[string, string]>([
    ['country: XX', 'holidays.country "XX": is no country whose holidays are known.'],
    [
      'country: DE, region: XX',
      'holidays.region "XX": is no region whose holidays are known. Use one of BB, BE',
    ],
    [
      'icalendar: missing.ics',
      'icalendar "missing.ics": cannot be read (ENOENT). Name a file beside',
    ],
    ['icalendar: broken.ics', 'icalendar "broken.ics": is no iCalendar file.'],
  ])('that cannot be had: %s', async (holidays, expected) => {
    writeFileSync(path.join(folder, 'broken.ics'), 'BEGIN:VEVENT\r\nhello');
    const { problems: found } = await read(withHolidays(holidays), folder);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });
});
