import { createCalculator } from '../src/domain/sla/calc.js';
import { line, type BenchLine } from './measure.js';

/** `desk sla calc` without the pipes, beside reading and writing the same lines as JSON. */
export function benchSla(): Promise<BenchLine[]> {
  const questions = questionLines(20_000);
  const answer = createCalculator();
  const calc = perSecond(questions, (question) => JSON.stringify(answer(question)));
  const json = perSecond(questions, (question) => JSON.stringify(JSON.parse(question)));
  return Promise.resolve([line('sla calc', calc, 'the same lines through JSON', json.perSecond)]);
}

/** Four zones, ten holidays, starts all over a year, minutes up to two weeks of work. */
function questionLines(count: number): string[] {
  const weekly = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
    ]),
  );
  const holidays = Array.from(
    { length: 10 },
    (_, month) => `2026-${pad(month + 1)}-0${(month % 9) + 1}`,
  );
  const zones = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'UTC'];
  return Array.from({ length: count }, (_, index) => {
    const start = Date.UTC(2026, 0, 1) + ((index * 7919) % 525_600) * 60_000;
    const common = { id: index, tz: zones[index % zones.length], weekly, holidays };
    const asked =
      index % 2 === 0
        ? { op: 'add', minutes: (index * 31) % 4800 }
        : { op: 'between', end: new Date(start + ((index * 31) % 20_000) * 60_000).toISOString() };
    return JSON.stringify({ ...common, ...asked, start: new Date(start).toISOString() });
  });
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** Runs over the lines again and again for two seconds; times are of a thousand lines. */
function perSecond(lines: readonly string[], work: (line: string) => string) {
  for (const each of lines) work(each);
  const times: number[] = [];
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 2000) {
    const at = performance.now();
    for (let count = 0; count < 1000; count += 1, done += 1) work(lines[done % lines.length] ?? '');
    times.push(performance.now() - at);
  }
  const sorted = times.sort((a, b) => a - b);
  const share = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
  return {
    perSecond: (done * 1000) / (performance.now() - began),
    p50Ms: share(0.5),
    p99Ms: share(0.99),
  };
}
