/**
 * The main job, once, as a newcomer would do it: starts the product with nothing configured, has
 * people of the sandbox open, answer, claim and resolve a ticket through its local Slack, and looks
 * for it in the database. Then the product is killed and started again, and everything is still there.
 * Ends with code 0 when all of that happened.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'main-job-'));
const say = (text) => console.log(`   ${text}`);

/** The environment of somebody who configured nothing. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(SLACK_|MONGODB_URI|DESK_CONFIG|PORT$|OPENAI_|Microsoft)/.test(name),
  ),
);

/** A free port; the product keeps it over its restart, as one at its usual port does. */
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});

/** npm, and all that it started. */
let child;

/** Starts the product; resolves with the address it prints. */
async function start(withinMs) {
  child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // A group of its own, to be killed as one.
  });
  let printed = '';
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address printed:\n${printed}`)), withinMs);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      const found = /http:\/\/localhost:\d+/.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
  });
  child.removeAllListeners('exit');
  return url;
}

/** Sends a signal to npm and all that it started, and waits until npm is gone. */
async function end(signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // Killed, all go at once; asked to end, npm passes it on.
  process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
  const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 28_000);
  await gone;
  clearTimeout(timer);
}

function check(truth, what) {
  if (!truth) throw new Error(`not so: ${what}`);
  say(what);
}

async function findTicket(key) {
  // The embedded store listens beside its files; any MongoDB client may look.
  const socket = join(dataDir, 'sandbox', 'store', 'db.sock');
  const client = new MongoClient(`mongodb://${encodeURIComponent(socket)}/`, {
    serverSelectionTimeoutMS: 5000,
  });
  try {
    return await client.db('deskbell').collection('tickets').findOne({ key });
  } finally {
    await client.close();
  }
}

async function cleanUp() {
  await end('SIGTERM');
  const { stopSandbox } = await import('../dist/sandbox/start-sandbox.js');
  await stopSandbox(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

async function mainJob() {
  const url = await start(100_000);
  // Only now: starting is what builds them.
  const { actAt, waitFor } = await import('../dist/sandbox/actor.js');
  const { cardOf, fileRequest, fillIn } = await import('../dist/sandbox/acts.js');
  const { company } = await import('../dist/sandbox/company.js');
  // Of the six, only Ben has not asked for anything in the last minute.
  const { ben, mei } = company.people;
  const { help, triageIt } = company.channels;
  say(`started: ${url}`);

  const act = actAt(url);
  const { key, thread } = await fileRequest(act, {
    person: ben.id,
    channel: help.id,
    text: 'my laptop is broken, the keyboard stopped working after I spilled coffee on it',
    picks: ['Laptop broken', 'MacBook'],
  });
  check(true, `Ben's request, with its question answered, is ${key}`);
  const inThread = async (text) =>
    (await act.messages(help.id)).find(
      (message) => message.thread_ts === thread && JSON.stringify(message).includes(text),
    );

  await act.presses(mei.id, triageIt.id, await cardOf(act, triageIt.id, key, 'claim'), 'claim');
  const card = await cardOf(act, triageIt.id, key, 'resolve', 'claim');
  check(true, 'Mei claimed it, and its card shows so');
  await act.says(mei.id, triageIt.id, 'Bring it over, I have a spare one.', card.ts);
  await waitFor("Mei's reply", () => inThread('I have a spare one'));
  check(true, "Mei's reply is in Ben's thread");
  await fillIn(act, mei.id, triageIt.id, card, 'resolve', { resolution: 'Swapped the keyboard' });
  await waitFor('the resolution', () => inThread('Swapped the keyboard'));
  const ticket = await waitFor('the resolved ticket', async () => {
    const found = await findTicket(key);
    return found?.status === 'resolved' && found;
  });
  check(ticket.resolution.text === 'Swapped the keyboard', 'the database has it, resolved');

  const before = await act.messages(help.id);
  await end('SIGKILL');
  const again = await start(40_000);
  const after = await actAt(again).messages(help.id);
  check(after.length >= before.length, 'killed and started again, the channel is as it was');
  check((await findTicket(key))?.status === 'resolved', 'and so is the ticket');
  await end('SIGTERM');
  const answer = await fetch(again).catch(() => null);
  check(answer === null, 'ended, nothing is left running');
}

// A time limit around this must not leave a product behind.
process.once('SIGTERM', () => {
  console.error('   ended from outside');
  cleanUp().finally(() => process.exit(1));
});
try {
  await mainJob();
} finally {
  await cleanUp();
}
