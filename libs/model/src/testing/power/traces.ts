/**
 * Operations of the real obli-pkg, recorded: run to their end, or killed half-way and then taken back, with what a tree may be
 * afterwards wherever the power goes.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Entry, encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { type Binaries, run } from '../binary.ts';
import { type Disk, ROOT, type Step } from './disk.ts';
import { Recorder } from './record.ts';
import { describe, type Line } from './tree.ts';

export interface Trace {
  readonly title: string;
  readonly start: Disk;
  readonly steps: readonly Step[];
  /** What the tree may be if the power goes after so many steps and the next command has recovered. */
  readonly allowed: (steps: number) => readonly (readonly Line[])[];
}

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

interface Operation {
  readonly title: string;
  readonly args: (version: (version: string) => string) => readonly string[];
  /** A path that it makes, where a folder is before: somebody may put something there when it has been taken back. */
  readonly makes?: string;
}

const OPERATIONS: readonly Operation[] = [
  { title: 'install', args: (file) => ['install', '--allow-unsigned', file('1')], makes: 'etc/a.conf' },
  { title: 'upgrade', args: (file) => ['upgrade', '--allow-unsigned', file('2')], makes: 'etc/b.conf' },
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

function whole(root: string, binaries: Binaries, { title, args }: Operation, file: (version: string) => string): Trace {
  const before = describe(root);
  const recorder = new Recorder(root);
  const code = recorder.run(binaries.plain, args(file));
  if (code !== 0) throw new Error(`${title} ended with ${code}`);
  const after = describe(root);
  const { start, steps } = recorder;
  return { title, start, steps, allowed: (count) => (count < steps.length ? [before, after] : [after]) };
}

/** Somebody makes a file and syncs it, and the folder that it is in, but nothing else. */
function putStranger(recorder: Recorder, path: string): void {
  writeFileSync(join(recorder.root, path), 'somebody else');
  for (const each of [path, dirname(path)]) utimesSync(join(recorder.root, each), 2e9, 2e9);
  const up = recorder.live.get(ROOT)!.entries.get(dirname(path))!;
  const inode = recorder.make('file', 0o644, Buffer.from('somebody else'));
  recorder.step({ call: 'enter', folder: up, name: path.slice(dirname(path).length + 1), inode });
  for (const each of [up, inode]) {
    recorder.step({ call: 'set', inode: each, metadata: { mtime: 2_000_000_000_000_000_000n } });
    recorder.step({ call: 'fsync', inode: each });
  }
}

/** The operation killed at a writing call, then the recovery; undefined if it was over before. */
function killed(
  root: string,
  binaries: Binaries,
  operation: Operation,
  file: (version: string) => string,
  after: number,
): Trace | undefined {
  const before = describe(root);
  const recorder = new Recorder(root);
  if (recorder.run(binaries.fault, operation.args(file), { OBLI_FAULT_AFTER: String(after) }) !== undefined)
    return undefined;
  const code = recorder.run(binaries.plain, ['recover']);
  if (code !== 0) throw new Error(`recovery from ${operation.title}, killed at ${after}, ended with ${code}`);
  const recovered = recorder.steps.length;
  // Killed after it had committed: that is for the whole operation to say.
  if (describe(root).some(({ text }, index) => before[index]?.text !== text)) return undefined;
  if (operation.makes !== undefined) putStranger(recorder, operation.makes);
  const last = describe(root);
  const { start, steps } = recorder;
  const title = `${operation.title}, killed at writing call ${after}, and its recovery`;
  return {
    title,
    start,
    steps,
    allowed: (count) => (count <= recovered ? [before] : count < steps.length ? [] : [last]),
  };
}

/** All operations, one after the other, each also killed at every so many of its writing calls. */
export function record(binaries: Binaries, every: number): Trace[] {
  const work = scratch();
  try {
    const root = join(work, 'root');
    mkdirSync(root);
    furnish(root);
    const version = (name: string): string => join(work, `${name}.zpkg`);
    for (const [name, entries] of Object.entries(VERSIONS)) {
      writeFileSync(version(name), encode({ name: 'a', version: name, entries: [...entries], signatures: [] }));
    }
    writeFileSync(
      version('other'),
      encode({ name: 'other', version: '1', entries: [file('etc/other', 'other')], signatures: [] }),
    );
    if (run({ root, binaries }, ['install', '--allow-unsigned', version('other')]).code !== 0)
      throw new Error('no first package');
    const out: Trace[] = [];
    for (const operation of OPERATIONS) {
      for (let after = 1; ; after += every) {
        const copy = join(work, 'copy');
        // Times to the nanosecond, which Node's own copy does not keep.
        execaSync('cp', ['-a', root, copy]);
        const trace = killed(copy, binaries, operation, version, after);
        rmSync(copy, { recursive: true });
        if (trace === undefined) break;
        out.push(trace);
      }
      out.push(whole(root, binaries, operation, version));
    }
    return out;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
