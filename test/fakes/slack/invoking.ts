import { ApiError } from './api.js';
import type { Courier } from './courier.js';
import { respond } from './hooks.js';
import { globalShortcut, messageShortcut, slashCommand } from './interactions.js';
import type { EphemeralRecord, MessageRecord } from './model.js';
import { answerTo, outcomeOf, type Outcome } from './outcome.js';
import { escapeText, typed } from './typing.js';
import { isWire, type Wire } from './wire.js';
import { findMessage, type World } from './world.js';
import { placeOf, requireCanSee, requireCanWrite } from './writing.js';

/** What the workspace has registered of the app; undefined parts accept everything. */
export interface Registered {
  readonly commands: readonly string[] | undefined;
  readonly shortcuts: readonly string[] | undefined;
  /** Whether commands carry mentions as tokens (the manifest's should_escape). */
  readonly escapeCommands: boolean;
}

/** What came of a slash command. */
export interface CommandOutcome extends Outcome {
  /** The text of the direct answer, shown to the person alone; '' when there was none. */
  readonly reply: string;
}

interface CommandUse {
  readonly user: string;
  readonly command: string;
  readonly text: string;
  readonly where: string;
  readonly threadOf?: MessageRecord;
}

/** Types a slash command. Throws where Slack refuses it: in threads, and when it is unknown. */
export async function useCommand(
  world: World,
  courier: Courier,
  registered: Registered,
  use: CommandUse,
): Promise<CommandOutcome> {
  const { user, command, text, where } = use;
  if (use.threadOf) throw new Error(`${command} is not supported in threads. Sorry!`);
  if (registered.commands && !registered.commands.includes(command)) {
    throw new Error(`${command} is not a valid command`);
  }
  requireCommandsScope(world);
  const channel = placeOf(world, user, where);
  requireCanWrite(world, user, channel);
  const wire = registered.escapeCommands ? typed(world, text) : escapeText(text);
  const payload = slashCommand(world, user, command, wire, channel);
  const delivery = await courier.deliver('command', command, payload);
  const body = delivery.acknowledged ? answerTo(delivery).body : '';
  const reply = directAnswer(body);
  if (reply) {
    try {
      respond(world, { channel: channel.id, user, at: world.clock.now(), uses: 0 }, reply);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      world.violations.push(`answer to ${command}: ${error.code}: ${body.slice(0, 200)}`);
    }
  }
  const shown = reply?.['text'];
  return { ...outcomeOf([delivery]), reply: typeof shown === 'string' ? shown : '' };
}

/** The message in an acknowledgement's body: JSON, or plain text. */
function directAnswer(body: string): Wire | undefined {
  if (body === '') return undefined;
  if (!body.startsWith('{')) return { text: body };
  const parsed = JSON.parse(body) as unknown;
  return isWire(parsed) ? parsed : undefined;
}

/** Commands and shortcuts exist for people only where the app was given the scope for them. */
function requireCommandsScope(world: World): void {
  if (!world.scopes.has('commands')) throw new Error('the app lacks the scope commands');
}

function requireShortcut(world: World, registered: Registered, callbackId: string): void {
  requireCommandsScope(world);
  if (registered.shortcuts && !registered.shortcuts.includes(callbackId)) {
    throw new Error(`the app has no shortcut ${callbackId}`);
  }
}

/** Uses a global shortcut. */
export async function useGlobalShortcut(
  world: World,
  courier: Courier,
  registered: Registered,
  user: string,
  callbackId: string,
): Promise<Outcome> {
  requireShortcut(world, registered, callbackId);
  const payload = globalShortcut(world, user, callbackId);
  return outcomeOf([await courier.deliver('interaction', 'shortcut', payload)]);
}

/** Uses a message's shortcut; ephemeral messages have none. */
export async function useMessageShortcut(
  world: World,
  courier: Courier,
  registered: Registered,
  user: string,
  callbackId: string,
  given: MessageRecord | EphemeralRecord,
): Promise<Outcome> {
  requireShortcut(world, registered, callbackId);
  requireCanSee(world, user, given);
  const message = findMessage(world, given.channel, given.ts);
  if (!message) throw new Error('shortcuts do not work on ephemeral or deleted messages');
  const payload = structuredClone(messageShortcut(world, user, message, callbackId));
  return outcomeOf([await courier.deliver('interaction', 'message_action', payload)]);
}
