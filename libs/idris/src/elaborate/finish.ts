/**
 * From the elaborator's globals to core: constructors take their parameters first, plicities disappear, groups are made.
 */
import type { Constructor, Term as CoreTerm, Tree as CoreTree, Declaration } from '../core/format.ts';
import { telescope } from './data.ts';
import type { Global, Term, Tree } from './values.ts';
import { shift, substitute } from './zonk.ts';

export function coreTerm(term: Term, size: number): CoreTerm {
  switch (term.t) {
    case 'var':
      return ['var', term.index];
    case 'const':
      return term.global.kind === 'constructor' ? constructor(term.global, [], size) : ['const', term.global.name];
    case 'app':
      if (term.fn.t === 'const' && term.fn.global.kind === 'constructor') {
        return constructor(term.fn.global, term.args, size);
      }
      return ['app', coreTerm(term.fn, size), coreTerms(term.args, size)];
    case 'lam':
      return ['lam', term.quantity, term.name, coreTerm(term.type, size), coreTerm(term.body, size + 1)];
    case 'pi':
      return ['pi', term.quantity, term.name, coreTerm(term.domain, size), coreTerm(term.body, size + 1)];
    case 'let':
      return [
        'let',
        term.quantity,
        term.name,
        coreTerm(term.type, size),
        coreTerm(term.value, size),
        coreTerm(term.body, size + 1),
      ];
    case 'type':
      return ['type'];
    case 'nat':
      return ['nat', term.value.toString()];
    case 'lit':
      return ['lit', term.type, term.value];
    case 'meta':
      throw new Error(`an unsolved metavariable reaches core: ${term.meta.name}`);
  }
}

function coreTerms(terms: readonly Term[], size: number): readonly CoreTerm[] {
  return terms.map((term) => coreTerm(term, size));
}

/** Parameters first, in the data type's order, then the fields. Too few arguments: a function of the others. */
function constructor(global: Global, args: readonly Term[], size: number): CoreTerm {
  const info = global.constructor_!;
  const missing = info.names.length - args.length;
  if (missing > 0) return coreTerm(etaExpanded(global, args, size), size);
  if (info.names.length === 0) return ['const', global.name];
  const ordered: CoreTerm[] = [];
  for (const at of info.parameters) ordered.push(coreTerm(args[at]!, size));
  for (const at of info.fields) ordered.push(coreTerm(args[at]!, size));
  for (let at = info.names.length; at < args.length; at++) ordered.push(coreTerm(args[at]!, size));
  return ['app', ['const', global.name], ordered];
}

function etaExpanded(global: Global, given: readonly Term[], size: number): Term {
  const { names, quantities, domains } = telescope(global.type);
  const build = (args: readonly Term[], depth: number): Term => {
    const at = args.length;
    if (at === names.length) return { t: 'app', fn: { t: 'const', global }, args };
    const type = substitute(domains[at]!, args, size + depth);
    const inner = [...args.map((arg) => shift(arg, 1)), { t: 'var', index: 0 } as const];
    return { t: 'lam', quantity: quantities[at]!, name: names[at]!, type, body: build(inner, depth + 1) };
  };
  return build(given, 0);
}

function coreTree(tree: Tree, size: number): CoreTree {
  switch (tree.kind) {
    case 'body':
      return { kind: 'body', term: coreTerm(tree.term, size) };
    case 'case': {
      const branches = tree.branches.map((branch) => ({
        constructor: branch.constructor.name,
        fields: branch.fields,
        tree: coreTree(branch.tree, size + branch.fields.length),
      }));
      const node = { kind: 'case', level: tree.level, branches } as const;
      return tree.otherwise === null ? node : { ...node, otherwise: coreTree(tree.otherwise, size) };
    }
    case 'literal':
      return {
        kind: 'literal',
        level: tree.level,
        branches: tree.branches.map(({ value, tree: inner }) => ({ value, tree: coreTree(inner, size) })),
        otherwise: coreTree(tree.otherwise, size),
      };
  }
}

