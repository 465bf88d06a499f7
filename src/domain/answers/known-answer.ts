/** What fixed it for others, as it is shown to whoever asks the like. */
export interface KnownAnswer {
  /** The newest ticket that was solved by it. */
  readonly ticketId: string;
  readonly key: string;
  readonly text: string;
  /** For how many it worked, of those who said so. */
  readonly worked: number;
  readonly tried: number;
}
