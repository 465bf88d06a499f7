import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { ACTIVITY_TYPES, parseActivity } from '../../../src/adapters/teams/parse.js';
import {
  CONSENT,
  EXTENSION,
  INVOKES,
  SPOKEN_COMMANDS,
} from '../../../src/adapters/teams/surface.js';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../../manifests/teams/', import.meta.url));

interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly id: string;
  readonly icons: Readonly<Record<'color' | 'outline', string>>;
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly supportsFiles: boolean;
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string }[];
    }[];
  }[];
  readonly composeExtensions: readonly {
    readonly botId: string;
    readonly commands: readonly {
      readonly id: string;
      readonly type: string;
      readonly context: readonly string[];
      readonly fetchTask?: boolean;
      readonly parameters?: readonly { readonly name: string }[];
    }[];
  }[];
  readonly webApplicationInfo: { readonly id: string };
  readonly authorization: {
    readonly permissions: { readonly resourceSpecific: readonly { readonly name: string }[] };
  };
}

const read = (text: string): Manifest => JSON.parse(text) as Manifest;
const manifest = read(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** What the published schema of the manifest's own version says against it. */
function schemaProblems(candidate: unknown): unknown {
  const entry = dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const schema = join(
    entry,
    `build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
  );
  const { default: Ajv } = require('ajv-draft-04') as {
    default: new (options: object) => {
      compile(schema: object): ((value: unknown) => boolean) & { errors: unknown };
    };
  };
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: object) => void };
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  return validate(candidate) ? [] : validate.errors;
}

test('the manifest is valid by the published schema', () => {
  expect(schemaProblems(manifest)).toEqual([]);
  expect(
    schemaProblems({ ...manifest, bots: [{ botId: 'x', scopes: ['groupchat'] }] }),
  ).not.toEqual([]);
  expect(manifest.$schema).toContain(`/teams/v${manifest.manifestVersion}/`);
});

describe('the manifest says what the code handles', () => {
  test('the bot is everywhere, and its commands are understood', () => {
    const [bot] = manifest.bots;
    expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(bot?.supportsFiles).toBe(true);
    const offered = bot?.commandLists.flatMap(({ commands }) => commands.map(({ title }) => title));
    expect(offered).toEqual([...SPOKEN_COMMANDS]);
    for (const text of SPOKEN_COMMANDS) {
      const { incoming } = parseActivity(
        {
          type: 'message',
          id: '1',
          serviceUrl: 'https://smba.example/',
          from: { id: '29:1', aadObjectId: 'ana' },
          conversation: { id: 'a:1', conversationType: 'personal' },
          text,
        },
        { deskId: 'acme', now: new Date() },
      );
      expect(incoming?.kind).toBe('command');
    }
  });

  test('the message extension has the commands that are answered', () => {
    const [extension] = manifest.composeExtensions;
    const [create, search] = extension?.commands ?? [];
    expect(extension?.commands.map(({ id }) => id)).toEqual([EXTENSION.create, EXTENSION.search]);
    expect(create).toMatchObject({
      type: 'action',
      fetchTask: true,
      context: ['message', 'compose'],
    });
    expect(search?.parameters?.map(({ name }) => name)).toEqual(['query']);
    expect(INVOKES.filter((name) => name.startsWith('composeExtension/'))).toHaveLength(3);
    expect(ACTIVITY_TYPES).toContain('messageReaction');
  });

  test('consent is asked for what is heard without a mention, and one app is meant throughout', () => {
    const { resourceSpecific } = manifest.authorization.permissions;
    expect(resourceSpecific.map(({ name }) => name)).toEqual([...CONSENT]);
    const ids = [
      manifest.id,
      manifest.webApplicationInfo.id,
      ...manifest.bots.map(({ botId }) => botId),
      ...manifest.composeExtensions.map(({ botId }) => botId),
    ];
    expect(new Set(ids).size).toBe(1);
  });
});

/** Pixels of a PNG as `scripts/teams-icons.mjs` writes it: no filter, four bytes each. */
function pixels(name: string): { width: number; height: number; rgba: Buffer[] } {
  const png = readFileSync(join(folder, name));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  const raw = inflateSync(png.subarray(41, 41 + length));
  const rgba: Buffer[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 4 + 1) + 1 + x * 4;
      rgba.push(raw.subarray(at, at + 4));
    }
  return { width, height, rgba };
}

test('the icons have the sizes and colours that Teams asks for', () => {
  const color = pixels(manifest.icons.color);
  const outline = pixels(manifest.icons.outline);
  expect([color.width, color.height, outline.width, outline.height]).toEqual([192, 192, 32, 32]);
  expect(outline.rgba.every((pixel) => pixel.readUIntBE(0, 3) === 0xffffff)).toBe(true);
  const inked = outline.rgba.filter((pixel) => (pixel[3] ?? 0) > 128).length;
  expect(inked).toBeGreaterThan(60);
  expect(inked).toBeLessThan(500);
});

describe('the package', () => {
  const script = fileURLToPath(new URL('../../../scripts/teams-package.mjs', import.meta.url));
  const appId = '20000000-0000-4000-8000-000000000002';
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'teams-package-'));
  });
  afterAll(() => {
    rmSync(out, { recursive: true });
  });

  const run = (MicrosoftAppId: string): string =>
    execFileSync('node', [script, '--out', join(out, 'app.zip')], {
      cwd: out,
      env: { PATH: process.env['PATH'], MicrosoftAppId },
      encoding: 'utf8',
      stdio: 'pipe',
    });

  test('holds the manifest with the app’s id, valid, and both icons', () => {
    expect(run(appId)).toContain('app.zip');
    const files = unzipSync(readFileSync(join(out, 'app.zip')));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const packed = read(Buffer.from(files['manifest.json'] ?? []).toString('utf8'));
    expect([packed.id, packed.bots[0]?.botId]).toEqual([appId, appId]);
    expect(schemaProblems(packed)).toEqual([]);
  });

  test.each(['', 'mine', '00000000-0000-0000-0000-000000000000'])('is not made for %j', (id) => {
    expect(() => run(id)).toThrow('MicrosoftAppId');
  });
});
