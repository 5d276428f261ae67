/** A disk from a tree, a tree from a disk, and what of a tree must be as it was. */
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runHand } from '../attributes.ts';
import { STATE_DIRECTORY, sha512 } from '../tree.ts';
import { type Disk, type Inode, type Kind, ROOT } from './disk.ts';

const kindOf = (stat: { isDirectory(): boolean; isSymbolicLink(): boolean }): Kind =>
  stat.isDirectory() ? 'directory' : stat.isSymbolicLink() ? 'symlink' : 'file';

const contentAt = (path: string, kind: Kind): Buffer =>
  kind === 'directory' ? Buffer.alloc(0) : kind === 'symlink' ? Buffer.from(readlinkSync(path)) : readFileSync(path);

/** The tree beneath a root, with small numbers for inodes. */
export function load(root: string): Disk {
  const disk = new Map<number, Inode>();
  const numbers = new Map<bigint, number>();
  const read = (path: string): number => {
    const stat = lstatSync(path, { bigint: true });
    const known = numbers.get(stat.ino);
    if (known !== undefined) return known;
    const number = path === root ? ROOT : numbers.size + 1;
    numbers.set(stat.ino, number);
    const kind = kindOf(stat);
    const names = kind === 'directory' ? readdirSync(path) : [];
    disk.set(number, {
      kind,
      mode: Number(stat.mode & 0o7777n),
      uid: Number(stat.uid),
      gid: Number(stat.gid),
      mtime: stat.mtimeNs,
      content: contentAt(path, kind),
      entries: new Map(names.map((name) => [name, read(join(path, name))])),
      attributes: new Map(),
    });
    return number;
  };
  read(root);
  return disk;
}

/** Makes the tree at a path where nothing is; extended attributes by the program of hand.ts. */
export function plant(disk: Disk, root: string, hand?: string): void {
  const first = new Map<number, string>();
  const owned = process.getuid?.() === 0;
  const make = (number: number, path: string): void => {
    const node = disk.get(number)!;
    const other = first.get(number);
    if (other !== undefined && node.kind !== 'directory') return linkSync(other, path);
    first.set(number, path);
    const seconds = Number(node.mtime) / 1e9;
    if (node.kind === 'symlink') symlinkSync(node.content, path);
    if (node.kind === 'file') writeFileSync(path, node.content);
    if (node.kind === 'directory') {
      mkdirSync(path);
      for (const [name, child] of node.entries) make(child, join(path, name));
    }
    if (owned) (node.kind === 'symlink' ? lchownSync : chownSync)(path, node.uid, node.gid);
    if (node.kind !== 'symlink') chmodSync(path, node.mode);
    for (const [name, value] of node.attributes) {
      if (hand !== undefined) runHand(hand, ['set', name, value.toString('hex'), path]);
    }
    lutimesSync(path, seconds, seconds);
  };
  make(ROOT, root);
}

/** The extended attributes of folders beneath a root, as far as they are there; one line each. */
export function attributes(root: string, folders: readonly string[], hand: string): string[] {
  const there = folders.map((each) => join(root, each)).filter((path) => existsSync(path));
  const stdout = runHand(hand, ['attributes', ...there]);
  return stdout === '' ? [] : stdout.split('\n');
}

export interface Line {
  readonly text: string;
  /** Undefined where it does not matter: obli-pkg's own folders, journals and lock. */
  readonly mtime: bigint | undefined;
}

/** The tree and obli-pkg's own folder, line by line; `= path` is the first name of the same file. */
export function describe(root: string): Line[] {
  const disk = load(root);
  const first = new Map<number, string>();
  const lines: Line[] = [];
  const walk = (number: number, path: string): void => {
    const node = disk.get(number)!;
    const own = path === STATE_DIRECTORY || path.startsWith(`${STATE_DIRECTORY}/`);
    if (!first.has(number)) first.set(number, path);
    lines.push({
      text: `${path} ${node.kind} ${node.mode.toString(8)} ${node.uid}:${node.gid} ${sha512(node.content).slice(0, 16)} = ${first.get(number)}`,
      mtime: own && (node.kind === 'directory' || /\/(?:journal|lock)$/.test(path)) ? undefined : node.mtime,
    });
    for (const name of [...node.entries.keys()].sort()) {
      walk(node.entries.get(name)!, path === '' ? name : `${path}/${name}`);
    }
  };
  walk(ROOT, '');
  return lines;
}

/** Node plants times to the microsecond; exact ones are the crash points' matter. */
const NEAR = 2_000n;

const isNear = (left: bigint | undefined, right: bigint | undefined): boolean => {
  if (left === undefined || right === undefined) return left === right;
  const apart = left - right;
  return apart <= NEAR && apart >= -NEAR;
};

/** How two trees differ, in lines; nothing if they do not. */
export function differences(found: readonly Line[], expected: readonly Line[]): string[] {
  const byText = new Map(expected.map((line) => [line.text, line]));
  const out: string[] = [];
  for (const { text, mtime } of found) {
    const same = byText.get(text);
    if (same === undefined) out.push(`there: ${text}`);
    else if (!isNear(mtime, same.mtime)) out.push(`time: ${text}: ${mtime} instead of ${same.mtime}`);
    byText.delete(text);
  }
  return [...out, ...[...byText.keys()].map((text) => `lost: ${text}`)];
}
