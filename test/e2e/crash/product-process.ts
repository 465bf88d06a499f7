import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { productEntry } from './compile.js';
import type { Orders } from './product.js';

/** The product in a process of its own. */
export interface ProductProcess {
  readonly port: number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it stop as after a signal to stop. */
  stop(): Promise<void>;
}

/**
 * Starts the product and waits until it is ready. What it logs is shown with `DEBUG_FLOWS` set.
 * @throws Error when it ends instead.
 */
export async function startProduct(orders: Orders): Promise<ProductProcess> {
  const shown = process.env.DEBUG_FLOWS === undefined ? 'ignore' : 'inherit';
  const child = fork(productEntry(), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', shown, 'ipc'],
  });
  const gone = once(child, 'exit');
  child.send(orders);
  const [said] = (await Promise.race([once(child, 'message'), failed(child)])) as [
    { port: number },
  ];
  return {
    port: said.port,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

async function failed(child: ChildProcess): Promise<never> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  throw new Error(`the product ended before it was ready (${signal ?? code})`);
}
