import type { Wire } from './wire.js';

/** How a request ends badly: connection cut, no answer at all, or a bare HTTP status. */
export type Breakdown = 'reset' | 'timeout' | 500 | 502 | 503;

export interface FaultOptions {
  /** How many calls it hits; 1 unless said otherwise. */
  readonly times?: number;
  /** Only calls with arguments of which this holds. */
  readonly when?: (args: Wire) => boolean;
}

export type Fault =
  | { readonly kind: 'before'; readonly how: Breakdown }
  | { readonly kind: 'after'; readonly how: Breakdown }
  | { readonly kind: 'rate limit'; readonly seconds: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly error: string; readonly details: Wire };

/** The faults a test has ordered for Web API methods ('*' means any). */
export interface Faults {
  /** The request breaks before Slack has taken it: nothing happens. */
  failBefore(method: string, how: Breakdown, options?: FaultOptions): void;
  /** Slack does what is asked, and the answer gets lost. */
  failAfter(method: string, how: Breakdown, options?: FaultOptions): void;
  /** HTTP 429 with this Retry-After. */
  rateLimit(method: string, seconds: number, options?: FaultOptions): void;
  /** Answers only after `ms` of real time. */
  slow(method: string, ms: number, options?: FaultOptions): void;
  /** `ok: false` with this error. */
  refuse(method: string, error: string, options?: FaultOptions & { details?: Wire }): void;
  /** Forgets every order. */
  clear(): void;
  /** Takes the next fault of this kind that fits the call; used by the fake itself. */
  take<K extends Fault['kind']>(
    kind: K,
    method: string,
    args: Wire,
  ): Extract<Fault, { kind: K }> | undefined;
}

interface Order {
  readonly method: string;
  readonly fault: Fault;
  readonly when: (args: Wire) => boolean;
  remaining: number;
}

/** Makes an empty list of orders. */
export function faultOrders(): Faults {
  let orders: Order[] = [];
  const order = (method: string, fault: Fault, { times = 1, when }: FaultOptions = {}) => {
    orders.push({ method, fault, when: when ?? (() => true), remaining: times });
  };
  return {
    failBefore: (method, how, options) => order(method, { kind: 'before', how }, options),
    failAfter: (method, how, options) => order(method, { kind: 'after', how }, options),
    rateLimit: (method, seconds, options) =>
      order(method, { kind: 'rate limit', seconds }, options),
    slow: (method, ms, options) => order(method, { kind: 'slow', ms }, options),
    refuse: (method, error, options) => {
      order(method, { kind: 'refuse', error, details: options?.details ?? {} }, options);
    },
    clear: () => {
      orders = [];
    },
    take: <K extends Fault['kind']>(kind: K, method: string, args: Wire) => {
      const found = orders.find(
        (each) =>
          each.fault.kind === kind &&
          each.remaining > 0 &&
          (each.method === '*' || each.method === method) &&
          each.when(args),
      );
      if (!found) return undefined;
      found.remaining -= 1;
      return found.fault as Extract<Fault, { kind: K }>;
    },
  };
}
