import { METRICS, type Metric } from '../domain/sla/config.js';
import { durationInWords } from '../domain/words-of-time.js';
import type { Showing } from './showing.js';

/** Why a rule acted, as people read it: its codes in words. */
export const reasonInWords = (show: Showing, reason: string): string =>
  reason
    .split(' ')
    .filter((code) => code !== '')
    .map((code) => codeInWords(show, code))
    .join(', ');

function codeInWords({ speaker: { say } }: Showing, code: string): string {
  const at = code.indexOf(':');
  const [kind, value] = at === -1 ? [code, ''] : [code.slice(0, at), code.slice(at + 1)];
  const time = (): string =>
    durationInWords(Number(value), { min: say('minutes'), h: say('hours'), d: say('days') });
  switch (kind) {
    case 'breached':
      return isMetric(value) ? say(`reason_breached_${value}`) : code;
    case 'open':
      return say('reason_open', { time: time() });
    case 'idle':
      return say('reason_idle', { time: time() });
    case 'replies':
      return say('reason_replies', { count: value });
    case 'keyword':
      return say('reason_keyword', { word: decodeURIComponent(value) });
    case 'match':
      return say('reason_match');
    default:
      return code;
  }
}

const isMetric = (value: string): value is Metric => (METRICS as readonly string[]).includes(value);
