import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actAt, textOf, waitFor } from '../../src/sandbox/actor.js';
import { findLocalSlack } from '../../src/sandbox/binary.js';
import { company } from '../../src/sandbox/company.js';
import { startSandbox, stopSandbox, type Sandbox } from '../../src/sandbox/start-sandbox.js';
import { botToken, signingSecret } from '../../src/sandbox/workspace-files.js';
import { startTinyProduct, type TinyProduct } from './tiny-product.js';

function whyNot(): string | null {
  try {
    findLocalSlack();
    return null;
  } catch (error) {
    return String(error);
  }
}

const reason = whyNot();
if (reason !== null) process.stderr.write(`The sandbox is not tested here: ${reason}\n`);

const { ana, ben } = company.people;
const { help, triagePeople } = company.channels;
const secrets = { botToken, signingSecret };

(reason === null ? describe : describe.skip)('a sandbox', () => {
  let dataDir: string;
  let product: TinyProduct;
  let sandbox: Sandbox;

  const open = async (port = 0): Promise<Sandbox> => {
    const { requestUrl } = product;
    const opened = await startSandbox({ dataDir, port, requestUrl, log: () => undefined });
    product.connect(opened.apiUrl);
    return opened;
  };
  const reply = (channel: string, to: string) =>
    waitFor('the reply', async () =>
      (await actAt(sandbox.uiUrl).messages(channel)).find(({ thread_ts }) => thread_ts === to),
    );

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    product = await startTinyProduct(secrets);
    sandbox = await open();
  });

  afterEach(async () => {
    await sandbox.stop();
    await product.stop();
    await rm(dataDir, { recursive: true });
  });

  test('carries what people write to the product, signed, and its answers back', async () => {
    expect(sandbox.fresh).toBe(true);
    const act = actAt(sandbox.uiUrl);
    const ts = await act.says(ana.id, help.id, 'my laptop is broken');
    const answer = await reply(help.id, ts);
    expect(answer).toMatchObject({
      text: 'noted',
      metadata: { event_type: 'noted', event_payload: { about: ts } },
    });
    await act.says(ana.id, triagePeople.id, 'in private');
    expect(product.seen.map(({ channelType }) => channelType)).toEqual(['channel', 'group']);
  });

  test('takes up where it was: messages keep their ts, and old ones can be pressed and updated', async () => {
    const before = actAt(sandbox.uiUrl);
    const ts = await before.says(ana.id, help.id, 'first');
    const answer = await reply(help.id, ts);
    await before.reacts(ben.id, help.id, ts, 'eyes');
    const kept = await before.messages(help.id);
    await sandbox.stop();

    sandbox = await open();
    expect(sandbox.fresh).toBe(false);
    const act = actAt(sandbox.uiUrl);
    expect(await act.messages(help.id)).toEqual(kept);
    const later = await act.says(ana.id, help.id, 'second');
    expect(Number(later)).toBeGreaterThan(Number(answer.ts));
    await act.presses(ben.id, help.id, answer, 'count');
    const updated = await waitFor('the update', async () =>
      (await act.messages(help.id)).find((m) => m.ts === answer.ts && m.text === 'counted'),
    );
    expect(textOf(updated)).toContain('Pressed 1 times');
  });

  test('is taken over when the product was killed and could not end it', async () => {
    const ts = await actAt(sandbox.uiUrl).says(ana.id, help.id, 'first');
    const answer = await reply(help.id, ts);
    await actAt(sandbox.uiUrl).presses(ben.id, help.id, answer, 'ask');
    const again = await open();
    expect(again.uiUrl).toBe(sandbox.uiUrl);
    // A form that is open would not have survived a start anew.
    expect(await actAt(again.uiUrl).form()).not.toBeNull();
  });

  test('sends an event again when the product was down', async () => {
    const { port } = product;
    await product.stop();
    const ts = await actAt(sandbox.uiUrl).says(ana.id, help.id, 'anybody there?');
    product = await startTinyProduct(secrets, port);
    product.connect(sandbox.apiUrl);
    await reply(help.id, ts);
    expect(product.seen).toMatchObject([{ text: 'anybody there?', retry: 1 }]);
  });

  test('checks required inputs itself and sends answers as Slack does', async () => {
    const act = actAt(sandbox.uiUrl);
    const answer = await reply(help.id, await act.says(ana.id, help.id, 'a form, please'));
    await act.presses(ana.id, help.id, answer, 'ask');
    await waitFor('the form', () => act.form());
    await expect(act.submits(ana.id, {})).rejects.toThrow('This field is required');
    expect(product.submitted).toEqual([]);
    await act.submits(ana.id, { why: 'because' });
    expect(product.submitted).toEqual([
      {
        why: { why: { type: 'plain_text_input', value: 'because' } },
        who: { who: { type: 'users_select', selected_user: ben.id } },
      },
    ]);
    expect(await act.form()).toBeNull();
  });

  test('says which port is taken, and moves to another when asked', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(open(port)).rejects.toThrow(`port ${port}: is used by another program`);
    await new Promise((resolve) => taken.close(resolve));
    sandbox = await open(port);
    expect(sandbox.uiUrl).toBe(`http://localhost:${port}`);
  });

  test('believes no stale note of a process, and puts an unreadable memory aside', async () => {
    await sandbox.stop();
    const folder = join(dataDir, 'sandbox');
    const note = { pid: process.pid, port: Number(new URL(sandbox.uiUrl).port) };
    await writeFile(join(folder, 'process.json'), JSON.stringify(note));
    await writeFile(join(folder, 'workspace.json'), '{"version":1,"mess');
    expect(await stopSandbox(dataDir)).toBe(false);
    sandbox = await open();
    expect(await actAt(sandbox.uiUrl).messages(help.id)).toEqual([]);
    expect(await readFile(join(folder, 'workspace.json.unreadable'), 'utf8')).toContain('mess');
  });
});
