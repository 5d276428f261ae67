/** Our library has the names and types of Idris 2's, as Idris 2 itself judges where it is installed. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseModule } from '../syntax/parser.ts';
import {
  browse,
  findReference,
  type LibraryModule,
  libraryModules,
  publicNames,
  readDifferences,
  refusedTypes,
  stated,
} from './library.testing.ts';

const root = fileURLToPath(new URL('../../lib', import.meta.url));
const modules = libraryModules(root);
const differences = readDifferences(root);
const reference = await findReference();
const short = (name: string) => /(?:\p{Lu}[\p{L}\p{N}_']*\.)*(.+)$/u.exec(name)![1]!;
const absent = (module: string) => Object.values(differences.absent[module] ?? {}).flat();

describe('our library', () => {
  it('shows names with their types as written', () => {
    const all = new Map(modules.flatMap(({ name, names }) => names.map((one) => [`${name}.${one.name}`, one])));
    expect(all.get('Data.Nat.lteSuccRight')?.type).toBe('LTE n m -> LTE n (S m)');
    expect(all.get('Data.Nat.NonZero')).toMatchObject({ type: 'Nat -> Type', erased: true });
    expect(all.get('Data.Nat.LT.LTZero')?.type).toBe('View (LTESucc LTEZero)');
    expect(all.get('Prelude.Interfaces.map')?.type).toBe('Functor f => (func : a -> b) -> f a -> f b');
    expect(all.get('Prelude.Types.SnocList.<>>')?.type).toBe('SnocList a -> List a -> List a');
    expect(all.get('Builtin.replace')?.implicits).toEqual(['x', 'y', 'p']);
    expect(all.has('Prelude.Show.escaped')).toBe(false);
    expect([...all.values()].filter(({ type }) => type !== null).length).toBeGreaterThan(800);
  });

  it('has none of the names that are listed as absent, and all that are listed as other', () => {
    for (const { name, names } of modules) {
      const own = new Set(names.map((one) => short(one.name)));
      const wrongly = absent(name).filter((one) => own.has(one) && !['head', 'tail', 'take'].includes(one));
      expect({ name, wrongly }).toEqual({ name, wrongly: [] });
    }
    const listed = [...Object.keys(differences.absent), ...Object.keys(differences.other)];
    expect(listed.filter((module) => !modules.some((one) => one.name === module))).toEqual([]);
  });
});

function beside(program: string): void {
  it.each(modules.map((module) => [module.name, module] as const))(
    'takes the types of %s for its own',
    { timeout: 300_000 },
    async (name, module) => {
      const other = differences.other[name] ?? [];
      const names = module.names.filter((one) => !other.includes(short(one.name)));
      expect([...(await refusedTypes({ program }, { ...module, names }))]).toEqual([]);
    },
  );

  it('has no names that ours does not have, but for those listed', { timeout: 900_000 }, async () => {
    const found = await browse(
      { program },
      modules.map((one) => one.name),
    );
    const missing = modules.flatMap(({ name, names }) => {
      const known = new Set([...names.map((one) => short(one.name)), ...absent(name)]);
      return [...(found.get(name) ?? [])].filter((one) => !known.has(one)).map((one) => `${name}.${one}`);
    });
    expect(missing).toEqual([]);
  });
}

if (typeof reference === 'string')
  it('Idris 2 takes the types of the library for its own', (ctx) =>
    ctx.skip(`not run: our library beside Idris 2's: ${reference}`));
else describe('Idris 2', () => beside(reference.program));

describe('the comparison', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-stand-in-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that answers as Idris 2 does, and knows one module: it refuses each definition as `Test.wrong`. */
  function standIn(version: string): string {
    const path = join(folder, `idris2-${version}`);
    writeFileSync(
      path,
      `#!${process.execPath}
const { readFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args.includes('--version')) console.log('Idris 2, version ${version}-abc');
else if (args.includes('--check')) {
  const at = readFileSync('Stated.idr', 'utf8').split('\\n').findIndex((line) => line.includes('= Test.wrong'));
  if (at >= 0) {
    console.log('Error: While processing right hand side of t1. Mismatch.\\n\\nStated:' + (at + 1) + ':6--' + (at + 1) + ':11\\n');
    process.exitCode = 1;
  }
} else console.log('Stated> right : Nat ->\\n        Nat\\n(+++) : Nat\\nother : Nat\\n.field : Nat\\nStated> ');
`,
    );
    chmodSync(path, 0o755);
    return path;
  }

  const source = `module Test

import Data.Nat

public export
right : (n : Nat) ->
  Nat
right n = n

namespace Inner
  export
  wrong, (+++) : Nat
  wrong = 0
  (+++) = 1

hidden : Nat
hidden = 2
`;
  const test = (): LibraryModule => {
    const { module } = parseModule('Test.idr', source, () => [], []);
    return { name: 'Test', imports: ['Data.Nat'], names: publicNames(module, source) };
  };

  it('states each public name once, and knows on which line', () => {
    const { text, lines } = stated(test());
    expect(text).toBe(
      [
        'module Stated',
        '',
        'import Test',
        'import Data.Nat',
        '',
        't0 : (n : Nat) ->\n  Nat',
        't0 = Test.right',
        '',
        't1 : Nat',
        't1 = Test.Inner.wrong',
        '',
        't2 : Nat',
        't2 = Test.Inner.(+++)',
        '',
      ].join('\n'),
    );
    expect([lines.get(7), lines.get(8), lines.get(10), lines.get(13)]).toEqual([
      'right',
      'right',
      'Inner.wrong',
      'Inner.+++',
    ]);
  });

  it('says which name is refused, in the words of the reference', async () => {
    const module = test();
    const names = module.names.map((one) => ({ ...one, name: short(one.name) }));
    const refused = await refusedTypes({ program: standIn('0.8.0') }, { ...module, names });
    expect([...refused.keys()]).toEqual(['wrong']);
    expect(refused.get('wrong')).toMatch(/^While processing right hand side of t1\. Mismatch/);
    const without = { ...module, names: names.filter(({ name }) => name !== 'wrong') };
    expect(await refusedTypes({ program: standIn('0.8.0') }, without)).toEqual(new Map());
  });

  it('reads the names that the reference shows, and nothing else', async () => {
    const found = await browse({ program: standIn('0.8.0') }, ['Test']);
    expect(found).toEqual(new Map([['Test', new Set(['right', '+++', 'other'])]]));
  });

  it('is made with Idris 2 0.7 and newer only', async () => {
    const ask = (version: string) => findReference({ ...process.env, IDRIS2: standIn(version) });
    expect(await ask('0.8.0')).toMatchObject({ version: '0.8.0' });
    expect(await ask('0.7.0')).toMatchObject({ version: '0.7.0' });
    expect(await ask('1.0')).toMatchObject({ version: '1.0' });
    expect(await ask('0.6.0')).toMatch(/is 0\.6\.0, older than 0\.7$/);
    expect(await findReference({ IDRIS2: join(folder, 'nothing') })).toMatch(/does not run here$/);
  });
});
