import { routeTo } from '../domain/desk.js';
import { fieldsOf, SOMETHING_ELSE, textOf, valuesOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import type { DecidedBy, Opening } from '../domain/ticket/events.js';
import { isShown, missingFields } from '../domain/understanding/missing-fields.js';
import type { FieldValue } from '../domain/understanding/types.js';
import { commitChange, commitOpening } from './commit-change.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';
import { teachTheWay } from './teach-the-way.js';
import { requesterFacts } from './requester-facts.js';
import type { Desk } from '../domain/desk.js';

/**
 * Opens the ticket of a draft that is ready. The ticket has the draft's id, so this can be done any
 * number of times and opens one ticket.
 * @returns the draft, filed.
 */
export async function fileDraft(deps: Deps, draft: Draft): Promise<Draft> {
  const desk = await deskNow(deps);
  const facts = await requesterFacts(deps, desk, draft.requester);
  const opening = { ...openingOf(desk, draft), ...(facts && { requesterFacts: facts }) };
  await commitOpening(deps, {
    ticketId: draft.id,
    cause: `${draft.id}:filed`,
    actor: { kind: 'person', person: draft.filedBy ?? draft.requester },
    change: { type: 'opened', ...opening },
  });
  if (draft.follows) await linkFollowed(deps, draft);
  const at = deps.now();
  await deps.drafts.filed(draft, at);
  await teachTheWay(deps, draft);
  return { ...draft, stage: 'filed', version: draft.version + 1, changedAt: at };
}

function openingOf(desk: Desk, draft: Draft): Opening {
  const { known } = draft;
  const fields = fieldsOf(desk, known);
  const values = valuesOf(known);
  const shown = fields.filter((field) => isShown(field, fields, values));
  const answered = shown.flatMap(({ key }): [string, FieldValue][] => {
    const value = values[key];
    return value === undefined ? [] : [[key, value]];
  });
  const missing = missingFields(fields, values).map(({ key }) => key);
  const decidedBy: Record<string, DecidedBy> = {
    category: known.category?.by ?? 'default',
    priority: known.priority?.by ?? 'default',
  };
  for (const [key] of answered) decidedBy[key] = known.fields[key]?.by ?? 'default';
  return {
    key: draft.key ?? '',
    requester: draft.requester,
    filedBy: draft.filedBy,
    title: draft.title,
    text: textOf(draft),
    language: draft.language,
    queue: routeTo(desk, known.category?.value, draft.origin.message).key,
    category: known.category?.value ?? SOMETHING_ELSE,
    priority: known.priority?.value ?? desk.priorities.default,
    fields: Object.fromEntries(answered),
    decidedBy,
    decision: draft.decision,
    similar: draft.answers?.forAgents,
    missing: known.category === undefined ? ['category', ...missing] : missing,
    wantsPerson: draft.wantsPerson,
    origin: { ...draft.origin, messages: draft.messages.flatMap(({ ref }) => ref ?? []) },
    thread: draft.thread,
    private: draft.private,
    deskVersion: draft.deskVersion,
    files: draft.messages.flatMap(({ files }) => files),
    follows: draft.follows,
  };
}

/** The closed ticket says where it goes on. */
async function linkFollowed(deps: Deps, draft: Draft): Promise<void> {
  if (draft.follows === undefined || draft.key === undefined) return;
  const followed = { type: 'followed', ticketId: draft.id, key: draft.key } as const;
  await commitChange(deps, {
    ticketId: draft.follows.ticketId,
    cause: `${draft.id}:follows`,
    actor: { kind: 'desk' },
    decide: () => ({ change: followed }),
  });
}
