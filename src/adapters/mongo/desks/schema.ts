import type { Desk } from '../../../domain/desk.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

/** One version of a desk; never altered. */
export interface DeskRow {
  readonly _id: string;
  readonly deskId: string;
  readonly version: number;
  readonly importedAt: Date;
  readonly desk: Desk;
}

export const deskSchema = rowSchema<DeskRow>({
  deskId: TEXT,
  version: NUMBER,
  importedAt: INSTANT,
  desk: VALUE,
});
