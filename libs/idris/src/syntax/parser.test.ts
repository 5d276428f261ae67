import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph, parseSource, type Source } from '../driver/graph.ts';
import { NESTING } from './cursor.ts';
import { Fixities, type Piece, resolve } from './fixity.ts';
import { type Parsed, parseModule } from './parser.ts';
import type { RawFixity } from './raw.ts';
import { FIXITIES, showDeclaration } from './show.testing.ts';

const library = (file: string) => readFileSync(fileURLToPath(new URL(`../../lib/${file}`, import.meta.url)), 'utf8');
const SAMPLES = ['Data/Nat.idr', 'Data/List/Quantifiers.idr', 'Prelude/Interfaces.idr', 'Data/Fin.idr'].map(library);

/** Whatever comes in, there is an answer, and what it points at is in the text. */
function answers(text: string): void {
  const { diagnostics } = parseModule('Test.idr', text, () => FIXITIES);
  for (const { span, message } of diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(message.length).toBeLessThan(400);
  }
}

const WORDS = (
  'module import where let in do of case if then else with proof rewrite impossible data record interface implementation ' +
  'mutual namespace parameters failing forall auto default public export private total infixl prefix constructor ' +
  'x y Foo A.b Type ( ) [ ] { } [< [| |] @{ .( _ ` , ; : = := $= -> => <- | \\ ** .. ! + - :: . .x ?h 0 1 2.5 "s" \'c\' ' +
  '""" #" \\{ -- {- -} ||| %default %hide %runElab'
).split(' ');
const soup = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '', '\n', '\n  ', '\n    ')), {
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(''));

describe('the library and the proofs', () => {
  const roots = ['../../lib', '../../../../proofs'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  it('are read without errors', () => {
    const graph = new Graph({ libraryRoot: roots[0]!, roots: [], packages: false });
    const known = new Map<Source, Parsed>();
    const read = (source: Source): Parsed => {
      const parsed = known.get(source) ?? parseSource(source, fixities);
      known.set(source, parsed);
      return parsed;
    };
    const given = new Map<Source, readonly RawFixity[]>();
    const fixities = (source: Source): readonly RawFixity[] => {
      // Once for each module: there are exponentially many ways down the imports.
      const inherited = given.get(source) ?? [
        ...new Set([...source.imports.flatMap(fixities), ...read(source).module.fixities]),
      ];
      given.set(source, inherited);
      return inherited;
    };
    for (const root of roots) {
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.idr') || file.startsWith('rejected')) continue;
        const source = graph.open(join(root, file));
        expect([...source.diagnostics, ...read(source).diagnostics]).toEqual([]);
      }
    }
    expect(graph.sources.length).toBeGreaterThan(30);
  });
});

describe('rubbish', () => {
  it('gives messages with places inside the text, whatever the words', () => {
    fc.assert(fc.property(soup, answers), { numRuns: 3000 });
  });
  it('gives messages with places inside the text, whatever the characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), answers), { numRuns: 1000 });
  });
  it('does so for real modules that are cut off, or have a piece taken out', () => {
    const cut = fc.tuple(fc.constantFrom(...SAMPLES), fc.nat(), fc.nat({ max: 40 }));
    fc.assert(
      fc.property(cut, ([text, at, length]) => {
        const from = at % text.length;
        answers(text.slice(0, from));
        answers(text.slice(0, from) + text.slice(from + length));
      }),
      { numRuns: 100 },
    );
  });
  it.each([
    ['parentheses', '('],
    ['closed parentheses', '(', ')'],
    ['braces', '{'],
    ['let', 'let y = '],
    ['functions', '\\y => '],
    ['if', 'if a then b else '],
    ['case', 'case y of { A => '],
    ['strings', '"\\{'],
    ['binders', '(a : '],
    ['bang', '! '],
    ['do', 'do '],
    ['comments', '{-'],
  ])('a hundred thousand nested %s give one clear error', (_, open, close = '') => {
    const { diagnostics } = parseModule('Test.idr', `x = ${open.repeat(100_000)}1${close.repeat(100_000)}`, () => []);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]!.kind).toMatch(/resource|syntax/);
  });
  it('what people nest is nested far below the bound', () => {
    const depth = NESTING - 10;
    const { diagnostics } = parseModule('Test.idr', `x = ${'('.repeat(depth)}1${')'.repeat(depth)}`, () => []);
    expect(diagnostics).toEqual([]);
  });
  it('long chains of arrows, operators, arguments, elements and clauses are no nesting', () => {
    const many = 20_000;
    const chains = [
      `x : ${'Nat -> '.repeat(many)}Nat`,
      `x = ${'1 + '.repeat(many)}1`,
      `x = f${' 1'.repeat(many)}`,
      `x = [${'1, '.repeat(many)}1]`,
      'f x = 1\n'.repeat(many),
    ];
    for (const text of chains) expect(parseModule('Test.idr', text, () => FIXITIES).diagnostics).toEqual([]);
  });
});

