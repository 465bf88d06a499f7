import { en, type Wording } from './en.js';

export const de: Wording = en;
