import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode } from '../start-error.js';
import { shownValue, type Finding, type Path } from './problem.js';
import type { FileCalendar, FileDeadlines } from './schema-deadlines.js';
import type { ImportedHolidays } from './to-deadlines.js';

interface Years {
  readonly first: number;
  readonly last: number;
}

/** The year before, for tickets still open, and five ahead; every start brings it up to date. */
const around = (now: Date): Years => ({
  first: now.getUTCFullYear() - 1,
  last: now.getUTCFullYear() + 5,
});

/**
 * The holidays that a file's calendars take from a country or an iCalendar file, as dates. Findings say
 * which of them could not be had.
 * @param folder where the desk file stands; iCalendar files are named from there
 */
export async function importHolidays(
  { calendars }: FileDeadlines,
  folder: string,
  now: Date,
): Promise<{ readonly imported: ImportedHolidays; readonly findings: readonly Finding[] }> {
  const imported = new Map<string, readonly string[]>();
  const findings: Finding[] = [];
  for (const [index, calendar] of calendars.entries()) {
    const path = ['deadlines', 'calendars', index, 'holidays'];
    const found = [
      await ofCountry(calendar, path, around(now)),
      await ofFile(calendar, path, folder, around(now)),
    ];
    imported.set(
      calendar.key,
      found.flatMap(({ dates }) => dates),
    );
    findings.push(...found.flatMap(({ problem }) => problem ?? []));
  }
  return { imported, findings };
}

interface Found {
  readonly dates: readonly string[];
  readonly problem?: Finding;
}

const NONE: Found = { dates: [] };

async function ofCountry({ holidays }: FileCalendar, path: Path, years: Years): Promise<Found> {
  const { country, region } = holidays;
  if (country === undefined) return NONE;
  // The table of all countries takes a sixth of a second to load: only desks that use it wait.
  const { publicHolidays } = await import('./holidays-of-country.js');
  const result = publicHolidays(country, region, years);
  if (result.ok) return { dates: result.dates };
  const [name, value] = result.unknown === 'country' ? ['country', country] : ['region', region];
  const problem = {
    path: [...path, name],
    value: shownValue(value),
    problem: `is no ${name} whose holidays are known.`,
    remedy:
      result.known.length > 0
        ? `Use one of ${result.known.join(', ')}, or leave region out.`
        : 'Use the code of ISO 3166, or list the dates.',
  };
  return { dates: [], problem };
}

async function ofFile(
  { holidays }: FileCalendar,
  path: Path,
  folder: string,
  years: Years,
): Promise<Found> {
  const { icalendar } = holidays;
  if (icalendar === undefined) return NONE;
  const wrong = (problem: string, remedy: string): Found => ({
    dates: [],
    problem: { path: [...path, 'icalendar'], value: shownValue(icalendar), problem, remedy },
  });
  let text: string;
  try {
    text = await readFile(resolve(folder, icalendar), 'utf8');
  } catch (error) {
    return wrong(`cannot be read (${errorCode(error)}).`, 'Name a file beside the desk file.');
  }
  const { datesOfCalendar } = await import('./holidays-of-icalendar.js');
  const dates = datesOfCalendar(text, years);
  return dates === undefined
    ? wrong('is no iCalendar file.', 'Export it again as .ics, with BEGIN:VCALENDAR at its start.')
    : { dates };
}
