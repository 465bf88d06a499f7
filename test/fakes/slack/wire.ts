/** A JSON object as it travels between Slack and the app, before anybody has looked at its shape. */
export type Wire = Record<string, unknown>;

/** True for JSON objects (not arrays, not null). */
export function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON objects of an array; anything else yields an empty list. */
export function wires(value: unknown): Wire[] {
  return Array.isArray(value) ? value.filter(isWire) : [];
}

/** The value when it is a string, else undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The `text` of a Block Kit text object, or the string itself; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return isWire(value) ? text(value['text']) : text(value);
}

/** A copy without the keys whose value is undefined, as JSON would carry it. */
export function compact(value: Record<string, unknown>): Wire {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));
}
