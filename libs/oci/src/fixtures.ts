/** For tests: a small recipe with two architectures, its files on disk, and a Debian archive in a folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DebianLock } from '@lago-grey/debian';
import { debOf, pinOf } from '@lago-grey/debian/fixtures';
import type { Build } from './image.ts';
import type { Facts } from './labels.ts';
import { parseRecipe, type Recipe } from './recipe.ts';

export const FACTS: Facts = {
  version: '1.2.3',
  licence: 'MPL-2.0',
  verification: { verified: true, theorems: 3, checkers: ['ours'] },
  postQuantum: [],
};

export const RECIPE = {
  name: 'fixture',
  tag: 'test',
  vendor: 'Nobody',
  description: 'A fixture.',
  architectures: ['arm64', 'amd64'],
  users: [
    { name: 'root', id: 0, home: '/root' },
    { name: 'nonroot', id: 65532, home: '/home/nonroot' },
  ],
  layers: [
    {
      name: 'base',
      packages: [{ name: 'things', take: ['usr/share/things/', 'etc/things'], leave: ['usr/share/things/not'] }],
      accounts: true,
      directories: [
        { path: 'home/nonroot', mode: '0700', owner: 'nonroot' },
        { path: 'tmp', mode: '1777' },
      ],
      files: [{ path: 'etc/lines', mode: '0644', lines: ['one', 'two'] }],
      symlinks: [{ path: 'etc/link', target: 'lines' }],
    },
    { name: 'extra', apart: true, files: [{ path: 'usr/share/large', mode: '0644', from: 'files/large' }] },
    { name: 'programs', files: [{ path: 'usr/bin/run', mode: '0755', from: 'dist/{architecture}/run' }] },
  ],
  run: {
    user: 'nonroot',
    entrypoint: ['/usr/bin/run'],
    folder: '/home/nonroot',
    environment: { PATH: '/usr/bin', A: 'b' },
    ports: ['8080/tcp'],
    volumes: ['/tmp'],
    stopSignal: 'SIGTERM',
  },
  labels: { 'org.example.note': 'a label' },
  budget: { unpacked: 100_000, compressed: 50_000 },
} as const;

export const recipeWith = (changes: object): Recipe =>
  parseRecipe(JSON.stringify({ ...RECIPE, ...changes }), 'image.json');

/** Writes the fixture's files below a folder and says how to build its image. */
export async function fixtureBuild(folder: string, changes: object = {}): Promise<Build> {
  const put = async (path: string, bytes: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };
  await put('dist/amd64/run', 'program for amd64');
  await put('dist/arm64/run', 'another program, for arm64');
  await put('files/large', Buffer.alloc(1_500_000, 'large '));
  const deb = await debOf(
    [
      { name: './usr/', type: 'directory', mode: 0o755 },
      { name: './usr/share/', type: 'directory', mode: 0o755 },
      { name: './usr/share/things/', type: 'directory', mode: 0o750 },
      { name: './usr/share/things/b', content: 'b', mode: 0o600 },
      { name: './usr/share/things/a', type: 'link', linkname: './usr/share/things/b', mode: 0o600 },
      { name: './usr/share/things/not', content: 'not', mode: 0o644 },
      { name: './etc/things', content: 'things\n', mode: 0o644 },
      { name: './etc/other', content: 'other\n', mode: 0o644 },
    ],
    '.gz',
    'things',
  );
  await put('things.deb', deb);
  const lock: DebianLock = {
    format: 'lago-debian-lock/1',
    asOf: '2026-03-04T05:06:07Z',
    suites: ['stable'],
    architectures: ['amd64', 'arm64'],
    names: ['things'],
    packages: [pinOf('things', deb)],
  };
  return {
    recipe: recipeWith(changes),
    facts: FACTS,
    sources: { root: folder, lock, fetch: async () => join(folder, 'things.deb') },
    place: join(folder, 'out', 'oci'),
  };
}
