import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, HTTPReceiverDeferredRequestError, SocketModeReceiver } from '@slack/bolt';
import type { Intake } from '../../usecases/intake.js';
import type { ChatGateway, Log } from '../../usecases/ports.js';
import { clientOptions, createApi, sdkLogger } from './api.js';
import { createDirectory, type SlackDirectory } from './directory.js';
import { createGateway } from './gateway.js';
import { listen } from './listeners.js';
import { StoringApp } from './storing-app.js';
import { workUnderWay } from './work-under-way.js';

export interface SlackOptions {
  readonly config: {
    readonly botToken: string;
    /** Needed unless `appToken` is given. */
    readonly signingSecret?: string;
    /** Switches to socket mode. */
    readonly appToken?: string;
    /** Replaces the Web API's base address. */
    readonly apiUrl?: string;
  };
  readonly deskId: string;
  readonly intake: Intake;
  readonly log: Log;
  readonly now: () => Date;
}

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface SlackConnection {
  readonly gateway: ChatGateway;
  readonly directory: SlackDirectory;
  /** Takes the requests to `/slack/events`; unset in socket mode. */
  readonly handleHttp?: RequestHandler;
  /** Checks the token, and opens the socket in socket mode. Requests before that are put off. @throws GatewayError */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when what was taken is dealt with. */
  stop(): Promise<void>;
}

interface Identity {
  readonly userId: string;
  readonly botId?: string;
  readonly scopes?: readonly string[];
}

/** Connects one workspace: deliveries go to the intake, the gateway speaks. */
export function connectSlack({ config, deskId, intake, log, now }: SlackOptions): SlackConnection {
  const { botToken, apiUrl } = config;
  const api = createApi(botToken, apiUrl, log);
  const directory = createDirectory(api, now, log);
  const work = workUnderWay(log);
  let bot: Identity = { userId: '' };
  let isTaking = false;

  const { http, socket } = createReceiver(config, log);
  const options = {
    receiver: http ?? socket,
    // Known from the start, so that no delivery waits for a look-up.
    authorize: () => Promise.resolve({ botToken, botUserId: bot.userId, botId: bot.botId }),
    clientOptions: clientOptions(apiUrl, log),
    logger: sdkLogger(log),
    // Parsing leaves out what bots say, this one included; conversations are not remembered.
    ignoreSelf: false,
    convoStore: false as const,
  };
  // What comes while stopping is not acknowledged: Slack brings it again, to whoever is there then.
  const app = new StoringApp(options, (take) => (isTaking ? work.add(take()) : Promise.resolve()));
  app.error((error) => {
    log.error({ err: error }, 'A delivery from Slack was not taken.');
    return Promise.reject(error);
  });
  const { inBackground } = work;
  const context = () => ({ deskId, botUserId: bot.userId, now: now(), names: directory.names });
  listen(app, { intake, api, directory, log, context, inBackground });

  const mayChangeName = () => bot.scopes?.includes('chat:write.customize') ?? true;

  return {
    gateway: createGateway({ api, directory, botToken, apiUrl, log, now, mayChangeName }),
    directory,
    ...(http && { handleHttp: handlerOf(http, () => isTaking) }),
    start: async () => {
      const { user_id: userId, bot_id: botId, response_metadata } = await api.call('auth.test');
      bot = { userId: userId ?? '', botId, scopes: response_metadata?.scopes };
      isTaking = true;
      await socket?.start();
    },
    stop: async () => {
      isTaking = false;
      await work.allDone();
      await socket?.stop();
    },
  };
}

function createReceiver({ signingSecret, appToken, apiUrl }: SlackOptions['config'], log: Log) {
  const logger = sdkLogger(log);
  if (appToken !== undefined) {
    // Reconnecting is left to the client, which tries for as long as it takes.
    const options = { ...clientOptions(apiUrl, log), retryConfig: undefined };
    const installerOptions = { clientOptions: options };
    return { socket: new SocketModeReceiver({ appToken, logger, installerOptions }) };
  }
  if (signingSecret === undefined) throw new Error('Slack over HTTP needs the signing secret.');
  const http = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    logger,
    // The failure is logged already; `true` ends the receiver's own waiting for an answer.
    processEventErrorHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return Promise.resolve(true);
    },
  });
  return { http };
}

const handlerOf =
  (receiver: HTTPReceiver, isTaking: () => boolean): RequestHandler =>
  (request, response) => {
    if (!isTaking()) {
      response.writeHead(503).end();
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch (error) {
      if (!(error instanceof HTTPReceiverDeferredRequestError)) throw error;
      response.writeHead(404).end();
    }
  };
