import Holidays from 'date-holidays';

const HOUR = 3_600_000;

type Result =
  | { readonly ok: true; readonly dates: readonly string[] }
  | {
      readonly ok: false;
      readonly unknown: 'country' | 'region';
      /** The regions there are, as far as the country is known. */
      readonly known: readonly string[];
    };

/** The local dates of a country's public holidays, or of a part of it. */
export function publicHolidays(
  country: string,
  region: string | undefined,
  years: { readonly first: number; readonly last: number },
): Result {
  const all = new Holidays();
  if (!(country in (all.getCountries() ?? {}))) return { ok: false, unknown: 'country', known: [] };
  const regions = Object.keys(all.getStates(country) ?? {});
  if (region !== undefined && !regions.includes(region))
    return { ok: false, unknown: 'region', known: regions };
  const table = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const dates = new Set<string>();
  for (let year = years.first; year <= years.last; year += 1)
    for (const holiday of table.getHolidays(year)) {
      if (holiday.type !== 'public') continue;
      const hours = (holiday.end.getTime() - holiday.start.getTime()) / HOUR;
      for (const date of datesIn(holiday.date, hours)) dates.add(date);
    }
  return { ok: true, dates: [...dates].sort() };
}

/** The local dates whose noon it covers: half a day in the evening closes nothing, nor does an evening before. */
function datesIn(start: string, hours: number): string[] {
  const from = Date.parse(`${start.slice(0, 10)}T${start.slice(11, 19) || '00:00:00'}Z`) / HOUR;
  const dates: string[] = [];
  for (let noon = Math.floor(from / 24) * 24 + 12; noon < from + hours; noon += 24)
    if (noon >= from) dates.push(new Date(noon * HOUR).toISOString().slice(0, 10));
  return dates;
}
