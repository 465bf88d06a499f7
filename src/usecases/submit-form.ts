import { readMoveTarget } from '../cards/forms/agent-forms.js';
import { FIELD_PREFIX, fieldValues, readRequestForm } from '../cards/forms/request-form.js';
import { categoryOf, routeTo, type Desk } from '../domain/desk.js';
import { withField } from '../domain/draft/answer.js';
import { fieldsOf } from '../domain/draft/dialog.js';
import type { Draft, Known } from '../domain/draft/draft.js';
import type { PersonId } from '../domain/place.js';
import { ask } from '../domain/ticket/verbs/ask.js';
import { assign } from '../domain/ticket/verbs/assign.js';
import { hold } from '../domain/ticket/verbs/hold.js';
import { note } from '../domain/ticket/verbs/note.js';
import { reopen, resolve } from '../domain/ticket/verbs/resolve.js';
import { edit, move, prioritise } from '../domain/ticket/verbs/sort.js';
import { rate } from '../domain/ticket/verbs/verdict.js';
import { localInstant } from '../domain/local-instant.js';
import { checkField } from '../domain/understanding/check-field.js';
import { isShown, missingFields } from '../domain/understanding/missing-fields.js';
import type { FieldDefinition } from '../domain/understanding/types.js';
import { problemText } from '../cards/dialog-message.js';
import type { FormName } from '../cards/form.js';
import { queueOf } from '../domain/desk.js';
import { act } from './act.js';
import { advance, changeDraft, readyToFile, resumed } from './change-draft.js';
import { currentTicket } from './commit-change.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Submitted } from './incoming.js';
import { rosterOf, showingFor } from './people.js';
import type { Deps } from './ports.js';
import { requestFromMessage } from './request-from-message.js';
import { requestIdOf } from './request-id.js';
import { startDraft } from './start-draft.js';

type Submission = Incoming & Submitted;

/**
 * What is wrong with a submission, by input key, in the person's language; empty when all is well. Asked
 * before the form closes, so that a wrong value can be mended where it stands.
 */
export async function checkSubmission(
  deps: Deps,
  form: Submission,
): Promise<Record<string, string>> {
  const desk = await deskNow(deps);
  const show = await showingFor(deps, desk, { person: form.actor }, []);
  const fields = await fieldsAsked(deps, desk, form);
  const values = fieldValues(fields, form.values);
  const shown = fields.filter((field) => isShown(field, fields, values));
  const wrong = shown.flatMap((field): [string, string][] => {
    const [problem] = checkField(values[field.key], field);
    return problem === undefined
      ? []
      : [[FIELD_PREFIX + field.key, problemText(show, problem.error, problem.params)]];
  });
  const until = form.form === 'hold' ? form.values.until : undefined;
  if (typeof until === 'string' && new Date(`${until}T23:59:59Z`) < deps.now()) {
    wrong.push(['until', show.speaker.say('problem_date_past')]);
  }
  return Object.fromEntries(wrong);
}

async function fieldsAsked(
  deps: Deps,
  desk: Desk,
  form: Submission,
): Promise<readonly FieldDefinition[]> {
  if (form.form === 'request' || form.form === 'edit_request') {
    return categoryOf(desk, readRequestForm(desk, form.values).category)?.fields ?? [];
  }
  if (form.form !== 'answer') return [];
  const draft = await deps.drafts.find(deps.deskId, form.subject ?? '');
  const present = new Set(Object.keys(form.values));
  return draft === undefined
    ? []
    : fieldsOf(desk, draft.known).filter(({ key }) => present.has(FIELD_PREFIX + key));
}

type Run = (deps: Deps, form: Submission) => Promise<unknown>;

const word = (form: Submission, key: string): string => {
  const value = form.values[key];
  return typeof value === 'string' ? value : '';
};

