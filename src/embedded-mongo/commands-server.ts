import { hostname } from 'node:os';
import { immediate, type Command } from './context.js';
import { MongoError } from './errors.js';
import { Options } from './options.js';
import { dateValue, int, type Reply } from './values.js';

/** The MongoDB version whose behaviour this store shows. */
const VERSION = '7.0.0';
const startedAt = Date.now();

function hello(): Reply {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    maxBsonObjectSize: int(16 * 1024 * 1024),
    maxMessageSizeBytes: int(48_000_000),
    maxWriteBatchSize: int(100_000),
    localTime: dateValue(Date.now()),
    logicalSessionTimeoutMinutes: int(30),
    connectionId: int(1),
    minWireVersion: int(0),
    maxWireVersion: int(21),
    readOnly: false,
    ok: 1,
  };
}

/** In a hello the client says what it would like; what a server does not know it leaves alone. */
const helloCommand = immediate(hello);

const constant = (name: string, reply: Reply, options = ''): Command =>
  immediate((ctx) => {
    new Options(name, ctx.cmd, `${name} ${options}`);
    return { ...reply, ok: 1 };
  });

const build: Reply = {
  version: VERSION,
  gitVersion: 'embedded',
  versionArray: [int(7), int(0), int(0), int(0)],
  modules: [],
  bits: int(64),
  debug: false,
  maxBsonObjectSize: int(16 * 1024 * 1024),
  storageEngines: ['lmdb'],
};

/** The commands about the server itself, which drivers, mongosh and Compass send on connecting. */
export const serverCommands: Readonly<Record<string, Command>> = {
  hello: helloCommand,
  isMaster: helloCommand,
  ismaster: helloCommand,
  ping: constant('ping', {}),
  buildInfo: constant('buildInfo', build),
  buildinfo: constant('buildinfo', build),
  hostInfo: constant('hostInfo', {
    system: { hostname: hostname(), cpuAddrSize: int(64) },
    os: { type: process.platform },
    extra: {},
  }),
  getCmdLineOpts: constant('getCmdLineOpts', { argv: ['deskbell-store'], parsed: {} }),
  getLog: constant('getLog', { totalLinesWritten: int(0), log: [] }),
  connectionStatus: constant(
    'connectionStatus',
    {
      authInfo: {
        authenticatedUsers: [],
        authenticatedUserRoles: [],
        authenticatedUserPrivileges: [],
      },
    },
    'showPrivileges',
  ),
  endSessions: constant('endSessions', {}),
  refreshSessions: constant('refreshSessions', {}),
  killSessions: constant('killSessions', {}),
  whatsmyuri: immediate((ctx) => ({ you: ctx.client, ok: 1 })),
  startSession: immediate((ctx) => {
    throw new MongoError(
      115,
      `${[...ctx.cmd.keys()][0]} is not supported: drivers make their own session ids`,
    );
  }),
  getParameter: immediate((ctx) => {
    const wanted = ctx.cmd.has('featureCompatibilityVersion');
    if (!wanted) throw new MongoError(72, 'no option found to get');
    return { featureCompatibilityVersion: { version: '7.0' }, ok: 1 };
  }),
  serverStatus: immediate((ctx) => ({
    host: hostname(),
    version: VERSION,
    process: 'deskbell-store',
    pid: BigInt(process.pid),
    uptime: Math.round((Date.now() - startedAt) / 1000),
    localTime: dateValue(Date.now()),
    storageEngine: { name: 'lmdb', persistent: true },
    metrics: { cursor: { open: { total: BigInt(ctx.cursors.size) } } },
    ok: 1,
  })),
};
