import { afterAll, beforeAll, describe } from '@jest/globals';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { describeAnswerOutcomesContract } from '../../contracts/answer-outcomes.contract.js';
import { describeCopiesContract } from '../../contracts/copies.contract.js';
import { describeCountersContract } from '../../contracts/counters.contract.js';
import { describeDesksContract } from '../../contracts/desks.contract.js';
import { describeDraftRepositoryContract } from '../../contracts/draft-repository.contract.js';
import { describeEventLogContract } from '../../contracts/event-log.contract.js';
import { describeExamplesContract } from '../../contracts/examples.contract.js';
import { describeInboxContract } from '../../contracts/inbox.contract.js';
import { describeNudgeListsContract } from '../../contracts/nudge-lists.contract.js';
import { describeOutboxContract } from '../../contracts/outbox.contract.js';
import { describePlacesContract } from '../../contracts/places.contract.js';
import { describeReferencesContract } from '../../contracts/references.contract.js';
import { describeTicketRepositoryContract } from '../../contracts/ticket-repository.contract.js';

describe('on MongoDB', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  describeEventLogContract(() => Promise.resolve(store.events));
  describeTicketRepositoryContract(() => Promise.resolve(store.tickets));
  describeDraftRepositoryContract(() => Promise.resolve(store.drafts));
  describeInboxContract(() => Promise.resolve(store.inbox));
  describeOutboxContract(() => Promise.resolve(store.outbox));
  describePlacesContract(() => Promise.resolve(store.places));
  describeAnswerOutcomesContract(() => Promise.resolve(store.answers));
  describeCopiesContract(() => Promise.resolve(store.copies));
  describeNudgeListsContract(() => Promise.resolve(store.nudgeLists));
  describeReferencesContract(() => Promise.resolve(store.references));
  describeExamplesContract(() => Promise.resolve(store.examples));
  describeDesksContract(async () => (await store.another()).desks);
  describeCountersContract(() => Promise.resolve(store.counters));
});
