/** Web API calls: methods that local Slack lacks, and what it forgets of those it has. */
import { isJson, type Json, type Settings, type Store } from './local-slack.js';

/** Arguments of a call, whichever of Slack's three ways they came. */
export async function readArguments(request: Request): Promise<Json> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return query;
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('multipart')) return query;
  const text = await request.clone().text();
  if (type.includes('json')) return { ...query, ...(JSON.parse(text || '{}') as Json) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
}

type Method = (args: Json, store: Store, settings: Settings) => Json;

const METHODS: Readonly<Record<string, Method>> = {
  'conversations.join': ({ channel }, store) =>
    store.channels.has(String(channel))
      ? { ok: true, channel: store.channels.get(String(channel)) }
      : { ok: false, error: 'channel_not_found' },
  'reactions.get': ({ channel, timestamp }, store) => {
    const message = store.findMessage(String(channel), String(timestamp));
    return message
      ? { ok: true, type: 'message', message }
      : { ok: false, error: 'message_not_found' };
  },
  'usergroups.list': (_args, _store, { userGroups }) => ({
    ok: true,
    usergroups: userGroups.map(({ id, handle, name, members }) => ({
      id,
      handle,
      name,
      is_usergroup: true,
      users: members,
      user_count: members.length,
    })),
  }),
  'usergroups.users.list': ({ usergroup }, _store, { userGroups }) => {
    const group = userGroups.find(({ id }) => id === usergroup);
    return group ? { ok: true, users: group.members } : { ok: false, error: 'no_such_subteam' };
  },
};

/** The answer to a method that local Slack does not have, or null when it has it. */
export function answerMethod(
  method: string,
  args: Json,
  store: Store,
  settings: Settings,
): Json | null {
  return METHODS[method]?.(args, store, settings) ?? null;
}

const ALREADY: Json = { ok: false, error: 'already_reacted' };

/** Refusals of Slack that local Slack does not make; null when the call may go on. */
export function refuseCall(method: string, args: Json, store: Store, bot: string): Json | null {
  if (method !== 'reactions.add') return null;
  const message = store.findMessage(String(args['channel']), String(args['timestamp']));
  const reactions = Array.isArray(message?.['reactions']) ? message['reactions'] : [];
  const mine = reactions
    .filter(isJson)
    .some(
      ({ name, users }) => name === args['name'] && Array.isArray(users) && users.includes(bot),
    );
  return mine ? ALREADY : null;
}

function keepMetadata(args: Json, answer: Json, store: Store): void {
  const { metadata } = args;
  if (metadata === undefined || answer['ok'] !== true) return;
  const kept: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  store.updateMessage(String(answer['channel']), String(answer['ts']), { metadata: kept });
}

function addTitle(user: unknown, titles: Settings['titles']): void {
  if (!isJson(user) || !isJson(user['profile'])) return;
  const title = titles[String(user['id'])];
  if (title !== undefined) user['profile']['title'] = title;
}

/** Completes what local Slack answered to a call, and keeps what it dropped of the arguments. */
export function completeAnswer(
  method: string,
  args: Json,
  answer: Json,
  store: Store,
  { titles }: Settings,
): Json {
  if (method === 'chat.postMessage' || method === 'chat.update') {
    keepMetadata(args, answer, store);
  }
  if (method === 'users.info' || method === 'users.lookupByEmail') addTitle(answer['user'], titles);
  if (method === 'users.list' && Array.isArray(answer['members'])) {
    for (const member of answer['members']) addTitle(member, titles);
  }
  return answer;
}
