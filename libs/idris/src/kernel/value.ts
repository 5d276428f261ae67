/**
 * Evaluation and conversion. Normalisation by evaluation with call by need; functions unfold only when someone looks.
 * Conversion: β, δ (case trees), ζ (let), eta for functions, literals of natural numbers equal to their constructor
 * forms, rules of primitive functions on literals. Untyped: both sides are taken to have the same type.
 */
import type { Branch, ConEntry, Entry, Env, Pi, Term, Tree, Value, Whnf } from './types.ts';
import { refuse } from './types.ts';
import { attempt, constrain } from './universe.ts';

const none: readonly Value[] = [];
/** Work done, so that no input hangs the kernel; `epoch` grows whenever functions become transparent. */
export const budget = { steps: 0, limit: 40_000_000, epoch: 0 };
export function spend(): void {
  if (++budget.steps > budget.limit) refuse('resource', `evaluation took more than ${budget.limit} steps`);
}

/** A declaration as a constant: its value is itself, applied to nothing. */
export function declaration<E extends Entry>(parts: Omit<E, 'value'>): E {
  const entry = { ...parts, value: natural(0n) } as E;
  entry.value = { tag: entry.kind, entry, args: none } as Whnf;
  return entry;
}
export const variable = (level: number): Whnf => ({ tag: 'var', level, args: none });
export const natural = (value: bigint): Whnf => ({ tag: 'nat', value });
/** The type of functions from one type to another. */
export const arrow = (domain: Value, codomain: Value): Value => {
  const body: Term = { tag: 'over', free: 0, value: codomain };
  return { tag: 'pi', quantity: 2, name: '_', domain, env: none, body };
};
export const linked = (entry: Entry | undefined, name: string): Entry =>
  entry ?? refuse('scope', `${name} is not declared before its use, or not imported`);

export function evaluate(term: Term, env: Env): Value {
  switch (term.tag) {
    case 'var':
      return env[env.length - 1 - term.index] ?? refuse('kernel', 'a variable out of scope was evaluated');
    case 'const':
      return linked(term.entry, term.name).value;
    case 'app':
      return apply(evaluate(term.fn, env), delayAll(term.args, env));
    case 'lam':
      return { tag: 'lam', quantity: term.quantity, name: term.name, env, body: term.body };
    case 'pi':
      return { ...term, domain: delay(term.domain, env), env };
    case 'let':
      return evaluate(term.body, [...env, delay(term.value, env)]);
    case 'over':
      return substitution(new Map(env.entries()))(term.value);
    default:
      return term;
  }
}

/** An argument, evaluated when needed and at most once; closed ones once for all their occurrences. */
export function delay(term: Term, env: Env): Value {
  if (term.tag !== 'app') return evaluate(term, env);
  if (term.free > 0) return { tag: 'thunk', env, term, value: undefined };
  term.thunk ??= { tag: 'thunk', env: [], term, value: undefined };
  return term.thunk;
}

export const delayAll = (terms: readonly Term[], env: Env): readonly Value[] => terms.map((t) => delay(t, env));

export function force(value: Value): Whnf {
  let v = value;
  while (v.tag === 'thunk') {
    v.value ??= evaluate(v.term, v.env);
    v.env = none;
    v = v.value;
  }
  return v;
}

export function apply(fn: Value, args: readonly Value[]): Whnf {
  let f = force(fn);
  for (let i = 0; i < args.length; i++) {
    spend();
    if (f.tag === 'lam') f = force(instantiate(f, args[i]!));
    else if ('args' in f) return withArgs(f, [...f.args, ...args.slice(i)]);
    else refuse('kernel', 'what is not a function was applied');
  }
  return f;
}

function withArgs(v: Extract<Whnf, { args: readonly Value[] }>, args: readonly Value[]): Whnf {
  if (v.tag === 'fun') return { tag: 'fun', entry: v.entry, args };
  if (v.tag === 'con' && v.entry.nat === 'successor' && args.length === 1) {
    const inner = args[0]!.tag === 'thunk' && args[0]!.value !== undefined ? force(args[0]!) : args[0]!;
    if (inner.tag === 'nat') return natural(inner.value + 1n);
  }
  return { ...v, args };
}

