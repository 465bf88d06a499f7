import { DESK_ID } from '../../start/desk-at-start.js';
import { rebuildTickets } from '../../usecases/rebuild.js';
import { tell, type Command } from '../command.js';
import { withStore } from '../settings.js';

/** Computes every ticket again from its events. */
export const rebuild: Command = {
  name: 'rebuild',
  usage: '',
  summary:
    'computes every ticket again from its events, and what the desk learned; nothing is sent',
  positionals: 0,
  run: (call) =>
    withStore(call, async ({ repositories }) => {
      const result = await rebuildTickets({ ...repositories, deskId: DESK_ID });
      const { tickets, changed } = result;
      const words = `${tickets} tickets, ${changed} of them differed and were written anew.`;
      tell(call, { kind: 'result', ok: true, ...result }, words);
      return 0;
    }),
};
