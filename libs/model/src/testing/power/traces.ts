/**
 * Operations of the real obli-pkg, recorded: run to their end, or killed half-way and then taken back, with what a tree may be
 * afterwards wherever the power goes.
 */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import type { Binaries } from '../binary.ts';
import { begin, duplicate, HISTORY, type Operation, scratch } from '../history.ts';
import { type Disk, ROOT, type Step } from './disk.ts';
import { Recorder } from './record.ts';
import { describe, differences, type Line } from './tree.ts';

export interface Trace {
  readonly title: string;
  readonly start: Disk;
  readonly steps: readonly Step[];
  /** What the tree may be if the power goes after so many steps and the next command has recovered. */
  readonly allowed: (steps: number) => readonly (readonly Line[])[];
  /** Of a first command: the program of hand.ts, for the attributes that it gives folders that are not its own. */
  readonly hand?: string;
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
    const { root, version } = begin(work, binaries);
    const out: Trace[] = [];
    for (const operation of HISTORY) {
      for (let after = 1; ; after += every) {
        const copy = join(work, 'copy');
        duplicate(root, copy);
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

/** The folders that may be there before obli-pkg has its own. */
export const OUTERMOST = ['', 'var', 'var/lib'] as const;

/** What a first command finds: nothing, or one more of those folders. */
const FIRST_ROOTS: readonly (readonly string[])[] = [[], ['var'], ['var', 'var/lib']];

/**
 * The very first command beneath a root, whole and killed at every so many of its writing calls. The package changes each of the
 * outermost folders, so that all times are the transaction's where it is done.
 */
export function recordFirst(binaries: Binaries, every: number, hand: string): Trace[] {
  const work = scratch();
  try {
    const archive = join(work, 'a.zpkg');
    const entries = ['etc/a.conf', 'opt/new/b', 'var/cache', 'var/lib/a'].map((path) =>
      file(path, `content of ${path}`),
    );
    writeFileSync(archive, encode({ name: 'a', version: '1', entries, signatures: [] }));
    const install: Operation = { title: 'install', args: () => ['install', '--allow-unsigned', archive] };
    return FIRST_ROOTS.flatMap((folders) => {
      const start = join(work, 'start');
      for (const each of ['etc', ...folders]) mkdirSync(join(start, each), { recursive: true });
      for (const each of ['etc', ...folders.toReversed(), '']) utimesSync(join(start, each), 1e9, 1e9);
      const before = describe(start);
      const operation = { ...install, title: `first install where ${folders.at(-1) ?? 'nothing'} is` };
      const out: Trace[] = [];
      // Its first calls each: whoever comes between the attribute and the sync of it.
      for (let after = 1; ; after += after < 4 ? 1 : every) {
        const root = join(work, 'root');
        duplicate(start, root);
        const trace = killed(root, binaries, operation, () => archive, after);
        const differs = differences(describe(root), before);
        rmSync(root, { recursive: true });
        if (trace === undefined) break;
        if (differs.length > 0) throw new Error(`${trace.title}, without a power cut: ${differs.join('\n')}`);
        out.push({ ...trace, hand });
      }
      out.push({ ...whole(start, binaries, operation, () => archive), hand });
      rmSync(start, { recursive: true });
      return out;
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
