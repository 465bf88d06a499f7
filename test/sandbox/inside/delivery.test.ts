import { describe, expect, test } from '@jest/globals';
import { mendDelivery, readDelivery, writeDelivery } from '../../../src/sandbox/inside/delivery.js';
import type { Json, StoredChannel } from '../../../src/sandbox/inside/local-slack.js';

const channel = (id: string, is_private: boolean, is_im: boolean): [string, StoredChannel] => [
  id,
  { id, name: id, is_private, is_im, members: [] },
];
const store = {
  channels: new Map([
    channel('C0', false, false),
    channel('G0', true, false),
    channel('D0', true, true),
  ]),
  homeViews: new Map([['U0ANA', new Map<string, Json>([['A0', { id: 'V0', type: 'home' }]])]]),
};

describe('deliveries', () => {
  test.each([
    ['C0', 'channel'],
    ['G0', 'group'],
    ['D0', 'im'],
  ])('a message in %s is of a %s', (id, type) => {
    const payload = { event: { type: 'message', subtype: 'message_changed', channel: id } };
    expect(mendDelivery({ kind: 'event', payload }, store)).toMatchObject({
      send: { event: { channel_type: type, subtype: 'message_changed' } },
    });
  });

  test('a chosen person arrives as Slack sends them', () => {
    const action = { type: 'users_select', action_id: 'who', selected_option: { value: 'U0BEN' } };
    const payload = { type: 'block_actions', actions: [action], container: { message_ts: '1.2' } };
    expect(mendDelivery({ kind: 'interaction', payload }, store)).toEqual({
      send: {
        ...payload,
        actions: [{ type: 'users_select', action_id: 'who', selected_user: 'U0BEN' }],
      },
    });
  });

  test('a press on the Home page comes from the view, not from a message', () => {
    const payload = {
      type: 'block_actions',
      api_app_id: 'A0',
      user: { id: 'U0ANA' },
      actions: [],
      container: { type: 'message' },
      channel: { id: '' },
    };
    expect(mendDelivery({ kind: 'interaction', payload }, store)).toEqual({
      send: {
        type: 'block_actions',
        api_app_id: 'A0',
        user: { id: 'U0ANA' },
        actions: [],
        view: { id: 'V0', type: 'home' },
        container: { type: 'view', view_id: 'V0' },
      },
    });
  });

  test.each([
    ['application/json', '{"event":{"type":"x"}}', 'event'],
    ['application/x-www-form-urlencoded', 'payload=%7B%22a%22%3A%22%26%22%7D', 'interaction'],
    ['application/x-www-form-urlencoded', 'command=%2Fticket&text=a+b', 'command'],
  ])('a body of %s is read and written again', (type, body, kind) => {
    const delivery = readDelivery(body, type);
    expect(delivery.kind).toBe(kind);
    expect(writeDelivery(delivery)).toBe(body);
  });
});
