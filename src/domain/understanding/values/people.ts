import { languages } from '../languages/index.js';
import { plain } from '../text.js';
import type { ExtractedField, FieldDefinition, ReadingContext } from '../types.js';
import { isFirstName, isNoName } from './names.js';
import { subjectsOf } from './subjects.js';

const MENTION = String.raw`<@[\w|.-]+>|<at>[^<]+<\/at>|@\p{L}[\p{L}\p{N}._-]*\p{L}`;
const EMAIL = String.raw`[\w.+-]+@[\w-]+\.[\w.-]*\w`;
const NAME_WORD = String.raw`\p{Lu}\p{Ll}+(?:[-']\p{Lu}\p{Ll}+)*`;
const NAME = `${NAME_WORD}(?: (?:von|van|de|der|af|al|la|bin) | )?(?:${NAME_WORD})?(?: ${NAME_WORD})?`;
const CERTAIN =
  /colleague|hire|starter|joiner|employee|behalf|name|called|heter|kollega|kolleg|mitarbeiter|praktikant|chef|manager|boss|lead|supervisor|nyanställ|medarbetare|frau|herr|vorgesetzt|teamlei|azubi|werkstudent|intern|contractor|approved|godkän|genehmigt|uppdrag|heißt|namens/iu;

/** Whom a text names as the field's person: a mention, a name after "for", "my colleague" … */
export function readPerson(
  text: string,
  field: FieldDefinition,
  { language }: ReadingContext,
): ExtractedField | undefined {
  const readable = plain(text);
  const cues = languages[language];
  const asksForManager = subjectsOf(field)[0] === 'manager';
  if (asksForManager) {
    return (
      personAfter(readable, text, cues.manager, true) ??
      personBefore(readable, text, cues.approves, true)
    );
  }
  const certain = personAfter(readable, text, cues.beforePerson, false, cues.manager);
  if (certain) return certain;
  return personBefore(readable, text, cues.afterPerson, false) ?? self(readable, text, cues.myself);
}

/** The person named right after a cue; `anyName` takes names that are not on the list too. */
function personAfter(
  readable: string,
  text: string,
  cue: string,
  anyName: boolean,
  except?: string,
): ExtractedField | undefined {
  const pattern = new RegExp(
    `(?<![\\p{L}])(?<cue>${cue})(?:'s name is| name is| is| är| ist|:|,)?\\s+`,
    'giu',
  );
  for (const match of readable.matchAll(pattern)) {
    const found = match.groups?.cue ?? '';
    if (except && new RegExp(`^(?:${except})$`, 'iu').test(found)) continue;
    const start = match.index + match[0].length;
    const direct = new RegExp(`^(?:${MENTION}|${EMAIL})`, 'u').exec(readable.slice(start));
    const name = direct?.[0] ?? nameAt(readable, start, anyName || CERTAIN.test(found));
    if (name) return { value: name, evidence: text.slice(start, start + name.length) };
  }
  return undefined;
}

/** A name that begins exactly here. A lone word must be a known first name or follow a sure cue. */
function nameAt(text: string, at: number, anyName: boolean): string | undefined {
  const match = new RegExp(`^${NAME}`, 'u').exec(text.slice(at));
  if (!match) return undefined;
  const parts = match[0].trim().replace(/'s$/, '').split(' ');
  const kept: string[] = [];
  for (const part of parts) {
    if (isNoName(part)) break;
    kept.push(part);
  }
  const [first] = kept;
  if (first === undefined) return undefined;
  return isFirstName(first) || anyName ? kept.join(' ') : undefined;
}

/** A name right before words that say who it is: "Karin Holm can approve", "Jonas Weber braucht". */
function personBefore(
  readable: string,
  text: string,
  after: string,
  anyName: boolean,
): ExtractedField | undefined {
  // Names need capitals, the words after them do not care: two patterns, one after the other.
  const follows = new RegExp(`^,? (?:${after})(?![\\p{L}])`, 'iu');
  for (const match of readable.matchAll(new RegExp(`(?<![\\p{L}])${NAME}`, 'gu'))) {
    const name = match[0].trimEnd();
    if (!follows.test(readable.slice(match.index + name.length))) continue;
    const parts = name.split(' ');
    const first = parts.findIndex((part) => (anyName ? !isNoName(part) : isFirstName(part)));
    if (first < 0) continue;
    const kept = parts.slice(first).join(' ');
    const at = match.index + name.lastIndexOf(kept);
    return { value: kept, evidence: text.slice(at, at + kept.length) };
  }
  return undefined;
}

function self(readable: string, text: string, myself: RegExp): ExtractedField | undefined {
  const match = new RegExp(`(?:for|för|åt|für)\\s+(?<who>${myself.source})`, 'iu').exec(readable);
  const who = match?.groups?.who;
  if (!match || !who || /^(?:me|mig|mich)$/iu.test(who)) return undefined;
  const at = match.index + match[0].length - who.length;
  return { value: text.slice(at, at + who.length), evidence: text.slice(at, at + who.length) };
}
