import { ApiError, list, ownConversation, required, type Method } from '../api.js';
import { storeBotMessage, wireFile } from '../messages.js';
import type { FileRecord } from '../model.js';
import { text, type Wire } from '../wire.js';
import { findMessage, newId, type World } from '../world.js';

const mimetypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
};

/** Makes a file known to the workspace; it shows nowhere until a message carries it. */
export function addFile(
  world: World,
  user: string,
  name: string,
  content: Buffer,
  uploaded: boolean,
): FileRecord {
  const file: FileRecord = {
    id: newId('F'),
    name,
    title: name,
    mimetype: mimetypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    user,
    created: Math.floor(world.clock.now() / 1000),
    content,
    channels: [],
    uploaded,
  };
  world.files.set(file.id, file);
  return file;
}

/** A file in a conversation the bot is in, or one of the bot's own. */
export function visibleFile(world: World, id: string): FileRecord | undefined {
  const file = world.files.get(id);
  const { botUserId } = world.identity;
  const shared = file?.channels.some((at) => world.channels.get(at)?.members.has(botUserId));
  return file && (shared === true || file.user === botUserId) ? file : undefined;
}

function uploadUrl(world: World, args: Wire): Wire {
  const name = required(args, 'filename');
  const length = Number(args['length']);
  if (!Number.isInteger(length) || length <= 0) throw new ApiError('invalid_arguments');
  const file = addFile(world, world.identity.botUserId, name, Buffer.alloc(length), false);
  return { upload_url: `${world.url}/upload/${file.id}`, file_id: file.id };
}

function complete(world: World, args: Wire): Wire {
  const entries = list(args, 'files') ?? [];
  if (entries.length === 0) throw new ApiError('invalid_arguments');
  const files = entries.map((entry) => {
    const file = world.files.get(text(entry['id']) ?? '');
    if (!file?.uploaded) throw new ApiError('file_not_found');
    file.title = text(entry['title']) ?? file.title;
    return file;
  });
  const target = text(args['channel_id']);
  if (target !== undefined) {
    const channel = ownConversation(world, target);
    if (channel.archived) throw new ApiError('is_archived');
    const thread_ts = text(args['thread_ts']);
    if (thread_ts !== undefined && !findMessage(world, channel.id, thread_ts)) {
      throw new ApiError('thread_not_found');
    }
    storeBotMessage(world, channel, text(args['initial_comment']) ?? '', {
      files,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });
  }
  return { files: files.map((file) => wireFile(world, file)) };
}

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.info': {
    scope: 'files:read',
    tier: 4,
    run: (world, args) => {
      const file = visibleFile(world, required(args, 'file'));
      if (!file) throw new ApiError('file_not_found');
      return { file: wireFile(world, file) };
    },
  },
  'files.getUploadURLExternal': { scope: 'files:write', tier: 4, run: uploadUrl },
  'files.completeUploadExternal': { scope: 'files:write', tier: 4, run: complete },
};
