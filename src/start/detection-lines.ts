import { readFile } from 'node:fs/promises';
import type { Language } from '../domain/understanding/types.js';

/** The labelled messages that the product comes with; see `config/detection/`. */
export const detectionLines = (language: Language): Promise<string> =>
  readFile(new URL(`../../config/detection/${language}.txt`, import.meta.url), 'utf8');
