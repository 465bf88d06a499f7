/** What was found out about the requester when the request was filed; it stays with the ticket. */
export interface RequesterFacts {
  /** Of the user groups that the desk's rules name, those they were a member of. */
  readonly groups: readonly string[];
  /** `example.com` */
  readonly emailDomain?: string;
}
