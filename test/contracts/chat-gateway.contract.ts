import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Form } from '../../src/cards/form.js';
import type { Message } from '../../src/cards/message.js';
import {
  threadUnder,
  type Conversation,
  type MessageRef,
  type PersonId,
  type Place,
} from '../../src/domain/place.js';
import { GatewayError, type ChatGateway } from '../../src/usecases/ports.js';

/** A message as people see it. */
export interface Seen {
  readonly message: string;
  /** All that can be read in it, controls included. */
  readonly text: string;
  /** The name it stands under, or `bot` for the bot's own. */
  readonly author: string;
  /** Contents of the files it carries, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** A chat platform, or its fake, as the suite acts on it. Ana and Ben exist; both are in `channel`. */
export interface ChatPlatform {
  readonly gateway: ChatGateway;
  /** What the platform gives bots no way to do; the suite holds the gateway to what it does instead. */
  readonly cannot?: readonly ('find posted' | 'carry files')[];
  readonly channel: Conversation;
  readonly ana: PersonId;
  readonly ben: PersonId;
  readonly stranger: PersonId;
  /** A group that Ben is in, and a name that no group has. */
  readonly group: string;
  readonly noGroup: string;
  seen(place: Place): Promise<Seen[]>;
  /** What only this person sees in the channel. */
  told(person: PersonId): Promise<string[]>;
  home(person: PersonId): Promise<string | undefined>;
  openForm(person: PersonId): Promise<string | undefined>;
  /** What a press of this person hands out to open a form with. */
  trigger(person: PersonId): Promise<string>;
  says(
    person: PersonId,
    place: Place,
    text: string,
    files?: Readonly<Record<string, string>>,
  ): Promise<MessageRef>;
  deletes(person: PersonId, message: MessageRef): Promise<void>;
  leaves(person: PersonId): Promise<void>;
  removeBot(): Promise<void>;
  /** How the next call that posts or updates ends. */
  nextCall(how: 'rate limited' | 'not reached' | 'answer lost'): void;
  stop(): Promise<void>;
}

const said = (text: string, more: Partial<Message> = {}): Message => ({
  fallback: text,
  blocks: [{ type: 'line', text: [text] }],
  ...more,
});

const problemOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof GatewayError) return error.problem;
    throw error;
  }
  return 'none';
};

const textsOf = (seen: readonly Seen[]): string[] => seen.map(({ text }) => text);

