import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../src/sandbox/company.js';
import { teamsCompany } from '../../src/sandbox/teams-company.js';
import { startTeamsPlayground, type TeamsPlayground } from '../../src/sandbox/teams-playground.js';
import { besideTeams, sandboxDesk } from '../../src/start/sandbox-desk.js';

let folder: string;
let product: Server;
let playground: TeamsPlayground;
const heard: Record<string, unknown>[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playground-'));
  product = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      heard.push(JSON.parse(text) as Record<string, unknown>);
      response.end();
    });
  });
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
  const { port } = product.address() as AddressInfo;
  playground = await startTeamsPlayground(folder, `http://127.0.0.1:${port}/api/messages`);
}, 40_000);

afterAll(async () => {
  await playground.stop();
  product.closeAllConnections();
  await new Promise((resolve) => product.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

test('the playground knows the sandbox’s company', async () => {
  const { help } = teamsCompany;
  const members = `${playground.serviceUrl}/v3/conversations/${encodeURIComponent(help)}/members`;
  const answer = (await (await fetch(members)).json()) as { name: string; email: string }[];
  const known = Object.values(company.people).map(({ realName, email }) => `${realName} ${email}`);
  expect(answer.map(({ name, email }) => `${name} ${email}`).sort()).toEqual(known.sort());
});

test('the bot is put into the team as Teams does it, from the playground’s own address', async () => {
  await playground.install();
  expect(heard).toMatchObject([
    {
      type: 'conversationUpdate',
      serviceUrl: playground.serviceUrl,
      membersAdded: [teamsCompany.bot],
      conversation: { id: teamsCompany.help },
    },
  ]);
});

test('the sandbox’s desk listens there, and Facilities works there', async () => {
  const desk = besideTeams(await sandboxDesk());
  expect(desk.channels.at(-1)?.channel).toEqual({
    platform: 'teams',
    conversation: teamsCompany.help,
  });
  const [it, , facilities] = desk.queues;
  expect([it?.triage.platform, facilities?.triage.platform]).toEqual(['slack', 'teams']);
  expect(facilities?.roster.people).toContain(teamsCompany.facilities);
});
