/**
 * One run of Agda at a time for a directory of what it accepted: who comes second finds what the first one found, instead
 * of checking the same library beside it. The turn is a file with the number of the process that has it; that of a process
 * which is gone is taken over.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POLL = 100;
const LONGEST = 3_600_000;

/** Waits for the turn, runs, and hands it on. */
export async function inTurn<T>(directory: string, run: () => Promise<T>): Promise<T> {
  const file = join(directory, 'turn');
  while (!taken(file)) await new Promise((next) => setTimeout(next, POLL));
  try {
    return await run();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (!holds(file)) rmSync(file, { force: true });
  return false;
}

/** Is there a process that has the turn? */
function holds(file: string): boolean {
  try {
    // An empty file is one that is being written.
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    // Its number may by now be another's.
    return statSync(file).mtimeMs > Date.now() - LONGEST;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
