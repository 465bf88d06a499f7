import type { ChannelRecord } from './model.js';
import { isWire, text, wires, type Wire } from './wire.js';
import type { World } from './world.js';

/** One Web API method: what it needs and what it does. Throws `ApiError` for `ok: false`. */
export interface Method {
  /** The scope the token must have, where it does not depend on the conversation. */
  readonly scope?: string;
  /** Slack's rate limit tier; 'post' is one a second and channel, 'free' has none. */
  readonly tier: 1 | 2 | 3 | 4 | 'post' | 'free';
  readonly run: (world: World, args: Wire) => Wire | void;
}

/** `ok: false` with this error code and these further fields. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly details: Wire = {},
  ) {
    super(code);
  }
}

/** invalid_arguments with messages as Slack writes them. */
export function invalidArguments(...problems: string[]): ApiError {
  const messages = problems.map((problem) => `[ERROR] ${problem}`);
  return new ApiError('invalid_arguments', { response_metadata: { messages } });
}

/** A string argument that must be there. */
export function required(args: Wire, name: string): string {
  const value = text(args[name]);
  if (value === undefined || value === '')
    throw invalidArguments(`missing required field: ${name}`);
  return value;
}

/** A yes/no argument, given as JSON or as a form field. */
export function flag(args: Wire, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** An argument that may come as JSON text (form bodies) or as itself (JSON bodies). */
export function structure(args: Wire, name: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new ApiError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_json');
  }
}

/** A list argument given as JSON text or as itself; undefined when absent. */
export function list(args: Wire, name: string): Wire[] | undefined {
  const value = structure(args, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    throw new ApiError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
  }
  if (!value.every(isWire)) throw new ApiError('invalid_blocks_format');
  return wires(value);
}

/** Throws missing_scope unless the token has `scope`. */
export function requireScope(world: World, scope: string): void {
  if (world.scopes.has(scope)) return;
  const provided = [...world.scopes].join(',');
  throw new ApiError('missing_scope', { needed: scope, provided });
}

const plural = { channel: 'channels', group: 'groups', im: 'im' } as const;

/** Throws missing_scope unless the token may `action` conversations of this kind. */
export function requireScopeFor(
  world: World,
  channel: ChannelRecord,
  action: 'read' | 'history',
): void {
  requireScope(world, `${plural[channel.kind]}:${action}`);
}

/** The conversation with this id, if the bot can see it; else channel_not_found. */
export function visibleConversation(world: World, id: string): ChannelRecord {
  const channel = world.channels.get(id);
  const member = channel?.members.has(world.identity.botUserId) === true;
  if (!channel || (channel.kind !== 'channel' && !member)) throw new ApiError('channel_not_found');
  return channel;
}

/** The conversation with this id, which the bot must be a member of. */
export function ownConversation(world: World, id: string): ChannelRecord {
  const channel = visibleConversation(world, id);
  if (!channel.members.has(world.identity.botUserId)) throw new ApiError('not_in_channel');
  return channel;
}

/** One page of a list, with Slack's cursor for the next. */
export function page<T>(items: readonly T[], args: Wire, standard: number): [T[], Wire] {
  const limit = Number(args['limit'] ?? standard);
  const from = Number(Buffer.from(text(args['cursor']) ?? '', 'base64').toString() || 0);
  const end = from + limit;
  const next = end < items.length ? Buffer.from(String(end)).toString('base64') : '';
  return [items.slice(from, end), { response_metadata: { next_cursor: next } }];
}
