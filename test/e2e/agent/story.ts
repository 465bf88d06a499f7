import { expect } from '@jest/globals';
import type { FakeSlack, MessageRecord, Person, ViewRecord } from '../../fakes/slack/index.js';
import type { RunningDesk } from '../desk.js';

/** A ticket as its people see it: the message that asked, the requester's status message, the card. */
export interface Filed {
  readonly asked: MessageRecord;
  readonly status: MessageRecord;
  readonly card: MessageRecord;
  readonly key: string;
}

export interface Asking {
  readonly by?: Person;
  readonly text?: string;
  /** Where it is asked; "#help" unless said otherwise. */
  readonly where?: string;
  /** The triage channel its card is awaited in. */
  readonly triage?: string;
  readonly files?: { readonly name: string; readonly content: string }[];
}

/** What people do in these flows, and how tests look at what came of it. */
export interface Story {
  readonly slack: FakeSlack;
  readonly ana: Person;
  readonly ben: Person;
  readonly omar: Person;
  readonly cleo: Person;
  readonly priya: Person;
  readonly jonas: Person;
  /** Somebody asks for help, with all that must be known; resolves when card and status are there. */
  readonly asks: (asking?: Asking) => Promise<Filed>;
  /** What the message says at this moment. */
  readonly reads: (message: MessageRecord) => string;
  /** Waits until the message shows all of this. */
  readonly shows: (
    message: MessageRecord,
    ...texts: readonly (string | RegExp)[]
  ) => Promise<string>;
  /** Waits for a message with this text in a thread. */
  readonly inThread: (of: MessageRecord, text: string | RegExp) => Promise<MessageRecord>;
  /** Waits until this person alone was told something new with this text. */
  readonly told: (person: Person, text: string | RegExp) => Promise<MessageRecord>;
  /** Waits for a message with this text in the person's chat with the bot. */
  readonly inChat: (person: Person, text: string | RegExp) => Promise<MessageRecord>;
  /** Chooses in the card's menu; resolves when Slack was answered. */
  readonly chooses: (person: Person, message: MessageRecord, entry: string) => Promise<void>;
  /** Presses or chooses what opens a form, fills it in and sends it. */
  readonly fills: (
    person: Person,
    message: MessageRecord,
    how: { press: string } | { choose: string },
    entries: Readonly<Record<string, string | null>>,
  ) => Promise<void>;
  /** Waits for the form that was just opened. */
  readonly formOf: (person: Person, title: string | RegExp) => Promise<ViewRecord>;
  /** Who reacted with this emoji, and waits for the bot to have done so. */
  readonly marked: (message: MessageRecord, emoji: string) => Promise<void>;
  /** The ticket as the store has it. */
  readonly ticket: (key: string) => Promise<StoredTicket>;
}

export interface StoredTicket {
  readonly status: string;
  readonly assignee?: string;
  readonly version: number;
  readonly priority: string;
  readonly queue: string;
  readonly category?: string;
  readonly notes: number;
  readonly replies: number;
  readonly resolution?: { readonly text: string };
  readonly follows?: { readonly key: string };
}

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

/** The people and tools of one desk's stories. */
export function storyOn(desk: RunningDesk): Story {
  const { slack } = desk;
  /** Everything shown to people alone before now was another story's. */
  const heard = new Set<string>();
  const reads = (message: MessageRecord): string => slack.screen(slack.now(message) ?? message);
  const find = (all: readonly MessageRecord[], text: string | RegExp) =>
    all.find((message) => fits(slack.screen(message), text));

  const story: Story = {
    slack,
    ana: slack.person('ana'),
    ben: slack.person('ben'),
    omar: slack.person('omar'),
    cleo: slack.person('cleo'),
    priya: slack.person('priya'),
    jonas: slack.person('jonas'),
    reads,

    asks: async ({
      by = story.ana,
      text = "My MacBook won't turn on since this morning",
      where = '#help',
      triage = '#triage-it',
      files,
    } = {}) => {
      // A new request, and not more of the one before.
      desk.advance(120_000);
      const asked = await by.says(where, text, files ? { files } : {});
      const status = await slack.until(() => slack.thread(asked)[1], { what: 'the status' });
      const key = await slack.until(() => /[A-Z]+-\d+/.exec(reads(status))?.[0]);
      const card = await slack.until(() => find(slack.messagesIn(triage), `*${key} `), {
        what: 'a card',
      });
      return { asked, status, card, key };
    },

    shows: (message, ...texts) =>
      slack.until(
        () => {
          const screen = reads(message);
          for (const text of texts)
            if (typeof text === 'string') expect(screen).toContain(text);
            else expect(screen).toMatch(text);
          return screen;
        },
        { what: texts.join(' & ') },
      ),

    inThread: (of, text) =>
      slack.until(() => find(slack.thread(of).slice(1), text), {
        what: `"${String(text)}" in the thread`,
      }),

    told: async (person, text) => {
      const unheard = () => slack.ephemeralsTo(person).filter(({ ts }) => !heard.has(ts));
      const found = await slack.until(() => find(unheard(), text), {
        what: `"${String(text)}" to ${person.name} alone`,
      });
      for (const { ts } of unheard()) heard.add(ts);
      return found;
    },

    inChat: (person, text) =>
      slack.until(() => find(slack.dm(person), text), {
        what: `"${String(text)}" to ${person.name} directly`,
      }),

    chooses: async (person, message, entry) => {
      await person.selects(message, 'More', entry);
    },

    formOf: (person, title) =>
      slack.until(() => {
        const view = slack.viewOf(person);
        return view && fits(slack.screen(view), title) ? view : undefined;
      }),

    fills: async (person, message, how, entries) => {
      if ('press' in how) await person.presses(message, how.press);
      else await story.chooses(person, message, how.choose);
      const form = await slack.until(() => slack.viewOf(person), { what: 'a form' });
      const sent = await person.fills(form, entries).submit();
      expect(sent.errors).toEqual({});
      expect(slack.viewOf(person)).toBeUndefined();
    },

    marked: async (message, emoji) => {
      await slack.until(
        () =>
          slack
            .now(message)
            ?.reactions.some(
              ({ name, users }) => name === emoji && users.includes(slack.identity.botUserId),
            ),
        { what: `:${emoji}: on "${message.text}"` },
      );
    },

    ticket: async (key) => {
      await desk.settled();
      const found = await desk.store.tickets.findByKey('main', key);
      if (found === undefined) throw new Error(`There is no ticket ${key}.`);
      return found;
    },
  };
  return story;
}
