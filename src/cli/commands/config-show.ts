import type { Desk, Queue } from '../../domain/desk.js';
import { tell, type Command } from '../command.js';
import { storedDesk, withStore } from '../settings.js';

/** Shows the desk that is in use. */
export const configShow: Command = {
  name: 'config show',
  usage: '',
  summary: 'shows the stored desk; with --json the whole of it',
  positionals: 0,
  run: (call) =>
    withStore(call, async (store) => {
      const desk = await storedDesk(store);
      tell(call, { kind: 'desk', ...desk }, deskInWords(desk));
      return 0;
    }),
};

function deskInWords(desk: Desk): string {
  const { name, version, language, timeZone, channels, priorities, dialog } = desk;
  const minutes = dialog.abandonMs / 60_000;
  return [
    `${name}, version ${version} (${language}, ${timeZone})`,
    '',
    ...desk.queues.flatMap((queue) => queueInWords(queue, desk)),
    'Listens in',
    ...channels.map(({ channel, mode, queue }) =>
      [`  ${channel.conversation}: ${mode}`, ...(queue === undefined ? [] : [`for ${queue}`])].join(
        ' ',
      ),
    ),
    '',
    `Priorities: ${priorities.levels.map((level) => level.name).join(', ')}; usually ${priorities.default}`,
    `Unanswered questions: filed after ${minutes} min; summary before filing: ${dialog.confirm}`,
    `Solved tickets close after ${dialog.closeResolvedMs / 86_400_000} days`,
    `Own sentences: ${Object.keys(desk.wording).join(', ') || 'none'}`,
  ].join('\n');
}

function queueInWords(queue: Queue, { categories }: Desk): string[] {
  const { people, groups } = queue.roster;
  const own = categories.filter((category) => category.queue === queue.key);
  return [
    `${queue.name} (${queue.keyPrefix}-…${queue.private ? ', private' : ''})`,
    `  cards in   ${queue.triage.conversation}`,
    `  roster     ${[...groups, ...people].join(', ')}`,
    `  leads      ${queue.leads.join(', ') || 'none'}`,
    `  categories ${own.map(({ name }) => name).join(', ') || 'none'}`,
    '',
  ];
}
