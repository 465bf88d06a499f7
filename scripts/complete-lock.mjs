/**
 * Adds to package-lock.json the optional platform packages that are missing from it.
 *
 * A lock made where the registry serves no macOS or Windows builds lacks their entries, and `npm ci`
 * then refuses the lock everywhere. The entries written here carry what npm needs to skip or fetch
 * them (version, os, cpu, optional) and no address or checksum. Run it after every change of the lock:
 * `node scripts/complete-lock.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
  darwin: 'darwin',
  windows: 'win32',
  win32: 'win32',
  linux: 'linux',
  android: 'android',
};
Object.assign(OS, { freebsd: 'freebsd', openharmony: 'openharmony' });
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64'];

/** What a platform package's name says about where it runs: "core-win32-arm64-msvc" → win32, arm64. */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = words.find((word) => CPU.includes(word));
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
lock.packages[''].optionalDependencies = manifest.optionalDependencies;

let added = 0;
for (const [owner, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = owner && lock.packages[`${owner}/node_modules/${name}`];
    const path = `node_modules/${name}`;
    if (nested || lock.packages[path] || !/^\d/.test(version)) continue;
    lock.packages[path] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platformOf(name),
    };
    added += 1;
  }
}
const [root, ...rest] = Object.entries(lock.packages);
rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries([root, ...rest]);
for (const entry of Object.values(lock.packages)) delete entry.resolved;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`${added} platform packages added to package-lock.json\n`);
