import { categoryOf } from '../domain/desk.js';
import { SOMETHING_ELSE } from '../domain/draft/dialog.js';
import type { Opening } from '../domain/ticket/events.js';
import type { Decision } from '../domain/understanding/decision.js';
import { REQUEST_THRESHOLD } from '../domain/understanding/detect-request.js';
import type { Detection, Language } from '../domain/understanding/types.js';
import { plain, type Message } from './message.js';
import { missingLabels } from './state.js';
import { priorityLabel, valueInWords, type Showing } from './showing.js';
import type { Speaker, WordingKey } from './wording/wording.js';

/** What the answer is about: a ticket, or what a message would become. */
export type Explained = Pick<
  Opening,
  'requester' | 'filedBy' | 'category' | 'priority' | 'fields' | 'decidedBy' | 'missing' | 'origin'
> & { readonly decision?: Decision };

/** "Why did you open this?", answered from what was seen when it was decided. */
export function whyMessage(
  show: Showing,
  ticket: Explained & { readonly id: string; readonly key: string },
): Message {
  const title = show.speaker.text('why_title', { key: ticket.key });
  const lines = whyLines(show, ticket);
  return {
    subject: ticket.id,
    fallback: plain(title),
    blocks: [
      { type: 'line', text: [{ bold: plain(title) }] },
      { type: 'line', text: [lines.map((line) => `• ${line}`).join('\n')] },
    ],
  };
}

/** One sentence for each thing that was decided. */
export function whyLines(show: Showing, ticket: Explained): string[] {
  const { say } = show.speaker;
  if (ticket.decision === undefined) return [say('why_unknown')];
  const { missing } = ticket;
  return [
    ...requestLines(show, ticket, ticket.decision),
    categoryLine(show, ticket, ticket.decision),
    priorityLine(show, ticket, ticket.decision),
    ...fieldLines(show, ticket, ticket.decision),
    ...(missing.length > 0
      ? [say('why_missing', { fields: missingLabels(show, ticket).join(', ') })]
      : []),
  ];
}

function requestLines(show: Showing, ticket: Explained, { detection }: Decision): string[] {
  if (detection !== undefined) {
    const isRequest = detection.score >= REQUEST_THRESHOLD;
    return detectionLines(show.speaker, { isRequest, ...detection });
  }
  const person = show.name(ticket.filedBy ?? ticket.requester);
  const via = show.speaker.say(`why_via_${ticket.origin.via}`);
  return [show.speaker.say('why_asked_by_hand', { person, via })];
}

/** Why a message was taken for a request or left alone, in one sentence or two. */
export function detectionLines({ say, language }: Speaker, detection: Detection): string[] {
  const words = (cues: readonly string[]): string =>
    cues.map((cue) => say(`why_cue_${cue}` as WordingKey)).join(', ') || say('why_no_cues');
  const { isRequest, score, cues } = detection;
  const against = cues.filter((cue) => AGAINST.has(cue));
  const speaking = cues.filter((cue) => !AGAINST.has(cue));
  const params = {
    score: decimal(score, language),
    threshold: decimal(REQUEST_THRESHOLD, language),
    cues: words(isRequest || against.length === 0 ? speaking : against),
  };
  if (!isRequest) return [say('why_chatter', params)];
  return [
    say('why_request', params),
    ...(against.length > 0 ? [say('why_request_against', { cues: words(against) })] : []),
  ];
}

/** By hand, for making an Intl format costs more than understanding the message. */
const decimal = (value: number, language: Language): string =>
  String(Math.round(value * 100) / 100).replace('.', language === 'en' ? '.' : ',');

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const AGAINST: ReadonlySet<string> = new Set([
  ...['announcement', 'social', 'answer', 'solved', 'own_work', 'colleague_talk', 'opinion'],
  ...['colleague', 'laughter', 'party', 'log', 'short', 'other_words'],
  ...['marked', 'no_words', 'thanks', 'greeting'],
]);

function categoryLine(show: Showing, ticket: Explained, { category, evidence }: Decision): string {
  const { say } = show.speaker;
  const name = (key: string): string => categoryOf(show.desk, key)?.name ?? key;
  const words = evidence?.['category'];
  if (ticket.decidedBy['category'] === 'model' && ticket.category !== undefined && words) {
    return say('why_category_model', { category: name(ticket.category), evidence: words });
  }
  const chosen = ticket.category === SOMETHING_ELSE ? undefined : ticket.category;
  const byPerson = ticket.decidedBy['category'] === 'person' || chosen !== category?.best;
  if (chosen !== undefined && byPerson)
    return say('why_category_person', { category: name(chosen) });
  if (category === undefined) return say('why_category_none');
  const isTaken = category.confidence >= category.threshold;
  return say(isTaken ? 'why_category_taken' : 'why_category_asked', {
    category: name(category.best),
    confidence: percent(category.confidence),
    threshold: percent(Math.min(category.threshold, 1)),
    count: category.learnedFrom,
  });
}

function priorityLine(show: Showing, ticket: Explained, { priority }: Decision): string {
  const { say } = show.speaker;
  const named = { priority: priorityLabel(show, ticket.priority) };
  if (ticket.decidedBy['priority'] === 'person') return say('why_priority_person', named);
  if (ticket.decidedBy['priority'] === 'model') return say('why_priority_model', named);
  if (priority === undefined) return say('why_priority_default', named);
  const cues = priority.cues.map((cue) => say(`why_cue_${cue}` as WordingKey)).join(', ');
  return say('why_priority_cues', { ...named, cues });
}

function fieldLines(show: Showing, ticket: Explained, { evidence }: Decision): string[] {
  return (categoryOf(show.desk, ticket.category)?.fields ?? []).flatMap((field) => {
    const value = ticket.fields[field.key];
    if (value === undefined) return [];
    const params = { field: field.label, value: valueInWords(show, field, value) };
    const words = evidence?.[field.key];
    return words === undefined || ticket.decidedBy[field.key] === 'person'
      ? show.speaker.say('why_field_person', params)
      : show.speaker.say('why_field_text', { ...params, evidence: words });
  });
}
