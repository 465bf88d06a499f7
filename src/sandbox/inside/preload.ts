/**
 * Runs inside local Slack's process, before local Slack itself: Bun loads it because the
 * `bunfig.toml` in the working directory names it. It gives local Slack a memory, keeps it to this
 * machine, and mends what it does otherwise than Slack. The parts are in the files beside this one;
 * here they are hung into the three places where local Slack meets the world: its store, its web
 * server and its `fetch`.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { answerControl } from './control.js';
import { courier } from './courier.js';
import { formChoice, keepFormIds } from './forms.js';
import { isJson, isStore, type Json, type Settings, type Store } from './local-slack.js';
import { giveMemory, lastSecond, readMemory, takeMemory, writeMemory } from './memory.js';
import { frameFromPage } from './page-frames.js';
import { completePage } from './page-script.js';
import { drawnSockets, type Socket } from './page-sockets.js';
import { answerMethod, completeAnswer, readArguments, refuseCall } from './web-api.js';

interface ServeOptions {
  port: number;
  hostname?: string;
  fetch(this: void, request: Request, server: unknown): Response | undefined | Promise<Response>;
  websocket: {
    open(this: void, socket: Socket): void;
    message(this: void, socket: Socket, message: string | Uint8Array): void;
    close(this: void, socket: Socket): void;
  };
}

declare const Bun: { serve: (options: ServeOptions) => unknown };

/** How long messages may be only in this process's memory. */
const SAVE_AFTER_MS = 100;
const SAVED_EVENTS = ['message', 'message_update', 'message_delete', 'channel', 'home'] as const;

const settings = JSON.parse(
  readFileSync(process.env['DESKBELL_SANDBOX'] ?? '', 'utf8'),
) as Settings;

const memory = readMemory(settings.memoryFile, (text) => console.error(text));
if (memory) {
  // Timestamps are seconds and a counter that starts anew: never again within a second that was used.
  const used = lastSecond(memory);
  const start = Date.now();
  while (Math.floor(Date.now() / 1000) <= used && Date.now() - start < 1100) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const emitters: unknown[] = [];
const setMaxListeners = Reflect.get(EventEmitter.prototype, 'setMaxListeners');
EventEmitter.prototype.setMaxListeners = function (count: number) {
  // Local Slack's store lifts the limit while it is made; that is when it can be seen.
  emitters.push(this);
  setMaxListeners.call(this, count);
  return this;
};

function keepSaved(store: Store, base: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    writeMemory(settings.memoryFile, takeMemory(store, base));
  };
  for (const event of SAVED_EVENTS)
    store.on(event, () => (timer ??= setTimeout(save, SAVE_AFTER_MS)));
  process.on('exit', save);
}

async function answerWebApi(method: string, request: Request, store: Store, next: Next) {
  const args = await readArguments(request);
  const own =
    answerMethod(method, args, store, settings) ??
    refuseCall(method, args, store, settings.botUserId);
  if (own) return Response.json(own);
  const answer: unknown = await (await next()).json();
  return Response.json(isJson(answer) ? completeAnswer(method, args, answer, store, settings) : {});
}

type Next = () => Promise<Response>;

async function answer(
  request: Request,
  store: Store,
  next: Next,
  toPage: (frame: Json) => void,
): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (path.startsWith('/api/')) {
    return answerWebApi(path.slice('/api/'.length), request, store, next);
  }
  const control = await answerControl(request, store, settings, toPage);
  if (control) return Response.json(control);
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (!isPage) return response;
  return new Response(completePage(await response.text()), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

const serve = Bun.serve;
Bun.serve = (options) => {
  const store = emitters.find(isStore);
  if (!store) {
    console.error('this local-slack is built differently than version 0.1.8, which is needed here');
    process.exit(1);
  }
  const base = `http://localhost:${options.port}`;
  if (memory) giveMemory(store, memory, base);
  keepSaved(store, base);
  keepFormIds(store);
  globalThis.fetch = courier(globalThis.fetch, settings, store);

  const { websocket } = options;
  const drawn = drawnSockets(store, settings);
  const fromPage = (socket: Socket, frame: Json) =>
    websocket.message(socket, JSON.stringify(frameFromPage(frame)));
  const tellChoice = (frame: Json) => {
    const payload = formChoice(frame, store);
    if (!payload) return;
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    fetch(settings.requestUrl, { method: 'POST', headers, body }).catch((error: unknown) =>
      console.error(`a choice in a form was lost: ${String(error)}`),
    );
  };
  const submitter: Socket = { data: { kind: 'ui' }, send: () => undefined };

  return serve({
    ...options,
    // Local Slack asks for no password: nobody but this machine may reach it.
    hostname: '127.0.0.1',
    fetch: (request, server) => {
      if (request.headers.get('upgrade')) return options.fetch(request, server);
      const next: Next = async () =>
        (await options.fetch(request, server)) ?? new Response(null, { status: 404 });
      return answer(request, store, next, (frame) => fromPage(submitter, frame));
    },
    websocket: {
      ...websocket,
      open: (socket) => websocket.open(drawn(socket)),
      message: (socket, message) => {
        if (socket.data.kind !== 'ui') return websocket.message(socket, message);
        const frame = JSON.parse(message.toString()) as Json;
        if (frame['t'] === 'form_choice') tellChoice(frame);
        else fromPage(socket, frame);
      },
      close: (socket) => websocket.close(drawn(socket)),
    },
  });
};
