/** The kernel's terms without their types: moved under binders, and looked through for what they mention. */
import type { FunEntry, Term, Tree } from '../kernel/types.ts';

/** A term under more binders. */
export function shifted(term: Term, by: number, from = 0): Term {
  if (term.free <= from) return term;
  switch (term.tag) {
    case 'var':
      return term.index < from ? term : { ...term, index: term.index + by, free: term.free + by };
    case 'app':
      return {
        tag: 'app',
        free: term.free + by,
        fn: shifted(term.fn, by, from),
        args: term.args.map((arg) => shifted(arg, by, from)),
      };
    case 'lam':
    case 'pi':
      return {
        ...term,
        free: term.free + by,
        domain: shifted(term.domain, by, from),
        body: shifted(term.body, by, from + 1),
      };
    case 'let':
      return {
        ...term,
        free: term.free + by,
        type: shifted(term.type, by, from),
        value: shifted(term.value, by, from),
        body: shifted(term.body, by, from + 1),
      };
    default:
      return term;
  }
}

/** The functions that a function's tree mentions, each as often as it does. */
export function functionsIn(fn: FunEntry): readonly FunEntry[] {
  const found: FunEntry[] = [];
  const term = (t: Term): void => {
    if (t.tag === 'const' && t.entry?.kind === 'fun') found.push(t.entry);
    if (t.tag === 'app') for (const part of [t.fn, ...t.args]) term(part);
    if (t.tag === 'lam' || t.tag === 'pi') for (const part of [t.domain, t.body]) term(part);
    if (t.tag === 'let') for (const part of [t.type, t.value, t.body]) term(part);
  };
  const walk = (tree: Tree | undefined): void => {
    if (tree === undefined) return;
    if (tree.kind === 'body') term(tree.term);
    else {
      for (const branch of tree.branches) walk(branch.tree);
      walk(tree.otherwise);
    }
  };
  walk(fn.tree);
  return found;
}
