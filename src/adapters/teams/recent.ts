/** A bounded memory of what was lately: the oldest goes when there is more, and everything goes with time. */
export interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/** @param lifetimeMs how long something is remembered. */
export function createRecent<V>(
  { most, lifetimeMs }: { readonly most: number; readonly lifetimeMs: number },
  now: () => Date,
): Recent<V> {
  const known = new Map<string, { readonly value: V; readonly until: number }>();
  return {
    get: (key) => {
      const entry = known.get(key);
      return entry && entry.until > now().getTime() ? entry.value : undefined;
    },
    set: (key, value) => {
      known.delete(key);
      known.set(key, { value, until: now().getTime() + lifetimeMs });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    delete: (key) => void known.delete(key),
  };
}
