import { describe, expect, it } from '@jest/globals';
import { remember } from '../../../src/adapters/slack/remembered.js';

function setUp(most = 2) {
  let time = 0;
  const asked: string[] = [];
  const answers: ((value: string) => void)[] = [];
  const memory = remember({
    now: () => new Date(time),
    lifetimeMs: 100,
    most,
    load: (key) => {
      asked.push(key);
      return new Promise<string>((resolve) => answers.push(resolve));
    },
  });
  const ask = async (key: string, value: string) => {
    const answer = memory.get(key);
    answers.shift()?.(value);
    return answer;
  };
  return { memory, asked, answers, ask, pass: (ms: number) => (time += ms) };
}

describe('what is remembered', () => {
  it('is asked for once, and again when it is old', async () => {
    const { memory, asked, ask, pass } = setUp();
    await ask('a', '1');
    pass(99);
    expect(await memory.get('a')).toBe('1');
    pass(1);
    expect(await ask('a', '2')).toBe('2');
    expect(asked).toEqual(['a', 'a']);
  });

  it('is asked for once by many at the same time', async () => {
    const { memory, asked, answers } = setUp();
    const both = Promise.all([memory.get('a'), memory.get('a')]);
    answers.shift()?.('1');
    expect(await both).toEqual(['1', '1']);
    expect(asked).toEqual(['a']);
  });

  it('is forgotten, but can still be peeked at', async () => {
    const { memory, ask } = setUp();
    await ask('a', '1');
    memory.forget('a');
    expect(memory.peek('a')).toBe('1');
    expect(await ask('a', '2')).toBe('2');
  });

  it('is not kept when it was forgotten on its way', async () => {
    const { memory, answers, ask } = setUp();
    const early = memory.get('a');
    memory.forget('a');
    answers.shift()?.('old');
    expect(await early).toBe('old');
    expect(await ask('a', 'new')).toBe('new');
  });

  it('is not kept when asking failed', async () => {
    let fails = true;
    const memory = remember({
      now: () => new Date(0),
      lifetimeMs: 100,
      most: 2,
      load: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve('1')),
    });
    await expect(memory.get('a')).rejects.toThrow('away');
    fails = false;
    expect(await memory.get('a')).toBe('1');
  });

  it('is bounded: the oldest go', async () => {
    const { memory, ask } = setUp(2);
    for (const key of ['a', 'b', 'c']) await ask(key, key);
    expect(['a', 'b', 'c'].map((key) => memory.peek(key))).toEqual([undefined, 'b', 'c']);
  });
});