describe('layout', () => {
  const block = (indent: number, outer: number) =>
    [
      'f x = case x of',
      `${' '.repeat(indent)}A => do`,
      `${' '.repeat(indent + outer)}y <- a`,
      `${' '.repeat(indent + outer)}g y`,
      `${' '.repeat(indent + outer + 1)}z`,
      `${' '.repeat(indent)}B => b`,
      'g = 1',
    ].join('\n');
  const shown = (text: string) =>
    parseModule('Test.idr', text, () => FIXITIES).module.declarations.map(showDeclaration);

  it('counts only what is left and right of what, not how far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (indent, outer) => {
        expect(shown(block(indent, outer))).toEqual(shown(block(2, 2)));
      }),
    );
  });
  it('is the same with braces and semicolons', () => {
    expect(shown('f x = case x of { A => do { y <- a; g y z }; B => b }\ng = 1')).toEqual(
      shown(block(2, 2)).map((d) => d),
    );
  });
  it('does not see comments', () => {
    const commented = block(2, 2)
      .replaceAll('=>', '=> {- a {- nested -} "-}" comment -}')
      .replaceAll('\n', ' -- more\n');
    expect(shown(commented)).toEqual(shown(block(2, 2)));
  });
});

describe('fixity', () => {
  const operators: readonly RawFixity[] = [
    { operator: '<', fixity: 'infixl', precedence: 3, visibility: 'export' },
    { operator: '>', fixity: 'infixr', precedence: 3, visibility: 'export' },
    { operator: '*', fixity: 'infixl', precedence: 7, visibility: 'export' },
    { operator: '^', fixity: 'infixr', precedence: 9, visibility: 'export' },
  ];
  const table = new Fixities();
  for (const operator of operators) table.add(operator);
  const chain = fc.array(fc.constantFrom('<', '*', '^'), { minLength: 1, maxLength: 12 });
  const span = { start: 0, end: 0 };

  /** The definition: split at the operator that binds least, the last one if it associates to the left. */
  function split(used: readonly string[], first: number): string {
    if (used.length === 0) return `x${first}`;
    const precedence = (name: string) => operators.find((one) => one.operator === name)!;
    const lowest = Math.min(...used.map((name) => precedence(name).precedence));
    const candidates = used.flatMap((name, index) => (precedence(name).precedence === lowest ? [index] : []));
    const left = precedence(used[candidates[0]!]!).fixity === 'infixl';
    const at = left ? candidates.at(-1)! : candidates[0]!;
    return `(${split(used.slice(0, at), first)}${used[at]}${split(used.slice(at + 1), first + at + 1)})`;
  }

  it('resolves a chain as splitting it at its loosest operator does', () => {
    fc.assert(
      fc.property(chain, (used) => {
        const pieces: Piece<string>[] = [{ kind: 'operand', term: 'x0' }];
        used.forEach((name, index) => {
          pieces.push({ kind: 'operator', operator: { name, span, backticks: false }, prefix: false });
          pieces.push({ kind: 'operand', term: `x${index + 1}` });
        });
        const fail = (_: unknown, message: string): never => {
          throw new Error(message);
        };
        const infix = (operator: { name: string }, a: string, b: string) => `(${a}${operator.name}${b})`;
        expect(resolve(table, pieces, infix, (operator, a) => `(${operator.name}${a})`, fail)).toBe(split(used, 0));
      }),
    );
  });
});
