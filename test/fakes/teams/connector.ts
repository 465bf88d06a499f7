import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkCard, type CheckedCard } from './card-check.js';
import {
  personalOf,
  type Conversation,
  type MessageRecord,
  type PersonRecord,
  type World,
} from './world.js';

/** How the next call that posts or updates ends. */
export type Fault =
  | { readonly status: number; readonly code?: string; readonly retryAfter?: number }
  /** The connection ends before anything was done, or after it was. */
  | 'reset before'
  | 'reset after';

export interface Connector {
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  readonly faults: Fault[];
  /** Every call is answered so until it is unset. */
  always?: Fault;
}

/** Counted as Teams counts: two bytes a unit. */
const MOST_BYTES = 100 * 1024;

interface Reply {
  readonly status: number;
  readonly body?: object;
}

const refusal = (status: number, code: string): Reply => ({
  status,
  body: { error: { code, message: code } },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Bot Framework's connector, as strict as Teams is and in places stricter. */
export function createConnector(world: World, token: string): Connector {
  const connector: Connector = {
    faults: [],
    handle: async (request, response, path) => {
      const body = await bodyOf(request);
      const writes = request.method !== 'GET';
      const fault = writes ? (connector.faults.shift() ?? connector.always) : undefined;
      if (fault === 'reset before') {
        request.socket.destroy();
        return;
      }
      const reply =
        typeof fault === 'object'
          ? refusal(fault.status, fault.code ?? 'Fault')
          : answer(request, path, body);
      world.calls.push({ method: request.method ?? '', path, body, status: reply.status });
      world.changes.notify();
      if (fault === 'reset after') {
        request.socket.destroy();
        return;
      }
      const retryAfter = typeof fault === 'object' ? fault.retryAfter : undefined;
      response.writeHead(reply.status, {
        'content-type': 'application/json',
        ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      });
      response.end(reply.body && JSON.stringify(reply.body));
    },
  };

  function answer(request: IncomingMessage, path: string, body: unknown): Reply {
    if (request.headers.authorization !== `Bearer ${token}`) return refusal(401, 'Unauthorized');
    if (JSON.stringify(body ?? null).length * 2 > MOST_BYTES)
      return refusal(413, 'MessageSizeTooBig');
    const [id, what, which] = path
      .replace(/\?.*$/, '')
      .split('/')
      .slice(1)
      .map((part) => decodeURIComponent(part));
    if (id === undefined || id === '') return create(body);
    const [conversationId = '', root] = id.split(';messageid=');
    const conversation = world.conversations.get(conversationId);
    if (!conversation || conversation.deleted) return refusal(404, 'ConversationNotFound');
    if (what === 'members') return member(conversation, which ?? '');
    if (what === 'pagedmembers') return members(conversation);
    if (what !== 'activities') return refusal(404, 'NotFound');
    if (conversation.bot === 'blocked') return refusal(403, 'MessageWritesBlocked');
    if (conversation.bot === 'removed') return refusal(403, 'BotNotInConversationRoster');
    if (request.method === 'POST') return post(conversation, root, body);
    const message = conversation.messages.find((each) => each.id === which);
    if (!message || message.from !== 'bot') return refusal(404, 'ActivityNotFoundInConversation');
    if (request.method === 'PUT') return update(message, body);
    if (request.method !== 'DELETE') return refusal(405, 'MethodNotAllowed');
    conversation.messages.splice(conversation.messages.indexOf(message), 1);
    return { status: 200 };
  }

  function create(body: unknown): Reply {
    const { channelData, activity, members: invited, bot, tenantId } = body as Creation;
    if (bot?.id !== world.botId || tenantId !== world.tenantId) return refusal(400, 'BadArgument');
    const channel = channelData?.channel?.id;
    if (channel !== undefined) {
      const conversation = world.conversations.get(channel);
      if (!conversation || conversation.deleted) return refusal(404, 'ConversationNotFound');
      if (conversation.bot !== 'in') return refusal(403, 'BotNotInConversationRoster');
      const posted = post(conversation, undefined, activity);
      const made = posted.body as { id?: string } | undefined;
      return made?.id === undefined
        ? posted
        : { status: 201, body: { id: `${channel};messageid=${made.id}`, activityId: made.id } };
    }
    const who = personBy(invited?.[0]?.id ?? '');
    return who
      ? { status: 201, body: { id: personalOf(world, who).id } }
      : refusal(404, 'UserNotFound');
  }

  const personBy = (id: string): PersonRecord | undefined =>
    [...world.people.values()].find(
      ({ userId, aadObjectId }) => id === userId || id === aadObjectId,
    );

  const account = (who: PersonRecord): object => ({
    id: who.userId,
    name: who.name,
    aadObjectId: who.aadObjectId,
    email: who.email,
    userPrincipalName: who.guest ? `${who.handle}#EXT#@example.com` : who.email,
    userRole: who.guest ? 'guest' : 'user',
    tenantId: world.tenantId,
  });

  function member({ members: inside }: Conversation, id: string): Reply {
    const who = personBy(id);
    return who && inside.has(who.handle)
      ? { status: 200, body: account(who) }
      : refusal(404, 'MemberNotFoundInConversation');
  }

  const members = ({ members: inside }: Conversation): Reply => ({
    status: 200,
    body: {
      members: [...inside].flatMap((handle) => {
        const who = world.people.get(handle);
        return who ? [account(who)] : [];
      }),
    },
  });

  function post(conversation: Conversation, root: string | undefined, activity: unknown): Reply {
    const problem = problemWith(activity);
    if (problem) return problem;
    if (conversation.type === 'channel' && root !== undefined) {
      if (!conversation.messages.some(({ id }) => id === root))
        return refusal(404, 'ActivityNotFoundInConversation');
    }
    const id = world.nextId();
    conversation.messages.push({
      id,
      conversation: conversation.id,
      root: root ?? id,
      from: 'bot',
      text: '',
      ...content(activity),
      seenBy: new Map(),
      files: [],
    });
    return { status: 201, body: { id } };
  }

  function update(message: MessageRecord, activity: unknown): Reply {
    const problem = problemWith(activity);
    if (problem) return problem;
    Object.assign(message, content(activity));
    message.seenBy.clear();
    return { status: 200, body: { id: message.id } };
  }

  /** What is refused, and what is only noted. */
  function problemWith(activity: unknown): Reply | undefined {
    if (!isRecord(activity) || activity['type'] !== 'message') return refusal(400, 'BadSyntax');
    const cards = attachmentsOf(activity);
    if (cards.length !== 1 || activity['text'] !== undefined)
      world.violations.push('a message is no single card');
    if (typeof activity['summary'] !== 'string' || activity['summary'].trim() === '')
      world.violations.push('a notification would say nothing');
    for (const each of cards) world.violations.push(...checkCard(each));
    return undefined;
  }

  return connector;
}

interface Creation {
  readonly channelData?: { readonly channel?: { readonly id?: string } };
  readonly activity?: unknown;
  readonly members?: readonly { readonly id: string }[];
  readonly bot?: { readonly id?: string };
  readonly tenantId?: string;
}

const attachmentsOf = (activity: Record<string, unknown>): unknown[] =>
  (Array.isArray(activity['attachments']) ? (activity['attachments'] as unknown[]) : []).map(
    (each) => (isRecord(each) ? each['content'] : undefined),
  );

function content(activity: unknown): Pick<MessageRecord, 'card' | 'summary'> {
  if (!isRecord(activity)) return {};
  const [card] = attachmentsOf(activity);
  return { card: card as CheckedCard, summary: String(activity['summary']) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
