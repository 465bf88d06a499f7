import type { Path } from './problem.js';
import type { FileDeadlines } from './schema-deadlines.js';

/** A name of the chat platform, and where in the file it stands. */
export interface Mention {
  readonly path: Path;
  readonly name: string;
}

/** The names of a list. */
export const mentions = (path: Path, names: readonly string[]): Mention[] =>
  names.map((name, index) => ({ path: [...path, index], name }));

/** The people or groups that the part about deadlines names. */
export function namedInDeadlines(file: FileDeadlines, kind: 'people' | 'groups'): Mention[] {
  const of = (path: Path, holder: Readonly<Record<typeof kind, readonly string[]>> | undefined) =>
    holder === undefined ? [] : mentions(['deadlines', ...path, kind], holder[kind]);
  return [
    ...of(['vips'], file.vips),
    ...file.organisations.flatMap((each, index) => of(['organisations', index], each)),
    ...file.policies.flatMap(({ match, escalations }, index) => [
      ...of(['policies', index, 'match', 'requesters'], match.requesters),
      ...escalations.flatMap(({ when }, rule) =>
        of(
          ['policies', index, 'escalations', rule, 'when', 'match', 'requesters'],
          when.match?.requesters,
        ),
      ),
    ]),
    ...(kind === 'people' ? peopleByName(file) : []),
  ];
}

const peopleByName = (file: FileDeadlines): Mention[] => [
  ...file.people.map(({ person }, index) => ({
    path: ['deadlines', 'people', index, 'person'],
    name: person,
  })),
  ...file.policies.flatMap(({ escalations }, index) =>
    escalations.flatMap(({ then }, rule) =>
      then.flatMap(({ assign }, action): Mention[] =>
        assign === undefined
          ? []
          : [
              {
                path: [
                  'deadlines',
                  'policies',
                  index,
                  'escalations',
                  rule,
                  'then',
                  action,
                  'assign',
                ],
                name: assign,
              },
            ],
      ),
    ),
  ),
];
