import type { FileRef, MessageRef, PersonId } from '../../domain/place.js';
import { toPlainText, type Names } from './plain-text.js';
import type { WireMessage } from './schema.js';

/** What parsing needs to know besides the payload. */
export interface ParseContext {
  readonly deskId: string;
  readonly botUserId: string;
  readonly now: Date;
  readonly names: Names;
}

export const personId = (user: string): PersonId => `slack:${user}`;

/** The instant inside a message id such as `1700000000.000100`. */
export const instantOf = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000));

/** A thread's first message carries its own id as thread_ts; it stands in the channel all the same. */
export function messageRef(channel: string, ts: string, thread?: string | null): MessageRef {
  const place = { platform: 'slack', conversation: channel, message: ts } as const;
  return thread && thread !== ts ? { ...place, thread } : place;
}

/** Files that are there to be fetched; deleted ones and those behind the plan's limit are not. */
export const filesOf = ({ files }: Pick<WireMessage, 'files'>): FileRef[] =>
  (files ?? [])
    .filter(({ mode }) => mode !== 'tombstone' && mode !== 'hidden_by_limit')
    .map(({ id, name, title, url_private: url, size }) => ({
      id,
      name: name || title || id,
      ...(url && { url }),
      ...(size !== undefined && size !== null && { bytes: size }),
    }));

export const textOf = ({ text }: Pick<WireMessage, 'text'>, names: Names): string =>
  toPlainText(text ?? '', names);
