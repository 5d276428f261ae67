/** Tests that need what is not on every machine: where it is missing, they are one test that is left out and says why. */
import { describe, it, type TestOptions } from 'vitest';

/** @param missing what is not there and what helps; undefined if nothing is missing */
export function describeNeeding(
  missing: string | undefined,
  name: string,
  options: TestOptions,
  body: () => void,
): void {
  if (missing === undefined) describe(name, options, body);
  else describe(name, () => it('needs more than is here', ({ skip }) => skip(`not run: ${name}: ${missing}`)));
}
