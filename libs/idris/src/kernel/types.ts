/**
 * The kernel's own terms, values and declarations. Terms come from a file (read.ts); values are weak head normal forms
 * with closures. Variables in terms are de Bruijn indices, in values levels, 0 the outermost.
 */
import type { PrimitiveType, Quantity } from '../core/format.ts';

export type { PrimitiveType, Quantity };

type Malformed = 'kernel' | 'scope' | 'resource';
type IllTyped = 'type' | 'universe' | 'positivity' | 'coverage' | 'impossible' | 'termination' | 'quantity';
type Binders = readonly Readonly<{ name: string }>[];
/** `sides`: values that the message is about, over variables of these names; printed by render/kernel-values.ts. */
export class KernelError extends Error {
  readonly kind: Malformed | IllTyped;
  readonly sides: readonly Value[];
  readonly binders: Binders;
  /** Filled in at the edge (kernel.ts), where it is known. */
  declaration = '';
  /** Of universes: `a + weight ≤ b` by a declaration, each beginning where the one before it ends, the last demand first. */
  readonly cycle: readonly (readonly [a: string, weight: number, b: string, by: string])[] = [];
  constructor(kind: Malformed | IllTyped, message: string, sides: readonly Value[] = [], binders: Binders = []) {
    super(message);
    [this.kind, this.sides, this.binders] = [kind, sides, binders];
  }
}
export function refuse(...given: ConstructorParameters<typeof KernelError>): never {
  throw new KernelError(...given);
}

/** A universe: the maximum of (level variable + shift); empty is the lowest. */
export type Sort = readonly (readonly [level: string, shift: number])[];

/** `free` bounds the indices that are free in the term; a closed application keeps what is known of it. */
export type Term =
  | Readonly<{ tag: 'var'; free: number; index: number }>
  | Constant
  | (Readonly<{ tag: 'app'; free: number; fn: Term; args: readonly Term[] }> & Known)
  | BinderTerm
  | LetTerm
  | Readonly<{ tag: 'sort'; free: 0; sort: Sort }>
  | Readonly<{ tag: 'nat'; free: 0; value: bigint }>
  | Literal
  /** A value as a term over its variables, never in a file. */
  | Readonly<{ tag: 'over'; free: number; value: Value }>;
/** What is known of a closed application; `relevant`: that its type was found where quantities count. */
type Known = { thunk?: Value; type?: Value; relevant?: boolean };
type Bound = Readonly<{ free: number; quantity: Quantity; name: string; body: Term }>;
export type BinderTerm = Bound & { readonly tag: 'lam' | 'pi'; readonly domain: Term };
export type LetTerm = Bound & { readonly tag: 'let'; readonly type: Term; readonly value: Term };
export type Constant = { readonly tag: 'const'; readonly free: 0; readonly name: string; entry: Entry | undefined };
export type Literal = Readonly<{ tag: 'lit'; free: 0; type: PrimitiveType; value: bigint | string }>;

/** By level. */
export type Env = readonly Value[];
type Closure = Readonly<{ quantity: Quantity; name: string; env: Env; body: Term }>;
export type Pi = Closure & { readonly tag: 'pi'; readonly domain: Value };
export type DataValue = Readonly<{ tag: 'data'; entry: DataEntry; args: readonly Value[] }>;
/** A function applied, not unfolded; `next` is its unfolding once known, null when it was stuck at `epoch`. */
type Unfolding = { next?: Value | null; epoch?: number };
type Thunk = { readonly tag: 'thunk'; env: Env; readonly term: Term; value: Value | undefined };
export type Whnf =
  | (Closure & { readonly tag: 'lam' })
  | Pi
  | Readonly<{ tag: 'sort'; sort: Sort }>
  | Readonly<{ tag: 'con'; entry: ConEntry; args: readonly Value[] }>
  | DataValue
  | (Readonly<{ tag: 'fun'; entry: FunEntry; args: readonly Value[] }> & Unfolding)
  | Readonly<{ tag: 'var'; level: number; args: readonly Value[] }>
  | Readonly<{ tag: 'nat'; value: bigint }>
  | Literal;
export type Value = Whnf | Thunk;

/** `value` is the constant itself as a value, shared by all its occurrences. */
type Common<K> = { readonly kind: K; readonly name: string; readonly type: Value; value: Value };
export interface DataEntry extends Common<'data'> {
  /** Length of the telescope of the type. */
  readonly arity: number;
  readonly parameters: readonly number[];
  readonly level: Sort;
  readonly primitive?: PrimitiveType;
  constructors: readonly ConEntry[];
  /** For each position of the telescope: is it a parameter that occurs strictly positively only? */
  readonly polarity: boolean[];
}
export interface ConEntry extends Common<'con'> {
  readonly data: DataEntry;
  /** Number of parameters, which come first in `args`. */
  readonly parameters: number;
  readonly fields: readonly Readonly<{ name: string; quantity: Quantity }>[];
  nat?: 'zero' | 'successor';
}
export interface FunEntry extends Common<'fun'> {
  readonly quantity: Quantity;
  readonly arity: number;
  /** Later declarations are unfolded first. */
  readonly order: number;
  readonly tree?: Tree;
  /** Until its group is checked a function does not unfold. */
  opaque: boolean;
  /** A rule that precedes the tree, on closed arguments: primitive functions and verified Nat arithmetic. */
  rule?: (args: readonly Value[]) => Value | null;
}
/** The type of literals of natural numbers, if there is one yet. */
export type Nat = DataEntry | undefined;
export type Entry = DataEntry | ConEntry | FunEntry;

/** A pattern is a constructor with a name for each field, or the text of a literal. */
export type Branch = Readonly<{ pattern: Constant | string; fields: readonly string[]; tree: Tree }>;
type Branching<K> = Readonly<{ kind: K; level: number; branches: readonly Branch[]; otherwise: Tree | undefined }>;
export type Split = Branching<'case' | 'literal'>;
export type Tree = Split | Readonly<{ kind: 'body'; term: Term }>;
