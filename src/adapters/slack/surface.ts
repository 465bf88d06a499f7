import type {
  AuthTestResponse,
  ChatDeleteResponse,
  ChatGetPermalinkResponse,
  ChatPostEphemeralResponse,
  ChatPostMessageResponse,
  ChatUpdateResponse,
  ConversationsHistoryResponse,
  ConversationsListResponse,
  ConversationsOpenResponse,
  ConversationsRepliesResponse,
  FilesCompleteUploadExternalResponse,
  FilesGetUploadURLExternalResponse,
  FilesInfoResponse,
  ReactionsAddResponse,
  ReactionsGetResponse,
  UsergroupsListResponse,
  UsergroupsUsersListResponse,
  UsersInfoResponse,
  UsersLookupByEmailResponse,
  ViewsOpenResponse,
  ViewsPublishResponse,
  ViewsUpdateResponse,
} from '@slack/web-api';

/**
 * Everything the product asks of Slack, in one table: `manifests/slack.json` is held against it by a test.
 * Scopes marked optional may be refused when the app is installed; what needs them is then left out.
 */

/** Events that the desk hears of, and those that only make what is remembered stale. */
export const EVENTS = {
  desk: [
    'message',
    'app_mention',
    'reaction_added',
    'app_home_opened',
    'member_left_channel',
    'channel_left',
    'channel_archive',
    'channel_deleted',
    'group_left',
    'group_archive',
    'group_deleted',
  ],
  directory: [
    'user_change',
    'subteam_members_changed',
    'subteam_updated',
    'channel_rename',
    'group_rename',
  ],
} as const;

/** Slack splits messages by where they were said. */
export const SUBSCRIPTIONS: readonly string[] = [
  'message.channels',
  'message.groups',
  'message.im',
  ...[...EVENTS.desk, ...EVENTS.directory].filter((event) => event !== 'message'),
];

export const COMMAND = '/ticket';
export const SHORTCUTS = { global: 'new_request', message: 'make_ticket' } as const;

export const SCOPES = {
  required: [
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'chat:write.customize',
    'commands',
    'im:history',
    'im:write',
    'reactions:read',
    'reactions:write',
    'users:read',
  ],
  optional: [
    'files:read',
    'files:write',
    'groups:history',
    'groups:read',
    'usergroups:read',
    'users:read.email',
  ],
} as const;

/** What each method answers. */
export interface Answers {
  'auth.test': AuthTestResponse;
  'chat.delete': ChatDeleteResponse;
  'chat.getPermalink': ChatGetPermalinkResponse;
  'chat.postEphemeral': ChatPostEphemeralResponse;
  'chat.postMessage': ChatPostMessageResponse;
  'chat.update': ChatUpdateResponse;
  'conversations.history': ConversationsHistoryResponse;
  'conversations.list': ConversationsListResponse;
  'conversations.open': ConversationsOpenResponse;
  'conversations.replies': ConversationsRepliesResponse;
  'files.completeUploadExternal': FilesCompleteUploadExternalResponse;
  'files.getUploadURLExternal': FilesGetUploadURLExternalResponse;
  'files.info': FilesInfoResponse;
  'reactions.add': ReactionsAddResponse;
  'reactions.get': ReactionsGetResponse;
  'usergroups.list': UsergroupsListResponse;
  'usergroups.users.list': UsergroupsUsersListResponse;
  'users.info': UsersInfoResponse;
  'users.lookupByEmail': UsersLookupByEmailResponse;
  'views.open': ViewsOpenResponse;
  'views.publish': ViewsPublishResponse;
  'views.update': ViewsUpdateResponse;
}

export type Method = keyof Answers;

interface MethodRule {
  readonly scopes: readonly string[];
  /** Doing it twice shows: an answer that got lost leaves in doubt whether it was done. */
  readonly leavesTrace?: true;
}

export const METHODS: Readonly<Record<Method, MethodRule>> = {
  'auth.test': { scopes: [] },
  'chat.delete': { scopes: ['chat:write'] },
  'chat.getPermalink': { scopes: [] },
  'chat.postEphemeral': { scopes: ['chat:write'], leavesTrace: true },
  'chat.postMessage': { scopes: ['chat:write', 'chat:write.customize'], leavesTrace: true },
  'chat.update': { scopes: ['chat:write'] },
  'conversations.history': { scopes: ['channels:history', 'groups:history', 'im:history'] },
  'conversations.list': { scopes: ['channels:read', 'groups:read'] },
  'conversations.open': { scopes: ['im:write'] },
  'conversations.replies': { scopes: ['channels:history', 'groups:history', 'im:history'] },
  'files.completeUploadExternal': { scopes: ['files:write'], leavesTrace: true },
  'files.getUploadURLExternal': { scopes: ['files:write'] },
  'files.info': { scopes: ['files:read'] },
  'reactions.add': { scopes: ['reactions:write'] },
  'reactions.get': { scopes: ['reactions:read'] },
  'usergroups.list': { scopes: ['usergroups:read'] },
  'usergroups.users.list': { scopes: ['usergroups:read'] },
  'users.info': { scopes: ['users:read'] },
  'users.lookupByEmail': { scopes: ['users:read.email'] },
  'views.open': { scopes: [] },
  'views.publish': { scopes: [] },
  'views.update': { scopes: [] },
};
