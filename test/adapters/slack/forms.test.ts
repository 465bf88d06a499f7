import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Form } from '../../../src/cards/form.js';
import { acceptedOf, connected, simpleForm, type Harness } from './harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await connected();
});
afterEach(async () => {
  expect(harness.slack.violations).toEqual([]);
  await harness.stop();
});

describe('forms', () => {
  const form: Form = {
    name: 'request',
    subject: 'D1',
    title: 'New request',
    submit: 'Send',
    intro: 'Tell us',
    context: { place: 'slack/C1' },
    inputs: [
      { key: 'text', label: 'What', type: 'long_text', required: true },
      {
        key: 'device',
        label: 'Device',
        type: 'choice',
        required: false,
        reactive: true,
        options: [
          { value: 'mac', label: 'MacBook' },
          { value: 'win', label: 'Windows' },
        ],
      },
      {
        key: 'apps',
        label: 'Apps',
        type: 'choices',
        required: false,
        options: [
          { value: 'mail', label: 'Mail' },
          { value: 'chat', label: 'Chat' },
        ],
      },
      { key: 'by', label: 'By', type: 'date', required: false },
      { key: 'whom', label: 'Whom', type: 'person', required: false },
    ],
  };

  async function opened(shown = form) {
    const { slack, connection, intake } = harness;
    const ana = slack.person('ana');
    intake.openForm = (_request, trigger) => connection.gateway.openForm(trigger, shown);
    await ana.usesShortcut('new_request');
    const view = await slack.until(() => slack.viewOf(ana));
    return { ana, view };
  }

  it('bring back what was put in, and what they carried', async () => {
    const { ana, view } = await opened();
    const ben = harness.slack.person('ben');
    const outcome = await ana
      .fills(view, { text: 'no sound', apps: ['Chat'], by: '2026-11-30', whom: ben.handle })
      .submit();
    expect(outcome).toMatchObject({ acknowledged: true, response: 'clear' });
    expect(harness.slack.viewOf(ana)).toBeUndefined();
    expect(acceptedOf(harness.intake, 'submitted')).toMatchObject([
      {
        form: 'request',
        subject: 'D1',
        actor: `slack:${ana.id}`,
        context: { place: 'slack/C1' },
      },
    ]);
    expect(acceptedOf(harness.intake, 'submitted')[0]?.values).toEqual({
      text: 'no sound',
      apps: ['chat'],
      by: '2026-11-30',
      whom: `slack:${ben.id}`,
    });
  });

  it('show what is wrong beside the input', async () => {
    const { ana, view } = await opened();
    harness.intake.submit = () => Promise.resolve({ text: 'A little more, please.' });
    const outcome = await ana.fills(view, { text: 'x' }).submit();
    expect(outcome).toMatchObject({
      response: 'errors',
      errors: { text: 'A little more, please.' },
    });
  });

  it('show an input that became necessary', async () => {
    const { ana, view } = await opened();
    const serial = { key: 'serial', label: 'Serial', type: 'text', required: true } as const;
    harness.intake.submit = () => Promise.resolve({ serial: 'Please say.' });
    harness.intake.revise = () => Promise.resolve({ ...form, inputs: [...form.inputs, serial] });
    const outcome = await ana.fills(view, { text: 'x' }).submit();
    expect(outcome.response).toBe('update');
    expect(harness.slack.screen(outcome.view ?? view)).toContain('Serial:');
  });

  it('say beside the last input what has no place', async () => {
    const { ana, view } = await opened();
    harness.intake.submit = () => Promise.resolve({ text: 'Too short.', elsewhere: 'Closed.' });
    harness.intake.revise = () => Promise.resolve(form);
    const outcome = await ana.fills(view, { text: 'x' }).submit();
    expect(outcome.errors).toEqual({ text: 'Too short.', whom: 'Closed.' });
  });

  it('are built again when an input changes on which others depend', async () => {
    const { ana, view } = await opened();
    harness.intake.revise = (revision) => {
      harness.intake.revisions.push(revision);
      return Promise.resolve({ ...simpleForm, title: 'For a MacBook' });
    };
    await ana.selects(view, 'Device', 'MacBook');
    await harness.slack.until(() => harness.slack.viewOf(ana)?.title?.['text'] === 'For a MacBook');
    expect(harness.intake.revisions).toEqual([
      {
        deskId: 'acme',
        actor: `slack:${ana.id}`,
        form: 'request',
        subject: 'D1',
        values: { device: 'mac' },
        context: { place: 'slack/C1' },
      },
    ]);
  });

  it('are not gone when they could not be stored', async () => {
    const { ana, view } = await opened();
    harness.intake.submit = () => Promise.reject(new Error('the database is away'));
    const outcome = await ana.fills(view, { text: 'x' }).submit();
    expect(outcome.acknowledged).toBe(false);
    expect(harness.slack.viewOf(ana)).toBeDefined();
  });
});
