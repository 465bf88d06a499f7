import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { DeskProblem, Finding } from './problem.js';
import { pathText } from './problem.js';

/** A desk file as it was written, so that what is wrong with it can be pointed at. */
export interface Source {
  /** The plain value; `undefined` when the text is no YAML. */
  readonly value: unknown;
  /** What keeps the text from being YAML. */
  readonly problems: readonly DeskProblem[];
  /** Adds the line in the file, and what YAML itself made of the value where that is the cause. */
  readonly locate: (finding: Finding) => DeskProblem;
}

/** Reads YAML 1.2, where `off` and `no` are words. Never throws. */
export function parseSource(text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems = syntaxProblems(document, lines);
  return {
    value: problems.length === 0 ? plainValue(document, problems) : undefined,
    problems,
    locate: (finding) => {
      const node = nodeAt(document, finding);
      const offset = node?.range?.[0];
      const line = offset === undefined ? undefined : lines.linePos(offset).line;
      const commented = line !== undefined && isCommentedOut(node, text.split('\n')[line - 1]);
      return {
        path: pathText(finding.path),
        ...(finding.value === undefined ? {} : { value: finding.value }),
        problem: commented ? 'is empty, because # starts a comment in YAML.' : finding.problem,
        remedy: commented ? 'Put the name in quotes, like "#triage-it".' : finding.remedy,
        ...(line === undefined ? {} : { line }),
      };
    },
  };
}

/** One a line: YAML often says the same thing several times over. */
function syntaxProblems(document: Document.Parsed, lines: LineCounter): DeskProblem[] {
  const byLine = new Map<number, DeskProblem>();
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0]);
    const [first = ''] = error.message.split('\n');
    const what = first.replace(/ at line \d+, column \d+:?$/, '');
    const problem = `This is not YAML: ${what}.`;
    if (!byLine.has(line)) byLine.set(line, { path: '', line, problem, remedy: yamlRemedy(what) });
  }
  return [...byLine.values()];
}

function plainValue(document: Document.Parsed, problems: DeskProblem[]): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // Only aliases can still fail here: to nothing, or too many of them.
    const what = error instanceof Error ? error.message : String(error);
    problems.push({ path: '', problem: `${what}.`, remedy: 'Write the value out in full.' });
    return undefined;
  }
}

/** `triage_channel: #triage-it` is an empty value and a comment. */
const isCommentedOut = (node: Node | undefined, line: string | undefined): boolean =>
  isScalar(node) && node.value === null && /[:-]\s+#[\w-]+/.test(line ?? '');

/** The node that a finding is about: its value, the key itself, or the nearest thing around it. */
function nodeAt(document: Document.Parsed, { path, key }: Finding): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    if (key !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isNode(pair?.key)) return pair.key;
    }
    return node;
  }
  return undefined;
}

function yamlRemedy(message: string): string {
  if (message.includes('reserved character @')) return 'Put names with @ in quotes: "@it-support".';
  if (message.includes('reserved character')) return 'Put the value in quotes.';
  if (message.includes('unique')) return 'Keep one of the two entries.';
  if (/indent|block|flow|nested|implicit/i.test(message))
    return 'Compare the indentation of this line with the lines around it: spaces only, no tabs.';
  return 'Texts with a colon, # or quotes in them need quotes around them.';
}
