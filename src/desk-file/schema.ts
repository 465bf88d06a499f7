import { z } from 'zod';

/** A text of a certain spelling; `remedy` says how it must look. */
const spelled = (pattern: RegExp, problem: string, remedy: string) =>
  z.string().superRefine((text, context) => {
    if (!pattern.test(text)) context.addIssue({ code: 'custom', params: { problem, remedy } });
  });

const text = (max: number) => z.string().trim().min(1).max(max);

const key = spelled(
  /^[a-z][a-z0-9_-]{0,39}$/,
  'is not a key.',
  'Use lower-case letters, digits, _ and -, starting with a letter, at most 40 of them.',
).describe('a short name for this entry, such as it_laptop; it never changes');

const channel = spelled(
  /^(#\S+|[CG][A-Z0-9]{3,}|19:[^\s;]+@thread\.(tacv2|skype|v2))$/,
  'is neither a channel name nor a channel id.',
  'Write "#name" in quotes, the id from the foot of the channel\'s details, like C024BE7LH, or of Teams the part 19:…@thread.tacv2 of the channel\'s link.',
).describe('a channel, as "#name" in quotes or by its id');

const person = spelled(
  /^([^\s@]+@[^\s@]+\.[^\s@]+|(slack:)?[UW][A-Z0-9]{3,}|teams:[0-9a-f-]{36})$/,
  'is neither an e-mail address nor a member id.',
  'Write their e-mail address, or the member id from their Slack profile, like U024BE7LH; of Teams "teams:" and the object id.',
).describe('a person, by e-mail address or member id');

const group = spelled(
  /^(@\S+|S[A-Z0-9]{3,}|teams:19:[^\s;]+@thread\.(tacv2|skype|v2))$/,
  'is neither the handle nor the id of a user group.',
  'Write "@handle" in quotes, the id of the group, like S024BE7LH, or of Teams "teams:" and the id of a channel whose members are meant.',
).describe(
  'a Slack user group, as "@handle" in quotes or by its id, or "teams:" and a channel of Teams',
);

const timeZone = z
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

const optionSchema = z.strictObject({
  value: text(75).describe('what is stored'),
  label: text(75).describe('what people read'),
  synonyms: z.array(text(60)).optional().describe('other words people use for it'),
});

const fieldSchema = z.strictObject({
  key,
  label: text(150).describe('the question, as people read it'),
  type: z
    .enum([
      'short_text',
      'long_text',
      'one_of',
      'many_of',
      'date',
      'number',
      'person',
      'email',
      'link',
      'yes_no',
      'file',
    ])
    .describe('the kind of answer'),
  required: z.boolean().default(false).describe('true or false'),
  options: z.array(optionSchema).min(2).max(100).optional().describe('the answers to choose from'),
  show_if: z
    .strictObject({
      field: z.string().describe('the key of an earlier field of the same category'),
      equals: z
        .union([text(75), z.boolean(), z.array(text(75)).min(1)])
        .describe('the answer, or a list of answers, that makes this field show'),
    })
    .optional()
    .describe('when this field is asked for'),
  hint: text(300).optional().describe('a line under the question'),
  min: z.number().optional().describe('the smallest number, or the fewest characters'),
  max: z.number().optional().describe('the largest number, or the most characters'),
});

const categorySchema = z.strictObject({
  key,
  name: text(60).describe('what people read'),
  description: text(300).optional().describe('what belongs here, in a sentence'),
  queue: z.string().describe('the key of the queue that takes these requests'),
  examples: z.array(text(300)).default([]).describe('messages as people really write them'),
  fields: z.array(fieldSchema).max(20).default([]).describe('what the queue needs to know'),
});

const queueSchema = z.strictObject({
  key,
  name: text(40).describe('what people read'),
  key_prefix: spelled(
    /^[A-Z]{2,6}$/,
    'is not a key prefix.',
    'Use 2 to 6 capital letters, such as IT; tickets will be called IT-1, IT-2 …',
  ).describe('2 to 6 capital letters, such as IT'),
  triage_channel: channel,
  private: z.boolean().default(false).describe('true or false'),
  roster: z
    .strictObject({
      people: z.array(person).default([]).describe('people, by e-mail address or member id'),
      groups: z.array(group).default([]).describe('Slack user groups, by "@handle" or id'),
    })
    .describe('who may work on this queue: people, groups or both'),
  leads: z.array(person).default([]).describe('people, by e-mail address or member id'),
});

const row = z.strictObject({
  low: z.string().describe('a priority'),
  normal: z.string().describe('a priority'),
  high: z.string().describe('a priority'),
  now: z.string().describe('a priority'),
});

const prioritiesSchema = z.strictObject({
  levels: z
    .array(z.strictObject({ key, name: text(30).describe('what people read') }))
    .min(1)
    .max(10)
    .describe('the priorities, most urgent first'),
  default: z.string().describe('the priority of a request that says nothing about it'),
  table: z
    .strictObject({
      one: row.describe('a priority for each of low, normal, high and now'),
      several: row.describe('a priority for each of low, normal, high and now'),
      everyone: row.describe('a priority for each of low, normal, high and now'),
    })
    .describe('which priority an impact and an urgency mean'),
});

const dialogSchema = z.strictObject({
  gather_seconds: z.number().int().min(0).max(600).default(60).describe('a number of seconds'),
  abandon_minutes: z.number().int().min(1).max(10_080).default(30).describe('minutes'),
  confirm: z.enum(['always', 'never']).default('never').describe('when to ask before filing'),
  close_resolved_after_days: z.number().int().min(1).max(90).default(5).describe('days'),
});

/** Used when the file leaves the section out. */
const usualPriorities: z.infer<typeof prioritiesSchema> = {
  levels: [
    { key: 'urgent', name: 'Urgent' },
    { key: 'high', name: 'High' },
    { key: 'normal', name: 'Normal' },
    { key: 'low', name: 'Low' },
  ],
  default: 'normal',
  table: {
    one: { low: 'low', normal: 'normal', high: 'high', now: 'high' },
    several: { low: 'low', normal: 'normal', high: 'high', now: 'urgent' },
    everyone: { low: 'normal', normal: 'high', high: 'urgent', now: 'urgent' },
  },
};

/** The whole file. Its keys are snake_case, as people expect them in YAML. */
export const deskSchema = z.strictObject({
  desk: z
    .strictObject({
      name: text(60).describe('the name of your help desk'),
      language: z.enum(['en', 'sv', 'de']).default('en').describe("the desk's own language"),
      time_zone: timeZone,
    })
    .describe('name, language and time_zone of the desk'),
  queues: z.array(queueSchema).min(1).max(50).describe('the teams that answer requests'),
  channels: z
    .array(
      z.strictObject({
        channel,
        mode: z.enum(['auto', 'suggest', 'off']).describe('what happens to messages here'),
        queue: z.string().optional().describe('the key of a queue'),
      }),
    )
    .default([])
    .describe('where the desk listens'),
  categories: z.array(categorySchema).min(1).max(90).describe('the kinds of requests'),
  priorities: prioritiesSchema.default(usualPriorities).describe('names and table of priorities'),
  dialog: dialogSchema.prefault({}).describe('how the desk asks'),
  wording: z.record(z.string(), text(2000)).default({}).describe('sentences of your own'),
});

/** A desk file that passed the schema, with every default filled in. */
export type DeskFile = z.infer<typeof deskSchema>;
export type FileQueue = DeskFile['queues'][number];
export type FileCategory = DeskFile['categories'][number];
export type FileField = FileCategory['fields'][number];

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
