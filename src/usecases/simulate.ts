import { whyLines } from '../cards/why.js';
import { speaker } from '../cards/wording/wording.js';
import type { Desk } from '../domain/desk.js';
import { withCategory } from '../domain/draft/answer.js';
import { fieldsOf, nextStep, valuesOf } from '../domain/draft/dialog.js';
import type { Known } from '../domain/draft/draft.js';
import { NOTHING_KNOWN, understand } from '../domain/draft/understand.js';
import type { Decision } from '../domain/understanding/decision.js';
import { detectLanguage } from '../domain/understanding/detect-language.js';
import { detectRequest } from '../domain/understanding/detect-request.js';
import { missingFields } from '../domain/understanding/missing-fields.js';
import type { FieldValue, Language } from '../domain/understanding/types.js';
import type { Models } from './ports.js';

/** What a message would become. Keys are the desk's own. */
export interface Simulation {
  readonly isRequest: boolean;
  readonly score: number;
  readonly language: Language;
  /** `null` where the desk is not sure enough, and would ask. */
  readonly category: string | null;
  /** The best three categories, best first, the one that was taken included. */
  readonly alternatives: readonly string[];
  readonly priority: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The words of the text that each value was read from. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** How many question turns the dialog would take, each answered well. */
  readonly questions: number;
  readonly reason: string;
}

export interface SimulatedDesk {
  readonly desk: Desk;
  readonly models: Models;
  readonly now: Date;
  readonly timeZone: string;
  /** The writer's language, where the text does not tell clearly. */
  readonly language: Language;
}

/**
 * What the desk would make of a message in a channel it listens in; nothing is stored or sent. Chatter
 * is read like a request too, for 🎫 can make it one. While the category is open, fields, what is
 * missing and the questions are those of the likeliest one.
 */
export async function simulate(text: string, on: SimulatedDesk): Promise<Simulation> {
  const { desk, timeZone, now } = on;
  const language = detectLanguage(text, on.language);
  const learned = await on.models.requests(desk.id, language);
  const context = { mentionsBot: false, direct: false };
  const detection = detectRequest(text, language, context, learned);
  const model = await on.models.of(desk, language);
  const reading = { desk, model, now, timeZone, language };
  const first = understand(text, NOTHING_KNOWN, reading);
  const category = first.known.category?.value;
  const likeliest = first.known.alternatives[0];
  const { known, decision } =
    category === undefined && likeliest !== undefined
      ? understand(text, withCategory(first.known, likeliest), reading)
      : first;
  const missing = missingFields(fieldsOf(desk, known), valuesOf(known)).map(({ key }) => key);
  const evidence = decision.evidence ?? {};
  const result = {
    priority: known.priority?.value ?? desk.priorities.default,
    fields: Object.fromEntries(
      Object.entries(known.fields).map(([key, { value }]) => [key, value]),
    ),
    missing: category === undefined ? ['category', ...missing] : missing,
  };
  return {
    isRequest: detection.isRequest,
    score: Math.round(detection.score * 100) / 100,
    language,
    category: category ?? null,
    alternatives: first.known.alternatives,
    priority: result.priority,
    fields: result.fields,
    evidence,
    missing: result.missing,
    questions: detection.isRequest ? questionTurns(desk, first.known, known) : 0,
    reason: reasonOf(
      on,
      { ...result, category: known.category?.value },
      { ...decision, detection },
    ),
  };
}

/** Asks as the dialog does: the category first if it is open, then what is missing. */
function questionTurns(desk: Desk, first: Known, withCategoryKnown: Known): number {
  const base = { stage: 'asking', retries: {}, wantsPerson: false } as const;
  const before = nextStep(desk, { ...base, known: first, turns: 0 }, missingFields);
  if (before.do !== 'ask') return 0;
  if (before.question.about !== 'category') return 1;
  const after = nextStep(desk, { ...base, known: withCategoryKnown, turns: 1 }, missingFields);
  return after.do === 'ask' ? 2 : 1;
}

function reasonOf(
  { desk, timeZone, now }: SimulatedDesk,
  would: Pick<Simulation, 'priority' | 'fields' | 'missing'> & { category: string | undefined },
  decision: Decision,
): string {
  const { language } = desk;
  const show = { desk, language, timeZone, now, speaker: speaker(desk, language), name: String };
  const ticket = {
    ...would,
    requester: 'slack:nobody' as const,
    decidedBy: {},
    origin: { via: 'channel', messages: [] } as const,
    decision,
  };
  return whyLines(show, ticket).join(' ');
}
