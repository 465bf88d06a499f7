import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Child {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a script of this folder and waits for the port it listens on. */
export async function startChild(script: string, args: readonly string[]): Promise<Child> {
  const child = fork(new URL(script, import.meta.url), [...args]);
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return {
    port: message.port,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
