import { crossChecks } from './check.js';
import { explainIssues } from './explain.js';
import type { DeskProblem, Finding } from './problem.js';
import { deskSchema, type DeskFile } from './schema.js';
import { parseSource } from './source.js';

export type DeskReading =
  | {
      readonly ok: true;
      readonly file: DeskFile;
      /** Adds the line in the file to what a later step finds. */
      readonly locate: (finding: Finding) => DeskProblem;
    }
  | { readonly ok: false; readonly problems: readonly DeskProblem[] };

/** Reads and checks the text of a desk file; all problems come at once, in the order of the file. */
export function readDesk(text: string): DeskReading {
  const source = parseSource(text);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  const parsed = deskSchema.safeParse(source.value);
  const findings = [
    ...(parsed.success ? [] : explainIssues(deskSchema, source.value, parsed.error.issues)),
    ...crossChecks(source.value),
  ];
  if (parsed.success && findings.length === 0)
    return { ok: true, file: parsed.data, locate: source.locate };
  return { ok: false, problems: inOrder(findings.map(source.locate)) };
}

/** One problem a place, from the top of the file to its end. */
function inOrder(problems: readonly DeskProblem[]): DeskProblem[] {
  const first = new Map<string, DeskProblem>();
  for (const problem of problems) if (!first.has(problem.path)) first.set(problem.path, problem);
  return [...first.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
