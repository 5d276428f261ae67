/**
 * What a module sees of the modules that it rests on, and all globals over them by full name.
 *
 * A value of this type comes from restore.ts, also when the module was elaborated in the same process: so whatever is
 * checked on top of it cannot tell whether it was read from a cache.
 */
import type { RawFixity } from '../syntax/raw.ts';
import type { Global } from './values.ts';

export interface Imported {
  readonly name: string;
  /** Direct imports: their closure is what constants may come from. */
  readonly imports: readonly string[];
  /** Modules that importers of this one see too, with the name they are seen under. */
  readonly reexports: readonly { readonly module: string; readonly alias: string | null }[];
  readonly fixities: readonly RawFixity[];
  readonly hints: readonly { readonly data: Global; readonly global: Global }[];
  /** By full name. */
  global(name: string): Global | undefined;
  /** Those whose own name this is, in the order of the source. */
  named(last: string): readonly Global[];
  lastNames(): Iterable<string>;
}

/** The first that is found in a module whose name may be the beginning of this one. */
export function findByFullName<T>(name: string, find: (module: string) => T | undefined): T | undefined {
  // Which part is the module is not said: the names of operators and of namespaces have dots too.
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const found = find(name.slice(0, dot));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All globals of a module under way and of those that it rests on. */
export class Globals {
  readonly #modules: ReadonlyMap<string, Imported>;
  readonly #known: Map<string, Global>;

  constructor(modules: ReadonlyMap<string, Imported>, known: Iterable<readonly [string, Global]>) {
    this.#modules = modules;
    this.#known = new Map(known);
  }

  get(name: string): Global | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = findByFullName(name, (module) => this.#modules.get(module)?.global(name));
    if (found !== undefined) this.#known.set(name, found);
    return found;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  set(name: string, global: Global): void {
    this.#known.set(name, global);
  }

  delete(name: string): void {
    this.#known.delete(name);
  }

  copy(): Globals {
    return new Globals(this.#modules, this.#known);
  }
}
