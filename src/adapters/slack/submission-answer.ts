import type { ViewResponseAction } from '@slack/bolt';
import type { Form } from '../../cards/form.js';
import { renderForm } from './render.js';

/**
 * Tells what is wrong with a submission. Slack takes errors about inputs on the screen only: one that
 * another answer brought about is shown first, and asked for the next time.
 */
export async function answerTo(
  errors: Readonly<Record<string, string>>,
  shown: ReadonlySet<string>,
  revised: () => Promise<Form>,
): Promise<ViewResponseAction> {
  const hidden = Object.keys(errors).filter((key) => !shown.has(key));
  if (hidden.length === 0) return { response_action: 'errors', errors: { ...errors } };
  const form = await revised();
  if (form.inputs.some(({ key }) => hidden.includes(key))) {
    return {
      response_action: 'update',
      view: renderForm(form) as unknown as Extract<
        ViewResponseAction,
        { response_action: 'update' }
      >['view'],
    };
  }
  return { response_action: 'errors', errors: gathered(errors, shown) };
}

/** Whatever cannot be said beside its own input is said beside the last one. */
function gathered(
  errors: Readonly<Record<string, string>>,
  shown: ReadonlySet<string>,
): Record<string, string> {
  const said: Record<string, string> = {};
  const last = [...shown].at(-1) ?? '';
  for (const [key, error] of Object.entries(errors)) {
    const place = shown.has(key) ? key : last;
    said[place] = said[place] === undefined ? error : `${said[place]} ${error}`;
  }
  return said;
}