/** What every chat platform has to do, whichever it is. */
export function chatGatewayContract(name: string, start: () => Promise<ChatPlatform>): void {
  describe(`${name} as a chat gateway`, () => {
    let chat: ChatPlatform;
    beforeEach(async () => {
      chat = await start();
    });
    afterEach(() => chat.stop());

    describe('messages', () => {
      it('are posted, in a thread too, and can be found by what is returned', async () => {
        const root = await chat.gateway.post(chat.channel, said('a card'), 'd1');
        const reply = await chat.gateway.post(threadUnder(root), said('a reply'), 'd2');
        expect(root).toMatchObject({ ...chat.channel, message: expect.any(String) });
        expect(reply).toMatchObject({ thread: root.message });
        expect(await chat.seen(chat.channel)).toMatchObject([
          { message: root.message, text: 'a card', author: 'bot' },
        ]);
        expect(textsOf(await chat.seen(threadUnder(root)))).toEqual(['a card', 'a reply']);
      });

      it('say exactly what people wrote', async () => {
        const written = '<!channel> <@U1> & *x* [a](https://b.example) 🆘 שלום';
        const message: Message = {
          fallback: written,
          blocks: [
            { type: 'line', text: [written] },
            { type: 'quote', text: `${written}\n${written}` },
          ],
        };
        await chat.gateway.post(chat.channel, message, 'd1');
        const [seen] = await chat.seen(chat.channel);
        expect(seen?.text.split(written)).toHaveLength(4);
      });

      it('stand under the name of whoever said it', async () => {
        const ref = await chat.gateway.post(
          chat.channel,
          said('done', { author: 'Ben (IT)' }),
          'd1',
        );
        expect(await chat.seen(chat.channel)).toMatchObject([{ author: 'Ben (IT)' }]);
        await chat.gateway.update(ref, said('all done', { author: 'Ben (IT)' }));
        expect(await chat.seen(chat.channel)).toMatchObject([
          { author: 'Ben (IT)', text: 'all done' },
        ]);
      });

      it('are replaced as a whole', async () => {
        const buttons = [{ action: 'claim', label: 'Claim' }];
        const card = said('open', { subject: 'T1' });
        const withButtons = {
          ...card,
          blocks: [...card.blocks, { type: 'buttons', buttons } as const],
        };
        const ref = await chat.gateway.post(chat.channel, withButtons, 'd1');
        expect(textsOf(await chat.seen(chat.channel))[0]).toContain('Claim');
        await chat.gateway.update(ref, said('closed'));
        expect(textsOf(await chat.seen(chat.channel))).toEqual(['closed']);
      });

      it('are removed, and removing twice is harmless', async () => {
        const ref = await chat.gateway.post(chat.channel, said('oops'), 'd1');
        await chat.gateway.remove(ref);
        await chat.gateway.remove(ref);
        expect(await chat.seen(chat.channel)).toEqual([]);
        expect(await problemOf(chat.gateway.update(ref, said('x')))).toBe('gone');
      });

      it('may be long: what has no room ends in …', async () => {
        const long: Message = {
          fallback: 'x'.repeat(40_000),
          blocks: [{ type: 'quote', text: 'word '.repeat(8000) }],
        };
        await chat.gateway.post(chat.channel, long, 'd1');
        expect(textsOf(await chat.seen(chat.channel))[0]).toContain('…');
      });
    });

    describe('failures', () => {
      it('say how long to wait', async () => {
        chat.nextCall('rate limited');
        await expect(chat.gateway.post(chat.channel, said('x'), 'd1')).rejects.toMatchObject({
          name: 'GatewayError',
          problem: 'rate_limited',
          retryAfterMs: expect.any(Number),
        });
        expect(await chat.seen(chat.channel)).toEqual([]);
      });

      it('leave nothing behind when the platform was not reached', async () => {
        chat.nextCall('not reached');
        const problem = await problemOf(chat.gateway.post(chat.channel, said('x'), 'd1'));
        expect(['unavailable', 'ambiguous']).toContain(problem);
        expect(await chat.gateway.findPosted(chat.channel, 'd1')).toBeUndefined();
      });

      it('that leave a message in doubt can be cleared up', async () => {
        const root = await chat.gateway.post(chat.channel, said('root'), 'd0');
        for (const [place, id] of [
          [chat.channel, 'd1'],
          [threadUnder(root), 'd2'],
        ] as const) {
          chat.nextCall('answer lost');
          expect(await problemOf(chat.gateway.post(place, said(id), id))).toBe('ambiguous');
          const found = await chat.gateway.findPosted(place, id);
          const seen = (await chat.seen(place)).find(({ text }) => text === id);
          if (chat.cannot?.includes('find posted')) {
            // It may be said twice, but never not at all.
            expect([found, seen?.text]).toEqual([undefined, id]);
            continue;
          }
          expect(found).toMatchObject({ ...place, message: seen?.message });
          expect(await chat.gateway.findPosted(place, 'another')).toBeUndefined();
        }
      });

      it('of an update are never in doubt: it can be done again', async () => {
        const ref = await chat.gateway.post(chat.channel, said('a'), 'd1');
        chat.nextCall('answer lost');
        expect(await problemOf(chat.gateway.update(ref, said('b')))).toBe('unavailable');
        await chat.gateway.update(ref, said('b'));
        expect(textsOf(await chat.seen(chat.channel))).toEqual(['b']);
      });

      it('tell that the bot is no longer there', async () => {
        const ref = await chat.gateway.post(chat.channel, said('a'), 'd1');
        await chat.removeBot();
        for (const work of [
          chat.gateway.post(chat.channel, said('b'), 'd2'),
          chat.gateway.update(ref, said('b')),
        ]) {
          expect(['forbidden', 'gone']).toContain(await problemOf(work));
        }
        expect(await chat.gateway.findPosted(chat.channel, 'd1')).toBeUndefined();
      });
    });

    describe('one person alone', () => {
      it('is told something that nobody else sees', async () => {
        await chat.gateway.tell(chat.channel, chat.ana, said('only agents may'));
        expect(await chat.told(chat.ana)).toEqual(['only agents may']);
        expect(await chat.told(chat.ben)).toEqual([]);
        expect(await chat.seen(chat.channel)).toEqual([]);
      });

      it('is told directly where they are not', async () => {
        await chat.leaves(chat.ana);
        await chat.gateway.tell(chat.channel, chat.ana, said('only agents may'));
        const direct = await chat.gateway.openDirect(chat.ana);
        expect(textsOf(await chat.seen(direct))).toEqual(['only agents may']);
      });

      it('has one direct conversation with the bot', async () => {
        const direct = await chat.gateway.openDirect(chat.ana);
        expect(await chat.gateway.openDirect(chat.ana)).toEqual(direct);
        await chat.gateway.post(direct, said('hello'), 'd1');
        expect(textsOf(await chat.seen(direct))).toEqual(['hello']);
        expect(await problemOf(chat.gateway.openDirect(chat.stranger))).toBe('gone');
      });

      it('has a home', async () => {
        await chat.gateway.publishHome(chat.ana, said('nothing open'));
        await chat.gateway.publishHome(chat.ana, said('one open'));
        expect(await chat.home(chat.ana)).toBe('one open');
        expect(await chat.home(chat.ben)).toBeUndefined();
      });

      it('gets a form for a press, once', async () => {
        const form: Form = {
          name: 'resolve',
          subject: 'T1',
          title: 'Resolve',
          submit: 'Done',
          inputs: [{ key: 'fix', label: 'What fixed it?', type: 'long_text', required: true }],
        };
        const trigger = await chat.trigger(chat.ben);
        await chat.gateway.openForm(trigger, form);
        expect(await chat.openForm(chat.ben)).toContain('What fixed it?');
        expect(await problemOf(chat.gateway.openForm(trigger, form))).toBe('gone');
      });
    });

    describe('what others wrote', () => {
      it('can be read, in threads too', async () => {
        const text = 'a <b> & "c" 🆘';
        const root = await chat.says(chat.ana, chat.channel, text, { 'a.txt': 'abc' });
        const reply = await chat.says(chat.ben, threadUnder(root), 'and I');
        const file = chat.cannot?.includes('carry files') ? {} : { bytes: 3 };
        expect(await chat.gateway.read(root)).toMatchObject({
          author: chat.ana,
          text,
          files: [{ name: 'a.txt', ...file }],
        });
        expect(await chat.gateway.read(reply)).toEqual({
          author: chat.ben,
          text: 'and I',
          files: [],
          thread: root.message,
        });
        await chat.deletes(chat.ben, reply);
        expect(await chat.gateway.read(reply)).toBeUndefined();
      });

      it('can be marked, twice without harm', async () => {
        const ref = await chat.says(chat.ana, chat.channel, 'hello');
        await chat.gateway.mark(ref, 'delivered');
        await chat.gateway.mark(ref, 'delivered');
        await chat.gateway.mark(ref, 'inside');
        await chat.deletes(chat.ana, ref);
        expect(await problemOf(chat.gateway.mark(ref, 'seen'))).toBe('gone');
      });

      it('can be linked to', async () => {
        const ref = await chat.says(chat.ana, chat.channel, 'hello');
        const link = await chat.gateway.link(ref);
        expect(link).toMatch(/^https?:\/\//);
        expect(await chat.gateway.link(ref)).toBe(link);
        const gone = await chat.says(chat.ana, chat.channel, 'bye');
        await chat.deletes(chat.ana, gone);
        expect(await chat.gateway.link(gone)).toBeUndefined();
      });

      it('keeps its files when it crosses', async () => {
        const from = await chat.says(chat.ana, chat.channel, 'see', {
          'a.txt': 'abc',
          'b.html': '<b>',
        });
        const files = (await chat.gateway.read(from))?.files ?? [];
        const root = await chat.gateway.post(chat.channel, said('card'), 'd1');
        await chat.gateway.sendFiles(threadUnder(root), files, 'Ana Lindqvist');
        const sent = (await chat.seen(threadUnder(root))).at(-1);
        if (chat.cannot?.includes('carry files')) {
          // Names that lead to where the files are.
          expect(Object.keys(sent?.files ?? {})).toEqual(['a.txt', 'b.html']);
          expect(Object.values(sent?.files ?? {})).toEqual(files.map(({ url }) => url));
        } else expect(sent?.files).toEqual({ 'a.txt': 'abc', 'b.html': '<b>' });
        expect(`${sent?.author} ${sent?.text}`).toContain('Ana Lindqvist');
        const huge = files.map((file) => ({ ...file, bytes: 2 ** 40 }));
        expect(await problemOf(chat.gateway.sendFiles(chat.channel, huge, 'Ana'))).toBe('invalid');
      });
    });

    describe('who is who', () => {
      it('knows people', async () => {
        expect(await chat.gateway.person(chat.ana)).toMatchObject({
          id: chat.ana,
          name: 'Ana Lindqvist',
          timeZone: 'Europe/Stockholm',
          language: 'en',
          isBot: false,
          isGone: false,
        });
        expect(await chat.gateway.person(chat.stranger)).toBeUndefined();
      });

      it('knows who is in a group', async () => {
        expect(await chat.gateway.groupMembers(chat.group)).toContain(chat.ben);
        expect(await chat.gateway.groupMembers(chat.noGroup)).toEqual([]);
      });
    });
  });
}
