/**
 * Terms and values of the elaborator: core with metavariables and with the plicity of arguments.
 *
 * Terms use de Bruijn indices, values use levels. A global is referred to by its object, never by its name, so that
 * nothing is looked up while evaluating. A constructor takes its arguments in source order here; the order of core
 * (parameters first) is made when a declaration is finished (finish.ts).
 */
import type { PrimitiveType, Quantity } from '../core/format.ts';
import type { Visibility } from '../syntax/raw.ts';
import type { Context } from './context.ts';
import { splitName } from './names.ts';

export type { PrimitiveType, Quantity } from '../core/format.ts';

export type Passing<Default> =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'implicit' }
  | { readonly kind: 'auto' }
  | { readonly kind: 'default'; readonly value: Default };

export type Term =
  | { readonly t: 'var'; readonly index: number }
  | { readonly t: 'const'; readonly global: Global }
  | { readonly t: 'meta'; readonly meta: Meta }
  | { readonly t: 'app'; readonly fn: Term; readonly args: readonly Term[] }
  | {
      readonly t: 'lam';
      readonly quantity: Quantity;
      readonly name: string;
      readonly type: Term;
      readonly body: Term;
    }
  | {
      readonly t: 'pi';
      readonly quantity: Quantity;
      readonly name: string;
      readonly passing: Passing<Term>;
      readonly domain: Term;
      readonly body: Term;
    }
  | {
      readonly t: 'let';
      readonly quantity: Quantity;
      readonly name: string;
      readonly type: Term;
      readonly value: Term;
      readonly body: Term;
    }
  | { readonly t: 'type' }
  | { readonly t: 'nat'; readonly value: bigint }
  | { readonly t: 'lit'; readonly type: PrimitiveType; readonly value: string };

export interface Branch {
  readonly constructor: Global;
  readonly fields: readonly string[];
  readonly tree: Tree;
}

/** As core's Tree: variables by level, leaves over the whole environment. */
export type Tree =
  | { readonly kind: 'body'; readonly term: Term }
  | {
      readonly kind: 'case';
      readonly level: number;
      readonly branches: readonly Branch[];
      readonly otherwise: Tree | null;
    }
  | {
      readonly kind: 'literal';
      readonly level: number;
      readonly branches: readonly { readonly value: string; readonly tree: Tree }[];
      readonly otherwise: Tree;
    };

export type GlobalKind = 'function' | 'data' | 'constructor' | 'primitive type' | 'primitive function';

/** What the elaborator knows of a name. Filled in as declarations are met; complete when its module is. */
export interface Global {
  readonly name: string;
  readonly kind: GlobalKind;
  readonly module: string;
  /** The namespace inside which a private name can be used; a record's fields belong to the record's. */
  home: string;
  type: Term;
  typeValue: Value | null;
  quantity: Quantity;
  visibility: Visibility;
  /** No unfolding: an `export` or private definition seen from another module. */
  opaque: boolean;
  /** Functions: `tree` is null as long as there is no definition. */
  arity: number;
  tree: Tree | null;
  /** Big-integer or primitive computation. */
  compute: ((args: readonly Value[]) => Value | null) | null;
  /** Constructors of the builtin natural numbers. */
  nat: 'zero' | 'successor' | null;
  data: DataInfo | null;
  constructor_: ConstructorInfo | null;
  /** Hints for proof search carry the data type that they can produce elsewhere; this is for display and visibility. */
  hint: boolean;
  /** Declared in a block of `parameters`, whose variables it takes first. */
  inBlock: boolean;
  /** A method or superclass projection: where its result lies in the dictionary. */
  projection: ProjectionInfo | null;
  /** Implementations: what each field of the dictionary is, as functions of the same arguments. */
  dictionary: DictionaryInfo | null;
}

export interface DataInfo {
  /** Positions in the type former's telescope that are parameters of core. */
  parameters: readonly number[];
  constructors: readonly Global[];
  /** Records: names of the fields in order. */
  recordFields: readonly string[] | null;
  isInterface: boolean;
  /** Interfaces: positions that determine the rest for search. */
  determining: readonly number[] | null;
  /** Interfaces: superclass projections. */
  superclasses: Global[];
  interface_: InterfaceInfo | null;
}

export interface InterfaceInfo {
  readonly methods: readonly MethodInfo[];
  readonly superclassCount: number;
}

export interface MethodInfo {
  readonly name: string;
  readonly projection: Global;
  /** The default: a function of the parameters and the dictionary. */
  fallback: Global | null;
}

export interface ConstructorInfo {
  readonly data: Global;
  readonly tag: number;
  /** For each parameter of the data type, which argument (in source order) it is. */
  readonly parameters: readonly number[];
  /** The arguments that are fields, in source order. */
  readonly fields: readonly number[];
  /** Names and plicities of the arguments in source order. */
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
}

