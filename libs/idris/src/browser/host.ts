/**
 * What the checker takes from Node, in a browser: a file system that is a map, paths with slashes, and keys.
 *
 * bundle.ts puts this module in the place of node:fs, node:path, node:url and node:crypto. Nothing is written here: without a
 * cache nobody asks for it.
 */
import { library } from 'lago:library';

const files = new Map<string, Uint8Array>();
const encoder = new TextEncoder();
const LIBRARY = '/lib/';
for (const [path, text] of Object.entries(library)) files.set(LIBRARY + path, encoder.encode(text));

/** The files of whoever asks, in the place of those of the question before. */
export function setFiles(all: Readonly<Record<string, string>>): void {
  for (const path of [...files.keys()]) if (!path.startsWith(LIBRARY)) files.delete(path);
  for (const [path, text] of Object.entries(all)) files.set(resolve(path), encoder.encode(text));
}

// node:path ----------------------------------------------------------------------

export const sep = '/';
export function resolve(...parts: readonly string[]): string {
  const names: string[] = [];
  for (const part of parts) {
    if (part.startsWith('/')) names.length = 0;
    for (const name of part.split('/')) {
      if (name === '..') names.pop();
      else if (name !== '' && name !== '.') names.push(name);
    }
  }
  return `/${names.join('/')}`;
}
export const join = (...parts: readonly string[]): string => resolve(parts.join('/'));
export const dirname = (path: string): string => resolve(path, '..');
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export function relative(from: string, to: string): string {
  const base = resolve(from);
  const path = resolve(to);
  const prefix = base === '/' ? '/' : `${base}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

// node:fs ------------------------------------------------------------------------

function missing(path: string): never {
  throw Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
}
const isDirectory = (path: string) =>
  [...files.keys()].some((file) => file.startsWith(path === '/' ? '/' : `${path}/`));

export const existsSync = (path: string): boolean => files.has(resolve(path)) || isDirectory(resolve(path));
export function statSync(path: string) {
  const bytes = files.get(resolve(path));
  const directory = bytes === undefined && isDirectory(resolve(path));
  if (bytes === undefined && !directory) missing(path);
  return { size: bytes?.length ?? 0, isFile: () => bytes !== undefined, isDirectory: () => directory };
}
export function readFileSync(path: string): Uint8Array {
  return files.get(resolve(path)) ?? missing(path);
}
export function readdirSync(path: string, options: { recursive?: boolean; withFileTypes?: boolean } = {}) {
  const root = resolve(path) === '/' ? '/' : `${resolve(path)}/`;
  const below = [...files.keys()].filter((file) => file.startsWith(root)).map((file) => file.slice(root.length));
  if (options.recursive === true) return below;
  const names = [...new Set(below.map((file) => file.split('/')[0]!))];
  if (options.withFileTypes !== true) return names;
  return names.map((name) => ({ name, isDirectory: () => !files.has(root + name) }));
}
const nothing = (): void => {};

export { nothing as mkdirSync, nothing as renameSync, nothing as rmSync, nothing as writeFileSync };

// node:url and node:crypto -------------------------------------------------------

/** The one URL that is asked for is that of the library. */
export const fileURLToPath = (_url: URL): string => '/lib';

/** Equal contents have equal keys: each that is new gets the next number. They are never stored. */
const keys = new Map<string, string>();
export function createHash(_name: string) {
  let content = '';
  const hash = {
    update: (part: string) => {
      content += part;
      return hash;
    },
    digest: () => {
      const key = keys.get(content) ?? `#${keys.size}`;
      keys.set(content, key);
      return key;
    },
  };
  return hash;
}
export const randomBytes = (): string => '';
