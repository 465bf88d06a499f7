import { createHash } from 'node:crypto';
import OpenAI, { APIError, APIUserAbortError } from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import type { OpenAiConfig } from '../../config.js';
import type { ReadingQuestion, ModelReading } from '../../domain/model/reading.js';
import type { Counters, Log } from '../../usecases/ports.js';
import type { Reader } from '../../usecases/reader.js';
import { createBreaker, type Failure } from './breaker.js';
import { answerSchema, INSTRUCTIONS, questionAsData, toReading } from './prompt.js';

export interface ReaderOptions {
  readonly config: OpenAiConfig;
  readonly deskId: string;
  /** Counts the calls of a day, for every process of the desk. */
  readonly counters: Counters;
  readonly now: () => Date;
  readonly log: Log;
  /** How long a person waits for it, in all. Milliseconds. */
  readonly budgetMs?: number;
}

/** Of which one attempt may use most; then there may be a second one. */
const BUDGET_MS = 6000;
const ATTEMPT_SHARE = 0.7;

/** More at once than this are left to the rules: a flood of requests must not wait in a queue. */
const AT_ONCE = 8;

/** A form of a dozen fields with their quotes. */
const LONGEST_ANSWER_TOKENS = 1200;

/** Reads messages with a model that speaks the Responses API. Whatever goes wrong, the rules go on. */
export function createReader(options: ReaderOptions): Reader {
  const { config, deskId, counters, now, log, budgetMs = BUDGET_MS } = options;
  const client = new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseUrl,
    // Nothing is taken from the environment besides what `config.ts` read.
    organization: null,
    project: null,
    adminAPIKey: null,
    timeout: budgetMs * ATTEMPT_SHARE,
    maxRetries: 1,
    // Its own log may hold texts of people.
    logLevel: 'off',
  });
  const breaker = createBreaker(now);
  let asking = 0;
  let spentOn = '';

  const withinBudget = async (): Promise<boolean> => {
    const day = now().toISOString().slice(0, 10);
    if (spentOn === day) return false;
    if ((await counters.next(deskId, `model:${day}`)) <= config.dailyCalls) return true;
    spentOn = day;
    log.warn(
      { calls: config.dailyCalls },
      'OPENAI_DAILY_CALLS is spent; rules go on until midnight',
    );
    return false;
  };

  const ask = async (question: ReadingQuestion): Promise<ModelReading | undefined> => {
    const { output_parsed: answer, status } = await client.responses.parse(
      {
        model: config.model,
        store: false,
        instructions: INSTRUCTIONS,
        input: [{ role: 'user', content: questionAsData(question) }],
        text: { format: zodTextFormat(answerSchema(question), 'request') },
        max_output_tokens: LONGEST_ANSWER_TOKENS,
        safety_identifier: hashed(deskId, question.requester),
      },
      { signal: AbortSignal.timeout(budgetMs) },
    );
    // Refused, or cut off: there is nothing to read.
    if (answer === null) log.info({ status }, 'the model gave no reading');
    return answer === null ? undefined : toReading(answer);
  };

  return {
    read: async (question) => {
      if (question.categories.length === 0 || asking >= AT_ONCE || !breaker.isClosed())
        return undefined;
      if (!(await withinBudget())) return undefined;
      asking += 1;
      try {
        const reading = await ask(question);
        breaker.worked();
        return reading;
      } catch (error) {
        const opened = breaker.failed(kindOf(error));
        log.warn({ ...shown(error), opened }, 'the model could not be asked; the rules go on');
        return undefined;
      } finally {
        asking -= 1;
      }
    },
  };
}

const hashed = (deskId: string, requester: string): string =>
  createHash('sha256').update(`${deskId} ${requester}`).digest('base64url');

/** Another try in a minute helps neither a wrong key nor an empty account. */
function kindOf(error: unknown): Failure {
  if (!(error instanceof APIError) || error instanceof APIUserAbortError) return 'passing';
  const isMistake = [401, 403, 404].includes(Number(error.status));
  return isMistake || error.code === 'insufficient_quota' ? 'refused' : 'passing';
}

/** Messages of errors may repeat what was sent, or part of the key: neither is logged. */
const shown = (error: unknown): object =>
  error instanceof APIError
    ? {
        problem: error.constructor.name,
        status: error.status as number | undefined,
        code: error.code,
      }
    : { problem: error instanceof Error ? error.constructor.name : 'unknown' };
