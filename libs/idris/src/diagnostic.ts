/**
 * Diagnostics: what the checker has to say about a source, as data. Rendering for people and machines is elsewhere.
 */
import type { Span } from './syntax/raw.ts';

export type { Span } from './syntax/raw.ts';

/** What kind of mistake; the corpus and the gate assert these. */
export type DiagnosticKind =
  | 'syntax'
  | 'fixity'
  | 'import'
  | 'scope'
  | 'visibility'
  | 'ambiguous'
  | 'type'
  | 'unification'
  | 'implicit'
  | 'search'
  | 'interface'
  | 'coverage'
  | 'impossible'
  | 'termination'
  | 'positivity'
  | 'quantity'
  | 'universe'
  | 'totality'
  | 'hole'
  | 'escape'
  | 'axiom'
  | 'pattern'
  | 'record'
  | 'subset'
  | 'resource'
  | 'kernel';

export interface Diagnostic {
  readonly kind: DiagnosticKind;
  /** The file as the user named it. */
  readonly file: string;
  readonly span: Span;
  /** One sentence: what is wrong, in the names of the source. */
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** Further lines: why, and what to try. */
  readonly notes: readonly string[];
}

/** Thrown inside the checker, caught at its edge; never seen by users of the library. */
export class Rejected extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
