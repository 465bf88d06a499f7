import type { Call, Delivery } from './model.js';
import { text } from './wire.js';
import type { World } from './world.js';

const shown = 8;

function callLine(call: Call): string {
  const answer = call.response?.['ok'] === true ? 'ok' : (text(call.response?.['error']) ?? '—');
  const args = JSON.stringify(call.args);
  return `  ${call.method} → ${call.status ?? 'pending'} ${answer}  ${args.slice(0, 300)}`;
}

function deliveryLine(delivery: Delivery): string {
  const attempts = delivery.attempts.map(({ status, error }) => error ?? status).join(', ');
  return `  ${delivery.kind} ${delivery.type}: ${attempts || 'not sent'}`;
}

/** The last calls and deliveries and all violations, for the message of a failed wait. */
export function recentEvents(world: World): string {
  return [
    'last calls of the app:',
    ...world.calls.slice(-shown).map(callLine),
    'last deliveries to the app:',
    ...world.deliveries.slice(-shown).map(deliveryLine),
    ...(world.violations.length > 0 ? ['violations:', ...world.violations] : []),
  ].join('\n');
}
