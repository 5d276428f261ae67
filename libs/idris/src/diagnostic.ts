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
  /** Further lines: why. */
  readonly notes: readonly string[];
  /** What to try, each as an order; what can be pasted in stands on lines of its own. */
  readonly tries?: readonly string[];
  /** Other places that the mistake is about, in the order of what is said of them. */
  readonly places?: readonly Place[];
  /** The name that has no meaning, where that is the mistake: whoever knows other modules can say where it is to be had. */
  readonly unknown?: string;
}

export interface Place {
  /** Where it is another than that of the mistake. */
  readonly file?: string;
  readonly span: Span;
  readonly message: string;
}

/** The texts that diagnostics point into, by file as named there. */
export type Texts = Pick<ReadonlyMap<string, string>, 'get'>;

/** What a message may say beside what is wrong and where. */
export type More = Partial<Omit<Diagnostic, 'kind' | 'file' | 'span' | 'message'>>;

/** Thrown inside the checker, caught at its edge; never seen by users of the library. */
export class Rejected extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Follows from a mistake that is told elsewhere: nobody needs to hear of it. */
export class Consequence extends Rejected {}
