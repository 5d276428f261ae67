/**
 * One sequence's world: a root in memory, a pool of packages, and the model's state beside them.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, relationText, type Entry as ZpkgEntry, type Package as ZpkgPackage } from '@lago-grey/zpkg';
import { entries, type TreeShape } from '@lago-grey/zpkg/testing';
import fc, { type Arbitrary } from 'fast-check';
import { type Entry, empty, type Package, type State, within } from '../state.ts';
import { asModel, CHOICES, give, giveAll, some } from './attributes.ts';
import { type Binaries, missing } from './binary.ts';
import { hand } from './hand.ts';
import { contentOf, plant, renumber, scan, usable } from './tree.ts';

/** Packages and the tree that is there before them. */
export class Scenario {
  readonly pool: readonly ZpkgPackage[];
  readonly before: readonly ZpkgEntry[];
  /** Whether attributes are given, looked at, and meddled with. */
  readonly adorned: boolean;

  constructor(pool: readonly ZpkgPackage[], before: readonly ZpkgEntry[], adorned = false) {
    this.pool = pool;
    this.before = before;
    this.adorned = adorned;
  }

  /** How a failure prints it. */
  [fc.toStringMethod](): string {
    const line = (entry: ZpkgEntry): string => {
      const target = 'target' in entry ? ` -> ${entry.target.slice(0, 40)}` : '';
      const size = entry.kind === 'file' ? ` ${entry.content.length} bytes` : '';
      const more = (entry.attributes ?? []).map(({ name, value }) => ` ${name}=${Buffer.from(value).toString('hex')}`);
      return `\n    ${entry.kind} 0${entry.mode.toString(8)} ${JSON.stringify(entry.path)}${target}${size}${more.join('')}`;
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
  const choices = fc.array(fc.nat({ max: CHOICES - 1 }), { minLength: 1, maxLength: 7 });
  return fc
    .tuple(
      fc.array(pkg, { minLength: 1, maxLength: 4 }),
      before,
      // Reading attributes takes a process each time: a third of the worlds have some.
      fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: choices }),
    )
    .map(([pool, list, chosen]) => {
      if (chosen === undefined || HAND === undefined) return new Scenario(pool, usableEntries(list));
      const next = adorner(chosen);
      const adornedPool = pool.map((each) => ({ ...each, entries: each.entries.map(next) }));
      return new Scenario(adornedPool, usableEntries(list).map(next), true);
    });
}

/** Gives each entry some attributes, in turn. */
function adorner(choices: readonly number[]): (entry: ZpkgEntry) => ZpkgEntry {
  let turn = 0;
  return (entry) => {
    const attributes = some(entry, choices[turn++ % choices.length] ?? 0);
    return attributes.length === 0 ? entry : { ...entry, attributes };
  };
}

const plantedAttributes = (entries: readonly ZpkgEntry[]) =>
  entries
    .filter(({ path, attributes }) => attributes !== undefined && !within(path, 'var'))
    .map(({ path, attributes = [] }) => [path, attributes] as const);

function modelEntry(entry: ZpkgEntry): Entry {
  const { path, mode, mtime } = entry;
  const more = entry.attributes === undefined ? {} : { attributes: asModel(entry.attributes) };
  if (entry.kind === 'file') return { kind: 'file', path, mode, mtime, content: contentOf(entry.content), ...more };
  if (entry.kind === 'directory') return { kind: 'directory', path, mode, ...more };
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
  /** The program that reads and sets attributes, where they matter. */
  readonly hand?: string;
  readonly pool: readonly { readonly model: Package; readonly file: string }[];
}

/** Memory where there is some: a test makes no demands on the disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The program of hand.ts, if the scratch folder keeps attributes. */
const HAND = await (async (): Promise<string | undefined> => {
  if (missing('plain') !== undefined) return undefined;
  const program = await hand();
  const folder = mkdtempSync(join(SCRATCH, 'lago-model-'));
  const why = give(program, folder, ['']);
  rmSync(folder, { recursive: true });
  if (why !== undefined) console.log(`not run: attributes in random worlds: ${why}`);
  return why === undefined ? program : undefined;
})();

/** Uses a world that is gone afterwards. */
export function inWorld<T>(scenario: Scenario, binaries: Binaries, use: (model: Model, real: Real) => T): T {
  const folder = mkdtempSync(join(SCRATCH, 'lago-model-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'var/lib'), { recursive: true });
    plant(root, scenario.before);
    const helper = scenario.adorned && HAND !== undefined ? { hand: HAND } : {};
    if (helper.hand !== undefined) giveAll(helper.hand, root, plantedAttributes(scenario.before));
    const pool = scenario.pool.map((pkg, index) => {
      const file = join(folder, `${index}.zpkg`);
      writeFileSync(file, encode(pkg, { level: 1 }));
      return { model: modelPackage(pkg), file };
    });
    const result = use(
      { state: { ...empty, ...renumber(scan(root, helper.hand)) }, refused: [] },
      { binaries, root, pool, ...helper },
    );
    if (result instanceof Promise) return result.finally(clean) as T;
    clean();
    return result;
  } catch (error) {
    clean();
    throw error;
  }
}
