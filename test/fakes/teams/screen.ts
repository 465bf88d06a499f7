import type { CheckedCard } from './card-check.js';

type Element = CheckedCard['body'][number];
export type CardAction =
  | Extract<Element, { type: 'ActionSet' }>['actions'][number]
  | NonNullable<CheckedCard['actions']>[number];

/** What a person reads in a card, line by line; [controls] in brackets, inputs as "Label: value". */
export const screenOf = (card: CheckedCard): string =>
  [
    ...card.body.filter(({ id }) => id !== 'author').flatMap(lines),
    ...(card.actions ? [controls(card.actions)] : []),
  ].join('\n');

function lines(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return element.text.trim() === '' ? [] : [element.text.replace(/<\/?at>/g, '')];
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')];
    case 'Container':
      return element.items.flatMap(lines);
    case 'ActionSet':
      return [controls(element.actions)];
    case 'Input.ChoiceSet': {
      const chosen = (element.value ?? '').split(',');
      const shown = element.choices.filter(({ value }) => chosen.includes(value));
      return [`${element.label}: ${shown.map(({ title }) => title).join(', ')}`.trimEnd()];
    }
    default:
      return [`${element.label}: ${element.value ?? ''}`.trimEnd()];
  }
}

const controls = (actions: readonly CardAction[]): string =>
  actions.map(({ title }) => `[${title ?? ''}]`).join(' ');

/** Under whose name the card's text stands, where it says so. */
export const authorOf = (card: CheckedCard): string | undefined => {
  const [first] = card.body;
  return first?.id === 'author' ? lines(first).join() : undefined;
};

/** Every action of a card, those behind a question that asks back too. */
export const actionsOf = (card: CheckedCard): CardAction[] => {
  const all: CardAction[] = [
    ...card.body.flatMap((each) => (each.type === 'ActionSet' ? each.actions : [])),
    ...(card.actions ?? []),
  ];
  return all.flatMap((each): CardAction[] =>
    each.type === 'Action.ShowCard' ? [each, ...each.card.actions] : [each],
  );
};
