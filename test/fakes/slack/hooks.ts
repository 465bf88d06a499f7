import { ApiError } from './api.js';
import { messageContent } from './content.js';
import { changedEvent, removeMessage, storeBotMessage, wireMessage } from './messages.js';
import { storeEphemeral } from './methods/chat.js';
import { richText } from './typing.js';
import { text, type Wire } from './wire.js';
import { findMessage, inBackground, type HookRecord, type World } from './world.js';

const maxUses = 5;
const lifetimeMs = 30 * 60_000;

/** Answers a POST to a response_url: HTTP status and body text. */
export function useHook(world: World, token: string, args: Wire): [number, string] {
  const hook = world.hooks.get(token);
  if (!hook) return [404, 'no_such_hook'];
  if (hook.uses >= maxUses) return [404, 'used_url'];
  if (world.clock.now() - hook.at > lifetimeMs) return [404, 'expired_url'];
  hook.uses += 1;
  try {
    respond(world, hook, args);
    return [200, 'ok'];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [error.code === 'no_text' ? 500 : 400, error.code];
  }
}

/** Does what an answer to an interaction or a command asks for. */
export function respond(world: World, hook: HookRecord, args: Wire): void {
  const channel = world.channels.get(hook.channel);
  if (!channel) throw new ApiError('channel_not_found');
  const message =
    hook.message === undefined ? undefined : findMessage(world, channel.id, hook.message);
  const shown = world.ephemerals.findIndex((each) => each.ts === hook.message);
  if (args['delete_original'] === true) {
    if (message) inBackground(world, world.publish(removeMessage(world, message)));
    else if (shown >= 0) world.ephemerals.splice(shown, 1);
    world.changes.notify();
    return;
  }
  const content = messageContent(world, 'response_url', args);
  const replaced =
    args['replace_original'] === true ? (message ?? world.ephemerals[shown]) : undefined;
  if (replaced) {
    const before = wireMessage(world, replaced);
    replaced.text = content.text;
    replaced.blocks = content.blocks ?? [richText(content.text)];
    replaced.blocksFromText = content.blocks === undefined;
    world.changes.notify();
    if (message) inBackground(world, world.publish(changedEvent(world, before, message)));
    return;
  }
  const thread_ts = text(args['thread_ts']);
  if (args['response_type'] === 'in_channel') {
    storeBotMessage(world, channel, content.text, {
      ...content,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });
  } else storeEphemeral(world, channel, hook.user, content, thread_ts);
}
