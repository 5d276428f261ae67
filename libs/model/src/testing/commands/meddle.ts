import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import fc, { type Arbitrary, type Command } from 'fast-check';
import { comparePaths, look, type Node, type Package, parentOf, within } from '../../state.ts';
import { treeAgrees } from '../agree.ts';
import { attributesAt, CHOICES, giveAll, some } from '../attributes.ts';
import { adorned, nodeAt, usable } from '../tree.ts';
import type { Model, Real } from '../world.ts';

export type Deed =
  | { readonly kind: 'file'; readonly text: string; readonly mode: number }
  | { readonly kind: 'directory'; readonly mode: number }
  | { readonly kind: 'symlink'; readonly target: string }
  | { readonly kind: 'fifo' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'chmod'; readonly mode: number }
  /** Some attributes more, or one less. */
  | { readonly kind: 'adorn'; readonly choice: number }
  | { readonly kind: 'strip'; readonly which: number };

/** An administrator changes something behind obli-pkg's back: the place may be a package's, or nobody's. */
export class Meddle implements Command<Model, Real> {
  readonly place: number;
  readonly deed: Deed;

  constructor(place: number, deed: Deed) {
    this.place = place;
    this.deed = deed;
  }

  check(): boolean {
    return true;
  }

  /** For even places what is installed, for odd ones any path of the tree or of a package. */
  private path({ state }: Model, real: Real): string | undefined {
    const pathsOf = (packages: readonly Package[]): string[] =>
      packages.flatMap(({ entries }) => entries.map(({ path }) => path));
    const installed = pathsOf([...state.installed.values()]);
    const wanted =
      this.place % 2 === 0 && installed.length > 0
        ? installed
        : [...state.tree.keys(), ...pathsOf(real.pool.map(({ model }) => model))];
    const paths = [...new Set(wanted)].filter((path) => !within(path, 'var')).sort(comparePaths);
    return paths[(this.place >> 1) % Math.max(1, paths.length)];
  }

  /**
   * What can be changed where it is: a file or folder. Not a file that has another name among what was put aside: that would
   * change there too and come back so, as it should, but not as it was when it was put aside.
   */
  private inPlace({ state }: Model, path: string): Extract<Node, { kind: 'file' | 'directory' }> | undefined {
    const node = state.tree.get(path);
    if (node?.kind === 'directory') return node;
    if (node?.kind !== 'file') return undefined;
    const kept = state.transactions.flatMap(({ changes }) => changes.map(({ before }) => before));
    return kept.some((each) => each?.kind === 'file' && each.inode === node.inode) ? undefined : node;
  }

  private chmod(model: Model, file: string, path: string, mode: number): void {
    const node = this.inPlace(model, path);
    if (node === undefined) return;
    const right = usable(node.kind, mode);
    chmodSync(file, right);
    const tree = new Map(model.state.tree);
    // All names of a file are the file.
    for (const [other, each] of tree) {
      const one = each === node || (each.kind === 'file' && node.kind === 'file' && each.inode === node.inode);
      if (one && (other === path || each.kind === 'file')) tree.set(other, { ...each, mode: right } as Node);
    }
    model.state = { ...model.state, tree };
  }

  /** A file or folder gets attributes, or loses one; all names of a file are the file. */
  private adorn(model: Model, { root, hand }: Real, path: string): void {
    const node = this.inPlace(model, path);
    if (hand === undefined || node === undefined) return;
    const { deed } = this;
    if (deed.kind === 'adorn') giveAll(hand, root, [[path, some(node, deed.choice)]]);
    const names = Object.keys(node.attributes ?? {});
    if (deed.kind === 'strip' && names.length > 0) {
      execaSync(hand, ['take', names[deed.which % names.length]!, join(root, path)]);
    }
    const mode = lstatSync(join(root, path)).mode & 0o7777;
    const attributes = attributesAt(hand, root, [path]).get(path) ?? {};
    const tree = new Map(model.state.tree);
    for (const [other, each] of tree) {
      const one = other === path || (each.kind === 'file' && node.kind === 'file' && each.inode === node.inode);
      if (one) tree.set(other, { ...node, mode, attributes });
    }
    model.state = { ...model.state, tree };
  }

  private make(file: string): void {
    const { deed } = this;
    if (deed.kind === 'file') writeFileSync(file, deed.text);
    if (deed.kind === 'directory') mkdirSync(file);
    if (deed.kind === 'symlink') symlinkSync(deed.target, file);
    if (deed.kind === 'fifo') execaSync('mkfifo', [file]);
    if (deed.kind === 'file' || deed.kind === 'directory') chmodSync(file, usable(deed.kind, deed.mode));
  }

  run(model: Model, real: Real): void {
    const path = this.path(model, real);
    const up = path === undefined ? undefined : parentOf(path);
    const folder = up === undefined ? undefined : look(model.state.tree, up);
    const reachable = up === undefined || (typeof folder === 'object' && folder.kind === 'directory');
    if (path === undefined || !reachable) return;
    const file = join(real.root, path);
    if (this.deed.kind === 'chmod') {
      this.chmod(model, file, path, this.deed.mode);
    } else if (this.deed.kind === 'adorn' || this.deed.kind === 'strip') {
      this.adorn(model, real, path);
    } else {
      rmSync(file, { recursive: true, force: true });
      const tree = new Map([...model.state.tree].filter(([other]) => !within(other, path)));
      this.make(file);
      const bare = nodeAt(file);
      // A folder may hand some down.
      const found =
        real.hand === undefined || bare === undefined || bare.kind === 'symlink'
          ? undefined
          : attributesAt(real.hand, real.root, [path]).get(path);
      const node = bare === undefined ? undefined : adorned(bare, found);
      const { nextInode } = model.state;
      if (node !== undefined) tree.set(path, node.kind === 'file' ? { ...node, inode: nextInode } : node);
      model.state = { ...model.state, tree, nextInode: nextInode + 1 };
    }
    treeAgrees(model, real);
  }

  toString(): string {
    return `meddle(${this.place}, ${JSON.stringify(this.deed)})`;
  }
}

const mode = fc.constantFrom(0o644, 0o755, 0o600, 0o4755, 0o700);
const constant = <T extends string>(kind: T) => fc.constant(kind);

const deeds: Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: constant('file'), text: fc.string({ maxLength: 12 }), mode }) },
  { weight: 3, arbitrary: fc.record({ kind: constant('delete') }) },
  { weight: 2, arbitrary: fc.record({ kind: constant('chmod'), mode }) },
  { weight: 2, arbitrary: fc.record({ kind: constant('directory'), mode }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: constant('symlink'), target: fc.constantFrom('a', '.', '/', '../b', 'nowhere') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: constant('fifo') }) },
  { weight: 2, arbitrary: fc.record({ kind: constant('adorn'), choice: fc.nat({ max: CHOICES - 1 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: constant('strip'), which: fc.nat({ max: 3 }) }) },
);

export const meddles: Arbitrary<Meddle> = fc
  .tuple(fc.nat({ max: 40 }), deeds)
  .map(([place, deed]) => new Meddle(place, deed));
