/** Forms that change while they are filled in: local Slack tells the product of a form only at its end. */
import { answersOf } from './inputs.js';
import { isJson, type Json, type Store } from './local-slack.js';

/** An update keeps the form's id, as Slack's do; the page keeps what was entered by that id. */
export function keepFormIds(store: Store): void {
  const updateView = store.updateView.bind(store);
  store.updateView = (id, view) => {
    const open = store.modalStack;
    const replaced = open.find((each) => id !== undefined && each['id'] === id) ?? open.at(-1);
    updateView(id, replaced ? { ...view, id: replaced['id'] } : view);
  };
}

/**
 * The payload for a choice in the open form whose input says `dispatch_action`, or null when there is
 * no such input (any more). `frame` is what the page's script sends.
 */
export function formChoice(frame: Json, store: Store): Json | null {
  const view = store.modalStack.at(-1);
  const blocks = Array.isArray(view?.['blocks']) ? view['blocks'].filter(isJson) : [];
  const chosen = blocks.find((block) => block['block_id'] === frame['block_id']);
  if (!view || !isJson(chosen?.['element'])) return null;
  const { values } = answersOf(blocks, frame['values']);
  const blockId = String(frame['block_id']);
  const actionId = String(chosen['element']['action_id']);
  const user = store.allUsers().find(({ id }) => id === frame['user']);
  return {
    type: 'block_actions',
    api_app_id: view['app_id'],
    token: 'verification-token',
    team: { id: view['team_id'] },
    is_enterprise_install: false,
    user: { id: frame['user'], username: user?.name, name: user?.name, team_id: view['team_id'] },
    container: { type: 'view', view_id: view['id'] },
    trigger_id: `${Date.now()}.form`,
    view: { ...view, state: { values } },
    actions: [
      {
        ...values[blockId]?.[actionId],
        block_id: blockId,
        action_id: actionId,
        action_ts: `${Date.now() / 1000}`,
      },
    ],
  };
}
