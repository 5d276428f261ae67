/** What the package manager says about a state: the listing, a trace, what differs from what was installed. */
import { type Attributes, counted, declared, differing, digested } from './attributes.ts';
import { type Change, type Entry, look, type Node, type Package, type State } from './state.ts';

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
  readonly attributes?: string;
}

export interface TracedChange {
  readonly sequence: number;
  readonly path: string;
  readonly change: 'create' | 'replace' | 'remove';
  readonly before: TracedNode;
  readonly after: TracedNode;
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

type Digest = (data: string | Uint8Array) => string;

/** @param digest a link's is that of its target */
function traced(node: Node | undefined, own: Attributes, digest: Digest, hardlink?: true): TracedNode {
  if (node === undefined) return { kind: 'absent' };
  const bytes = digested(own);
  const attributes = bytes === undefined ? {} : { attributes: digest(bytes) };
  if (node.kind === 'directory') return { kind: node.kind, mode: octal(node.mode), ...attributes };
  if (node.kind === 'symlink') return { kind: node.kind, mode: '0777', digest: digest(node.target) };
  if (node.kind === 'other') return { kind: 'unknown' };
  return { kind: hardlink ? 'hardlink' : 'file', mode: octal(node.mode), ...node.content, ...attributes };
}

const changeName = ({ before, after }: Change): TracedChange['change'] =>
  before === undefined ? 'create' : after === undefined ? 'remove' : 'replace';

/** The changes of one transaction. */
export function trace(state: State, number: number, digest: Digest): TracedChange[] {
  return (state.transactions[number - 1]?.changes ?? []).map((change, sequence) => ({
    sequence,
    path: change.path,
    change: changeName(change),
    before: traced(change.before, change.attributes.before, digest),
    after: traced(change.after, change.attributes.after, digest, change.hardlink),
  }));
}

export interface Problem {
  readonly package: string;
  readonly path: string;
  readonly problem: 'missing' | 'kind' | 'mode' | 'modified' | 'attributes';
  /** Those that differ. */
  readonly attributes?: readonly string[];
}

type Difference = Omit<Problem, 'package' | 'path'>;

/** Folders may have been there before, with a mode of their own; names of one file must still be names of one file. */
function problemsOf(state: State, entry: Entry, pkg: Package): Difference[] {
  const found = look(state.tree, entry.path);
  if (found === undefined || found === 'blocked') return [{ problem: 'missing' }];
  const wanted = entry.kind === 'hardlink' ? pkg.entries.find(({ path }) => path === entry.target) : entry;
  if (wanted === undefined || found.kind !== wanted.kind) return [{ problem: 'kind' }];
  if (found.kind === 'symlink')
    return wanted.kind === 'symlink' && wanted.target === found.target ? [] : [{ problem: 'modified' }];
  if (found.kind !== 'file' || wanted.kind !== 'file') return [];
  const other = look(state.tree, wanted.path);
  const oneFile = typeof other === 'object' && other.kind === 'file' && other.inode === found.inode;
  const attributes = differing(counted(found.attributes, entry.path, [pkg]), declared(pkg, entry.path));
  return [
    ...(oneFile && found.content.digest === wanted.content.digest ? [] : [{ problem: 'modified' } as const]),
    ...(found.mode === wanted.mode ? [] : [{ problem: 'mode' } as const]),
    ...(attributes.length === 0 ? [] : [{ problem: 'attributes', attributes } as const]),
  ];
}

/** Where the tree differs from what the packages say, in the order of packages and paths. */
export function verify(state: State): Problem[] {
  return [...state.installed.values()]
    .sort(byName)
    .flatMap((pkg) =>
      pkg.entries.flatMap((entry) =>
        problemsOf(state, entry, pkg).map((problem): Problem => ({ package: pkg.name, path: entry.path, ...problem })),
      ),
    );
}
