/**
 * Operations of the real obli-pkg, recorded: run to their end, or killed half-way and then taken back, with what a tree may be
 * afterwards wherever the power goes.
 */
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from '../binary.ts';
import { begin, duplicate, HISTORY, type Operation, scratch } from '../history.ts';
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
