import { createHash } from 'node:crypto';
import {
  cpSync,
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
import { transformSync } from '@swc/core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What the child consists of: the product, and the program that starts it. */
function sources(): string[] {
  const product = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return [
    ...product.filter((name) => name.endsWith('.ts')).map((name) => join('src', name)),
    'test/e2e/crash/product.ts',
  ].sort();
}

/**
 * The child's program as plain JavaScript, since Node cannot run the TypeScript that jest transforms in
 * memory. Compiled once per content, into the cache in node_modules, where it also finds its packages.
 */
export function productEntry(): string {
  const files = sources().map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
  const config = readdirSync(join(root, 'config'), { recursive: true, encoding: 'utf8' });
  const read = config
    .filter((name) => name.includes('.'))
    .map((name) => readFileSync(join(root, 'config', name), 'utf8'));
  const hash = createHash('sha256')
    .update(JSON.stringify([files, read]))
    .digest('hex')
    .slice(0, 16);
  const cache = join(root, 'node_modules/.cache/crash-test');
  const out = join(cache, hash);
  if (!existsSync(out)) {
    const making = `${out}.${process.pid}`;
    for (const { name, text } of files) {
      const file = join(making, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      const { code } = transformSync(text, {
        filename: name,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        configFile: false,
        swcrc: false,
      });
      writeFileSync(file, code);
    }
    cpSync(join(root, 'config'), join(making, 'config'), { recursive: true });
    writeFileSync(join(making, 'package.json'), '{"type":"module"}');
    publish(making, out);
  }
  return join(out, 'test/e2e/crash/product.js');
}

/** Another test file may be faster: its files are the same. */
function publish(making: string, out: string): void {
  try {
    renameSync(making, out);
  } catch (error) {
    if (!existsSync(out)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
}
