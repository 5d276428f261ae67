/**
 * Evaluation and conversion. Normalisation by evaluation with call by need; functions unfold only when someone looks.
 * Conversion: β, δ (case trees), ζ (let), eta for functions, literals of natural numbers equal to their constructor
 * forms, rules of primitive functions on literals. Untyped: both sides are taken to have the same type.
 */
import type { ConEntry, Entry, Env, FunValue, PiValue, Term, Thunk, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { constrain, pending } from './universe.ts';

const none: readonly Value[] = [];
/** Work done, so that no input hangs the kernel; `epoch` grows whenever functions become transparent. */
export const budget = { steps: 0, limit: 40_000_000, epoch: 0 };
function spend(): void {
  if (++budget.steps > budget.limit) refuse('resource', `evaluation took more than ${budget.limit} steps`);
}

export const variable = (level: number): Value => ({ tag: 'var', level, args: none });
export const natural = (value: bigint): Value => ({ tag: 'nat', value });

export function constantOf(entry: Entry | undefined, name: string): Value {
  return entry === undefined ? refuse('scope', `${name} is not declared before its use, or not imported`) : entry.value;
}

function lookup(env: Env | null, index: number): Value {
  let cell = env;
  for (let i = index; i > 0 && cell !== null; i--) cell = cell.tail;
  return cell === null ? refuse('kernel', 'a variable out of scope was evaluated') : cell.head;
}

export function evaluate(term: Term, env: Env | null): Value {
  switch (term.tag) {
    case 'var':
      return lookup(env, term.index);
    case 'const':
      return constantOf(term.entry, term.name);
    case 'app': {
      const args = new Array<Value>(term.args.length);
      for (let i = 0; i < args.length; i++) args[i] = delay(term.args[i]!, env);
      return apply(evaluate(term.fn, env), args);
    }
    case 'lam':
      return { tag: 'lam', quantity: term.quantity, name: term.name, env, body: term.body };
    case 'pi':
      return {
        tag: 'pi',
        quantity: term.quantity,
        name: term.name,
        domain: delay(term.domain, env),
        env,
        body: term.body,
      };
    case 'let':
      return evaluate(term.body, { head: delay(term.value, env), tail: env });
    case 'sort':
      return { tag: 'sort', sort: term.sort };
    case 'nat':
      return natural(term.value);
    case 'lit':
      return term;
  }
}

/** An argument, evaluated when needed and at most once; closed ones once for all their occurrences. */
export function delay(term: Term, env: Env | null): Value {
  if (term.tag !== 'app') return evaluate(term, env);
  if (term.free > 0) return { tag: 'thunk', env, term, value: undefined };
  term.thunk ??= { tag: 'thunk', env: null, term, value: undefined };
  return term.thunk;
}

export function force(value: Value): Exclude<Value, Thunk> {
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

export function apply(fn: Value, args: readonly Value[]): Value {
  let f = force(fn);
  for (let i = 0; i < args.length; ) {
    spend();
    if (f.tag === 'lam') {
      f = force(evaluate(f.body, { head: args[i]!, tail: f.env }));
      i++;
      continue;
    }
    const all = [...('args' in f ? f.args : none), ...(i === 0 ? args : args.slice(i))];
    if (f.tag === 'con') return construct(f.entry, all);
    if (f.tag === 'fun') return { tag: 'fun', entry: f.entry, args: all, next: undefined, epoch: 0 };
    if (f.tag === 'data') return { tag: 'data', entry: f.entry, args: all };
    if (f.tag === 'var') return { tag: 'var', level: f.level, args: all };
    refuse('kernel', 'what is not a function was applied');
  }
  return f;
}

function construct(entry: ConEntry, args: readonly Value[]): Value {
  if (entry.nat === 'successor' && args.length === 1) {
    const arg = args[0]!;
    const inner = arg.tag === 'thunk' && arg.value !== undefined ? force(arg) : arg;
    if (inner.tag === 'nat') return natural(inner.value + 1n);
  }
  return { tag: 'con', entry, args };
}

export const instantiate = (binder: { env: Env | null; body: Term }, arg: Value): Value =>
  evaluate(binder.body, { head: arg, tail: binder.env });

/** Constructor and fields, a literal of the natural numbers seen as one; null if the (whnf) value is neither. */
export function view(v: Value): { readonly key: unknown; readonly fields: readonly Value[] } | null {
  if (v.tag === 'nat')
    return v.value === 0n ? { key: 'zero', fields: none } : { key: 'successor', fields: [natural(v.value - 1n)] };
  if (v.tag !== 'con') return null;
  const { parameters, fields, nat } = v.entry;
  if (v.args.length !== parameters + fields.length) return null;
  return { key: nat ?? v.entry, fields: parameters === 0 ? v.args : v.args.slice(parameters) };
}

/** One unfolding of an applied function, null if stuck. */
export function unfold(v: FunValue): Value | null {
  if (v.next !== undefined && (v.next !== null || v.epoch === budget.epoch)) return v.next;
  const { entry, args } = v;
  if (args.length < entry.arity || entry.opaque) return null;
  spend();
  let result = entry.rule?.(args) ?? null;
  if (result === null && entry.tree !== undefined) {
    let env: Env | null = null;
    for (let i = 0; i < entry.arity; i++) env = { head: args[i]!, tail: env };
    result = run(entry.tree, env, entry.arity);
  }
  if (result !== null && args.length > entry.arity) result = apply(result, args.slice(entry.arity));
  v.next = result;
  v.epoch = budget.epoch;
  return result;
}

function run(start: Tree, arguments_: Env | null, arity: number): Value | null {
  let tree: Tree = start;
  let env = arguments_;
  let size = arity;
  for (;;) {
    if (tree.kind === 'body') return evaluate(tree.term, env);
    const scrutinee = whnf(lookup(env, size - 1 - tree.level));
    let next: Tree | undefined;
    if (tree.kind === 'case') {
      const seen = view(scrutinee);
      if (seen === null) return null;
      const branch = tree.branches.find((b) => {
        const entry = b.constructor.entry;
        return entry?.kind === 'con' && (entry.nat ?? entry) === seen.key;
      });
      if (branch !== undefined) {
        for (const field of seen.fields) env = { head: field, tail: env };
        size += seen.fields.length;
      }
      next = branch?.tree ?? tree.otherwise;
    } else {
      if (scrutinee.tag !== 'lit') return null;
      const text = String(scrutinee.value);
      next = tree.branches.find((b) => b.value === text)?.tree ?? tree.otherwise;
    }
    if (next === undefined) return null;
    tree = next;
  }
}

/** Weak head normal form. */
export function whnf(value: Value): Exclude<Value, Thunk> {
  const start = force(value);
  let v = start;
  while (v.tag === 'fun') {
    const next = unfold(v);
    if (next === null) break;
    v = force(next);
  }
  if (start.tag === 'fun' && v !== start) start.next = v;
  return v;
}

/** Is `a` convertible with `b` (`below`: a subtype of b by cumulativity) under `size` variables? */
export function convertible(a: Value, b: Value, size: number, mode: 'equal' | 'below' = 'equal'): boolean {
  let x = force(a);
  let y = force(b);
  let n = size;
  for (;;) {
    if (x === y) return true;
    spend();
    if (x.tag === 'fun' || y.tag === 'fun') {
      if (x.tag === 'fun' && y.tag === 'fun' && x.entry === y.entry && x.args.length === y.args.length) {
        const mark = pending.length;
        if (sameAll(x.args, y.args, n)) return true;
        pending.length = mark;
      }
      const leftFirst: boolean = x.tag === 'fun' && (y.tag !== 'fun' || x.entry.order >= y.entry.order);
      let next = x.tag === 'fun' && leftFirst ? unfold(x) : null;
      if (next !== null) {
        x = force(next);
        continue;
      }
      next = y.tag === 'fun' ? unfold(y) : null;
      if (next !== null) {
        y = force(next);
        continue;
      }
      next = x.tag === 'fun' && !leftFirst ? unfold(x) : null;
      if (next !== null) {
        x = force(next);
        continue;
      }
    }
    if (x.tag === 'lam' || y.tag === 'lam') {
      if ((x.tag !== 'lam' && !('args' in x)) || (y.tag !== 'lam' && !('args' in y))) return false;
      const fresh = [variable(n++)];
      [x, y] = [force(apply(x, fresh)), force(apply(y, fresh))];
      continue;
    }
    if (x.tag === 'nat' && y.tag === 'nat') return x.value === y.value;
    if (x.tag === 'nat' || y.tag === 'nat') {
      const [left, right] = [view(x), view(y)];
      if (left === null || right === null || left.key !== right.key) return false;
      if (left.fields.length === 0) return true;
      [x, y] = [force(left.fields[0]!), force(right.fields[0]!)];
      continue;
    }
    if (x.tag === 'pi') {
      if (y.tag !== 'pi' || x.quantity !== y.quantity || !convertible(x.domain, y.domain, n)) return false;
      const fresh = variable(n++);
      [x, y] = [force(instantiate(x, fresh)), force(instantiate(y as PiValue, fresh))];
      continue;
    }
    if (x.tag === 'sort')
      return y.tag === 'sort' && constrain(x.sort, y.sort) && (mode === 'below' || constrain(y.sort, x.sort));
    if (x.tag === 'lit') return y.tag === 'lit' && x.type === y.type && x.value === y.value;
    if (x.tag === 'var' ? y.tag !== 'var' || x.level !== y.level : !('entry' in y) || x.entry !== y.entry) return false;
    const [left, right] = [x.args, (y as typeof x).args];
    if (left.length !== right.length) return false;
    if (left.length === 0) return true;
    for (let i = 0; i < left.length - 1; i++) if (!convertible(left[i]!, right[i]!, n)) return false;
    [x, y] = [force(left[left.length - 1]!), force(right[left.length - 1]!)];
    mode = 'equal';
  }
}

const sameAll = (a: readonly Value[], b: readonly Value[], n: number) => a.every((v, i) => convertible(v, b[i]!, n));

/** Does any part of the value, as it stands (nothing is unfolded), meet the test? */
export function some(value: Value, n: number, test: (v: Value) => boolean): boolean {
  const v = force(value);
  spend();
  if (test(v)) return true;
  if (v.tag === 'lam') return some(instantiate(v, variable(n)), n + 1, test);
  if (v.tag === 'pi') return some(v.domain, n, test) || some(instantiate(v, variable(n)), n + 1, test);
  return 'args' in v && v.args.some((a) => some(a, n, test));
}

/** Replaces variables (by level) in a value, through its closures; what does not change stays the same object. */
export function substitution(solution: ReadonlyMap<number, Value>): (v: Value) => Value {
  if (solution.size === 0) return (v) => v;
  const values = new Map<Value, Value>();
  const environments = new Map<Env, Env>();
  const inEnv = (env: Env | null): Env | null => {
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
    if (v.tag === 'sort' || v.tag === 'nat' || v.tag === 'lit') return v;
    let known = values.get(v);
    if (known === undefined) {
      known = compute(v);
      values.set(v, known);
    }
    return known;
  };
  const compute = (v: Exclude<Value, { tag: 'sort' | 'nat' | 'lit' }>): Value => {
    if (v.tag === 'thunk') {
      if (v.value !== undefined) return go(v.value);
      const env = inEnv(v.env);
      return env === v.env ? v : { tag: 'thunk', env, term: v.term, value: undefined };
    }
    if (v.tag === 'lam' || v.tag === 'pi') {
      const env = inEnv(v.env);
      if (v.tag === 'lam') return env === v.env ? v : { ...v, env };
      const domain = go(v.domain);
      return env === v.env && domain === v.domain ? v : { ...v, env, domain };
    }
    const args = v.args.map(go);
    const same = args.every((a, i) => a === v.args[i]);
    const solved = v.tag === 'var' ? solution.get(v.level) : undefined;
    if (solved !== undefined) return apply(solved, args);
    if (same) return v;
    if (v.tag === 'con') return construct(v.entry, args);
    return v.tag === 'fun' ? { ...v, args, next: undefined } : { ...v, args };
  };
  return go;
}

/** Reads a value back as a term; domains of functions are lost, so the result is for evaluation and messages only. */
export function quote(value: Value, n: number): Term {
  const v = force(value);
  spend();
  const free = Number.POSITIVE_INFINITY;
  switch (v.tag) {
    case 'lam':
    case 'pi': {
      const body = quote(instantiate(v, variable(n)), n + 1);
      const domain: Term = v.tag === 'pi' ? quote(v.domain, n) : { tag: 'sort', free: 0, sort: [] };
      return { tag: v.tag, free, quantity: v.quantity, name: v.name, domain, body };
    }
    case 'sort':
      return { tag: 'sort', free: 0, sort: v.sort };
    case 'nat':
      return { tag: 'nat', free: 0, value: v.value, data: undefined };
    case 'lit':
      return v;
    default: {
      const fn: Term =
        v.tag === 'var'
          ? { tag: 'var', free, index: n - 1 - v.level }
          : { tag: 'const', free: 0, name: v.entry.name, entry: v.entry };
      return v.args.length === 0 ? fn : { tag: 'app', free, fn, args: v.args.map((a) => quote(a, n)) };
    }
  }
}

/** For messages: names are those of the binders, the last part of qualified ones. */
export function show(value: Value, names: readonly string[]): string {
  const print = (term: Term, scope: readonly string[], tight: boolean): string => {
    const paren = (text: string) => (tight ? `(${text})` : text);
    switch (term.tag) {
      case 'var':
        return scope[scope.length - 1 - term.index] ?? `#${term.index}`;
      case 'const':
        return term.name.replace(/^(?:[A-Z][\w']*\.)+(?=.)/, '');
      case 'app':
        return paren([print(term.fn, scope, true), ...term.args.map((a) => print(a, scope, true))].join(' '));
      case 'lam':
        return paren(`\\${term.name} => ${print(term.body, [...scope, term.name], false)}`);
      case 'pi': {
        const mark = term.quantity === 2 ? '' : `${term.quantity} `;
        const domain = `(${mark}${term.name} : ${print(term.domain, scope, false)})`;
        return paren(`${domain} -> ${print(term.body, [...scope, term.name], false)}`);
      }
      case 'let':
        return paren(`let ${term.name} = … in …`);
      case 'sort':
        return 'Type';
      case 'nat':
        return String(term.value);
      case 'lit':
        return typeof term.value === 'string' ? JSON.stringify(term.value) : String(term.value);
    }
  };
  const text = print(quote(value, names.length), names, false);
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
}
