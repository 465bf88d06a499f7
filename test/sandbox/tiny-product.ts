/** The smallest product: answers in threads with a button, counts presses, opens a form. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { company } from '../../src/sandbox/company.js';

export interface Seen {
  text: string;
  ts: string;
  channelType: string | undefined;
  retry: number | undefined;
}

export interface TinyProduct {
  port: number;
  requestUrl: string;
  seen: Seen[];
  submitted: unknown[];
  /** Connects to a workspace that is there only after this product has an address. */
  connect(apiUrl: string): void;
  stop(): Promise<void>;
}

const button = (count: number) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    {
      type: 'button' as const,
      action_id: 'count',
      value: String(count),
      text: { type: 'plain_text' as const, text: `Pressed ${count} times` },
    },
    {
      type: 'button' as const,
      action_id: 'ask',
      text: { type: 'plain_text' as const, text: 'Ask' },
    },
  ],
});

const label = (text: string) => ({ type: 'plain_text' as const, text });

export async function startTinyProduct(
  secrets: { botToken: string; signingSecret: string },
  port = 0,
): Promise<TinyProduct> {
  const receiver = new HTTPReceiver({
    signingSecret: secrets.signingSecret,
    logLevel: LogLevel.ERROR,
  });
  let apiUrl = '';
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: () =>
      Promise.resolve({ botToken: secrets.botToken, botUserId: company.app.botUserId }),
  });
  const api = async (method: string, body: unknown) => {
    const answer = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secrets.botToken}`,
      },
      body: JSON.stringify(body),
    });
    const result = (await answer.json()) as { ok: boolean; error?: string };
    if (!result.ok) throw new Error(`${method}: ${String(result.error)}`);
  };

  const seen: Seen[] = [];
  const submitted: unknown[] = [];
  app.message(async ({ message, context }) => {
    if (message.subtype !== undefined) return;
    seen.push({
      text: message.text ?? '',
      ts: message.ts,
      channelType: message.channel_type,
      retry: context.retryNum,
    });
    await api('chat.postMessage', {
      channel: message.channel,
      thread_ts: message.ts,
      text: 'noted',
      blocks: [button(0)],
      metadata: { event_type: 'noted', event_payload: { about: message.ts } },
    });
  });
  app.action('count', async ({ ack, body, action }) => {
    await ack();
    if (body.type !== 'block_actions' || action.type !== 'button') return;
    const count = Number(action.value) + 1;
    await api('chat.update', {
      channel: body.channel?.id,
      ts: body.message?.ts,
      text: 'counted',
      blocks: [button(count)],
    });
  });
  app.action('ask', async ({ ack, body }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const view = {
      type: 'modal',
      callback_id: 'form',
      title: label('A form'),
      submit: label('Send'),
      blocks: [
        {
          type: 'input',
          block_id: 'why',
          label: label('Why'),
          element: { type: 'plain_text_input', action_id: 'why' },
        },
        {
          type: 'input',
          block_id: 'who',
          label: label('Who'),
          element: { type: 'users_select', action_id: 'who', initial_user: company.people.ben.id },
        },
      ],
    };
    await api('views.open', { trigger_id: body.trigger_id, view });
  });
  app.view('form', async ({ ack, view }) => {
    submitted.push(view.state.values);
    await ack();
  });

  const server = await receiver.start(port);
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    requestUrl: `http://127.0.0.1:${address.port}/slack/events`,
    seen,
    submitted,
    connect: (url) => (apiUrl = url),
    stop: async () => {
      await receiver.stop();
    },
  };
}
