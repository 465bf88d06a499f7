/** Whether the desk file names something of Teams: its channels' ids begin so, and ours for its people. */
export const isOfTeams = (name: string): boolean => /^(19:|teams:)/.test(name);
