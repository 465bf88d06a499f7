import { createHash } from 'node:crypto';

/**
 * The id of a request that no message began (a form, a command): short, and the same whenever the same
 * delivery is worked on again.
 */
export const requestIdOf = (kind: 'form' | 'command', delivery: string): string =>
  `${kind}/${createHash('sha256').update(delivery).digest('base64url').slice(0, 16)}`;
