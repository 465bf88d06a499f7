import { sameConversation, type Conversation } from '../domain/place.js';
import { queueOf } from '../domain/desk.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { durationInWords } from '../domain/words-of-time.js';
import { cardDeadline, urgencyIcon } from './deadlines.js';
import {
  cut,
  plain,
  type Block,
  type Button,
  type Menu,
  type Message,
  type Text,
} from './message.js';
import { ballWords, type Ledger } from './why-deadline.js';
import { joined, moment, named, queueName, type Showing } from './showing.js';
import { similarBlock } from './known-answers.js';
import { factsOf, icon, missingLabels, titleOf } from './state.js';

/** Addresses the card links to, where the platform has them. */
export interface CardLinks {
  readonly original?: string;
  readonly conversation?: string;
  /** Who had the ball so far; milliseconds. */
  readonly ball?: Ledger;
}

/**
 * The agents' living message in a triage channel. A finished ticket shrinks to one line, so that a long
 * day reads like a list.
 * @param shownIn the channel this card stands in; when the ticket went to another queue, it says so.
 */
export function triageCard(
  show: Showing,
  ticket: Ticket,
  links: CardLinks,
  shownIn: Conversation,
): Message {
  const home = queueOf(show.desk, ticket.queue);
  if (home && !sameConversation(home.triage, shownIn)) return movedCard(show, ticket);
  if (ticket.status === 'closed') return finishedCard(show, ticket, undefined);
  if (ticket.status === 'resolved') {
    return finishedCard(show, ticket, menuOf(show, ['reopen', 'note']));
  }
  return openCard(show, ticket, links);
}

function openCard(show: Showing, ticket: Ticket, links: CardLinks): Message {
  const due = cardDeadline(show, ticket);
  const title = [
    urgencyIcon(show, ticket),
    ...titleOf(show, ticket),
    ...(due ? [' · ', ...due] : []),
  ].filter((part) => part !== '');
  const about = aboutLine(show, ticket);
  return {
    subject: ticket.id,
    fallback: `${plain(title)} — ${plain(about)}`,
    revision: String(ticket.version),
    blocks: [
      { type: 'line', text: [...title, '\n', ...about] },
      ...(ticket.text.trim() === ''
        ? []
        : [{ type: 'quote' as const, text: cut(ticket.text), link: links.original }]),
      ...similarBlock(show, ticket.similar),
      { type: 'small', text: joined(stateParts(show, ticket, links)) },
      {
        type: 'buttons',
        buttons: buttonsOf(show, ticket),
        menu: menuOf(show, menuActions(ticket)),
      },
    ],
  };
}

function aboutLine(show: Showing, ticket: Ticket): Text {
  const facts = factsOf(show, ticket).join(' · ');
  const requester = { bold: show.name(ticket.requester) };
  return ticket.filedBy
    ? show.speaker.text('card_asked_for', { requester, filedBy: show.name(ticket.filedBy), facts })
    : show.speaker.text('card_asked', { requester, facts });
}

function stateParts(show: Showing, ticket: Ticket, links: CardLinks): Text[] {
  const { text } = show.speaker;
  const since = moment(show, ticket.statusSince);
  const parts: Text[] = [text('card_since', { time: moment(show, ticket.openedAt) })];
  if (ticket.assignee) {
    const assigned = {
      assignee: named(show, ticket.assignee),
      time: moment(show, ticket.claimedAt ?? ticket.statusSince),
    };
    parts.push(text('card_assignee', assigned));
  }
  if (ticket.status === 'waiting_on_requester') {
    parts.push(text('card_waiting', { requester: show.name(ticket.requester), time: since }));
  }
  if (ticket.hold && ticket.status === 'on_hold') {
    const { reason, until } = ticket.hold;
    parts.push(
      until
        ? text('card_on_hold_until', { reason: cut(reason), until: moment(show, until) })
        : text('card_on_hold', { reason: cut(reason) }),
    );
  }
  if (ticket.wantsPerson) parts.push(text('card_wants_person'));
  if (ticket.missing.length > 0) {
    parts.push(text('card_incomplete', { fields: missingLabels(show, ticket).join(', ') }));
  }
  if (ticket.lastWord) {
    const { by, at } = ticket.lastWord;
    parts.push(text('card_last_word', { person: show.name(by), time: moment(show, at) }));
  }
  if (ticket.notes > 0) parts.push(text('card_notes', { count: String(ticket.notes) }));
  if (ticket.follows) parts.push(text('follows', { key: ticket.follows.key }));
  const ball = links.ball && ballWords(show, links.ball);
  if (ball) parts.push(ball);
  if (links.conversation !== undefined) {
    parts.push([{ link: links.conversation, text: show.speaker.say('card_conversation') }]);
  }
  return parts;
}

