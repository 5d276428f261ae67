/** Where the cache outside the tree lies. A file of its own, without imports from elsewhere, so that it loads at once. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `LAGO_CACHE`, or ~/.cache/lago-grey. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['LAGO_CACHE'];
  if (named !== undefined && named !== '') return resolve(named);
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'lago-grey');
}
