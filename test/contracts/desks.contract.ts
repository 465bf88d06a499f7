import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Desks } from '../../src/usecases/ports.js';
import { aDesk, at, freshDesk } from './samples.js';

/** What every store of desks keeps. `make` may be called for a second process on the same data. */
export function describeDesksContract(make: () => Promise<Desks>): void {
  describe('desks', () => {
    let desks: Desks;
    let elsewhere: Desks;
    beforeAll(async () => {
      desks = await make();
      elsewhere = await make();
    });

    it('has none before the first import', async () => {
      expect(await desks.current(freshDesk())).toBeUndefined();
      expect(await desks.version(freshDesk(), 1)).toBeUndefined();
    });

    it('stores the first import as version 1 and gives it back', async () => {
      const desk = aDesk(freshDesk());
      expect(await desks.importDesk(desk, at(0))).toEqual({ ...desk, version: 1 });
      expect(await desks.current(desk.id)).toEqual({ ...desk, version: 1 });
      expect(await elsewhere.current(desk.id)).toEqual({ ...desk, version: 1 });
      expect(await elsewhere.version(desk.id, 1)).toEqual({ ...desk, version: 1 });
    });

    it('keeps the version when nothing changed but the order of keys', async () => {
      const desk = aDesk(freshDesk(), { wording: { a: '1', b: '2' } });
      await desks.importDesk(desk, at(0));
      const same = Object.fromEntries(Object.entries(desk).reverse()) as typeof desk;
      const again = await elsewhere.importDesk({ ...same, wording: { b: '2', a: '1' } }, at(1));
      expect(again.version).toBe(1);
    });

    it('takes a property that is undefined for one that is absent', async () => {
      const desk = aDesk(freshDesk());
      await desks.importDesk(desk, at(0));
      const [channel] = desk.channels;
      const same = { ...desk, channels: channel ? [{ ...channel, queue: undefined }] : [] };
      expect((await elsewhere.importDesk(same, at(1))).version).toBe(1);
    });

    it('counts up with every change and keeps the old versions', async () => {
      const desk = aDesk(freshDesk());
      await desks.importDesk(desk, at(0));
      expect((await desks.importDesk({ ...desk, name: 'Renamed' }, at(1))).version).toBe(2);
      expect(await desks.current(desk.id)).toMatchObject({ version: 2, name: 'Renamed' });
      expect(await elsewhere.current(desk.id)).toMatchObject({ version: 2, name: 'Renamed' });
      expect(await desks.version(desk.id, 1)).toMatchObject({ name: 'Example' });
      expect((await desks.importDesk(desk, at(2))).version).toBe(3);
    });

    it('sees at once what another process imported', async () => {
      const desk = aDesk(freshDesk());
      await desks.importDesk(desk, at(0));
      await desks.current(desk.id);
      await elsewhere.importDesk({ ...desk, name: 'Renamed' }, at(1));
      expect(await desks.current(desk.id)).toMatchObject({ version: 2, name: 'Renamed' });
    });

    it('ends with one version when two processes import the same at once', async () => {
      const desk = aDesk(freshDesk());
      const imports = [desks, elsewhere, desks, elsewhere].map((store) =>
        store.importDesk(desk, at(0)),
      );
      expect((await Promise.all(imports)).map(({ version }) => version)).toEqual([1, 1, 1, 1]);
      expect(await desks.version(desk.id, 2)).toBeUndefined();
    });

    it('stores both when two processes import different desks at once', async () => {
      const desk = aDesk(freshDesk());
      const imported = await Promise.all([
        desks.importDesk({ ...desk, name: 'A' }, at(0)),
        elsewhere.importDesk({ ...desk, name: 'B' }, at(0)),
      ]);
      expect(imported.map(({ version }) => version).sort()).toEqual([1, 2]);
    });
  });
}
