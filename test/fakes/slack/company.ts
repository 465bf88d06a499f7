/** What a test says about a person of the workspace; unset parts get plausible values. */
export interface PersonSpec {
  readonly handle: string;
  readonly name?: string;
  readonly title?: string;
  readonly tz?: string;
  readonly tzLabel?: string;
  /** Seconds east of UTC. */
  readonly tzOffset?: number;
  readonly locale?: string;
  readonly email?: string;
}

export interface ChannelSpec {
  /** With or without the leading #. */
  readonly name: string;
  readonly private?: boolean;
  /** Whether the bot is a member; true unless said otherwise. */
  readonly bot?: boolean;
  /** Handles; everybody unless said otherwise. */
  readonly members?: readonly string[];
}

export interface UserGroupSpec {
  readonly handle: string;
  readonly name?: string;
  readonly members: readonly string[];
}

const stockholm = { tz: 'Europe/Stockholm', tzLabel: 'Central European Time', tzOffset: 3600 };
const berlin = { tz: 'Europe/Berlin', tzLabel: 'Central European Time', tzOffset: 3600 };
const london = { tz: 'Europe/London', tzLabel: 'Greenwich Mean Time', tzOffset: 0 };
const newYork = { tz: 'America/New_York', tzLabel: 'Eastern Standard Time', tzOffset: -18_000 };

/** The six people every test may count on. Ben and Omar are IT, Cleo is People, Priya Facilities. */
export const defaultPeople: readonly PersonSpec[] = [
  { handle: 'ana', name: 'Ana Lindqvist', title: 'Sales', locale: 'en-US', ...stockholm },
  { handle: 'ben', name: 'Ben Okafor', title: 'IT', locale: 'en-GB', ...berlin },
  { handle: 'omar', name: 'Omar Haddad', title: 'IT', locale: 'en-GB', ...london },
  { handle: 'cleo', name: 'Cleo Brandt', title: 'People', locale: 'de-DE', ...berlin },
  { handle: 'priya', name: 'Priya Raman', title: 'Facilities', locale: 'en-US', ...newYork },
  { handle: 'jonas', name: 'Jonas Ek', title: 'Finance', locale: 'sv-SE', ...stockholm },
];

export const defaultChannels: readonly ChannelSpec[] = [
  { name: 'general' },
  { name: 'help' },
  { name: 'triage-it' },
  { name: 'triage-people', private: true, members: ['cleo', 'omar'] },
  { name: 'triage-facilities' },
];

export const defaultUserGroups: readonly UserGroupSpec[] = [
  { handle: 'it-support', name: 'IT support', members: ['ben', 'omar'] },
];
