/**
 * The gate with Agda in it: what both accept passes, and what one of them refuses does not. That both accept the proofs and
 * the library is what the gate itself says (`lago check proofs/lago-grey.ipkg --library`), so it is not asked here again.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../driver/cache.ts';
import { type CheckOptions, checkPackage } from '../driver/check.ts';
import { agdaVersion } from './check.ts';
import { agdaChecker } from './checker.ts';
import { giveBack, lend } from './primitives.testing.ts';

const program = process.env['AGDA'] || 'agda';
const version = /\d\S*/.exec((await agdaVersion([program])) ?? '')?.[0];
const absent = version === undefined ? 'not run: the second prover: agda does not run here' : undefined;

let folder: string;
beforeEach(({ skip }) => {
  if (absent !== undefined) skip(absent);
  folder = mkdtempSync(join(tmpdir(), 'lago-gate-'));
  lend(version!, join(folder, 'cache', 'agda'));
});
afterEach(() => {
  if (absent === undefined) giveBack(version!, join(folder, 'cache', 'agda'));
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
/** Its library is what a module of our own needs and nothing more, so that Agda is done at once. */
function package_(more: CheckOptions = {}) {
  const cache = join(folder, 'cache');
  const options = { library: join(folder, 'lib'), display: (path: string) => path.replace(`${folder}/`, ''), cache };
  return checkPackage(join(folder, 'src', 'p.ipkg'), {
    ...options,
    others: [agdaChecker(program, version!, cache)],
    ...more,
  });
}
beforeEach(() => {
  const equal = 'public export\ndata Equal : a -> b -> Type where\n  Refl : Equal x x\n';
  const nat = 'public export\ndata N = O | Next N\n\npublic export\nadd : N -> N -> N\n';
  write(
    'lib/Prelude.idr',
    `module Prelude\n\n%default total\n\n${equal}\n${nat}add O m = m\nadd (Next n) m = Next (add n m)\n`,
  );
  write('src/p.ipkg', 'package p\nmodules = Sum, Top\n');
  write('src/theorems.json', '[]');
  const sum = 'sum : Equal (add (Next O) (Next O)) (Next (Next O))\nsum = Refl\n';
  write('src/Sum.idr', `module Sum\n\n%default total\n\nexport\n${sum}`);
  write(
    'src/Top.idr',
    `module Top\n\nimport Sum\n\n%default total\n\nexport\n${sum.replaceAll('sum', 'top').replace('Refl', 'sum')}`,
  );
});
const agda = (result: Awaited<ReturnType<typeof package_>>) => result.checkers.find(({ name }) => name === 'agda');

describe('a package', () => {
  it('is put to Agda, and only what changed is put to it again', async () => {
    expect(agda(await package_())).toMatchObject({ verdict: 'accepted', version, modules: 3, anew: 3 });
    expect(agda(await package_())).toMatchObject({ verdict: 'accepted', modules: 3, anew: 0 });
    write('src/Top.idr', readFileSync(join(folder, 'src', 'Top.idr'), 'utf8').replaceAll('top', 'peak'));
    expect(agda(await package_())).toMatchObject({ verdict: 'accepted', modules: 3, anew: 1 });
  });

  it('is remembered for a month after it was last asked about', async () => {
    await package_();
    const kept = () =>
      readdirSync(join(folder, 'cache', 'agda'), { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.'));
    const before = kept();
    expect(before.filter((file) => file.endsWith('.agdai'))).toHaveLength(4);
    const then = new Date(Date.now() - 31 * 86_400_000);
    for (const file of before) utimesSync(join(folder, 'cache', 'agda', file), then, then);
    const stale = write('cache/agda/run-killed/Core.agda', '');
    utimesSync(dirname(stale), then, then);
    // Of what is there, this asks about the prelude and Sum.
    write('src/p.ipkg', 'package p\nmodules = Sum, Other\n');
    rmSync(join(folder, 'src', 'Top.idr'));
    write('src/Other.idr', 'module Other\n\nimport Sum\n');
    await package_();
    const after = new Set(kept());
    expect(before.filter((file) => !after.has(file)).length).toBeGreaterThanOrEqual(2);
    expect([...after].some((file) => file.includes('run-'))).toBe(false);
    expect(agda(await package_())).toMatchObject({ anew: 0 });
  });

  it('is checked twice at once, without harm', async () => {
    const results = await Promise.all([package_(), package_(), package_()]);
    expect(results.map((one) => agda(one)?.verdict)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('whose core is wrong behind the back of our kernel is refused, and the gate fails', async () => {
    expect((await package_({ others: [] })).verdict).toBe('accept');
    // As a kernel with a mistake would leave it: the checked core of Sum says that one and one are one.
    const entries = readdirSync(join(folder, 'cache', 'idris'), { recursive: true, encoding: 'utf8' });
    const paths = entries.filter((file) => file.endsWith('.json')).map((file) => join(folder, 'cache', 'idris', file));
    const isCore = (path: string) => readFileSync(path, 'utf8').includes('"format":"lago-core/1","name":"Sum"');
    const path = paths.find(isCore)!;
    const [, body] = readFileSync(path, 'utf8').split(/\n(.*)/s) as [string, string];
    const core = JSON.parse(body) as { terms: [string, ...unknown[]][] };
    const next = core.terms.findIndex(([kind, name]) => kind === 'const' && name === 'Prelude.Next');
    const zero = core.terms.findIndex(([kind, name]) => kind === 'const' && name === 'Prelude.O');
    const two = core.terms.findLast(
      ([kind, head, args]) => kind === 'app' && head === next && !(args as number[]).includes(zero),
    )!;
    two[2] = [zero];
    const wrong = JSON.stringify(core);
    expect(wrong).not.toBe(body);
    const key = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    writeFileSync(path, `${digest(key, wrong)}\n${wrong}`);

    expect((await package_({ others: [] })).verdict).toBe('accept');
    const result = await package_();
    expect(result.verdict).toBe('reject');
    expect(result.checkers).toMatchObject([
      { name: 'lago', verdict: 'accepted' },
      { name: 'agda', verdict: 'rejected', disagreements: [{ module: { name: 'Sum' }, declaration: 'Sum.sum' }] },
    ]);
    const [said, ...others] = result.diagnostics;
    expect(said?.message).toBe(`agda ${version} rejects Sum.sum, which lago accepts: one of them is wrong`);
    expect(said?.file).toBe('src/Sum.idr');
    expect(said?.notes.join('\n')).toContain('Prelude.Next Prelude.O != Prelude.O');
    expect(others).toEqual([]);
  });

  it('with a type that Agda has no room for is refused, and says where', async () => {
    const either =
      'data Choice = Small | Large\n\nexport\neither : Choice -> Type\neither Small = N\neither Large = Type\n';
    write('src/Top.idr', `module Top\n\n%default total\n\n${either}`);
    const result = await package_();
    expect(result.verdict).toBe('reject');
    expect(agda(result)).toMatchObject({ verdict: 'rejected', disagreements: [{ declaration: 'Top.either' }] });
  });
});
