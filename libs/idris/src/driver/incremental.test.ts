import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryCache } from './cache.ts';
import { type CheckResult, checkFiles } from './check.ts';
import { Graph } from './graph.ts';
import { Program } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-incremental-'));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib', 'Prelude.idr'), PRELUDE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A library of its own, so that a run takes milliseconds. */
const PRELUDE = `module Prelude

public export
data N = O | Next N

public export
data Eq : a -> a -> Type where
  Same : Eq x x

public export
add : N -> N -> N
add O m = m
add (Next n) m = Next (add n m)

infixl 6 <+>

public export
(<+>) : N -> N -> N
(<+>) = add

public export
interface Has a where
  has : a
  other : a
  other = has
`;

type Visibility = 'public export' | 'export' | 'private';
/** One declaration of module `at`; `of` is a module before it, whose names may not be there, or not be visible. */
type Item =
  | { readonly kind: 'value'; readonly visibility: Visibility; readonly name: string; readonly size: number }
  | {
      readonly kind: 'alias';
      readonly visibility: Visibility;
      readonly name: string;
      readonly of: number;
      readonly to: string;
    }
  | { readonly kind: 'equation'; readonly of: number; readonly to: string; readonly size: number }
  | { readonly kind: 'function'; readonly visibility: Visibility; readonly name: string; readonly local: boolean }
  | { readonly kind: 'implementation'; readonly size: number }
  | { readonly kind: 'method'; readonly which: 'has' | 'other'; readonly size: number }
  | { readonly kind: 'fixity'; readonly left: boolean }
  | { readonly kind: 'chain' }
  | { readonly kind: 'mistake' }
  | { readonly kind: 'comment'; readonly words: string };

interface Module {
  readonly imports: readonly number[];
  readonly public: boolean;
  readonly items: readonly Item[];
}

const COUNT = 4;
const NAMES = ['one', 'two', 'three'];
const numeral = (size: number): string => (size === 0 ? 'O' : `(Next ${numeral(size - 1)})`);

function text(at: number, module: Module): string {
  const imports = [...new Set(module.imports)].filter((one) => one < at);
  const lines = [
    `module M${at}`,
    ...imports.map((one) => `import ${module.public ? 'public ' : ''}M${one}`),
    '',
    ...module.items.flatMap((item, number) => declaration(at, item, number)),
  ];
  return `${lines.join('\n')}\n`;
}

function declaration(at: number, item: Item, number: number): string[] {
  const named = (of: number, to: string) => (of < at ? `M${of}.${to}` : 'O');
  switch (item.kind) {
    case 'value':
      return ['', item.visibility, `${item.name} : N`, `${item.name} = ${numeral(item.size)}`];
    case 'alias':
      return ['', item.visibility, `${item.name} : N`, `${item.name} = add ${named(item.of, item.to)} (Next O)`];
    case 'equation':
      return ['', `law${number} : Eq ${named(item.of, item.to)} ${numeral(item.size)}`, `law${number} = Same`];
    case 'function': {
      const body = item.local
        ? [`${item.name} = go O`, ' where', '  go : N -> N', '  go O = O', '  go (Next n) = go n']
        : [`${item.name} = case Next O of`, '  O => O', '  Next n => n'];
      return ['', item.visibility, `${item.name} : N`, ...body];
    }
    case 'implementation':
      return ['', 'export', 'Has N where', `  has = ${numeral(item.size)}`];
    case 'method':
      return ['', `law${number} : Eq Prelude.${item.which} ${numeral(item.size)}`, `law${number} = Same`];
    case 'fixity':
      return ['', `infix${item.left ? 'l' : 'r'} 7 <+>`];
    case 'chain':
      return ['', 'public export', `chain${number} : N -> N`, `chain${number} n = n <+> n <+> O`];
    case 'mistake':
      return ['', `wrong${number} : Eq O (Next O)`, `wrong${number} = Same`];
    case 'comment':
      return ['', `-- ${item.words}`];
  }
}

const visibility = fc.constantFrom<Visibility>('public export', 'export', 'private');
const name = fc.constantFrom(...NAMES);
const of = fc.nat(COUNT - 2);
const size = fc.nat(2);
const item: fc.Arbitrary<Item> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('value' as const), visibility, name, size }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('alias' as const), visibility, name, of, to: name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('equation' as const), of, to: name, size }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('function' as const), visibility, name, local: fc.boolean() }),
  },
  fc.record({ kind: fc.constant('implementation' as const), size }),
  fc.record({ kind: fc.constant('method' as const), which: fc.constantFrom('has' as const, 'other' as const), size }),
  fc.record({ kind: fc.constant('fixity' as const), left: fc.boolean() }),
  fc.record({ kind: fc.constant('chain' as const) }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mistake' as const) }) },
  fc.record({ kind: fc.constant('comment' as const), words: fc.constantFrom('a', 'b') }),
);
/** A name is declared once, mostly: a program that is wrong at its beginning says little. */
const items = fc
  .array(item, { maxLength: 4 })
  .map((all) =>
    all.filter((one, at) => !('name' in one) || all.findIndex((two) => 'name' in two && two.name === one.name) === at),
  );
const module: fc.Arbitrary<Module> = fc.record({
  imports: fc.subarray([...Array(COUNT - 1).keys()]),
  public: fc.boolean(),
  items,
});
const edits = fc.array(fc.record({ at: fc.nat(COUNT - 1), module }), { minLength: 1, maxLength: 5 });

