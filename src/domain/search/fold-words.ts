import { wordsOf } from '../understanding/text.js';

/** Words as they are compared: lower case, without marks, for "Zurück" is also typed "zuruck". */
export const foldedWords = (text: string): string[] =>
  wordsOf(text.normalize('NFD').replace(/\p{M}+/gu, ''));
