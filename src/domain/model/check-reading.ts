import { categoryOf, type Desk } from '../desk.js';
import type { Decided, Known } from '../draft/draft.js';
import { checkField } from '../understanding/check-field.js';
import { parseAnswer } from '../understanding/parse-answer.js';
import type { FieldDefinition, FieldValue, ReadingContext } from '../understanding/types.js';
import { quoted } from './quote.js';
import type { Claim, ModelReading } from './reading.js';
import type { Redacted } from './redact.js';

/** What the model's word is checked against. */
export interface Evidence extends ReadingContext {
  readonly desk: Desk;
  /** The message as it was written. */
  readonly text: string;
  readonly redacted: Redacted;
}

/**
 * What is known once the model was heard: it fills gaps, and replaces nothing. A value that the catalogue
 * does not have, or whose quote does not stand in the message, is dropped.
 */
export function checkReading(known: Known, reading: ModelReading, evidence: Evidence): Known {
  const { desk } = evidence;
  const claimed = reading.category;
  const category =
    known.category ??
    (claimed && categoryOf(desk, claimed.value) && supported(claimed, evidence, claimed.value));
  const definitions = categoryOf(desk, category?.value)?.fields ?? [];
  const found = reading.fields.flatMap((claim): [string, Decided<FieldValue>][] => {
    const field = definitions.find(({ key }) => key === claim.key);
    const decided = field && fieldValue(field, claim, evidence);
    return decided === undefined ? [] : [[claim.key, decided]];
  });
  return {
    ...known,
    category,
    priority: known.priority ?? priorityOf(reading, evidence),
    fields: { ...Object.fromEntries(found), ...known.fields },
  };
}

/** It may raise the priority above the desk's usual one and never lower it: nobody talks a desk down. */
function priorityOf(
  { impact, urgency }: ModelReading,
  evidence: Evidence,
): Decided<string> | undefined {
  const { levels, default: usual, table } = evidence.desk.priorities;
  const wide = impact && supported(impact, evidence, impact.value);
  const soon = urgency && supported(urgency, evidence, urgency.value);
  if (wide === undefined && soon === undefined) return undefined;
  const value = table[wide?.value ?? 'one'][soon?.value ?? 'normal'];
  const rank = (key: string): number => levels.findIndex((level) => level.key === key);
  if (rank(value) < 0 || rank(value) >= rank(usual)) return undefined;
  return { value, by: 'model', evidence: soon?.evidence ?? wide?.evidence };
}

function fieldValue(
  field: FieldDefinition,
  claim: Claim<string>,
  evidence: Evidence,
): Decided<FieldValue> | undefined {
  const words = wordsOf(claim, evidence);
  if (words === undefined) return undefined;
  const value = readClaim(field, claim.value.trim(), words, evidence);
  if (value === undefined || checkField(value, field).length > 0) return undefined;
  return { value, by: 'model', evidence: words };
}

/** Only what a choice means is taken from the model; every other value is read from the quote itself. */
function readClaim(
  field: FieldDefinition,
  value: string,
  words: string,
  context: ReadingContext,
): FieldValue | undefined {
  switch (field.type) {
    case 'one_of':
      return value;
    case 'many_of':
      return value.split(',').map((one) => one.trim());
    case 'yes_no':
      return value === 'yes' ? true : value === 'no' ? false : undefined;
    case 'short_text':
    case 'long_text':
      return words;
    case 'date':
    case 'number':
    case 'email':
    case 'link': {
      const answer = parseAnswer(words, field, context);
      return 'error' in answer ? undefined : answer.value;
    }
    // Names were taken out before it was asked, and it saw no files.
    case 'person':
    case 'file':
      return undefined;
  }
}

function supported<T>(claim: Claim<unknown>, evidence: Evidence, value: T): Decided<T> | undefined {
  const words = wordsOf(claim, evidence);
  return words === undefined ? undefined : { value, by: 'model', evidence: words };
}

/** The quote as it stands in the message. A placeholder alone supports nothing that was not sent. */
function wordsOf({ quote }: Claim<unknown>, { text, redacted }: Evidence): string | undefined {
  if (quoted(redacted.text, quote) === undefined) return undefined;
  return quoted(text, redacted.restore(quote));
}
