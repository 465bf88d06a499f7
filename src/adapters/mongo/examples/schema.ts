import type { LearnedExample } from '../../../domain/understanding/learned-example.js';
import { INSTANT, NUMBER, rowSchema, TEXT } from '../rows.js';

/** An example and what queries need besides. */
export type ExampleRow = LearnedExample & {
  readonly _id: string;
  /** Whether there is anything to learn from it. */
  readonly teaches: boolean;
};

export const exampleSchema = rowSchema<ExampleRow>({
  id: TEXT,
  deskId: TEXT,
  version: NUMBER,
  at: INSTANT,
  language: TEXT,
  author: TEXT,
  text: String,
  category: String,
  isRequest: Boolean,
  teaches: Boolean,
});
