/**
 * Contexts: the variables in scope of a term, what the user calls them, and what index unification made of them.
 *
 * A variable is bound, or defined (by `let`, or solved by a split); a defined one evaluates to its value. User's names
 * form a list of their own, because a name may stand for any value (a pattern's variable, a local function).
 */
import { constant, evaluate, quote, typeOfGlobal, variable, whnf } from './evaluate.ts';
import { lasting } from './trail.ts';
import { extended, type Global, NO_VALUES, type Quantity, type Term, type Value } from './values.ts';

export interface Entry {
  readonly name: string;
  readonly type: Value;
  readonly quantity: Quantity;
  /** False: defined; its value is in the environment. */
  readonly bound: boolean;
}

export type Scope = null | {
  readonly name: string;
  readonly meaning: Meaning;
  readonly next: Scope;
};

export type Meaning =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'value'; readonly value: Value; readonly type: Value };

export interface Context {
  readonly size: number;
  readonly env: readonly Value[];
  readonly entries: readonly Entry[];
  readonly scope: Scope;
}

export const EMPTY: Context = { size: 0, env: [], entries: [], scope: null };

/** One more bound variable; `inScope` says whether the user can name it. */
export function bind(
  context: Context,
  name: string,
  type: Value,
  quantity: Quantity,
  inScope = true,
): { readonly context: Context; readonly value: Value } {
  const value = variable(context.size, name, type);
  return {
    value,
    context: {
      size: context.size + 1,
      env: extended(context.env, value),
      entries: extended(context.entries, { name, type, quantity, bound: true }),
      scope:
        inScope && name !== '_'
          ? { name, meaning: { kind: 'level', level: context.size }, next: context.scope }
          : context.scope,
    },
  };
}

/** One more defined variable. */
export function define(context: Context, name: string, type: Value, quantity: Quantity, value: Value): Context {
  return {
    size: context.size + 1,
    env: extended(context.env, value),
    entries: extended(context.entries, { name, type, quantity, bound: false }),
    scope: { name, meaning: { kind: 'level', level: context.size }, next: context.scope },
  };
}

/** A user's name for a value that is there already. */
export function named(context: Context, name: string, value: Value, type: () => Value): Context {
  return { ...context, scope: { name, meaning: meaningOf(value, type), next: context.scope } };
}

export function meaningOf(value: Value, type: () => Value): Meaning {
  return new LazyMeaning(() => value, type);
}

/** What has a type that is computed when it is first looked at: a class, because there are very many of them. */
class Typed {
  #type: (() => Value) | Value;
  constructor(type: () => Value) {
    this.#type = type;
  }
  get type(): Value {
    if (typeof this.#type === 'function') this.#type = lasting(this.#type);
    return this.#type;
  }
}

/** A variable and its entry at once. */
class LazyVariable extends Typed implements Entry {
  readonly level: number;
  readonly name: string;
  readonly quantity: Quantity;
  readonly bound: boolean;
  constructor(level: number, name: string, quantity: Quantity, type: () => Value, bound: boolean) {
    super(type);
    this.level = level;
    this.name = name;
    this.quantity = quantity;
    this.bound = bound;
  }
}

/** A variable and its entry, with a type that may refer to values that are still being made. */
export function lazyVariable(
  level: number,
  name: string,
  quantity: Quantity,
  type: () => Value,
  bound = true,
): { readonly value: Value; readonly entry: Entry } {
  const variable = new LazyVariable(level, name, quantity, type, bound);
  return { value: { v: 'local', variable, args: NO_VALUES }, entry: variable };
}

/**
 * In a block of `parameters`, a global of that block stands for itself applied to the block's variables. The name under
 * which it does is none that a source can contain, so that overloading goes on as outside.
 */
export function nested(context: Context, globals: readonly Global[], args: readonly Value[]): Context {
  return globals.reduce((inside, global) => {
    const type = () => afterArguments(typeOfGlobal(global), args);
    const within = named(inside, nestedKey(global), constant(global, args), type);
    return global.hint ? named(within, `${HINT}${global.name}`, constant(global, args), type) : within;
  }, context);
}

/** Prefix of names in scope that proof search uses: the implementations of a block or of a `where`. */
export const HINT = '{hint}';

function nestedKey(global: Global): string {
  return `{nested}${global.name}`;
}

/** The arguments that a global has been given by the blocks around. */
export function nestedArguments(context: Context, global: Global): readonly Value[] {
  if (!global.inBlock) return NO_VALUES;
  const meaning = lookup(context, nestedKey(global));
  return meaning?.kind === 'value' && 'args' in meaning.value ? meaning.value.args : NO_VALUES;
}

/** The type of a function after some arguments. */
export function afterArguments(type: Value, args: readonly Value[]): Value {
  let result = type;
  for (const arg of args) {
    const pi = whnf(result);
    if (pi.v !== 'pi') throw new Error('more arguments than the type has');
    result = pi.body(arg);
  }
  return result;
}

export function lookup(context: Context, name: string): Meaning | null {
  for (let at = context.scope; at !== null; at = at.next) if (at.name === name) return at.meaning;
  return null;
}

/** The bound variables, outermost first. */
export function boundLevels(context: Context): number[] {
  const levels: number[] = [];
  context.entries.forEach((entry, level) => {
    if (entry.bound) levels.push(level);
  });
  return levels;
}

export function evaluateIn(context: Context, term: Term): Value {
  return evaluate(context.env, term);
}

export function quoteIn(context: Context, value: Value): Term {
  return quote(value, context.size);
}

/** The scope with every value seen through `through`; levels become values of their own. */
export function mapScope(context: Context, through: (value: Value) => Value): Scope {
  const names: { name: string; meaning: Meaning }[] = [];
  for (let at = context.scope; at !== null; at = at.next) {
    const { name, meaning } = at;
    const value = meaning.kind === 'level' ? context.env[meaning.level]! : meaning.value;
    const type = () => through(meaning.kind === 'level' ? context.entries[meaning.level]!.type : meaning.type);
    names.push({ name, meaning: new LazyMeaning(() => through(value), type) });
  }
  return names.reduceRight<Scope>((next, { name, meaning }) => ({ name, meaning, next }), null);
}

class LazyMeaning extends Typed {
  readonly kind = 'value';
  #value: (() => Value) | Value;
  constructor(value: () => Value, type: () => Value) {
    super(type);
    this.#value = value;
  }
  get value(): Value {
    if (typeof this.#value === 'function') this.#value = lasting(this.#value);
    return this.#value;
  }
}
