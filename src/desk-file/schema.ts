import { z } from 'zod';
import { deadlinesSchema } from './schema-deadlines.js';
import { channel, group, key, person, spelled, text, timeZone } from './schema-parts.js';

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
  deadlines: deadlinesSchema.prefault({}).describe('calendars, policies and nudges'),
  wording: z.record(z.string(), text(2000)).default({}).describe('sentences of your own'),
});

/** A desk file that passed the schema, with every default filled in. */
export type DeskFile = z.infer<typeof deskSchema>;
export type FileQueue = DeskFile['queues'][number];
export type FileCategory = DeskFile['categories'][number];
export type FileField = FileCategory['fields'][number];