const RUNS: Readonly<Record<FormName, Run>> = {
  request: newRequest,
  edit_request: editRequest,
  answer: (deps, form) => answerDraft(deps, form, advance),
  assign: assignTo,
  ask: (deps, form) =>
    act(deps, form, form.subject ?? '', ask, {
      question: word(form, 'question'),
      options: word(form, 'options').split('\n'),
    }),
  resolve: (deps, form) =>
    act(deps, form, form.subject ?? '', resolve, { resolution: word(form, 'resolution') }),
  hold: async (deps, form) => {
    const until = word(form, 'until');
    const zone = (await deskNow(deps)).timeZone;
    const day = until === '' ? undefined : localInstant(until, '08:00', zone);
    await act(deps, form, form.subject ?? '', hold, { reason: word(form, 'reason'), until: day });
  },
  note: (deps, form) => act(deps, form, form.subject ?? '', note, { text: word(form, 'note') }),
  priority: async (deps, form) => {
    const known = (await deskNow(deps)).priorities.levels.map(({ key }) => key);
    await act(deps, form, form.subject ?? '', prioritise, {
      priority: word(form, 'priority'),
      known,
    });
  },
  move: async (deps, form) => {
    const { queues } = await deskNow(deps);
    const target = readMoveTarget(word(form, 'target'));
    await act(deps, form, form.subject ?? '', move, { ...target, queues });
  },
  not_fixed: (deps, form) =>
    act(deps, form, form.subject ?? '', reopen, { reason: word(form, 'reason') }),
  comment: (deps, form) =>
    act(deps, form, form.subject ?? '', rate, (ticket) => ({
      score: ticket.rating?.score ?? 0,
      comment: word(form, 'comment'),
    })),
};

/** Does what a checked form says. */
export async function submitted(deps: Deps, form: Submission): Promise<void> {
  await RUNS[form.form](deps, form);
}

async function newRequest(deps: Deps, form: Submission): Promise<void> {
  const desk = await deskNow(deps);
  const read = readRequestForm(desk, form.values);
  if (form.about !== undefined) {
    const known = stated({ fields: {}, alternatives: [] }, read);
    const text = read.text ?? form.about.text;
    return requestFromMessage(deps, form, { ...form.about, text, known });
  }
  await startDraft(
    deps,
    {
      id: requestIdOf('form', form.delivery),
      requester: form.actor,
      origin: { via: 'form' },
      messages: [{ text: read.text ?? '', files: [] }],
      known: stated({ fields: {}, alternatives: [] }, read),
    },
    form.delivery,
  );
}

function stated(known: Known, read: ReturnType<typeof readRequestForm>): Known {
  const chosen: Known = {
    ...known,
    category: read.category === undefined ? known.category : { value: read.category, by: 'person' },
    priority: read.priority === undefined ? known.priority : { value: read.priority, by: 'person' },
  };
  return Object.entries(read.values).reduce(
    (sum, [key, value]) => (value === undefined ? sum : withField(sum, key, value)),
    chosen,
  );
}

async function editRequest(deps: Deps, form: Submission): Promise<void> {
  const ticket = await currentTicket(deps, form.subject ?? '');
  if (ticket === undefined) {
    return answerDraft(deps, form, async (all, draft) =>
      readyToFile(all, await deskNow(all), draft),
    );
  }
  if (await resumed(deps, ticket.id, form.delivery)) return;
  const desk = await deskNow(deps);
  const read = readRequestForm(desk, form.values);
  const fields = Object.fromEntries(
    Object.entries(read.values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  const category = read.category ?? ticket.category;
  const queue =
    category === ticket.category
      ? ticket.queue
      : routeTo(desk, category, ticket.origin.message).key;
  const missing = missingFields(categoryOf(desk, category)?.fields ?? [], fields).map(
    ({ key }) => key,
  );
  const { title, priority } = read;
  const hidden = queueOf(desk, queue)?.private === true && !ticket.private;
  await act(deps, form, ticket.id, edit, {
    ...{ title, category, queue, priority, fields, missing },
    ...(hidden && { private: true }),
  });
}

/** Answers to a dialog by form; `next` decides what follows. */
async function answerDraft(
  deps: Deps,
  form: Submission,
  next: (deps: Deps, draft: Draft) => Promise<Draft>,
): Promise<void> {
  const desk = await deskNow(deps);
  await changeDraft(deps, form.subject ?? '', form.delivery, async (draft) => {
    const theirs = form.actor === draft.requester || form.actor === draft.filedBy;
    if (!theirs || draft.stage === 'filed' || draft.stage === 'filing') return undefined;
    const read = readRequestForm(desk, {
      category: draft.known.category?.value ?? '',
      ...form.values,
    });
    const category = read.category === '' ? undefined : read.category;
    const known = stated(draft.known, { ...read, category });
    return next(deps, { ...draft, title: read.title ?? draft.title, known });
  });
}

async function assignTo(deps: Deps, form: Submission): Promise<void> {
  const desk = await deskNow(deps);
  const assignee = word(form, 'assignee') as PersonId;
  await act(deps, form, form.subject ?? '', assign, async (ticket) => {
    const queue = queueOf(desk, ticket.queue);
    const roster = queue === undefined ? [] : await rosterOf(deps, queue);
    return { assignee, onRoster: roster.includes(assignee) };
  });
}
