/**
 * Raw: the language after desugaring and before elaboration. The parser and the desugarer make it, the elaborator takes it.
 *
 * Operators are resolved to applications, do blocks to binds, ranges, lists and comprehensions to names, `if` to `case`,
 * records to data with projections, pattern lambdas and pattern lets to `case`. What needs types stays: implicit
 * arguments, ambiguous names, literals, `case`, `with`, `rewrite`, record update, interfaces and implementations.
 */

import type { Diagnostic } from '../diagnostic.ts';

/** Offsets into the source, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Quantity = 0 | 1 | 2;

/** How an argument is passed. `default` is an implicit argument with `default e`. */
export type Plicity =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'implicit' }
  | { readonly kind: 'auto' }
  | { readonly kind: 'default'; readonly value: Raw };

export type Raw = {
  readonly span: Span;
} /** `unbinding`: an operator that binds, applied without what it binds; only patterns may do so. A name as written, possibly qualified: `S`, `Data.Vect.(::)` is `Data.Vect.::`. Patterns use the same node. */ & (
  | { readonly kind: 'name'; readonly name: string; readonly unbinding?: true }
  | { readonly kind: 'apply'; readonly fn: Raw; readonly arg: Raw }
  /** `f {x = arg}`; also `f {x}` (arg is the name itself). In a pattern `C {}` and `C {x, _}` have one of name `_`: all others match. */
  | { readonly kind: 'applyNamed'; readonly fn: Raw; readonly name: string; readonly arg: Raw }
  /** `f @{arg}` */
  | { readonly kind: 'applyAuto'; readonly fn: Raw; readonly arg: Raw }
  /** `with` view application in a clause's left-hand side: `f x | pat`. */
  | { readonly kind: 'applyWith'; readonly fn: Raw; readonly arg: Raw }
  | {
      readonly kind: 'pi';
      readonly quantity: Quantity;
      readonly plicity: Plicity;
      readonly name: string | null;
      readonly type: Raw;
      readonly body: Raw;
    }
  | {
      readonly kind: 'lambda';
      readonly quantity: Quantity;
      readonly plicity: Plicity;
      readonly name: string;
      readonly type: Raw | null;
      readonly body: Raw;
    }
  | {
      readonly kind: 'let';
      readonly quantity: Quantity;
      readonly name: string;
      readonly type: Raw | null;
      readonly value: Raw;
      readonly body: Raw;
    }
  /** Local declarations (let or where). */
  | { readonly kind: 'local'; readonly declarations: readonly RawDeclaration[]; readonly body: Raw }
  | { readonly kind: 'case'; readonly scrutinee: Raw; readonly alternatives: readonly RawAlternative[] }
  | { readonly kind: 'type' }
  /** `_`: solved by unification. In a pattern: matches anything. `?`: one that no type binds (`unbound`). */
  | { readonly kind: 'infer'; readonly unbound?: true }
  /** `?name`: an error in proofs, reported with its type and context. */
  | { readonly kind: 'hole'; readonly name: string }
  /** `plain`: the literal itself, whatever `%integerLit` and its like say. */
  | { readonly kind: 'integer'; readonly value: bigint; readonly plain?: true }
  | { readonly kind: 'string'; readonly value: string; readonly plain?: true }
  | { readonly kind: 'char'; readonly value: string; readonly plain?: true }
  | { readonly kind: 'double'; readonly value: number; readonly plain?: true }
  | { readonly kind: 'rewrite'; readonly equation: Raw; readonly body: Raw }
  /** `{ a := x, b.c $= f } r`; without `record` it is a function. */
  | {
      readonly kind: 'update';
      readonly fields: readonly { readonly path: readonly string[]; readonly value: Raw; readonly modify: boolean }[];
      readonly record: Raw | null;
    }
  /** `r.field`: resolved to the projection of the record that has it, as an application of the projection function. */
  | { readonly kind: 'project'; readonly record: Raw; readonly field: string; readonly fieldSpan: Span }
  /**
   * Any one that type checks, by expected type: `()` and `(a, b)` as type or value. With `first`, the first one that
   * does: `a = b` is `a === b`, or else `a ~=~ b`.
   */
  | { readonly kind: 'alternatives'; readonly options: readonly Raw[]; readonly first?: true }
  /** `%search` */
  | { readonly kind: 'search' }
  /** Patterns: `x@p` and `.(t)`. */
  | { readonly kind: 'as'; readonly name: string; readonly pattern: Raw }
  | { readonly kind: 'dotted'; readonly term: Raw }
  | { readonly kind: 'typed'; readonly term: Raw; readonly type: Raw }
);

/** An alternative of `case`; `body` null is `impossible`. */
export interface RawAlternative {
  readonly span: Span;
  readonly pattern: Raw;
  readonly body: Raw | null;
}

export type Visibility = 'private' | 'export' | 'public';
export type Totality = 'total' | 'covering' | 'partial';

export interface RawClaim {
  readonly kind: 'claim';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly name: string;
  readonly type: Raw;
  readonly quantity: Quantity;
  readonly visibility: Visibility;
  readonly totality: Totality | null;
  /** `%hint`, `%inline`, `%foreign`, … as written without the percent sign, in order. */
  readonly flags: readonly string[];
  readonly doc: string;
}

