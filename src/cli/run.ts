import { parseArgs } from 'node:util';
import { didYouMean } from '../did-you-mean.js';
import { problemText, StartError } from '../start-error.js';
import { UsageError, type Command, type Terminal } from './command.js';
import { commands } from './commands.js';
import { helpText } from './help.js';

/**
 * Runs one command line.
 * @returns the exit code: 0 all is well, 1 it is not, 2 wrong usage.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { err, out } = terminal;
  const [first] = args;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    out(helpText(commands));
    return 0;
  }
  const command = commandOf(args);
  if (command === undefined) {
    err(unknownCommand(args));
    return 2;
  }
  try {
    const { positionals, values } = parsed(command, args);
    if (values['help'] === true) {
      out(helpText([command]));
      return 0;
    }
    return await command.run({ ...terminal, positionals, values });
  } catch (error) {
    if (error instanceof UsageError) {
      err(`${error.message}\n\n${helpText([command])}`);
      return 2;
    }
    if (!(error instanceof StartError)) throw error;
    report(error, args.includes('--json'), terminal);
    return 1;
  }
}

const wordsOf = (command: Command): string[] => command.name.split(' ');

const commandOf = (args: readonly string[]): Command | undefined =>
  commands.find((command) => wordsOf(command).every((word, index) => args[index] === word));

function unknownCommand(args: readonly string[]): string {
  const words = args.filter((arg) => !arg.startsWith('-')).slice(0, 2);
  const names = commands.map(({ name }) => name);
  const meant = didYouMean(words.join(' '), names) ?? didYouMean(words[0] ?? '', names);
  const group = names.filter((name) => name.startsWith(`${words[0] ?? ''} `));
  const isGroup = words.length === 1 && group.length > 0;
  const remedy =
    meant === undefined || isGroup
      ? `There are: ${(group.length > 0 ? group : names).join(', ')}.`
      : `Did you mean "${meant}"?`;
  return `"${words.join(' ')}" is not a command. ${remedy}`;
}

function parsed(command: Command, args: readonly string[]) {
  const rest = args.slice(wordsOf(command).length);
  const result = parse(command, rest);
  if (result.positionals.length > command.positionals)
    throw new UsageError(`"${result.positionals.at(-1) ?? ''}" is one word too many.`);
  return result;
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function report({ code, problems }: StartError, json: boolean, { out, err }: Terminal): void {
  for (const problem of problems)
    if (json) out(JSON.stringify({ kind: 'problem', code, ...problem }));
    else err(problemText(problem));
}
