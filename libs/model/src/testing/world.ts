/**
 * One sequence's world: a root in memory, a pool of packages, and the model's state beside them.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, relationText, type Entry as ZpkgEntry, type Package as ZpkgPackage } from '@lago-grey/zpkg';
import { entries, type TreeShape } from '@lago-grey/zpkg/testing';
import fc, { type Arbitrary } from 'fast-check';
import { type Entry, empty, type Package, type State } from '../state.ts';
import type { Binaries } from './binary.ts';
import { contentOf, plant, renumber, scan, usable } from './tree.ts';

/** Packages and the tree that is there before them. */
export class Scenario {
  readonly pool: readonly ZpkgPackage[];
  readonly before: readonly ZpkgEntry[];

  constructor(pool: readonly ZpkgPackage[], before: readonly ZpkgEntry[]) {
    this.pool = pool;
    this.before = before;
  }

  /** How a failure prints it. */
  [fc.toStringMethod](): string {
    const line = (entry: ZpkgEntry): string => {
      const target = 'target' in entry ? ` -> ${entry.target.slice(0, 40)}` : '';
      const size = entry.kind === 'file' ? ` ${entry.content.length} bytes` : '';
      return `\n    ${entry.kind} 0${entry.mode.toString(8)} ${JSON.stringify(entry.path)}${target}${size}`;
    };
    const packages = this.pool.map(
      (pkg, index) =>
        `\n  package ${index}: ${pkg.name} ${pkg.version}${(pkg.relations ?? []).map((each) => `\n    ${each.kind} ${relationText(each)}`).join('')}${pkg.entries.map(line).join('')}`,
    );
    return `scenario\n  before:${this.before.map(line).join('')}${packages.join('')}\n`;
  }
}

const usableEntries = (list: readonly ZpkgEntry[]): ZpkgEntry[] =>
  list.map((entry) =>
    entry.kind === 'file' || entry.kind === 'hardlink'
      ? { ...entry, mode: usable('file', entry.mode) }
      : entry.kind === 'directory'
        ? { ...entry, mode: usable('directory', entry.mode) }
        : entry,
  );

const SHAPE: TreeShape = { large: 70_000, hardlinks: true };

export function scenarios(shape: TreeShape = SHAPE): Arbitrary<Scenario> {
  const pkg = fc
    .record({
      // One name more often, so that there are several versions of a package.
      name: fc.constantFrom('a', 'a', 'b', 'c'),
      version: fc.constantFrom('1', '2.0'),
      entries: entries(shape),
    })
    .map((each): ZpkgPackage => ({ ...each, entries: usableEntries(each.entries), signatures: [] }));
  const before = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: entries({ ...shape, large: 100 }) },
  );
  return fc
    .tuple(fc.array(pkg, { minLength: 1, maxLength: 4 }), before)
    .map(([pool, list]) => new Scenario(pool, usableEntries(list)));
}

function modelEntry(entry: ZpkgEntry): Entry {
  const { path, mode, mtime } = entry;
  if (entry.kind === 'file') return { kind: 'file', path, mode, mtime, content: contentOf(entry.content) };
  if (entry.kind === 'directory') return { kind: 'directory', path, mode };
  return { kind: entry.kind, path, target: entry.target };
}

export const modelPackage = ({ name, version, entries, relations }: ZpkgPackage): Package => ({
  name,
  version,
  ...(relations === undefined ? {} : { relations }),
  entries: entries.map(modelEntry),
});

/** What commands change: the model's state, as it should be. */
export interface Model {
  state: State;
  /** Why operations were refused so far. */
  readonly refused: string[];
}

/** What commands act on. */
export interface Real {
  readonly binaries: Binaries;
  readonly root: string;
  readonly pool: readonly { readonly model: Package; readonly file: string }[];
}

/** Memory where there is some: a test makes no demands on the disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Uses a world that is gone afterwards. */
export function inWorld<T>(scenario: Scenario, binaries: Binaries, use: (model: Model, real: Real) => T): T {
  const folder = mkdtempSync(join(SCRATCH, 'lago-model-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'var/lib'), { recursive: true });
    plant(root, scenario.before);
    const pool = scenario.pool.map((pkg, index) => {
      const file = join(folder, `${index}.zpkg`);
      writeFileSync(file, encode(pkg, { level: 1 }));
      return { model: modelPackage(pkg), file };
    });
    const result = use({ state: { ...empty, ...renumber(scan(root)) }, refused: [] }, { binaries, root, pool });
    if (result instanceof Promise) return result.finally(clean) as T;
    clean();
    return result;
  } catch (error) {
    clean();
    throw error;
  }
}
