import type { Attempt, Delivery, EphemeralRecord, MessageRecord, ViewRecord } from './model.js';

/** What came of telling the app. With nothing to tell it, it counts as acknowledged. */
export interface Outcome {
  readonly acknowledged: boolean;
  readonly deliveries: readonly Delivery[];
}

/** Sums up deliveries; those the app was not to hear of are left out. */
export function outcomeOf(deliveries: readonly (Delivery | undefined)[]): Outcome {
  const made = deliveries.filter((delivery) => delivery !== undefined);
  return { acknowledged: made.every(({ acknowledged }) => acknowledged), deliveries: made };
}

/** The last attempt of a delivery that has been made. */
export function answerTo(delivery: Delivery): Attempt {
  return delivery.attempts.at(-1) ?? { status: 0, error: 'not sent yet', body: '' };
}

/** A message as it is at this moment; later changes do not show in it. */
export function snapshot<T extends MessageRecord | EphemeralRecord>(message: T): T {
  const { blocks, attachments, reactions, files } = message;
  return {
    ...message,
    files: [...files],
    ...structuredClone({ blocks, attachments, reactions }),
  };
}

/** A view as it is at this moment. */
export function viewSnapshot(view: ViewRecord): ViewRecord {
  return structuredClone(view);
}
