import type { Reference } from '../../../usecases/ports.js';
import { INSTANT, rowSchema, TEXT } from '../rows.js';

export type ReferenceRow = Reference & { readonly _id: string };

const MAYBE = { type: String } as const;

export const referenceSchema = rowSchema<ReferenceRow>({
  deskId: TEXT,
  key: TEXT,
  tenantId: TEXT,
  serviceUrl: TEXT,
  conversationId: MAYBE,
  botId: TEXT,
  teamId: MAYBE,
  name: MAYBE,
  activityId: MAYBE,
  aadObjectId: MAYBE,
  userId: MAYBE,
  heardIn: MAYBE,
  email: MAYBE,
  language: MAYBE,
  timeZone: MAYBE,
  seenAt: INSTANT,
  dead: MAYBE,
});
