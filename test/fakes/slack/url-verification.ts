import type { Transport } from './transport.js';
import { newId, type World } from './world.js';

/** Checks a request URL as Slack does before it accepts one: it must echo a signed challenge. */
export async function verifyUrl(world: World, transport: Transport): Promise<void> {
  const challenge = newId('').toLowerCase();
  const token = world.identity.verificationToken;
  const payload = { token, challenge, type: 'url_verification' };
  const { status, body, error } = await transport.send(
    {
      id: 'url_verification',
      kind: 'event',
      type: 'url_verification',
      payload,
      attempts: [],
      acknowledged: false,
    },
    {},
  );
  if (status !== 200 || !body.includes(challenge)) {
    throw new Error(`the request URL did not answer the challenge: ${error ?? status} ${body}`);
  }
}
