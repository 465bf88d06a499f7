/**
 * Makes the app package that a Teams administrator uploads: `npm run teams:package [-- --out file.zip]`.
 * The app's id comes from `MicrosoftAppId`, in the environment or in `.env`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { zipSync } from 'fflate';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = resolve(root, 'manifests/teams');
const NOBODY = '00000000-0000-0000-0000-000000000000';

const { values } = parseArgs({
  options: { out: { type: 'string', default: resolve(root, 'dist/teams/deskbell-teams.zip') } },
});
const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
const appId = process.env.MicrosoftAppId || fromFile.MicrosoftAppId || '';
if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId) || appId === NOBODY) {
  console.error(
    'MicrosoftAppId is not set, or is not the id of an app.\n' +
      '  Register the bot first (docs/teams.md), then put its "Microsoft App ID" into .env.',
  );
  process.exit(1);
}

const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
const manifest = JSON.parse(
  readFileSync(resolve(source, 'manifest.json'), 'utf8').replaceAll(NOBODY, appId),
);
const files = {
  'manifest.json': Buffer.from(`${JSON.stringify({ ...manifest, version }, undefined, 2)}\n`),
  ...Object.fromEntries(
    Object.values(manifest.icons).map((name) => [name, readFileSync(resolve(source, name))]),
  ),
};
mkdirSync(dirname(resolve(values.out)), { recursive: true });
writeFileSync(values.out, zipSync(files, { mtime: new Date(1980, 0, 1) }));
console.log(`${relative(process.cwd(), resolve(values.out))}: upload it in Teams.`);
