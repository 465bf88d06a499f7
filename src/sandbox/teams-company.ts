import { company } from './company.js';

/**
 * The same company as the playground of Teams has it: a team with the channel in which people ask, and one
 * in which Facilities works. Addresses are those of the local Slack, so that everybody is one person.
 */

const { people } = company;

/** Whoever sits at the page: of Facilities, so that they ask and answer. */
const AT_THE_PAGE = 'tom';

const numbered = Object.entries(people).map(([handle, person], index) => ({
  handle,
  person,
  aadObjectId: `00000000-0000-0000-0000-0000000000${index + 20}`,
}));

const account = ({ person, handle, aadObjectId }: (typeof numbered)[number]) => {
  const [givenName = '', surname = ''] = person.realName.split(' ');
  return {
    id: `29:${handle}`,
    name: person.realName,
    userPrincipleName: person.email,
    aadObjectId,
    givenName,
    surname,
    email: person.email,
  };
};

const others = numbered.filter(({ handle }) => handle !== AT_THE_PAGE);
const self = numbered.find(({ handle }) => handle === AT_THE_PAGE) ?? others[0];

export const teamsCompany = {
  tenantId: '00000000-0000-0000-0000-000000000001',
  bot: { id: '28:deskbell', name: 'Deskbell' },
  /** The directory's id of somebody of Facilities, who answers there. */
  facilities: `teams:${self?.aadObjectId ?? ''}` as const,
  /** In the playground a team and its first channel have one id. */
  help: '19:fjord-help@thread.tacv2',
  triage: '19:fjord-facilities@thread.tacv2',
} as const;

/** The playground's settings, in its own words; it takes five people besides the one at the page. */
export const playgroundSettings = {
  version: '0.1.1',
  tenantId: teamsCompany.tenantId,
  bot: teamsCompany.bot,
  currentUser: self && account(self),
  users: others.map(account),
  personalChat: { id: 'a:fjord-personal' },
  groupChat: { id: '19:fjord-lunch@thread.v2', name: 'Lunch' },
  team: {
    id: teamsCompany.help,
    name: company.workspace.name,
    aadGroupId: '00000000-0000-0000-0000-000000000031',
    channels: [{ id: teamsCompany.triage, name: 'Facilities' }],
  },
};
