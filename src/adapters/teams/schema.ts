import { z } from 'zod';

/** The parts of Teams' activities that the desk reads; everything else is let pass unread. */

const id = z.string().min(1);
const text = z.string().nullish();

const accountSchema = z.object({ id, name: text, aadObjectId: text });
export type Account = z.infer<typeof accountSchema>;

const attachmentSchema = z.object({
  contentType: text,
  contentUrl: text,
  name: text,
  content: z.unknown().optional(),
});
export type WireAttachment = z.infer<typeof attachmentSchema>;

const channelDataSchema = z.object({
  tenant: z.object({ id: text }).nullish(),
  team: z.object({ id: text, aadGroupId: text, name: text }).nullish(),
  channel: z.object({ id: text, name: text }).nullish(),
  eventType: text,
});

const entitySchema = z.looseObject({
  type: text,
  text,
  mentioned: z.object({ id: text, name: text }).nullish(),
  timezone: text,
});

/** What must be known of a request before it is believed. */
export const whenceSchema = z.object({
  type: id,
  name: text,
  serviceUrl: z.url(),
  channelId: text,
  conversation: z.object({ tenantId: text }).nullish(),
  channelData: z.object({ tenant: z.object({ id: text }).nullish() }).nullish(),
});
export type Whence = z.infer<typeof whenceSchema>;

export const activitySchema = z.object({
  type: id,
  id: text,
  name: text,
  timestamp: z.union([z.string(), z.date()]).nullish(),
  serviceUrl: z.url(),
  channelId: text,
  from: accountSchema,
  recipient: accountSchema.nullish(),
  conversation: z.object({
    id,
    conversationType: text,
    tenantId: text,
    name: text,
    isGroup: z.boolean().nullish(),
  }),
  text,
  locale: text,
  localTimezone: text,
  replyToId: text,
  entities: z.array(entitySchema).nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  channelData: channelDataSchema.nullish(),
  value: z.unknown().optional(),
  action: text,
  membersRemoved: z.array(accountSchema).nullish(),
  reactionsAdded: z.array(z.object({ type: text })).nullish(),
});
export type WireActivity = z.infer<typeof activitySchema>;

/** What `render-message.ts` puts into every action: whose, what, and a mark of the card it stood on. */
export const pressDataSchema = z.looseObject({
  a: id,
  s: z.string().optional(),
  v: z.string().optional(),
  r: z.string().optional(),
});

/** `adaptiveCard/action`. What triggered it is not asked for: Teams leaves that out at times. */
export const executeSchema = z.object({
  action: z.object({ verb: text, data: z.unknown().optional() }),
});

export const taskSchema = z.object({ data: z.unknown().optional() });

const inputSchema = z.object({
  key: id,
  label: z.string(),
  type: z.enum([
    'text',
    'long_text',
    'choice',
    'choices',
    'date',
    'number',
    'email',
    'link',
    'person',
    'file',
  ]),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
  hint: z.string().optional(),
  reactive: z.boolean().optional(),
});

/** A form as it travels along in its own dialog, so that it can be shown again with what was wrong. */
export const formSchema = z.object({
  name: z.enum([
    'request',
    'edit_request',
    'answer',
    'assign',
    'ask',
    'resolve',
    'hold',
    'note',
    'priority',
    'move',
    'not_fixed',
    'comment',
  ]),
  subject: z.string().optional(),
  title: z.string(),
  submit: z.string(),
  intro: z.string().optional(),
  inputs: z.array(inputSchema),
  context: z.record(z.string(), z.string()).optional(),
});

export const submissionSchema = z.looseObject({
  f: formSchema,
  /** The dialog's own number: a submission that comes twice carries the same. */
  n: id,
});

export const extensionSchema = z.object({
  commandId: text,
  data: z.unknown().optional(),
  parameters: z.array(z.object({ name: text, value: z.unknown().optional() })).nullish(),
  messagePayload: z
    .object({
      id,
      replyToId: text,
      createdDateTime: text,
      body: z.object({ content: text, contentType: text }).nullish(),
      from: z.object({ user: z.object({ id: text, displayName: text }).nullish() }).nullish(),
      attachments: z.array(attachmentSchema).nullish(),
    })
    .nullish(),
});

export const memberSchema = z.object({
  id,
  name: text,
  aadObjectId: text,
  objectId: text,
  email: text,
  userPrincipalName: text,
  userRole: text,
});
export type Member = z.infer<typeof memberSchema>;

export const membersPageSchema = z.object({
  members: z.array(memberSchema),
  continuationToken: text,
});

export const createdSchema = z.object({ id, activityId: text });
export const postedSchema = z.object({ id: text });
