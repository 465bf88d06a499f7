import { createCalculator } from '../../domain/sla/calc.js';
import type { Command } from '../command.js';

/** Working time, as a service for other programs: a question a line in, an answer a line out. */
export const slaCalc: Command = {
  name: 'sla calc',
  usage: '< questions.jsonl',
  summary: 'adds or measures working time: JSON Lines in, JSON Lines out, in the same order',
  positionals: 0,
  async run({ input, out }) {
    for await (const answers of answered(input())) out(answers);
    return 0;
  },
};

/**
 * Answers lines as they come, a block of answers for each block of text; holds no more than one line
 * that is not complete yet. Empty lines are passed over.
 */
export async function* answered(
  blocks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const answer = createCalculator();
  const answersTo = (lines: readonly string[]): string =>
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.stringify(answer(line)))
      .join('\n');
  const decoder = new TextDecoder();
  let rest = '';
  for await (const block of blocks) {
    rest += typeof block === 'string' ? block : decoder.decode(block, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    const answers = answersTo(lines);
    if (answers !== '') yield answers;
  }
  const answers = answersTo([rest]);
  if (answers !== '') yield answers;
}