const path = (at: number) => join(folder, `M${at}.idr`);
const all = () => [...Array(COUNT).keys()].map(path);
function write(at: number, module: Module): void {
  writeFileSync(path(at), text(at, module));
}
const check = (cache?: string) =>
  checkFiles(all(), {
    library: join(folder, 'lib'),
    display: (file) => file.replace(`${folder}/`, ''),
    ...(cache && { cache }),
  });
/** All but what says whether it was there already. */
const said = (result: CheckResult) => ({
  verdict: result.verdict,
  modules: result.modules.map(({ cached: _, ...rest }) => rest),
  diagnostics: result.diagnostics,
  types: NAMES.flatMap((one) => all().map((_, at) => result.typeOf(`M${at}.${one}`))),
});

describe('after any edits', () => {
  it('an incremental run says what a run from nothing says', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(module, { minLength: COUNT, maxLength: COUNT }), edits, async (start, changes) => {
        const cache = mkdtempSync(join(folder, 'cache-'));
        for (const [at, one] of start.entries()) write(at, one);
        expect(said(await check(cache))).toEqual(said(await check()));
        for (const change of changes) {
          write(change.at, change.module);
          expect(said(await check(cache))).toEqual(said(await check()));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a change', () => {
  const cache = () => join(folder, 'cache');
  const BASE: Module = {
    imports: [],
    public: false,
    items: [
      { kind: 'comment', words: 'a' },
      { kind: 'value', visibility: 'export', name: 'one', size: 1 },
      { kind: 'value', visibility: 'public export', name: 'two', size: 2 },
      { kind: 'function', visibility: 'public export', name: 'three', local: true },
    ],
  };
  const USER: Module = {
    imports: [0],
    public: false,
    items: [
      { kind: 'alias', visibility: 'export', name: 'one', of: 0, to: 'one' },
      { kind: 'equation', of: 0, to: 'two', size: 2 },
    ],
  };
  const edit = (at: number, change: Item): Module => ({
    ...BASE,
    items: BASE.items.map((one, i) => (i === at ? change : one)),
  });
  /** What a run elaborates, and what it gives to the kernel: by what it puts into the cache. */
  function work(): { readonly elaborated: string[]; readonly checked: string[] } {
    const graph = new Graph({ libraryRoot: join(folder, 'lib'), roots: [], packages: false });
    const kept = directoryCache(cache());
    let [elaborations, checks] = [0, 0];
    const program = new Program({
      cache: {
        get: (key) => kept.get(key),
        put: (key, value) => {
          if (value.includes('"lawful"')) elaborations++;
          if (value.startsWith('{"constraints"')) checks++;
          kept.put(key, value);
        },
      },
      checker: '',
      strict: () => false,
    });
    const [elaborated, checked]: [string[], string[]] = [[], []];
    for (const source of graph.open(path(1)).closure) {
      const before = [elaborations, checks];
      expect(program.check(source)).toMatchObject({ verdict: 'accept' });
      if (elaborations > before[0]!) elaborated.push(source.name);
      if (checks > before[1]!) checked.push(source.name);
    }
    return { elaborated, checked };
  }
  beforeEach(() => {
    write(0, BASE);
    write(1, USER);
    expect(work()).toEqual({ elaborated: ['Prelude', 'M0', 'M1'], checked: ['Prelude', 'M0', 'M1'] });
  });

  it('of nothing is no work', () => {
    expect(work()).toEqual({ elaborated: [], checked: [] });
  });
  it('of a comment is no work but to read it', () => {
    write(0, edit(0, { kind: 'comment', words: 'another, longer one' }));
    expect(work()).toEqual({ elaborated: ['M0'], checked: [] });
  });
  it('of a definition that does not unfold elsewhere leaves importers elaborated; the kernel looks at them', () => {
    write(0, edit(1, { kind: 'value', visibility: 'export', name: 'one', size: 2 }));
    expect(work()).toEqual({ elaborated: ['M0'], checked: ['M0', 'M1'] });
  });
  it('of a definition that unfolds elsewhere reaches importers', () => {
    write(0, edit(3, { kind: 'function', visibility: 'public export', name: 'three', local: false }));
    expect(work()).toEqual({ elaborated: ['M0', 'M1'], checked: ['M0', 'M1'] });
  });
  it('that is taken back is no work', () => {
    write(0, edit(2, { kind: 'value', visibility: 'private', name: 'two', size: 2 }));
    write(0, BASE);
    expect(work()).toEqual({ elaborated: [], checked: [] });
  });
  it('of any file of the cache is noticed, and made good', async () => {
    const files = () =>
      readdirSync(cache(), { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.json'));
    const before = files().map((file) => [file, readFileSync(join(cache(), file), 'utf8')] as const);
    for (const [file, whole] of before) {
      const other = before.find(([, one]) => one !== whole)![1];
      for (const broken of [whole.slice(0, -1), whole.replace(/"/, "'"), '', other]) {
        writeFileSync(join(cache(), file), broken);
        work();
        // What is not looked at in a run stays as it is; asked for everything, it is made again.
        const graph = new Graph({ libraryRoot: join(folder, 'lib'), roots: [], packages: false });
        const program = new Program({ cache: directoryCache(cache()), checker: '', strict: () => false });
        const { closure } = graph.open(path(1));
        for (const source of closure) {
          program.check(source);
          expect(program.core(source)?.name).toBe(source.name);
          program.kinds(closure, `${source.name}.one`);
        }
        expect(readFileSync(join(cache(), file), 'utf8')).toBe(whole);
      }
    }
  });
});
