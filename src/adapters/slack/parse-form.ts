import type { FormName, FormValues } from '../../cards/form.js';
import type { Incoming, Submitted } from '../../usecases/incoming.js';
import type { FormRevision } from '../../usecases/intake.js';
import { interactionId } from './parse-interaction.js';
import { personId, type ParseContext } from './parse-message.js';
import { metadataSchema, viewBodySchema, type InputState, type ViewBody } from './schema.js';

function valueOf(state: InputState): FormValues[string] | undefined {
  if (state.selected_option) return state.selected_option.value;
  if (state.selected_date) return state.selected_date;
  if (state.selected_user) return personId(state.selected_user);
  if (state.value?.trim()) return state.value;
  const many =
    state.selected_options?.map(({ value }) => value) ?? state.files?.map(({ id }) => id);
  return many && many.length > 0 ? many : undefined;
}

function valuesOf(view: ViewBody['view']): FormValues {
  const values: Record<string, FormValues[string]> = {};
  for (const [key, states] of Object.entries(view.state.values)) {
    const state = states[key];
    const value = state && valueOf(state);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function contentOf(body: ViewBody) {
  const { form, subject, context } = metadataSchema.parse(JSON.parse(body.view.private_metadata));
  return {
    form: form as FormName,
    ...(subject !== undefined && { subject }),
    values: valuesOf(body.view),
    context: context ?? {},
  };
}

export interface Submission {
  readonly incoming: Incoming & Submitted;
  /** Keys of the inputs that were on the screen: Slack takes errors about those only. */
  readonly shown: ReadonlySet<string>;
}

/** A form that was sent off. @throws ZodError */
export function parseSubmission(payload: unknown, context: ParseContext): Submission {
  const body = viewBodySchema.parse(payload);
  return {
    incoming: {
      delivery: interactionId(body.trigger_id, payload),
      deskId: context.deskId,
      at: context.now,
      actor: personId(body.user.id),
      kind: 'submitted',
      ...contentOf(body),
    },
    shown: new Set(
      body.view.blocks.flatMap(({ type, block_id: key }) => (type === 'input' && key ? [key] : [])),
    ),
  };
}

export interface Revision {
  readonly revision: FormRevision;
  readonly viewId: string;
  /** Guards against overwriting a newer state of the view. */
  readonly hash?: string;
}

/** A form in which an input was changed that others depend on. @throws ZodError */
export function parseRevision(payload: unknown, context: ParseContext): Revision {
  const body = viewBodySchema.parse(payload);
  return {
    revision: {
      deskId: context.deskId,
      actor: personId(body.user.id),
      ...contentOf(body),
    },
    viewId: body.view.id,
    ...(body.view.hash && { hash: body.view.hash }),
  };
}
