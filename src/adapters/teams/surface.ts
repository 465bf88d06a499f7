/**
 * Everything the product takes from Teams, in one table: `manifests/teams/manifest.json` is held against
 * it by a test.
 */

/** Commands of the message extension. */
export const EXTENSION = { create: 'createTicket', search: 'searchTickets' } as const;

/** What is answered at once, besides activities that are only taken. */
export const INVOKES = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
  'composeExtension/query',
] as const;

/** Asked of whoever installs the app in a team or chat, so that requests without a mention are heard. */
export const CONSENT = ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'] as const;

/** What people can say to the bot; the menu of Teams offers it. */
export const SPOKEN_COMMANDS = ['my tickets', 'queue', 'help'] as const;
