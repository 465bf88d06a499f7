/**
 * A script added to local Slack's page. The page shows an ephemeral message to everybody; this hides
 * it from all but the person it is for, whom the page acts as. It also offers the product's command
 * where the page offers one that does not exist here.
 */
const SCRIPT = `
(() => {
  const recipients = new Map();
  const style = document.head.appendChild(document.createElement('style'));
  const hide = () => {
    const acting = [...document.querySelectorAll('.actas select')].at(-1)?.value;
    style.textContent = [...recipients]
      .filter(([, person]) => person !== acting)
      .map(([ts]) => '.msg[data-ts="' + ts + '"]{display:none}')
      .join('');
  };
  const note = (message) => {
    if (message.ephemeral_to) recipients.set(message.ts, message.ephemeral_to);
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url) {
      super(url);
      this.addEventListener('message', ({ data }) => {
        const frame = JSON.parse(data);
        if (frame.t === 'init') Object.values(frame.state.messages).flat().forEach(note);
        if (frame.t === 'message') note(frame.message);
        setTimeout(hide, 0);
      });
    }
  };
  document.addEventListener('change', () => setTimeout(hide, 0));
})();
`;

/** The page with the script in it. */
export function completePage(html: string): string {
  return html
    .replace('<head>', `<head><script>${SCRIPT}</script>`)
    .replace('try /echo hi', 'try /ticket');
}
