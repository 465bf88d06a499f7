import { expect, test } from '@jest/globals';
import { renderMessage as onSlack } from '../../src/adapters/slack/render-message.js';
import { renderCard } from '../../src/adapters/teams/render-message.js';
import type { Message } from '../../src/cards/message.js';

/** A list of two tickets: each row of buttons acts on its own. */
const list: Message = {
  fallback: 'Two',
  blocks: ['t1', 't2'].map((subject) => ({
    type: 'buttons',
    subject,
    buttons: [{ action: 'on_it', label: 'On it', value: 'resolution:1' }],
    menu: { label: 'More', options: [{ action: 'assign', label: 'Reassign…' }] },
  })),
};

test('Slack: buttons and menus carry the subject of their row', () => {
  const { blocks } = onSlack(list);
  const said = JSON.stringify(blocks).replaceAll('\\"', '"');
  for (const subject of ['t1', 't2']) {
    expect(said).toContain(`{"s":"${subject}","v":"resolution:1"}`);
    expect(said).toContain(`{"s":"${subject}","a":"assign"}`);
  }
});

test('Teams: so do actions', () => {
  const said = JSON.stringify(renderCard(list, { channelName: () => undefined, forms: 'dialog' }));
  for (const subject of ['t1', 't2']) {
    expect(said).toContain(`"a":"on_it","s":"${subject}","v":"resolution:1"`);
    expect(said).toContain(`"a":"assign","s":"${subject}"`);
  }
});
