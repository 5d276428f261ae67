/**
 * What a layer is made of, and the one order it is written in.
 *
 * `arrange` makes of any heap of entries the only list that a layer of them can be: sorted by the bytes of their paths,
 * every parent present, each hard link after its file. Contents are named, not held.
 * Not here: where entries come from (material.ts), how they become bytes (layer.ts).
 */
import { ImageError } from './errors.ts';
import { comparePaths } from './spec.ts';

/** The bytes of a file: some in memory, all of a file on disk, or a range of one that many entries share. */
export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly file: string; readonly size: number }
  | { readonly kind: 'range'; readonly file: string; readonly start: number; readonly size: number };

interface Common {
  /** Relative to the root, no `.`, `..`, doubled or trailing slash. */
  readonly path: string;
  /** Permission bits, 0 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Who put it there, for messages. */
  readonly from: string;
}

export type FileEntry = Common & { readonly kind: 'file'; readonly content: Content };
export type DirectoryEntry = Common & { readonly kind: 'directory' };
export type SymlinkEntry = Common & { readonly kind: 'symlink'; readonly target: string };
/** Another name for the file at `target`, in the same layer. */
export type HardlinkEntry = Common & { readonly kind: 'hardlink'; readonly target: string };
export type Entry = FileEntry | DirectoryEntry | SymlinkEntry | HardlinkEntry;

/** The largest owner a ustar header can hold. */
export const MAX_OWNER = 0o777777;

export const sizeOf = (content: Content): number => (content.kind === 'bytes' ? content.bytes.length : content.size);

/** What is wrong with a path, or undefined. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'it is empty';
  for (const character of path) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 || code === 0x7f) return 'it holds a control character';
  }
  if (!path.isWellFormed()) return 'it is not well-formed Unicode';
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'expected plain names between single slashes';
    if (part.startsWith('.wh.')) return 'names that begin with .wh. mean deletions in a layer';
    if (Buffer.byteLength(part) > 255) return 'one of its names is longer than 255 bytes';
  }
  return undefined;
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * The entries of one layer in the order they are written.
 *
 * @param below the directories of the layers beneath: parents that are there need no entry of their own
 * @throws ImageError naming every entry that cannot be
 */
export function arrange(entries: Iterable<Entry>, below: ReadonlySet<string> = new Set()): Entry[] {
  const mistakes: string[] = [];
  const byPath = new Map<string, Entry>();
  for (const entry of entries) {
    const problem = pathProblem(entry.path) ?? ownerProblem(entry);
    const earlier = byPath.get(entry.path);
    if (problem !== undefined) mistakes.push(`${JSON.stringify(entry.path)} (${entry.from}): ${problem}`);
    else if (earlier === undefined) byPath.set(entry.path, entry);
    else if (!same(earlier, entry)) mistakes.push(`${entry.path} comes from ${earlier.from} and from ${entry.from}`);
  }
  for (const entry of [...byPath.values()]) {
    for (let path = parentOf(entry.path); path !== ''; path = parentOf(path)) {
      const parent = byPath.get(path);
      if (parent === undefined) {
        if (!below.has(path)) byPath.set(path, impliedDirectory(path));
      } else if (parent.kind !== 'directory') {
        mistakes.push(`${entry.path} (${entry.from}) lies below ${path}, a ${parent.kind} (${parent.from})`);
      }
    }
  }
  const linked = linkGroups(byPath, mistakes);
  if (mistakes.length > 0) {
    throw new ImageError(`a layer cannot be made:\n  ${mistakes.join('\n  ')}`, 'correct the recipe, image.json');
  }
  return [...linked].sort((a, b) => comparePaths(a.path, b.path));
}

const impliedDirectory = (path: string): DirectoryEntry => ({
  path,
  kind: 'directory',
  mode: 0o755,
  uid: 0,
  gid: 0,
  from: 'a path below it',
});

function ownerProblem(entry: Entry): string | undefined {
  const owner = (id: number) => Number.isInteger(id) && id >= 0 && id <= MAX_OWNER;
  if (!owner(entry.uid) || !owner(entry.gid)) return `owners go from 0 to ${MAX_OWNER}; got ${entry.uid}:${entry.gid}`;
  if (!Number.isInteger(entry.mode) || entry.mode < 0 || entry.mode > 0o7777) {
    return `modes go from 0 to 7777; got ${entry.mode.toString(8)}`;
  }
  return undefined;
}

/** Two packages may both bring a directory, if they agree about it. */
const same = (a: Entry, b: Entry): boolean =>
  a.kind === 'directory' && b.kind === 'directory' && a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;

/** In each group of hard links the first path is the file and the others name it, whatever the source had. */
function linkGroups(byPath: ReadonlyMap<string, Entry>, mistakes: string[]): Iterable<Entry> {
  const groups = new Map<string, string[]>();
  for (const entry of byPath.values()) {
    if (entry.kind !== 'hardlink') continue;
    let file: Entry | undefined = entry;
    const seen = new Set<string>();
    while (file?.kind === 'hardlink' && !seen.has(file.path)) {
      seen.add(file.path);
      file = byPath.get(file.target);
    }
    if (file?.kind === 'file') groups.set(file.path, [...(groups.get(file.path) ?? []), entry.path]);
    else
      mistakes.push(`${entry.path} (${entry.from}) is a hard link to ${entry.target}, which is no file of the layer`);
  }
  const result = new Map(byPath);
  for (const [path, links] of groups) {
    const file = byPath.get(path);
    if (file?.kind !== 'file') continue;
    const [first, ...others] = [path, ...links].sort(comparePaths);
    result.set(first!, { ...file, path: first! });
    for (const other of others) {
      const { mode, uid, gid, from } = file;
      result.set(other, { path: other, kind: 'hardlink', mode, uid, gid, from, target: first! });
    }
  }
  return result.values();
}
