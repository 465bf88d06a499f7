import type { FakeSlack, MessageRecord, Person } from '../../fakes/slack/index.js';
import { PATIENCE_MS, type Stage } from './stage.js';

/** One request, and the people it concerns. */
export interface Story {
  readonly slack: FakeSlack;
  readonly ana: Person;
  readonly ben: Person;
  /** How many requests came before it. */
  readonly earlier: number;
}

/** One thing that somebody does, and what they then see. */
interface Step {
  readonly name: string;
  /** Resolves with whether Slack could tell the product of it. */
  readonly act: (story: Story) => Promise<boolean>;
  /** Whether what follows from it can be seen; may throw while it cannot. */
  readonly seen: (story: Story) => unknown;
  /** It only opens a form. Nothing of that is kept: who sees no form presses again. */
  readonly opens?: boolean;
}

const steps: readonly Step[] = [
  {
    name: 'request',
    act: async (story) => {
      await story.ana.says('#help', "my laptop won't turn on");
      return true;
    },
    seen: (story) => screen(story, status(story)).includes('Which laptop'),
  },
  {
    name: 'dialog answer',
    act: (story) => press(story, story.ana, status(story), 'MacBook'),
    seen: (story) => card(story) && screen(story, status(story)).includes('IT-'),
  },
  {
    name: 'claim',
    act: (story) => press(story, story.ben, card(story), 'Claim'),
    seen: (story) => screen(story, status(story)).includes('Ben Okafor has it'),
  },
  {
    name: 'reply',
    act: async (story) => {
      await story.ben.replies(must(card(story)), 'Is there a light when you plug it in?');
      return true;
    },
    seen: (story) => inThread(story, asked(story), 'Is there a light'),
  },
  {
    name: 'reply back',
    act: async (story) => {
      await story.ana.replies(must(asked(story)), 'No light at all');
      return true;
    },
    seen: (story) => inThread(story, card(story), 'No light'),
  },
  {
    name: 'resolve',
    act: (story) => press(story, story.ben, card(story), 'Resolve'),
    seen: ({ slack, ben }) => slack.viewOf(ben),
    opens: true,
  },
  {
    name: 'resolution',
    act: async ({ slack, ben }) => {
      const form = slack.viewOf(ben);
      if (form === undefined) return true;
      const entries = { 'What fixed it?': 'Charged a deeply discharged battery' };
      return (await ben.fills(form, entries).submit()).acknowledged;
    },
    seen: (story) => inThread(story, asked(story), 'Charged'),
  },
  {
    name: 'confirm',
    act: (story) =>
      press(story, story.ana, inThread(story, asked(story), 'Charged'), 'That fixed it'),
    seen: (story) => screen(story, card(story)).includes('🔒'),
  },
];

/**
 * Plays one request from its message to its end, whatever becomes of the product meanwhile.
 * @param began is told of each step before it begins.
 * @returns the story, all of it settled.
 */
export async function playFlow(
  stage: Stage,
  began: (step: string, story: Story) => void = () => undefined,
): Promise<Story> {
  const { slack } = stage;
  const earlier = slack.messagesIn('#help').length;
  const story: Story = { slack, ana: slack.person('ana'), ben: slack.person('ben'), earlier };
  for (const step of steps) {
    began(step.name, story);
    await play(stage, story, step);
  }
  return story;
}

async function play(stage: Stage, story: Story, step: Step): Promise<void> {
  for (;;) {
    const { deaths } = stage;
    const told = await step.act(story);
    const died = () => stage.deaths > deaths;
    await see(story, step, () => died() || step.seen(story));
    await stage.up();
    // Slack itself repeats what people say; what they press they press again when Slack says it failed.
    const again = died() && !holds(step, story) && (!told || step.opens === true);
    if (again) continue;
    await see(story, step, () => step.seen(story));
    await stage.settled();
    return;
  }
}

const see = ({ slack }: Story, { name }: Step, what: () => unknown): Promise<unknown> =>
  slack.until(what, { timeoutMs: PATIENCE_MS, what: `what follows from the ${name}` });

function holds(step: Step, story: Story): boolean {
  try {
    return Boolean(step.seen(story));
  } catch {
    // Not yet there to be looked at.
    return false;
  }
}

/** Presses what the message shows now; who sees that it is gone does not press. */
async function press(
  story: Story,
  person: Person,
  message: MessageRecord | undefined,
  button: string,
): Promise<boolean> {
  const now = must(message);
  if (!screen(story, now).includes(`[${button}]`)) return true;
  return (await person.presses(now, button)).acknowledged;
}

const screen = ({ slack }: Story, message: MessageRecord | undefined): string =>
  slack.screen(must(message));

/** The request itself; everything else in the channel stands in threads. */
export const asked = ({ slack, earlier }: Story): MessageRecord | undefined =>
  slack.messagesIn('#help')[earlier];

/** What stands in the requester's thread first: the dialog, then the state. */
const status = (story: Story): MessageRecord | undefined =>
  story.slack.thread(must(asked(story)))[1];

/** The card that leads to the request; cards of earlier requests stand in the same channel. */
const card = (story: Story): MessageRecord | undefined => cards(story)[0];

export function cards(story: Story): MessageRecord[] {
  const id = `${ticketId(story)}:`;
  return story.slack
    .messagesIn('#triage-it')
    .filter(({ metadata }) => JSON.stringify(metadata ?? {}).includes(id));
}

/** The request's id, which is made from its message. */
export function ticketId(story: Story): string {
  const { channel, ts } = must(asked(story));
  return `slack/${channel}/${ts}`;
}

const inThread = (
  { slack }: Story,
  root: MessageRecord | undefined,
  words: string,
): MessageRecord | undefined => slack.thread(must(root)).find(({ text }) => text.includes(words));

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there yet');
  return value;
}
