/**
 * Default methods for one implementation: the default's function, and what was lifted out of it, with the dictionary put
 * in. So a default that calls other methods calls this implementation's, and termination can be seen.
 */
import type { Span } from '../diagnostic.ts';
import type { Session } from './session.ts';
import { type Global, newGlobal, type Term } from './values.ts';
import { mapParts, mapTree, shift, substitute } from './zonk.ts';

interface Specialiser {
  readonly s: Session;
  /** The default's function; lifted functions have its name as a prefix. */
  readonly root: Global;
  /** How many leading arguments are put in: the interface's parameters and the dictionary. */
  readonly count: number;
  /** They, over the implementation's arguments. */
  readonly args: readonly Term[];
  readonly base: number;
  readonly name: string;
  readonly visibility: Global['visibility'];
  readonly span: Span;
  readonly made: Map<Global, Global>;
}

/** @returns a function of the implementation's `base` arguments and the method's own */
export function specialise(
  s: Session,
  fallback: Global,
  args: readonly Term[],
  baseTypes: (body: Term) => Term,
  base: number,
  name: string,
  visibility: Global['visibility'],
  span: Span,
): Global {
  const spec: Specialiser = {
    s,
    root: fallback,
    count: args.length,
    args,
    base,
    name,
    visibility,
    span,
    made: new Map(),
  };
  return copy(spec, fallback, name, baseTypes);
}

function copy(spec: Specialiser, from: Global, name: string, baseTypes: (body: Term) => Term): Global {
  const { s, count, base } = spec;
  let type = from.type;
  for (let at = 0; at < count; at++) {
    if (type.t !== 'pi') throw new Error('a default has fewer arguments than its interface');
    type = type.body;
  }
  const global = newGlobal(
    name,
    'function',
    s.module,
    baseTypes(walk(spec, substitute(type, spec.args, base), baseTypes)),
    spec.visibility,
    from.quantity,
  );
  spec.made.set(from, global);
  global.arity = from.arity - count + base;
  const body = (term: Term, size: number) => walk(spec, replace(spec, term, size), baseTypes);
  global.tree = mapTree(from.tree!, from.arity, body, (level) => level - count + base);
  s.produced.push({ global, span: spec.span });
  return global;
}

/** Leading variables replaced, the others moved to behind the implementation's arguments. */
function replace(spec: Specialiser, term: Term, size: number): Term {
  const { count, base, args } = spec;
  const into = size - count + base;
  const all: Term[] = args.map((arg) => shift(arg, into - base));
  for (let level = count; level < size; level++) all.push({ t: 'var', index: size - 1 - level });
  return substitute(term, all, into);
}

/** Calls of what was lifted out of the default become calls of its copy. */
function walk(spec: Specialiser, term: Term, baseTypes: (body: Term) => Term): Term {
  const go = (inner: Term, depth: number): Term => {
    if (inner.t !== 'app' || inner.fn.t !== 'const' || !inner.fn.global.name.startsWith(`${spec.root.name}:`))
      return mapParts(inner, depth, go);
    const args = inner.args.map((arg) => go(arg, depth));
    const lifted = inner.fn.global;
    const made =
      spec.made.get(lifted) ?? copy(spec, lifted, spec.name + lifted.name.slice(spec.root.name.length), baseTypes);
    const own = [...baseOf(spec, args.slice(0, spec.count)), ...args.slice(spec.count)];
    return { t: 'app', fn: { t: 'const', global: made }, args: own };
  };
  return go(term, 0);
}

/** The implementation's own arguments, read off the dictionary that was put in: it is applied to them. */
function baseOf(spec: Specialiser, leading: readonly Term[]): readonly Term[] {
  const dictionary = leading[leading.length - 1]!;
  return dictionary.t === 'app' ? dictionary.args.slice(0, spec.base) : [];
}
