import type { ModelReading, ReadingQuestion } from '../domain/model/reading.js';

/** A language model that reads messages, where one is configured. */
export interface Reader {
  /**
   * What it makes of a message, within seconds.
   * @returns `undefined` when it did not answer, refused, or is not to be asked now; never rejects for
   * anything but a store that does not answer.
   */
  read(question: ReadingQuestion): Promise<ModelReading | undefined>;
}
