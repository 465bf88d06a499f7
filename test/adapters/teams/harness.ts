import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectTeams, type TeamsConnection } from '../../../src/adapters/teams/connect.js';
import type { Form } from '../../../src/cards/form.js';
import type { Message } from '../../../src/cards/message.js';
import type { Incoming } from '../../../src/usecases/incoming.js';
import type { FormRequest, FormRevision, Intake } from '../../../src/usecases/intake.js';
import type { Log, Reference, References } from '../../../src/usecases/ports.js';
import { startFakeTeams, type FakeTeams } from '../../fakes/teams/index.js';

/** An intake that keeps what it is given; a test may replace what each door does. */
export interface RecordingIntake extends Intake {
  readonly accepted: Incoming[];
  readonly wishes: { request: FormRequest; trigger: string }[];
  readonly revisions: FormRevision[];
}

export const simpleForm: Form = {
  name: 'request',
  title: 'New request',
  submit: 'Send',
  inputs: [{ key: 'what', label: 'What is it about?', type: 'long_text', required: true }],
};

export interface Harness {
  readonly teams: FakeTeams;
  readonly connection: TeamsConnection;
  readonly intake: RecordingIntake;
  readonly references: References;
  readonly logged: { level: string; fields: object; message: string }[];
  /** What the card of a ticket shows when Teams asks. */
  view: { current?: Message };
  readonly stop: () => Promise<void>;
}

function recordingIntake(): RecordingIntake {
  const intake: RecordingIntake = {
    accepted: [],
    wishes: [],
    revisions: [],
    accept: (incoming) => {
      intake.accepted.push(incoming);
      return Promise.resolve();
    },
    openForm: (request, trigger) => {
      intake.wishes.push({ request, trigger });
      return Promise.resolve();
    },
    revise: (revision) => {
      intake.revisions.push(revision);
      return Promise.resolve(simpleForm);
    },
    submit: (incoming) => {
      intake.accepted.push(incoming);
      return Promise.resolve(undefined);
    },
  };
  return intake;
}

/** References in memory; the real ones are held to the same contract. */
export function memoryReferences(): References {
  const rows = new Map<string, Reference>();
  const all = (desk: string) => [...rows.values()].filter(({ deskId }) => deskId === desk);
  return {
    find: (desk, key) => Promise.resolve(rows.get(`${desk} ${key}`)),
    findByEmail: (desk, email) => Promise.resolve(all(desk).find((each) => each.email === email)),
    ofTeam: (desk, team) => Promise.resolve(all(desk).filter(({ teamId }) => teamId === team)),
    newest: (desk) =>
      Promise.resolve(all(desk).sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())[0]),
    put: (reference) => {
      rows.set(`${reference.deskId} ${reference.key}`, reference);
      return Promise.resolve();
    },
  };
}

/** A fake tenant and the adapter connected to it. */
export async function connected(): Promise<Harness> {
  const teams = await startFakeTeams();
  const logged: Harness['logged'] = [];
  const line = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };
  const intake = recordingIntake();
  const references = memoryReferences();
  const view: Harness['view'] = {};
  const connection = connectTeams({
    trust: teams.trust,
    deskId: 'acme',
    intake,
    references,
    view: () => Promise.resolve(view.current),
    search: (_, query) =>
      Promise.resolve([
        {
          title: `IT-1 ${query} <b>`,
          state: 'open & waiting',
          card: { fallback: 'IT-1', blocks: [{ type: 'line', text: ['IT-1'] }] },
        },
      ]),
    log,
    now: () => new Date(),
  });
  connection.start();
  const server = createServer((request, response) => {
    connection.handleHttp(request, response).catch((error: unknown) => {
      teams.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  teams.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
  return {
    teams,
    connection,
    intake,
    references,
    logged,
    view,
    stop: async () => {
      await connection.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await teams.stop();
    },
  };
}

/** The deliveries of one kind that were accepted. */
export const acceptedOf = <K extends Incoming['kind']>(
  intake: RecordingIntake,
  kind: K,
): Extract<Incoming, { kind: K }>[] =>
  intake.accepted.filter((each): each is Extract<Incoming, { kind: K }> => each.kind === kind);
