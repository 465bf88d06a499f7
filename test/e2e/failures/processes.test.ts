import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createApp, type App } from '../../../src/app.js';
import { exampleDesk } from '../../builders/desk.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from '../agent/story.js';

let desk: RunningDesk;
let story: Story;
let second: App;
let balancer: Server;

beforeAll(async () => {
  desk = await openDesk();
  story = storyOn(desk);
  second = await secondProcess();
  balancer = await balanced([desk.app.port, second.port]);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  balancer.close();
  await second.stop();
  await desk.stop();
});

/** The product once more, with connections, caches and a sender of its own, on the same store. */
function secondProcess(): Promise<App> {
  const { slack, store } = desk;
  const { botToken, signingSecret, apiUrl } = slack;
  const platform = { botToken, signingSecret, apiUrl };
  const silent = () => undefined;
  return createApp({
    config: {
      store: { uri: store.uri, dataDir: '' },
      platforms: { slack: platform },
      port: 0,
      logLevel: 'silent',
    },
    log: { info: silent, warn: silent, error: silent },
    now: () => desk.now(),
    jobs: () => [],
    openWorkspace: () => Promise.resolve({ slack: platform, desk: exampleDesk() }),
  });
}

/** Hands every request to the next of these ports. */
async function balanced(ports: readonly number[]): Promise<Server> {
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const port = ports[turn++ % ports.length];
    const { headers, method, url: path } = incoming;
    const onwards = request({ port, method, path, headers, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onwards.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await desk.slack.connect(`http://127.0.0.1:${port}/slack/events`);
  return server;
}

test('two processes on one store: of two claims at once one wins, wherever they arrive', async () => {
  const { ben, omar, asks, shows, told, ticket } = story;
  for (let round = 0; round < 5; round += 1) {
    const { card, key } = await asks();
    await Promise.all([ben.presses(card, 'Claim'), omar.presses(card, 'Claim')]);
    const { assignee, version } = await ticket(key);
    expect(version).toBe(2);
    const [winner, loser] = assignee === `slack:${ben.id}` ? [ben, omar] : [omar, ben];
    await shows(card, `${winner.name} has it since`);
    await told(loser, `${winner.name} already has ${key}`);
  }
});

test('every message is sent once, in order, and every copy of a delivery is known to both', async () => {
  const { ben, ana, asks, slack, marked, ticket } = story;
  slack.delivery.duplicates = true;
  const { card, asked, key } = await asks();
  const lines = [];
  const words = ['one', 'two', 'three', 'four', 'five', 'six'];
  for (const word of words) {
    lines.push(await ben.replies(card, `line ${word}`));
    await ana.replies(asked, `answer ${word}`);
  }
  for (const line of lines) await marked(line, 'envelope');
  await desk.settled();
  slack.delivery.duplicates = false;

  const sent = (of: typeof card, what: string) =>
    slack
      .thread(of)
      .filter((message) => message.bot_id !== undefined)
      .flatMap((message) => new RegExp(`${what} (\\w+)`).exec(slack.screen(message))?.[1] ?? []);
  expect([...sent(asked, 'line')].sort()).toEqual([...words].sort());
  expect([...sent(card, 'answer(?! by)')].sort()).toEqual([...words].sort());
  expect((await ticket(key)).replies).toBe(12);
  expect(slack.messagesIn('#triage-it').filter(({ text }) => text.includes(key))).toHaveLength(1);
});

test('many tickets at once get numbers of their own, and one card each', async () => {
  const { slack, jonas, priya, ana, cleo } = story;
  desk.advance(120_000);
  const before = slack.messagesIn('#triage-it').length;
  const people = [ana, jonas, priya, cleo];
  await Promise.all(
    people.map((person) => person.says('#help', "My MacBook won't turn on, my laptop is broken")),
  );
  await slack.until(() => slack.messagesIn('#triage-it').length === before + people.length);
  await desk.settled();
  const keys = slack
    .messagesIn('#triage-it')
    .slice(before)
    .map((card) => /IT-\d+/.exec(slack.screen(card))?.[0]);
  expect(new Set(keys).size).toBe(people.length);
});

test('one process ends in the middle: the other goes on', async () => {
  const { ben, asks, shows, slack, inThread } = story;
  const { card, asked } = await asks();
  const presses = ben.presses(card, 'Claim');
  await second.stop();
  await presses;
  await slack.connect(`http://127.0.0.1:${desk.app.port}/slack/events`);
  if (!story.reads(card).includes('Ben Okafor')) {
    desk.advance(61_000);
    await desk.runJobs();
  }
  await ben.replies(card, 'I am on it');
  await inThread(asked, 'I am on it');
  await shows(card, 'Ben Okafor has it');
});
