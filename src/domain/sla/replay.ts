import type { TicketEvent } from '../ticket/events.js';
import type { Clock } from './clock-types.js';
import { clocksOf, isOverdue } from './clocks.js';
import { METRICS, type Metric, type SlaConfig } from './config.js';
import type { ConfigOf } from './timeline.js';

/** What became, or would have become, of the clocks of one metric. */
export interface ReplayRow {
  readonly metric: Metric;
  readonly before: Counts;
  readonly after: Counts;
  /** Runs that were in time and would have been late, and the other way round. */
  readonly metToMissed: number;
  readonly missedToMet: number;
}

export interface Counts {
  readonly met: number;
  /** With those that are over their time and still run. */
  readonly missed: number;
  readonly open: number;
}

type Fate = keyof Counts;

/** Collects tickets one by one; nothing is kept of them but counts. */
export interface Replay {
  readonly add: (events: readonly TicketEvent[], configOf: ConfigOf) => void;
  readonly rows: () => ReplayRow[];
}

/**
 * Measures tickets as they were and under other rules from their first event on. Changes nothing.
 * @param now epoch ms; what is over its time by then counts as missed
 */
export function createReplay(rules: SlaConfig, now: number): Replay {
  const changes = new Map<string, number>();
  const count = (metric: Metric, before: Fate | 'none', after: Fate | 'none'): void => {
    const key = `${metric} ${before} ${after}`;
    changes.set(key, (changes.get(key) ?? 0) + 1);
  };
  return {
    add: (events, configOf) => {
      const before = fatesOf(clocksOf(events, configOf), now);
      const after = fatesOf(
        clocksOf(events, () => rules),
        now,
      );
      for (const key of new Set([...before.keys(), ...after.keys()]))
        count(key.split(' ')[0] as Metric, before.get(key) ?? 'none', after.get(key) ?? 'none');
    },
    rows: () =>
      METRICS.map((metric) => {
        const sum = (fits: (before: string, after: string) => boolean): number =>
          [...changes].reduce((total, [key, number]) => {
            const [of, before = '', after = ''] = key.split(' ');
            return of === metric && fits(before, after) ? total + number : total;
          }, 0);
        const counts = (side: 0 | 1): Counts => ({
          met: sum((...fates) => fates[side] === 'met'),
          missed: sum((...fates) => fates[side] === 'missed'),
          open: sum((...fates) => fates[side] === 'open'),
        });
        return {
          metric,
          before: counts(0),
          after: counts(1),
          metToMissed: sum((before, after) => before === 'met' && after === 'missed'),
          missedToMet: sum((before, after) => before === 'missed' && after === 'met'),
        };
      }),
  };
}

const fatesOf = (clocks: readonly Clock[], now: number): Map<string, Fate> =>
  new Map(
    clocks.flatMap((clock): [string, Fate][] => {
      if (clock.state === 'cancelled') return [];
      const isOpen = clock.state === 'running' || clock.state === 'paused';
      const fate = clock.state === 'met' ? 'met' : 'missed';
      const key = `${clock.metric} ${clock.cycle}`;
      return [[key, isOpen && !isOverdue(clock, now) ? 'open' : fate]];
    }),
  );
