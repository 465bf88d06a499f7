import { textOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import { checkReading } from '../domain/model/check-reading.js';
import { redact } from '../domain/model/redact.js';
import type { PersonId } from '../domain/place.js';
import { advance, changeDraft, follow } from './change-draft.js';
import { deskNow } from './desk-now.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { readAgain } from './read-draft.js';

/**
 * Where the rules would have to ask, the language model is asked first, if there is one; the draft is
 * stored before. It fills gaps only: what the rules or a person said stands. Without an answer in time,
 * the person is asked as if there were no model.
 */
export async function askReader(deps: Deps, draft: Draft, cause: string): Promise<Draft> {
  const reading = await readingOf(deps, draft);
  if (reading === undefined) return follow(deps, draft);
  const changed = await changeDraft(deps, draft.id, `${cause}:model`, async (current) =>
    current.stage === 'asking'
      ? advance(deps, await readAgain(deps, { ...current, known: reading(current) }))
      : current,
  );
  return changed ?? draft;
}

type Checked = (draft: Draft) => Draft['known'];

async function readingOf(deps: Deps, draft: Draft): Promise<Checked | undefined> {
  const { reader } = deps;
  const text = textOf(draft);
  if (reader === undefined || draft.stage !== 'asking' || text === '') return undefined;
  const desk = await deskNow(deps);
  const person = await personOf(deps, draft.requester);
  const names = await namesIn(deps, draft, text);
  const redacted = redact(text, person === undefined ? names : [person.name, ...names]);
  const timeZone = person?.timeZone ?? desk.timeZone;
  const { language, known } = draft;
  const found = await reader.read({
    text: redacted.text,
    language,
    categories: desk.categories.filter(
      ({ key }) => known.category === undefined || known.category.value === key,
    ),
    requester: draft.requester,
  });
  if (found === undefined) return undefined;
  const evidence = { desk, text, redacted, language, timeZone, now: deps.now().toISOString() };
  return (current) => checkReading(current.known, found, evidence);
}

/** Those who filed it and those who are mentioned, so that their names are taken out as well. */
async function namesIn(deps: Deps, draft: Draft, text: string): Promise<string[]> {
  const platform = draft.requester.slice(0, draft.requester.indexOf(':'));
  const mentioned = [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map(
    ([, id = '']) => `${platform}:${id}` as PersonId,
  );
  const ids = [...new Set([...mentioned, ...(draft.filedBy ? [draft.filedBy] : [])])];
  const people = await Promise.all(ids.map((id) => personOf(deps, id)));
  return people.flatMap((person) => person?.name ?? []);
}
