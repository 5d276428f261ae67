/** A tree on disk as the model has it, and the other way round. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entry as ZpkgEntry } from '@lago-grey/zpkg';
import type { Attributes } from '../attributes.ts';
import { type Content, comparePaths, type Node, type Time, type Tree, within } from '../state.ts';
import { attributesAt } from './attributes.ts';

/** obli-pkg's own folder is no part of the model. */
export const STATE_DIRECTORY = 'var/lib/obli-pkg';

export const sha512 = (data: string | Uint8Array): string => createHash('sha512').update(data).digest('hex');
export const contentOf = (data: Uint8Array): Content => ({ size: data.length, digest: sha512(data) });

const NANOSECONDS = 1_000_000_000n;

/** A node with the inode number of the disk, which is not the model's. */
export function nodeAt(path: string): Node | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const mode = Number(stat.mode & 0o7777n);
  if (stat.isDirectory()) return { kind: 'directory', mode };
  if (stat.isSymbolicLink()) return { kind: 'symlink', target: readlinkSync(path) };
  if (!stat.isFile()) return { kind: 'other' };
  const nanoseconds = ((stat.mtimeNs % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
  const mtime: Time = { seconds: (stat.mtimeNs - nanoseconds) / NANOSECONDS, nanoseconds: Number(nanoseconds) };
  return { kind: 'file', content: contentOf(readFileSync(path)), mode, mtime, inode: Number(stat.ino) };
}

/** A node with the attributes that it has, if any. */
export const adorned = (node: Node, attributes: Attributes | undefined): Node =>
  attributes !== undefined && (node.kind === 'file' || node.kind === 'directory') ? { ...node, attributes } : node;

/**
 * Everything beneath a root, without obli-pkg's own.
 *
 * @param hand reads attributes; without it none are looked for
 */
export function scan(root: string, hand?: string): Tree {
  const tree = new Map<string, Node>();
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (path === STATE_DIRECTORY) continue;
      const node = nodeAt(join(root, path));
      if (node === undefined) continue;
      tree.set(path, node);
      if (node.kind === 'directory') walk(path);
    }
  };
  walk('');
  if (hand === undefined) return tree;
  const paths = [...tree].flatMap(([path, { kind }]) => (kind === 'file' || kind === 'directory' ? [path] : []));
  const attributes = attributesAt(hand, root, paths);
  return new Map([...tree].map(([path, node]) => [path, adorned(node, attributes.get(path))]));
}

function describeNode(node: Node, links: ReadonlyMap<number, string>): string {
  if (node.kind === 'other') return 'other';
  if (node.kind === 'symlink') return `symlink ${node.target}`;
  const mode = node.mode.toString(8).padStart(4, '0');
  const more = Object.entries(node.attributes ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${value}`)
    .join('');
  if (node.kind === 'directory') return `directory ${mode}${more}`;
  const { content, mtime } = node;
  const time = `${mtime.seconds}.${String(mtime.nanoseconds).padStart(9, '0')}`;
  return `file ${mode} ${time} ${content.size} ${content.digest.slice(0, 16)} = ${links.get(node.inode)}${more}`;
}

/** A tree as lines, equal for equal trees: `= path` is the first name of the same file. */
export function describeTree(tree: Tree): string[] {
  const links = new Map<number, string>();
  const paths = [...tree.keys()].sort(comparePaths);
  for (const path of paths) {
    const node = tree.get(path);
    if (node?.kind === 'file' && !links.has(node.inode)) links.set(node.inode, path);
  }
  return paths.map((path) => `${JSON.stringify(path)} ${describeNode(tree.get(path)!, links)}`);
}

/** A scanned tree with small inode numbers, and the next free one. */
export function renumber(tree: Tree): { tree: Tree; nextInode: number } {
  const numbers = new Map<number, number>();
  const of = (inode: number): number => {
    const number = numbers.get(inode) ?? numbers.size + 1;
    numbers.set(inode, number);
    return number;
  };
  const nodes = [...tree].map(([path, node]): [string, Node] => [
    path,
    node.kind === 'file' ? { ...node, inode: of(node.inode) } : node,
  ]);
  return { tree: new Map(nodes), nextInode: numbers.size + 1 };
}

/** Makes the entries beneath a root, as an administrator might have. */
export function plant(root: string, entries: readonly ZpkgEntry[]): void {
  for (const entry of entries) {
    if (within(entry.path, 'var')) continue;
    const path = join(root, entry.path);
    mkdirSync(dirname(path), { recursive: true });
    if (entry.kind === 'directory') mkdirSync(path, { recursive: true });
    if (entry.kind === 'symlink') symlinkSync(entry.target, path);
    if (entry.kind === 'hardlink') linkSync(join(root, entry.target), path);
    if (entry.kind === 'file') {
      writeFileSync(path, entry.content);
      utimesSync(path, Number(entry.mtime.seconds), Number(entry.mtime.seconds));
    }
    if (entry.kind === 'file' || entry.kind === 'directory') chmodSync(path, usable(entry.kind, entry.mode));
  }
}

/** A mode that an ordinary user can still read back; root needs no help. */
export function usable(kind: 'file' | 'directory', mode: number): number {
  if (process.getuid?.() === 0) return mode;
  return mode | (kind === 'file' ? 0o600 : 0o700);
}
