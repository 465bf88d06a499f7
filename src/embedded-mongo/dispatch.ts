import { catalogueCommands } from './commands-catalogue.js';
import { readCommands } from './commands-read.js';
import { serverCommands } from './commands-server.js';
import { writeCommands } from './commands-write.js';
import { type Command, type Context } from './context.js';
import { MongoError } from './errors.js';
import { checkCommon } from './options.js';
import { int, type Reply } from './values.js';
import { type Runner } from './runner.js';

const COMMANDS = new Map<string, Command>(
  Object.entries({ ...serverCommands, ...readCommands, ...writeCommands, ...catalogueCommands }),
);
/** Commands MongoDB has and this store refuses. */
const NOT_HERE = new Set(
  'abortTransaction applyOps authenticate bulkWrite cloneCollectionAsCapped collMod commitTransaction compact convertToCapped createUser currentOp dataSize dbHash dbStats dropUser fsync geoSearch grantRolesToUser killOp listCommands logRotate mapReduce planCacheClear profile reIndex replSetGetStatus saslStart saslContinue setFeatureCompatibilityVersion setParameter shutdown top usersInfo validate atlasVersion getFreeMonitoringStatus'.split(
    ' ',
  ),
);

/** A failure as MongoDB answers it. */
export const errorReply = (e: MongoError): Reply => ({
  ok: 0,
  errmsg: e.message,
  code: int(e.code),
  codeName: e.codeName,
  ...(e.extra as Reply),
});

/**
 * Runs one command.
 * @returns its reply; a failure of the command is a reply as well
 * @throws what is not the client's doing (a defect): the caller logs it and closes the connection
 */
export async function dispatch(ctx: Context, runner: Runner): Promise<Reply> {
  const [name = ''] = ctx.cmd.keys();
  try {
    const command = COMMANDS.get(name);
    if (!command && NOT_HERE.has(name))
      throw new MongoError(115, `The embedded store does not support the command ${name}`);
    if (!command) throw new MongoError(59, `no such command: '${name}'`);
    const { maxTimeMs } = checkCommon(ctx.cmd);
    const deadline = maxTimeMs > 0 && name !== 'getMore' ? Date.now() + maxTimeMs : Infinity;
    return await runner.run(command.run(ctx), command.writes, deadline);
  } catch (e) {
    if (e instanceof MongoError) return errorReply(e);
    throw e;
  }
}
