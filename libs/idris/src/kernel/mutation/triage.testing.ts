/**
 * Mutants that our kernel accepts, that mean something else than the original, and that Agda refuses: why that is right.
 *
 * An entry names the operator, what Agda says (a part of its message that says why), and the reason. It speaks of a kind
 * of mutants and not of one, because which mutant has which number changes with every module. Empty: so far Agda has
 * accepted all of them.
 */
import type { Mutant } from './mutate.testing.ts';

interface Triaged {
  readonly operator: string;
  readonly message: RegExp;
  readonly reason: string;
}
const triaged: readonly Triaged[] = [];

/** The reason why this acceptance is right although Agda refuses; undefined if nobody has looked at it. */
export const triage = (mutant: Mutant, message: string): string | undefined =>
  triaged.find((one) => one.operator === mutant.operator && one.message.test(message))?.reason;
