/**
 * Agda on the programs to accept: each is exported whole, and accepted, all of them by one process. What Agda cannot take
 * yet is named in BEYOND, and asked about under LAGO_LONG, so that it is seen when it can.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { agdaVersion } from '../src/agda/check.ts';
import { agdaChecker } from '../src/agda/checker.ts';
import { checkFiles } from '../src/driver/check.ts';

const ACCEPT = join(import.meta.dirname, 'accept');
const LONG = process.env['LAGO_LONG'] !== undefined;

/** Programs that Agda refuses as they are exported, and why. */
const BEYOND: { readonly [program: string]: string } = {
  'termination/merge.idr': 'Agda does not see that a lifted function puts together what was taken apart',
  'termination/merge-with.idr': 'the same through two `with`s',
  'universe/existential.idr': 'a type and a type of types in one list: Agda would need explicit lifts',
  'universe/type-of-types.idr': 'the same: the type of types among types',
};

const programs = readdirSync(ACCEPT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.idr') && !/^[A-Z]/.test(basename(path)))
  .sort();
const sample = programs.filter((path) => LONG || BEYOND[path] === undefined);

it(`${sample.length} of ${programs.length} programs are accepted by Agda too`, { timeout: 7_200_000 }, async ({
  skip,
}) => {
  const program = process.env['AGDA'] || 'agda';
  const version = /\d\S*/.exec((await agdaVersion([program])) ?? '')?.[0];
  if (version === undefined) skip('not run: the programs to accept, in the second prover: agda does not run here');
  const cache = process.env['LAGO_CACHE'] || join(homedir(), '.cache', 'lago-grey');
  const result = await checkFiles(
    sample.map((path) => join(ACCEPT, path)),
    { cache, others: [agdaChecker(program, version!, cache)], display: (path) => path.replace(`${ACCEPT}/`, '') },
  );
  const refused = result.diagnostics.filter(({ file }) => BEYOND[file] !== undefined).map(({ file }) => file);
  const said = result.diagnostics
    .filter(({ file }) => BEYOND[file] === undefined)
    .map(({ file, message, notes }) => `${file}: ${message}\n${notes.slice(0, 4).join('\n')}`);
  expect(said).toEqual([]);
  expect(refused).toEqual(sample.filter((path) => BEYOND[path] !== undefined));
  expect(result.checkers.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['lago', 'accepted'],
    ['agda', refused.length === 0 ? 'accepted' : 'rejected'],
  ]);
});
