import { expect } from '@jest/globals';
import type { FakeSlack, MessageRecord, Person, ViewRecord } from '../../fakes/slack/index.js';
import type { RunningDesk } from '../desk.js';

/** What people do and see in these stories. Everything the desk does is over before somebody looks. */
export interface Scene {
  readonly slack: FakeSlack;
  readonly ana: Person;
  readonly ben: Person;
  readonly omar: Person;
  readonly cleo: Person;
  readonly priya: Person;
  readonly jonas: Person;
  /** Lets two minutes pass: what comes next is not more of what came before. */
  later(): void;
  /** The message as it reads once everything is done; '' when it was deleted. */
  reads(message: MessageRecord): Promise<string>;
  /** What stands in the thread under a message, once everything is done. */
  under(message: MessageRecord): Promise<readonly MessageRecord[]>;
  /** The desk's own message in the thread; the only one unless `nth` says which, negative from the end. */
  answer(to: MessageRecord, nth?: number): Promise<MessageRecord>;
  /** The desk's newest message to somebody directly. */
  direct(to: Person): Promise<MessageRecord>;
  /** The key of the ticket that a message shows. */
  keyOn(message: MessageRecord): Promise<string>;
  /** The one card about this, a key or some words, in a triage channel. */
  card(about: string, channel?: string): Promise<MessageRecord>;
  cards(about: string, channel?: string): Promise<readonly MessageRecord[]>;
  /** What somebody alone was told last; '' when nothing was said to them since the story began. */
  told(person: Person): Promise<string>;
  /** The form in front of somebody once its text fits. */
  form(of: Person, showing: string | RegExp): Promise<ViewRecord>;
}

/** The scene of one desk. */
export function sceneOf(desk: RunningDesk): Scene {
  const { slack } = desk;
  const isDesk = ({ user }: MessageRecord): boolean => user === slack.identity.botUserId;
  const told = new Set<string>();
  const people = ['ana', 'ben', 'omar', 'cleo', 'priya', 'jonas'] as const;
  const seat = Object.fromEntries(people.map((name) => [name, slack.person(name)])) as Record<
    (typeof people)[number],
    Person
  >;

  const scene: Scene = {
    slack,
    ...seat,
    later: () => {
      desk.advance(120_000);
      for (const person of Object.values(seat))
        for (const { ts } of slack.ephemeralsTo(person)) told.add(ts);
    },
    reads: async (message) => {
      await desk.settled();
      const now = slack.now(message);
      return now === undefined ? '' : slack.screen(now);
    },
    under: async (message) => {
      await desk.settled();
      return slack.thread(message).slice(1);
    },
    answer: async (to, nth) => {
      const own = (await scene.under(to)).filter(isDesk);
      if (nth === undefined) expect(own).toHaveLength(1);
      const found = own.at(nth ?? 0);
      if (found === undefined) throw new Error(`The desk did not answer "${to.text}".`);
      return found;
    },
    direct: async (to) => {
      await desk.settled();
      const found = slack.dm(to).filter(isDesk).at(-1);
      if (found === undefined) throw new Error(`The desk wrote nothing to ${to.name}.`);
      return found;
    },
    keyOn: async (message) => {
      const text = await scene.reads(message);
      const [key] = /\b(?:IT|HR|FAC)-\d+\b/.exec(text) ?? [];
      if (key === undefined) throw new Error(`There is no key in "${text}".`);
      return key;
    },
    cards: async (about, channel = '#triage-it') => {
      await desk.settled();
      // Further down a card may name similar tickets.
      const isAbout = (text: string): boolean =>
        KEY.test(about)
          ? (text.split('\n')[0] ?? '').split(/[^A-Z0-9-]/).includes(about)
          : text.includes(about);
      return slack.messagesIn(channel).filter((each) => isAbout(slack.screen(each)));
    },
    card: async (about, channel) => {
      const [found, another] = await scene.cards(about, channel);
      expect(another).toBeUndefined();
      if (found === undefined) throw new Error(`There is no card about "${about}".`);
      return found;
    },
    told: async (person) => {
      await desk.settled();
      const heard = slack.ephemeralsTo(person).filter(({ ts }) => !told.has(ts));
      const last = heard.at(-1);
      return last === undefined ? '' : slack.screen(last);
    },
    form: (of, showing) =>
      slack.until(() => {
        const view = slack.viewOf(of);
        const text = view === undefined ? '' : slack.screen(view);
        const fits = typeof showing === 'string' ? text.includes(showing) : showing.test(text);
        return fits && view;
      }),
  };
  return scene;
}

const KEY = /^[A-Z]+-\d+$/;

/** Sentences of the example desk's own catalogue, so that no story depends on how well the desk guesses. */
export const WIFI = 'the wifi on the second floor is down';
export const LAPTOP = "my laptop won't turn on since this morning";
export const PAYSLIP = 'there is a mistake in my payslip';
