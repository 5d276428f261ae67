/**
 * Zonking: solved metavariables replaced by their solutions, throughout a term.
 *
 * A projection from a known implementation becomes the method's own function on the way, so that a recursion that goes
 * through a dictionary is a recursion that can be seen.
 */
import { countNode } from './evaluate.ts';
import { app, type Branch, type Passing, type Term, type Tree } from './values.ts';

/** @param size how many variables the term is over */
export function zonk(term: Term, size: number): Term {
  countNode();
  switch (term.t) {
    case 'var':
    case 'const':
    case 'type':
    case 'nat':
    case 'lit':
      return term;
    case 'meta':
      return term.meta.solution === null || term.meta.arity > 0 ? term : zonk(term.meta.solution, size);
    case 'app':
      return zonkApplication(term, size);
    case 'lam':
      return { ...term, type: zonk(term.type, size), body: zonk(term.body, size + 1) };
    case 'pi':
      return {
        ...term,
        passing: zonkPassing(term.passing, size),
        domain: zonk(term.domain, size),
        body: zonk(term.body, size + 1),
      };
    case 'let':
      return {
        ...term,
        type: zonk(term.type, size),
        value: zonk(term.value, size),
        body: zonk(term.body, size + 1),
      };
  }
}

function zonkPassing(passing: Passing<Term>, size: number): Passing<Term> {
  return passing.kind === 'default' ? { kind: 'default', value: zonk(passing.value, size) } : passing;
}

function zonkApplication(term: Term & { t: 'app' }, size: number): Term {
  if (term.fn.t === 'meta' && term.fn.meta.solution !== null) {
    const { meta } = term.fn;
    if (term.args.length >= meta.arity) {
      const head = substitute(meta.solution!, term.args.slice(0, meta.arity), size);
      return zonk(beta(head, term.args.slice(meta.arity), size), size);
    }
  }
  const args = term.args.map((arg) => zonk(arg, size));
  const fn = zonk(term.fn, size);
  if (fn.t === 'lam') return zonk(beta(fn, args, size), size);
  return project(app(fn, args), size);
}

function beta(fn: Term, args: readonly Term[], size: number): Term {
  let head = fn;
  let at = 0;
  for (; at < args.length && head.t === 'lam'; at++) head = instantiateBody(head.body, args[at]!, size);
  return app(head, args.slice(at));
}

/** `map {dict = functorList} f xs` is the method of that implementation, applied. */
function project(term: Term, size: number): Term {
  if (term.t !== 'app' || term.fn.t !== 'const') return term;
  const { projection } = term.fn.global;
  if (projection === null || term.args.length <= projection.dictionary) return term;
  const dictionary = term.args[projection.dictionary]!;
  const { head, args } = spineOf(dictionary);
  if (head.t !== 'const' || head.global.dictionary === null) return term;
  const info = head.global.dictionary;
  const field = info.fields[projection.field];
  if (field === undefined || field === null || args.length < info.arity) return term;
  const method = substitute(field, args.slice(0, info.arity), size);
  return zonk(beta(method, term.args.slice(projection.dictionary + 1), size), size);
}

export function spineOf(term: Term): { readonly head: Term; readonly args: readonly Term[] } {
  return term.t === 'app' ? { head: term.fn, args: term.args } : { head: term, args: [] };
}

/** A term over exactly `args.length` variables, with the arguments (over `size`) in their place. */
export function substitute(term: Term, args: readonly Term[], size: number): Term {
  const go = (inner: Term, depth: number): Term => {
    switch (inner.t) {
      case 'var': {
        if (inner.index < depth) return inner;
        return shift(args[args.length - 1 - (inner.index - depth)]!, depth);
      }
      case 'app': {
        const fn = go(inner.fn, depth);
        const rest = inner.args.map((arg) => go(arg, depth));
        return fn.t === 'lam' ? beta(fn, rest, size + depth) : app(fn, rest);
      }
      case 'lam':
        return { ...inner, type: go(inner.type, depth), body: go(inner.body, depth + 1) };
      case 'pi':
        return {
          ...inner,
          passing:
            inner.passing.kind === 'default'
              ? { kind: 'default', value: go(inner.passing.value, depth) }
              : inner.passing,
          domain: go(inner.domain, depth),
          body: go(inner.body, depth + 1),
        };
      case 'let':
        return {
          ...inner,
          type: go(inner.type, depth),
          value: go(inner.value, depth),
          body: go(inner.body, depth + 1),
        };
      default:
        return inner;
    }
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
  switch (term.t) {
    case 'var':
      return term.index >= from ? { t: 'var', index: term.index + by } : term;
    case 'app':
      return { t: 'app', fn: shift(term.fn, by, from), args: term.args.map((arg) => shift(arg, by, from)) };
    case 'lam':
      return { ...term, type: shift(term.type, by, from), body: shift(term.body, by, from + 1) };
    case 'pi':
      return {
        ...term,
        passing:
          term.passing.kind === 'default'
            ? { kind: 'default', value: shift(term.passing.value, by, from) }
            : term.passing,
        domain: shift(term.domain, by, from),
        body: shift(term.body, by, from + 1),
      };
    case 'let':
      return {
        ...term,
        type: shift(term.type, by, from),
        value: shift(term.value, by, from),
        body: shift(term.body, by, from + 1),
      };
    default:
      return term;
  }
}

export function zonkTree(tree: Tree, size: number): Tree {
  switch (tree.kind) {
    case 'body':
      return { kind: 'body', term: zonk(tree.term, size) };
    case 'case':
      return {
        ...tree,
        branches: tree.branches.map(
          (branch): Branch => ({ ...branch, tree: zonkTree(branch.tree, size + branch.fields.length) }),
        ),
        otherwise: tree.otherwise === null ? null : zonkTree(tree.otherwise, size),
      };
    case 'literal':
      return {
        ...tree,
        branches: tree.branches.map((branch) => ({ ...branch, tree: zonkTree(branch.tree, size) })),
        otherwise: zonkTree(tree.otherwise, size),
      };
  }
}
