import { followDeletion, followEdit } from './follow-edit.js';
import { gesture } from './gesture.js';
import { showHome } from './home.js';
import type { Incoming } from './incoming.js';
import type { Deps } from './ports.js';
import { pressed } from './press.js';
import { receiveMessage } from './receive-message.js';
import { requestFromMessage } from './request-from-message.js';
import { runCommand } from './run-command.js';
import { send } from './say.js';
import { submitted } from './submit-form.js';
import { deskNow } from './desk-now.js';

/** Does what a delivery means. May run again after a crash: every step below acts once per delivery. */
export async function processDelivery(deps: Deps, incoming: Incoming): Promise<void> {
  switch (incoming.kind) {
    case 'said':
      return receiveMessage(deps, incoming);
    case 'edited':
      return followEdit(deps, incoming);
    case 'deleted':
      return followDeletion(deps, incoming);
    case 'reacted':
      return gesture(deps, incoming);
    case 'pressed':
      return pressed(deps, incoming);
    case 'submitted':
      return submitted(deps, incoming);
    case 'command':
      return runCommand(deps, incoming);
    case 'message_picked':
      return requestFromMessage(deps, incoming, incoming);
    case 'home_opened':
      return showHome(deps, incoming.actor);
    case 'removed_from':
      return warnLeads(deps, incoming);
  }
}

/** Without its channel a queue hears nothing: its leads are told where to invite the desk back. */
async function warnLeads(deps: Deps, removed: Incoming & { kind: 'removed_from' }): Promise<void> {
  const desk = await deskNow(deps);
  const { platform, conversation } = removed.place;
  const queues = desk.queues.filter(
    ({ triage }) => triage.platform === platform && triage.conversation === conversation,
  );
  const leads = new Set(queues.flatMap((queue) => queue.leads));
  for (const person of leads) {
    const what = { say: 'removed_from', params: { channel: conversation } };
    await send(deps, removed.delivery, `direct-${person}`, { kind: 'direct', person, what });
  }
}
