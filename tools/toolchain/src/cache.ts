/**
 * Directories of the cache outside the tree (root.mjs), which every checkout of this user shares, and the lock that keeps
 * two runs out of each other's way.
 *
 * The lock is flock(2), taken by util-linux's `flock`, which every Debian has: the kernel lets go of it when the holder
 * dies, however it dies, so that there is no stale lock to recognise.
 */
import { mkdir } from 'node:fs/promises';
import { execa } from 'execa';
import { explain, ToolchainError } from './errors.ts';

/** Makes a directory; a failure becomes a message that helps. */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw explain(`making ${path}`, String(error), path);
  }
}

/**
 * Does `work` while nobody else holds the lock `path`.
 *
 * `flock` runs `cat`, which gives back the byte we send once the lock is held, and ends, letting go, when our end of
 * the pipe closes: by us, or by the kernel if we are killed.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const holder = execa('flock', ['--exclusive', path, 'cat'], {
    stdin: 'pipe',
    stdout: 'pipe',
    buffer: false,
    reject: false,
  });
  const ended = holder.then((result) => {
    if (result.code === 'ENOENT') {
      throw new ToolchainError('the program flock is missing', 'apt-get install util-linux');
    }
    throw new ToolchainError(`the lock ${path} cannot be taken: flock ended`, `ls -ld ${path}; rm ${path}`);
  });
  const held = new Promise<void>((done) => holder.stdout.once('data', () => done()));
  holder.stdin.on('error', () => {});
  holder.stdin.write('\n');
  try {
    await Promise.race([held, ended]);
    return await work();
  } finally {
    ended.catch(() => {});
    holder.stdin.end();
    await holder;
  }
}
