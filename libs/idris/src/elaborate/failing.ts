/**
 * `failing "text"`: what a block of that kind has to fail with.
 *
 * The text is a part of Idris 2's own message, which is not ours. Where it is a phrase that stands for a kind of mistake,
 * the block must fail with a mistake of that kind; a text that is part of our message will do, and so will one that we
 * cannot place. Whether the block fails at all is decided by the elaborator, or else by the kernel.
 */
import type { CoreModule } from '../core/format.ts';
import type { DiagnosticKind, Span } from '../diagnostic.ts';

/** A block that the elaborator has nothing against: the kernel must refuse it. */
export interface Expected {
  readonly span: Span;
  readonly message: string | null;
  /** Must what is in the block be total? Idris 2 does not ask it of everything. */
  readonly total: boolean;
  /** What stands before the block in its module, and the block. */
  readonly core: CoreModule;
}

const TYPES: readonly DiagnosticKind[] = ['type', 'unification', 'implicit', 'pattern', 'ambiguous', 'record'];
const TOTALITY: readonly DiagnosticKind[] = ['termination', 'coverage', 'positivity', 'universe', 'totality'];
const PHRASES: readonly (readonly [RegExp, readonly DiagnosticKind[]])[] = [
  [/not strictly positive|Negative occurrence/, ['positivity']],
  [/not covering|missing cases/, ['coverage']],
  [/not total|not terminating/, TOTALITY],
  [/Mismatch between|When unifying|Can't solve constraint/, [...TYPES, 'interface', 'search']],
  [/Unsolved hole|Unsolved meta/, ['implicit', 'hole', 'search', 'interface', 'type']],
  [/Can't find an implementation/, ['interface', 'search', 'type', 'ambiguous']],
  [/Multiple solutions|Ambiguous/, ['ambiguous', 'search', 'interface', 'type']],
  [/Undefined name/, ['scope', 'visibility']],
  [/is private/, ['visibility', 'scope']],
  [/not accessible in this context|uses of linear name|linear/, ['quantity', 'scope', 'type']],
];

/** Does what the kernel says of the block make it fail in Idris 2 too? */
export function refusedAsExpected(expected: Expected, kind: DiagnosticKind, text: string): boolean {
  if (!expected.total && (kind === 'termination' || kind === 'positivity')) return false;
  return failsAsExpected(expected.message, kind, text);
}

/** @param text everything that is said of the mistake */
export function failsAsExpected(message: string | null, kind: DiagnosticKind, text: string): boolean {
  if (message === null || text.includes(message)) return true;
  const known = PHRASES.filter(([phrase]) => phrase.test(message));
  return known.length === 0 || known.some(([, kinds]) => kinds.includes(kind));
}
