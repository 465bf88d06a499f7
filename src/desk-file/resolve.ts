import type { PersonId } from '../domain/place.js';
import { triageListens } from './check.js';
import { mentions, namedInDeadlines, type Mention } from './mentions.js';
import { shownValue, type Finding } from './problem.js';
import type { DeskFile } from './schema.js';

/**
 * Knows the ids behind the names of a chat platform; takes an id as well, and answers `undefined`
 * where nothing of that name can be seen by the bot.
 */
export interface Directory {
  /** `#triage-it` or `C024BE7LH` → the channel's id. */
  channel(nameOrId: string): Promise<string | undefined>;
  /** An e-mail address or `U024BE7LH` → the person. */
  person(emailOrId: string): Promise<PersonId | undefined>;
  /** `@it-support` or `S024BE7LH` → the group's id. */
  group(handleOrId: string): Promise<string | undefined>;
}

/** The ids behind every name of a file, by the name as it is written there. */
export interface Names {
  readonly channels: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, PersonId>;
  readonly groups: ReadonlyMap<string, string>;
}

/** Looks up every name of a desk file once. Findings say which names nobody knows. */
export async function resolveNames(
  file: DeskFile,
  directory: Directory,
): Promise<{ readonly names: Names; readonly findings: readonly Finding[] }> {
  const channels = channelMentions(file);
  const people = peopleMentions(file);
  const groups = [
    ...file.queues.flatMap((queue, index) =>
      mentions(['queues', index, 'roster', 'groups'], queue.roster.groups),
    ),
    ...namedInDeadlines(file.deadlines, 'groups'),
  ];
  const names: Names = {
    channels: await lookUp(channels, (name) => directory.channel(name)),
    people: await lookUp(people, (name) => directory.person(name)),
    groups: await lookUp(groups, (name) => directory.group(name)),
  };
  return {
    names,
    findings: [
      ...unknown(channels, names.channels, 'channel', 'Check the name, and invite the bot there.'),
      ...unknown(people, names.people, 'person', 'Check the spelling, or use their member id.'),
      ...unknown(groups, names.groups, 'user group', 'Check the handle, or list people instead.'),
      ...listeningInTriage(file, names.channels),
    ],
  };
}

const channelMentions = (file: DeskFile): Mention[] => [
  ...file.queues.map(({ triage_channel }, index) => ({
    path: ['queues', index, 'triage_channel'],
    name: triage_channel,
  })),
  ...file.channels.map(({ channel }, index) => ({
    path: ['channels', index, 'channel'],
    name: channel,
  })),
];

const peopleMentions = (file: DeskFile): Mention[] => [
  ...file.queues.flatMap(({ roster, leads }, index) => [
    ...mentions(['queues', index, 'roster', 'people'], roster.people),
    ...mentions(['queues', index, 'leads'], leads),
  ]),
  ...namedInDeadlines(file.deadlines, 'people'),
];

async function lookUp<Id>(
  wanted: readonly Mention[],
  find: (name: string) => Promise<Id | undefined>,
): Promise<Map<string, Id>> {
  const found = new Map<string, Id>();
  // One after the other: chat platforms count calls, and a desk has few names.
  for (const name of new Set(wanted.map((mention) => mention.name))) {
    const id = await find(name);
    if (id !== undefined) found.set(name, id);
  }
  return found;
}

const unknown = (
  wanted: readonly Mention[],
  found: ReadonlyMap<string, unknown>,
  what: string,
  remedy: string,
): Finding[] =>
  wanted
    .filter(({ name }) => !found.has(name))
    .map(({ path, name }) => ({
      path,
      value: shownValue(name),
      problem: `is no ${what} that the bot can see.`,
      remedy,
    }));

/** Again after `crossChecks`, for a name and an id may mean the same channel. */
function listeningInTriage(file: DeskFile, ids: ReadonlyMap<string, string>): Finding[] {
  const triage = new Set(file.queues.map(({ triage_channel }) => ids.get(triage_channel)));
  return file.channels.flatMap(({ channel, mode }, index) => {
    const id = ids.get(channel);
    return id !== undefined && mode !== 'off' && triage.has(id)
      ? [triageListens(['channels', index, 'channel'], channel)]
      : [];
  });
}
