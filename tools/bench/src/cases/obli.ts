/**
 * obli-pkg by itself: recovery after a crash, `status` where much is installed, and how an install grows with the number
 * of files and with their size (to 100,000 files and to 1 GB with LAGO_LONG=1: minutes a run). Each install is into an empty
 * root and durable.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, encode } from '@lago-grey/zpkg';
import { execa } from 'execa';
import type { Case, Variant } from '../measure.ts';
import { build, ROOT } from '../workspace.ts';

const DIST = join(ROOT, 'dist/obli-pkg/amd64');
const OBLI = join(DIST, 'obli-pkg');
const FAULT = join(DIST, 'obli-pkg-fault');
const LONG = process.env['LAGO_LONG'] === '1';

const file = (path: string, content: Buffer): Entry => ({
  kind: 'file',
  path,
  content,
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime: { seconds: 1n, nanoseconds: 0 },
});

/** So many files of 1 KiB, each another, a thousand to a folder. */
const small = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => {
    const folder = String(Math.floor(index / 1000)).padStart(3, '0');
    const content = Buffer.from(`${index}\n`.padEnd(1024, `${index} `));
    return file(`usr/share/bench/${folder}/${String(index).padStart(6, '0')}`, content);
  });

/** Bytes that compress to about a half. */
function text(size: number): Buffer {
  const out = Buffer.alloc(size);
  let state = 1;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    out[at] = 97 + ((state >>> 16) & 15);
  }
  return out;
}

async function archive(folder: string, name: string, entries: Entry[]): Promise<string> {
  const to = join(folder, `${name}.zpkg`);
  await writeFile(to, encode({ name, version: '1', entries, signatures: [] }, { level: 1 }));
  return to;
}

const installs = (root: string, name: string, ...archives: string[]): Variant => ({
  name,
  before: () => fresh(root),
  command: [OBLI, '--root', root, 'install', '--allow-unsigned', ...archives],
});

async function fresh(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root);
}

/** The last writing call but a few at which an install is killed before it commits. */
async function lastCall(root: string, package_: string): Promise<number> {
  let [low, high] = [1, 1 << 20];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    await fresh(root);
    const { exitCode } = await killed(root, package_, middle);
    if (exitCode === undefined) low = middle;
    else high = middle;
  }
  return low - 20;
}

const killed = (root: string, package_: string, after: number) =>
  execa(FAULT, ['--root', root, 'install', '--allow-unsigned', package_], {
    env: { OBLI_FAULT_AFTER: String(after) },
    reject: false,
  });

export const obliCases: Case = async (scratch) => {
  await build();
  const root = join(scratch, 'root');
  const thousand = await archive(scratch, 'thousand', small(1000));
  const call = await lastCall(root, thousand);
  const recovery: Variant = {
    name: 'obli-pkg recover',
    before: async () => {
      await fresh(root);
      const { exitCode } = await killed(root, thousand, call);
      if (exitCode !== undefined) throw new Error(`an install that was to be killed ended with ${exitCode}`);
    },
    command: [OBLI, '--root', root, 'recover'],
  };

  const many = await mkdtemp(join(scratch, 'many-'));
  const packages: string[] = [];
  for (let index = 0; index < 1000; index++) {
    packages.push(await archive(many, `p${index}`, [file(`usr/share/p${index}/file`, Buffer.from(String(index)))]));
  }
  const full = join(scratch, 'full');
  await fresh(full);
  await execa(OBLI, ['--root', full, 'install', '--allow-unsigned', ...packages]);
  const empty = join(scratch, 'empty');
  await fresh(empty);
  const status = (name: string, at: string): Variant => ({ name, command: [OBLI, '--root', at, 'status'] });

  const counts = [1000, 10_000, ...(LONG ? [100_000] : [])];
  const files: Variant[] = [];
  for (const count of counts)
    files.push(installs(root, `${count} files`, await archive(scratch, `n${count}`, small(count))));
  const sizes: Variant[] = [];
  for (const megabytes of [10, 100, ...(LONG ? [1000] : [])]) {
    const content = text(megabytes * 1_000_000);
    sizes.push(installs(root, `${megabytes} MB`, await archive(scratch, `s${megabytes}`, [file('srv/one', content)])));
  }
  return [
    { name: 'recovery, 1000 files', variants: [recovery] },
    { name: 'status, packages', variants: [status('1000', full), status('none', empty)] },
    { name: 'install, files of 1 KiB', variants: files },
    { name: 'install, one file', variants: sizes },
  ];
};
