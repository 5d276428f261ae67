/**
 * Where the cache outside the tree lies, and what Node keeps there. Plain JavaScript without a dependency: the first step
 * from a fresh clone needs it before there are any, and the command starts sooner if no type has to be stripped off.
 */
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `LAGO_CACHE`, or ~/.cache/lago-grey. */
export function cacheRoot(env = process.env) {
  const xdg = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return env.LAGO_CACHE ? resolve(env.LAGO_CACHE) : join(xdg, 'lago-grey');
}

/** From now on Node keeps what it compiles: reading the types off a hundred files takes longer than most commands. */
export function keepCompiled() {
  // Coverage counts what V8 compiles itself.
  if (!process.env.NODE_V8_COVERAGE) enableCompileCache?.(join(cacheRoot(), 'node'));
}
