import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Reference, References } from '../../src/usecases/ports.js';
import { freshDesk } from './samples.js';

/** What every store of references keeps. */
export function describeReferencesContract(make: () => Promise<References>): void {
  describe('references', () => {
    let references: References;
    beforeAll(async () => {
      references = await make();
    });

    const reference = (deskId: string, more: Partial<Reference> = {}): Reference => ({
      deskId,
      key: '19:help@thread.tacv2',
      tenantId: 'tenant-1',
      serviceUrl: 'https://smba.example/emea/',
      conversationId: '19:help@thread.tacv2',
      botId: '28:app',
      seenAt: new Date('2026-11-03T09:00:00Z'),
      ...more,
    });

    it('finds a reference by its key, in its own desk only', async () => {
      const desk = freshDesk();
      await references.put(reference(desk));
      expect(await references.find(desk, '19:help@thread.tacv2')).toEqual(reference(desk));
      expect(await references.find(desk, 'teams:ana')).toBeUndefined();
      expect(await references.find(freshDesk(), '19:help@thread.tacv2')).toBeUndefined();
    });

    it('keeps what was put last; what is left out is gone', async () => {
      const desk = freshDesk();
      await references.put(reference(desk, { dead: 'MessageWritesBlocked', name: 'help' }));
      await references.put(reference(desk));
      expect(await references.find(desk, '19:help@thread.tacv2')).toEqual(reference(desk));
    });

    it('finds people by e-mail, and conversations by team', async () => {
      const desk = freshDesk();
      const ana = reference(desk, { key: 'teams:ana', aadObjectId: 'ana', email: 'ana@x.example' });
      await references.put(ana);
      await references.put(reference(desk, { teamId: '19:team@thread.tacv2' }));
      expect(await references.findByEmail(desk, 'ana@x.example')).toEqual(ana);
      expect(await references.findByEmail(freshDesk(), 'ana@x.example')).toBeUndefined();
      const team = await references.ofTeam(desk, '19:team@thread.tacv2');
      expect(team.map(({ key }) => key)).toEqual(['19:help@thread.tacv2']);
      expect(await references.ofTeam(desk, 'another')).toEqual([]);
    });

    it('knows the newest', async () => {
      const desk = freshDesk();
      expect(await references.newest(desk)).toBeUndefined();
      const at = (hour: number) => new Date(Date.UTC(2026, 10, 3, hour));
      await references.put(reference(desk, { key: 'b', seenAt: at(11) }));
      await references.put(reference(desk, { key: 'a', seenAt: at(10) }));
      expect(await references.newest(desk)).toMatchObject({ key: 'b' });
    });
  });
}
