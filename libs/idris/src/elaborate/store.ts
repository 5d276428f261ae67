/**
 * From a module that was elaborated to what its importers need, as JSON (stored.ts).
 *
 * Equal modules give equal JSON: globals come in the order in which they are declared or first mentioned, rows and
 * references are numbered as they are met.
 */
import { Rows } from '../core/rows.ts';
import type { RawFixity } from '../syntax/raw.ts';
import { FORMAT, type Stored, type StoredData, type StoredGlobal, type StoredTerm, type StoredTree } from './stored.ts';
import type { DataInfo, Global, Term, Tree } from './values.ts';

export interface Publishing {
  readonly name: string;
  readonly imports: readonly string[];
  readonly reexports: Stored['reexports'];
  readonly fixities: readonly RawFixity[];
  /** What a source can name, in order. */
  readonly named: readonly Global[];
  readonly hints: readonly { readonly data: Global; readonly global: Global }[];
}

export function store(module: Publishing): Stored {
  const rows = new Rows<StoredTerm>();
  const rowOf = new Map<Term, number>();
  const references: (readonly [string, string])[] = [];
  const numbers = new Map<Global, number>();
  const named = new Set(module.named);
  const unfoldable = unfoldableBeside(module.named);
  /** Of this module, in the order in which they are written. */
  const mine: Global[] = [];

  const reference = (global: Global): number => {
    const known = numbers.get(global);
    if (known !== undefined) return known;
    const number = references.push([global.module, global.name]) - 1;
    numbers.set(global, number);
    if (global.module === module.name) mine.push(global);
    return number;
  };
  const row = (term: Term): number => {
    // What has no parts is found as soon by what it is.
    if (term.t !== 'app' && term.t !== 'lam' && term.t !== 'pi' && term.t !== 'let') return rows.find(build(term));
    const known = rowOf.get(term);
    if (known !== undefined) return known;
    const index = rows.find(build(term));
    rowOf.set(term, index);
    return index;
  };
  const build = (term: Term): StoredTerm => {
    switch (term.t) {
      case 'var':
        return ['var', term.index];
      case 'const':
        return ['const', reference(term.global)];
      case 'app':
        return ['app', row(term.fn), ...term.args.map(row)];
      case 'lam':
        return ['lam', term.quantity, term.name, row(term.type), row(term.body)];
      case 'pi': {
        const [domain, body] = [row(term.domain), row(term.body)];
        const passing = term.passing.kind === 'default' ? row(term.passing.value) : term.passing.kind;
        return ['pi', term.quantity, term.name, domain, body, passing];
      }
      case 'let':
        return ['let', term.quantity, term.name, row(term.type), row(term.value), row(term.body)];
      case 'type':
        return ['type'];
      case 'nat':
        return ['nat', term.value.toString()];
      case 'lit':
        return ['lit', term.type, term.value];
      case 'meta':
        throw new Error(`an unsolved metavariable reaches the interface of ${module.name}: ${term.meta.name}`);
    }
  };
  const tree = (one: Tree): StoredTree => {
    if (one.kind === 'body') return { kind: 'body', term: row(one.term) };
    const { level } = one;
    if (one.kind === 'literal') {
      const branches = one.branches.map((branch) => ({ value: branch.value, tree: tree(branch.tree) }));
      return { kind: 'literal', level, branches, otherwise: tree(one.otherwise) };
    }
    const branches = one.branches.map(({ constructor, fields, tree: inner }) => ({
      constructor: reference(constructor),
      fields,
      tree: tree(inner),
    }));
    return { kind: 'case', level, branches, otherwise: one.otherwise === null ? null : tree(one.otherwise) };
  };
  const data = (info: DataInfo): StoredData => ({
    parameters: info.parameters,
    constructors: info.constructors.map(reference),
    recordFields: info.recordFields,
    isInterface: info.isInterface,
    determining: info.determining,
    superclasses: info.superclasses.map(reference),
    interface:
      info.interface_ === null
        ? null
        : {
            superclassCount: info.interface_.superclassCount,
            methods: info.interface_.methods.map(
              ({ name, projection, fallback }) =>
                [name, reference(projection), fallback === null ? null : reference(fallback)] as const,
            ),
          },
  });
  const written = (global: Global): StoredGlobal => ({
    name: global.name,
    kind: global.kind,
    home: global.home,
    type: row(global.type),
    quantity: global.quantity,
    visibility: global.visibility,
    named: named.has(global),
    opaque: global.opaque,
    arity: global.arity,
    nat: global.nat,
    hint: global.hint,
    tree: global.tree !== null && (!global.opaque || unfoldable(global)) ? tree(global.tree) : null,
    data: global.data === null ? null : data(global.data),
    constructor_:
      global.constructor_ === null ? null : { ...global.constructor_, data: reference(global.constructor_.data) },
    projection: global.projection,
    dictionary:
      global.dictionary === null
        ? null
        : {
            arity: global.dictionary.arity,
            fields: global.dictionary.fields.map((field) => (field === null ? null : row(field))),
          },
  });

  for (const global of module.named) reference(global);
  const hints = module.hints.map((hint) => [reference(hint.data), reference(hint.global)] as const);
  const globals: StoredGlobal[] = [];
  // Writing one may mention others, which are then written too.
  for (let at = 0; at < mine.length; at++) globals.push(written(mine[at]!));
  return {
    format: FORMAT,
    name: module.name,
    imports: module.imports,
    reexports: module.reexports,
    fixities: module.fixities,
    references,
    terms: rows.all,
    globals,
    hints,
  };
}

/** Implementations elsewhere copy default methods and what was lifted out of them, whatever their visibility. */
function unfoldableBeside(globals: readonly Global[]): (global: Global) => boolean {
  const defaults = new Set<Global>();
  for (const global of globals) {
    for (const { fallback } of global.data?.interface_?.methods ?? []) if (fallback !== null) defaults.add(fallback);
  }
  const prefixes = [...defaults].map((global) => `${global.name}:`);
  return (global) => defaults.has(global) || prefixes.some((prefix) => global.name.startsWith(prefix));
}
