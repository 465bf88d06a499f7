import { describe, expect, test } from '@jest/globals';
import { formChoice, keepFormIds } from '../../../src/sandbox/inside/forms.js';
import type { Json, Store } from '../../../src/sandbox/inside/local-slack.js';

const laptop = { text: { type: 'plain_text', text: 'Laptop' }, value: 'laptop' };
const view: Json = {
  id: 'V1',
  app_id: 'A0',
  team_id: 'T0',
  blocks: [
    {
      type: 'input',
      block_id: 'category',
      dispatch_action: true,
      element: { type: 'static_select', action_id: 'category', options: [laptop] },
    },
    {
      type: 'input',
      block_id: 'text',
      element: { type: 'plain_text_input', action_id: 'text', initial_value: 'before' },
    },
  ],
};

function storeWith(...modalStack: Json[]): Store {
  const store = {
    modalStack,
    allUsers: () => [{ id: 'U0ANA', name: 'ana' }],
    updateView: (_id: string | undefined, updated: Json) => {
      store.modalStack[store.modalStack.length - 1] = updated;
    },
  };
  return store as unknown as Store;
}

describe('a form that changes while it is filled in', () => {
  test('a choice is told with all that was entered so far', () => {
    const values = {
      category: { category: { selected_option: laptop } },
      text: { text: { value: 'typed' } },
    };
    const frame = { t: 'form_choice', user: 'U0ANA', block_id: 'category', values };
    expect(formChoice(frame, storeWith(view))).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANA', name: 'ana' },
      container: { type: 'view', view_id: 'V1' },
      actions: [{ action_id: 'category', type: 'static_select', selected_option: laptop }],
      view: {
        state: {
          values: {
            category: { category: { type: 'static_select', selected_option: laptop } },
            text: { text: { type: 'plain_text_input', value: 'typed' } },
          },
        },
      },
    });
  });

  test('a choice in a form that is closed is nothing', () => {
    expect(formChoice({ t: 'form_choice', block_id: 'category' }, storeWith())).toBeNull();
  });

  test.each([['V1'], [undefined], ['V0-before-an-update']])(
    'updated by %s, it stays itself',
    (id) => {
      const store = storeWith(view);
      keepFormIds(store);
      store.updateView(id, { id: 'V2', title: 'new' });
      expect(store.modalStack).toEqual([{ id: 'V1', title: 'new' }]);
    },
  );
});
