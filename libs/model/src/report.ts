/** What the package manager says about a state: the listing, a trace, what differs from what was installed. */
import { type Change, type Entry, look, type Node, type State } from './state.ts';

export interface Listed {
  readonly name: string;
  readonly version: string;
  /** Everything but folders. */
  readonly files: number;
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

export const list = ({ installed }: State): Listed[] =>
  [...installed.values()].sort(byName).map(({ name, version, entries }) => ({
    name,
    version,
    files: entries.filter(({ kind }) => kind !== 'directory').length,
  }));

/** One side of a change as a trace tells it. */
export interface TracedNode {
  readonly kind: string;
  readonly mode?: string;
  readonly size?: number;
  readonly digest?: string;
}

export interface TracedChange {
  readonly sequence: number;
  readonly path: string;
  readonly change: 'create' | 'replace' | 'remove';
  readonly before: TracedNode;
  readonly after: TracedNode;
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** @param digest of a text: a link's digest is that of its target */
function traced(node: Node | undefined, digest: (text: string) => string, hardlink?: true): TracedNode {
  if (node === undefined) return { kind: 'absent' };
  if (node.kind === 'directory') return { kind: node.kind, mode: octal(node.mode) };
  if (node.kind === 'symlink') return { kind: node.kind, mode: '0777', digest: digest(node.target) };
  if (node.kind === 'other') return { kind: 'unknown' };
  return { kind: hardlink ? 'hardlink' : 'file', mode: octal(node.mode), ...node.content };
}

const changeName = ({ before, after }: Change): TracedChange['change'] =>
  before === undefined ? 'create' : after === undefined ? 'remove' : 'replace';

/** The changes of one transaction. */
export function trace(state: State, number: number, digest: (text: string) => string): TracedChange[] {
  return (state.transactions[number - 1]?.changes ?? []).map((change, sequence) => ({
    sequence,
    path: change.path,
    change: changeName(change),
    before: traced(change.before, digest),
    after: traced(change.after, digest, change.hardlink),
  }));
}

export interface Problem {
  readonly package: string;
  readonly path: string;
  readonly problem: 'missing' | 'kind' | 'mode' | 'modified';
}

/** Folders may have been there before, with a mode of their own; names of one file must still be names of one file. */
function problemOf(state: State, entry: Entry, entries: readonly Entry[]): Problem['problem'] | undefined {
  const found = look(state.tree, entry.path);
  if (found === undefined || found === 'blocked') return 'missing';
  const wanted = entry.kind === 'hardlink' ? entries.find(({ path }) => path === entry.target) : entry;
  if (wanted === undefined || found.kind !== wanted.kind) return 'kind';
  if (found.kind === 'symlink')
    return wanted.kind === 'symlink' && wanted.target === found.target ? undefined : 'modified';
  if (found.kind !== 'file' || wanted.kind !== 'file') return undefined;
  if (found.content.digest !== wanted.content.digest) return 'modified';
  if (found.mode !== wanted.mode) return 'mode';
  if (entry.kind !== 'hardlink') return undefined;
  const other = look(state.tree, entry.target);
  const oneFile = typeof other === 'object' && other.kind === 'file' && other.inode === found.inode;
  return oneFile ? undefined : 'modified';
}

/** Where the tree differs from what the packages say, in the order of packages and paths. */
export function verify(state: State): Problem[] {
  return [...state.installed.values()].sort(byName).flatMap(({ name, entries }) =>
    entries.flatMap((entry): Problem[] => {
      const problem = problemOf(state, entry, entries);
      return problem === undefined ? [] : [{ package: name, path: entry.path, problem }];
    }),
  );
}
