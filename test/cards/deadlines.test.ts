import { describe, expect, test } from '@jest/globals';
import { cardDeadline, requesterDeadline, urgencyIcon } from '../../src/cards/deadlines.js';
import { plain } from '../../src/cards/message.js';
import type { Showing } from '../../src/cards/showing.js';
import { speaker } from '../../src/cards/wording/wording.js';
import { deadlinesOf } from '../../src/domain/sla/projection.js';
import type { TicketEvent } from '../../src/domain/ticket/events.js';
import { fold } from '../../src/domain/ticket/fold.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { exampleDesk } from '../builders/desk.js';
import { answer, config, log } from '../domain/sla/story.js';

const desk = exampleDesk();
const at = (now: string): Showing => ({
  desk,
  speaker: speaker(desk, 'en'),
  language: 'en',
  timeZone: 'Europe/Stockholm',
  now: new Date(`${now.replace(' ', 'T')}:00Z`),
  name: (id) => id,
});
const ticket = (events: readonly TicketEvent[]): Ticket => ({
  ...fold(events),
  ...deadlinesOf(events, () => config()),
});
const START = '2026-01-05 09:00';
const fresh = ticket(log(START, []));
const asked = ticket(log(START, [['2026-01-05 10:00', answer('Which model?')]]));
const held = ticket(log(START, [['2026-01-05 10:00', { type: 'held', reason: 'Parts' }]]));
const answered = ticket(log(START, [['2026-01-05 10:00', answer()]]));
const solved = ticket(log(START, [['2026-01-05 10:00', { type: 'resolved', resolution: 'Ok' }]]));

describe('what is said of deadlines', () => {
  test.each<[string, Ticket, string, string, string, string]>([
    ['new', fresh, '2026-01-05 09:05', '', 'answer by today 12:00', 'First answer by today 12:00.'],
    [
      'soon',
      fresh,
      '2026-01-05 10:40',
      '🟡 ',
      'answer by today 12:00',
      'First answer by today 12:00.',
    ],
    [
      'late',
      fresh,
      '2026-01-05 11:10',
      '🔴 ',
      'answer was due today 12:00',
      'This was due today 12:00. We are late, and have not forgotten it.',
    ],
    [
      'answered',
      answered,
      '2026-01-05 10:10',
      '',
      'update by tomorrow 11:00',
      'To be solved by tomorrow 18:00.',
    ],
    [
      'asked',
      asked,
      '2026-01-05 10:10',
      '',
      '15 h left, paused',
      '15 h are left for it after your answer.',
    ],
    ['held', held, '2026-01-05 10:10', '', 'answer by today 12:00', 'First answer by today 12:00.'],
    ['solved', solved, '2026-01-05 10:10', '', '', ''],
  ])('%s', (_, shown, now, icon, card, requester) => {
    const show = at(now);
    expect(urgencyIcon(show, shown)).toBe(icon);
    expect(plain(cardDeadline(show, shown) ?? [])).toBe(card);
    expect(plain(requesterDeadline(show, shown) ?? [])).toBe(requester);
  });

  test('nothing by a desk without deadlines', () => {
    const without = fold(log(START, []));
    expect(cardDeadline(at(START), without)).toBeUndefined();
    expect(requesterDeadline(at(START), without)).toBeUndefined();
  });
});
