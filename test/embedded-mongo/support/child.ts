import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const source = join(root, 'src/embedded-mongo');

/**
 * The child's program as plain JavaScript. Node cannot run the TypeScript that jest transforms in
 * memory, so the folder is compiled once per content into the cache in node_modules, where the
 * compiled files also find their packages. It needs no build of the rest of the product.
 */
export function childEntry(): string {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256');
  for (const name of files) hash.update(name).update(readFileSync(join(source, name)));
  const out = join(root, 'node_modules/.cache/embedded-mongo', hash.digest('hex').slice(0, 16));
  if (!existsSync(out)) {
    const making = `${out}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, 'package.json'), '{"type":"module"}');
    for (const name of files) {
      const { code } = transformFileSync(join(source, name), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        configFile: false,
        swcrc: false,
      });
      writeFileSync(join(making, name.replace(/\.ts$/, '.js')), code);
    }
    try {
      renameSync(making, out);
    } catch {
      // Another test file was faster; its files are the same.
      rmSync(making, { recursive: true, force: true });
    }
  }
  return join(out, 'main.js');
}

/** A store in a child process, without anybody who starts it again. */
export interface Child {
  process: ChildProcess;
  uri: string;
  /** What it wrote to standard error. */
  errors(): string;
  /** Ends it with a signal and waits. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the child on a folder.
 * @param wrap a command line to start it under, such as a shell that lowers a limit first
 * @throws Error with what the child said when it does not become ready
 */
export function startChild(folder: string, options: { execPath?: string } = {}): Promise<Child> {
  const child = fork(childEntry(), [folder], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    ...options,
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`the child ended (${signal ?? code}): ${errors}`)),
    );
    child.once('message', (m: { ready?: string; failed?: string }) => {
      if (m.ready === undefined) {
        reject(new Error(m.failed));
        return;
      }
      resolve({
        process: child,
        uri: m.ready,
        errors: () => errors,
        async kill(signal) {
          child.kill(signal);
          await ended;
        },
      });
    });
  });
}
