import type { Entry } from './controls.js';
import type { Courier } from './courier.js';
import { dismiss, fillForm, type Form, type Submission } from './forms.js';
import {
  useCommand,
  useGlobalShortcut,
  useMessageShortcut,
  type CommandOutcome,
  type Registered,
} from './invoking.js';
import { memberEvent } from './membership.js';
import { homeOf } from './methods/views.js';
import type { EphemeralRecord, MessageRecord, PersonRecord, ViewRecord } from './model.js';
import type { Outcome } from './outcome.js';
import { outcomeOf } from './outcome.js';
import { press, select, type Pressable, type PressOptions } from './pressing.js';
import { writing, type Writing } from './writing.js';
import { compact } from './wire.js';
import { wireView } from './views.js';
import { channelNamed, directMessage, type World } from './world.js';

/**
 * One human at a Slack client. Every act resolves when the app has acknowledged what Slack told it
 * of the act, or has failed to (`acknowledged`). Acts Slack's client does not offer throw.
 */
export interface Person extends Writing {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Presses a button or overflow entry by what it says or by its action_id. */
  presses(target: Pressable, name: string, options?: PressOptions): Promise<Outcome>;
  /** Chooses in a select, picker, radio or checkbox group, or types into a dispatching input. */
  selects(target: Pressable, name: string, entry: Entry, options?: PressOptions): Promise<Outcome>;
  /** Fills in a modal by label, block_id or action_id; `submit()` on the result sends it. */
  fills(view: ViewRecord, entries: Readonly<Record<string, Entry>>): Form;
  submits(view: ViewRecord): Promise<Submission>;
  /** Closes the modal; with `all` by the cross, which closes the whole stack. */
  closes(view: ViewRecord, options?: { readonly all?: boolean }): Promise<Outcome>;
  /** Types a slash command in a channel ("#general") or to the bot ("@deskbell"). */
  runs(
    command: string,
    text: string,
    where: string,
    options?: { readonly threadOf?: MessageRecord },
  ): Promise<CommandOutcome>;
  /** Uses a global shortcut. */
  usesShortcut(callbackId: string): Promise<Outcome>;
  /** Uses a shortcut from the menu of a message. */
  usesMessageShortcut(
    callbackId: string,
    message: MessageRecord | EphemeralRecord,
  ): Promise<Outcome>;
  /** Looks at the app's Home tab, or with 'messages' at the chat with the bot. */
  opensHome(tab?: 'home' | 'messages'): Promise<Outcome>;
  joins(channel: string): Promise<Outcome>;
  leaves(channel: string): Promise<Outcome>;
}

/** Seats a person at a client. */
export function personDriver(
  world: World,
  courier: Courier,
  registered: Registered,
  record: PersonRecord,
): Person {
  const user = record.id;
  const comesOrGoes = async (
    type: 'member_joined_channel' | 'member_left_channel',
    name: string,
  ) => {
    const channel = channelNamed(world, name);
    if (type === 'member_joined_channel') channel.members.add(user);
    else channel.members.delete(user);
    world.changes.notify();
    return outcomeOf([await world.publish(memberEvent(world, type, channel, user))]);
  };
  return {
    id: user,
    handle: record.handle,
    name: record.name,
    ...writing(world, user),
    presses: (target, name, options) => press(world, courier, user, target, name, options),
    selects: (target, name, entry, options) =>
      select(world, courier, user, target, name, entry, options),
    fills: (view, entries) => fillForm(world, courier, view, entries),
    submits: (view) => fillForm(world, courier, view, {}).submit(),
    closes: (view, options) => dismiss(world, courier, view, options?.all === true),
    runs: (command, text, where, options) =>
      useCommand(world, courier, registered, { user, command, text, where, ...options }),
    usesShortcut: (callbackId) => useGlobalShortcut(world, courier, registered, user, callbackId),
    usesMessageShortcut: (callbackId, message) =>
      useMessageShortcut(world, courier, registered, user, callbackId, message),
    opensHome: async (tab = 'home') => {
      const view = tab === 'home' ? homeOf(world, user) : undefined;
      const event = compact({
        type: 'app_home_opened',
        user,
        channel: directMessage(world, user).id,
        tab,
        view: view && wireView(world, view),
        event_ts: world.clock.ts(),
      });
      return outcomeOf([await world.publish(event)]);
    },
    joins: (name) => comesOrGoes('member_joined_channel', name),
    leaves: (name) => comesOrGoes('member_left_channel', name),
  };
}
