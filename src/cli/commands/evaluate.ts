import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { createTally } from '../../domain/understanding/classifier/figures.js';
import { classify, trainSteps, type Model } from '../../domain/understanding/classifier/model.js';
import { newestOfEach } from '../../domain/understanding/newest-of-each.js';
import { indexSimilar } from '../../domain/understanding/similar.js';
import type { Example } from '../../domain/understanding/types.js';
import { StartError } from '../../start-error.js';
import { tell, UsageError, type Call, type Command } from '../command.js';
import { jsonLines } from '../json-lines.js';

/** Measures the classifier, or the search for similar tickets, on labelled texts. */
export const evaluate: Command = {
  name: 'evaluate',
  usage: '--train file --test file [--similar]',
  summary: 'trains a fresh classifier on lines {"text", "label"} and measures it on others',
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    similar: { type: 'boolean' },
  },
  positionals: 0,
  async run(call) {
    const { train, test } = call.values;
    if (typeof train !== 'string' || typeof test !== 'string')
      throw new UsageError('Name both files: --train A.jsonl --test B.jsonl.');
    const problems: string[] = [];
    const examples = await readTraining(call, train, problems);
    const tested = labelled(call, test, problems);
    const row =
      call.values['similar'] === true
        ? await similarFigures(call, examples, tested)
        : await classifierFigures(call, examples, tested);
    call.progress('');
    for (const problem of problems) call.err(problem);
    const words = Object.entries(row).map(([name, value]) => `${name}: ${String(value)}`);
    tell(call, row, words.join('\n'));
    return problems.length > 0 ? 1 : 0;
  },
};

async function classifierFigures(
  call: Call,
  examples: readonly Example[],
  tested: AsyncIterable<Example>,
): Promise<object> {
  const model = train(call, examples);
  const tally = createTally(model.calibration.threshold);
  const clock = createClock();
  for await (const { text, label } of tested) {
    tally.add(
      label,
      clock.timed(() => classify(text, model)),
    );
  }
  return { ...tally.figures(), msPerPrediction: clock.mean() };
}

/** Whether one of the three tickets shown is of the right kind. */
async function similarFigures(
  call: Call,
  examples: readonly Example[],
  tested: AsyncIterable<Example>,
): Promise<object> {
  const model = train(call, examples);
  const labels = examples.map(({ label }) => label);
  const find = indexSimilar(
    examples.map(({ text, label }, at) => ({ id: String(at), text, category: label })),
  );
  const clock = createClock();
  let n = 0;
  let hits = 0;
  for await (const { text, label } of tested) {
    const found = clock.timed(() => {
      const scores = classify(text, model);
      return find(text, 3, new Map(scores.map((one) => [one.label, one.confidence])));
    });
    n += 1;
    if (found.some(({ id }) => labels[Number(id)] === label)) hits += 1;
  }
  const hitAt3 = n === 0 ? 0 : Math.round((hits / n) * 10_000) / 10_000;
  return { n, hitAt3, msPerPrediction: clock.mean() };
}

function train(call: Call, examples: readonly Example[]): Model {
  const steps = trainSteps(examples);
  for (let count = 0; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % 20 === 0) call.progress(`learning from ${examples.length} lines … ${count}`);
  }
}

async function readTraining(call: Call, file: string, problems: string[]): Promise<Example[]> {
  const newest = newestOfEach();
  for await (const example of labelled(call, file, problems)) newest.add(example);
  return newest.examples();
}

/** The lines of a file; what is wrong with one is noted, and the rest is read. */
async function* labelled(call: Call, file: string, problems: string[]): AsyncGenerator<Example> {
  await mustBeReadable(file);
  let read = 0;
  for await (const line of jsonLines(createReadStream(file))) {
    const example = 'problem' in line ? undefined : asExample(line.value);
    if (example !== undefined) yield example;
    else if (problems.length < MOST_PROBLEMS)
      problems.push(`${file}:${line.number} is no line {"text": …, "label": …}.`);
    read += 1;
    if (read % 500 === 0) call.progress(`${file}: ${read} lines`);
  }
}

const MOST_PROBLEMS = 20;

function asExample(value: unknown): Example | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, label } = value as Record<string, unknown>;
  return typeof text === 'string' && typeof label === 'string' ? { text, label } : undefined;
}

async function mustBeReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (cause) {
    throw new StartError(
      'settings',
      [{ where: file, problem: 'cannot be read.', remedy: 'Check the path.' }],
      { cause },
    );
  }
}

/** Sums up what each answer took. */
function createClock() {
  let ms = 0;
  let count = 0;
  return {
    timed: <T>(work: () => T): T => {
      const begin = performance.now();
      const result = work();
      ms += performance.now() - begin;
      count += 1;
      return result;
    },
    mean: () => (count === 0 ? 0 : Math.round((ms / count) * 1000) / 1000),
  };
}
