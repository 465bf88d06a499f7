import { ApiError, list, structure } from './api.js';
import { checkMessage } from './block-kit-check.js';
import { isWire, text, type Wire } from './wire.js';
import type { World } from './world.js';

/** What an app wants a message to say, after all checks. */
export interface Content {
  readonly text: string;
  readonly blocks?: Wire[];
  readonly attachments?: Wire[];
  readonly metadata?: Wire;
}

/** Slack's limit on the text of a new message and of an update. */
const maxText = { post: 40_000, update: 4000 } as const;

/** Gives every block and element an id, as Slack does with those sent without one. */
export function withIds(blocks: readonly Wire[]): Wire[] {
  const id = () => Math.random().toString(36).slice(2, 7);
  const element = (value: unknown): unknown =>
    isWire(value) && typeof value['type'] === 'string' && isInteractive(value['type'])
      ? { action_id: id(), ...value }
      : value;
  return blocks.map((block) => {
    const held: Wire = { block_id: id(), ...structuredClone(block) };
    const elements = held['elements'];
    if (held['type'] === 'actions' && Array.isArray(elements)) {
      held['elements'] = elements.map(element);
    }
    if (held['type'] === 'input') held['element'] = element(held['element']);
    if (held['type'] === 'section' && held['accessory'] !== undefined) {
      held['accessory'] = element(held['accessory']);
    }
    return held;
  });
}

const isInteractive = (type: string) => !['image', 'mrkdwn', 'plain_text'].includes(type);

/** Records what is wrong with a payload and throws invalid_blocks if anything is. */
export function rejectIfWrong(world: World, where: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  world.violations.push(...problems.map((problem) => `${where}: ${problem}`));
  const messages = problems.map((problem) => `[ERROR] ${problem}`);
  throw new ApiError('invalid_blocks', { errors: problems, response_metadata: { messages } });
}

/** Reads and checks the text, blocks, attachments and metadata of a message. */
export function messageContent(
  world: World,
  method: string,
  args: Wire,
  limit: keyof typeof maxText = 'post',
): Content {
  const body = text(args['text']) ?? '';
  const blocks = list(args, 'blocks');
  const attachments = list(args, 'attachments');
  const metadata = structure(args, 'metadata');
  if (body === '' && !blocks?.length && !attachments?.length) throw new ApiError('no_text');
  if (body.length > maxText[limit]) {
    world.violations.push(`${method}: text of ${body.length} characters`);
    throw new ApiError('msg_too_long');
  }
  const payload = { text: body, blocks, attachments };
  const { allowBroadcasts } = world;
  rejectIfWrong(world, method, checkMessage(payload, { allowBroadcasts }));
  if (metadata !== undefined && !isMetadata(metadata)) {
    world.violations.push(`${method}: metadata ${JSON.stringify(metadata)}`);
    throw new ApiError('invalid_metadata_format');
  }
  return {
    text: body,
    ...(blocks?.length ? { blocks: withIds(blocks) } : {}),
    ...(attachments ? { attachments } : {}),
    ...(metadata !== undefined && Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
}

function isMetadata(value: unknown): value is Wire {
  if (!isWire(value)) return false;
  if (Object.keys(value).length === 0) return true;
  return typeof value['event_type'] === 'string' && isWire(value['event_payload']);
}
