import { backup as copyStore } from '../../embedded-mongo/backup.js';
import { tell, UsageError, type Command } from '../command.js';
import { onFolder, requireEmbedded } from '../embedded.js';
import { embeddedFolder, settings } from '../settings.js';

/** Copies the embedded store, also while the product runs. */
export const backup: Command = {
  name: 'backup',
  usage: '<folder>',
  summary:
    'copies the embedded store into an empty folder, also while it runs, and checks the copy',
  positionals: 1,
  async run(call) {
    const [target] = call.positionals;
    if (target === undefined) throw new UsageError('Name the folder for the copy.');
    const config = settings(call.env);
    requireEmbedded(config, 'this command', 'Use mongodump.');
    const dataDir = embeddedFolder(config, call.err);
    const found = await onFolder(dataDir, () => copyStore({ dataDir, target }));
    const ok = found.problems.length === 0;
    const words = ok
      ? `${target}: ${found.documents} documents, checked. To restore, use it as ${dataDir}.`
      : `${target}: the copy is damaged.\n  ${found.problems.join('\n  ')}`;
    tell(call, { kind: 'result', ok, target, ...found }, words);
    return ok ? 0 : 1;
  },
};
