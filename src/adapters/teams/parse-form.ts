import type { Form, FormValues, Input } from '../../cards/form.js';
import type { Incoming, Submitted } from '../../usecases/incoming.js';
import { personId } from './ids.js';
import { instantOf, type ParseContext } from './parse-message.js';
import { decodeChoice } from './render-form.js';
import { submissionSchema, type WireActivity } from './schema.js';

/** A form that was sent off. */
export interface Submission {
  readonly incoming: Incoming & Submitted;
  /** The form as it was shown, with nothing but its first values. */
  readonly form: Form;
}

/** @throws ZodError when the data is not that of one of the desk's forms */
export function parseSubmission(
  activity: WireActivity,
  data: unknown,
  context: ParseContext,
): Submission {
  const { f: form, n: number, ...entered } = submissionSchema.parse(data);
  return {
    form,
    incoming: {
      delivery: `teams:form:${number}`,
      deskId: context.deskId,
      at: instantOf(activity, context.now),
      actor: personId(activity.from),
      kind: 'submitted',
      form: form.name,
      ...(form.subject !== undefined && { subject: form.subject }),
      values: valuesOf(form.inputs, entered),
      context: form.context ?? {},
    },
  };
}

/** What was put in, by key; what was left empty is absent. */
function valuesOf(
  inputs: readonly Input[],
  entered: Readonly<Record<string, unknown>>,
): FormValues {
  const values: Record<string, FormValues[string]> = {};
  for (const input of inputs) {
    const value = valueOf(input, entered[input.key]);
    if (value !== undefined) values[input.key] = value;
  }
  return values;
}

function valueOf(input: Input, entered: unknown): FormValues[string] | undefined {
  if (typeof entered === 'number') return String(entered);
  if (typeof entered !== 'string' || entered.trim() === '') return undefined;
  switch (input.type) {
    case 'choice':
      return decodeChoice(entered);
    case 'choices':
      return entered.split(',').map(decodeChoice);
    case 'person': {
      const [one = ''] = entered.split(',');
      return one.includes(':') ? one : `teams:${one}`;
    }
    case 'file':
      return [entered.trim()];
    default:
      return entered;
  }
}
