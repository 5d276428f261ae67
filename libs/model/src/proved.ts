/**
 * Between the states of this library and those of the proofs (proofs/Install, extracted): what they have in common is done
 * by the proved functions, and nowhere else.
 *
 * - `replayed`: what a list of changes makes of a state is what the proved `replay` makes of it. It makes all of them or
 *   none, refuses a change that does not find what it says, and one that would leave something in what is no folder.
 *   (Theorems 2 and 5: such a trace can be taken back, exactly, and tells all that happened.)
 * - `inverse`: the changes that take changes back are those of the proved `rollback`.
 * - `conflicting`: whether a later operation has to do with an earlier one, by the proved `conflicts` (theorem 6). obli-pkg
 *   is finer: it forgives what later ones have taken back themselves (rollback.ts).
 *
 * In the proofs names, contents and targets are lists of numbers whose meaning plays no part; here each text is one number,
 * the same for the same text. That names are one file is an extended attribute. A device, socket or FIFO is a file with a
 * content that no file has.
 * Which changes an operation makes is planned by the proved `perform` (planned.ts).
 */
import type {
  Change as ProvedChange,
  Entry as ProvedEntry,
  State as ProvedState,
} from '../extracted/Install/Change.js';
import { conflicts } from '../extracted/Install/Independent.js';
import { replay, rollback } from '../extracted/Install/Trace.js';
import type { Attributes, Path, Node as ProvedNode } from '../extracted/Install/Tree.js';
import { type List, list, type Maybe } from '../extracted/runtime.js';
import { type Attributes as Extended, NONE } from './attributes.ts';
import type { Change, Entry, Node, Package, Planned, Transaction, Tree } from './state.ts';

type Name = List<bigint>;

const names = new Map<string, Name>();
const words = new Map<bigint, string>();
/** A text as one number: 0 is kept for what has no content. */
function name(text: string): Name {
  const known = names.get(text);
  if (known !== undefined) return known;
  const number = BigInt(names.size + 1);
  const made = list([number]);
  names.set(text, made);
  words.set(number, text);
  return made;
}
const wordOf = (made: Name): string => [...made].map((number) => words.get(number)).join('');
const NO_CONTENT: Name = list([0n]);

const paths = new Map<string, Path>();
const texts = new WeakMap<object, string>();
/** The last component first; the root is no component. */
export function pathOf(path: string): Path {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const made = list(path === '' ? [] : path.split('/').reverse().map(name));
  paths.set(path, made);
  texts.set(made, path);
  return made;
}

/** Paths that the proved functions have put together are as good as ours. */
function textOf(path: Path): string {
  return texts.get(path) ?? [...path].map(wordOf).reverse().join('/');
}

const attributes = (mode: number, more: Partial<Attributes> = {}): Attributes => ({
  mode: BigInt(mode),
  user: 0n,
  group: 0n,
  seconds: 0n,
  nanoseconds: 0n,
  extended: list([]),
  ...more,
});

const extended = (given: Extended = NONE) =>
  Object.entries(given).map(([key, value]) => [name(key), name(value)] as const);

const nodes = new WeakMap<Node, ProvedNode>();
const origins = new WeakMap<ProvedNode, Node>();
export function nodeOf(node: Node): ProvedNode {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const made = convert(node);
  nodes.set(node, made);
  origins.set(made, node);
  return made;
}

function convert(node: Node): ProvedNode {
  switch (node.kind) {
    case 'directory':
      return { tag: 'Folder', attributes: attributes(node.mode, { extended: list(extended(node.attributes)) }) };
    case 'symlink':
      return { tag: 'Link', attributes: attributes(0o777), target: name(node.target) };
    case 'other':
      return { tag: 'File', attributes: attributes(0), content: NO_CONTENT };
    default: {
      const { mode, mtime, inode, content } = node;
      const times = { seconds: BigInt.asUintN(64, mtime.seconds), nanoseconds: BigInt(mtime.nanoseconds) };
      const more = list([[name('inode'), list([BigInt(inode)])] as const, ...extended(node.attributes)]);
      return {
        tag: 'File',
        attributes: attributes(mode, { ...times, extended: more }),
        content: name(content.digest),
      };
    }
  }
}

const maybe = <A, B>(value: A | undefined, of: (value: A) => B): Maybe<B> =>
  value === undefined ? undefined : { just: of(value) };

/** What a package says of a path, as it would lie there; a further name of a file is the file. */
function entryNode(entry: Entry, entries: readonly Entry[]): ProvedNode {
  if (entry.kind === 'file') return convert({ ...entry, inode: 0 });
  if (entry.kind !== 'hardlink') return convert(entry);
  const file = entries.find(({ path }) => path === entry.target);
  return file === undefined || file.kind === 'hardlink' ? convert({ kind: 'other' }) : entryNode(file, entries);
}

const installed = new WeakMap<Package, ProvedEntry>();
export function entryOf(pkg: Package): ProvedEntry {
  const known = installed.get(pkg);
  if (known !== undefined) return known;
  const entries = list(pkg.entries.map((one) => [pathOf(one.path), entryNode(one, pkg.entries)] as const));
  const made = {
    package: { name: name(pkg.name), version: name(pkg.version), entries },
    kept: list<readonly [Path, ProvedNode]>([]),
    made: list<Path>([]),
  };
  installed.set(pkg, made);
  return made;
}

