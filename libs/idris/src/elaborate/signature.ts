/**
 * Types as declared: lower-case names that nothing binds become implicit arguments of quantity 0, and so does what
 * unification leaves open.
 *
 * Which names are bound follows Idris 2: lower-case names in argument position. Their types are found by unification, and
 * their order by what depends on what.
 */

import { isVariable } from '../syntax/desugar.ts';
import type { Raw } from '../syntax/raw.ts';
import { type Context, evaluateIn, lazyVariable, lookup, quoteIn } from './context.ts';
import { freshMeta, openMetas, openProblems, setSolution, settleAll } from './metas.ts';
import { fail, type Session } from './session.ts';
import { checkType } from './term.ts';
import { IMPLICIT, type Meta, type Term, TYPE, TYPE_VALUE, type Value } from './values.ts';
import { mapParts, zonk } from './zonk.ts';

/** The names that a type binds implicitly, in order of appearance. */
export function bindableNames(context: Context, raw: Raw): string[] {
  const found: string[] = [];
  const visit = (term: Raw, bound: ReadonlySet<string>, argument: boolean): void => {
    switch (term.kind) {
      case 'name':
        if (argument && isVariable(term.name) && !bound.has(term.name) && lookup(context, term.name) === null) {
          if (!found.includes(term.name)) found.push(term.name);
        }
        return;
      case 'apply':
      case 'applyNamed':
      case 'applyAuto':
        visit(term.fn, bound, false);
        visit(term.arg, bound, true);
        return;
      case 'pi':
        visit(term.type, bound, true);
        visit(term.body, term.name === null ? bound : new Set([...bound, term.name]), true);
        return;
      case 'lambda':
        if (term.type !== null) visit(term.type, bound, true);
        visit(term.body, new Set([...bound, term.name]), true);
        return;
      case 'alternatives':
        // In a type the first is the one that is meant: `(x ** p x)` binds x.
        visit(term.options[0]!, bound, argument);
        return;
      case 'typed':
        visit(term.term, bound, argument);
        visit(term.type, bound, true);
        return;
      case 'update':
        for (const { value } of term.fields) visit(value, bound, true);
        if (term.record !== null) visit(term.record, bound, true);
        return;
      case 'project':
        visit(term.record, bound, true);
        return;
      default:
        return;
    }
  };
  visit(raw, new Set(), true);
  return found;
}

/** What `using` says of the names that a type mentions: implicit arguments, and constraints on them. */
function withUsing(s: Session, context: Context, raw: Raw): Raw {
  if (s.using.length === 0) return raw;
  const names = bindableNames(context, raw);
  const mentioned = s.using.filter(({ name, type }) =>
    name === null ? bindableNames(context, type).some((one) => names.includes(one)) : names.includes(name),
  );
  return mentioned.reduceRight<Raw>((body, { name, type }) => {
    const quantity = name === null ? 2 : 0;
    const plicity = { kind: name === null ? 'auto' : 'implicit' } as const;
    return { kind: 'pi', span: raw.span, quantity, plicity, name, type, body };
  }, raw);
}

/**
 * A declared type, over the context; nothing is left open.
 *
 * @param open a `?` may stay open
 * @param parametersAreTypes for data types: `record R a` means `record R (a : Type)`
 */
export function elaborateSignature(
  s: Session,
  context: Context,
  written: Raw,
  parametersAreTypes = false,
  open = false,
): Term {
  const raw = withUsing(s, context, written);
  const names = s.unboundImplicits ? bindableNames(context, raw) : [];
  const before = new Set(openMetas());
  const inside = bindUnknown(context, names, raw.span);
  const waiting = new Set(openProblems());
  const body = checkType(s, inside, raw);
  settleAll(waiting);
  if (parametersAreTypes) defaultToType(body);
  return generalise(s, context, inside, names, body, raw.span, before, open);
}

/** A parameter of which nothing is said is a type. */
function defaultToType(type: Term): void {
  for (let rest = type; rest.t === 'pi'; rest = rest.body) {
    const head = rest.domain.t === 'app' ? rest.domain.fn : rest.domain;
    if (head.t === 'meta' && head.meta.solution === null) setSolution(head.meta, TYPE);
  }
}

/** Names of unknown types, each of which may mention all of the names. */
export function bindUnknown(context: Context, names: readonly string[], span: Raw['span']): Context {
  const types: Value[] = [];
  const env = [...context.env];
  const entries = [...context.entries];
  let { scope } = context;
  names.forEach((name, at) => {
    const level = context.size + at;
    const made = lazyVariable(level, name, 0, () => types[at]!);
    env.push(made.value);
    entries.push(made.entry);
    scope = { name, meaning: { kind: 'level', level }, next: scope };
  });
  const inside: Context = { size: env.length, env, entries, scope };
  for (const name of names) {
    types.push(evaluateIn(inside, freshMeta(inside, TYPE_VALUE, `the type of ${name}`, span).term));
  }
  return inside;
}

type Node =
  | { readonly kind: 'name'; readonly level: number; readonly name: string; readonly type: Term }
  | { readonly kind: 'meta'; readonly meta: Meta; readonly name: string; readonly type: Term };

/**
 * Binds the names, and the metavariables that nothing has solved, in front of a type.
 *
 * @param before metavariables that are not ours
 */
