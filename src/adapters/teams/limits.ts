/** Teams' limits on what is sent to it, in UTF-16 units or items. */
export const LIMITS = {
  /** Of a whole message as JSON: Teams counts two bytes for each unit, and refuses more than 100 KB. */
  message: 38_000,
  summary: 250,
  /** What one text may fill; less is tried until the whole fits. */
  texts: [12_000, 6_000, 3_000, 1_500, 600, 200, 60],
  action: 60,
  /** Entries of a list to choose from. */
  options: 500,
  dialogTitle: 60,
  label: 300,
  input: 4_000,
} as const;

const ELLIPSIS = '…';

/** The text within `max` UTF-16 units, ended with `…` when something had to go. No character is split. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - ELLIPSIS.length;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return text.slice(0, end).trimEnd() + ELLIPSIS;
}
