import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsedJson, splitQuestion } from '../../../src/domain/sla/question.js';

/** What a line says, put together again. */
function whole(line: string): unknown {
  const split = splitQuestion(line);
  if (split === undefined) return undefined;
  const { weekly: _weekly, holidays: _holidays, ...rest } = split.question;
  const part = (name: string, text: string) =>
    text === '' ? {} : { [name]: parsedJson(text)?.value };
  return { ...rest, ...part('weekly', split.weekly), ...part('holidays', split.holidays) };
}

const name = fc.constantFrom('id', 'weekly', 'holidays', '"weekly":[', 'a\\"weekly":', 'x');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, 1, 'text', '"weekly":{', ']}"', [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));

test('a line that was taken apart says what it said, however odd it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(name, value, { maxKeys: 5 }),
      fc.constantFrom(0, 1),
      (input, space) => {
        const line = JSON.stringify(input, null, space).replaceAll('\n', '');
        expect(whole(line)).toEqual(input);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(['', 'null', '[1]', '{"weekly":{}', '{"weekly":[}'])('no object: %s', (line) => {
  expect(splitQuestion(line)).toBeUndefined();
});
