import {
  askForm,
  assignForm,
  commentForm,
  holdForm,
  moveForm,
  noteForm,
  notFixedForm,
  priorityForm,
  resolveForm,
} from '../cards/forms/agent-forms.js';
import {
  answerForm,
  editForm,
  readRequestForm,
  requestForm,
  type RequestSoFar,
} from '../cards/forms/request-form.js';
import type { Form, FormName } from '../cards/form.js';
import type { Showing } from '../cards/showing.js';
import { queueOf, type Desk } from '../domain/desk.js';
import { fieldsOf, textOf, valuesOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import type { PersonId } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { agentMayNot, workMayNot, type Caller, type Refusal } from '../domain/ticket/verbs/verb.js';
import { missingFields } from '../domain/understanding/missing-fields.js';
import { currentTicket } from './commit-change.js';
import { deskNow } from './desk-now.js';
import { opensForm, type FormRequest, type FormRevision } from './intake.js';
import { callerOf, mentionedIn, rosterOf, showingFor } from './people.js';
import type { Deps } from './ports.js';
import { tellRefusal } from './refusals.js';
import { tell } from './say.js';

/** The form that was asked for, or nothing: then the person was told why. */
export async function formFor(
  deps: Deps,
  request: FormRequest,
  cause: string,
): Promise<Form | undefined> {
  const name = opensForm(request.action);
  const desk = await deskNow(deps);
  if (name === undefined) return undefined;
  if (name === 'request') {
    return requestForm(await showingFor(deps, desk, { person: request.actor }, []), { values: {} });
  }
  const ticket = await currentTicket(deps, request.subject ?? '');
  if (ticket !== undefined) return ticketForm(deps, desk, request, name, ticket, cause);
  const draft = await deps.drafts.find(deps.deskId, request.subject ?? '');
  if (draft !== undefined && isTheirs(draft, request.actor) && isAsking(draft)) {
    return draftForm(deps, desk, name, draft);
  }
  const place = request.message ?? request.place;
  const say =
    draft !== undefined && !isTheirs(draft, request.actor)
      ? 'refused_not_the_requester'
      : 'refused_vanished';
  if (place) await tell(deps, cause, request.actor, place, { say });
  return undefined;
}

const isTheirs = (draft: Draft, person: PersonId): boolean =>
  person === draft.requester || person === draft.filedBy;

const isAsking = (draft: Draft): boolean =>
  draft.stage === 'asking' || draft.stage === 'confirming';

async function draftForm(deps: Deps, desk: Desk, name: FormName, draft: Draft): Promise<Form> {
  const show = await showingFor(
    deps,
    desk,
    { person: draft.requester, language: draft.language },
    [],
  );
  const soFar = draftSoFar(draft);
  if (name !== 'answer') return editForm(show, soFar);
  const missing = missingFields(fieldsOf(desk, draft.known), soFar.values);
  return answerForm(show, soFar, missing);
}

const draftSoFar = (draft: Draft): RequestSoFar => ({
  subject: draft.id,
  title: draft.title,
  text: textOf(draft),
  category: draft.known.category?.value,
  priority: draft.known.priority?.value,
  values: valuesOf(draft.known),
});

async function ticketForm(
  deps: Deps,
  desk: Desk,
  request: FormRequest,
  name: FormName,
  ticket: Ticket,
  cause: string,
): Promise<Form | undefined> {
  const caller = await callerOf(deps, desk, ticket, request.actor);
  const refused = mayNotOpen(name, ticket, caller);
  if (refused !== undefined) {
    const attempt = {
      delivery: cause,
      actor: request.actor,
      message: request.message ?? request.place,
    };
    await tellRefusal(deps, attempt, ticket, refused);
    return undefined;
  }
  const queue = queueOf(desk, ticket.queue);
  const roster = name === 'assign' && queue !== undefined ? await rosterOf(deps, queue) : [];
  const show = await showingFor(deps, desk, { person: request.actor }, [
    ...mentionedIn(ticket),
    ...roster,
  ]);
  return buildTicketForm(show, name, ticket, roster);
}

/** The same rules as the verbs behind the forms, asked early so that nobody fills in a form in vain. */
function mayNotOpen(name: FormName, ticket: Ticket, caller: Caller): Refusal | undefined {
  if (name === 'comment' || name === 'not_fixed') {
    return caller.requester ? undefined : { code: 'not_the_requester' };
  }
  if (name === 'edit_request' && caller.requester) {
    return ticket.status === 'closed' ? { code: 'locked' } : undefined;
  }
  const rule = name === 'note' || name === 'edit_request' ? agentMayNot : workMayNot;
  const no = rule(ticket, caller);
  return no !== undefined && 'refused' in no ? no.refused : undefined;
}

function buildTicketForm(
  show: Showing,
  name: FormName,
  ticket: Ticket,
  roster: readonly PersonId[],
): Form | undefined {
  switch (name) {
    case 'edit_request':
      return editForm(show, ticketSoFar(ticket));
    case 'assign':
      return assignForm(show, ticket, roster);
    case 'ask':
      return askForm(show, ticket);
    case 'resolve':
      return resolveForm(show, ticket);
    case 'hold':
      return holdForm(show, ticket);
    case 'note':
      return noteForm(show, ticket);
    case 'priority':
      return priorityForm(show, ticket);
    case 'move':
      return moveForm(show, ticket);
    case 'not_fixed':
      return notFixedForm(show, ticket);
    case 'comment':
      return commentForm(show, ticket);
    case 'request':
    case 'answer':
      return undefined;
  }
}

const ticketSoFar = (ticket: Ticket): RequestSoFar => ({
  subject: ticket.id,
  title: ticket.title,
  text: ticket.text,
  category: ticket.category,
  priority: ticket.priority,
  values: ticket.fields,
});

/** The same form after a choice on which other inputs depend. */
export async function revisedForm(deps: Deps, revision: FormRevision): Promise<Form> {
  const desk = await deskNow(deps);
  const show = await showingFor(deps, desk, { person: revision.actor }, []);
  const read = { ...readRequestForm(desk, revision.values), subject: revision.subject };
  if (revision.form === 'request') return requestForm(show, read);
  if (revision.form === 'edit_request') return editForm(show, read);
  const draft = await deps.drafts.find(deps.deskId, revision.subject ?? '');
  if (draft === undefined) return requestForm(show, read);
  const known = draftSoFar(draft);
  const missing = missingFields(fieldsOf(desk, draft.known), known.values);
  const category = known.category;
  const values = {
    ...known.values,
    ...readRequestForm(desk, { ...revision.values, category: category ?? '' }).values,
  };
  return answerForm(show, { ...known, values }, missing);
}
