/**
 * Checking again whenever a source changes: the directories of what was read are watched.
 *
 * Editors write a file in several steps, so a check begins when nothing has changed for a moment. It ends with the process.
 */
import { type FSWatcher, statSync, watch as watchDirectory } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Checked {
  readonly status: number;
  /** What was read. */
  readonly files: readonly string[];
}

const MOMENT_MS = 60;

/** How much earlier than the clock a file system may say that a file was written. */
const TICK_MS = 10;

/** @returns never, unless the process is asked to end: then the last status */
export async function watch(check: () => Promise<Checked>): Promise<number> {
  let ended = false;
  let wake = () => {};
  const end = () => {
    ended = true;
    wake();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const watchers = new Map<string, FSWatcher>();
  let changed = false;
  let status = 0;
  while (!ended) {
    changed = false;
    const [started, read] = [performance.now(), Date.now()];
    const done = await check();
    status = done.status;
    const took = Math.round(performance.now() - started);
    for (const directory of new Set(done.files.map((file) => dirname(resolve(file))))) {
      if (watchers.has(directory)) continue;
      const watcher = watchDirectory(directory, (_event, file) => {
        if (file !== null && !/\.(?:idr|ipkg|json)$/.test(file)) return;
        changed = true;
        wake();
      });
      // A directory that goes away is seen by the next check.
      watcher.on('error', () => watchers.delete(directory));
      watchers.set(directory, watcher);
    }
    process.stdout.write(`-- checked in ${took} ms; waiting for a change\n`);
    // What changed while nobody watched yet.
    changed ||= done.files.some((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > read - TICK_MS);
    const woken = () =>
      new Promise<void>((resume) => {
        wake = resume;
      });
    while (!changed && !ended) await woken();
    while (changed && !ended) {
      changed = false;
      await new Promise((resume) => setTimeout(resume, MOMENT_MS));
    }
  }
  for (const watcher of watchers.values()) watcher.close();
  return status;
}
