import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LivingMessage, Places, ThreadOwner } from '../../src/usecases/ports.js';
import { freshDesk, ref } from './samples.js';

/** What every store of places keeps. */
export function describePlacesContract(make: () => Promise<Places>): void {
  describe('places', () => {
    let places: Places;
    beforeAll(async () => {
      places = await make();
    });

    const living = (deskId: string, more: Partial<LivingMessage> = {}): LivingMessage => ({
      deskId,
      subject: 't1',
      role: 'status',
      ref: ref('2.0', '1.0'),
      shown: 'hash-1',
      ...more,
    });

    it('finds a living message by request and role, in its own desk only', async () => {
      const desk = freshDesk();
      await places.put(living(desk));
      expect(await places.find(desk, 't1', 'status')).toEqual(living(desk));
      expect(await places.find(desk, 't1', 'card')).toBeUndefined();
      expect(await places.find(freshDesk(), 't1', 'status')).toBeUndefined();
    });

    it('keeps one message per role: the last one put', async () => {
      const desk = freshDesk();
      await places.put(living(desk));
      await places.put(living(desk, { ref: ref('3.0'), shown: 'hash-2' }));
      expect(await places.of(desk, 't1')).toEqual([
        living(desk, { ref: ref('3.0'), shown: 'hash-2' }),
      ]);
    });

    it('keeps one when several put it at once', async () => {
      const desk = freshDesk();
      const all = Array.from({ length: 10 }, (_, i) => living(desk, { shown: `hash-${i}` }));
      await Promise.all(all.map((message) => places.put(message)));
      expect(await places.of(desk, 't1')).toHaveLength(1);
    });

    it('knows all messages of a request', async () => {
      const desk = freshDesk();
      await places.put(living(desk));
      await places.put(living(desk, { role: 'card:slack/C2' }));
      await places.put(living(desk, { subject: 't2' }));
      const roles = (await places.of(desk, 't1')).map(({ role }) => role);
      expect(roles.sort()).toEqual(['card:slack/C2', 'status']);
    });

    it('does not mix up subjects and roles that contain slashes', async () => {
      const desk = freshDesk();
      await places.put(living(desk, { subject: 'a/b', role: 'c', shown: 'one' }));
      await places.put(living(desk, { subject: 'a', role: 'b/c', shown: 'two' }));
      expect(await places.find(desk, 'a/b', 'c')).toMatchObject({ shown: 'one' });
      expect(await places.find(desk, 'a', 'b/c')).toMatchObject({ shown: 'two' });
    });

    it('knows whose thread it is; a new request may take it over', async () => {
      const desk = freshDesk();
      const owner: ThreadOwner = {
        deskId: desk,
        key: 'slack/C1/1.0',
        subject: 't1',
        side: 'requester',
      };
      expect(await places.threadOwner(desk, owner.key)).toBeUndefined();
      await places.bindThread(owner);
      expect(await places.threadOwner(desk, owner.key)).toEqual(owner);
      expect(await places.threadOwner(freshDesk(), owner.key)).toBeUndefined();
      await places.bindThread({ ...owner, subject: 't2' });
      expect(await places.threadOwner(desk, owner.key)).toMatchObject({ subject: 't2' });
    });
  });
}
