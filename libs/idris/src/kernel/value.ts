/**
 * Evaluation and conversion. Normalisation by evaluation with call by need; functions unfold only when someone looks.
 * Conversion: β, δ (case trees), ζ (let), eta for functions, literals of natural numbers equal to their constructor
 * forms, rules of primitive functions on literals. Untyped: both sides are taken to have the same type.
 */
import type { Branch, ConEntry, Entry, Env, Term, Tree, Value, Whnf } from './types.ts';
import { refuse } from './types.ts';
import { constrain, pending } from './universe.ts';

const none: readonly Value[] = [];
/** Work done, so that no input hangs the kernel; `epoch` grows whenever functions become transparent. */
export const budget = { steps: 0, limit: 40_000_000, epoch: 0 };
export function spend(): void {
  if (++budget.steps > budget.limit) refuse('resource', `evaluation took more than ${budget.limit} steps`);
}

export const variable = (level: number): Whnf => ({ tag: 'var', level, args: none });
export const natural = (value: bigint): Whnf => ({ tag: 'nat', value });
export const linked = (entry: Entry | undefined, name: string): Entry =>
  entry ?? refuse('scope', `${name} is not declared before its use, or not imported`);

function lookup(env: Env, index: number): Value {
  let cell = env;
  for (let i = index; i > 0 && cell !== null; i--) cell = cell.tail;
  return cell === null ? refuse('kernel', 'a variable out of scope was evaluated') : cell.head;
}

export function evaluate(term: Term, env: Env): Value {
  switch (term.tag) {
    case 'var':
      return lookup(env, term.index);
    case 'const':
      return linked(term.entry, term.name).value;
    case 'app': {
      const args = new Array<Value>(term.args.length);
      for (let i = 0; i < args.length; i++) args[i] = delay(term.args[i]!, env);
      return apply(evaluate(term.fn, env), args);
    }
    case 'lam':
      return { tag: 'lam', quantity: term.quantity, name: term.name, env, body: term.body };
    case 'pi': {
      const { quantity, name, body } = term;
      return { tag: 'pi', quantity, name, domain: delay(term.domain, env), env, body };
    }
    case 'let':
      return evaluate(term.body, { head: delay(term.value, env), tail: env });
    case 'over': {
      const solution = new Map<number, Value>();
      for (let level = term.level; level >= 0; level--) solution.set(level, lookup(env, term.level - level));
      return substitution(solution)(term.value);
    }
    default:
      return term;
  }
}

/** An argument, evaluated when needed and at most once; closed ones once for all their occurrences. */
export function delay(term: Term, env: Env): Value {
  if (term.tag !== 'app') return evaluate(term, env);
  if (term.free > 0) return { tag: 'thunk', env, term, value: undefined };
  term.thunk ??= { tag: 'thunk', env: null, term, value: undefined };
  return term.thunk;
}

