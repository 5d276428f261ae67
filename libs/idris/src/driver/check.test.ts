import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderText } from '../render/text.ts';
import { type CheckOptions, type CheckResult, checkFiles, checkPackage, renewTheorems } from './check.ts';
import type { OtherChecker } from './checkers.ts';

let folder: string;
/** The library is checked once; what the tests write is never the same twice, or rejected. */
const library = mkdtempSync(join(tmpdir(), 'lago-check-library-'));
afterAll(() => rmSync(library, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string | Buffer): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
const options = (more: CheckOptions = {}): CheckOptions => ({
  display: (path) => path.replace(`${folder}/`, ''),
  cache: library,
  ...more,
});
/** `file:line:column kind: message` */
function said(result: CheckResult): string[] {
  return result.diagnostics.map((one) => {
    const [head] = renderText(one, result.texts).split('\n');
    return head!.replace('error: ', '');
  });
}

/** Names that Prelude does not have. */
const TINY = 'data N = O | Next N\n\nadd : N -> N -> N\nadd O m = m\nadd (Next n) m = Next (add n m)\n';
const EQUAL = 'data Eq : a -> a -> Type where\n  Same : Eq x x\n\n';

describe('a file', () => {
  it('is accepted when all that it says holds', async () => {
    const file = write(
      'A.idr',
      `module A\n${TINY}${EQUAL}right : (n : N) -> Eq (add n O) n\nright O = Same\nright (Next n) = case right n of\n  r => cong r\n where\n  cong : Eq a b -> Eq (Next a) (Next b)\n  cong Same = Same\n`,
    );
    const result = await checkFiles([file], options());
    expect(said(result)).toEqual([]);
    expect(result.verdict).toBe('accept');
    expect(result.verdictOf(file)).toBe('accept');
  });

  it.each([
    ['a false equation', `${TINY}${EQUAL}wrong : Eq (Next O) O\nwrong = Same\n`],
    ['a missing case', `${TINY}f : N -> N\nf O = O\n`],
    ['recursion that does not end', `${TINY}data Empty : Type where\n\nf : N -> Empty\nf n = f n\n`],
    ['a name without a body', 'data Empty : Type where\n\nf : Empty\n'],
    ['a name out of scope', `${TINY}f : N\nf = nothing\n`],
    [
      'impossible where it is possible',
      `${TINY}data Empty : Type where\n\nf : N -> Empty\nf O impossible\nf (Next n) impossible\n`,
    ],
    ['a negative data type', 'data Bad : Type where\n  MkBad : (Bad -> Bad) -> Bad\n'],
    ['an erased argument used', `${TINY}f : (0 n : N) -> N\nf n = n\n`],
  ])('with %s is rejected', async (_, text) => {
    const result = await checkFiles([write('A.idr', `module A\n%default total\n${text}`)], options());
    expect(result.verdict).toBe('reject');
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expect(result.diagnostics.every((one) => one.file === 'A.idr')).toBe(true);
  });

  it.each([
    ['there is no such file', 'Absent.idr', null],
    ['this is a directory', '', null],
    ['this file is not UTF-8 (first at byte 9)', 'Latin.idr', Buffer.from('module A\n\xe4', 'latin1')],
    ['module B must stand in a file B.idr', 'A.idr', 'module B\n'],
    ['there is no module Missing', 'A.idr', 'module A\nimport Missing\n'],
    ['these imports are cyclic: A → A', 'A.idr', 'module A\nimport A\n'],
  ])('gives one clear error: %s', async (message, name, text) => {
    const file = text === null ? join(folder, name) : write(name, text);
    const result = await checkFiles([file], options());
    expect(result.verdict).toBe('reject');
    expect(said(result)).toHaveLength(1);
    expect(said(result)[0]).toContain(message);
  });

  it('in a cycle of imports names the whole cycle', async () => {
    write('B.idr', 'module B\nimport C\n');
    write('C.idr', 'module C\nimport A\n');
    const result = await checkFiles([write('A.idr', 'module A\nimport B\n')], options());
    expect(said(result)).toEqual(['C.idr:2:1: these imports are cyclic: A → B → C → A [import]']);
  });

  it('without a header is a program, and a module for those who import it, in any order', async () => {
    const module = write('Bare.idr', `public export\n${TINY}`);
    const program = write('A.idr', 'module A\nimport Bare\nf : Main.N\nf = Main.O\n');
    for (const files of [
      [module, program],
      [program, module],
    ]) {
      const result = await checkFiles(files, options());
      expect(said(result)).toEqual([]);
      expect(files.map((file) => result.verdictOf(file))).toEqual(['accept', 'accept']);
    }
    const strict = write('p.ipkg', 'package p\nversion = 0.1.0\nmodules = Bare\n');
    write('theorems.json', '[]');
    expect(said(await checkPackage(strict, options())).join('\n')).toContain('this file must hold module Bare');
  });

  it('is a program of its own: two of the same name do not meet', async () => {
    const one = write('one/Main.idr', `${TINY}f : N\nf = O\n`);
    const two = write('two/Main.idr', `${TINY}f : N\nf = nothing\n`);
    const result = await checkFiles([one, two], options());
    expect([result.verdictOf(one), result.verdictOf(two)]).toEqual(['accept', 'reject']);
  });

  it('that imports a rejected one is rejected for that reason alone', async () => {
    write('B.idr', 'module B\nf : Nothing\n');
    const result = await checkFiles([write('A.idr', 'module A\nimport B\n')], options());
    expect(result.modules.find((one) => one.module === 'A')).toMatchObject({
      verdict: 'reject',
      blockedBy: ['B'],
      diagnostics: [],
    });
  });

  it('computes', async () => {
    const file = write('A.idr', `module A\n${TINY}\npublic export\ntwo : N\ntwo = add (Next O) (Next O)\n`);
    const result = await checkFiles([file], options());
    expect(result.evaluate('A.two')).toMatchObject({ kind: 'constructor', name: 'A.Next' });
    expect(result.typeOf('A.add')).toBe('N -> N -> N');
    expect(result.typeOf('A.absent')).toBeUndefined();
  });
});

describe('the cache', () => {
  const entries = () =>
    readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const cached = () => options({ cache: join(folder, 'cache') });
  const verdicts = (result: CheckResult) =>
    result.modules.map(({ module, verdict, cached: again }) => [module, verdict, again]);

  it('answers for what has not changed, and for nothing else', async () => {
    const file = write('A.idr', `module A\nimport B\n\nf : N\nf = add one one\n`);
    write(
      'B.idr',
      `module B\n${TINY.replaceAll(/^(data|add :)/gm, 'public export\n$1')}\npublic export\none : N\none = Next O\n`,
    );
    expect(verdicts(await checkFiles([file], cached()))).toEqual([['A', 'accept', false]]);
    expect(verdicts(await checkFiles([file], cached()))).toEqual([['A', 'accept', true]]);
    write('A.idr', 'module A\nimport B\n\nf : N\nf = add one nothing\n');
    expect(verdicts(await checkFiles([file], cached()))).toEqual([['A', 'reject', false]]);
    write('A.idr', 'module A\nimport B\n\nf : N\nf = add one one\n');
    write('B.idr', 'module B\n\npublic export\ndata N = Z\n');
    expect((await checkFiles([file], cached())).verdict).toBe('reject');
  });

  it('is not believed when an entry was altered', async () => {
    const file = write('A.idr', `module A\n${TINY}`);
    await checkFiles([file], cached());
    expect(entries().length).toBeGreaterThan(0);
    for (const entry of entries()) {
      const path = join(folder, 'cache', entry);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace('"app"', '"var"').replace('"accept"', '"reject"').slice(0, -3));
    }
    const result = await checkFiles([file], cached());
    expect(verdicts(result)).toEqual([['A', 'accept', false]]);
  });

  it('stays whole when several write at once', async () => {
    const file = write('A.idr', `module A\n${TINY}`);
    const all = await Promise.all([1, 2, 3].map(() => checkFiles([file], cached())));
    expect(all.map((one) => one.verdict)).toEqual(['accept', 'accept', 'accept']);
    expect((await checkFiles([file], cached())).modules[0]?.cached).toBe(true);
  });
});

