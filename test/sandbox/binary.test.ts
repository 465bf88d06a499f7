import { describe, expect, test } from '@jest/globals';
import { findLocalSlack, type Machine } from '../../src/sandbox/binary.js';
import { startErrorText, StartError } from '../../src/start-error.js';

const machine = (change: Partial<Machine>): Machine => ({
  platform: 'linux',
  arch: 'x64',
  packageFolder: (name) => `/modules/${name}`,
  exists: () => true,
  ...change,
});

function refusal(chosen: string | undefined, change: Partial<Machine>): string {
  try {
    return `found ${findLocalSlack(chosen, machine(change))}`;
  } catch (error) {
    if (error instanceof StartError) return startErrorText(error);
    throw error;
  }
}

describe('the program of local Slack', () => {
  test.each([
    ['linux', 'x64', '/modules/local-slack-linux-x64/bin/local-slack'],
    ['darwin', 'arm64', '/modules/local-slack-darwin-arm64/bin/local-slack'],
    ['win32', 'x64', '/modules/local-slack-windows-x64/bin/local-slack.exe'],
  ])('on %s-%s is the one that npm installed', (platform, arch, path) => {
    expect(findLocalSlack(undefined, machine({ platform, arch }))).toBe(path);
  });

  test('is the chosen one when there is a file', () => {
    expect(findLocalSlack('/opt/local-slack', machine({ packageFolder: () => null }))).toBe(
      '/opt/local-slack',
    );
    expect(refusal('/opt/none', { exists: () => false })).toContain(
      'LOCAL_SLACK_BIN: there is no file /opt/none.',
    );
  });

  test('missing, it is said how to get it and how to do without', () => {
    const said = refusal(undefined, { platform: 'darwin', arch: 'x64', packageFolder: () => null });
    expect(said).toContain('npm did not install local-slack-darwin-x64');
    expect(said).toContain('npm install --no-save local-slack-darwin-x64@0.1.8');
    expect(said).toContain('LOCAL_SLACK_BIN');
    expect(said).toContain('SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET');
  });

  test('not made for this platform, no installation is promised', () => {
    const said = refusal(undefined, { platform: 'freebsd', arch: 'x64' });
    expect(said).toContain('no program for freebsd-x64');
    expect(said).not.toContain('npm install');
  });
});
