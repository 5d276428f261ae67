/** What can go wrong with an image, said once: what happened, what was expected, what to do. */

/** A failure that a person can do something about. */
export class ImageError extends Error {
  constructor(what: string, help: string) {
    super(`${what}\n  to help: ${help}`);
    this.name = 'ImageError';
  }
}
