import type { CatalogCategory, Impact, Language, Urgency } from '../understanding/types.js';

/** What a language model is asked about one message. Nothing in it names a person. */
export interface ReadingQuestion {
  /** Redacted. */
  readonly text: string;
  readonly language: Language;
  /** Those it can be of; one when that is known. */
  readonly categories: readonly CatalogCategory[];
  /** Tells one requester from another, and nobody who they are. */
  readonly requester: string;
}

/** A value with the words of the message that are said to support it. */
export interface Claim<T> {
  readonly value: T;
  readonly quote: string;
}

/** What the model said. None of it is believed before `checkReading` looked at it. */
export interface ModelReading {
  readonly category?: Claim<string>;
  readonly impact?: Claim<Impact>;
  readonly urgency?: Claim<Urgency>;
  readonly fields: readonly (Claim<string> & { readonly key: string })[];
}