function finishedCard(show: Showing, ticket: Ticket, menu: Menu | undefined): Message {
  const took = durationInWords(
    (ticket.resolution?.at ?? ticket.statusSince).getTime() - ticket.openedAt.getTime(),
    { min: show.speaker.say('minutes'), h: show.speaker.say('hours'), d: show.speaker.say('days') },
  );
  const parts: Text[] = [[`${icon(ticket)} `, { bold: `${ticket.key} ${ticket.title}` }]];
  const who = ticket.resolution?.by ?? ticket.assignee;
  if (who) parts.push([named(show, who)]);
  if (ticket.resolution) parts.push([took], [cut(ticket.resolution.text, 120)]);
  else {
    const time = moment(show, ticket.statusSince);
    parts.push(
      show.speaker.text(`status_closed_${ticket.closed?.reason ?? 'confirmed'}`, { time }),
    );
  }
  if (ticket.followedBy)
    parts.push(show.speaker.text('status_followed', { key: ticket.followedBy.key }));
  const line = joined(parts);
  const blocks: Block[] = [{ type: 'line', text: line }];
  if (menu) blocks.push({ type: 'buttons', buttons: [], menu });
  return { subject: ticket.id, fallback: plain(line), revision: String(ticket.version), blocks };
}

function movedCard(show: Showing, ticket: Ticket): Message {
  const line = joined([
    // Where it was seen before, a private ticket says no more than its key.
    [`${icon(ticket)} `, { bold: ticket.private ? ticket.key : `${ticket.key} ${ticket.title}` }],
    show.speaker.text('card_moved', { queue: queueName(show, ticket.queue) }),
  ]);
  return { subject: ticket.id, fallback: plain(line), blocks: [{ type: 'line', text: line }] };
}

/** Three at most, the next step first. */
function buttonsOf(show: Showing, ticket: Ticket): Button[] {
  const { say } = show.speaker;
  const askRequester: Button = { action: 'ask', label: say('ask') };
  const resolve: Button = { action: 'resolve', label: say('resolve') };
  if (ticket.assignee === undefined) {
    return [{ action: 'claim', label: say('claim'), style: 'primary' }, askRequester, resolve];
  }
  if (ticket.status === 'on_hold') {
    return [{ action: 'resume', label: say('resume'), style: 'primary' }, askRequester, resolve];
  }
  return [{ ...resolve, style: 'primary' }, askRequester];
}

function menuActions(ticket: Ticket): MenuAction[] {
  return [
    'assign',
    ...(ticket.assignee ? (['take_over', 'release'] as const) : []),
    'priority',
    'move',
    ...(ticket.status === 'on_hold' ? [] : (['hold'] as const)),
    'note',
    'why_this',
    ...(ticket.sla?.policyId === undefined ? [] : (['why_deadline'] as const)),
    'not_a_request',
  ];
}

const MENU_ACTIONS = [
  'assign',
  'take_over',
  'release',
  'priority',
  'move',
  'hold',
  'note',
  'why_this',
  'why_deadline',
  'reopen',
  'not_a_request',
] as const;

type MenuAction = (typeof MENU_ACTIONS)[number];

/** Whether an action is chosen in the menu, which must forget the choice afterwards. */
export const isMenuAction = (action: string): action is MenuAction =>
  (MENU_ACTIONS as readonly string[]).includes(action);

const menuOf = (show: Showing, actions: readonly MenuAction[]): Menu => ({
  label: show.speaker.say('more'),
  options: actions.map((action) => ({ action, label: show.speaker.say(action) })),
});
