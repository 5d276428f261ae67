/**
 * Names: which globals a name as written can mean here.
 *
 * A name matches every visible global whose full name ends in it. Imports under an alias are seen under the alias. Which
 * of several is meant is decided by types (term.ts).
 */
import type { Visibility } from '../syntax/raw.ts';
import type { Global } from './values.ts';

interface Seen {
  /** Under which full name it is seen: with the alias of its import. */
  readonly as: string;
  readonly global: Global;
}

/** What one last part stands for. */
interface Meanings {
  readonly seen: Seen[];
  /** Those that are seen, so that one more of thousands is added at once. */
  readonly globals: Set<Global>;
  /** What it means behind a namespace, where somebody has asked. */
  readonly behind: Map<string, readonly Global[]>;
}

/** What a name can be looked up in: all that a module declares, by the last part of its name. */
interface Named {
  readonly name: string;
  lastNames(): Iterable<string>;
  named(last: string): readonly Global[];
}

/** The names in scope, by their last part. What imports bring is looked up when somebody asks for it. */
export class NameTable {
  /** The names of a module are seen under its own name and under the alias of its import. */
  readonly #imports: readonly { readonly module: Named; readonly as: string }[];
  readonly #known = new Map<string, Meanings>();

  constructor(imports: readonly { readonly module: Named; readonly as: string }[]) {
    this.#imports = imports;
  }

  get(last: string): readonly Seen[] {
    return this.#meanings(last).seen;
  }

  /** Every global whose full name ends in this. */
  candidates(space: string, last: string): readonly Global[] {
    const { seen, globals, behind } = this.#meanings(last);
    const known = behind.get(space);
    if (known !== undefined) return known;
    const isBehind = ({ as }: Seen) => {
      const inside = splitName(as).space;
      return inside === space || inside.endsWith(`.${space}`);
    };
    const found = space === '' ? [...globals] : [...new Set(seen.filter(isBehind).map(({ global }) => global))];
    behind.set(space, found);
    return found;
  }

  #meanings(last: string): Meanings {
    const known = this.#known.get(last);
    if (known !== undefined) return known;
    const seen: Seen[] = [];
    for (const { module, as } of this.#imports) {
      const found = module.named(last);
      if (found.length === 0) continue;
      for (const global of found) {
        seen.push({ as: global.name, global });
        const own = global.name.startsWith(`${module.name}.`);
        if (as !== module.name && own) seen.push({ as: as + global.name.slice(module.name.length), global });
      }
    }
    const meanings = { seen, globals: new Set(seen.map(({ global }) => global)), behind: new Map() };
    this.#known.set(last, meanings);
    return meanings;
  }

  add(as: string, global: Global): void {
    const { seen, globals, behind } = this.#meanings(splitName(as).last);
    if (globals.has(global) && seen.some((other) => other.global === global && other.as === as)) return;
    seen.push({ as, global });
    globals.add(global);
    behind.clear();
  }

  has(global: Global): boolean {
    return this.#meanings(shortName(global.name)).globals.has(global);
  }

  /** Every last part of a name. */
  lastNames(): Set<string> {
    const own = [...this.#known].flatMap(([last, { seen }]) => (seen.length > 0 ? [last] : []));
    return new Set([...this.#imports.flatMap(({ module }) => [...module.lastNames()]), ...own]);
  }

  copy(): NameTable {
    const copy = new NameTable(this.#imports);
    for (const [last, { seen, globals }] of this.#known) {
      copy.#known.set(last, { seen: [...seen], globals: new Set(globals), behind: new Map() });
    }
    return copy;
  }
}

/** Where the last part of a name begins; undefined if it takes Unicode to say so. */
function lastPart(name: string): number | undefined {
  let part = 0;
  let at = 0;
  for (;;) {
    let code = name.charCodeAt(at);
    if (code >= 128) return undefined;
    // What stands before a point begins with a capital letter.
    if (!(code >= 0x41 && code <= 0x5a)) return part;
    do code = name.charCodeAt(++at);
    while (isInner(code));
    if (code >= 128) return undefined;
    if (code !== 0x2e || at + 1 === name.length) return part;
    part = ++at;
  }
}

/** A letter, a digit, an underscore or a prime. */
function isInner(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x27
  );
}

/** `Data.Vect.(::)` written `Data.Vect.::` is `Data.Vect` and `::`. */
export function splitName(name: string): { readonly space: string; readonly last: string } {
  if (!name.includes('.')) return { space: '', last: name };
  // A field of a record that is named `(.postfix)`.
  const field = name.includes('..') ? /^((?:\p{Lu}[\p{L}\p{N}_']*\.)*\.[\p{L}\p{N}_']+)\.(.+)$/u.exec(name) : null;
  if (field !== null) return { space: field[1]!, last: field[2]! };
  const part = lastPart(name);
  if (part !== undefined) return { space: name.slice(0, Math.max(0, part - 1)), last: name.slice(part) };
  const match = /^((?:[\p{Lu}][\p{L}\p{N}_']*\.)*)(.+)$/u.exec(name);
  if (match === null) return { space: '', last: name };
  return { space: match[1]!.slice(0, -1), last: match[2]! };
}

export function shortName(name: string): string {
  return splitName(name).last;
}

/** A name for one global and no other, which no source contains. */
export function exactName(global: Global): string {
  return `${EXACT}${global.name}`;
}
export const EXACT = '{exact}';

/** Every global that the name could mean, whatever its visibility. */
export function candidates(table: NameTable, name: string): readonly Global[] {
  const { space, last } = splitName(name);
  return table.candidates(space, last);
}

/** May code in this namespace name it? */
export function isVisible(global: { home: string; visibility: Visibility }, namespace: string): boolean {
  if (global.visibility !== 'private') return true;
  return namespace === global.home || namespace.startsWith(`${global.home}.`);
}
