/**
 * Extended attributes as the package manager compares them. The rules are those of targets/obli-pkg/README.md, "Extended
 * attributes": which of them it answers for, and what a trace says of them.
 */
import type { Package } from './state.ts';

/** Name and value, in hexadecimal digits; what a mode says of an access list is left out (`plain`). */
export type Attributes = { readonly [name: string]: string };

export const NONE: Attributes = {};

const ACCESS_LIST = 'system.posix_acl_access';
const ALWAYS: readonly string[] = ['security.capability', ACCESS_LIST, 'system.posix_acl_default'];
/** The owner's, the mask, and others': their permissions are those of the mode. */
const OF_MODE = /^(?:0100|1000|2000)/;

/** A value without what the mode says. */
export function plain(name: string, hex: string): string {
  if (name !== ACCESS_LIST) return hex;
  const items = hex.slice(8).match(/.{16}/g) ?? [];
  return (
    hex.slice(0, 8) +
    items.map((item) => (OF_MODE.test(item) ? `${item.slice(0, 4)}0000${item.slice(8)}` : item)).join('')
  );
}

/** What a package gives a path; a further name of a file has the file's. */
export function declared({ entries }: Package, path: string): Attributes {
  const entry = entries.find((each) => each.path === path);
  if (entry?.kind === 'hardlink') return declared({ entries } as Package, entry.target);
  return entry === undefined || entry.kind === 'symlink' ? NONE : (entry.attributes ?? NONE);
}

/** Those that obli-pkg answers for while these packages are installed, by name. */
export function counted(attributes: Attributes = NONE, path: string, packages: Iterable<Package>): Attributes {
  const names = new Set([...ALWAYS, ...[...packages].flatMap((pkg) => Object.keys(declared(pkg, path)))]);
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => names.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What the digest of attributes is of, undefined where there are none. */
export function digested(attributes: Attributes): Uint8Array | undefined {
  const parts = Object.entries(attributes).flatMap(([name, hex]) => {
    const value = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, value.length, true);
    return [new TextEncoder().encode(`${name}\0`), size, value];
  });
  if (parts.length === 0) return undefined;
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const sameAttributes = (a: Attributes, b: Attributes): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);

/** In what a node differs from what a package gives it: the package's in order, then those that it does not give. */
export function differing(found: Attributes, wanted: Attributes): string[] {
  const other = Object.keys(wanted).filter((name) => found[name] !== wanted[name]);
  return [...other, ...Object.keys(found).filter((name) => !(name in wanted))];
}
