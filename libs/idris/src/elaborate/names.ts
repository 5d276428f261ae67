/**
 * Names: which globals a name as written can mean here.
 *
 * A name matches every visible global whose full name ends in it. Imports under an alias are seen under the alias. Which
 * of several is meant is decided by types (term.ts).
 */
import type { Visibility } from '../syntax/raw.ts';
import type { Global } from './values.ts';

export interface Seen {
  /** Under which full name it is seen: with the alias of its import. */
  readonly as: string;
  readonly global: Global;
}

export type NameTable = Map<string, Seen[]>;

/** `Data.Vect.(::)` written `Data.Vect.::` is `Data.Vect` and `::`. */
export function splitName(name: string): { readonly space: string; readonly last: string } {
  const match = /^((?:[\p{Lu}][\p{L}\p{N}_']*\.)*)(.+)$/u.exec(name);
  if (match === null) return { space: '', last: name };
  return { space: match[1]!.slice(0, -1), last: match[2]! };
}

export function shortName(name: string): string {
  return splitName(name).last;
}

export function addName(table: NameTable, as: string, global: Global): void {
  const { last } = splitName(as);
  const seen = table.get(last);
  if (seen === undefined) table.set(last, [{ as, global }]);
  else if (!seen.some((other) => other.global === global && other.as === as)) seen.push({ as, global });
}

/** Every global that the name could mean, whatever its visibility. */
export function candidates(table: NameTable, name: string): Global[] {
  const { space, last } = splitName(name);
  const found: Global[] = [];
  for (const seen of table.get(last) ?? []) {
    if (space !== '') {
      const inside = splitName(seen.as).space;
      if (inside !== space && !inside.endsWith(`.${space}`)) continue;
    }
    if (!found.includes(seen.global)) found.push(seen.global);
  }
  return found;
}

/** May code in this namespace name it? */
export function isVisible(global: { home: string; visibility: Visibility }, namespace: string): boolean {
  if (global.visibility !== 'private') return true;
  return namespace === global.home || namespace.startsWith(`${global.home}.`);
}
