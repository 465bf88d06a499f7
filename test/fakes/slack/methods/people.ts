import { ApiError, flag, page, required, type Method } from '../api.js';
import type { PersonRecord, UserGroupRecord } from '../model.js';
import { compact, text, type Wire } from '../wire.js';
import type { World } from '../world.js';

/** A user object as users.info and user_change carry it; the address only with its scope. */
export function wireUser(world: World, person: PersonRecord, withLocale = false): Wire {
  const { teamId } = world.identity;
  return compact({
    id: person.id,
    team_id: teamId,
    name: person.handle,
    deleted: person.deleted,
    color: '9f69e7',
    real_name: person.name,
    tz: person.tz,
    tz_label: person.tzLabel,
    tz_offset: person.tzOffset,
    locale: withLocale ? person.locale : undefined,
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: Math.floor(world.clock.now() / 1000),
    profile: compact({
      title: person.title,
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.handle,
      display_name_normalized: person.handle,
      first_name: person.name.split(' ')[0],
      last_name: person.name.split(' ').slice(1).join(' '),
      email: world.scopes.has('users:read.email') ? person.email : undefined,
      status_text: '',
      status_emoji: '',
      image_72: `https://avatars.slack-edge.com/${person.id}-72.png`,
      team: teamId,
    }),
  });
}

function botUser(world: World): Wire {
  const { botUserId, botHandle, botId, appId, teamId } = world.identity;
  return {
    id: botUserId,
    team_id: teamId,
    name: botHandle,
    deleted: false,
    real_name: botHandle,
    tz: 'America/Los_Angeles',
    tz_label: 'Pacific Standard Time',
    tz_offset: -28_800,
    is_bot: true,
    is_app_user: false,
    profile: { real_name: botHandle, display_name: botHandle, bot_id: botId, api_app_id: appId },
  };
}

function info(world: World, args: Wire): Wire {
  const id = required(args, 'user');
  if (id === world.identity.botUserId) return { user: botUser(world) };
  const person = world.people.get(id);
  if (!person) throw new ApiError('user_not_found');
  return { user: wireUser(world, person, flag(args, 'include_locale')) };
}

function wireGroup(world: World, group: UserGroupRecord, withUsers: boolean): Wire {
  return compact({
    id: group.id,
    team_id: world.identity.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_create: 1_700_000_000,
    date_update: group.updated,
    date_delete: group.disabled ? group.updated : 0,
    users: withUsers ? group.users : undefined,
    user_count: group.users.length,
  });
}

function groupUsers(world: World, args: Wire): Wire {
  const group = world.userGroups.get(required(args, 'usergroup'));
  if (!group) throw new ApiError('no_such_subteam');
  const active = group.users.filter((id) => world.people.get(id)?.deleted !== true);
  return { users: active };
}

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': { scope: 'users:read', tier: 4, run: info },
  'users.list': {
    scope: 'users:read',
    tier: 2,
    run: (world, args) => {
      const withLocale = flag(args, 'include_locale');
      const [people, next] = page([...world.people.values()], args, 1000);
      const members = people.map((person) => wireUser(world, person, withLocale));
      const last = (next['response_metadata'] as Wire)['next_cursor'] === '';
      return { members: last ? [...members, botUser(world)] : members, ...next };
    },
  },
  'users.lookupByEmail': {
    scope: 'users:read.email',
    tier: 3,
    run: (world, args) => {
      const email = required(args, 'email').toLowerCase();
      const found = [...world.people.values()].find(
        (person) => person.email.toLowerCase() === email && !person.deleted,
      );
      if (!found) throw new ApiError('users_not_found');
      return { user: wireUser(world, found) };
    },
  },
  'usergroups.list': {
    scope: 'usergroups:read',
    tier: 2,
    run: (world, args) => {
      const withDisabled = flag(args, 'include_disabled');
      const groups = [...world.userGroups.values()].filter((g) => withDisabled || !g.disabled);
      const withUsers = flag(args, 'include_users');
      return { usergroups: groups.map((group) => wireGroup(world, group, withUsers)) };
    },
  },
  'usergroups.users.list': { scope: 'usergroups:read', tier: 2, run: groupUsers },
  'bots.info': {
    scope: 'users:read',
    tier: 3,
    run: (world, args) => {
      const { botId, appId, botUserId, botHandle } = world.identity;
      if (text(args['bot']) !== botId) throw new ApiError('bot_not_found');
      return {
        bot: { id: botId, deleted: false, name: botHandle, app_id: appId, user_id: botUserId },
      };
    },
  },
  'team.info': {
    scope: 'team:read',
    tier: 3,
    run: (world) => {
      const { teamId, teamName, teamDomain } = world.identity;
      return { team: { id: teamId, name: teamName, domain: teamDomain, email_domain: '' } };
    },
  },
  'auth.test': {
    tier: 'free',
    run: (world) => {
      const { teamId, teamName, teamDomain, botHandle, botUserId, botId } = world.identity;
      return {
        url: `https://${teamDomain}.slack.com/`,
        team: teamName,
        user: botHandle,
        team_id: teamId,
        user_id: botUserId,
        bot_id: botId,
        is_enterprise_install: false,
      };
    },
  },
};
