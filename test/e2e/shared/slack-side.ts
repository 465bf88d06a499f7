import type { FakeSlack, MessageRecord } from '../../fakes/slack/index.js';
import type { Shown, Side } from './side.js';

/** The fake Slack as one side of the desk. */
export function slackSide(slack: FakeSlack): Side {
  const records = new Map<string, MessageRecord>();
  const shown = (record: MessageRecord): Shown => {
    const id = `${record.channel}/${record.ts}`;
    records.set(id, record);
    return { id };
  };
  const recordOf = ({ id }: Shown): MessageRecord => {
    const found = records.get(id);
    if (!found) throw new Error(`no message ${id}`);
    return slack.now(found) ?? found;
  };
  const EMOJI = { delivered: 'envelope', inside: 'lock' } as const;

  return {
    idOf: (who) => `slack:${slack.person(who).id}`,
    nameOf: (who) => slack.person(who).name,
    says: async (who, text, where = '#help') => shown(await slack.person(who).says(where, text)),
    replies: async (who, to, text) => shown(await slack.person(who).replies(recordOf(to), text)),
    edits: async (who, message, text) => {
      await slack.person(who).edits(recordOf(message), text);
    },
    deletes: async (who, message) => {
      await slack.person(who).deletes(recordOf(message));
    },
    presses: async (who, message, title) => {
      await slack.person(who).presses(recordOf(message), title);
    },
    chooses: async (who, message, entry) => {
      await slack.person(who).selects(recordOf(message), 'More', entry);
    },
    fills: async (who, message, how, entries) => {
      const person = slack.person(who);
      if ('press' in how) await person.presses(recordOf(message), how.press);
      else await person.selects(recordOf(message), 'More', how.choose);
      const form = await slack.until(() => slack.viewOf(person), { what: 'a form' });
      const { errors } = await person.fills(form, entries).submit();
      if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
    },
    thread: (of) => slack.thread(recordOf(of)).map(shown),
    channel: (name) => slack.messagesIn(name).map(shown),
    direct: (who) => slack.dm(slack.person(who)).map(shown),
    reads: (message) => {
      const now = slack.now(recordOf(message));
      return now ? `${now.username ?? ''}\n${slack.screen(now)}`.trim() : '';
    },
    told: (who) => {
      const person = slack.person(who);
      const all = [...slack.ephemeralsTo(person), ...slack.dm(person)];
      return all.map((each) => slack.screen(each)).join('\n');
    },
    marked: (message, sign) =>
      recordOf(message).reactions.some(
        ({ name, users }) => name === EMOJI[sign] && users.includes(slack.identity.botUserId),
      ),
    bringsAgain: async (who) => {
      const { id } = slack.person(who);
      const last = slack.deliveries
        .filter(({ payload }) => JSON.stringify(payload).includes(id))
        .at(-1);
      if (!last) throw new Error(`${who} did nothing yet`);
      await slack.resend(last);
    },
    fails: (how, times) => {
      for (const method of ['chat.postMessage', 'chat.update']) {
        if (how === 'rate limit') slack.faults.rateLimit(method, 1, { times });
        if (how === 'outage') slack.faults.failBefore(method, 503, { times });
        if (how === 'answer lost') slack.faults.failAfter(method, 'reset', { times });
      }
    },
    violations: slack.violations,
    until: (condition, what) => slack.until(condition, { what }),
  };
}
