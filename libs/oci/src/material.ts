/**
 * From a layer's recipe to its entries: packages, accounts, folders, files.
 *
 * Relies on libs/debian for what is in a package. Every package that gives a file to a layer leaves its control stanza
 * in var/lib/dpkg/status.d, where vulnerability scanners look for it in images without a package manager.
 */
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  certificateBundle,
  type DebEntry,
  type DebianLock,
  findPackage,
  type LockedPackage,
  readControl,
  readData,
} from '@lago-grey/debian';
import type { Content, Entry } from './entry.ts';
import { ImageError } from './errors.ts';
import type { Architecture, FileUse, LayerRecipe, PackageUse, Recipe, User } from './recipe.ts';
import { settled } from './settled.ts';

export interface Sources {
  /** The repository, which `from` is relative to. */
  readonly root: string;
  readonly lock: DebianLock;
  /** The .deb of a pinned package, verified. */
  readonly fetch: (pinned: LockedPackage) => Promise<string>;
  /** A folder for contents that are not on disk by themselves; the caller removes it. */
  readonly scratch: string;
}

/** Whether the layer is the same for every architecture, so that it has to be made only once. */
export function isShared(layer: LayerRecipe, lock: DebianLock, architectures: readonly Architecture[]): boolean {
  const oneForAll = (name: string) =>
    new Set(architectures.map((each) => findPackage(lock, name, each)?.sha256)).size === 1;
  return (
    (layer.packages ?? []).every(({ name }) => oneForAll(name)) &&
    (layer.files ?? []).every(({ from }) => from === undefined || !from.includes('{architecture}'))
  );
}

/** All that the recipe puts into a layer, in no particular order. */
export async function layerEntries(
  recipe: Recipe,
  layer: LayerRecipe,
  architecture: Architecture,
  sources: Sources,
): Promise<Entry[]> {
  const uses = layer.packages ?? [];
  const packages = await settled(uses.map((use) => packageEntries(use, architecture, sources)));
  const files = await settled((layer.files ?? []).map((use) => fileEntry(use, recipe, architecture, sources)));
  const mine: Entry[] = [...files, ...(layer.accounts ? accounts(recipe.users) : [])];
  for (const { path, mode, owner } of layer.directories ?? []) {
    mine.push({ path, kind: 'directory', mode: octal(mode), ...ownerOf(recipe, owner), from: 'directories' });
  }
  for (const { path, target } of layer.symlinks ?? []) {
    mine.push({ path, kind: 'symlink', mode: 0o777, uid: 0, gid: 0, from: 'symlinks', target });
  }
  // A directory that the recipe names is as the recipe says, whatever a package thinks of it.
  const named = new Set((layer.directories ?? []).map(({ path }) => path));
  return [...packages.flat().filter((entry) => entry.kind !== 'directory' || !named.has(entry.path)), ...mine];
}

const octal = (mode: string): number => Number.parseInt(mode, 8);

function ownerOf(recipe: Recipe, owner: string | undefined): { uid: number; gid: number } {
  const id = recipe.users.find(({ name }) => name === owner)?.id ?? 0;
  return { uid: id, gid: id };
}

const text = (path: string, content: string, from: string): Entry => ({
  path,
  kind: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  from,
  content: { kind: 'bytes', bytes: Buffer.from(content) },
});

function accounts(users: readonly User[]): Entry[] {
  const passwd = users.map(
    ({ name, id, home, comment }) => `${name}:x:${id}:${id}:${comment ?? name}:${home}:/sbin/nologin`,
  );
  const group = users.map(({ name, id }) => `${name}:x:${id}:`);
  return [text('etc/passwd', `${passwd.join('\n')}\n`, 'users'), text('etc/group', `${group.join('\n')}\n`, 'users')];
}

async function fileEntry(use: FileUse, recipe: Recipe, architecture: Architecture, sources: Sources): Promise<Entry> {
  const common = { path: use.path, kind: 'file', mode: octal(use.mode), ...ownerOf(recipe, use.owner) } as const;
  if (use.from === undefined) {
    const lines = (use.lines ?? []).map((line) => `${line}\n`).join('');
    return { ...common, from: 'files', content: { kind: 'bytes', bytes: Buffer.from(lines) } };
  }
  const named = use.from.replaceAll('{architecture}', architecture);
  const file = join(sources.root, named);
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new ImageError(`/${use.path}: there is no file ${file}`, howToMake(named));
  return { ...common, from: named, content: { kind: 'file', file, size } };
}

function howToMake(file: string): string {
  const program = /^dist\/([^/]+)\/([^/]+)\//.exec(file);
  return program === null ? 'correct the recipe' : `npx lago build ${program[1]} --arch ${program[2]}`;
}

async function packageEntries(use: PackageUse, architecture: Architecture, sources: Sources): Promise<Entry[]> {
  const pinned = findPackage(sources.lock, use.name, architecture);
  if (pinned === undefined) {
    throw new ImageError(
      `${use.name} for ${architecture} is not in the Debian lock`,
      'add its name to "names" in libs/debian/lock.json, then npx lago debian --renew',
    );
  }
  const deb = await sources.fetch(pinned);
  const from = `${pinned.name} ${pinned.version}`;
  const [taken, control] = await Promise.all([
    takeFiles(use, deb, from, architecture, sources.scratch),
    readControl(deb),
  ]);
  const entries = [...taken, text(`var/lib/dpkg/status.d/${use.name}`, control, from)];
  if (use.certificates !== undefined) {
    const bundle = await certificateBundle(deb);
    entries.push(text(use.certificates, bundle.toString('latin1'), from));
  }
  return entries;
}

/** Whether a path is one of the selection, or below one that ends in a slash. */
export const selects = (selection: readonly string[], path: string): boolean =>
  selection.some((each) => each === path || (each.endsWith('/') && path.startsWith(each)));

async function takeFiles(
  use: PackageUse,
  deb: string,
  from: string,
  architecture: string,
  scratch: string,
): Promise<Entry[]> {
  const contents = join(scratch, `${use.name}.${architecture}.${Math.random().toString(36).slice(2)}`);
  const entries: Entry[] = [];
  const folders: DebEntry[] = [];
  let end = 0;
  {
    await using spool = await open(contents, 'wx');
    for await (const entry of readData(deb)) {
      if (entry.kind === 'directory') folders.push(entry);
      else if (selects(use.take, entry.path) && !selects(use.leave ?? [], entry.path)) {
        const start = end;
        for await (const chunk of entry.content) {
          await spool.write(chunk);
          end += chunk.length;
        }
        entries.push(taken(entry, from, { kind: 'range', file: contents, start, size: end - start }));
      }
    }
  }
  const unmet = use.take.filter((each) => !entries.some(({ path }) => selects([each], path)));
  if (unmet.length > 0) {
    throw new ImageError(
      `${from} has no ${unmet.join(', ')}`,
      'correct "take" in the recipe: dpkg-deb -c lists a package',
    );
  }
  const parents = folders.filter(({ path }) => entries.some((entry) => entry.path.startsWith(`${path}/`)));
  return [...entries, ...parents.map((folder) => taken(folder, from, { kind: 'bytes', bytes: new Uint8Array() }))];
}

function taken(entry: DebEntry, from: string, content: Content): Entry {
  const { path, mode, uid, gid, kind, link } = entry;
  const common = { path, mode, uid, gid, from };
  if (kind === 'file') return { ...common, kind, content };
  if (kind === 'directory') return { ...common, kind };
  return { ...common, kind, mode: kind === 'symlink' ? 0o777 : mode, target: link };
}
