/** Everything the desk shows, as Block Kit. Pure. */
export { renderForm } from './render-form.js';
export { renderHome, renderMessage, renderSignedMessage } from './render-message.js';
