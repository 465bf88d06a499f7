import type { Method } from './api.js';
import { text, type Wire } from './wire.js';

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** Counts calls as Slack does. */
export interface RateLimits {
  /** Seconds to wait if this call is one too many, else 0 (and the call is counted). */
  exceeded(name: string, tier: Method['tier'], args: Wire, now: number): number;
}

/**
 * Sliding windows: a minute for the tiers, a second and channel for chat.postMessage. Slack lets
 * short bursts pass; this does not.
 */
export function rateLimits(): RateLimits {
  const windows = new Map<string, number[]>();
  return {
    exceeded: (name, tier, args, now) => {
      if (tier === 'free') return 0;
      const posting = tier === 'post';
      const key = posting ? `${name} ${text(args['channel']) ?? ''}` : name;
      const windowMs = posting ? 1000 : 60_000;
      const allowed = posting ? 1 : perMinute[tier];
      const recent = (windows.get(key) ?? []).filter((at) => at > now - windowMs);
      const first = recent[0];
      windows.set(key, recent);
      if (first !== undefined && recent.length >= allowed) {
        return Math.max(1, Math.ceil((first + windowMs - now) / 1000));
      }
      recent.push(now);
      return 0;
    },
  };
}
