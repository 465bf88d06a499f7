import type { Config } from '../config.js';
import type { Directory } from '../desk-file/resolve.js';
import { namesOf } from '../start/desk-at-start.js';

/**
 * The names of the platforms that are configured; `undefined` when there are none. Nothing is asked until
 * one is looked up.
 */
export async function platformNames(
  { slack, teams }: Config['platforms'],
  err: (line: string) => void,
): Promise<Directory | undefined> {
  if (slack === undefined) return teams && namesOf(undefined, true);
  // Loaded only here: most commands have no use for the SDK.
  const { createApi } = await import('../adapters/slack/api.js');
  const { createDirectory } = await import('../adapters/slack/directory.js');
  const log = {
    info: () => undefined,
    warn: (_fields: object, message: string) => {
      err(message);
    },
    error: (_fields: object, message: string) => {
      err(message);
    },
  };
  const api = createApi(slack.botToken, slack.apiUrl, log);
  return namesOf(
    createDirectory(api, () => new Date(), log),
    teams !== undefined,
  );
}
