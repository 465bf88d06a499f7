import { expect, test } from '@jest/globals';
import { createLog } from '../../src/start/log.js';

/** What the log writes when `use` uses it. */
function written(use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(createLog('info', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('one object a line, with its level in words and the time as an instant', () => {
  const [line] = written((log) => {
    log.info({ deskId: 'main', ticket: 'IT-1' }, 'A ticket was opened.');
  });
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    deskId: 'main',
    ticket: 'IT-1',
    msg: 'A ticket was opened.',
  });
});

test('secrets and words of people do not get out, however they come', () => {
  const secret = 'xoxb-12-34-abcdef';
  const text = 'my salary is wrong';
  const fault = Object.assign(new Error(`invalid token ${secret}`), {
    code: 'invalid_auth',
    config: { headers: { authorization: secret } },
    data: { text },
  });
  const wrapped = new Error('connect to mongodb://desk:p4ss@host/db failed', { cause: fault });
  const quoting = Object.assign(new Error(`Cast to number failed for "${text}"`), {
    name: 'CastError',
  });
  const lines = written((log) => {
    log.error({ err: wrapped, token: secret, config: { botToken: secret } }, 'It failed.');
    log.error({ err: quoting, incoming: { text } }, 'It failed.');
    log.error({ err: `${secret} was refused` }, 'It failed.');
  });
  expect(JSON.stringify(lines)).not.toMatch(/xoxb-|p4ss|salary/);
  expect(lines[0]).toMatchObject({
    token: '[hidden]',
    err: {
      message: 'connect to mongodb://desk:[hidden]@host/db failed',
      cause: { code: 'invalid_auth', message: 'invalid token [hidden]' },
    },
  });
  expect((lines[0]?.['err'] as { stack: string }).stack).toMatch(/^ {4}at /);
});
