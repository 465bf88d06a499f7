/**
 * Times as people say them, in the reader's zone: "9:20" or "16:30" today, "tomorrow 9:00",
 * "Thu 26 Nov, 9:00" otherwise. Pure: `now` is passed in.
 */
export interface Reader {
  readonly now: Date;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
}

export interface DayWords {
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
}

/** A moment: day, unless it is today, and time. */
export function momentInWords(at: Date, reader: Reader, words: DayWords): string {
  const day = dayInWords(at, reader, words);
  const time = timeInWords(at, reader);
  return day === words.today ? time : `${day} ${time}`;
}

/** A moment with its day always: "today 16:30". */
export const momentOfDay = (at: Date, reader: Reader, words: DayWords): string =>
  `${dayInWords(at, reader, words)} ${timeInWords(at, reader)}`;

const timeInWords = (at: Date, reader: Reader): string =>
  format(at, reader, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

/** A day: "today", "tomorrow", "yesterday", else "Thu 26 Nov". */
export function dayInWords(at: Date, reader: Reader, words: DayWords): string {
  const distance = dayNumber(at, reader) - dayNumber(reader.now, reader);
  if (distance === 0) return words.today;
  if (distance === 1) return words.tomorrow;
  if (distance === -1) return words.yesterday;
  const sameYear = yearOf(at, reader) === yearOf(reader.now, reader);
  return format(at, reader, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** "25 min", "3 h", "2 days": how long something took or is old. `ms` ≥ 0. */
export function durationInWords(ms: number, units: { min: string; h: string; d: string }): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return `${minutes} ${units.min}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} ${units.h}` : `${Math.round(hours / 24)} ${units.d}`;
}

/** Days since the epoch of the local calendar, so that differences are whole days in every zone. */
function dayNumber(at: Date, reader: Reader): number {
  const [year, month, day] = formatter('en-CA', reader.timeZone, {})
    .format(at)
    .split('-')
    .map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000;
}

const yearOf = (at: Date, reader: Reader): string => format(at, reader, { year: 'numeric' });

const format = (at: Date, reader: Reader, options: Intl.DateTimeFormatOptions): string =>
  formatter(reader.language === 'en' ? 'en-GB' : reader.language, reader.timeZone, options).format(
    at,
  );

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does; there are as many as zones and forms. */
function formatter(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  made.set(key, fresh);
  return fresh;
}
