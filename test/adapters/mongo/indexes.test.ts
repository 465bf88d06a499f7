import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIndexes, INDEXES } from '../../../src/adapters/mongo/indexes.js';
import { openTestStore, type TestStore } from '../../builders/store.js';

describe('the indexes', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const keysOf = async (collection: string): Promise<string[]> => {
    const indexes = await store.connection.collection(collection).listIndexes().toArray();
    return indexes.map(({ key }) => JSON.stringify(key));
  };

  it.each(Object.entries(INDEXES).filter(([, indexes]) => indexes.length > 0))(
    'of %s are those of the table, however often they are made',
    async (collection, indexes) => {
      await ensureIndexes(store.connection);
      const expected = [{ _id: 1 }, ...indexes].map((keys) => JSON.stringify(keys));
      expect((await keysOf(collection)).sort()).toEqual(expected.sort());
    },
  );

  it('cover every collection that a repository writes to', () => {
    const collections = Object.values(store.connection.models).map(
      ({ collection }) => collection.name,
    );
    expect(Object.keys(INDEXES).sort()).toEqual(collections.sort());
  });

  it('all begin with the desk', () => {
    for (const keys of Object.values(INDEXES).flat()) expect(Object.keys(keys)[0]).toBe('deskId');
  });
});
