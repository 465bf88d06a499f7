/**
 * Makes a fresh clone ready: installs what is missing, builds what changed, and says on standard
 * error what it does. When everything is in place it says nothing and takes some milliseconds.
 *
 *   node scripts/ensure.mjs            dependencies only
 *   node scripts/ensure.mjs --build    and dist/
 *   node scripts/ensure.mjs --bench    and dist/with-bench/
 *
 * Plain Node without a dependency: it runs before there are any.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stderr.write(`deskbell: ${text}\n`);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Ends the process when this Node is older than package.json asks for. */
function requireNode() {
  const wanted = JSON.parse(read(join(root, 'package.json'))).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  say(`needs Node ${wanted} or newer and this is ${process.versions.node}: see https://nodejs.org`);
  process.exit(1);
}

/** Runs a program with its output on standard error; Ctrl-C ends it too. Exits when it fails. */
function run(command, args, failure) {
  return new Promise((resolve) => {
    // Windows starts npm.cmd only through a shell.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 2, 2] });
    const stop = (signal) => {
      child.kill(signal);
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    child.once('error', (error) => {
      say(`${failure} (${error.message})`);
      process.exit(1);
    });
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      if (code === 0) return resolve();
      if (signal === 'SIGINT' || code === 130) process.exit(130);
      say(failure);
      process.exit(code ?? 1);
    });
  });
}

async function install() {
  const stamp = join(root, 'node_modules', '.deskbell-installed');
  const wanted = digest(
    read(join(root, 'package-lock.json')) + process.version + process.platform + process.arch,
  );
  if (read(stamp) === wanted) return;
  say('installing dependencies (the first time takes about a minute)');
  const args = ['install', '--no-save', '--include=dev', '--include=optional'];
  args.push('--no-audit', '--no-fund', '--loglevel=warn', '--progress=true');
  const npm = process.env.npm_execpath ?? '';
  const [command, first] = /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  await run(command, [...first, ...args], 'the installation failed; the lines above say why');
  writeFileSync(stamp, wanted);
  say('dependencies are in place');
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else yield path;
  }
}

/** Compiles `folders` with the given tsconfig when a file of theirs changed since the last time. */
async function build(config, folders, out) {
  const stamp = join(root, out, '.deskbell-built');
  const files = folders.flatMap((folder) => [...sources(join(root, folder))]).sort();
  const names = digest(files.join('\n'));
  const state = files.map((file) => `${file}:${statSync(file).mtimeMs}:${statSync(file).size}`);
  const settings = ['package-lock.json', 'tsconfig.json', config].map((f) => read(join(root, f)));
  const wanted = `${names}:${digest(state.concat(settings).join('\n'))}`;
  const built = read(stamp);
  if (built === wanted) return;
  say('building');
  // A source that is gone must not live on as its old output.
  if (!built.startsWith(names)) rmSync(join(root, out), { recursive: true, force: true });
  rmSync(stamp, { force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', join(root, config)], 'the build failed; see above');
  mkdirSync(join(root, out), { recursive: true });
  writeFileSync(stamp, wanted);
}

requireNode();
await install();
if (process.argv.includes('--build')) await build('tsconfig.build.json', ['src'], 'dist');
if (process.argv.includes('--bench')) {
  await build('tsconfig.bench.json', ['src', 'bench'], 'dist/with-bench');
  // The product reads its example desk from beside its sources' folder.
  cpSync(join(root, 'config'), join(root, 'dist/with-bench/config'), { recursive: true });
}
