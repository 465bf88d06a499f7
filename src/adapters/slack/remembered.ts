export interface Remembered<V> {
  /** The value, asked for again when it is older than the lifetime. Several askers share one question. */
  get(key: string): Promise<V>;
  /** The value if it is known, however old. */
  peek(key: string): V | undefined;
  /** The next `get` asks again. */
  forget(key: string): void;
}

interface Options<V> {
  readonly load: (key: string) => Promise<V>;
  readonly now: () => Date;
  readonly lifetimeMs: number;
  /** The oldest go when there are more. */
  readonly most: number;
}

/** A bounded memory of answers. What is forgotten stays to be peeked at, until it is known anew. */
export function remember<V>({ load, now, lifetimeMs, most }: Options<V>): Remembered<V> {
  const known = new Map<string, { value: V; until: number }>();
  const asking = new Map<string, Promise<V>>();

  const ask = async (key: string): Promise<V> => {
    const question = load(key);
    asking.set(key, question);
    try {
      const value = await question;
      // Forgotten while it was on its way: good for those who asked, and no longer.
      if (asking.get(key) === question) {
        known.delete(key);
        known.set(key, { value, until: now().getTime() + lifetimeMs });
        const [oldest] = known.keys();
        if (known.size > most && oldest !== undefined) known.delete(oldest);
      }
      return value;
    } finally {
      if (asking.get(key) === question) asking.delete(key);
    }
  };

  return {
    get: (key) => {
      const entry = known.get(key);
      if (entry && entry.until > now().getTime()) return Promise.resolve(entry.value);
      return asking.get(key) ?? ask(key);
    },
    peek: (key) => known.get(key)?.value,
    forget: (key) => {
      const entry = known.get(key);
      if (entry) entry.until = 0;
      asking.delete(key);
    },
  };
}
