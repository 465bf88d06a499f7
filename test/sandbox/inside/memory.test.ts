import { describe, expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store, StoredChannel } from '../../../src/sandbox/inside/local-slack.js';
import {
  giveMemory,
  lastSecond,
  readMemory,
  takeMemory,
  writeMemory,
} from '../../../src/sandbox/inside/memory.js';

const channel = (id: string, name: string): StoredChannel => ({
  id,
  name,
  is_im: false,
  is_private: false,
  members: [],
});

const storeWith = (channels: StoredChannel[]): Store =>
  Object.assign(new EventEmitter(), {
    channels: new Map(channels.map((each) => [each.id, each])),
    messages: new Map(channels.map(({ id }) => [id, []])),
    homeViews: new Map(),
    files: { files: new Map() },
    modalStack: [],
    allUsers: () => [],
    findMessage: () => undefined,
    updateMessage: () => undefined,
    updateView: () => undefined,
  });

describe('the memory', () => {
  test('gives back what it took, with links to where the page is now', () => {
    const before = storeWith([channel('C0', 'help'), channel('D9', 'made on the way')]);
    const link = 'see http://localhost:4000/archives/C0/p1700000000000001';
    before.messages.set('C0', [{ ts: '1700000000.000001', channel: 'C0', text: link }]);
    before.homeViews.set('U0', new Map([['A0', { type: 'home' }]]));
    before.files.files.set('F0', { id: 'F0' });

    const after = storeWith([channel('C0', 'help, renamed')]);
    giveMemory(after, takeMemory(before, 'http://localhost:4000'), 'http://localhost:5000');
    expect(after.messages.get('C0')).toEqual([
      { ts: '1700000000.000001', channel: 'C0', text: link.replace('4000', '5000') },
    ]);
    expect([...after.channels.values()].map(({ name }) => name)).toEqual([
      'help, renamed',
      'made on the way',
    ]);
    expect(after.homeViews.get('U0')?.get('A0')).toEqual({ type: 'home' });
    expect(after.files.files.has('F0')).toBe(true);
  });

  test('is read as it was written; one of another version is put aside', () => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-'));
    const file = join(folder, 'workspace.json');
    const complaints: string[] = [];
    const read = () => readMemory(file, (text) => complaints.push(text));
    expect(read()).toBeNull();
    const memory = takeMemory(storeWith([channel('C0', 'help')]), 'http://localhost:1');
    writeMemory(file, memory);
    expect(read()).toEqual(memory);
    writeFileSync(file, JSON.stringify({ ...memory, version: 2 }));
    expect(read()).toBeNull();
    expect(complaints).toEqual([`${file} is of version 2; this sandbox reads version 1`]);
    rmSync(folder, { recursive: true });
  });

  test('knows its latest second', () => {
    const store = storeWith([channel('C0', 'help'), channel('C1', 'other')]);
    store.messages.set('C0', [{ ts: '1700000009.000001', channel: 'C0' }]);
    store.messages.set('C1', [{ ts: '1700000003.000009', channel: 'C1' }]);
    expect(lastSecond(takeMemory(store, ''))).toBe(1_700_000_009);
    expect(lastSecond(takeMemory(storeWith([]), ''))).toBe(0);
  });
});
