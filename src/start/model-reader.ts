import type { OpenAiConfig } from '../config.js';
import type { Counters, Log } from '../usecases/ports.js';
import type { Reader } from '../usecases/reader.js';
import { DESK_ID } from './desk-at-start.js';

/** The language model that is configured; its SDK is loaded only now. */
export async function modelReader(
  config: OpenAiConfig,
  counters: Counters,
  log: Log,
  now: () => Date,
): Promise<Reader> {
  const { createReader } = await import('../adapters/openai/reader.js');
  return createReader({ config, deskId: DESK_ID, counters, now, log });
}
