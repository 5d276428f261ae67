/**
 * One history of a root, with every kind of entry and of change, whose operations are stopped in all manner of ways.
 */
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Entry, encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { CHOICES, some } from './attributes.ts';
import { type Binaries, run, start } from './binary.ts';

const folder = (path: string, mode = 0o755): Entry => ({
  kind: 'directory',
  path,
  mode,
  uid: 0,
  gid: 0,
  mtime: { seconds: 5n, nanoseconds: 0 },
});
const link = (kind: 'symlink' | 'hardlink', path: string, target: string): Entry => {
  const mode = kind === 'symlink' ? 0o777 : 0o644;
  return { kind, path, target, mode, uid: 0, gid: 0, mtime: { seconds: 1n, nanoseconds: 0 } };
};

/** Replaced, kept, added, taken away: what versions of a package do to one another, with every kind of entry. */
const VERSIONS: { readonly [version: string]: readonly Entry[] } = {
  '1': [
    file('etc/a.conf', 'one'),
    folder('opt/a', 0o750),
    file('opt/a/both', 'first'),
    folder('opt/a/old'),
    file('opt/a/old/gone', 'gone'),
    link('hardlink', 'opt/a/same', 'opt/a/both'),
    file('usr/bin/x', 'a program', { mode: 0o755 }),
  ],
  '2': [
    file('etc/a.conf', 'two'),
    file('etc/b.conf', 'new'),
    folder('opt/a', 0o750),
    file('opt/a/both', 'second'),
    link('symlink', 'opt/a/link', 'both'),
    folder('opt/a/new'),
    file('opt/a/new/f', 'fresh'),
    file('usr/bin/x', 'a better program', { mode: 0o755 }),
  ],
};

export interface Operation {
  readonly title: string;
  readonly args: (version: (version: string) => string) => readonly string[];
  /** A path that it makes, where a folder is before: somebody may put something there when it has been taken back. */
  readonly makes?: string;
}

const LET = ['--allow-unsigned', '--allow-privileges'];

/** One after the other, each on what the ones before it left. */
export const HISTORY: readonly Operation[] = [
  { title: 'install', args: (file) => ['install', ...LET, file('1')], makes: 'etc/a.conf' },
  { title: 'upgrade', args: (file) => ['upgrade', ...LET, file('2')], makes: 'etc/b.conf' },
  { title: 'rollback of an upgrade', args: () => ['rollback', '3'] },
  { title: 'remove', args: () => ['remove', 'a'] },
  { title: 'rollback of a removal', args: () => ['rollback', '5'], makes: 'etc/a.conf' },
];

/** Memory where there is some: thousands of trees are made and thrown away. */
export const scratch = (): string =>
  mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'lago-power-'));

function furnish(root: string): void {
  for (const each of ['etc', 'usr/bin', 'opt', 'var/lib']) mkdirSync(join(root, each), { recursive: true });
  writeFileSync(join(root, 'usr/bin/x'), 'a stranger');
  symlinkSync('x', join(root, 'usr/bin/y'));
  for (const each of ['usr/bin/x', 'etc', 'usr/bin', 'opt', 'usr', 'var', '']) utimesSync(join(root, each), 1e9, 1e9);
}

export interface Beginning {
  readonly root: string;
  /** The package file of a version. */
  readonly version: (version: string) => string;
}

/** Attributes for files and folders of packages, other ones for other versions: for `begin`. */
export function adorn(entry: Entry, index: number): Entry {
  const attributes = some(entry, 1 + ((index * 37) % (CHOICES - 1)));
  return attributes.length === 0 ? entry : { ...entry, attributes };
}

/**
 * A root in a folder, with one package that no operation touches.
 *
 * @param change what packages have instead of an entry; entries of all packages are counted
 */
export function begin(folder: string, binaries: Binaries, change = (entry: Entry, _index: number) => entry): Beginning {
  const root = join(folder, 'root');
  mkdirSync(root);
  furnish(root);
  const version = (name: string): string => join(folder, `${name}.zpkg`);
  let index = 0;
  const pack = (name: string, packageVersion: string, list: readonly Entry[], to: string): void => {
    const entries = list.map((entry) => change(entry, index++));
    writeFileSync(version(to), encode({ name, version: packageVersion, entries, signatures: [] }));
  };
  for (const [name, entries] of Object.entries(VERSIONS)) pack('a', name, entries, name);
  pack('other', '1', [file('etc/other', 'other')], 'other');
  const { code, stderr } = run({ root, binaries }, ['install', ...LET, version('other')]);
  if (code !== 0) throw new Error(`the first package was not installed: ${stderr}`);
  return { root, version };
}

const CP =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'cp'))
    .find((file) => existsSync(file)) ?? 'cp';

/** A copy with times to the nanosecond, which Node's own does not keep. */
export function duplicate(root: string, to: string): void {
  const { code, signal, stderr } = start(CP, ['-a', root, to]);
  if (code !== 0) throw new Error(`cp -a ${root} ${to} ended by ${code ?? signal}: ${stderr}`);
}
