import { wireMessage } from './messages.js';
import type { ChannelRecord, EphemeralRecord, MessageRecord, ViewRecord } from './model.js';
import { stateValues } from './state-values.js';
import { wireView } from './views.js';
import { compact, text, type Wire } from './wire.js';
import { newResponseUrl, newTrigger, type World } from './world.js';

/** The parts every interaction begins with. */
function base(world: World, user: string): Wire {
  const { teamId, teamDomain, appId, verificationToken } = world.identity;
  const handle = world.people.get(user)?.handle ?? '';
  return {
    team: { id: teamId, domain: teamDomain },
    user: { id: user, username: handle, name: handle, team_id: teamId },
    api_app_id: appId,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** How interactions name a conversation: private ones keep their names to themselves. */
function shownName(channel: ChannelRecord): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'group' ? 'privategroup' : channel.name;
}

/** The action entry of a payload: the element as sent, its new value, and when. */
export function actionOf(world: World, block: Wire, element: Wire, value: Wire): Wire {
  return compact({
    type: element['type'],
    action_id: element['action_id'],
    block_id: block['block_id'],
    text: element['text'],
    value: element['value'],
    url: element['url'],
    style: element['style'],
    placeholder: element['placeholder'],
    initial_option: element['initial_option'],
    initial_date: element['initial_date'],
    initial_user: element['initial_user'],
    ...value,
    action_ts: world.clock.ts(),
  });
}

/** block_actions from a message, ephemeral or not. */
export function messageActions(
  world: World,
  user: string,
  message: MessageRecord | EphemeralRecord,
  action: Wire,
  entered: ReadonlyMap<string, ReadonlyMap<string, Wire>>,
): Wire {
  const channel = world.channels.get(message.channel);
  if (!channel) throw new Error(`no channel ${message.channel}`);
  const ephemeral = 'to' in message;
  const hook = { channel: channel.id, user, message: message.ts };
  return compact({
    type: 'block_actions',
    ...base(world, user),
    container: compact({
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      thread_ts: message.thread_ts,
    }),
    trigger_id: newTrigger(world, user),
    channel: { id: channel.id, name: shownName(channel) },
    message: ephemeral ? undefined : wireMessage(world, message),
    state: { values: stateValues(message.blocks, entered) },
    response_url: newResponseUrl(world, hook),
    actions: [action],
  });
}

/** block_actions from a modal or Home tab. */
export function viewActions(world: World, view: ViewRecord, action: Wire): Wire {
  return {
    type: 'block_actions',
    ...base(world, view.user),
    container: { type: 'view', view_id: view.id },
    trigger_id: newTrigger(world, view.user, view.type === 'modal' ? view.id : undefined),
    view: wireView(world, view),
    actions: [action],
  };
}

export function viewSubmission(world: World, view: ViewRecord): Wire {
  return {
    type: 'view_submission',
    ...base(world, view.user),
    trigger_id: newTrigger(world, view.user, view.id),
    view: wireView(world, view),
    response_urls: [],
  };
}

export function viewClosed(world: World, view: ViewRecord, isCleared: boolean): Wire {
  return {
    type: 'view_closed',
    ...base(world, view.user),
    view: wireView(world, view),
    is_cleared: isCleared,
  };
}

export function globalShortcut(world: World, user: string, callbackId: string): Wire {
  return {
    type: 'shortcut',
    ...base(world, user),
    action_ts: world.clock.ts(),
    callback_id: callbackId,
    trigger_id: newTrigger(world, user),
  };
}

export function messageShortcut(
  world: World,
  user: string,
  message: MessageRecord,
  callbackId: string,
): Wire {
  const channel = world.channels.get(message.channel);
  if (!channel) throw new Error(`no channel ${message.channel}`);
  return {
    type: 'message_action',
    ...base(world, user),
    action_ts: world.clock.ts(),
    channel: { id: channel.id, name: shownName(channel) },
    callback_id: callbackId,
    trigger_id: newTrigger(world, user),
    response_url: newResponseUrl(world, { channel: channel.id, user }),
    message_ts: message.ts,
    message: wireMessage(world, message),
  };
}

/** The form fields of a slash command. */
export function slashCommand(
  world: World,
  user: string,
  command: string,
  argument: string,
  channel: ChannelRecord,
): Wire {
  const { teamId, teamDomain, appId, verificationToken } = world.identity;
  return {
    token: verificationToken,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user,
    user_name: text(world.people.get(user)?.handle),
    command,
    text: argument,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, { channel: channel.id, user }),
    trigger_id: newTrigger(world, user),
  };
}
