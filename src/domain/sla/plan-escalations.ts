import { after, hoursFor } from './clock.js';
import type { EscalationRule } from './config.js';
import { latest } from './clocks.js';
import { matches } from './policy.js';
import type { Action, Planning } from './plan-types.js';

/** The rules of the policy that fire some day if nothing changes; each once a ticket. */
export const escalationsOf = (planning: Planning): Action[] =>
  planning.policy.escalations.flatMap((rule) => {
    const wasFired = planning.events.some(
      ({ change }) => change.type === 'escalated' && change.rule === rule.key,
    );
    return wasFired ? [] : firing(rule, planning);
  });

/** All conditions of a rule must hold: it fires when the last of them does. */
function firing(rule: EscalationRule, planning: Planning): Action[] {
  const { ticket, config, events, clocks } = planning;
  const { breached, openMs, idleMs, replies, match, keywords } = rule.when;
  const said = `${ticket.title}\n${ticket.text}`.toLowerCase();
  if (match !== undefined && !matches(config, match, ticket)) return [];
  if (replies !== undefined && ticket.replies < replies) return [];
  const keyword = keywords?.find((word) => said.includes(word.toLowerCase()));
  if (keywords !== undefined && keyword === undefined) return [];
  const opened = ticket.openedAt.getTime();
  const times: (number | undefined)[] = [opened];
  const because: string[] = [];
  if (breached !== undefined) {
    const due = latest(clocks, breached)?.dueAt?.getTime();
    times.push(due === undefined ? undefined : due + 1);
    because.push(`breached:${breached}`);
  }
  if (openMs !== undefined) {
    times.push(timeAfter(planning, opened, openMs));
    because.push(`open:${openMs}`);
  }
  if (idleMs !== undefined) {
    const lastAct = events.findLast(({ actor }) => actor.kind === 'person') ?? events[0];
    times.push(timeAfter(planning, lastAct?.at.getTime() ?? opened, idleMs));
    because.push(`idle:${idleMs}`);
  }
  if (replies !== undefined) because.push(`replies:${ticket.replies}`);
  if (keyword !== undefined) because.push(`keyword:${keyword}`);
  if (match !== undefined) because.push('match');
  if (times.includes(undefined)) return [];
  const at = Math.max(...times.filter((time) => time !== undefined));
  return [{ kind: 'escalate', id: `escalate:${rule.key}`, at, trueAt: at, rule, because }];
}

const timeAfter = ({ config, policy }: Planning, since: number, ms: number): number | undefined =>
  after(hoursFor(config, policy.key, 'resolution'), since, ms);
