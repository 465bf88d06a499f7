import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import type { Intake } from '../../usecases/intake.js';
import type { ChatGateway, Log, References } from '../../usecases/ports.js';
import { createAnswers } from './answers.js';
import { createApi } from './api.js';
import { createAuthentication, type RunTurn, type Trust } from './authentication.js';
import { createDirectory } from './directory.js';
import { createExtension, type Search } from './extension.js';
import { createGateway, createHeardMessages } from './gateway.js';
import { createKnown } from './known.js';
import { createListener } from './listeners.js';
import { createPace } from './pace.js';
import { createPresses, type View } from './presses.js';
import type { RenderContext } from './rich-text.js';
import { activitySchema, whenceSchema, type Whence } from './schema.js';
import { createSubmissions } from './submissions.js';
import { workUnderWay } from './work-under-way.js';

export interface TeamsOptions {
  readonly trust: Trust;
  readonly deskId: string;
  readonly intake: Intake;
  readonly references: References;
  readonly view: View;
  readonly search: Search;
  readonly log: Log;
  readonly now: () => Date;
}

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface TeamsConnection {
  readonly gateway: ChatGateway;
  /** Takes the requests to `/api/messages`. */
  readonly handleHttp: RequestHandler;
  /** Requests before that are put off. */
  start(): void;
  /** Takes nothing more, and resolves when what was taken is dealt with. */
  stop(): Promise<void>;
}

/** Teams' own activities are far smaller. */
const MOST_BYTES = 1024 * 1024;

/** Connects one tenant: activities go to the intake, the gateway speaks. */
export function connectTeams(options: TeamsOptions): TeamsConnection {
  const { trust, deskId, intake, references, view, search, log, now } = options;
  const authentication = createAuthentication(trust);
  const api = createApi(authentication.sign);
  const known = createKnown({ references, deskId, log, now });
  const directory = createDirectory(api, known, now);
  const answers = createAnswers();
  const heard = createHeardMessages(now);
  const render: RenderContext = {
    channelName: (conversation) => known.channelName(conversation),
    forms: 'playground' in trust ? 'inline' : 'dialog',
  };
  const context = () => ({ deskId, now: now() });
  const submissions = createSubmissions({ intake, render, context });
  const presses = createPresses({ intake, answers, render, context, view, submissions });
  const extension = createExtension({ intake, known, render, context, submissions, search });
  const listener = createListener({
    ...{ intake, known, heard, presses, submissions, extension, log, context },
  });
  const work = workUnderWay();
  let isTaking = false;

  async function answer(request: IncomingMessage): Promise<Answered> {
    if (request.method !== 'POST') return { status: 405 };
    const raw = await bodyOf(request);
    if (raw === undefined) return { status: 413 };
    const whence = whenceSchema.safeParse(raw);
    if (!whence.success) return { status: 400 };
    const { type, name } = whence.data;
    const header = request.headers.authorization ?? '';
    const admitted = await authentication.admit(header, whence.data, raw);
    if ('run' in admitted) return run(admitted.run, whence.data, raw);
    log.warn({ type, name, status: admitted.refused }, 'A request to Teams’ address is refused.');
    return { status: admitted.refused };
  }

  /** What Teams will not word otherwise the next time either is put aside, and told to the operator. */
  async function run(turn: RunTurn, { type, name }: Whence, raw: unknown): Promise<Answered> {
    try {
      const activity = activitySchema.parse(raw);
      return (await turn(() => listener(activity))) ?? { status: 200 };
    } catch (error) {
      if (error instanceof ZodError || error instanceof SyntaxError) {
        log.error({ type, name, problem: error.message }, 'Something of Teams could not be read.');
        return { status: type === 'invoke' ? 400 : 200 };
      }
      log.error({ err: error, type, name }, 'A delivery from Teams was not taken.');
      return { status: 500 };
    }
  }

  return {
    gateway: createGateway({
      ...{ api, known, directory, answers, render, heard, log, now },
      pace: createPace(now),
    }),
    handleHttp: async (request, response) => {
      // What comes while stopping is not taken: Teams brings it again, to whoever is there then.
      const { status, body } = isTaking ? await work.add(answer(request)) : { status: 503 };
      send(response, status, body);
    },
    start: () => {
      isTaking = true;
    },
    stop: async () => {
      isTaking = false;
      await work.allDone();
    },
  };
}

interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/** The JSON of a request; `null` when it is none, `undefined` when it is too much. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    // Read to its end all the same: whoever sends it would see no answer otherwise.
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  if (size > MOST_BYTES) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(text !== '' && { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
