import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftRepository } from '../../src/usecases/ports.js';
import { aDraft, at, freshDesk, ref } from './samples.js';

/** What every draft repository keeps. */
export function describeDraftRepositoryContract(make: () => Promise<DraftRepository>): void {
  describe('a draft repository', () => {
    let drafts: DraftRepository;
    beforeAll(async () => {
      drafts = await make();
    });

    it('finds what was saved, in its own desk only', async () => {
      const desk = freshDesk();
      const draft = aDraft(desk);
      expect(await drafts.save(draft)).toBe('saved');
      expect(await drafts.find(desk, 'd1')).toEqual(draft);
      expect(await drafts.find(freshDesk(), 'd1')).toBeUndefined();
    });

    it.each([
      ['the first version twice', 1, 1],
      ['a version that leaves one out', 1, 3],
      ['a version that stands there', 2, 2],
      ['an older version', 2, 1],
    ])('refuses %s', async (_name, stored, next) => {
      const desk = freshDesk();
      for (let version = 1; version <= stored; version += 1) {
        expect(await drafts.save(aDraft(desk, { version }))).toBe('saved');
      }
      expect(await drafts.save(aDraft(desk, { version: next, title: 'late' }))).toBe('conflict');
      expect(await drafts.find(desk, 'd1')).toMatchObject({ version: stored, title: 'Laptop' });
    });

    it('refuses a later version of a draft that does not exist', async () => {
      expect(await drafts.save(aDraft(freshDesk(), { version: 2 }))).toBe('conflict');
    });

    it.each([1, 2])('lets one win when many save version %d at once', async (version) => {
      const desk = freshDesk();
      if (version === 2) await drafts.save(aDraft(desk));
      const rivals = Array.from({ length: 10 }, (_, i) =>
        aDraft(desk, { version, title: `r${i}` }),
      );
      const outcomes = await Promise.all(rivals.map((draft) => drafts.save(draft)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await drafts.find(desk, 'd1')).toEqual(rivals[outcomes.indexOf('saved')]);
    });

    it('forgets what the newer version no longer has', async () => {
      const desk = freshDesk();
      await drafts.save(aDraft(desk));
      const next = aDraft(desk, { version: 2, question: undefined });
      await drafts.save(next);
      expect(Object.keys((await drafts.find(desk, 'd1')) ?? {})).not.toContain('question');
    });

    it('finds the newest draft of a person in a conversation', async () => {
      const desk = freshDesk();
      await drafts.save(aDraft(desk, { id: 'old', openedAt: at(10) }));
      await drafts.save(aDraft(desk, { id: 'new', openedAt: at(20) }));
      await drafts.save(aDraft(desk, { id: 'other', openedAt: at(30), requester: 'slack:U2' }));
      const latest = async (since: number, conversation = 'C1'): Promise<string | undefined> =>
        (await drafts.latestOf(desk, 'slack:U1', { platform: 'slack', conversation }, at(since)))
          ?.id;
      expect(await latest(0)).toBe('new');
      expect(await latest(20)).toBe('new');
      expect(await latest(21)).toBeUndefined();
      expect(await latest(0, 'C2')).toBeUndefined();
    });

    it('knows a draft in the direct conversation its dialog moved to', async () => {
      const desk = freshDesk();
      const direct = { platform: 'slack', conversation: 'D1' } as const;
      await drafts.save(aDraft(desk, { thread: { ...direct, thread: '5.0' } }));
      await drafts.save(
        aDraft(desk, { id: 'd2', origin: { via: 'form' }, messages: [], requester: 'slack:U2' }),
      );
      expect(await drafts.latestOf(desk, 'slack:U1', direct, at(0))).toMatchObject({ id: 'd1' });
      expect(await drafts.latestOf(desk, 'slack:U1', ref('1.0'), at(0))).toMatchObject({
        id: 'd1',
      });
      expect(await drafts.latestOf(desk, 'slack:U2', direct, at(0))).toBeUndefined();
    });

    it('finds unfinished drafts whose time has come, and those left while filing', async () => {
      const desk = freshDesk();
      const stages = [
        ['asking', 300],
        ['offered', 200],
        ['confirming', 301],
        ['filed', 100],
        ['dropped', 100],
        ['filing', 900],
      ] as const;
      for (const [stage, expires] of stages) {
        await drafts.save(aDraft(desk, { id: stage, stage, expiresAt: at(expires) }));
      }
      const found = await drafts.expired(desk, at(300), 10);
      expect(found.map(({ id }) => id)).toEqual(['filing', 'offered', 'asking']);
      expect(await drafts.expired(desk, at(300), 1)).toHaveLength(1);
    });
  });
}
