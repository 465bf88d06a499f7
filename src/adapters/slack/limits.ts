/** Slack's limits on what is sent to it, in UTF-16 units or items. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of `text`: an update takes 4,000; the entities of escaping are counted too. */
  fallback: 3000,
  section: 3000,
  contextText: 3000,
  contextElements: 10,
  /** Sections one long text may fill before it is cut; Slack refuses messages that grow too big. */
  sectionsPerText: 4,
  username: 80,
  actions: 25,
  button: 75,
  buttonValue: 2000,
  placeholder: 150,
  options: 100,
  optionGroups: 100,
  fewOptions: 10,
  optionText: 75,
  optionValue: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  label: 2000,
  hint: 2000,
  input: 3000,
  privateMetadata: 3000,
  id: 255,
} as const;

const ELLIPSIS = '…';

/** The text within `max` UTF-16 units, ended with `…` when something had to go. No character is split. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - ELLIPSIS.length;
  const last = text.charCodeAt(end - 1);
  // Half of a surrogate pair would arrive as a replacement character.
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return text.slice(0, end).trimEnd() + ELLIPSIS;
}
