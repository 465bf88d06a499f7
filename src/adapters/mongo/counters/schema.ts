import { NUMBER, rowSchema, TEXT } from '../rows.js';

export interface CounterRow {
  readonly _id: string;
  readonly deskId: string;
  readonly value: number;
}

export const counterSchema = rowSchema<CounterRow>({ deskId: TEXT, value: NUMBER });
