import type { Copy } from '../../../usecases/ports.js';
import { rowSchema, TEXT, VALUE } from '../rows.js';

export type CopyRow = Copy & { readonly _id: string };

export const copySchema = rowSchema<CopyRow>({
  deskId: TEXT,
  source: VALUE,
  subject: TEXT,
  copy: VALUE,
});
