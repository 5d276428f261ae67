/**
 * Abstraction: a value with every occurrence of another replaced by a new variable, for `with` and `rewrite`.
 *
 * Occurrences are sought up to conversion, under unfolding: the goal `LTE (classify limits a) k` mentions what `classify`
 * scrutinises. A part in which nothing is found stays folded.
 */
import { force, quotePassing, unfold, variable, whnf } from './evaluate.ts';
import { freeLevels } from './rebase.ts';
import { convertible } from './unify.ts';
import { app, type Term, type Value } from './values.ts';

interface Search {
  readonly target: Value;
  /** The target in weak head normal form, for a quick look. */
  readonly head: Value;
  /** The new variable's level: it comes after the context's. */
  readonly level: number;
  count: number;
}

export interface Abstracted {
  /** Over the context and the new variable. */
  readonly term: Term;
  readonly count: number;
}

export function abstractOccurrences(value: Value, target: Value, size: number): Abstracted {
  const search: Search = { target, head: whnf(target), level: size, count: 0 };
  const needed = freeLevels(target, size);
  const present = freeLevels(value, size);
  for (const level of needed) if (!present.has(level)) return { term: plain(value, size + 1), count: 0 };
  const term = go(value, size + 1, search);
  return { term, count: search.count };
}

function plain(value: Value, depth: number): Term {
  return go(value, depth, null);
}

function go(value: Value, depth: number, search: Search | null): Term {
  const folded = force(value);
  if (search === null) return inside(folded, depth, null);
  const normal = whnf(folded);
  if (sameHead(normal, search.head) && convertible(normal, search.target, depth)) {
    search.count++;
    return { t: 'var', index: depth - 1 - search.level };
  }
  if (folded.v !== 'global' || unfold(folded) === null) return inside(folded, depth, search);
  const before = search.count;
  const term = inside(normal, depth, search);
  return search.count === before ? inside(folded, depth, null) : term;
}

function sameHead(left: Value, right: Value): boolean {
  if (left.v !== right.v) return (left.v === 'nat' && right.v === 'con') || (left.v === 'con' && right.v === 'nat');
  switch (left.v) {
    case 'local':
      return right.v === 'local' && left.variable.level === right.variable.level;
    case 'global':
    case 'data':
    case 'con':
      return 'global' in right && left.global === right.global;
    case 'flex':
      return right.v === 'flex' && left.meta === right.meta;
    default:
      return true;
  }
}

function inside(value: Value, depth: number, search: Search | null): Term {
  switch (value.v) {
    case 'local':
      return spine({ t: 'var', index: depth - 1 - value.variable.level }, value.args, depth, search);
    case 'flex':
      return spine({ t: 'meta', meta: value.meta }, value.args, depth, search);
    case 'global':
    case 'data':
    case 'con':
      return spine({ t: 'const', global: value.global }, value.args, depth, search);
    case 'lam':
      return {
        t: 'lam',
        quantity: value.quantity,
        name: value.name,
        type: go(value.type, depth, search),
        body: go(value.body(variable(depth, value.name, value.type)), depth + 1, search),
      };
    case 'pi':
      return {
        t: 'pi',
        quantity: value.quantity,
        name: value.name,
        passing:
          value.passing.kind === 'default'
            ? { kind: 'default', value: go(value.passing.value(), depth, search) }
            : quotePassing(value.passing, depth),
        domain: go(value.domain, depth, search),
        body: go(value.body(variable(depth, value.name, value.domain)), depth + 1, search),
      };
    case 'type':
      return { t: 'type' };
    case 'nat':
      return { t: 'nat', value: value.value };
    case 'lit':
      return { t: 'lit', type: value.type, value: value.value };
  }
}

function spine(head: Term, args: readonly Value[], depth: number, search: Search | null): Term {
  return app(
    head,
    args.map((arg) => go(arg, depth, search)),
  );
}
