/**
 * From the JSON form of a module's interface (stored.ts) to globals. A type, a definition and the description of a data
 * type are read when somebody looks at them first: of a large library a module uses little.
 *
 * The JSON was made by store.ts, or was read from a cache that compares digests; what does not fit is an error that
 * rejects the module that asked.
 */
import type { Imported } from './imported.ts';
import { splitName } from './names.ts';
import { INTEGER_TO_NAT, integerToNat, NAT, naturalComputation, primitiveGlobals } from './primitives.ts';
import { FORMAT, type Stored, type StoredGlobal, type StoredTerm, type StoredTree } from './stored.ts';
import {
  AUTO,
  type ConstructorInfo,
  type DataInfo,
  type DictionaryInfo,
  EXPLICIT,
  type Global,
  IMPLICIT,
  type MethodInfo,
  type Term,
  type Tree,
  TYPE,
  type Value,
} from './values.ts';

const PASSING = { explicit: EXPLICIT, implicit: IMPLICIT, auto: AUTO } as const;

const NONE: readonly Global[] = [];

/** @param modules the modules that it rests on, by name */
export function restore(stored: Stored, modules: (name: string) => Imported | undefined): Imported {
  return new Store(stored, modules);
}

class Store implements Imported {
  readonly name: string;
  readonly imports: readonly string[];
  readonly reexports: Imported['reexports'];
  readonly fixities: Imported['fixities'];
  readonly #stored: Stored;
  readonly #modules: (name: string) => Imported | undefined;
  readonly #globals = new Map<string, Global>();
  readonly #references: (Global | undefined)[];
  readonly #terms: (Term | undefined)[];
  #byLast: Map<string, Global[]> | undefined;
  #hints: Imported['hints'] | undefined;

  constructor(stored: Stored, modules: (name: string) => Imported | undefined) {
    if (stored.format !== FORMAT) throw new Error(`no interface of a module: ${String(stored.format)}`);
    this.name = stored.name;
    this.imports = stored.imports;
    this.reexports = stored.reexports;
    this.fixities = stored.fixities;
    this.#stored = stored;
    this.#modules = modules;
    for (const one of stored.globals) this.#globals.set(one.name, new Restored(one, this));
    this.#references = stored.references.map(() => undefined);
    this.#terms = stored.terms.map(() => undefined);
  }

  get hints(): Imported['hints'] {
    this.#hints ??= this.#stored.hints.map(([data, global]) => ({
      data: this.reference(data),
      global: this.reference(global),
    }));
    return this.#hints;
  }

  global(name: string): Global | undefined {
    return this.#globals.get(name);
  }

  named(last: string): readonly Global[] {
    return this.#lasts().get(last) ?? NONE;
  }

  lastNames(): Iterable<string> {
    return this.#lasts().keys();
  }

  #lasts(): Map<string, Global[]> {
    if (this.#byLast !== undefined) return this.#byLast;
    const byLast = new Map<string, Global[]>();
    for (const { name, named } of this.#stored.globals) {
      if (!named) continue;
      const { last } = splitName(name);
      const known = byLast.get(last);
      if (known === undefined) byLast.set(last, [this.#globals.get(name)!]);
      else known.push(this.#globals.get(name)!);
    }
    this.#byLast = byLast;
    return byLast;
  }

  reference(number: number): Global {
    const known = this.#references[number];
    if (known !== undefined) return known;
    const [module, name] = this.#stored.references[number] ?? this.#malformed(`reference ${number}`);
    const found = this.#find(module, name) ?? this.#malformed(`${name} of ${module}`);
    this.#references[number] = found;
    return found;
  }

  #find(module: string, name: string): Global | undefined {
    if (module === this.name) return this.#globals.get(name);
    if (module !== '') return this.#modules(module)?.global(name);
    if (name !== INTEGER_TO_NAT) return primitiveGlobals().get(name);
    const nat = this.#find(splitName(NAT).space, NAT);
    return nat && integerToNat(nat);
  }

  term(row: number): Term {
    const known = this.#terms[row];
    if (known !== undefined) return known;
    const made = this.#read(this.#stored.terms[row] ?? this.#malformed(`row ${row}`));
    this.#terms[row] = made;
    return made;
  }

  #read(row: StoredTerm): Term {
    switch (row[0]) {
      case 'var':
        return { t: 'var', index: row[1] };
      case 'const':
        return { t: 'const', global: this.reference(row[1]) };
      case 'app': {
        const [, fn, ...args] = row;
        return { t: 'app', fn: this.term(fn), args: args.map((arg) => this.term(arg)) };
      }
      case 'lam':
        return { t: 'lam', quantity: row[1], name: row[2], type: this.term(row[3]), body: this.term(row[4]) };
      case 'pi': {
        const [, quantity, name, domain, body, passed] = row;
        const passing =
          typeof passed === 'number' ? ({ kind: 'default', value: this.term(passed) } as const) : PASSING[passed];
        return { t: 'pi', quantity, name, passing, domain: this.term(domain), body: this.term(body) };
      }
      case 'let': {
        const [, quantity, name, type, value, body] = row;
        return { t: 'let', quantity, name, type: this.term(type), value: this.term(value), body: this.term(body) };
      }
      case 'type':
        return TYPE;
      case 'nat':
        return { t: 'nat', value: BigInt(row[1]) };
      case 'lit':
        return { t: 'lit', type: row[1], value: row[2] };
      default:
        return this.#malformed(`a term ${String(row[0])}`);
    }
  }

  tree(stored: StoredTree): Tree {
    if (stored.kind === 'body') return { kind: 'body', term: this.term(stored.term) };
    const { level } = stored;
    if (stored.kind === 'literal') {
      const branches = stored.branches.map((branch) => ({ value: branch.value, tree: this.tree(branch.tree) }));
      return { kind: 'literal', level, branches, otherwise: this.tree(stored.otherwise) };
    }
    const branches = stored.branches.map((branch) => ({
      constructor: this.reference(branch.constructor),
      fields: branch.fields,
      tree: this.tree(branch.tree),
    }));
    return { kind: 'case', level, branches, otherwise: stored.otherwise && this.tree(stored.otherwise) };
  }

  #malformed(what: string): never {
    throw new Error(`the stored interface of ${this.name} is not whole: ${what}`);
  }
}

