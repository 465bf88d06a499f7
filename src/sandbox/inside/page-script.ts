/**
 * A script added to local Slack's page, for what cannot be mended outside it:
 * - an ephemeral message is shown to nobody but the person it is for, whom the page acts as;
 * - a choice in a form whose input says `dispatch_action` is told at once (frame `form_choice`);
 * - the product's command is offered where the page offers one that does not exist here.
 */
const SCRIPT = `
(() => {
  const recipients = new Map();
  let stack = [];
  let socket;
  const style = document.head.appendChild(document.createElement('style'));
  const acting = () => [...document.querySelectorAll('.actas select')].at(-1)?.value;

  const hide = () => {
    style.textContent = [...recipients]
      .filter(([, person]) => person !== acting())
      .map(([ts]) => '.msg[data-ts="' + ts + '"]{display:none}')
      .join('');
  };
  const note = (message) => {
    if (message.ephemeral_to) recipients.set(message.ts, message.ephemeral_to);
  };

  const enteredIn = (node, { type, options = [] }) => {
    const boxes = [...node.querySelectorAll('input, select')];
    const chosen = options.filter((option, index) =>
      type === 'static_select' ? option.value === boxes[0]?.value : boxes[index]?.checked);
    if (type === 'checkboxes') return { selected_options: chosen };
    if (options.length > 0) return { selected_option: chosen[0] ?? null };
    const value = boxes[0]?.value ?? '';
    return type === 'datepicker' ? { selected_date: value || null } : { value };
  };
  const tellChoice = (changed) => {
    const view = stack.at(-1);
    const inputs = (view?.blocks ?? []).filter(({ type }) => type === 'input');
    const nodes = [...document.querySelectorAll('.modal .bk-input')];
    const chosen = inputs[nodes.indexOf(changed)];
    if (!chosen?.dispatch_action) return;
    const values = {};
    inputs.forEach(({ block_id, element }, index) => {
      const node = nodes[index];
      if (node) values[block_id] = { [element.action_id]: enteredIn(node, element) };
    });
    const { block_id } = chosen;
    socket.send(JSON.stringify({ t: 'form_choice', user: acting(), block_id, values }));
  };

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url) {
      super(url);
      socket = this;
      this.addEventListener('message', ({ data }) => {
        const frame = JSON.parse(data);
        if (frame.t === 'init') {
          Object.values(frame.state.messages).flat().forEach(note);
          stack = frame.state.modalStack;
        }
        if (frame.t === 'view') stack = frame.stack;
        if (frame.t === 'message') note(frame.message);
        setTimeout(hide, 0);
      });
    }
  };
  document.addEventListener('change', ({ target }) => {
    const input = target.closest('.modal .bk-input');
    setTimeout(() => (input ? tellChoice(input) : hide()), 0);
  });
})();
`;

/** The page with the script in it. */
export function completePage(html: string): string {
  return html
    .replace('<head>', () => `<head><script>${SCRIPT}</script>`)
    .replace('try /echo hi', 'try /ticket');
}
