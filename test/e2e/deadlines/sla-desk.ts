import type { Desk } from '../../../src/domain/desk.js';
import { NO_DEADLINES, type Policy, type SlaConfig } from '../../../src/domain/sla/config.js';
import { exampleDesk } from '../../builders/desk.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Round the clock, so that a flow may happen at any hour: an answer in 4 h, a solution in 20 h. */
export const roundTheClock: Policy = {
  key: 'all',
  name: 'Always',
  match: {},
  targets: {
    first_response: { byPriority: {}, otherwise: 4 * HOUR, hours: 'calendar' },
    resolution: { byPriority: {}, otherwise: 20 * HOUR, hours: 'calendar' },
  },
  pauseOnHold: true,
  waiting: {
    remindAfterMs: [24 * HOUR, 48 * HOUR],
    closeAfterMs: 72 * HOUR,
    followUpEveryMs: 24 * HOUR,
  },
  ladder: [
    { key: 'half', when: { percent: 50 }, only: 'unassigned', tell: ['triage'] },
    { key: 'soon', when: { percent: 75 }, only: 'assigned', tell: ['assignee'] },
    { key: 'late', when: { percent: 100 }, tell: ['thread', 'requester'] },
    { key: 'lead', when: { afterBreachMs: 30 * MINUTE }, tell: ['lead'] },
  ],
  escalations: [],
};

/** The example desk with these deadlines. */
export const slaDesk = (
  policy: Partial<Policy> = {},
  sla: Partial<SlaConfig> = {},
): Partial<Desk> => ({
  ...exampleDesk(),
  sla: {
    ...NO_DEADLINES,
    policies: [{ ...roundTheClock, ...policy }],
    reopenWithinMs: 72 * HOUR,
    nudgesPerHour: 4,
    ...sla,
  },
});
