import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model was asked, as it stood in the request. */
export interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly store: boolean;
    readonly instructions: string;
    readonly input: readonly { readonly role: string; readonly content: string }[];
    readonly tools?: unknown;
    readonly safety_identifier: string;
    readonly text: { readonly format: { readonly type: string; readonly strict: boolean } };
  };
}

/** One answer of the model, or what goes wrong instead. */
export type Reply =
  | { readonly says: unknown }
  | { readonly refuses: string }
  | { readonly isCutOff: true }
  | { readonly fails: number; readonly code?: string }
  /** Answers only once the returned server is stopped. */
  | { readonly hangs: true };

export interface FakeOpenAi {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** How it replies from now on; a list is used up one by one, its last one stays. */
  replies(...replies: readonly Reply[]): void;
  stop(): Promise<void>;
}

/** A server that speaks the Responses API as far as one structured answer needs. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const asked: Asked[] = [];
  let script: readonly Reply[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      asked.push({
        headers: request.headers,
        body: JSON.parse(await bodyOf(request)) as Asked['body'],
      });
      const [reply, ...rest] = script;
      if (rest.length > 0) script = rest;
      answer(response, request.url === '/v1/responses' ? reply : { fails: 404 });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    replies: (...replies) => {
      script = replies;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function answer(response: ServerResponse, reply: Reply | undefined): void {
  if (reply === undefined)
    return send(response, 500, { error: { message: 'no reply is scripted' } });
  if ('hangs' in reply) return;
  if ('fails' in reply) {
    // Without a pause the SDK's own second try would take seconds.
    response.setHeader('retry-after-ms', '1');
    const error = { message: 'it did not work', type: 'error', code: reply.code ?? null };
    return send(response, reply.fails, { error });
  }
  if ('isCutOff' in reply) {
    return send(response, 200, {
      ...message({ type: 'output_text', text: '{"category": {"val', annotations: [] }),
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
    });
  }
  const content =
    'refuses' in reply
      ? { type: 'refusal', refusal: reply.refuses }
      : { type: 'output_text', text: JSON.stringify(reply.says), annotations: [] };
  send(response, 200, message(content));
}

const message = (content: object) => ({
  id: 'resp_1',
  object: 'response',
  created_at: 0,
  status: 'completed',
  error: null,
  incomplete_details: null,
  output: [
    { id: 'msg_1', type: 'message', status: 'completed', role: 'assistant', content: [content] },
  ],
});

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
