import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child.js';
import { inParallel, line, type BenchLine } from './measure.js';
import { startTeamsStub } from './teams-stub.js';

const ECHO = 'bare CloudAdapter echo';

/** Who chats in the help channel. */
const PEOPLE = 200;

/** From a signed activity to 200, with the delivery on disk; beside an echo by the SDK alone. */
export async function benchTeams(): Promise<BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const stub = await startTeamsStub();
  const echo = await startChild('./teams-echo-child.js', [stub.url]);
  const product = await startChild('./teams-product-child.js', [stub.url, dataDir]);
  try {
    const chatter = (port: number, from: number) => async (index: number) => {
      const number = from + index;
      const status = await stub.send(port, {
        id: String(1_700_000_000_000 + number),
        from: `u${number % PEOPLE}`,
        // Said twice within moments, it would be taken for a repetition.
        text: `what a lovely morning, see you all at lunch ${number}`,
      });
      if (status !== 200) throw new Error(`A delivery was answered with ${status}.`);
    };
    await inParallel(500, 32, chatter(echo.port, 0));
    await inParallel(500, 32, chatter(product.port, 1_000_000));
    const bare = await inParallel(3_000, 32, chatter(echo.port, 2_000_000));
    const measured = await inParallel(3_000, 32, chatter(product.port, 3_000_000));
    return [line('teams', measured, ECHO, bare.perSecond)];
  } finally {
    await echo.stop();
    await product.stop();
    await stub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
