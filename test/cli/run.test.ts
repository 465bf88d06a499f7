import { expect, test } from '@jest/globals';
import { commands } from '../../src/cli/commands.js';
import { desk } from './terminal.js';

test.each([[[]], [['help']], [['--help']]])('%j lists every command', async (args) => {
  const { code, out } = await desk(args);
  expect(code).toBe(0);
  for (const { name, summary } of commands) {
    expect(out).toContain(`  ${name}`);
    expect(out).toContain(summary);
  }
});

test('every command explains itself', async () => {
  for (const { name, summary } of commands) {
    const { code, out } = await desk([...name.split(' '), '--help']);
    expect([code, out.includes(summary)]).toEqual([0, true]);
  }
});

test.each([
  ['config chek', 'Did you mean "config check"?'],
  ['confg show', 'Did you mean "config show"?'],
  ['rebiuld', 'Did you mean "rebuild"?'],
  ['config', 'There are: config check, config show, config export.'],
  ['store', 'There are: store serve, store verify, store migrate.'],
  ['frobnicate', 'There are: config check, config show,'],
])('%s is no command, and a near one is named', async (line, remedy) => {
  const { code, err, out } = await desk(line.split(' '));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`"${line}" is not a command.`);
  expect(err).toContain(remedy);
});

test.each([
  ['rebuild now', '"now" is one word too many.'],
  ['rebuild --fast', "Unknown option '--fast'"],
  ['backup', 'Name the folder for the copy.'],
  ['store migrate', 'Name the address of the MongoDB.'],
  ['store serve --port x', '"x" is not a port number.'],
  ['config check', 'Name the file, or set DESK_CONFIG.'],
])('%s is wrong usage, and the right one is shown', async (line, problem) => {
  const { code, err } = await desk(line.split(' '));
  expect(code).toBe(2);
  expect(err).toContain(problem);
  expect(err).toContain('npm run desk -- <command>');
});

test('wrong settings stop every command that needs them, all at once', async () => {
  const { code, err } = await desk(['rebuild'], { PORT: 'x', SLACK_TOKEN: 'y' });
  expect(code).toBe(1);
  expect(err).toContain(
    'SLACK_TOKEN: is not a name that is read here.\n    → Call it SLACK_BOT_TOKEN.',
  );
  expect(err).toContain('PORT: is not a port number.');
});
