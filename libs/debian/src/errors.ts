/** What can go wrong with a Debian package, said once: what happened, what was expected, what to do. */

/** A failure that a person can do something about. */
export class DebianError extends Error {
  constructor(what: string, help: string) {
    super(`${what}\n  to help: ${help}`);
    this.name = 'DebianError';
  }
}

/** The command that pins the packages anew; every message about the lock names it. */
export const RENEW = 'npx lago debian --renew';
