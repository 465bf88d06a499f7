/** What begins so stays with the team. */
const MARK = /^\s*(?:🔒|:lock:|note:)\s*/iu;

/** Whether a line in the triage thread is an internal note. */
export const isInternal = (line: string): boolean => MARK.test(line);

/** The note without the sign that makes it one. */
export const withoutMark = (line: string): string => line.replace(MARK, '');
