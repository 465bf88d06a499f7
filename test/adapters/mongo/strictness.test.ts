import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { aTicket, anEvent, anIncoming, freshDesk } from '../../contracts/samples.js';

describe('the schemas', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const stranger = <T>(value: T): T => ({ ...value, colour: 'red' });

  it('refuse a property that nobody declared, instead of losing it', async () => {
    const desk = freshDesk();
    await expect(store.events.append(stranger(anEvent(desk, 1)))).rejects.toThrow(/colour/);
    await expect(store.tickets.save(stranger(aTicket(desk)))).rejects.toThrow(/colour/);
    expect(await store.tickets.find(desk, 't1')).toBeUndefined();
  });

  it('refuse a filter on such a property', async () => {
    const { Ticket } = store.connection.models;
    await expect(Ticket?.find({ colour: 'red' })).rejects.toThrow(/colour/);
  });

  it('take no operator where a value belongs', async () => {
    const desk = freshDesk();
    await store.tickets.save(aTicket(desk));
    const anything = { $ne: null } as unknown as string;
    await expect(store.tickets.findByKey(desk, anything)).rejects.toThrow(/Cast to string failed/);
    const everybody = { requester: anything as Ticket['requester'] };
    await expect(store.tickets.list(desk, everybody, { limit: 1 })).rejects.toThrow(/Cast/);
  });

  it('refuse a row without a desk', async () => {
    await expect(store.inbox.put(anIncoming('', 1))).rejects.toThrow(/deskId/);
  });
});
