import type { CheckedCard } from './card-check.js';

/** What the client sends for the inputs of a card; required ones must hold something. */
export function enter(
  card: CheckedCard,
  entries: Readonly<Record<string, string>>,
): Record<string, string> {
  const used = new Set<string>();
  const entered: Record<string, string> = {};
  for (const each of card.body) {
    if (!each.type.startsWith('Input.') || !('label' in each)) continue;
    const given = entries[each.label];
    if (given !== undefined) used.add(each.label);
    let value = given ?? each.value ?? '';
    if (each.type === 'Input.ChoiceSet' && given !== undefined && each.choices.length > 0) {
      value = given
        .split(', ')
        .map((title) => {
          const choice = each.choices.find((one) => one.title === title);
          if (!choice) throw new Error(`There is no choice "${title}".`);
          return choice.value;
        })
        .join(',');
    }
    if (each.isRequired && value === '') throw new Error(`"${each.label}" must be filled in.`);
    entered[each.id] = value;
  }
  const unknown = Object.keys(entries).filter((label) => !used.has(label));
  if (unknown.length > 0) throw new Error(`There is no input "${unknown.join('", "')}".`);
  return entered;
}
