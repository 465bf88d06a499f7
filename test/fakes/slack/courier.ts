import type { Delivery } from './model.js';
import type { AttemptOptions, Transport } from './transport.js';
import type { Wire } from './wire.js';
import { newId, type World } from './world.js';

/** What tests may order of the way to the app. All of it is off at first. */
export interface CourierOrders {
  /**
   * Milliseconds before the first, second and third repetition of an unacknowledged event (Slack: at
   * once, 1 min, 5 min), or 'manual': repeated only by `redeliver`.
   */
  retries: readonly number[] | 'manual';
  /** Sends every event twice at the same moment, as when an acknowledgement got lost. */
  duplicates: boolean;
  /** Keeps deliveries back until `release`. */
  held: boolean;
}

export interface Courier {
  readonly orders: CourierOrders;
  /** The way to the app; undefined until it is connected. */
  transport: Transport | undefined;
  /** Delivers and, for events, repeats until acknowledged or given up. */
  deliver(kind: Delivery['kind'], type: string, payload: Wire): Promise<Delivery>;
  /** Sends everything held back, in this order, one after the other. */
  release(order: 'in order' | 'reversed'): Promise<Delivery[]>;
  /** Repeats every event that was not acknowledged and has repetitions left. */
  redeliver(): Promise<Delivery[]>;
  /** Ends all repetitions. */
  close(): void;
  /** Sends a recorded delivery once more, as it was or spoiled. Resolves with the HTTP status. */
  resend(delivery: Delivery, options: AttemptOptions): Promise<number>;
}

const maxRetries = 3;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes the courier that carries everything to the app. */
export function courier(world: World): Courier {
  const held: Delivery[] = [];
  let closed = false;
  const self: Courier = {
    orders: { retries: [0, 20, 50], duplicates: false, held: false },
    transport: undefined,
    deliver: async (kind, type, payload) => {
      const delivery: Delivery = {
        id: typeof payload['event_id'] === 'string' ? payload['event_id'] : newId('Dl'),
        kind,
        type,
        payload,
        attempts: [],
        acknowledged: false,
      };
      world.deliveries.push(delivery);
      if (self.orders.held) {
        held.push(delivery);
        world.changes.notify();
        return delivery;
      }
      return carry(delivery);
    },
    release: async (order) => {
      self.orders.held = false;
      const waiting = held.splice(0);
      if (order === 'reversed') waiting.reverse();
      for (const delivery of waiting) await carry(delivery);
      return waiting;
    },
    redeliver: async () => {
      const due = world.deliveries.filter(
        ({ kind, acknowledged, attempts }) =>
          kind === 'event' && !acknowledged && attempts.length > 0 && attempts.length <= maxRetries,
      );
      for (const delivery of due) await attempt(delivery);
      return due;
    },
    close: () => {
      closed = true;
    },
    resend: async (delivery, options) => {
      if (!self.transport) throw new Error('no app is connected to the fake Slack');
      const { status } = await self.transport.send(delivery, options);
      world.changes.notify();
      return status;
    },
  };

  async function attempt(delivery: Delivery, options: AttemptOptions = {}): Promise<void> {
    const number = delivery.attempts.length;
    const last = delivery.attempts.at(-1);
    const retry =
      last && delivery.kind === 'event'
        ? {
            retry: {
              number,
              reason: last.error === 'http_timeout' ? 'http_timeout' : 'http_error',
            },
          }
        : {};
    const made = self.transport
      ? await self.transport.send(delivery, { ...retry, ...options })
      : { status: 0, error: 'no app is connected', body: '' };
    delivery.attempts.push(made);
    if (made.status >= 200 && made.status < 300) delivery.acknowledged = true;
    world.changes.notify();
  }

  async function carry(delivery: Delivery): Promise<Delivery> {
    if (delivery.kind !== 'event') {
      await attempt(delivery);
      return delivery;
    }
    const twin = { retry: { number: 1, reason: 'http_timeout' } };
    await Promise.all([
      attempt(delivery),
      ...(self.orders.duplicates ? [attempt(delivery, twin)] : []),
    ]);
    if (self.orders.retries === 'manual') return delivery;
    for (const wait of self.orders.retries.slice(0, maxRetries)) {
      if (delivery.acknowledged || closed) break;
      await pause(wait);
      await attempt(delivery);
    }
    return delivery;
  }

  return self;
}
