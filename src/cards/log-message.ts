import type { PersonId } from '../domain/place.js';
import type { Step, Ticket } from '../domain/ticket/ticket.js';
import { cut, plain, type Message, type Text } from './message.js';
import { reasonInWords } from './reasons.js';
import { moment, priorityLabel, queueName, type Showing } from './showing.js';
import type { WordingKey } from './wording/wording.js';

const SHOWN_STEPS = 12;

/** The running log in the triage thread: one message, edited with every step, that never rings. */
export function logMessage(show: Showing, ticket: Ticket): Message {
  const steps = ticket.steps.slice(-SHOWN_STEPS);
  const earlier = ticket.steps.length - steps.length;
  const lines: Text[] = steps.map((step) => lineOf(show, step));
  if (earlier > 0) lines.unshift(show.speaker.text('step_earlier', { count: String(earlier) }));
  const last = lines.at(-1) ?? [];
  return {
    subject: ticket.id,
    fallback: `${ticket.key}: ${plain(last)}`,
    blocks: [
      { type: 'small', text: lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line])) },
    ],
  };
}

const lineOf = (show: Showing, step: Step): Text =>
  show.speaker.text(`step_${step.type}` as WordingKey, {
    time: moment(show, step.at),
    by: step.by ? show.name(step.by) : show.speaker.say('the_desk'),
    detail: detailOf(show, step),
  });

function detailOf(show: Showing, step: Step): string {
  const detail = step.detail ?? '';
  if (step.type === 'assigned') return show.name(detail as PersonId);
  if (step.type === 'prioritised') return priorityLabel(show, detail);
  if (step.type === 'moved') return queueName(show, detail);
  if (step.type === 'escalated') return reasonInWords(show, detail);
  return cut(detail, 120);
}
