import { expect } from '@jest/globals';
import type { PersonId, Place } from '../../../src/domain/place.js';
import { chatGatewayContract, type Seen } from '../../contracts/chat-gateway.contract.js';
import type { MessageRecord, Person } from '../../fakes/teams/index.js';
import { authorOf } from '../../fakes/teams/screen.js';
import { connected } from './harness.js';

chatGatewayContract('Teams', async () => {
  const { teams, connection, intake, stop } = await connected();
  const byId = new Map<string, Person>();
  for (const handle of ['ana', 'ben']) {
    const person = teams.person(handle);
    byId.set(`teams:${person.record.aadObjectId}`, person);
    // Bots learn where people are from what they say.
    await person.says('@deskbell', 'hello');
    teams.conversation(`a:1${handle}`).messages.length = 0;
  }
  await teams.person('ana').says('#help', 'hello');
  teams.conversation('#help').messages.length = 0;
  intake.openForm = (request, trigger) => {
    intake.wishes.push({ request, trigger });
    teams.world.changes.notify();
    return Promise.resolve();
  };

  const who = (id: PersonId): Person => {
    const person = byId.get(id);
    if (!person) throw new Error(`nobody is ${id}`);
    return person;
  };
  const idOf = (handle: string): PersonId => `teams:${teams.person(handle).record.aadObjectId}`;
  const channel = { platform: 'teams', conversation: '19:help@thread.tacv2' } as const;
  const records = ({ conversation, thread }: Place): MessageRecord[] => {
    const root = teams.messagesIn(conversation).find(({ id }) => id === thread);
    return root ? teams.thread(root) : teams.messagesIn(conversation);
  };
  const record = (id: string): MessageRecord => {
    const found = teams.conversation('#help').messages.find((each) => each.id === id);
    if (!found) throw new Error(`no message ${id}`);
    return found;
  };
  const seen = (message: MessageRecord): Seen => ({
    message: message.id,
    text: teams.screen(message),
    author: (message.card && authorOf(message.card)) ?? message.from,
    files: Object.fromEntries(
      message.card?.body.flatMap((each) =>
        each.type === 'RichTextBlock'
          ? each.inlines.flatMap(({ text, selectAction }) =>
              selectAction ? [[text, selectAction.url]] : [],
            )
          : [],
      ) ?? [],
    ),
  });

  return {
    gateway: connection.gateway,
    cannot: ['find posted', 'carry files'],
    channel,
    ana: idOf('ana'),
    ben: idOf('ben'),
    stranger: 'teams:00000000-0000-4000-8000-0000000000ff',
    group: 'teams:19:help@thread.tacv2',
    noGroup: 'teams:19:nowhere@thread.tacv2',
    seen: (place) => Promise.resolve(records(place).map(seen)),
    told: (person) => Promise.resolve(teams.direct(who(person)).map((each) => teams.screen(each))),
    home: (person) => {
      const last = teams.direct(who(person)).at(-1);
      return Promise.resolve(last && teams.screen(last));
    },
    openForm: async (person) => {
      const { card } = await teams.until(() => who(person).dialog);
      return card && teams.screenOf(card);
    },
    trigger: async (person) => {
      const subject = { platform: 'teams', conversation: channel.conversation } as const;
      const { message } = await connection.gateway.post(
        subject,
        {
          fallback: 'card',
          subject: 'T1',
          blocks: [{ type: 'buttons', buttons: [{ action: 'resolve', label: 'Resolve' }] }],
        },
        'card',
      );
      const before = intake.wishes.length;
      // The press is answered by whoever opens the form.
      who(person)
        .presses(record(message), 'Resolve')
        .catch((error: unknown) => teams.violations.push(String(error)));
      return teams.until(() => intake.wishes[before]?.trigger);
    },
    says: async (person, place, words, files = {}) => {
      const { id } = place.thread
        ? await who(person).replies(record(place.thread), words, { files })
        : await who(person).says(place.conversation, words, { files });
      return { ...place, message: id };
    },
    deletes: async (person, ref) => {
      await who(person).deletes(record(ref.message));
    },
    leaves: (person) => {
      teams.conversation('#help').members.delete(who(person).record.handle);
      return Promise.resolve();
    },
    removeBot: () => {
      teams.conversation('#help').bot = 'removed';
      return Promise.resolve();
    },
    nextCall: (how) => {
      if (how === 'rate limited') teams.connector.faults.push({ status: 429, retryAfter: 7 });
      if (how === 'not reached') teams.connector.faults.push({ status: 503 });
      if (how === 'answer lost') teams.connector.faults.push('reset after');
    },
    stop: async () => {
      await stop();
      expect(teams.violations).toEqual([]);
    },
  };
});
