import type { Desk } from '../domain/desk.js';
import { textOf } from '../domain/draft/dialog.js';
import type { Draft, DraftMessage, Known } from '../domain/draft/draft.js';
import { understand } from '../domain/draft/understand.js';
import { deskNow } from './desk-now.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';

/** The draft after its text changed: what people stated stays, what was inferred is inferred again. */
export async function readAgain(deps: Deps, draft: Draft): Promise<Draft> {
  const desk = await deskNow(deps);
  const person = await personOf(deps, draft.requester);
  const timeZone = person?.timeZone ?? desk.timeZone;
  const { language, known } = draft;
  const text = textOf(draft);
  const read = await readText(deps, desk, { text, known, language, timeZone });
  const decision = { detection: draft.decision?.detection, ...read.decision };
  return { ...draft, known: read.known, decision, title: read.title || filesTitle(draft.messages) };
}

/** A request without words is called by what was sent. */
export const filesTitle = (messages: readonly DraftMessage[]): string =>
  messages.flatMap(({ files }) => files.map(({ name }) => name)).join(', ');

/** What a text says by the desk's rules and by what it learned, on top of what was stated. */
export async function readText(
  deps: Deps,
  desk: Desk,
  what: { text: string; known: Known; language: Draft['language']; timeZone: string },
): Promise<ReturnType<typeof understand>> {
  const model = await deps.models.of(desk, what.language);
  const { language, timeZone } = what;
  return understand(what.text, what.known, { desk, model, language, timeZone, now: deps.now() });
}
