import { languagesFrom } from '../languages/index.js';
import type { ExtractedField, FieldDefinition, Language, ReadingContext } from '../types.js';
import { findDates, type FoundDate } from './dates.js';
import { subjectsOf } from './subjects.js';

type Role = 'deadline' | 'start' | 'end' | 'since' | 'any';

/**
 * Gives the dates of a text to the date fields that ask for them: "from Monday until Friday" fills
 * a start and an end, "by Thursday" a deadline, "since yesterday" only a field about the past.
 */
export function readDates(
  text: string,
  fields: readonly FieldDefinition[],
  context: ReadingContext,
): Map<string, ExtractedField> {
  const dates = findDates(text, context);
  const pairs = fields
    .flatMap((field) =>
      dates.map((date, order) => ({
        field,
        date,
        fit: fitOf(roleOf(field), date, order, fields.length, context.language),
      })),
    )
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const filled = new Map<string, ExtractedField>();
  const used = new Set<FoundDate>();
  for (const { field, date } of pairs) {
    if (filled.has(field.key) || used.has(date)) continue;
    filled.set(field.key, { value: date.value, evidence: date.evidence });
    used.add(date);
  }
  return filled;
}

function roleOf(field: FieldDefinition): Role {
  const subjects = subjectsOf(field);
  const roles: Role[] = ['since', 'start', 'end', 'deadline'];
  return roles.find((role) => (subjects as string[]).includes(role)) ?? 'any';
}

/** 0: not this one. Words before a date say most; the order of two dates a little. */
function fitOf(
  role: Role,
  date: FoundDate,
  order: number,
  fieldCount: number,
  language: Language,
): number {
  if (date.kind === 'vague') return 0;
  if (role === 'since') return date.kind === 'past' ? 2 : 0;
  if (date.kind === 'past') return role === 'any' && fieldCount === 1 ? 0.5 : 0;
  const until = hasLead(date, language, 'until');
  const from = date.opensRange || hasLead(date, language, 'from');
  // "It has not worked today" sets no deadline; "by today" does.
  if (date.isToday && !until && !from) return 0;
  const earlier = 1 / (order + 10);
  if (role === 'start') return (from ? 3 : until ? 0.5 : 1) + earlier;
  if (role === 'end') return until && !from ? 3 : until ? 2 : fieldCount > 1 && order > 0 ? 1 : 0;
  return (until ? 3 : from ? 1 : 1.5) + earlier;
}

function hasLead(date: FoundDate, language: Language, which: 'until' | 'from'): boolean {
  return languagesFrom(language).some(({ dates }) =>
    new RegExp(`^(?:${dates[which]}${which === 'until' ? '|-' : ''})$`, 'iu').test(date.lead),
  );
}
