/** Languages with their own cues; a fourth is one file in `languages/` and one word here. */
export type Language = 'en' | 'sv' | 'de';

export type FieldType =
  | 'short_text'
  | 'long_text'
  | 'one_of'
  | 'many_of'
  | 'date'
  | 'number'
  | 'person'
  | 'email'
  | 'link'
  | 'yes_no'
  | 'file';

export interface FieldOption {
  value: string;
  label: string;
  /** Other words people use for it, in any language ("MacBook" for "laptop"). */
  synonyms?: readonly string[];
}

/** What a category wants to know. `min` and `max` bound numbers, and the length of texts. */
export interface FieldDefinition {
  key: string;
  label: string;
  type: FieldType;
  required: boolean;
  options?: readonly FieldOption[];
  showIf?: { field: string; equals: string | readonly string[] };
  hint?: string;
  min?: number;
  max?: number;
  /** No regular expression comes from users: it would let them stop the process. */
  pattern?: never;
}

/** Dates are local dates `YYYY-MM-DD`; `many_of` holds option values. */
export type FieldValue = string | number | boolean | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

export interface CatalogCategory {
  key: string;
  name: string;
  description?: string;
  examples: readonly string[];
  queue: string;
  fields: readonly FieldDefinition[];
}

/** `cues` name what was seen, for "why did you open this?": wording stands in cards. */
export interface Detection {
  isRequest: boolean;
  score: number;
  cues: readonly string[];
}

/** `mentionsBot`: the bot is addressed by name; `direct`: written to the bot in a DM. */
export interface DetectionContext {
  mentionsBot: boolean;
  direct: boolean;
}

export interface CategoryGuess {
  /** Set only when confidence is above the model's threshold. */
  category: string | undefined;
  confidence: number;
  /** The best three, best first, the first one included. */
  alternatives: readonly { category: string; confidence: number }[];
  decidedBy: 'rules';
}

export type Impact = 'one' | 'several' | 'everyone';
export type Urgency = 'low' | 'normal' | 'high' | 'now';

/** The desk's own priorities, most pressing first, and which one an impact and an urgency mean. */
export interface PriorityTable {
  priorities: readonly string[];
  table: Readonly<Record<Impact, Readonly<Record<Urgency, string>>>>;
}

export interface PriorityGuess {
  /** `undefined`: the text says nothing about it, the desk's default stands. */
  priority: string | undefined;
  cues: readonly string[];
  impact?: Impact;
  urgency?: Urgency;
}

export interface ExtractedField {
  value: FieldValue;
  /** Exact substring of the text. */
  evidence: string;
}

/** `now` is an ISO instant, `timeZone` an IANA name: together they decide what "Thursday" means. */
export interface ReadingContext {
  now: string;
  timeZone: string;
  language: Language;
}

export type FieldErrorCode =
  | 'required'
  | 'not_an_option'
  | 'not_a_date'
  | 'not_a_number'
  | 'too_small'
  | 'too_large'
  | 'too_short'
  | 'too_long'
  | 'not_an_email'
  | 'not_a_link'
  | 'not_a_person'
  | 'not_yes_or_no'
  | 'not_a_file';

/** `params` fill the sentence that cards hold for the code, e.g. `{min: 1}` or `{options: "A, B"}`. */
export interface FieldError {
  error: FieldErrorCode;
  params: Readonly<Record<string, string | number>>;
}

export interface Example {
  text: string;
  label: string;
}

export interface LabelScore {
  label: string;
  /** 0..1, calibrated: of answers given with .9 about nine in ten are right. */
  confidence: number;
}

export type SecretKind =
  'password' | 'token' | 'private_key' | 'card_number' | 'iban' | 'personal_number';
