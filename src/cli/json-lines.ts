import { StringDecoder } from 'node:string_decoder';

/** A line's value, or what is wrong with it. `number` counts from 1. */
export type JsonLine =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly problem: string };

/** A line longer than this is no message any more; it is cut, so that memory stays bounded. */
const LONGEST = 1_000_000;

/** Reads JSON Lines one by one, holding no more than one of them. Empty lines are left out. */
export async function* jsonLines(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() !== '') yield parsed(line, number);
  }
}

function parsed(line: string, number: number): JsonLine {
  try {
    return { number, value: JSON.parse(line.replace(/^\ufeff/, '')) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { number, problem: `Line ${number} is not JSON.` };
  }
}

async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of input) {
    rest += typeof piece === 'string' ? piece : decoder.write(Buffer.from(piece));
    const lines = rest.split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
