/**
 * The interface of the module that all exported modules import, from the cache that all runs share: Agda takes seconds for
 * it, and a test that begins with nothing else would pay them again.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { interfacesOf, primitives } from './check.ts';

const common = join(process.env['LAGO_CACHE'] || join(homedir(), '.cache', 'lago-grey'), 'agda');

/** Puts it below a directory of a test, if it is there. */
export const lend = (version: string, directory: string): void => hand(version, common, directory);

/** Keeps what Agda has made of it for the tests to come. */
export const giveBack = (version: string, directory: string): void => hand(version, directory, common);

function hand(version: string, from: string, to: string): void {
  const [giver, taker] = [from, to].map((directory) => interfacesOf({ agda: [], version, directory }));
  const copy = join(to, `primitives-${process.pid}`);
  giver!.lay(primitives(), copy);
  taker!.keep(primitives(), copy);
}