export const instantiate = (binder: { env: Env; body: Term }, arg: Value): Value =>
  evaluate(binder.body, [...binder.env, arg]);

/** Walks the function type, at most `size` arguments of it, each given by `visit`, and gives what is left. */
export function telescope(type: Value, size: number, visit: (pi: Pi, i: number) => Value): Whnf {
  let rest = whnf(type);
  for (let i = 0; i < size && rest.tag === 'pi'; i++) rest = whnf(instantiate(rest, visit(rest, i)));
  return rest;
}

/** What tells constructors apart; those of natural numbers have the keys of literals. */
const keyOf = (con: ConEntry): unknown => con.nat ?? con;
/** Constructor and fields; literals are seen as constructors; null if the value is neither. */
export function view(v: Whnf): { readonly key: unknown; readonly fields: readonly Value[] } | null {
  if (v.tag === 'lit') return { key: `${v.type} ${v.value}`, fields: none };
  if (v.tag === 'nat' && v.value === 0n) return { key: 'zero', fields: none };
  if (v.tag === 'nat') return { key: 'successor', fields: [natural(v.value - 1n)] };
  if (v.tag !== 'con' || v.args.length !== v.entry.parameters + v.entry.fields.length) return null;
  return { key: keyOf(v.entry), fields: v.entry.parameters === 0 ? v.args : v.args.slice(v.entry.parameters) };
}

/** One unfolding of an applied function, null if stuck. */
function unfold(v: Whnf): Value | null {
  if (v.tag !== 'fun') return null;
  if (v.next !== undefined && (v.next !== null || v.epoch === budget.epoch)) return v.next;
  const { entry, args } = v;
  if (args.length < entry.arity || entry.opaque) return null;
  spend();
  let result = entry.rule?.(args) ?? (entry.tree === undefined ? null : run(entry.tree, args, entry.arity));
  if (result !== null && args.length > entry.arity) result = apply(result, args.slice(entry.arity));
  v.next = result;
  v.epoch = budget.epoch;
  return result;
}

function run(start: Tree, args: readonly Value[], arity: number): Value | null {
  let tree: Tree | undefined = start;
  const env = args.slice(0, arity);
  while (tree !== undefined && tree.kind !== 'body') {
    const scrutinee = whnf(env[tree.level]!);
    const seen = view(scrutinee);
    if (seen === null) return null;
    const key = scrutinee.tag === 'lit' ? String(scrutinee.value) : seen.key;
    const branch: Branch | undefined = tree.branches.find(
      ({ pattern }) => key === (typeof pattern === 'string' ? pattern : keyOf(pattern.entry as ConEntry)),
    );
    if (branch !== undefined) env.push(...seen.fields);
    tree = branch?.tree ?? tree.otherwise;
  }
  return tree === undefined ? null : evaluate(tree.term, env);
}

/** Weak head normal form. */
export function whnf(value: Value): Whnf {
  const start = force(value);
  let v = start;
  for (let next = unfold(v); next !== null; next = unfold(v)) v = force(next);
  if (start.tag === 'fun' && v !== start) start.next = v;
  return v;
}

