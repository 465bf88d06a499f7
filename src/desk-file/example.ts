import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the desk that comes with the product stands: a model to copy, and the desk of the sandbox. */
export const exampleDeskPath = fileURLToPath(
  new URL('../../config/desk.example.yaml', import.meta.url),
);

/** The text of the example desk. */
export const exampleDeskText = (): Promise<string> => readFile(exampleDeskPath, 'utf8');
