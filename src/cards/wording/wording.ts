import type { Desk } from '../../domain/desk.js';
import type { Language } from '../../domain/understanding/types.js';
import type { Inline, Text } from '../message.js';
import { de } from './de.js';
import { en, type Wording, type WordingKey } from './en.js';
import { sv } from './sv.js';

const WORDINGS: Readonly<Record<Language, Wording>> = { en, sv, de };

/** Speaks one language for one desk. */
export interface Speaker {
  readonly language: Language;
  /** A sentence with its blanks filled in. */
  readonly say: (key: WordingKey, params?: Readonly<Record<string, string | number>>) => string;
  /** The same, where a blank may be a name, a link or a time, or several of them. */
  readonly text: (key: WordingKey, params?: Readonly<Record<string, Inline | Text>>) => Text;
}

/** The desk's own sentences come first, then the language's. */
export function speaker(desk: Pick<Desk, 'wording'>, language: Language): Speaker {
  const template = (key: WordingKey): string => desk.wording[key] ?? WORDINGS[language][key];
  return {
    language,
    say: (key, params = {}) =>
      template(key).replace(BLANK, (blank, name: string) => String(params[name] ?? blank)),
    text: (key, params = {}) =>
      template(key)
        .split(BLANK)
        .flatMap((part, index) => (index % 2 === 0 ? part : (params[part] ?? `{${part}}`)))
        .filter((part) => part !== ''),
  };
}

const BLANK = /\{(\w+)\}/g;

export type { WordingKey };
