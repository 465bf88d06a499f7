import { writeFile } from 'node:fs/promises';
import { deskYaml } from '../../desk-file/to-yaml.js';
import { errorCode, StartError } from '../../start-error.js';
import { tell, type Command } from '../command.js';
import { storedDesk, withStore } from '../settings.js';

/** Writes the stored desk as a desk file, which the product reads back to the same desk. */
export const configExport: Command = {
  name: 'config export',
  usage: '[file]',
  summary: 'writes the stored desk as YAML, to a new file or to standard output',
  positionals: 1,
  run: (call) =>
    withStore(call, async (store) => {
      const desk = await storedDesk(store);
      const yaml = deskYaml(desk);
      const [file] = call.positionals;
      if (file === undefined) {
        tell(call, { kind: 'desk', version: desk.version, yaml }, yaml.trimEnd());
        return 0;
      }
      await writeNew(file, yaml);
      const row = { kind: 'result', ok: true, file, version: desk.version };
      tell(call, row, `${file}: ${desk.name}, version ${desk.version}.`);
      return 0;
    }),
};

/** @throws StartError when the file exists or cannot be written. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const exists = errorCode(error) === 'EEXIST';
    throw new StartError(
      'desk',
      [
        {
          where: file,
          problem: exists ? 'is there already.' : `cannot be written (${errorCode(error)}).`,
          remedy: exists ? 'Choose another name, or remove it first.' : 'Choose another folder.',
        },
      ],
      { cause: error },
    );
  }
}
