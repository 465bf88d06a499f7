import { createCalculator } from '../src/domain/sla/calc.js';
import { openingHours } from '../src/domain/sla/calendar.js';
import { addWorking } from '../src/domain/sla/working-time.js';
import { benchSweep } from './sla-sweep.js';
import { line, summary, type BenchLine, type Measured } from './measure.js';

/** Working time, and the sweep of deadlines. */
export const benchSla = async (): Promise<BenchLine[]> => [...benchCalc(), ...(await benchSweep())];

/** `desk sla calc`, without the pipes: the arithmetic alone, and with the lines read and written. */
function benchCalc(): BenchLine[] {
  const lines = questionLines(20_000);
  const answer = createCalculator();
  const json = perSecond((index) => JSON.stringify(JSON.parse(lines[index % 20_000] ?? '')));
  const calc = perSecond((index) => JSON.stringify(answer(lines[index % 20_000] ?? '')));
  const hours = zones.map((timeZone) => openingHours({ timeZone, weekly, holidays }));
  const add = perSecond((index) => {
    const ready = hours[index % hours.length];
    if (ready) addWorking(ready, startOf(index), ((index * 31) % 4800) * MINUTE_MS);
  });
  const yardstick = 'the lines through JSON';
  return [
    line('sla calc, the arithmetic', add, yardstick, json.perSecond),
    line('sla calc, line by line', calc, yardstick, json.perSecond),
  ];
}

const MINUTE_MS = 60_000;
const zones = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'UTC'];
const shifts = [
  ['09:00', '12:00'],
  ['13:00', '17:30'],
] as const;
const weekly = { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts };
const holidays = Array.from({ length: 9 }, (_, month) => `2026-0${month + 1}-0${month + 1}`);
const startOf = (index: number): number =>
  Date.UTC(2026, 0, 1) + ((index * 7919) % 525_600) * MINUTE_MS;

/** Four zones, ten holidays, starts all over a year, minutes up to two weeks of work. */
function questionLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const start = startOf(index);
    const common = { id: index, tz: zones[index % zones.length], weekly, holidays };
    const asked =
      index % 2 === 0
        ? { op: 'add', minutes: (index * 31) % 4800 }
        : {
            op: 'between',
            end: new Date(start + ((index * 31) % 20_000) * MINUTE_MS).toISOString(),
          };
    return JSON.stringify({ ...common, ...asked, start: new Date(start).toISOString() });
  });
}

/** Works for two seconds; times are of a thousand. */
function perSecond(work: (index: number) => unknown): Measured {
  for (let index = 0; index < 20_000; index += 1) work(index);
  const times: number[] = [];
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 2000) {
    const at = performance.now();
    for (let count = 0; count < 1000; count += 1, done += 1) work(done);
    times.push(performance.now() - at);
  }
  const { p50Ms, p99Ms } = summary(times, 1);
  return { perSecond: (done * 1000) / (performance.now() - began), p50Ms, p99Ms };
}
