/**
 * The kernel's own terms, values and declarations. Terms come from a file (read.ts) or from reading a value back;
 * values are weak head normal forms with closures, variables in them are de Bruijn levels, 0 the outermost.
 */
import type { PrimitiveType, Quantity } from '../core/format.ts';

export type { PrimitiveType, Quantity };

export type KernelErrorKind =
  | 'kernel'
  | 'scope'
  | 'type'
  | 'universe'
  | 'positivity'
  | 'coverage'
  | 'impossible'
  | 'termination'
  | 'quantity'
  | 'resource';

export class KernelError extends Error {
  readonly kind: KernelErrorKind;
  readonly declaration: string;
  readonly detail: string;
  constructor(kind: KernelErrorKind, declaration: string, message: string, detail = '') {
    super(message);
    this.kind = kind;
    this.declaration = declaration;
    this.detail = detail;
  }
}

/** The declaration is filled in at the edge (kernel.ts), where it is known. */
export function refuse(kind: KernelErrorKind, message: string, detail = ''): never {
  throw new KernelError(kind, '', message, detail);
}

/** A universe: the maximum of (level variable + shift); empty is the lowest. */
export type Sort = readonly (readonly [level: number, shift: number])[];

export type Constant = { readonly tag: 'const'; readonly free: 0; readonly name: string; entry: Entry | undefined };

/** `free` bounds the indices that are free in the term; a closed term keeps its value and its type. */
export type Term =
  | { readonly tag: 'var'; readonly free: number; readonly index: number }
  | Constant
  | {
      readonly tag: 'app';
      readonly free: number;
      readonly fn: Term;
      readonly args: readonly Term[];
      thunk?: Value;
      type?: Value;
    }
  | {
      readonly tag: 'lam' | 'pi';
      readonly free: number;
      readonly quantity: Quantity;
      readonly name: string;
      readonly domain: Term;
      readonly body: Term;
    }
  | {
      readonly tag: 'let';
      readonly free: number;
      readonly quantity: Quantity;
      readonly name: string;
      readonly type: Term;
      readonly value: Term;
      readonly body: Term;
    }
  | { readonly tag: 'sort'; readonly free: 0; readonly sort: Sort }
  | { readonly tag: 'nat'; readonly free: 0; readonly value: bigint; readonly data: DataEntry | undefined }
  | Literal;

export type Literal = {
  readonly tag: 'lit';
  readonly free: 0;
  readonly type: PrimitiveType;
  readonly value: bigint | string;
};

export interface Env {
  readonly head: Value;
  readonly tail: Env | null;
}

export type Closure = {
  readonly tag: 'lam';
  readonly quantity: Quantity;
  readonly name: string;
  readonly env: Env | null;
  readonly body: Term;
};
export type PiValue = {
  readonly tag: 'pi';
  readonly quantity: Quantity;
  readonly name: string;
  readonly domain: Value;
  readonly env: Env | null;
  readonly body: Term;
};
export type ConValue = { readonly tag: 'con'; readonly entry: ConEntry; readonly args: readonly Value[] };
export type DataValue = { readonly tag: 'data'; readonly entry: DataEntry; readonly args: readonly Value[] };
/** A function applied, not unfolded; `next` is its unfolding once known, null when it was stuck at `epoch`. */
export type FunValue = {
  readonly tag: 'fun';
  readonly entry: FunEntry;
  readonly args: readonly Value[];
  next: Value | null | undefined;
  epoch: number;
};
export type Value =
  | Closure
  | PiValue
  | { readonly tag: 'sort'; readonly sort: Sort }
  | ConValue
  | DataValue
  | FunValue
  | { readonly tag: 'var'; readonly level: number; readonly args: readonly Value[] }
  | { readonly tag: 'nat'; readonly value: bigint }
  | Literal
  | Thunk;
export type Thunk = { readonly tag: 'thunk'; env: Env | null; readonly term: Term; value: Value | undefined };

interface Common {
  readonly name: string;
  readonly type: Value;
  /** The constant itself as a value, shared by all its occurrences. */
  value: Value;
}
export interface DataEntry extends Common {
  readonly kind: 'data';
  /** Length of the telescope of the type; 0 and no constructor for primitive types. */
  readonly arity: number;
  readonly parameters: readonly number[];
  readonly level: Sort;
  readonly primitive: PrimitiveType | undefined;
  constructors: readonly ConEntry[];
  /** For each position of the telescope: a parameter that occurs strictly positively only. */
  polarity: boolean[];
}
export interface ConEntry extends Common {
  readonly kind: 'con';
  readonly data: DataEntry;
  /** Number of parameters, which come first in `args`. */
  readonly parameters: number;
  readonly fields: readonly { readonly name: string; readonly quantity: Quantity }[];
  nat: 'zero' | 'successor' | undefined;
}
export interface FunEntry extends Common {
  readonly kind: 'fun';
  readonly quantity: Quantity;
  readonly arity: number;
  /** Later declarations are unfolded first. */
  readonly order: number;
  readonly tree: Tree | undefined;
  /** Until its group is checked a function does not unfold. */
  opaque: boolean;
  /** A rule that replaces the tree on closed arguments: primitive functions and verified Nat arithmetic. */
  rule: ((args: readonly Value[]) => Value | null) | undefined;
}
export type Entry = DataEntry | ConEntry | FunEntry;

export type Tree =
  | { readonly kind: 'body'; readonly term: Term }
  | {
      readonly kind: 'case';
      readonly level: number;
      readonly branches: readonly Branch[];
      readonly otherwise: Tree | undefined;
    }
  | {
      readonly kind: 'literal';
      readonly level: number;
      readonly branches: readonly { readonly value: string; readonly tree: Tree }[];
      readonly otherwise: Tree;
    };
export interface Branch {
  readonly constructor: Constant;
  readonly fields: readonly string[];
  readonly tree: Tree;
}
