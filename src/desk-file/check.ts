import { deadlineChecks } from './check-deadlines.js';
import { doubles, group, groups, texts, unknownReference, type Loose } from './check-parts.js';
import { wordingChecks } from './check-wording.js';
import { shownValue, type Finding, type Path } from './problem.js';

/**
 * What the schema cannot see: how the parts of a desk file refer to each other. Takes the file as it
 * was read, right or wrong, so that all problems of a file are reported together.
 */
export function crossChecks(file: unknown): Finding[] {
  const desk = group(file);
  const queues = groups(desk.queues);
  const queueKeys = texts(queues, 'key');
  const reference = (path: Path, value: unknown, known: readonly string[], what: string) =>
    unknownReference(path, value, known, what);
  return [
    ...doubles(queues, ['queues'], 'key'),
    ...doubles(queues, ['queues'], 'key_prefix'),
    ...queues.flatMap((queue, index) => emptyRoster(queue, ['queues', index])),
    ...channelChecks(desk, queueKeys),
    ...doubles(groups(desk.categories), ['categories'], 'key'),
    ...groups(desk.categories).flatMap((category, index) => [
      ...reference(['categories', index, 'queue'], category.queue, queueKeys, 'queue'),
      ...fieldChecks(groups(category.fields), ['categories', index, 'fields']),
    ]),
    ...priorityChecks(group(desk.priorities)),
    ...deadlineChecks(desk),
    ...wordingChecks(desk.wording),
  ];
}

function emptyRoster(queue: Loose, path: Path): Finding[] {
  if (typeof queue.roster !== 'object' || queue.roster === null) return [];
  const roster = group(queue.roster);
  const isEmpty = (list: unknown) =>
    list === undefined || list === null || (Array.isArray(list) && list.length === 0);
  if (!isEmpty(roster.people) || !isEmpty(roster.groups)) return [];
  return [
    {
      path: [...path, 'roster'],
      problem: 'is empty: nobody could take a ticket of this queue.',
      remedy: 'List people (e-mail addresses or member ids), or a user group like "@it-support".',
    },
  ];
}

function channelChecks(desk: Loose, queueKeys: readonly string[]): Finding[] {
  const channels = groups(desk.channels);
  const triage = texts(groups(desk.queues), 'triage_channel');
  return [
    ...doubles(channels, ['channels'], 'channel'),
    ...channels.flatMap(({ channel, mode, queue }, index) => [
      ...(queue === undefined
        ? []
        : unknownReference(['channels', index, 'queue'], queue, queueKeys, 'queue')),
      ...(typeof channel === 'string' && mode !== 'off' && triage.includes(channel)
        ? [triageListens(['channels', index, 'channel'], channel)]
        : []),
    ]),
  ];
}

/** Shared with the check after names became ids: `#triage-it` and `C024BE7LH` may be the same. */
export const triageListens = (path: Path, channel: string): Finding => ({
  path,
  value: shownValue(channel),
  problem: 'is a triage channel: what agents write there would become requests.',
  remedy: 'Listen in another channel, or set its mode to off.',
});

function fieldChecks(fields: readonly Loose[], path: Path): Finding[] {
  return [
    ...doubles(fields, path, 'key'),
    ...fields.flatMap((field, index) => [
      ...optionChecks(field, [...path, index]),
      ...boundChecks(field, [...path, index]),
      ...conditionChecks(field, fields.slice(0, index), [...path, index, 'show_if']),
    ]),
  ];
}

function optionChecks(field: Loose, path: Path): Finding[] {
  const isChoice = field.type === 'one_of' || field.type === 'many_of';
  if (isChoice && field.options === undefined)
    return [
      {
        path: [...path, 'options'],
        problem: 'is missing: this field is a choice.',
        remedy: 'List the answers, each with value and label, or change the type.',
      },
    ];
  if (!isChoice && field.options !== undefined && typeof field.type === 'string')
    return [
      {
        path: [...path, 'options'],
        key: 'options',
        problem: `has no meaning for a field of type ${field.type}.`,
        remedy: 'Remove it, or make the type one_of or many_of.',
      },
    ];
  return doubles(groups(field.options), [...path, 'options'], 'value');
}

const BOUNDED: readonly unknown[] = ['number', 'short_text', 'long_text'];

function boundChecks(field: Loose, path: Path): Finding[] {
  const { min, max, type } = field;
  if (typeof type === 'string' && !BOUNDED.includes(type))
    return ['min', 'max'].flatMap((bound) =>
      field[bound] === undefined
        ? []
        : [
            {
              path: [...path, bound],
              key: bound,
              problem: `has no meaning for a field of type ${type}.`,
              remedy: 'Remove it: only numbers and texts have bounds.',
            },
          ],
    );
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return [];
  return [
    {
      path: [...path, 'max'],
      value: shownValue(max),
      problem: `is less than min (${min}), so no answer would fit.`,
      remedy: 'Exchange the two.',
    },
  ];
}

function conditionChecks(field: Loose, earlier: readonly Loose[], path: Path): Finding[] {
  if (field.show_if === undefined) return [];
  const { field: key, equals } = group(field.show_if);
  const target = earlier.find((candidate) => candidate.key === key);
  if (target === undefined) {
    const known = texts(earlier, 'key');
    const found = unknownReference([...path, 'field'], key, known, 'earlier field');
    return known.length > 0 || found.length === 0
      ? found
      : [
          {
            path: [...path, 'field'],
            value: shownValue(key),
            problem: 'is no earlier field of this category.',
            remedy: 'Put the field it depends on before this one.',
          },
        ];
  }
  const answers = target.type === 'yes_no' ? ['yes', 'no'] : texts(groups(target.options), 'value');
  if (answers.length === 0) return [];
  const wanted: readonly unknown[] = Array.isArray(equals) ? equals : [equals];
  return wanted.flatMap((answer, index) =>
    unknownReference(
      Array.isArray(equals) ? [...path, 'equals', index] : [...path, 'equals'],
      answer,
      answers,
      `option of ${String(key)}`,
    ),
  );
}

function priorityChecks(priorities: Loose): Finding[] {
  const levels = groups(priorities.levels);
  const known = texts(levels, 'key');
  if (known.length === 0) return [];
  const table = Object.entries(group(priorities.table)).flatMap(([impact, row]) =>
    Object.entries(group(row)).flatMap(([urgency, value]) =>
      unknownReference(['priorities', 'table', impact, urgency], value, known, 'priority'),
    ),
  );
  return [
    ...doubles(levels, ['priorities', 'levels'], 'key'),
    ...unknownReference(['priorities', 'default'], priorities.default, known, 'priority'),
    ...table,
  ];
}