/** A global whose parts are read when they are first looked at. Nothing writes to it but the cache of its type's value. */
class Restored implements Global {
  readonly name: string;
  readonly kind: Global['kind'];
  readonly module: string;
  home: string;
  typeValue: Value | null = null;
  quantity: Global['quantity'];
  visibility: Global['visibility'];
  opaque: boolean;
  arity: number;
  compute: Global['compute'];
  nat: Global['nat'];
  hint: boolean;
  inBlock = false;
  projection: Global['projection'];
  readonly #stored: StoredGlobal;
  readonly #store: Store;
  #type: Term | undefined;
  #tree: Tree | null | undefined;
  #data: DataInfo | null | undefined;
  #built: ConstructorInfo | null | undefined;
  #dictionary: DictionaryInfo | null | undefined;

  constructor(stored: StoredGlobal, store: Store) {
    this.name = stored.name;
    this.kind = stored.kind;
    this.module = store.name;
    this.home = stored.home;
    this.quantity = stored.quantity;
    this.visibility = stored.visibility;
    this.opaque = stored.opaque;
    this.arity = stored.arity;
    this.compute = naturalComputation(stored.name);
    this.nat = stored.nat;
    this.hint = stored.hint;
    this.projection = stored.projection;
    this.#stored = stored;
    this.#store = store;
  }

  get type(): Term {
    this.#type ??= this.#store.term(this.#stored.type);
    return this.#type;
  }

  get tree(): Tree | null {
    if (this.#tree === undefined) {
      const { tree } = this.#stored;
      this.#tree = tree === null ? null : this.#store.tree(tree);
    }
    return this.#tree;
  }

  get data(): DataInfo | null {
    if (this.#data !== undefined) return this.#data;
    const { data } = this.#stored;
    const reference = (number: number) => this.#store.reference(number);
    this.#data =
      data === null
        ? null
        : {
            parameters: data.parameters,
            constructors: data.constructors.map(reference),
            recordFields: data.recordFields,
            isInterface: data.isInterface,
            determining: data.determining,
            superclasses: data.superclasses.map(reference),
            interface_: data.interface && {
              superclassCount: data.interface.superclassCount,
              methods: data.interface.methods.map(
                ([name, projection, fallback]): MethodInfo => ({
                  name,
                  projection: reference(projection),
                  fallback: fallback === null ? null : reference(fallback),
                }),
              ),
            },
          };
    return this.#data;
  }

  get constructor_(): ConstructorInfo | null {
    if (this.#built === undefined) {
      const info = this.#stored.constructor_;
      this.#built = info && { ...info, data: this.#store.reference(info.data) };
    }
    return this.#built;
  }

  get dictionary(): DictionaryInfo | null {
    if (this.#dictionary === undefined) {
      const info = this.#stored.dictionary;
      this.#dictionary = info && {
        arity: info.arity,
        fields: info.fields.map((field) => (field === null ? null : this.#store.term(field))),
      };
    }
    return this.#dictionary;
  }
}
