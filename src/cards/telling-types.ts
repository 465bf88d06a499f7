/** A sentence to one person by its wording key; the words are made when it is sent. */
export interface Telling {
  readonly say: string;
  readonly subject?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
