/** Where a module lies that somebody names: by its file, or by its name in the working directory, in proofs/ or in our library. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../root.ts';

const ROOTS = ['.', join(ROOT, 'proofs'), join(ROOT, 'libs/idris/lib')];

/** @throws Error saying where it was looked for */
export function locateModule(name: string): string {
  if (name.endsWith('.idr')) return name;
  const found = find(name);
  if (found === undefined)
    throw new Error(`there is no module ${name}; looked for ${name.replaceAll('.', '/')}.idr in ${ROOTS.join(', ')}`);
  return found;
}

/**
 * The module of a full name: the longest beginning that is one.
 * @throws Error if there is none
 */
export function locateOwner(name: string): string {
  const parts = name.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const found = find(parts.slice(0, length).join('.'));
    if (found !== undefined) return found;
  }
  throw new Error(`${name} begins with no module that is there; write it in full, as Data.Nat.plusCommutative`);
}

function find(module: string): string | undefined {
  return ROOTS.map((root) => resolve(root, `${module.replaceAll('.', '/')}.idr`)).find((path) => existsSync(path));
}
