/**
 * Lifting: the bound variables of a context, in an order in which their types make sense, as the arguments of a function
 * of its own. What is defined in the context is replaced by its value on the way.
 */
import { boundLevels, type Context, type Entry, lazyVariable, mapScope } from './context.ts';
import { evaluate, quote } from './evaluate.ts';
import { EXPLICIT, type Passing, type Quantity, type Term, type Value } from './values.ts';

export interface Rebased {
  readonly context: Context;
  /** From values of the old context to values of the new one. */
  readonly through: (value: Value) => Value;
  /** The old levels of the new context's variables. */
  readonly levels: readonly number[];
}

/** One more argument, which stands for nothing in the old context. */
export interface Extra {
  readonly name: string;
  readonly quantity: Quantity;
  /** @param plain without abstraction */
  readonly type: (plain: (value: Value) => Value, made: readonly Value[]) => Value;
}

/**
 * A new context with these variables, old levels or extras, in this order.
 *
 * @param translate a value of the old context as a term over it (over it and the first extra, if that is abstracted)
 */
export function rebuild(
  context: Context,
  order: readonly (number | Extra)[],
  translate: (value: Value) => Term = (value) => quote(value, context.size),
  abstracted = false,
): Rebased & { readonly extras: readonly Value[]; readonly plain: (value: Value) => Value } {
  const sources: Value[] = context.env.map((value) => value);
  if (abstracted) sources.push({ v: 'type' });
  const through = (value: Value): Value => evaluate(sources, translate(value));
  const plain = (value: Value): Value => evaluate(sources, quote(value, sources.length));
  const env: Value[] = [];
  const entries: Entry[] = [];
  const extras: Value[] = [];
  for (const item of order) {
    const level = env.length;
    const from = typeof item === 'number' ? context.entries[item]! : item;
    const made = lazyVariable(level, from.name, from.quantity, () =>
      typeof item === 'number' ? through(context.entries[item]!.type) : item.type(plain, extras),
    );
    env.push(made.value);
    entries.push(made.entry);
    if (typeof item === 'number') sources[item] = made.value;
    else {
      if (extras.length === 0 && abstracted) sources[context.size] = made.value;
      extras.push(made.value);
    }
  }
  return {
    context: { size: env.length, env, entries, scope: mapScope(context, through) },
    through,
    levels: order.filter((item) => typeof item === 'number'),
    extras,
    plain,
  };
}

export function rebase(context: Context): Rebased {
  return rebuild(context, inDependencyOrder(context, boundLevels(context)));
}

/** Each level after those that its type mentions. */
export function inDependencyOrder(context: Context, levels: readonly number[]): number[] {
  const order: number[] = [];
  const done = new Set<number>();
  const visit = (level: number): void => {
    if (done.has(level)) return;
    done.add(level);
    for (const needed of freeLevels(context.entries[level]!.type, context.size)) visit(needed);
    order.push(level);
  };
  for (const level of levels) visit(level);
  return order;
}

/** The variables that occur in a value as it is written (functions not unfolded). */
export function freeLevels(value: Value, size: number): Set<number> {
  const found = new Set<number>();
  collect(quote(value, size), size, size, found);
  return found;
}

function collect(term: Term, depth: number, size: number, found: Set<number>): void {
  switch (term.t) {
    case 'var': {
      const level = depth - 1 - term.index;
      if (level < size) found.add(level);
      return;
    }
    case 'app':
      collect(term.fn, depth, size, found);
      for (const arg of term.args) collect(arg, depth, size, found);
      return;
    case 'lam':
      collect(term.type, depth, size, found);
      collect(term.body, depth + 1, size, found);
      return;
    case 'pi':
      collect(term.domain, depth, size, found);
      collect(term.body, depth + 1, size, found);
      return;
    case 'let':
      collect(term.type, depth, size, found);
      collect(term.value, depth, size, found);
      collect(term.body, depth + 1, size, found);
      return;
    default:
      return;
  }
}

/** Everything that a value depends on, through the types of its variables too. */
export function dependencies(context: Context, value: Value): Set<number> {
  const found = new Set<number>();
  const visit = (next: Value): void => {
    for (const level of freeLevels(next, context.size)) {
      if (found.has(level)) continue;
      found.add(level);
      visit(context.entries[level]!.type);
    }
  };
  visit(value);
  return found;
}

/**
 * The function type that takes the whole of a context's variables.
 *
 * @param passing how it takes them; explicitly, for a function that no source can name
 * @param quantity for all of them, in place of their own
 */
export function closeType(
  context: Context,
  body: Term,
  passing: readonly Passing<Term>[] = [],
  quantity?: Quantity,
): Term {
  let term = body;
  for (let level = context.size - 1; level >= 0; level--) {
    const entry = context.entries[level]!;
    term = {
      t: 'pi',
      quantity: quantity ?? entry.quantity,
      name: entry.name,
      passing: passing[level] ?? EXPLICIT,
      domain: quote(entry.type, level),
      body: term,
    };
  }
  return term;
}
