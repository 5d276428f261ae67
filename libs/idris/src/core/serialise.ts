/**
 * Core modules to and from their JSON form. Rows of the term table are shared: by object and by structure (hash-consing).
 *
 * `type` is the exception, because a row is a universe level: every place in a term object that holds a `type` gets a row
 * of its own, whether or not the places hold one `['type']` object. So terms that contain `type` are shared only where
 * the very same object that contains it is used again; there the level is shared too, which can only add constraints.
 * The result depends on the module alone, and `serialise(parse(x))` is `x` for every x that `serialise` made.
 */
import type { CoreModule, Declaration, SerialModule, SerialTerm, Term, Tree } from './format.ts';
import { Rows } from './rows.ts';

export function serialise(module: CoreModule): SerialModule {
  const rows = new Rows<SerialTerm>();
  const byObject = new Map<Term, number>();

  const row = (term: Term): number => {
    switch (term[0]) {
      case 'type':
        return rows.add(['type']);
      case 'app':
      case 'lam':
      case 'pi':
      case 'let': {
        const known = byObject.get(term);
        if (known !== undefined) return known;
        const index = rows.find(build(term));
        byObject.set(term, index);
        return index;
      }
      default:
        return rows.find(term);
    }
  };
  const build = (term: Term & readonly ['app' | 'lam' | 'pi' | 'let', ...unknown[]]): SerialTerm => {
    switch (term[0]) {
      case 'app':
        return ['app', row(term[1]), term[2].map(row)];
      case 'lam':
      case 'pi':
        return [term[0], term[1], term[2], row(term[3]), row(term[4])];
      case 'let':
        return ['let', term[1], term[2], row(term[3]), row(term[4]), row(term[5])];
    }
  };
  const tree = (t: Tree): unknown => {
    if (t.kind === 'body') return { kind: 'body', term: row(t.term) };
    const otherwise = t.otherwise === undefined ? {} : { otherwise: tree(t.otherwise) };
    if (t.kind === 'literal') {
      const branches = t.branches.map((b) => ({ value: b.value, tree: tree(b.tree) }));
      return { kind: 'literal', level: t.level, branches, ...otherwise };
    }
    const branches = t.branches.map((b) => ({ constructor: b.constructor, fields: b.fields, tree: tree(b.tree) }));
    return { kind: 'case', level: t.level, branches, ...otherwise };
  };
  const declaration = (d: Declaration): unknown => {
    if (d.kind === 'function') {
      const { kind, name, quantity, arity } = d;
      return { kind, name, quantity, type: row(d.type), arity, tree: tree(d.tree) };
    }
    const type = row(d.type);
    const constructors = d.constructors.map((c) => ({ name: c.name, type: row(c.type) }));
    return { kind: d.kind, name: d.name, type, parameters: d.parameters, constructors };
  };
  const groups = module.groups.map((g) => g.map(declaration));
  const { format, name, imports, builtins } = module;
  return { format, name, imports, builtins, terms: rows.all, groups };
}

/** The inverse, for modules that `serialise` made; the kernel does not use it and checks the form itself. */
export function parse(serial: SerialModule): CoreModule {
  const terms: Term[] = [];
  const term = (row: unknown): Term => {
    const found = typeof row === 'number' ? terms[row] : undefined;
    if (found === undefined) throw new Error(`core module ${serial.name}: row ${String(row)} is not in its term table`);
    return found;
  };
  for (const row of serial.terms)
    switch (row[0]) {
      case 'app':
        terms.push(['app', term(row[1]), row[2].map(term)]);
        break;
      case 'lam':
      case 'pi':
        terms.push([row[0], row[1], row[2], term(row[3]), term(row[4])]);
        break;
      case 'let':
        terms.push(['let', row[1], row[2], term(row[3]), term(row[4]), term(row[5])]);
        break;
      default:
        terms.push(row);
    }
  return { ...serial, groups: serial.groups.map((g) => g.map((d) => withTerms(d, term) as Declaration)) };
}

/** Puts terms in place of row numbers, in the fields that hold them. */
function withTerms(node: unknown, term: (row: unknown) => Term): unknown {
  if (Array.isArray(node)) return node.map((part) => withTerms(part, term));
  if (typeof node !== 'object' || node === null) return node;
  const put = ([key, value]: [string, unknown]) => [
    key,
    key === 'type' || key === 'term' ? term(value) : withTerms(value, term),
  ];
  return Object.fromEntries(Object.entries(node).map(put));
}
