import { randomUUID } from 'node:crypto';
import type { Form } from '../../cards/form.js';
import type { Submitted } from '../../usecases/incoming.js';
import type { FormRevision, Intake } from '../../usecases/intake.js';
import { parseSubmission, type Submission } from './parse-form.js';
import type { ParseContext } from './parse-message.js';
import { isAnswerable, renderForm, withValues } from './render-form.js';
import type { Json, RenderContext } from './rich-text.js';
import type { WireActivity } from './schema.js';

export interface SubmissionOptions {
  readonly intake: Intake;
  readonly render: RenderContext;
  readonly context: () => ParseContext;
}

/** The form again, because something in it is missing or wrong. */
export interface Again {
  readonly form: Form;
  readonly card: Json;
}

export interface Submissions {
  /** Takes a form that was sent off; what is returned is to be shown again. @throws ZodError */
  submit(
    activity: WireActivity,
    data: unknown,
    more?: { readonly inline?: true; readonly about?: Submitted['about'] },
  ): Promise<Again | undefined>;
}

const keysOf = (form: Form): ReadonlySet<string> =>
  new Set(form.inputs.filter(isAnswerable).map(({ key }) => key));

const asText = (value: unknown): string => JSON.stringify(value ?? null);

/** Whether an input changed on which others depend: Teams tells of that only when the form is sent off. */
const wasRevised = ({ form, incoming }: Submission): boolean =>
  form.inputs.some(
    ({ key, reactive, initial }) =>
      reactive === true && asText(incoming.values[key]) !== asText(initial),
  );

/** Makes the taker of forms. */
export function createSubmissions({ intake, render, context }: SubmissionOptions): Submissions {
  const again = (
    form: Form,
    errors: Readonly<Record<string, string>>,
    inline: true | undefined,
  ): Again => {
    const options = { number: randomUUID(), errors, ...(inline && { inline }) };
    return { form, card: renderForm(form, options, render) };
  };

  return {
    submit: async (activity, data, { inline, about } = {}) => {
      const submission = parseSubmission(activity, data, context());
      const { form } = submission;
      const incoming = { ...submission.incoming, ...(about && { about }) };
      const shown = keysOf(form);
      const revise = (): Promise<Form> => intake.revise(revisionOf(incoming));
      if (wasRevised(submission)) {
        const revised = await revise();
        const isNew = [...keysOf(revised)].some((key) => !shown.has(key));
        if (isNew) return again(revised, {}, inline);
      }
      const errors = await intake.submit(incoming);
      if (errors === undefined) return undefined;
      const isHidden = Object.keys(errors).some((key) => !shown.has(key));
      const next = isHidden ? await revise() : withValues(form, incoming.values);
      return again(next, errors, inline);
    },
  };
}

const revisionOf = ({
  deskId,
  actor,
  form,
  subject,
  values,
  context,
}: Submission['incoming']): FormRevision => ({
  deskId,
  actor,
  form,
  ...(subject !== undefined && { subject }),
  values,
  context,
});
