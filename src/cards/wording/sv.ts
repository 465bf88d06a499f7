import { en, type Wording } from './en.js';

export const sv: Wording = en;
