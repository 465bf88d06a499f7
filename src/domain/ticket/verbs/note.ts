import type { MessageRef } from '../../place.js';
import { agentMayNot, refuse, type Verb } from './verb.js';

/** An internal note: kept with the ticket, never shown to the requester. */
export const note: Verb<{ text: string; message?: MessageRef }> = (ticket, by, input) => {
  const no = agentMayNot(ticket, by);
  if (no) return no;
  const text = input.text.trim();
  if (text === '') return refuse('nothing_written');
  return { change: { type: 'noted', text, message: input.message } };
};
