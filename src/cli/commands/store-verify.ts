import { verify } from '../../embedded-mongo/verify.js';
import { tell, type Command } from '../command.js';
import { onFolder, requireEmbedded } from '../embedded.js';
import { embeddedFolder, settings } from '../settings.js';

/** Checks the embedded store's documents and indexes against each other. */
export const storeVerify: Command = {
  name: 'store verify',
  usage: '[--data <folder>]',
  summary: "checks the embedded store's documents and indexes, also while it runs",
  options: { data: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const config = settings(call.env);
    const given = call.values['data'];
    if (given === undefined)
      requireEmbedded(config, 'this command', 'Use db.collection.validate().');
    const dataDir = typeof given === 'string' ? given : embeddedFolder(config, call.err);
    const found = await onFolder(dataDir, () => verify(dataDir));
    const ok = found.problems.length === 0;
    const { collections, documents, entries, problems } = found;
    const words = ok
      ? `${dataDir}: ${collections} collections, ${documents} documents, ${entries} index entries. No problems.`
      : `${dataDir}: damaged. Restore a backup.\n  ${problems.join('\n  ')}`;
    tell(call, { kind: 'result', ok, ...found }, words);
    return ok ? 0 : 1;
  },
};