export function generalise(
  s: Session,
  context: Context,
  inside: Context,
  names: readonly string[],
  body: Term,
  span: Raw['span'],
  before: ReadonlySet<Meta>,
  open = false,
): Term {
  const solved = zonk(body, inside.size);
  const nodes: Node[] = names.map((name, at) => {
    const level = context.size + at;
    return { kind: 'name', level, name, type: zonk(quoteIn(inside, inside.entries[level]!.type), inside.size) };
  });
  const seen = new Set<Meta>();
  const visitTerm = (term: Term): void => {
    eachMeta(term, (meta) => {
      if (seen.has(meta) || before.has(meta) || (open && names.length === 0 && meta.name === '?')) return;
      seen.add(meta);
      const type = zonk(quoteIn(meta.context, meta.type), meta.context.size);
      if (meta.name === '?' || escapes(type, inside.size, meta.context.size)) {
        fail(s, 'implicit', meta.span, `${meta.name} cannot be found`);
      }
      const lowered = lower(type, meta.context.size - inside.size, 0);
      visitTerm(lowered);
      nodes.push({ kind: 'meta', meta, name: `{${meta.name.split(' ')[0]!}}`, type: lowered });
    });
  };
  for (const node of [...nodes]) visitTerm(node.type);
  visitTerm(solved);
  return close(s, context, inside, nodes, solved, span);
}

/** Does a term over `size` variables mention one of those beyond `outer`? */
function escapes(term: Term, outer: number, size: number): boolean {
  let found = false;
  eachVariable(term, size, (level) => {
    if (level >= outer && level < size) found = true;
  });
  return found;
}

/** The same term over fewer variables. */
function lower(term: Term, by: number, depth: number): Term {
  if (by === 0) return term;
  return mapTerm(term, depth, (leaf, at) =>
    leaf.t === 'var' && leaf.index >= at + by ? { t: 'var', index: leaf.index - by } : leaf,
  );
}

function close(
  s: Session,
  context: Context,
  inside: Context,
  nodes: readonly Node[],
  body: Term,
  span: Raw['span'],
): Term {
  const order: Node[] = [];
  const state = new Map<Node, 'open' | 'done'>();
  const visit = (node: Node): void => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      fail(s, 'implicit', span, `the type of ${node.name} depends on ${node.name}`);
    }
    state.set(node, 'open');
    eachVariable(node.type, inside.size, (level) => {
      const needed = nodes.find((other) => other.kind === 'name' && other.level === level);
      if (needed !== undefined) visit(needed);
    });
    eachMeta(node.type, (meta) => {
      const needed = nodes.find((other) => other.kind === 'meta' && other.meta === meta);
      if (needed !== undefined) visit(needed);
    });
    state.set(node, 'done');
    order.push(node);
  };
  for (const node of nodes) visit(node);
  // A term over `inside` becomes one over the context and the nodes that come before it.
  const place = (term: Term, limit: number): Term => {
    const target = context.size + limit;
    const at = (node: Node): number => order.indexOf(node);
    return mapTerm(term, 0, (leaf, depth) => {
      if (leaf.t === 'var') {
        if (leaf.index < depth) return leaf;
        const level = inside.size - 1 - (leaf.index - depth);
        if (level < context.size) return { t: 'var', index: depth + target - 1 - level };
        const node = nodes.find((other) => other.kind === 'name' && other.level === level)!;
        return { t: 'var', index: depth + target - 1 - (context.size + at(node)) };
      }
      if (leaf.t === 'meta') {
        const node = nodes.find((other) => other.kind === 'meta' && other.meta === leaf.meta);
        if (node === undefined) return leaf;
        return { t: 'var', index: depth + target - 1 - (context.size + at(node)) };
      }
      return leaf;
    });
  };
  let result = place(body, order.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    result = { t: 'pi', quantity: 0, name: node.name, passing: IMPLICIT, domain: place(node.type, at), body: result };
  }
  return result;
}

function eachMeta(term: Term, visit: (meta: Meta) => void): void {
  mapTerm(term, 0, (leaf) => {
    if (leaf.t === 'meta') visit(leaf.meta);
    return leaf;
  });
}

function eachVariable(term: Term, size: number, visit: (level: number) => void): void {
  mapTerm(term, 0, (leaf, depth) => {
    if (leaf.t === 'var' && leaf.index >= depth) visit(size - 1 - (leaf.index - depth));
    // What is left open becomes a variable of its own, without its arguments.
    return leaf.t === 'meta' ? { t: 'type' } : leaf;
  });
}

/** Leaves replaced; a metavariable applied counts as one leaf without its arguments. */
export function mapTerm(term: Term, depth: number, leaf: (term: Term, depth: number) => Term): Term {
  const go = (inner: Term, at: number): Term => {
    switch (inner.t) {
      case 'var':
      case 'meta':
      case 'const':
      case 'type':
      case 'nat':
      case 'lit':
        return leaf(inner, at);
      case 'app': {
        if (inner.fn.t === 'meta') {
          const replaced = leaf(inner.fn, at);
          if (replaced.t !== 'meta') {
            const extra = inner.args.slice(inner.fn.meta.arity).map((arg) => go(arg, at));
            return extra.length === 0 ? replaced : { t: 'app', fn: replaced, args: extra };
          }
          return { t: 'app', fn: replaced, args: inner.args.map((arg) => go(arg, at)) };
        }
        return mapParts(inner, at, go);
      }
      default:
        return mapParts(inner, at, go);
    }
  };
  return go(term, depth);
}
