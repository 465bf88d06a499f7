import { categoryOf, routeTo } from '../domain/desk.js';
import { fieldsOf, SOMETHING_ELSE, valuesOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import { isShown } from '../domain/understanding/missing-fields.js';
import type { FieldDefinition } from '../domain/understanding/types.js';
import { answersMessage } from './known-answers.js';
import { cut, plain, type Block, type Button, type Message, type Text } from './message.js';
import { named, priorityLabel, valueInWords, type Showing } from './showing.js';
import type { WordingKey } from './wording/wording.js';

/** The requester's living message while the request is still a draft: one question, or the summary. */
export function dialogMessage(show: Showing, draft: Draft): Message {
  switch (draft.stage) {
    case 'offered':
    case 'asking':
      return questionMessage(show, draft);
    case 'confirming':
      return draft.answers?.open === true
        ? answersMessage(show, draft)
        : summaryMessage(show, draft);
    case 'filing':
    case 'filed':
      return oneLine(draft.id, show.speaker.say('filing', { queue: queueOfDraft(show, draft) }));
    case 'dropped':
      if (draft.answers?.solved === true)
        return oneLine(draft.id, show.speaker.say('answers_done'));
      return oneLine(
        draft.id,
        show.speaker.say(draft.messages.length === 0 ? 'dropped_deleted' : 'dropped'),
      );
  }
}

/** What stands where a dialog began in public, once it goes on in a direct message. */
export const movedToDirect = (show: Showing, subject: string): Message =>
  oneLine(subject, show.speaker.say('moved_to_direct'));

const oneLine = (subject: string, text: string): Message => ({
  subject,
  fallback: text,
  blocks: [{ type: 'small', text: [text] }],
});

function questionMessage(show: Showing, draft: Draft): Message {
  const { say } = show.speaker;
  const asked = askedText(show, draft);
  const complaint = complaintOf(show, draft);
  const first: Text = [...understood(show, draft), '\n', ...asked];
  const answers = answerButtons(show, draft);
  return {
    subject: draft.id,
    fallback: say('dialog_fallback', { question: plain(asked), title: cut(draft.title, 60) }),
    blocks: [
      ...forYou(show, draft),
      { type: 'line', text: first },
      ...(complaint === undefined ? [] : [{ type: 'line' as const, text: [complaint] }]),
      ...(answers.length > 0 ? [{ type: 'buttons' as const, buttons: answers }] : []),
      { type: 'small', text: [say('ask_hint')] },
      { type: 'buttons', buttons: waysOut(show) },
    ],
  };
}

/** Whoever did not ask themselves learns first who did. */
const forYou = (show: Showing, { filedBy }: Draft): Block[] =>
  filedBy === undefined
    ? []
    : [
        {
          type: 'small',
          text: show.speaker.text('filed_for_you', { person: named(show, filedBy) }),
        },
      ];

function summaryMessage(show: Showing, draft: Draft): Message {
  const { say } = show.speaker;
  const ready = say('summary_ready', { queue: queueOfDraft(show, draft) });
  const facts = [draft.title, categoryName(show, draft), ...knownFacts(show, draft)];
  const blocks: Block[] = [
    ...forYou(show, draft),
    { type: 'line', text: [{ bold: ready }, ` · ${facts.filter(Boolean).join(' · ')}`] },
    {
      type: 'buttons',
      buttons: [
        { action: 'send', label: say('send'), style: 'primary' },
        { action: 'edit', label: say('edit') },
      ],
    },
    { type: 'buttons', buttons: waysOut(show) },
  ];
  return { subject: draft.id, fallback: `${ready}: ${facts.join(' · ')}`, blocks };
}

/** "I can send this to IT as Laptop broken: laptop won't turn on · High." */
function understood(show: Showing, draft: Draft): Text {
  const queue = { bold: queueOfDraft(show, draft) };
  const title = { italic: [draft.title, ...knownFacts(show, draft)].join(' · ') };
  const category = categoryName(show, draft);
  return category === ''
    ? show.speaker.text('dialog_title', { queue, title })
    : show.speaker.text('dialog_title_category', { queue, title, category: { bold: category } });
}

function askedText(show: Showing, draft: Draft): Text {
  const { question } = draft;
  const fields = fieldsOf(show.desk, draft.known);
  const label = (key: string): string => fields.find((field) => field.key === key)?.label ?? key;
  if (question === undefined || question.about === 'category')
    return [{ bold: show.speaker.say('ask_category') }];
  if (question.about === 'field') {
    return show.speaker.text('ask_field', { question: { bold: label(question.field) } });
  }
  const wanted = question.fields.flatMap((key): Text => ['\n• ', { bold: label(key) }]);
  return [show.speaker.say('ask_form'), ...wanted];
}

/** Few answers are buttons; many, or free text, are one button that opens a form. */
function answerButtons(show: Showing, draft: Draft): Button[] {
  const { say } = show.speaker;
  const { question } = draft;
  if (question === undefined) return [];
  if (question.about === 'category') {
    const known = question.options.map((key) => ({
      action: 'answer',
      value: `category=${key}`,
      label: categoryOf(show.desk, key)?.name ?? key,
    }));
    return [
      ...known,
      { action: 'answer', value: `category=${SOMETHING_ELSE}`, label: say('something_else') },
    ];
  }
  const form: Button = { action: 'fill_form', label: say('fill_form'), style: 'primary' };
  if (question.about === 'form') return [form];
  const field = fieldsOf(show.desk, draft.known).find(({ key }) => key === question.field);
  const choices = field && choicesOf(show, field);
  return choices && choices.length <= MOST_BUTTONS
    ? choices.map(({ value, label }) => ({
        action: 'answer',
        value: `${question.field}=${value}`,
        label,
      }))
    : [form];
}

const MOST_BUTTONS = 5;

function choicesOf(
  show: Showing,
  field: FieldDefinition,
): readonly { value: string; label: string }[] | undefined {
  if (field.type === 'yes_no') {
    return [
      { value: 'yes', label: show.speaker.say('yes') },
      { value: 'no', label: show.speaker.say('no') },
    ];
  }
  return field.type === 'one_of' ? field.options : undefined;
}

const waysOut = (show: Showing): Button[] => [
  { action: 'talk_to_a_person', label: show.speaker.say('talk_to_a_person') },
  { action: 'not_a_request', label: show.speaker.say('not_a_request') },
];

function complaintOf(show: Showing, draft: Draft): string | undefined {
  if (draft.complaint === undefined) return undefined;
  return problemText(show, draft.complaint.code, draft.complaint.params);
}

/** How to mend a wrong value, in one sentence. `code` is a `FieldErrorCode`. */
export function problemText(
  show: Showing,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return show.speaker.say(`problem_${code}` as WordingKey, params);
}

function knownFacts(show: Showing, draft: Draft): string[] {
  const priority = draft.known.priority?.value;
  const all = fieldsOf(show.desk, draft.known);
  const values = valuesOf(draft.known);
  const fields = all.flatMap((field) => {
    const value = isShown(field, all, values) ? values[field.key] : undefined;
    return value === undefined ? [] : [cut(valueInWords(show, field, value), 60)];
  });
  return [...(priority === undefined ? [] : [priorityLabel(show, priority)]), ...fields];
}

const categoryName = (show: Showing, draft: Draft): string =>
  categoryOf(show.desk, draft.known.category?.value)?.name ?? '';

const queueOfDraft = (show: Showing, draft: Draft): string =>
  routeTo(show.desk, draft.known.category?.value, draft.origin.message).name;