export type RawRightSide =
  | { readonly kind: 'body'; readonly term: Raw }
  | { readonly kind: 'impossible' }
  | {
      readonly kind: 'with';
      readonly quantity: Quantity;
      readonly scrutinee: Raw;
      /** `with (e) proof p` */
      readonly proof: string | null;
      readonly proofQuantity: Quantity;
      /** The nested clauses; their left sides are complete (an elided `_ | p` is spelt out as applyWith of the parent's). */
      readonly clauses: readonly RawClause[];
    };

export interface RawClause {
  readonly span: Span;
  /** The function's name applied to patterns. */
  readonly left: Raw;
  readonly right: RawRightSide;
  readonly where: readonly RawDeclaration[];
}

export interface RawConstructor {
  readonly span: Span;
  readonly name: string;
  readonly type: Raw;
  readonly doc: string;
}

export interface RawData {
  readonly kind: 'data';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly name: string;
  readonly type: Raw;
  /** null: a forward declaration. */
  readonly constructors: readonly RawConstructor[] | null;
  readonly visibility: Visibility;
  readonly totality: Totality | null;
  /** Set by `record`: the user's field names, which the elaborator needs for update and for naming. */
  readonly record: { readonly fields: readonly string[] } | null;
  readonly flags: readonly string[];
  readonly doc: string;
}

export interface RawParameter {
  readonly span: Span;
  readonly quantity: Quantity;
  readonly plicity: Plicity;
  readonly name: string;
  readonly type: Raw;
}

export interface RawInterface {
  readonly kind: 'interface';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly name: string;
  readonly parameters: readonly RawParameter[];
  readonly superclasses: readonly { readonly name: string | null; readonly type: Raw }[];
  readonly constructorName: string | null;
  readonly determining: readonly string[];
  readonly methods: readonly RawDeclaration[];
  readonly visibility: Visibility;
  readonly doc: string;
}

export interface RawImplementation {
  readonly kind: 'implementation';
  readonly span: Span;
  /** `[name] Show X where`: named, not a hint. */
  readonly name: string | null;
  readonly implicits: readonly RawParameter[];
  readonly constraints: readonly { readonly name: string | null; readonly type: Raw }[];
  /** `using a b`: named implementations that are hints inside this one. */
  readonly using?: readonly string[];
  /** The interface applied. */
  readonly head: Raw;
  readonly body: readonly RawDeclaration[];
  readonly visibility: Visibility;
  readonly flags: readonly string[];
  readonly doc: string;
}

export type RawDeclaration =
  | RawClaim
  /** Consecutive clauses of one function. */
  | { readonly kind: 'definition'; readonly span: Span; readonly name: string; readonly clauses: readonly RawClause[] }
  | RawData
  | RawInterface
  | RawImplementation
  | {
      readonly kind: 'namespace';
      readonly span: Span;
      readonly name: string;
      readonly declarations: readonly RawDeclaration[];
    }
  | { readonly kind: 'mutual'; readonly span: Span; readonly declarations: readonly RawDeclaration[] }
  | {
      readonly kind: 'parameters';
      readonly span: Span;
      readonly parameters: readonly RawParameter[];
      readonly declarations: readonly RawDeclaration[];
    }
  /** `using (n : Nat, Eq a)`: how types in the block bind these names when they mention them. */
  | {
      readonly kind: 'using';
      readonly span: Span;
      readonly implicits: readonly { readonly name: string | null; readonly type: Raw }[];
      readonly declarations: readonly RawDeclaration[];
    }
  /** `failing "text"`: the block must not elaborate, with the text in its message. */
  | {
      readonly kind: 'failing';
      readonly span: Span;
      readonly message: string | null;
      /** A mistake in its syntax, after which it was not read further. */
      readonly error: Diagnostic | null;
      readonly declarations: readonly RawDeclaration[];
    }
  /** `%default total`, `%hide x`, `%name`, `%builtin Natural Nat`, … : the words after the percent sign. */
  | { readonly kind: 'pragma'; readonly span: Span; readonly words: readonly string[] };

export interface RawImport {
  readonly span: Span;
  readonly module: string;
  readonly public: boolean;
  readonly alias: string | null;
}

export interface RawFixity {
  readonly operator: string;
  readonly fixity: 'infixl' | 'infixr' | 'infix' | 'prefix';
  readonly precedence: number;
  readonly visibility: Visibility;
  /** `typebind`: used as `(x : a) op b`; `autobind`: used as `(x <- a) op b`. */
  readonly binding?: 'typebind' | 'autobind';
  /** Where it was declared: `%hide` names one of several by it. */
  readonly module?: string;
}

export interface RawModule {
  readonly name: string;
  /** The namespace of what it declares, where that is not its name. */
  readonly space?: string;
  readonly span: Span;
  readonly imports: readonly RawImport[];
  /** Fixities declared here, for those who import it. */
  readonly fixities: readonly RawFixity[];
  readonly declarations: readonly RawDeclaration[];
  readonly doc: string;
  /** Names that belong to what could not be read. */
  readonly unread?: readonly string[];
}
