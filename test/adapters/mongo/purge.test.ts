import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { aDelivery, anIncoming, at, freshDesk } from '../../contracts/samples.js';

const LEASE = 30_000;

describe('purging', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  it('forgets deliveries that were dealt with before an instant, and nothing else', async () => {
    const [desk, other] = [freshDesk(), freshDesk()];
    for (const n of [1, 2, 100]) await store.inbox.put(anIncoming(desk, n));
    await store.inbox.put(anIncoming(other, 1));
    for (const n of [1, 100]) await store.inbox.done(desk, `slack/Ev${n}`);
    await store.inbox.done(other, 'slack/Ev1');
    expect(await store.inbox.purge(desk, at(50))).toBe(1);
    expect(await store.inbox.put(anIncoming(desk, 1))).toBe('new');
    expect(await store.inbox.put(anIncoming(desk, 2))).toBe('known');
    expect(await store.inbox.put(anIncoming(desk, 100))).toBe('known');
    expect(await store.inbox.put(anIncoming(other, 1))).toBe('known');
  });

  it('keeps no text of a delivery that was dealt with', async () => {
    const desk = freshDesk();
    await store.inbox.put(anIncoming(desk, 1));
    await store.inbox.done(desk, 'slack/Ev1');
    const row = await store.connection.collection('inbox').findOne({ deskId: desk });
    expect(row).toMatchObject({ state: 'done' });
    expect(JSON.stringify(row)).not.toContain('laptop');
  });

  it('forgets rows that were sent or given up before an instant, and nothing else', async () => {
    const [desk, other] = [freshDesk(), freshDesk()];
    const lanes = ['sent', 'given up', 'sent later', 'waiting'];
    await store.outbox.put(lanes.map((lane) => aDelivery(desk, lane, 1)));
    await store.outbox.put([aDelivery(other, 'sent', 1)]);
    await store.outbox.takeDue(desk, at(1), LEASE, 10);
    await store.outbox.sent(desk, 'sent:1:card', at(2));
    await store.outbox.sent(other, 'sent:1:card', at(2));
    await store.outbox.giveUp(desk, 'given up:1:card', at(2), 'gone');
    await store.outbox.sent(desk, 'sent later:1:card', at(60));
    expect(await store.outbox.purge(desk, at(50))).toBe(2);
    expect(await store.outbox.purge(desk, at(50))).toBe(0);
    expect(await store.outbox.oldestWaiting(desk)).toEqual(at(1));
    expect(await store.outbox.purge(other, at(50))).toBe(1);
  });
});
