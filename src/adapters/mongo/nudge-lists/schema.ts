import type { NudgeList } from '../../../usecases/ports.js';
import { rowSchema, TEXT, VALUE } from '../rows.js';

export type NudgeListRow = NudgeList & { readonly _id: string };

export const nudgeListSchema = rowSchema<NudgeListRow>({
  deskId: TEXT,
  person: TEXT,
  ref: VALUE,
  postedAt: VALUE,
  entries: VALUE,
});
