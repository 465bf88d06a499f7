import type { FieldValue } from '../domain/understanding/types.js';

/** A form as plain data: a Slack modal, a Teams dialog. */
export interface Form {
  readonly name: FormName;
  /** The request (draft or ticket) the form is about; absent on a new request. */
  readonly subject?: string;
  readonly title: string;
  readonly submit: string;
  readonly intro?: string;
  readonly inputs: readonly Input[];
  /** Comes back with the submission unchanged; ids only. */
  readonly context?: Readonly<Record<string, string>>;
}

export type FormName =
  | 'request'
  | 'edit_request'
  | 'answer'
  | 'assign'
  | 'ask'
  | 'resolve'
  | 'hold'
  | 'note'
  | 'priority'
  | 'move'
  | 'not_fixed'
  | 'comment';

export interface Input {
  readonly key: string;
  readonly label: string;
  readonly type:
    | 'text'
    | 'long_text'
    | 'choice'
    | 'choices'
    | 'date'
    | 'number'
    | 'email'
    | 'link'
    | 'person'
    | 'file';
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: FieldValue;
  readonly hint?: string;
  /** The form is built again when this input changes, for other fields depend on it. */
  readonly reactive?: boolean;
}

/** What was put into a form, by input key. An input left empty is absent. */
export type FormValues = Readonly<Record<string, FieldValue>>;