const ROOT: readonly [Path, ProvedNode] = [pathOf(''), { tag: 'Folder', attributes: attributes(0o755) }];

interface Held {
  readonly tree: Tree;
  readonly installed: ReadonlyMap<string, Package>;
}

/** @param more what packages that are looked at as one have */
export function stateOf({ tree, installed: packages }: Held, more?: ProvedEntry): ProvedState {
  const own = [...packages.values()].map((pkg) => [name(pkg.name), entryOf(pkg)] as const);
  return {
    tree: list([ROOT, ...[...tree].map(([path, node]) => [pathOf(path), nodeOf(node)] as const)]),
    database: list(more === undefined ? own : [[TOGETHER, more] as const, ...own]),
  };
}

/** The name of packages that come or go together: no package has it. */
export const TOGETHER: Name = list([]);

type Placed = readonly (readonly [path: string, node: Node])[];

/** Packages that come or go together, as one: what is where, what they took the place of, the folders made for them. */
export function together(entries: Placed, kept: Placed = [], made: readonly string[] = []): ProvedEntry {
  const placed = (all: Placed) => list(all.map(([path, node]) => [pathOf(path), nodeOf(node)] as const));
  return {
    package: { name: TOGETHER, version: list([]), entries: placed(entries) },
    kept: placed(kept),
    made: list(made.map(pathOf)),
  };
}

/** What a folder has that is made on the way. */
export const folderOf = (mode: number): Attributes => attributes(mode);

/** The tree of a state that came of one of ours. */
export function treeOf(state: ProvedState): Tree {
  const tree = new Map<string, Node>();
  for (const [path, node] of state.tree) {
    const [text, origin] = [textOf(path), origins.get(node)];
    if (text !== '' && origin !== undefined) tree.set(text, origin);
  }
  return tree;
}

/** What comes first: what is put into folders after them, what is taken out of them before. */
function inOrder(changes: readonly Change[]): Change[] {
  const goes = ({ before, after }: Change): boolean => before?.kind === 'directory' && after?.kind !== 'directory';
  const taken = ({ before, after }: Change): boolean => before !== undefined && after === undefined;
  const byDepth = changes.toSorted((a, b) => a.path.split('/').length - b.path.split('/').length);
  const leaves = (change: Change): boolean => goes(change) || taken(change);
  return [...byDepth.filter((change) => !leaves(change)), ...byDepth.filter(leaves).reverse()];
}

const replaced = ({ path, before, after }: Change): ProvedChange => ({
  tag: 'Replace',
  path: pathOf(path),
  before: maybe(before, nodeOf),
  after: maybe(after, nodeOf),
});

/** The trace of a transaction, as the proofs have it. */
export function traceOf({
  changes,
  added,
  removed,
}: Pick<Planned, 'changes' | 'added' | 'removed'>): List<ProvedChange> {
  const packages = new Map<string, { before?: Package; after?: Package }>();
  for (const pkg of removed) packages.set(pkg.name, { before: pkg });
  for (const pkg of added) packages.set(pkg.name, { ...packages.get(pkg.name), after: pkg });
  const records = [...packages].map(
    ([each, { before, after }]): ProvedChange => ({
      tag: 'Record',
      name: name(each),
      before: maybe(before, entryOf),
      after: maybe(after, entryOf),
    }),
  );
  return list([...records, ...inOrder(changes).map(replaced)]);
}

/**
 * The tree after a transaction.
 *
 * @throws Error if the proved model does not make these changes here: then it is the planning of them that is wrong
 */
export function replayed(state: Held, transaction: Planned): Tree {
  const after = replay(traceOf(transaction), stateOf(state));
  if (after !== undefined) return treeOf(after.just);
  const said = transaction.changes.map(({ path, before, after: then }) => {
    return `${path}: ${before?.kind ?? 'nothing'} to ${then?.kind ?? 'nothing'}`;
  });
  throw new Error(`the proved model refuses what is planned for ${transaction.operation}: ${said.join(', ')}`);
}

/** The changes of paths in a trace; a folder that comes from nowhere else is one made on the way. */
export function changesOf(trace: Iterable<ProvedChange>): Change[] {
  const origin = (node: Maybe<ProvedNode>): Node | undefined => {
    if (node === undefined) return undefined;
    const known = origins.get(node.just);
    if (known !== undefined || node.just.tag !== 'Folder') return known;
    const { mode, extended: given } = node.just.attributes;
    const more = Object.fromEntries([...given].map(([key, value]) => [wordOf(key), wordOf(value)]));
    return { kind: 'directory', mode: Number(mode), ...(Object.keys(more).length === 0 ? {} : { attributes: more }) };
  };
  return [...trace].flatMap((change) => {
    if (change.tag !== 'Replace') return [];
    return [{ path: textOf(change.path), before: origin(change.before), after: origin(change.after) }];
  });
}

/** The changes that take these back. */
export const inverse = (changes: readonly Change[]): Change[] =>
  changesOf(rollback(traceOf({ changes, added: [], removed: [] })));

/** Whether a later transaction has to do with an earlier one: at a path, directly in or around it, or about a package. */
export const conflicting = (earlier: Transaction, later: readonly Transaction[]): boolean =>
  [...conflicts(traceOf(earlier), list(later.flatMap((one) => [...traceOf(one)])))].length > 0;
