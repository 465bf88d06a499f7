import { expect, test } from '@jest/globals';
import { mayRead } from '../../../src/domain/ticket/may-read.js';
import { exampleDesk } from '../../builders/desk.js';
import { ana, ben, omar } from '../../builders/ticket.js';

const desk = exampleDesk();
const help = { platform: 'slack', conversation: 'C0HELP00000', message: '1.1' } as const;
const hidden = desk.queues.find((queue) => queue.private)?.key ?? '';

const asked = (changes: object) => ({
  requester: ana,
  queue: 'it',
  private: false,
  origin: { via: 'channel' as const, message: help, messages: [] },
  ...changes,
});
const elsewhere = { ...help, conversation: 'D0ANA' };
const inDirect = { origin: { via: 'direct' as const, message: elsewhere, messages: [] } };
const byForm = { origin: { via: 'form' as const, messages: [] } };

test.each([
  ['what was asked in a channel of the desk, anybody', {}, [omar], [], true],
  ['what was asked in a direct message, nobody else', inDirect, [omar], [], false],
  ['what came by a form, nobody else', byForm, [omar], [], false],
  ['what turned out to be private, nobody else', { private: true }, [omar], [], false],
  ['a private queue, nobody else', { queue: hidden }, [omar], [], false],
  ['an agent of another queue is anybody', { queue: hidden, private: true }, [ben], ['it'], false],
  ['an agent of the queue sees all of it', { queue: hidden, ...inDirect }, [ben], [hidden], true],
  ['the requester their own', { queue: hidden, private: true }, [ana], [], true],
  ['by any id of theirs', { ...inDirect }, ['teams:x', ana], [], true],
  ['who filed it for them as well', { ...inDirect, filedBy: omar }, [omar], [], true],
] as const)('%s', (_, ticket, ids, queues, may) => {
  expect(hidden).not.toBe('');
  expect(mayRead(desk, asked(ticket), { ids, queues })).toBe(may);
});
