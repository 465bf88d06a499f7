import { afterEach, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../../src/adapters/slack/surface.js';
import { connected, type Harness } from './harness.js';

let harness: Harness;
afterEach(() => harness.stop());

describe('finding by name', () => {
  it('finds channels, private ones and new ones too', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const { directory } = connection;
    const found = async (name: string) => (await directory.findChannel(name))?.conversation;
    expect(await found('#help')).toBe(slack.channelId('help'));
    expect(await found('triage-people')).toBe(slack.channelId('triage-people'));
    expect(await found(slack.channelId('help'))).toBe(slack.channelId('help'));
    const id = slack.addChannel({ name: 'brand-new' });
    expect(await found('#brand-new')).toBe(id);
    expect(await found('#nowhere')).toBeUndefined();
  });

  it('asks for lists sparingly', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    for (let n = 0; n < 5; n++) {
      await connection.directory.findChannel('#nowhere');
      await connection.directory.findGroup('@nobody');
    }
    expect(slack.calls('conversations.list').length).toBeLessThanOrEqual(4);
    expect(slack.calls('usergroups.list').length).toBeLessThanOrEqual(2);
  });

  it('does without private channels where the scope was refused', async () => {
    const scopes = [...SCOPES.required];
    harness = await connected({ scopes });
    const { slack, connection } = harness;
    const found = await connection.directory.findChannel('#help');
    expect(found?.conversation).toBe(slack.channelId('help'));
    expect(await connection.directory.findChannel('#triage-people')).toBeUndefined();
  });

  it('finds people by address and id', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const { directory } = connection;
    const ana = `slack:${slack.person('ana').id}`;
    expect(await directory.findPerson('Ana@example.com')).toBe(ana);
    expect(await directory.findPerson(slack.person('ana').id)).toBe(ana);
    expect(await directory.findPerson(ana)).toBe(ana);
    expect(await directory.findPerson('nobody@example.com')).toBeUndefined();
    expect(await directory.findPerson('U0NOBODY')).toBeUndefined();
  });

  it('finds groups by handle and id', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const id = slack.userGroupId('it-support');
    expect(await connection.directory.findGroup('@it-support')).toBe(id);
    expect(await connection.directory.findGroup(id)).toBe(id);
    expect(await connection.directory.findGroup('@nobody')).toBeUndefined();
  });
});

describe('what is remembered', () => {
  it('of people follows their changes', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const ana = `slack:${slack.person('ana').id}` as const;
    const name = async () => (await connection.gateway.person(ana))?.name;
    expect([await name(), await name()]).toEqual(['Ana Lindqvist', 'Ana Lindqvist']);
    expect(slack.calls('users.info')).toHaveLength(1);
    await slack.admin.changes('ana', { name: 'Ana Berg' });
    expect(await name()).toBe('Ana Berg');
    await slack.admin.deactivates('ana');
    expect(await connection.gateway.person(ana)).toMatchObject({ isGone: true });
  });

  it('of groups follows who is in them', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const { gateway } = connection;
    const ids = (...handles: string[]) => handles.map((each) => `slack:${slack.person(each).id}`);
    expect(await gateway.groupMembers('@it-support')).toEqual(ids('ben', 'omar'));
    await gateway.groupMembers('@it-support');
    expect(slack.calls('usergroups.users.list')).toHaveLength(1);
    await slack.admin.setsUserGroup('it-support', ['cleo']);
    expect(await gateway.groupMembers('@it-support')).toEqual(ids('cleo'));
  });
});
