import { removeMessage } from './messages.js';
import { memberEvent } from './membership.js';
import { wireUser } from './methods/people.js';
import type { MessageRecord, PersonRecord } from './model.js';
import { outcomeOf, type Outcome } from './outcome.js';
import type { Wire } from './wire.js';
import { channelNamed, findMessage, personNamed, type World } from './world.js';

type Changeable = Partial<
  Pick<PersonRecord, 'name' | 'title' | 'tz' | 'tzLabel' | 'tzOffset' | 'locale' | 'email'>
>;

/** What an administrator of the workspace does; people are named by handle. */
export interface Admin {
  archives(channel: string): Promise<Outcome>;
  unarchives(channel: string): Promise<Outcome>;
  /** Takes the bot out of a channel. */
  kicksBot(channel: string): Promise<Outcome>;
  invitesBot(channel: string): Promise<Outcome>;
  deactivates(handle: string): Promise<Outcome>;
  /** Deletes anybody's message, the bot's too. */
  deletes(message: MessageRecord): Promise<Outcome>;
  changes(handle: string, change: Changeable): Promise<Outcome>;
  /** Sets who is in a user group. */
  setsUserGroup(handle: string, members: readonly string[]): Promise<Outcome>;
}

/** The administrator of a world. */
export function adminDriver(world: World): Admin {
  const tell = async (...events: Wire[]): Promise<Outcome> => {
    world.changes.notify();
    return outcomeOf(await Promise.all(events.map((event) => world.publish(event))));
  };
  const someone = () => [...world.people.keys()][0] ?? 'USLACKBOT';

  const archive = (name: string, archived: boolean) => {
    const channel = channelNamed(world, name);
    channel.archived = archived;
    const family = channel.kind === 'group' ? 'group' : 'channel';
    const type = `${family}_${archived ? 'archive' : 'unarchive'}`;
    return tell({ type, channel: channel.id, user: someone(), event_ts: world.clock.ts() });
  };

  const userChange = (person: PersonRecord) =>
    tell({ type: 'user_change', user: wireUser(world, person, true), event_ts: world.clock.ts() });

  return {
    archives: (name) => archive(name, true),
    unarchives: (name) => archive(name, false),
    kicksBot: (name) => {
      const channel = channelNamed(world, name);
      const { botUserId } = world.identity;
      channel.members.delete(botUserId);
      const type = channel.kind === 'group' ? 'group_left' : 'channel_left';
      return tell(memberEvent(world, 'member_left_channel', channel, botUserId), {
        type,
        channel: channel.id,
        actor_id: someone(),
        event_ts: world.clock.ts(),
      });
    },
    invitesBot: (name) => {
      const channel = channelNamed(world, name);
      const { botUserId } = world.identity;
      channel.members.add(botUserId);
      return tell(memberEvent(world, 'member_joined_channel', channel, botUserId, someone()));
    },
    deactivates: (handle) => {
      const person = personNamed(world, handle);
      person.deleted = true;
      return userChange(person);
    },
    deletes: ({ channel, ts, text }) => {
      const message = findMessage(world, channel, ts);
      if (!message) throw new Error(`the message is gone: ${text}`);
      return tell(removeMessage(world, message));
    },
    changes: (handle, change) => userChange(Object.assign(personNamed(world, handle), change)),
    setsUserGroup: (handle, members) => {
      const group = [...world.userGroups.values()].find((each) => each.handle === handle);
      if (!group) throw new Error(`no user group "${handle}"`);
      const before = group.users;
      const previous = group.updated;
      group.users = members.map((member) => personNamed(world, member).id);
      group.updated = Math.floor(world.clock.now() / 1000);
      const added = group.users.filter((id) => !before.includes(id));
      const removed = before.filter((id) => !group.users.includes(id));
      return tell({
        type: 'subteam_members_changed',
        subteam_id: group.id,
        team_id: world.identity.teamId,
        date_previous_update: previous,
        date_update: group.updated,
        added_users: added,
        added_users_count: String(added.length),
        removed_users: removed,
        removed_users_count: String(removed.length),
        event_ts: world.clock.ts(),
      });
    },
  };
}
