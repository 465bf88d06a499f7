import { App, type AppOptions } from '@slack/bolt';

type ReceiverEvent = Parameters<App['processEvent']>[0];

/**
 * Bolt acknowledges events before their listeners run, and over a socket there is no way to change that.
 * Here every acknowledgement waits until the listeners are through, so that what is acknowledged is stored.
 */
export class StoringApp extends App {
  /** `take` runs the work of a delivery, or leaves it unacknowledged by not running it. */
  constructor(
    options: AppOptions,
    private readonly take: (work: () => Promise<void>) => Promise<void>,
  ) {
    super(options);
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.take(async () => {
      let answer: [] | [unknown] | undefined;
      const later: ReceiverEvent['ack'] = (response) => {
        answer = response === undefined ? [] : [response];
        return Promise.resolve();
      };
      await super.processEvent({ ...event, ack: later });
      if (answer) await event.ack(...answer);
    });
  }
}
