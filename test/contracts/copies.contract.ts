import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Copies } from '../../src/usecases/ports.js';
import { freshDesk, ref } from './samples.js';

/** What every store of copies keeps. */
export function describeCopiesContract(make: () => Promise<Copies>): void {
  describe('copies', () => {
    let copies: Copies;
    beforeAll(async () => {
      copies = await make();
    });

    it('finds the copy of a message, in its own desk only', async () => {
      const deskId = freshDesk();
      const copy = { deskId, source: ref('2.0', '1.0'), subject: 't1', copy: ref('9.0', '8.0') };
      await copies.put(copy);
      expect(await copies.find(deskId, copy.source)).toEqual(copy);
      expect(await copies.find(deskId, ref('2.0'))).toEqual(copy);
      expect(await copies.find(deskId, ref('2.1'))).toBeUndefined();
      expect(await copies.find(freshDesk(), copy.source)).toBeUndefined();
    });

    it('keeps the last copy put', async () => {
      const deskId = freshDesk();
      const copy = { deskId, source: ref('2.0'), subject: 't1', copy: ref('9.0') };
      await copies.put(copy);
      await copies.put({ ...copy, copy: ref('10.0') });
      expect(await copies.find(deskId, copy.source)).toMatchObject({ copy: ref('10.0') });
    });
  });
}
