import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { z } from 'zod';

// Its modules cannot be imported by Node, but its bundle can be required.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

/**
 * The part of Adaptive Cards 1.5 that is sent, strictly: a property that the schema does not know, or that
 * Teams ignores, is a mistake. Texts that Markdown is read in are held to mentions alone.
 */

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']);
const common = {
  id: z.string().optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
};
const size = z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']);

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1).optional(),
  url: z.url({ protocol: /^(https?|mailto)$/ }),
  mode: z.enum(['primary', 'secondary']).optional(),
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.literal('Bolder').optional(),
  italic: z.literal(true).optional(),
  isSubtle: z.literal(true).optional(),
  size: size.optional(),
  color: z.literal('Attention').optional(),
  selectAction: openUrl.omit({ mode: true }).optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...common,
  inlines: z.array(textRun).min(1),
});

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...common,
  text: z
    .string()
    .regex(/^( |<at>[^<>*_`[\]()#|~]+<\/at>)$/, 'may hold a mention and nothing else'),
  wrap: z.boolean().optional(),
  size: size.optional(),
});

const look = {
  title: z.string().min(1).max(60),
  style: z.enum(['positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
};

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...look,
  verb: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  ...look,
  data: z.record(z.string(), z.unknown()),
});

const showCard = z.strictObject({
  type: z.literal('Action.ShowCard'),
  ...look,
  card: z.strictObject({
    type: z.literal('AdaptiveCard'),
    body: z.array(richTextBlock),
    actions: z.array(z.discriminatedUnion('type', [execute, submit])).min(1),
  }),
});

const action = z.discriminatedUnion('type', [openUrl, execute, submit, showCard]);

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...common,
  actions: z
    .array(action)
    .min(1)
    .refine((all) => all.filter(({ mode }) => mode !== 'secondary').length <= 6, {
      message: 'Teams shows six actions at most',
    }),
});

const container = z.strictObject({
  type: z.literal('Container'),
  ...common,
  style: z.enum(['emphasis', 'default']),
  items: z.array(richTextBlock).min(1),
});

const input = {
  ...common,
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
};

const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  isMultiline: z.boolean().optional(),
  maxLength: z.number().int().positive(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
});

const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: z.iso.date().optional(),
});

const inputChoices = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  style: z.enum(['compact', 'expanded']).optional(),
  isMultiSelect: z.boolean().optional(),
  choices: z.array(
    z.strictObject({
      title: z.string().min(1),
      value: z
        .string()
        .min(1)
        .regex(/^[^,]+$/),
    }),
  ),
  'choices.data': z
    .strictObject({
      type: z.literal('Data.Query'),
      dataset: z.literal('graph.microsoft.com/users'),
    })
    .optional(),
  value: z.string().min(1).optional(),
});

const element = z.discriminatedUnion('type', [
  textBlock,
  richTextBlock,
  container,
  actionSet,
  inputText,
  inputDate,
  inputChoices,
]);

const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>.+<\/at>$/),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
});

const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  body: z.array(element).min(1),
  actions: z
    .array(z.discriminatedUnion('type', [execute, submit]))
    .max(6)
    .optional(),
  refresh: z
    .strictObject({
      action: execute.omit({ title: true }),
      userIds: z.array(z.string()).max(60).optional(),
    })
    .optional(),
  msteams: z
    .strictObject({ width: z.literal('Full'), entities: z.array(mention).optional() })
    .optional(),
});
export type CheckedCard = z.infer<typeof card>;

/** A card may fill this much, in UTF-16 units; Teams' own limit is a little above. */
const MOST = 40_000;

/** What is wrong with a card; nothing when Teams would show it as it is meant. */
export function checkCard(json: unknown): string[] {
  const read = card.safeParse(json);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  return [
    ...(JSON.stringify(json).length > MOST ? ['is too large'] : []),
    ...mentionProblems(read.data),
    ...idProblems(read.data),
    ...parserProblems(json),
  ];
}

function mentionProblems({ body, msteams }: CheckedCard): string[] {
  const written = body.flatMap((each) => (each.type === 'TextBlock' ? [each.text.trim()] : []));
  const tags = written.filter(Boolean);
  const named = msteams?.entities?.map(({ text }) => text) ?? [];
  return JSON.stringify(tags) === JSON.stringify(named)
    ? []
    : [`mentions ${tags.join()} and names ${named.join()}`];
}

function idProblems({ body }: CheckedCard): string[] {
  const ids = body.flatMap(({ id }) => id ?? []);
  return ids.length === new Set(ids).size ? [] : ['two elements have one id'];
}

/** What Microsoft's own parser says. */
function parserProblems(json: unknown): string[] {
  const context = new SerializationContext(Versions.v1_5);
  new AdaptiveCard().parse(json, context);
  const said = Array.from({ length: context.eventCount }, (_, index) => {
    const { message } = context.getEventAt(index);
    return message;
  });
  // Teams' people picker, which its cards have had since long before 1.6.
  return said.filter((message) => !message.startsWith('Property "choices.data"'));
}
