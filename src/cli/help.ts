import type { Command } from './command.js';

/** What the commands do, one a line. */
export function helpText(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }) => ({
    call: [name, usage].filter(Boolean).join(' '),
    summary,
  }));
  const width = Math.max(...rows.map(({ call }) => call.length));
  return [
    'npm run desk -- <command> [--json]',
    '',
    ...rows.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
    '',
    '--json speaks JSON Lines, a row each. Settings come from the environment or a file .env.',
  ].join('\n');
}
