import type { Connection } from 'mongoose';
import type { Deps, References } from '../../usecases/ports.js';
import { createAnswerOutcomes } from './answers/repository.js';
import { createCopies } from './copies/repository.js';
import { createCounters } from './counters/repository.js';
import { createDesks } from './desks/repository.js';
import { createDraftRepository } from './drafts/repository.js';
import { createEventLog } from './events/repository.js';
import { createExamples } from './examples/repository.js';
import { createInbox, type MongoInbox } from './inbox/repository.js';
import { createNudgeLists } from './nudge-lists/repository.js';
import { createOutbox, type MongoOutbox } from './outbox/repository.js';
import { createPlaces } from './places/repository.js';
import { createReferences } from './references/repository.js';
import { createTicketRepository } from './tickets/repository.js';

/** Every repository, on one connection. */
export interface MongoStore extends Pick<
  Deps,
  | 'events'
  | 'tickets'
  | 'drafts'
  | 'places'
  | 'copies'
  | 'answers'
  | 'nudgeLists'
  | 'desks'
  | 'counters'
  | 'examples'
> {
  readonly inbox: MongoInbox;
  readonly outbox: MongoOutbox;
  readonly references: References;
}

/** Makes the repositories; once per connection, since models are registered on it. */
export const createMongoStore = (connection: Connection): MongoStore => ({
  events: createEventLog(connection),
  tickets: createTicketRepository(connection),
  drafts: createDraftRepository(connection),
  inbox: createInbox(connection),
  outbox: createOutbox(connection),
  places: createPlaces(connection),
  answers: createAnswerOutcomes(connection),
  copies: createCopies(connection),
  nudgeLists: createNudgeLists(connection),
  references: createReferences(connection),
  desks: createDesks(connection),
  counters: createCounters(connection),
  examples: createExamples(connection),
});
