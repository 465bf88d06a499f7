import type { Form, FormName, FormValues } from '../cards/form.js';
import type { MessageRef, PersonId, Place, Platform } from '../domain/place.js';
import type { Incoming, Submitted } from './incoming.js';

/** The one door through which a chat platform's listeners reach the desk. */
export interface Intake {
  /**
   * Stores a delivery; resolves once it is durable, which is when the platform may be told "received".
   * The work itself goes on afterwards, and again after a crash.
   */
  accept(incoming: Incoming): Promise<void>;
  /**
   * Opens the form that a press, command or shortcut asks for, while the platform's `trigger` is valid.
   * Who may not open it is told why instead. Nothing durable happens.
   */
  openForm(request: FormRequest, trigger: string): Promise<void>;
  /** The same form after a reactive input changed. */
  revise(request: FormRevision): Promise<Form>;
  /** Checks a submission. Errors by input key, or `undefined` once it is durable. */
  submit(incoming: Incoming & Submitted): Promise<Readonly<Record<string, string>> | undefined>;
}

export interface FormRequest {
  readonly deskId: string;
  readonly platform: Platform;
  readonly actor: PersonId;
  /** What was pressed; see `opensForm`. A new request is `new_request`. */
  readonly action: string;
  readonly subject?: string;
  /** Where a refusal is said. */
  readonly place?: Place;
  readonly message?: MessageRef;
}

export interface FormRevision {
  readonly deskId: string;
  readonly actor: PersonId;
  readonly form: FormName;
  readonly subject?: string;
  readonly values: FormValues;
  readonly context: Readonly<Record<string, string>>;
}

const FORMS: Readonly<Record<string, FormName>> = {
  new_request: 'request',
  edit: 'edit_request',
  add_details: 'edit_request',
  fill_form: 'answer',
  assign: 'assign',
  ask: 'ask',
  resolve: 'resolve',
  hold: 'hold',
  note: 'note',
  priority: 'priority',
  move: 'move',
  not_fixed: 'not_fixed',
  comment: 'comment',
};

/** The form that an action opens; `undefined` when it acts at once. */
export const opensForm = (action: string): FormName | undefined => FORMS[action];
