import { z } from 'zod';

/** The parts of Slack's payloads that the desk reads; everything else is let pass unread. */

const id = z.string().min(1);
const text = z.string().nullish();

export const fileSchema = z.object({
  id,
  name: text,
  title: text,
  mode: text,
  url_private: text,
  size: z.number().nullish(),
});

export const messageSchema = z.object({
  ts: id,
  user: text,
  bot_id: text,
  subtype: text,
  text,
  thread_ts: text,
  files: z.array(fileSchema).nullish(),
  edited: z.object({ user: text }).nullish(),
});
export type WireMessage = z.infer<typeof messageSchema>;

export const eventBodySchema = z.object({
  event_id: id,
  event_time: z.number(),
  event: z.looseObject({ type: id }),
});
export type EventBody = z.infer<typeof eventBodySchema>;

export const messageEventSchema = messageSchema.extend({ channel: id, channel_type: text });

export const messageChangedSchema = z.object({
  channel: id,
  message: messageSchema,
  previous_message: messageSchema.partial().nullish(),
});

export const messageDeletedSchema = z.object({
  channel: id,
  deleted_ts: id,
  previous_message: messageSchema.partial().nullish(),
});

export const reactionSchema = z.object({
  user: id,
  reaction: id,
  item_user: text,
  item: z.object({ type: id, channel: text, ts: text }),
});

export const homeOpenedSchema = z.object({ user: id, tab: text });

/** Leaving, archiving and deleting name the channel alike. */
export const channelGoneSchema = z.object({ channel: id, user: text, actor_id: text });

const user = z.object({ id });
const channel = z.object({ id }).nullish();

export const pressSchema = z.object({
  trigger_id: text,
  user,
  channel,
  container: z.object({
    type: id,
    message_ts: text,
    thread_ts: text,
    channel_id: text,
    view_id: text,
    is_ephemeral: z.boolean().nullish(),
  }),
  response_url: text,
  actions: z
    .array(
      z.object({
        action_id: id,
        action_ts: text,
        value: text,
        selected_option: z.object({ value: id }).nullish(),
      }),
    )
    .min(1),
});

export const commandSchema = z.object({
  trigger_id: text,
  user_id: id,
  channel_id: id,
  text,
});

export const shortcutSchema = z.object({ trigger_id: text, user });

export const messageShortcutSchema = shortcutSchema.extend({
  channel: z.object({ id }),
  message: messageSchema,
});

/** What one input holds, in whichever of these its kind keeps it. */
export const inputStateSchema = z.object({
  value: text,
  selected_option: z.object({ value: id }).nullish(),
  selected_options: z.array(z.object({ value: id })).nullish(),
  selected_date: text,
  selected_user: text,
  files: z.array(z.object({ id })).nullish(),
});
export type InputState = z.infer<typeof inputStateSchema>;

export const viewSchema = z.object({
  id,
  hash: text,
  private_metadata: z.string(),
  blocks: z.array(z.object({ type: id, block_id: text })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), inputStateSchema)) }),
});

export const viewBodySchema = z.object({ trigger_id: text, user, view: viewSchema });
export type ViewBody = z.infer<typeof viewBodySchema>;

export const metadataSchema = z.object({
  form: id,
  subject: z.string().optional(),
  context: z.record(z.string(), z.string()).optional(),
});

/** What `render-message.ts` puts into buttons and into the options of the menu. */
export const pressValueSchema = z.object({ s: z.string().optional(), v: z.string().optional() });
export const menuValueSchema = z.object({ s: z.string().optional(), a: id });
