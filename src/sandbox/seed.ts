/**
 * Some life for a fresh sandbox: a few requests in different states, made by people who write and
 * press as anybody would. Nothing is put into the database from here.
 */
import { actAt, textOf, waitFor, type Actor } from './actor.js';
import { cardOf, fileRequest, fillIn, statusOf, type Filed, type Request } from './acts.js';
import { company } from './company.js';

const { ana, omar, mei, ben, priya, tom } = company.people;
const { help, triageIt, triagePeople, triageFacilities } = company.channels;

interface Story {
  asks: Request;
  triage: string;
  /** What happens to the ticket after it was filed. */
  then: readonly ((scene: Scene) => Promise<void>)[];
}

interface Scene extends Filed {
  act: Actor;
  asks: Request;
  triage: string;
}

const claimedBy = (agent: string) => async (scene: Scene) => {
  const { act, triage, key } = scene;
  await act.presses(agent, triage, await cardOf(act, triage, key, 'claim'), 'claim');
  await cardOf(act, triage, key, 'resolve', 'claim');
};

/** Whoever reads the thread of `channel` sees `text` there. */
const arrives = (act: Actor, channel: string, thread: string, text: string) =>
  waitFor(`"${text}" to arrive`, async () =>
    (await act.messages(channel)).find(
      (message) => message.thread_ts === thread && textOf(message).includes(text),
    ),
  );

const agentWrites = (agent: string, text: string) => async (scene: Scene) => {
  const { act, triage, key, asks, thread } = scene;
  const card = await cardOf(act, triage, key, 'resolve');
  await act.says(agent, triage, text, card.ts);
  await arrives(act, asks.channel, thread, text);
};

const requesterWrites = (text: string) => async (scene: Scene) => {
  const { act, triage, key, asks, thread } = scene;
  await act.says(asks.person, asks.channel, text, thread);
  const card = await cardOf(act, triage, key, 'resolve');
  await arrives(act, triage, card.ts, text);
};

const asked = (agent: string, question: string) => async (scene: Scene) => {
  const { act, triage, key, asks, thread } = scene;
  const card = await cardOf(act, triage, key, 'ask');
  await fillIn(act, agent, triage, card, 'ask', { question });
  await arrives(act, asks.channel, thread, question);
};

const resolved = (agent: string, resolution: string) => async (scene: Scene) => {
  const { act, triage, key, asks, thread } = scene;
  const card = await cardOf(act, triage, key, 'resolve');
  await fillIn(act, agent, triage, card, 'resolve', { resolution });
  await arrives(act, asks.channel, thread, resolution);
};

/** "That fixed it", and how it was: 1 to 5. */
const content = (score: number) => async (scene: Scene) => {
  const { act, asks, thread } = scene;
  const resolution = (action: string) =>
    waitFor(`the button ${action}`, async () =>
      (await act.messages(asks.channel)).find(
        ({ thread_ts, blocks }) =>
          thread_ts === thread &&
          blocks?.some(({ elements }) => elements?.some(({ action_id }) => action_id === action)),
      ),
    );
  await act.presses(asks.person, asks.channel, await resolution('fixed'), 'fixed');
  const rate = score === 1 ? 'rate' : `rate:${score - 1}`;
  await act.presses(asks.person, asks.channel, await resolution(rate), rate);
};

const STORIES: readonly Story[] = [
  {
    asks: {
      person: ana.id,
      channel: help.id,
      text: "my macbook won't turn on since this morning and I have a customer demo at 2",
      picks: ['Laptop broken', 'MacBook'],
    },
    triage: triageIt.id,
    then: [
      claimedBy(ben.id),
      agentWrites(ben.id, 'Can you bring it over? I am on the second floor today.'),
      requesterWrites('On my way'),
      resolved(ben.id, 'Charged a deeply discharged battery'),
      content(5),
    ],
  },
  {
    asks: {
      person: omar.id,
      channel: help.id,
      text: 'VPN keeps disconnecting when I work from home, about every ten minutes',
      picks: ['VPN and network', 'At home'],
    },
    triage: triageIt.id,
    then: [claimedBy(mei.id), asked(mei.id, 'Which network are you on: cable or Wi-Fi?')],
  },
  {
    asks: {
      person: mei.id,
      channel: help.id,
      text: 'it is freezing in the meeting room Lofoten, the heating seems to be off',
      picks: ['Room too cold or warm'],
      types: ['Lofoten'],
    },
    triage: triageFacilities.id,
    then: [claimedBy(tom.id)],
  },
  {
    asks: {
      person: omar.id,
      channel: omar.directMessage,
      text: 'my payslip for October shows the wrong tax class, can somebody check it?',
      picks: ['Payroll question'],
      types: ['October'],
    },
    triage: triagePeople.id,
    then: [claimedBy(priya.id)],
  },
  {
    asks: {
      person: tom.id,
      channel: help.id,
      text: 'the printer on the ground floor only prints blank pages',
      picks: ['Printer'],
      types: ['The one on the ground floor'],
    },
    triage: triageIt.id,
    then: [],
  },
];

/** A request whose question is left for the reader to answer. */
const UNANSWERED: Request = {
  person: priya.id,
  channel: help.id,
  text: 'I forgot my password and cannot log in any more',
};

/**
 * Plays the stories one after another through the sandbox whose page is at `uiUrl`. The product must
 * be running. Throws when something awaited does not happen within 15 s.
 * @param elsewhere ids of triage channels whose teams work outside this page: their stories are left out
 */
export async function seed(uiUrl: string, elsewhere: readonly string[] = []): Promise<void> {
  const act = actAt(uiUrl);
  const here = STORIES.filter(({ triage }) => !elsewhere.includes(triage));
  for (const { asks, triage, then } of here) {
    const filed = await fileRequest(act, asks);
    for (const happens of then) await happens({ ...filed, act, asks, triage });
  }
  const thread = await act.says(UNANSWERED.person, UNANSWERED.channel, UNANSWERED.text);
  await waitFor('the question to the last request', () =>
    statusOf(act, UNANSWERED.channel, thread).then((message) => message ?? null),
  );
}
