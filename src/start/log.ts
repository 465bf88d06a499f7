import { pino } from 'pino';
import type { Config } from '../config.js';
import type { Log } from '../usecases/ports.js';

/** Where lines go; standard error unless a test listens. */
export interface LogSink {
  write(line: string): void;
}

/** Names under which a secret or somebody's words might be handed to the log. */
const NEVER = ['token', 'botToken', 'appToken', 'signingSecret', 'uri', 'text', 'body', 'values'];

/** Tokens of Slack, and the password in a database's address. */
const SECRET = /\b(xox[a-z]-|xapp-)[\w-]+|(?<=:\/\/[^:/@\s]*:)[^@/\s]+(?=@)/g;

const MESSAGE_LENGTH = 300;

/** Errors whose messages quote the value they are about, which may be what somebody wrote. */
const QUOTING = ['CastError', 'ValidationError', 'StrictModeError', 'SyntaxError'];

/** The log: one JSON object a line, with ids and kinds, never with what people wrote. */
export const createLog = (level: Config['logLevel'], sink?: LogSink): Log =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...NEVER, ...NEVER.map((name) => `*.${name}`)], censor: '[hidden]' },
      serializers: { err: describeError },
    },
    // Written at once: the last line before a crash is the one that matters.
    sink ?? pino.destination({ fd: 2, sync: true }),
  );

/** What an error is, without the fields that SDKs hang on it: requests, payloads, documents. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: QUOTING.includes(name) ? '[hidden]' : withoutSecrets(message),
    // Only where it happened: the first lines repeat the message.
    stack: stack?.slice(stack.indexOf('\n    at ') + 1),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

const withoutSecrets = (text: string): string =>
  text.replace(SECRET, '[hidden]').slice(0, MESSAGE_LENGTH);
