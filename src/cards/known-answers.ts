import type { KnownAnswer } from '../domain/answers/known-answer.js';
import type { Draft } from '../domain/draft/draft.js';
import { cut, plain, type Block, type Message, type Text } from './message.js';
import type { Showing } from './showing.js';

/** What fixed it for others, before a ticket is opened: one press says whether it helps here too. */
export function answersMessage(show: Showing, draft: Draft): Message {
  const { say } = show.speaker;
  const shown = draft.answers?.shown ?? [];
  const title = say('answers_title');
  const several = shown.length > 1;
  const lines = shown.flatMap((answer, at): Text => [
    '\n',
    several ? `${at + 1}. ` : '',
    { bold: cut(answer.text, 200) },
    ` · ${workedFor(show, answer)} · ${answer.key}`,
  ]);
  const solved = shown.map(({ ticketId }, at) => ({
    action: 'answer_solved',
    value: ticketId,
    label: several ? say('answers_solved_nth', { number: at + 1 }) : say('answers_solved'),
  }));
  const help = { action: 'answer_help', label: say('answers_help'), style: 'primary' as const };
  return {
    subject: draft.id,
    fallback: `${title} ${plain(lines).trim()}`,
    blocks: [
      { type: 'line', text: [title, ...lines] },
      { type: 'buttons', buttons: several ? solved : [help, ...solved] },
      ...(several ? [{ type: 'buttons' as const, buttons: [help] }] : []),
      { type: 'small', text: [say('answers_hint')] },
    ],
  };
}

/** "worked for 7 of 9" */
const workedFor = (show: Showing, { worked, tried }: KnownAnswer): string =>
  show.speaker.say('answers_worked', { worked, tried });

/** On the agents' card: what solved the like. */
export const similarBlock = (show: Showing, similar: readonly KnownAnswer[] = []): Block[] =>
  similar.map((answer) => ({
    type: 'small',
    text: show.speaker.text('answers_similar', {
      key: answer.key,
      resolution: cut(answer.text, 120),
      worked: workedFor(show, answer),
    }),
  }));
