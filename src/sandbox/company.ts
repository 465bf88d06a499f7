/**
 * The small company that lives in the sandbox: a bicycle maker of six, with a help channel and three
 * teams that answer. Ids look like Slack's and stay the same for good, so a desk can name them.
 */

export interface Person {
  id: string;
  name: string;
  realName: string;
  email: string;
  /** Shown as the profile's title. */
  title: string;
  /** IANA time zone. */
  timeZone: string;
  /** The direct message between this person and the bot. */
  directMessage: string;
}

const person = (
  key: string,
  realName: string,
  title: string,
  timeZone: string,
): Person & { directMessage: string } => ({
  id: `U0FJORD${key}`,
  name: key.toLowerCase(),
  realName,
  email: `${key.toLowerCase()}@fjordcycles.example`,
  title,
  timeZone,
  directMessage: `D0FJORD${key}`,
});

const people = {
  ana: person('ANA', 'Ana Lindqvist', 'Sales', 'Europe/Stockholm'),
  omar: person('OMAR', 'Omar Haddad', 'Product design', 'Europe/Lisbon'),
  mei: person('MEI', 'Mei Tanaka', 'IT lead', 'Europe/Stockholm'),
  ben: person('BEN', 'Ben Okafor', 'IT', 'Europe/London'),
  priya: person('PRIYA', 'Priya Raman', 'People', 'Europe/Stockholm'),
  tom: person('TOM', 'Tom Becker', 'Facilities', 'Europe/Berlin'),
};

const everybody = Object.values(people).map(({ id }) => id);

export interface Channel {
  id: string;
  name: string;
  topic: string;
  private: boolean;
  /** People's ids; the bot is in every channel. */
  members: readonly string[];
}

const channel = (
  id: string,
  name: string,
  topic: string,
  members: readonly string[],
  isPrivate = false,
): Channel => ({ id, name, topic, private: isPrivate, members });

const channels = {
  help: channel('C0FJORDHELP', 'help', 'Ask here: IT, People and Facilities read along', everybody),
  general: channel('C0FJORDGENERAL', 'general', 'All of Fjord Cycles', everybody),
  triageIt: channel('C0FJORDTRIAGEIT', 'triage-it', 'Requests to IT', [
    people.mei.id,
    people.ben.id,
  ]),
  triagePeople: channel(
    'G0FJORDTRIAGEPEOPLE',
    'triage-people',
    'Requests to People, private',
    [people.priya.id],
    true,
  ),
  triageFacilities: channel(
    'C0FJORDTRIAGEFACILITIES',
    'triage-facilities',
    'Requests to Facilities',
    [people.tom.id],
  ),
};

export const company = {
  workspace: { id: 'T0FJORD', name: 'Fjord Cycles', domain: 'fjord-cycles' },
  app: { id: 'A0FJORDBELL', botUserId: 'U0FJORDBELL', botName: 'Deskbell' },
  people,
  channels,
  /** A Slack user group, for desks whose roster is one. */
  userGroups: [
    { id: 'S0FJORDIT', handle: 'it', name: 'IT', members: [people.mei.id, people.ben.id] },
  ] as const,
} as const;