export function force(value: Value): Whnf {
  let v = value;
  while (v.tag === 'thunk') {
    if (v.value === undefined) {
      v.value = evaluate(v.term, v.env);
      v.env = null;
    }
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
  if (v.tag === 'con') return construct(v.entry, args);
  return v.tag === 'fun' ? { tag: 'fun', entry: v.entry, args } : { ...v, args };
}

function construct(entry: ConEntry, args: readonly Value[]): Whnf {
  if (entry.nat === 'successor' && args.length === 1) {
    const inner = args[0]!.tag === 'thunk' && args[0]!.value !== undefined ? force(args[0]!) : args[0]!;
    if (inner.tag === 'nat') return natural(inner.value + 1n);
  }
  return { tag: 'con', entry, args };
}

export const instantiate = (binder: { env: Env; body: Term }, arg: Value): Value =>
  evaluate(binder.body, { head: arg, tail: binder.env });

/** Constructor and fields, a literal of the natural numbers seen as one; null if the value is neither. */
export function view(v: Whnf): { readonly key: unknown; readonly fields: readonly Value[] } | null {
  if (v.tag === 'nat' && v.value === 0n) return { key: 'zero', fields: none };
  if (v.tag === 'nat') return { key: 'successor', fields: [natural(v.value - 1n)] };
  if (v.tag !== 'con' || v.args.length !== v.entry.parameters + v.entry.fields.length) return null;
  const { parameters, nat } = v.entry;
  return { key: nat ?? v.entry, fields: parameters === 0 ? v.args : v.args.slice(parameters) };
}

/** One unfolding of an applied function, null if stuck. */
function unfold(v: Whnf): Value | null {
  if (v.tag !== 'fun') return null;
  if (v.next !== undefined && (v.next !== null || v.epoch === budget.epoch)) return v.next;
  const { entry, args } = v;
  if (args.length < entry.arity || entry.opaque) return null;
  spend();
  let env: Env = null;
  for (let i = 0; i < entry.arity; i++) env = { head: args[i]!, tail: env };
  let result = entry.rule?.(args) ?? (entry.tree === undefined ? null : run(entry.tree, env, entry.arity));
  if (result !== null && args.length > entry.arity) result = apply(result, args.slice(entry.arity));
  v.next = result;
  v.epoch = budget.epoch;
  return result;
}

function run(start: Tree, arguments_: Env, arity: number): Value | null {
  let [tree, env, size]: [Tree | undefined, Env, number] = [start, arguments_, arity];
  while (tree !== undefined) {
    if (tree.kind === 'body') return evaluate(tree.term, env);
    const scrutinee = whnf(lookup(env, size - 1 - tree.level));
    if (tree.kind === 'case') {
      const seen = view(scrutinee);
      if (seen === null) return null;
      const branch: Branch | undefined = tree.branches.find(({ constructor: { entry } }) => keyOf(entry) === seen.key);
      if (branch !== undefined) for (const field of seen.fields) env = { head: field, tail: env };
      if (branch !== undefined) size += seen.fields.length;
      tree = branch?.tree ?? tree.otherwise;
    } else {
      if (scrutinee.tag !== 'lit') return null;
      const text = String(scrutinee.value);
      tree = tree.branches.find((b) => b.value === text)?.tree ?? tree.otherwise;
    }
  }
  return null;
}
const keyOf = (entry: Entry | undefined): unknown => (entry?.kind === 'con' ? (entry.nat ?? entry) : undefined);

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
  const step = (left: Value, right: Value): void => {
    [x, y] = [force(left), force(right)];
  };
  for (;;) {
    if (x === y) return true;
    spend();
    if (x.tag === 'fun' || y.tag === 'fun') {
      if (x.tag === 'fun' && y.tag === 'fun' && x.entry === y.entry && x.args.length === y.args.length) {
        const mark = pending.length;
        const other = y.args;
        if (x.args.every((v, i) => convertible(v, other[i]!, n))) return true;
        pending.length = mark;
      }
      // The one declared later unfolds first; the other if that is stuck.
      const leftFirst: boolean = x.tag === 'fun' && (y.tag !== 'fun' || x.entry.order >= y.entry.order);
      const first = unfold(leftFirst ? x : y);
      const second = first === null ? unfold(leftFirst ? y : x) : null;
      const [left, right] = leftFirst ? [first, second] : [second, first];
      if (left !== null) x = force(left);
      if (right !== null) y = force(right);
      if (left !== null || right !== null) continue;
    }
    if (x.tag === 'lam' || y.tag === 'lam') {
      if ((x.tag !== 'lam' && !('args' in x)) || (y.tag !== 'lam' && !('args' in y))) return false;
      const fresh = [variable(n++)];
      step(apply(x, fresh), apply(y, fresh));
    } else if (x.tag === 'nat' || y.tag === 'nat') {
      if (x.tag === 'nat' && y.tag === 'nat') return x.value === y.value;
      const [left, right] = [view(x), view(y)];
      if (left === null || right === null || left.key !== right.key) return false;
      if (left.fields.length === 0) return true;
      step(left.fields[0]!, right.fields[0]!);
    } else if (x.tag === 'pi') {
      if (y.tag !== 'pi' || x.quantity !== y.quantity || !convertible(x.domain, y.domain, n)) return false;
      const fresh = variable(n++);
      step(instantiate(x, fresh), instantiate(y, fresh));
    } else if (x.tag === 'sort') {
      return y.tag === 'sort' && constrain(x.sort, y.sort) && (mode === 'below' || constrain(y.sort, x.sort));
    } else if (x.tag === 'lit') {
      return y.tag === 'lit' && x.type === y.type && x.value === y.value;
    } else {
      const same = x.tag === 'var' ? y.tag === 'var' && x.level === y.level : 'entry' in y && x.entry === y.entry;
      const [left, right] = [x.args, 'args' in y ? y.args : none];
      if (!same || left.length !== right.length) return false;
      const last = left.length - 1;
      if (last < 0) return true;
      for (let i = 0; i < last; i++) if (!convertible(left[i]!, right[i]!, n)) return false;
      step(left[last]!, right[last]!);
      mode = 'equal';
    }
  }
}

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
  const values = new Map<Value, Value>();
  const environments = new Map<Env, Env>();
  const inEnv = (env: Env): Env => {
    if (env === null) return null;
    let known = environments.get(env);
    if (known === undefined) {
      const [head, tail] = [go(env.head), inEnv(env.tail)];
      known = head === env.head && tail === env.tail ? env : { head, tail };
      environments.set(env, known);
    }
    return known;
  };
  const go = (v: Value): Value => {
    const known = values.get(v) ?? compute(v);
    values.set(v, known);
    return known;
  };
  const compute = (v: Value): Value => {
    if (v.tag === 'thunk' && v.value !== undefined) return go(v.value);
    if (v.tag === 'thunk' || v.tag === 'lam' || v.tag === 'pi') {
      const env = inEnv(v.env);
      const domain = v.tag === 'pi' ? go(v.domain) : undefined;
      if (env === v.env && (v.tag !== 'pi' || domain === v.domain)) return v;
      return domain === undefined ? { ...v, env } : ({ ...v, env, domain } as Value);
    }
    if (!('args' in v)) return v;
    const args = v.args.map(go);
    const solved = v.tag === 'var' ? solution.get(v.level) : undefined;
    if (solved !== undefined) return apply(solved, args);
    return args.every((a, i) => a === v.args[i]) ? v : withArgs(v, args);
  };
  return solution.size === 0 ? (v) => v : go;
}

/** For messages: names are those of the binders, qualified names lose their qualifier, what is deep is left out. */
export function show(value: Value, names: readonly string[], tight = false, depth = 0): string {
  if (depth > 16) return '…';
  const v = force(value);
  const paren = (text: string): string => (tight ? `(${text})` : text);
  if (v.tag === 'lam' || v.tag === 'pi') {
    const body = show(instantiate(v, variable(names.length)), [...names, v.name], false, depth + 1);
    if (v.tag === 'lam') return paren(`\\${v.name} => ${body}`);
    const domain = show(v.domain, names, false, depth + 1);
    return paren(`(${v.quantity === 2 ? '' : `${v.quantity} `}${v.name} : ${domain}) -> ${body}`);
  }
  if (v.tag === 'sort') return 'Type';
  if (!('args' in v)) return typeof v.value === 'string' ? JSON.stringify(v.value) : String(v.value);
  const full = v.tag === 'var' ? (names[v.level] ?? `#${v.level}`) : v.entry.name;
  const head = full.replace(/^(?:[A-Z][\w']*\.)+(?=.)/, '');
  return v.args.length === 0 ? head : paren([head, ...v.args.map((a) => show(a, names, true, depth + 1))].join(' '));
}
