/** A failure of the sandbox that its reader can mend: the message is whole sentences for them. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
