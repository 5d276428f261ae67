/**
 * Core: what the elaborator hands to the kernel. Explicit, closed, serialisable; no metavariable, no implicit argument.
 *
 * Types only, so that the kernel and the elaborator share a language and not a line of code. The JSON form of a module
 * is `SerialModule`: terms are a table in which a row refers to earlier rows only, which keeps shared parts shared.
 *
 * Conventions
 * - Variables are de Bruijn indices, 0 the innermost. Application is n-ary with at least one argument.
 * - `type` stands for a universe whose level is not written: each row of the term table that is a `type` gets a level of
 *   its own, and the kernel demands that the constraints among them have no cycle (typical ambiguity). serialise.ts gives
 *   every place that holds a `type` a row of its own.
 * - A data type marks which positions of its type former are parameters. In core, a constructor takes all parameters
 *   first, in that order and with quantity 0, then its fields. The source order lives in the elaborator only.
 * - A function is `arity` arguments and a case tree. A tree is read in an environment that only grows: the arguments,
 *   then the fields of each constructor matched on the way, appended in order. `case` names the variable it splits by
 *   its position from the start (a level), the body at a leaf uses indices over the whole environment. A variable that
 *   index unification solves stays where it is and is equal by definition to its solution in that branch.
 *   A branch names all fields of its constructor, erased ones too, and no parameter. Fields get the quantity of the variable
 *   split on times their own. A variable that is solved may be split again: its fields are then definitions.
 * - The type of a function mentions no member of its own group; members do not unfold while the group is being checked.
 * - `with`, `case`, `where` and lambdas over patterns are functions of their own (lifted), so that the kernel knows one way
 *   to match. Their names contain a character no user's name can (`Mod.f:with:3`).
 * - Interfaces are data types of one constructor (named `Mod.MkI`-like), implementations are functions that return one,
 *   methods are projection functions.
 */

/** 0 erased, 1 used exactly once, 2 stands for ω: any number of uses. */
export type Quantity = 0 | 1 | 2;

export type PrimitiveType =
  | 'Integer'
  | 'Int'
  | 'Int8'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  | 'Bits8'
  | 'Bits16'
  | 'Bits32'
  | 'Bits64'
  | 'String'
  | 'Char'
  | 'Double';

export type Term =
  | readonly ['var', number]
  /** A data type, constructor, function, primitive type (`Integer`) or primitive function (`prim__add_Integer`), by full name. */
  | readonly ['const', string]
  | readonly ['app', Term, readonly Term[]]
  | readonly ['lam', Quantity, string, Term, Term]
  | readonly ['pi', Quantity, string, Term, Term]
  /** quantity, name, type, value, body */
  | readonly ['let', Quantity, string, Term, Term, Term]
  | readonly ['type']
  /** A literal of the module's natural numbers (`Builtins.nat`), in decimal. */
  | readonly ['nat', string]
  /** A literal of a primitive type: integers in decimal, strings and characters as they are. */
  | readonly ['lit', PrimitiveType, string];

export interface Branch {
  readonly constructor: string;
  /** One name a field, for messages. `_` is fine. */
  readonly fields: readonly string[];
  readonly tree: Tree;
}

export type Tree =
  | { readonly kind: 'body'; readonly term: Term }
  /**
   * Split the variable at `level` on its data type. A constructor without a branch must be impossible by a proven conflict
   * of indices, unless there is a `otherwise`, which takes all the rest without refining anything.
   */
  | { readonly kind: 'case'; readonly level: number; readonly branches: readonly Branch[]; readonly otherwise?: Tree }
  /** Split on literals of a primitive type. */
  | {
      readonly kind: 'literal';
      readonly level: number;
      readonly branches: readonly { readonly value: string; readonly tree: Tree }[];
      readonly otherwise: Tree;
    };

export interface Constructor {
  readonly name: string;
  /** Closed: parameters, fields, then the data type applied. */
  readonly type: Term;
}

export interface DataDeclaration {
  readonly kind: 'data';
  readonly name: string;
  /** Closed: telescope ending in `type`. */
  readonly type: Term;
  /** Positions in the telescope of `type` that are parameters, ascending. */
  readonly parameters: readonly number[];
  readonly constructors: readonly Constructor[];
}

export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: string;
  readonly quantity: Quantity;
  readonly type: Term;
  readonly arity: number;
  readonly tree: Tree;
}

export type Declaration = DataDeclaration | FunctionDeclaration;

/** Which functions have a big-integer fast path; the kernel uses it only after comparing their definitions with the path. */
export interface Builtins {
  /** The data type with constructors zero and successor, in this order: `Prelude.Types.Nat`. */
  readonly nat?: string;
  /** `plus`, `mult`, `minus`, `equal`, `compare`, `lt`, `lte`, `gt`, `gte`, `natToInteger` to full names. */
  readonly functions?: Readonly<Record<string, string>>;
}

export interface CoreModule {
  readonly format: 'lago-core/1';
  readonly name: string;
  /** Direct imports, by name. A constant may come from any module in their closure. */
  readonly imports: readonly string[];
  readonly builtins: Builtins;
  /**
   * Groups in dependency order; the members of a group may refer to each other. A group is all data types or all
   * functions (induction-recursion is outside the language).
   */
  readonly groups: readonly (readonly Declaration[])[];
}

/** A row of the term table: as Term, with row numbers (each smaller than the row's own) in place of subterms. */
export type SerialTerm =
  | readonly ['var', number]
  | readonly ['const', string]
  | readonly ['app', number, readonly number[]]
  | readonly ['lam', Quantity, string, number, number]
  | readonly ['pi', Quantity, string, number, number]
  | readonly ['let', Quantity, string, number, number, number]
  | readonly ['type']
  | readonly ['nat', string]
  | readonly ['lit', PrimitiveType, string];

/** JSON: as CoreModule, with `terms` and with row numbers wherever CoreModule has a Term. */
export interface SerialModule {
  readonly format: 'lago-core/1';
  readonly name: string;
  readonly imports: readonly string[];
  readonly builtins: Builtins;
  readonly terms: readonly SerialTerm[];
  readonly groups: readonly (readonly unknown[])[];
}