export interface ProjectionInfo {
  /** Position of the dictionary among the arguments. */
  readonly dictionary: number;
  readonly field: number;
}

export interface DictionaryInfo {
  /** Number of arguments of the implementation. */
  readonly arity: number;
  /** For each field of the dictionary: a term over the implementation's arguments. */
  readonly fields: readonly (Term | null)[];
}

export interface Variable {
  readonly level: number;
  readonly name: string;
  readonly type: Value;
}

export interface GlobalValue {
  readonly v: 'global';
  readonly global: Global;
  readonly args: readonly Value[];
  /** undefined: not tried; null: stuck for good. */
  unfolded: Value | null | undefined;
  /** Stuck as long as this metavariable is unsolved. */
  blocker: Meta | null;
  /** When it was made (trail.ts). */
  readonly born: number;
}

export interface PiValue {
  readonly v: 'pi';
  readonly quantity: Quantity;
  readonly name: string;
  readonly passing: Passing<() => Value>;
  readonly domain: Value;
  readonly body: (argument: Value) => Value;
  /** The term that it is the value of, if it was made of one. */
  readonly written?: Term & { readonly t: 'pi' };
}

export type Value =
  | { readonly v: 'local'; readonly variable: Variable; readonly args: readonly Value[] }
  | { readonly v: 'flex'; readonly meta: Meta; readonly args: readonly Value[] }
  | GlobalValue
  | { readonly v: 'data'; readonly global: Global; readonly args: readonly Value[] }
  | { readonly v: 'con'; readonly global: Global; readonly args: readonly Value[] }
  | {
      readonly v: 'lam';
      readonly quantity: Quantity;
      readonly name: string;
      readonly type: Value;
      readonly body: (argument: Value) => Value;
    }
  | PiValue
  | { readonly v: 'type' }
  | { readonly v: 'nat'; readonly value: bigint }
  | { readonly v: 'lit'; readonly type: PrimitiveType; readonly value: string };

export interface Meta {
  readonly id: number;
  /** What it stands for, for messages: the argument's name, or why it was made. */
  readonly name: string;
  readonly context: Context;
  /** Over the context. */
  readonly type: Value;
  readonly span: { readonly start: number; readonly end: number };
  /** How many leading arguments the solution takes: the bound variables of the context. */
  readonly arity: number;
  /** Stands for an argument that is written: not to be guessed from how it is used. */
  readonly written: boolean;
  solution: Term | null;
  watchers: (() => void)[];
}

export const EXPLICIT: { readonly kind: 'explicit' } = { kind: 'explicit' };
export const IMPLICIT: { readonly kind: 'implicit' } = { kind: 'implicit' };
export const AUTO: { readonly kind: 'auto' } = { kind: 'auto' };
export const TYPE: Term = { t: 'type' };
export const TYPE_VALUE: Value = { v: 'type' };
export const NO_VALUES: readonly Value[] = [];

export function app(fn: Term, args: readonly Term[]): Term {
  if (args.length === 0) return fn;
  return fn.t === 'app' ? { t: 'app', fn: fn.fn, args: [...fn.args, ...args] } : { t: 'app', fn, args };
}

/** A list and one more, without the room to grow that a spread leaves: environments are kept, and there are very many. */
export function extended<T>(list: readonly T[], last: T): T[] {
  const { length } = list;
  const made = new Array<T>(length + 1);
  for (let at = 0; at < length; at++) made[at] = list[at]!;
  made[length] = last;
  return made;
}

/** Does the variable of that index occur in a term? */
export function mentions(term: Term, index: number): boolean {
  switch (term.t) {
    case 'var':
      return term.index === index;
    case 'app':
      return mentions(term.fn, index) || term.args.some((arg) => mentions(arg, index));
    case 'lam':
      return mentions(term.type, index) || mentions(term.body, index + 1);
    case 'pi':
      return (
        (term.passing.kind === 'default' && mentions(term.passing.value, index)) ||
        mentions(term.domain, index) ||
        mentions(term.body, index + 1)
      );
    case 'let':
      return mentions(term.type, index) || mentions(term.value, index) || mentions(term.body, index + 1);
    default:
      return false;
  }
}

export function newGlobal(
  name: string,
  kind: GlobalKind,
  module: string,
  type: Term,
  visibility: Visibility,
  quantity: Quantity,
): Global {
  return {
    name,
    kind,
    module,
    home: splitName(name).space,
    type,
    typeValue: null,
    quantity,
    visibility,
    opaque: false,
    arity: 0,
    tree: null,
    compute: null,
    nat: null,
    data: null,
    constructor_: null,
    hint: false,
    inBlock: false,
    projection: null,
    dictionary: null,
  };
}
