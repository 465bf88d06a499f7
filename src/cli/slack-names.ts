import type { SlackConfig } from '../config.js';
import type { Directory } from '../desk-file/resolve.js';
import { namesOf } from '../start/desk-at-start.js';

/** The names of a workspace. Nothing is asked until one is looked up. */
export async function slackNames(
  { botToken, apiUrl }: SlackConfig,
  err: (line: string) => void,
): Promise<Directory> {
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
  const api = createApi(botToken, apiUrl, log);
  return namesOf(createDirectory(api, () => new Date(), log));
}
