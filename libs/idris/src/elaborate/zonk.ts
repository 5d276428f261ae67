/**
 * Zonking: solved metavariables replaced by their solutions, throughout a term.
 *
 * A projection from a known implementation becomes the method's own function on the way, so that a recursion that goes
 * through a dictionary is a recursion that can be seen.
 */
import { countNode } from './evaluate.ts';
import { app, type Branch, type Term, type Tree } from './values.ts';

/** A term with its parts replaced; `depth` counts the binders around them. */
export function mapParts(term: Term, depth: number, part: (inner: Term, depth: number) => Term): Term {
  switch (term.t) {
    case 'app':
      return { t: 'app', fn: part(term.fn, depth), args: term.args.map((arg) => part(arg, depth)) };
    case 'lam':
      return { ...term, type: part(term.type, depth), body: part(term.body, depth + 1) };
    case 'pi': {
      const { passing } = term;
      return {
        ...term,
        passing: passing.kind === 'default' ? { kind: 'default', value: part(passing.value, depth) } : passing,
        domain: part(term.domain, depth),
        body: part(term.body, depth + 1),
      };
    }
    case 'let':
      return {
        ...term,
        type: part(term.type, depth),
        value: part(term.value, depth),
        body: part(term.body, depth + 1),
      };
    default:
      return term;
  }
}

/** A case tree over `size` variables with its bodies replaced, and perhaps the positions that it splits. */
export function mapTree(
  tree: Tree,
  size: number,
  body: (term: Term, size: number) => Term,
  level = (at: number) => at,
): Tree {
  const go = (inner: Tree, by = 0): Tree => mapTree(inner, size + by, body, level);
  switch (tree.kind) {
    case 'body':
      return { kind: 'body', term: body(tree.term, size) };
    case 'case': {
      const branches = tree.branches.map(
        (branch): Branch => ({ ...branch, tree: go(branch.tree, branch.fields.length) }),
      );
      return { ...tree, level: level(tree.level), branches, otherwise: tree.otherwise && go(tree.otherwise) };
    }
    case 'literal': {
      const branches = tree.branches.map((branch) => ({ ...branch, tree: go(branch.tree) }));
      return { ...tree, level: level(tree.level), branches, otherwise: go(tree.otherwise) };
    }
  }
}

/** @param size how many variables the term is over */
export function zonk(term: Term, size: number): Term {
  countNode();
  if (term.t === 'app') return zonkApplication(term, size);
  if (term.t !== 'meta') return mapParts(term, size, zonk);
  return term.meta.solution === null || term.meta.arity > 0 ? term : zonk(term.meta.solution, size);
}

function zonkApplication(term: Term & { t: 'app' }, size: number): Term {
  if (term.fn.t === 'meta' && term.fn.meta.solution !== null) {
    const { meta } = term.fn;
    if (term.args.length >= meta.arity) {
      const head = substitute(meta.solution!, term.args.slice(0, meta.arity), size);
      return zonk(beta(head, term.args.slice(meta.arity), size), size);
    }
  }
  // Arguments last: what they become part of is looked at again, and they would be, once for each level around them.
  const fn = term.fn.t === 'lam' ? term.fn : zonk(term.fn, size);
  if (fn.t === 'lam') return zonk(beta(fn, term.args, size), size);
  const { head, args } = fn.t === 'app' ? spineOf(app(fn, term.args)) : { head: fn, args: term.args };
  const done = args.length - term.args.length;
  const at = head.t === 'const' && head.global.projection !== null ? head.global.projection.dictionary : -1;
  const dictionary = at < done ? args[at] : args[at] && zonk(args[at], size);
  const method = dictionary && project(head, dictionary, args, size);
  if (method !== undefined) return zonk(method, size);
  const zonked = new Array<Term>(args.length);
  for (let i = 0; i < args.length; i++) zonked[i] = i < done ? args[i]! : i === at ? dictionary! : zonk(args[i]!, size);
  return app(head, zonked);
}

function beta(fn: Term, args: readonly Term[], size: number): Term {
  let head = fn;
  let at = 0;
  for (; at < args.length && head.t === 'lam'; at++) head = instantiateBody(head.body, args[at]!, size);
  return app(head, args.slice(at));
}

/** `map {dict = functorList} f xs` is the method of that implementation, applied; nothing if it is no such thing. */
function project(selector: Term, dictionary: Term, given: readonly Term[], size: number): Term | undefined {
  if (selector.t !== 'const' || selector.global.projection === null) return undefined;
  const { projection } = selector.global;
  const { head, args } = spineOf(dictionary);
  if (head.t !== 'const' || head.global.dictionary === null) return undefined;
  const info = head.global.dictionary;
  const field = info.fields[projection.field];
  if (field === undefined || field === null || args.length < info.arity) return undefined;
  const method = substitute(field, args.slice(0, info.arity), size);
  return beta(method, given.slice(projection.dictionary + 1), size);
}

export function spineOf(term: Term): { readonly head: Term; readonly args: readonly Term[] } {
  return term.t === 'app' ? { head: term.fn, args: term.args } : { head: term, args: [] };
}

/** A term over exactly `args.length` variables, with the arguments (over `size`) in their place. */
export function substitute(term: Term, args: readonly Term[], size: number): Term {
  const go = (inner: Term, depth: number): Term => {
    if (inner.t === 'var')
      return inner.index < depth ? inner : shift(args[args.length - 1 - (inner.index - depth)]!, depth);
    if (inner.t !== 'app') return mapParts(inner, depth, go);
    const fn = go(inner.fn, depth);
    const rest = inner.args.map((arg) => go(arg, depth));
    return fn.t === 'lam' ? beta(fn, rest, size + depth) : app(fn, rest);
  };
  return go(term, 0);
}

/** The body of a binder over `size` variables, with an argument for the bound one. */
export function instantiateBody(body: Term, arg: Term, size: number): Term {
  const args: Term[] = [];
  for (let level = 0; level < size; level++) args.push({ t: 'var', index: size - 1 - level });
  args.push(arg);
  return substitute(body, args, size);
}

/** The same term under more binders. */
export function shift(term: Term, by: number, from = 0): Term {
  if (by === 0) return term;
  if (term.t === 'var') return term.index >= from ? { t: 'var', index: term.index + by } : term;
  return mapParts(term, from, (inner, depth) => shift(inner, by, depth));
}

export const zonkTree = (tree: Tree, size: number): Tree => mapTree(tree, size, zonk);