describe('a package', () => {
  const IPKG = 'package p\nversion = 0.1.0\nmodules = A\n';
  const theorems = (type: string) => JSON.stringify([{ name: 'A.same', type, meaning: 'n is n' }], null, 2);
  const PROOF = `module A\n\n%default total\n\n${EQUAL}export\nsame : (n : a) -> Eq n n\nsame n = Same\n`;
  beforeEach(() => {
    write('theorems.json', '[]');
  });
  const TYPE = '{0 a : Type} -> (n : a) -> Eq n n';

  it('is accepted with its theorems, each as the manifest has it', async () => {
    write('A.idr', PROOF);
    write('theorems.json', theorems(TYPE));
    const result = await checkPackage(write('p.ipkg', IPKG), options({ cache: join(folder, 'cache') }));
    expect(said(result)).toEqual([]);
    expect(result.theorems).toEqual([{ name: 'A.same', type: TYPE, meaning: 'n is n', checkers: ['lago'] }]);
    expect(result.checkers).toMatchObject([
      { name: 'lago', version: '0.1.0', verdict: 'accepted', modules: result.checkers[0]?.anew, disagreements: [] },
    ]);
  });

  it('is rejected when a theorem has another type, and shows both', async () => {
    write('A.idr', PROOF);
    write('theorems.json', theorems('(n : Nat) -> Eq n n'));
    const result = await checkPackage(write('p.ipkg', IPKG), options());
    expect(result.diagnostics).toMatchObject([{ kind: 'type', expected: '(n : Nat) -> Eq n n', found: TYPE }]);
    expect(said(result)[0]).toMatch(/^theorems\.json:3:13: /);
  });

  it('is rejected when a theorem is missing, and renews only types', async () => {
    write('A.idr', PROOF.replaceAll('same', 'other'));
    const file = write('p.ipkg', IPKG);
    write('theorems.json', theorems(TYPE));
    expect(said(await checkPackage(file, options()))[0]).toMatch(/A\.same is required and no checked module has it/);
    expect((await renewTheorems(file, options())).result.verdict).toBe('reject');
    write('A.idr', PROOF);
    write('theorems.json', theorems('something'));
    const renewed = await renewTheorems(file, options());
    expect(renewed.result.verdict).toBe('accept');
    expect(renewed.theorems).toEqual([{ name: 'A.same', type: TYPE, meaning: 'n is n' }]);
  });

  it.each([
    ['escape', 'A.idr:6:5', 'f = believe_me Z'],
    ['escape', 'A.idr:6:16', 'f = (\\y => y) (assert_total Z)'],
    ['escape', 'A.idr:6:18', 'f = let g = Z in Builtin.idris_crash Z'],
    ['hole', 'A.idr:6:5', 'f = ?later'],
    ['axiom', 'A.idr:5:1', ''],
  ])('may hold no %s: %s', async (kind, place, body) => {
    write('A.idr', `module A\n\ndata N = Z\n\nf : N\n${body}\n`);
    const result = await checkPackage(write('p.ipkg', IPKG), options());
    const found = result.diagnostics.find((one) => one.kind === kind);
    expect(found).toBeDefined();
    expect(renderText(found!, result.texts)).toContain(place);
  });

  it.each([
    ['partial\nf : N\nf = Z', 'totality'],
    ['covering\nf : N\nf = Z', 'totality'],
    ['%default partial\nf : N\nf = Z', 'totality'],
    ['%foreign "C:f"\nf : N', 'escape'],
    ['data T : Type', 'axiom'],
  ])('may not say %s', async (text, kind) => {
    write('A.idr', `module A\n\ndata N = Z\n\n${text}\n`);
    const result = await checkPackage(write('p.ipkg', IPKG), options());
    expect(result.diagnostics.map((one) => one.kind)).toContain(kind);
  });

  it('names a file that no list names, and a module that has no file', async () => {
    write('A.idr', 'module A\n');
    write('B.idr', 'module B\n');
    write('rejected/C.idr', 'module C\n');
    const result = await checkPackage(write('p.ipkg', `${IPKG}        , Missing\n`), options());
    expect(said(result)).toEqual([
      'p.ipkg:4:11: module Missing is listed and there is no Missing.idr [import]',
      'B.idr: this file is in no list: p.ipkg does not name module B [import]',
    ]);
  });

  it('is rejected without a manifest', async () => {
    write('A.idr', 'module A\n');
    rmSync(join(folder, 'theorems.json'));
    expect(said(await checkPackage(write('p.ipkg', IPKG), options()))).toEqual([
      'theorems.json: the manifest of required theorems is missing [import]',
    ]);
  });

  it.each([
    ['{', 'this is no JSON'],
    ['{}', 'the theorem manifest must be a list'],
    ['[{ "name": "A.x" }]', 'entry 1 has no meaning'],
  ])('is rejected with the manifest %s', async (manifest, message) => {
    write('A.idr', 'module A\n');
    write('theorems.json', manifest);
    const file = write('p.ipkg', IPKG);
    expect(said(await checkPackage(file, options()))[0]).toContain(message);
    expect((await renewTheorems(file, options())).result.verdict).toBe('reject');
  });

  it('is rejected when its source directory is missing', async () => {
    const result = await checkPackage(write('p.ipkg', `${IPKG}sourcedir = "nowhere"\n`), options());
    expect(said(result)).toEqual(['p.ipkg:3:11: module A is listed and there is no nowhere/A.idr [import]']);
  });

  describe('and another checker', () => {
    const asked: (readonly string[])[] = [];
    const other =
      (...against: readonly (readonly [string, string])[]): OtherChecker =>
      async ({ modules }) => {
        asked.push(modules.map(({ name }) => name));
        const disagreements = against.map(([name, declaration]) => {
          const module = modules.find((one) => one.name === name)!;
          return { module, declaration, output: 'no\nnot this' };
        });
        const verdict = against.length === 0 ? 'accepted' : 'rejected';
        return { name: 'other', version: '1', verdict, modules: 1, anew: 1, milliseconds: 1, disagreements };
      };
    beforeEach(() => {
      asked.length = 0;
      write('A.idr', PROOF);
      write('theorems.json', theorems(TYPE));
    });

    it('that accepts too, holds by both', async () => {
      const result = await checkPackage(write('p.ipkg', IPKG), options({ others: [other()] }));
      expect(result).toMatchObject({ verdict: 'accept', theorems: [{ checkers: ['lago', 'other'] }] });
      expect(asked).toEqual([expect.arrayContaining(['Builtin', 'Prelude', 'A'])]);
      expect(asked[0]!.at(-1)).toBe('A');
    });

    it('that rejects what ours accepts, is rejected, and shows where and why', async () => {
      const result = await checkPackage(write('p.ipkg', IPKG), options({ others: [other(['A', 'A.same'])] }));
      expect(result).toMatchObject({ verdict: 'reject', theorems: [{ checkers: ['lago'] }] });
      expect(said(result)).toEqual([
        'A.idr:9:1: other 1 rejects A.same, which lago accepts: one of them is wrong [kernel]',
      ]);
      expect(result.diagnostics[0]?.notes).toEqual(['no', 'not this']);
    });

    it('that rejects without a word, is rejected', async () => {
      const silent: OtherChecker = async (question) => ({ ...(await other()(question)), verdict: 'rejected' });
      const result = await checkPackage(write('p.ipkg', IPKG), options({ others: [silent] }));
      expect(said(result)[0]).toContain('p.ipkg:1:1: other 1 rejects this package');
    });

    it('that is not asked, because ours rejects', async () => {
      write('A.idr', 'module A\nf : Nothing\n');
      const result = await checkPackage(write('p.ipkg', IPKG), options({ others: [other()] }));
      expect(result.checkers.map(({ name, verdict }) => [name, verdict])).toEqual([['lago', 'rejected']]);
      expect(asked).toEqual([]);
    });
  });

  it('is checked with the whole library where that is asked for', async () => {
    write('A.idr', 'module A\n');
    write('lib/Prelude.idr', 'module Prelude\n');
    write('lib/Data/Unused.idr', 'module Data.Unused\n\nf : Nothing\n');
    const more = { library: join(folder, 'lib') };
    const file = write('src/p.ipkg', IPKG);
    write('src/A.idr', 'module A\n');
    write('src/theorems.json', '[]');
    expect((await checkPackage(file, options(more))).verdict).toBe('accept');
    expect(said(await checkPackage(file, options({ ...more, wholeLibrary: true })))[0]).toMatch(/^lib\/Data\/Unused/);
  });
});

it('files are asked about as far as ours accepts them', async () => {
  const good = write('Good.idr', `module Good\n${TINY}`);
  const bad = write('Bad.idr', 'module Bad\nf : Nothing\n');
  const dispute: OtherChecker = async ({ modules }) => {
    const disagreements = [{ module: modules.at(-1)!, output: 'no' }];
    return { name: 'o', version: '1', verdict: 'rejected', modules: 1, anew: 1, milliseconds: 1, disagreements };
  };
  const result = await checkFiles([good, bad], options({ others: [dispute] }));
  expect(said(result)[0]).toBe('Good.idr:1:1: o 1 rejects Good, which lago accepts: one of them is wrong [kernel]');
  expect(result.verdictOf(good)).toBe('reject');
});
