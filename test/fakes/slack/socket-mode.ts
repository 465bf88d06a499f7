import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Courier } from './courier.js';
import type { Attempt, Delivery } from './model.js';
import type { AttemptOptions, Transport } from './transport.js';
import { acceptSocket, type SocketEnd } from './web-socket.js';
import { isWire, text, type Wire } from './wire.js';
import type { World } from './world.js';

const envelopeTypes = {
  event: 'events_api',
  interaction: 'interactive',
  command: 'slash_commands',
} as const;

/** Delivers over a socket the app has opened. */
function socketTransport(socket: SocketEnd, deadlineMs: number): Transport {
  const waiting = new Map<string, (attempt: Attempt) => void>();
  socket.onText((message) => {
    const answer = JSON.parse(message) as unknown;
    if (!isWire(answer)) return;
    const { payload } = answer;
    const empty = !isWire(payload) || Object.keys(payload).length === 0;
    waiting.get(text(answer['envelope_id']) ?? '')?.({
      status: 200,
      body: empty ? '' : JSON.stringify(payload),
    });
  });
  socket.onClose(() => {
    for (const settle of waiting.values()) settle({ status: 0, error: 'socket closed', body: '' });
  });
  return {
    send: (delivery, options) =>
      new Promise((resolve) => {
        const id = randomUUID();
        const settle = (attempt: Attempt) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(attempt);
        };
        const late = { status: 0, error: 'http_timeout', body: '' };
        const timer = setTimeout(() => settle(late), deadlineMs);
        waiting.set(id, settle);
        socket.sendText(JSON.stringify(envelopeOf(id, delivery, options)));
      }),
  };
}

function envelopeOf(id: string, delivery: Delivery, { retry }: AttemptOptions): Wire {
  return {
    envelope_id: id,
    type: envelopeTypes[delivery.kind],
    payload: delivery.payload,
    accepts_response_payload: delivery.kind !== 'event',
    ...(delivery.kind === 'event'
      ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }
      : {}),
  };
}

/** Lets apps open sockets at /link; the last one opened gets the deliveries. */
export function acceptSocketMode(
  world: World,
  server: Server,
  courier: Courier,
  deadlineMs: number,
): void {
  server.on('upgrade', (request, stream: Duplex) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    // A ticket opens one socket, as on Slack.
    if (!world.tickets.delete(ticket)) return void stream.destroy();
    const socket = acceptSocket(request, stream);
    const transport = socketTransport(socket, deadlineMs);
    courier.transport = transport;
    socket.onClose(() => {
      if (courier.transport === transport) courier.transport = undefined;
      world.sockets.delete(socket);
      world.changes.notify();
    });
    world.sockets.add(socket);
    const { appId } = world.identity;
    socket.sendText(
      JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: appId } }),
    );
    world.changes.notify();
  });
}
