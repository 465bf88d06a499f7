import { errorCode, StartError } from '../start-error.js';
import { GatewayError } from '../usecases/ports.js';

const APP_PAGE = 'your app at https://api.slack.com/apps';

/** What to do about the refusals that a new installation meets. */
const REMEDIES: Readonly<Record<string, string>> = {
  invalid_auth: `Copy the token again from ${APP_PAGE}.`,
  not_authed: `Copy the token again from ${APP_PAGE}.`,
  token_revoked: `Install the app again ("Install App") in ${APP_PAGE}, and copy the new token.`,
  account_inactive: `Install the app again ("Install App") in ${APP_PAGE}.`,
  missing_scope: `Give the app the scopes of manifests/slack.json in ${APP_PAGE}, and install it again.`,
};

/** Runs a step of the start that asks Slack; what Slack refuses becomes a StartError. */
export async function askingSlack<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    throw error instanceof GatewayError ? platformRefused(error) : error;
  }
}

/** Slack did not let the product start. */
export function platformRefused(error: unknown): StartError {
  const code = error instanceof GatewayError ? error.code : errorCode(error);
  const remedy = REMEDIES[code];
  const problem =
    remedy === undefined ? `cannot be reached (${code}).` : `does not accept the app (${code}).`;
  return new StartError(
    'platform',
    [
      {
        where: 'Slack',
        problem,
        remedy: remedy ?? 'Check the network, and SLACK_API_URL if you set it; then start again.',
      },
    ],
    { cause: error },
  );
}

/** The HTTP server did not get its port. */
export const portRefused = (port: number, error: unknown): StartError =>
  new StartError(
    'port',
    [
      {
        where: `port ${port}`,
        problem:
          errorCode(error) === 'EADDRINUSE'
            ? 'is used by another program.'
            : `cannot be listened on (${errorCode(error)}).`,
        remedy: 'End that program, or set PORT to another number.',
      },
    ],
    { cause: error },
  );