/** The type of a constructor with its parameters first. */
function constructorType(global: Global): CoreTerm {
  const info = global.constructor_!;
  const { names, quantities, domains, result } = telescope(global.type);
  const order = [...info.parameters, ...info.fields];
  const place = (term: Term, from: number, to: number): Term => {
    const args: Term[] = [];
    for (let source = 0; source < from; source++) {
      const at = order.indexOf(source);
      // A level that is not bound yet cannot occur here.
      args.push(at < to ? { t: 'var', index: to - 1 - at } : { t: 'type' });
    }
    return substitute(term, args, to);
  };
  let type = coreTerm(place(result, names.length, names.length), names.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const source = order[at]!;
    const quantity = at < info.parameters.length ? 0 : quantities[source]!;
    type = ['pi', quantity, names[source]!, coreTerm(place(domains[source]!, source, at), at), type];
  }
  return type;
}

export function coreDeclaration(global: Global): Declaration {
  if (global.kind === 'data') {
    return {
      kind: 'data',
      name: global.name,
      type: coreTerm(global.type, 0),
      parameters: global.data!.parameters,
      constructors: global.data!.constructors.map(
        (one): Constructor => ({ name: one.name, type: constructorType(one) }),
      ),
    };
  }
  return {
    kind: 'function',
    name: global.name,
    quantity: global.quantity,
    type: coreTerm(global.type, 0),
    arity: global.arity,
    tree: coreTree(global.tree!, global.arity),
  };
}

/** Strongly connected groups in dependency order (Tarjan). */
export function groups(globals: readonly Global[]): Global[][] {
  const mine = new Set(globals);
  const index = new Map<Global, number>();
  const low = new Map<Global, number>();
  const stack: Global[] = [];
  const onStack = new Set<Global>();
  const result: Global[][] = [];
  const visit = (global: Global): void => {
    index.set(global, index.size);
    low.set(global, index.get(global)!);
    stack.push(global);
    onStack.add(global);
    for (const next of mentions(global)) {
      if (!mine.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(global, Math.min(low.get(global)!, low.get(next)!));
      } else if (onStack.has(next)) low.set(global, Math.min(low.get(global)!, index.get(next)!));
    }
    if (low.get(global) !== index.get(global)) return;
    const group: Global[] = [];
    for (;;) {
      const member = stack.pop()!;
      onStack.delete(member);
      group.unshift(member);
      if (member === global) break;
    }
    result.push(group);
  };
  for (const global of globals) if (!index.has(global)) visit(global);
  return result;
}

/** What a declaration refers to; a constructor stands for its data type. */
export function mentions(global: Global): Set<Global> {
  const found = new Set<Global>();
  const term = (inner: Term): void => {
    switch (inner.t) {
      case 'const':
        found.add(inner.global.constructor_?.data ?? inner.global);
        return;
      case 'app':
        term(inner.fn);
        inner.args.forEach(term);
        return;
      case 'lam':
        term(inner.type);
        term(inner.body);
        return;
      case 'pi':
        term(inner.domain);
        term(inner.body);
        return;
      case 'let':
        term(inner.type);
        term(inner.value);
        term(inner.body);
        return;
      default:
        return;
    }
  };
  const tree = (inner: Tree): void => {
    if (inner.kind === 'body') {
      term(inner.term);
      return;
    }
    if (inner.kind === 'case') {
      for (const branch of inner.branches) {
        found.add(branch.constructor.constructor_!.data);
        tree(branch.tree);
      }
      if (inner.otherwise !== null) tree(inner.otherwise);
      return;
    }
    for (const branch of inner.branches) tree(branch.tree);
    tree(inner.otherwise);
  };
  term(global.type);
  for (const constructor of global.data?.constructors ?? []) term(constructor.type);
  if (global.tree !== null) tree(global.tree);
  return found;
}
