import { z } from 'zod';

/** A text of a certain spelling; `remedy` says how it must look. */
export const spelled = (pattern: RegExp, problem: string, remedy: string) =>
  z.string().superRefine((text, context) => {
    if (!pattern.test(text)) context.addIssue({ code: 'custom', params: { problem, remedy } });
  });

export const text = (max: number) => z.string().trim().min(1).max(max);

export const key = spelled(
  /^[a-z][a-z0-9_-]{0,39}$/,
  'is not a key.',
  'Use lower-case letters, digits, _ and -, starting with a letter, at most 40 of them.',
).describe('a short name for this entry, such as it_laptop; it never changes');

export const channel = spelled(
  /^(#\S+|[CG][A-Z0-9]{3,}|19:[^\s;]+@thread\.(tacv2|skype|v2))$/,
  'is neither a channel name nor a channel id.',
  'Write "#name" in quotes, the id from the foot of the channel\'s details, like C024BE7LH, or of Teams the part 19:…@thread.tacv2 of the channel\'s link.',
).describe('a channel, as "#name" in quotes or by its id');

export const person = spelled(
  /^([^\s@]+@[^\s@]+\.[^\s@]+|(slack:)?[UW][A-Z0-9]{3,}|teams:[0-9a-f-]{36})$/,
  'is neither an e-mail address nor a member id.',
  'Write their e-mail address, or the member id from their Slack profile, like U024BE7LH; of Teams "teams:" and the object id.',
).describe('a person, by e-mail address or member id');

export const group = spelled(
  /^(@\S+|S[A-Z0-9]{3,}|teams:19:[^\s;]+@thread\.(tacv2|skype|v2))$/,
  'is neither the handle nor the id of a user group.',
  'Write "@handle" in quotes, the id of the group, like S024BE7LH, or of Teams "teams:" and the id of a channel whose members are meant.',
).describe(
  'a Slack user group, as "@handle" in quotes or by its id, or "teams:" and a channel of Teams',
);

export const timeZone = z
  .string()
  .superRefine((zone, context) => {
    if (!isTimeZone(zone))
      context.addIssue({
        code: 'custom',
        params: {
          problem: 'is not a time zone.',
          remedy: 'Use a name of the IANA list, such as Europe/Stockholm or America/New_York.',
        },
      });
  })
  .describe('an IANA time zone, such as Europe/Stockholm');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