/** Is `a` convertible with `b` (`below`: a subtype of b by cumulativity) under `size` variables? */
export function convertible(a: Value, b: Value, size: number, mode: 'equal' | 'below' = 'equal'): boolean {
  let [x, y, n] = [force(a), force(b), size];
  /** All but the last pair by recursion, the last one by going on. */
  const pairwise = (left: readonly Value[], right: readonly Value[]): boolean => {
    const last = left.length - 1;
    if (right.length !== left.length) return false;
    for (let i = 0; i < last; i++) if (!convertible(left[i]!, right[i]!, n)) return false;
    [x, y] = last < 0 ? [x, x] : [force(left[last]!), force(right[last]!)];
    mode = 'equal';
    return true;
  };
  for (;;) {
    if (x === y) return true;
    spend();
    if (x.tag === 'fun' || y.tag === 'fun') {
      if (x.tag === 'fun' && y.tag === 'fun' && x.entry === y.entry && x.args.length === y.args.length) {
        const [left, right] = [x.args, y.args];
        if (attempt(() => left.every((v, i) => convertible(v, right[i]!, n)))) return true;
      }
      // The one declared later unfolds first; the other if that is stuck.
      const leftFirst: boolean = x.tag === 'fun' && (y.tag !== 'fun' || x.entry.order >= y.entry.order);
      const right = leftFirst ? null : unfold(y);
      const left = right === null ? unfold(x) : null;
      const last = left === null && leftFirst ? unfold(y) : right;
      [x, y] = [left === null ? x : force(left), last === null ? y : force(last)];
      if (left !== null || last !== null) continue;
    }
    if (x.tag === 'lam' || y.tag === 'lam') {
      if ((x.tag !== 'lam' && !('args' in x)) || (y.tag !== 'lam' && !('args' in y))) return false;
      const fresh = [variable(n++)];
      [x, y] = [apply(x, fresh), apply(y, fresh)];
      continue;
    }
    if (x.tag === 'pi') {
      if (y.tag !== 'pi' || x.quantity !== y.quantity || !convertible(x.domain, y.domain, n)) return false;
      const fresh = variable(n++);
      [x, y] = [force(instantiate(x, fresh)), force(instantiate(y, fresh))];
      continue;
    }
    if (x.tag === 'sort')
      return y.tag === 'sort' && constrain(x.sort, y.sort) && (mode === 'below' || constrain(y.sort, x.sort));
    if (x.tag === 'nat' && y.tag === 'nat') return x.value === y.value;
    const [left, right] = [view(x), view(y)];
    if (left !== null && right !== null) {
      if (left.key !== right.key || !pairwise(left.fields, right.fields)) return false;
    } else if (headOf(x) !== headOf(y) || !('args' in x && 'args' in y && pairwise(x.args, y.args))) return false;
  }
}

const headOf = (v: Whnf): unknown => (v.tag === 'var' ? v.level : 'entry' in v ? v.entry : v);

/** Does any part of the value, as it stands (nothing is unfolded), meet the test? */
export function some(value: Value, n: number, test: (v: Whnf) => boolean): boolean {
  const v = force(value);
  spend();
  if (test(v)) return true;
  if (v.tag === 'pi' && some(v.domain, n, test)) return true;
  if (v.tag === 'lam' || v.tag === 'pi') return some(instantiate(v, variable(n)), n + 1, test);
  return 'args' in v && v.args.some((a) => some(a, n, test));
}

/** Replaces variables (by level) in a value, through its closures; what does not change stays the same object. */
export function substitution(solution: ReadonlyMap<number, Value>): (v: Value) => Value {
  if (solution.size === 0) return (v) => v;
  const all = remembered((list: readonly Value[]): readonly Value[] => {
    const made = list.map(go);
    return made.every((v, i) => v === list[i]) ? list : made;
  });
  const go = remembered((v: Value): Value => {
    if (v.tag === 'thunk' && v.value !== undefined) return go(v.value);
    if ('env' in v) {
      const env = all(v.env);
      const domain = v.tag === 'pi' ? go(v.domain) : undefined;
      return env === v.env && (v.tag !== 'pi' || domain === v.domain) ? v : ({ ...v, env, domain } as Value);
    }
    if (!('args' in v)) return v;
    const args = all(v.args);
    const solved = v.tag === 'var' ? solution.get(v.level) : undefined;
    if (solved !== undefined) return apply(solved, args);
    return args === v.args ? v : withArgs(v, args);
  });
  return go;
}

/** The function, computed once for each argument. */
function remembered<A, B>(compute: (a: A) => B): (a: A) => B {
  const known = new Map<A, B>();
  return (a) => {
    const result = known.get(a) ?? compute(a);
    known.set(a, result);
    return result;
  };
}
