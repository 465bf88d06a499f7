import { reportRows, verdictsOf, type Verdict } from '../../domain/sla/report.js';
import { DESK_ID } from '../../start/desk-at-start.js';
import { configsFor } from '../../usecases/deadlines.js';
import { tell, type Command } from '../command.js';
import { storedDesk, withStore } from '../settings.js';
import { sinceOf } from '../since.js';
import { lengthOf } from './sla-explain.js';

/** First and next answers, and solutions: how long they took, and which were in time. */
export const slaReport: Command = {
  name: 'sla report',
  usage: '[--since 90d]',
  summary: 'times and verdicts by month, queue, category, agent and metric, from the event log',
  options: { since: { type: 'string', default: '1970-01-01' } },
  positionals: 0,
  run: (call) =>
    withStore(call, async (store) => {
      const { events, desks } = store.repositories;
      const desk = await storedDesk(store);
      const since = sinceOf(call.values['since'], new Date());
      const verdicts: Verdict[] = [];
      for (const id of await events.ticketsTouchedSince(DESK_ID, since)) {
        const log = await events.of(DESK_ID, id, 0);
        const found = verdictsOf(log, await configsFor({ deskId: DESK_ID, desks }, log));
        verdicts.push(...found.filter(({ endedAt }) => endedAt >= since));
      }
      const rows = reportRows(verdicts, monthIn(desk.timeZone));
      for (const row of rows) {
        const { metric, month, queue, category, agent, count, met, missed } = row;
        const who = [month, queue, category ?? '–', agent ?? '–', metric].join(', ');
        const median = `${lengthOf(row.working.medianMs)} working, ${lengthOf(row.calendar.medianMs)} in all`;
        const words = `${who}: ${count}, ${met} in time, ${missed} late; median ${median}`;
        tell(call, { kind: 'sla', ...row }, words);
      }
      const words = rows.length === 0 ? 'Nothing was answered or solved in this time.' : '';
      if (call.values['json'] !== true && words !== '') call.out(words);
      return 0;
    }),
};

function monthIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' });
  return (at) => format.format(at);
}
