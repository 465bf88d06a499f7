/**
 * `npm run check`: formatting, lint, types, import rules and dead code, two at a time. All of them run
 * even when one fails; what a failed one said is printed, and the last line names those that failed.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

const CHECKS = [
  ['lint', 'eslint/bin/eslint.js', '--cache', '--cache-strategy', 'content', '.'],
  ['types', 'typescript/bin/tsc'],
  ['import rules', 'dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'test', 'bench'],
  ['dead code', 'knip/bin/knip.js'],
  ['formatting', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
];

function run([name, path, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program(path), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (said += text));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}`);
      if (code !== 0) console.log(said.trimEnd());
      resolve(code === 0 ? [] : [name]);
    });
  });
}

const waiting = [...CHECKS];
const failed = [];
async function runNext() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    failed.push(...(await run(check)));
  }
}
await Promise.all([runNext(), runNext()]);
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
