import type { LivingMessage, ThreadOwner } from '../../../usecases/ports.js';
import { rowSchema, TEXT, VALUE } from '../rows.js';

export type LivingRow = LivingMessage & { readonly _id: string };

export const livingSchema = rowSchema<LivingRow>({
  deskId: TEXT,
  subject: TEXT,
  role: TEXT,
  ref: VALUE,
  shown: TEXT,
});

export type ThreadRow = ThreadOwner & { readonly _id: string };

export const threadSchema = rowSchema<ThreadRow>({
  deskId: TEXT,
  key: TEXT,
  subject: TEXT,
  side: TEXT,
});
