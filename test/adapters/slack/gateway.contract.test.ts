import { expect } from '@jest/globals';
import type { Place, PersonId } from '../../../src/domain/place.js';
import { chatGatewayContract, type Seen } from '../../contracts/chat-gateway.contract.js';
import type { EphemeralRecord, MessageRecord, Person } from '../../fakes/slack/index.js';
import { connected } from './harness.js';

/** What stands on the screen, for Slack shows entities as signs and its marks of quotes not at all. */
const onScreen = (text: string): string =>
  text
    .replaceAll(/^> ?/gm, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

chatGatewayContract('Slack', async () => {
  const { slack, connection, intake, stop } = await connected();
  const people = new Map<PersonId, Person>(
    ['ana', 'ben'].map((handle) => {
      const person = slack.person(handle);
      return [`slack:${person.id}`, person];
    }),
  );
  const who = (id: PersonId): Person => {
    const person = people.get(id);
    if (!person) throw new Error(`nobody is ${id}`);
    return person;
  };
  const channel = { platform: 'slack', conversation: slack.channelId('help') } as const;
  const records = ({ conversation, thread }: Place): MessageRecord[] => {
    const all = slack.messagesIn(conversation);
    const root = all.find(({ ts }) => ts === thread);
    return root ? slack.thread(root) : all;
  };
  const record = (place: Place, ts: string): MessageRecord => {
    const found = [...slack.messagesIn(place.conversation)]
      .flatMap((root) => slack.thread(root))
      .find((each) => each.ts === ts);
    if (!found) throw new Error(`no message ${ts}`);
    return found;
  };
  const text = (shown: MessageRecord | EphemeralRecord) => onScreen(slack.screen(shown));
  const seen = (message: MessageRecord): Seen => ({
    message: message.ts,
    text: text(message),
    author: message.username ?? (message.bot_id ? 'bot' : (message.user ?? '')),
    files: Object.fromEntries(message.files.map(({ name, content }) => [name, String(content)])),
  });

  return {
    gateway: connection.gateway,
    channel,
    ana: `slack:${slack.person('ana').id}`,
    ben: `slack:${slack.person('ben').id}`,
    stranger: 'slack:U0STRANGER0',
    group: '@it-support',
    noGroup: '@nobody',
    seen: (place) => Promise.resolve(records(place).map(seen)),
    told: (person) => Promise.resolve(slack.ephemeralsTo(who(person)).map(text)),
    home: (person) => {
      const home = slack.homeOf(who(person));
      return Promise.resolve(home && slack.screen(home));
    },
    openForm: (person) => {
      const view = slack.viewOf(who(person));
      return Promise.resolve(view && slack.screen(view));
    },
    trigger: async (person) => {
      await who(person).usesShortcut('new_request');
      return intake.wishes.at(-1)?.trigger ?? '';
    },
    says: async (person, place, words, files = {}) => {
      const named = Object.entries(files).map(([name, content]) => ({ name, content }));
      const options = { files: named };
      const { ts } = place.thread
        ? await who(person).replies(record(place, place.thread), words, options)
        : await who(person).says(place.conversation, words, options);
      return { ...place, message: ts };
    },
    deletes: async (person, ref) => {
      await who(person).deletes(record(ref, ref.message));
    },
    leaves: async (person) => {
      await who(person).leaves('#help');
    },
    removeBot: async () => {
      await slack.admin.kicksBot('#help');
    },
    nextCall: (how) => {
      for (const method of ['chat.postMessage', 'chat.update']) {
        if (how === 'rate limited') slack.faults.rateLimit(method, 7);
        if (how === 'not reached') slack.faults.failBefore(method, 503);
        if (how === 'answer lost') slack.faults.failAfter(method, 'reset');
      }
    },
    stop: async () => {
      await stop();
      expect(slack.violations).toEqual([]);
    },
  };
});
