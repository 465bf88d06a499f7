import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LearnedExample } from '../../src/domain/understanding/learned-example.js';
import type { Examples } from '../../src/usecases/ports.js';
import { at, freshDesk } from './samples.js';

const anExample = (deskId: string, more: Partial<LearnedExample> = {}): LearnedExample => ({
  deskId,
  id: 't1',
  version: 3,
  at: at(1),
  language: 'en',
  author: 'slack:U1',
  text: 'It is <broken> $set.a',
  isRequest: true,
  category: 'hardware.laptop',
  ...more,
});

/** What every collection of examples keeps. */
export function describeExamplesContract(make: () => Promise<Examples>): void {
  describe('examples', () => {
    let examples: Examples;
    beforeAll(async () => {
      examples = await make();
    });

    it('come back as they were, newest first, and no more than asked for', async () => {
      const desk = freshDesk();
      const given = [1, 2, 3].map((n) => anExample(desk, { id: `t${n}`, at: at(n) }));
      for (const one of given) await examples.put(one);
      expect(await examples.newest(desk, 'en', 2)).toEqual([given[2], given[1]]);
    });

    it('stay with their desk and language', async () => {
      const [desk, other] = [freshDesk(), freshDesk()];
      await examples.put(anExample(desk));
      expect(await examples.newest(other, 'en', 9)).toEqual([]);
      expect(await examples.newest(desk, 'sv', 9)).toEqual([]);
    });

    it('are one for each request, the newest version wins whatever comes last', async () => {
      const desk = freshDesk();
      const newer = anExample(desk, { version: 5, category: 'network' });
      await examples.put(newer);
      await examples.put(anExample(desk, { version: 4 }));
      await examples.put(newer);
      expect(await examples.newest(desk, 'en', 9)).toEqual([newer]);
    });

    it('have a stamp that changes with what there is to learn', async () => {
      const desk = freshDesk();
      const stamps = [await examples.stamp(desk, 'en')];
      const changes: Partial<LearnedExample>[] = [
        {},
        { id: 't2', at: at(0) },
        { version: 4, at: at(9), category: 'network' },
        { version: 5, at: at(10), isRequest: undefined },
      ];
      for (const change of changes) {
        await examples.put(anExample(desk, change));
        stamps.push(await examples.stamp(desk, 'en'));
      }
      await examples.put(anExample(desk, changes.at(-1)));
      expect(new Set(stamps).size).toBe(5);
      expect(await examples.stamp(desk, 'en')).toBe(stamps.at(-1));
    });

    it('that teach nothing any more are no longer found', async () => {
      const desk = freshDesk();
      await examples.put(anExample(desk));
      await examples.put(
        anExample(desk, { version: 4, text: '', isRequest: undefined, category: undefined }),
      );
      expect(await examples.newest(desk, 'en', 9)).toEqual([]);
    });
  });
}
