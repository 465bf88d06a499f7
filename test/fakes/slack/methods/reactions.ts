import { ApiError, ownConversation, required, type Method } from '../api.js';
import { wireMessage } from '../messages.js';
import type { MessageRecord } from '../model.js';
import type { Wire } from '../wire.js';
import { findMessage, inBackground, type World } from '../world.js';

/** The reaction_added or reaction_removed event. */
export function reactionEvent(
  world: World,
  type: 'reaction_added' | 'reaction_removed',
  user: string,
  reaction: string,
  message: MessageRecord,
): Wire {
  return {
    type,
    user,
    reaction,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: message.user,
    event_ts: world.clock.ts(),
  };
}

/** Adds a reaction; false when this person has already reacted so. */
export function react(message: MessageRecord, user: string, name: string): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(user)) return false;
  if (existing) existing.users.push(user);
  else message.reactions.push({ name, users: [user] });
  return true;
}

/** Takes a reaction back; false when there was none of this person. */
export function unreact(message: MessageRecord, user: string, name: string): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  const at = existing?.users.indexOf(user) ?? -1;
  if (!existing || at < 0) return false;
  existing.users.splice(at, 1);
  if (existing.users.length === 0) {
    message.reactions.splice(message.reactions.indexOf(existing), 1);
  }
  return true;
}

function target(world: World, args: Wire): MessageRecord {
  const channel = ownConversation(world, required(args, 'channel'));
  if (channel.archived) throw new ApiError('is_archived');
  const message = findMessage(world, channel.id, required(args, 'timestamp'));
  if (!message) throw new ApiError('message_not_found');
  return message;
}

function reactionName(args: Wire): string {
  const name = required(args, 'name');
  if (!/^[a-z0-9_+-]+(::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name');
  return name;
}

function change(type: 'reaction_added' | 'reaction_removed') {
  return (world: World, args: Wire): void => {
    const message = target(world, args);
    const name = reactionName(args);
    const bot = world.identity.botUserId;
    if (type === 'reaction_added' && !react(message, bot, name)) {
      throw new ApiError('already_reacted');
    }
    if (type === 'reaction_removed' && !unreact(message, bot, name)) {
      throw new ApiError('no_reaction');
    }
    world.changes.notify();
    inBackground(world, world.publish(reactionEvent(world, type, bot, name, message)));
  };
}

export const reactionMethods: Readonly<Record<string, Method>> = {
  'reactions.add': { scope: 'reactions:write', tier: 3, run: change('reaction_added') },
  'reactions.remove': { scope: 'reactions:write', tier: 2, run: change('reaction_removed') },
  'reactions.get': {
    scope: 'reactions:read',
    tier: 3,
    run: (world, args) => {
      const message = target(world, args);
      return { type: 'message', channel: message.channel, message: wireMessage(world, message) };
    },
  },
};
