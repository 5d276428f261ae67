/** Extracted code gives the values that the kernel's evaluator gives, and does not run out of stack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseName, evaluate, type Tree } from '../evaluate/evaluate.ts';
import { KernelError } from '../kernel/kernel.ts';
import { check, load, run } from './extract.testing.ts';
import { extract } from './extract.ts';
import { type Data, randomProgram, type Type } from './random.testing.ts';

const long = process.env['LAGO_LONG'] === '1';

function saysSomething(type: Type): boolean {
  if (type.kind === 'base') return type.name !== 'Unit';
  if (type.kind !== 'data') return true;
  const { constructors: all } = type.data;
  return all.length > 1 || all[0]!.fields.some((field) => !field.erased && saysSomething(field.type));
}

/** What stands for a value by docs/extraction.md, told from the kernel's answer alone. */
function represented(tree: Tree, data: ReadonlyMap<string, Data>): unknown {
  const of = (one: Tree): unknown => represented(one, data);
  if (tree.kind === 'number' || tree.kind === 'string') return tree.value;
  if (tree.kind === 'list') return tree.items.map(of);
  if (tree.kind !== 'constructor') throw new Error(`a ${tree.kind} is no data`);
  const name = baseName(tree.name);
  switch (baseName(tree.type)) {
    case 'Bool':
      return name === 'True';
    case 'Unit':
      return undefined;
    case 'Maybe':
      return tree.fields.length === 0 ? undefined : { just: of(tree.fields[0]!.value) };
    case 'Pair':
      return tree.fields.map((field) => of(field.value));
    default:
  }
  const constructors = data.get(baseName(tree.type))?.constructors;
  // Either has a field in each, which its declaration calls x.
  const kept = (constructors ?? []).map((con) =>
    con.fields.filter((field) => !field.erased && saysSomething(field.type)),
  );
  if (constructors !== undefined && kept.every((fields) => fields.length === 0))
    return constructors.length === 1 ? undefined : name;
  const mine = constructors === undefined ? undefined : kept[constructors.findIndex((con) => con.name === name)]!;
  const fields = tree.fields
    .filter((field) => mine === undefined || mine.some((one) => one.name === field.name))
    .map((field) => [field.name, of(field.value)] as const);
  if (constructors?.length === 2 && isCount(kept, constructors)) return counted(tree);
  return { ...(constructors?.length === 1 ? {} : { tag: name }), ...Object.fromEntries(fields) };
}

type Fields = readonly (readonly Data['constructors'][number]['fields'][number][])[];
/** One constructor with nothing in it, and one with a value of the type itself and nothing else. */
function isCount(kept: Fields, constructors: Data['constructors']): boolean {
  const [none, one] = kept.toSorted((a, b) => a.length - b.length);
  const [only, ...more] = one!;
  return (
    none!.length === 0 &&
    more.length === 0 &&
    only!.type.kind === 'data' &&
    only!.type.data.constructors === constructors
  );
}
function counted(tree: Tree): number {
  let n = 0;
  for (let at = tree; at.kind === 'constructor'; n++) {
    const inside: Tree | undefined = at.fields.find(
      ({ value }) => value.kind === 'constructor' && value.type === (tree.kind === 'constructor' ? tree.type : ''),
    )?.value;
    if (inside === undefined) break;
    at = inside;
  }
  return n;
}

/** An extracted value with its lists as arrays. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

describe('extraction', () => {
  it('agrees with the evaluator of the kernel on random closed terms of random types', async () => {
    let [terms, beyond] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const program = randomProgram((n) => numbers.next().value! % n);
        const environment = check(program.text);
        const data = new Map(program.data.map((one) => [one.name, one]));
        const names = program.constants.map(({ name }) => name);
        const expected = new Map<string, unknown>();
        for (const name of names) {
          try {
            expected.set(name, represented(evaluate(environment, `Test.${name}`), data));
          } catch (error) {
            if (!(error instanceof KernelError)) throw error;
            beyond++;
          }
        }
        // Nothing is extracted of a value that says nothing.
        const saying = program.constants.filter(({ type, name }) => expected.has(name) && saysSomething(type));
        const { values } = await load(
          extract(
            environment,
            saying.map(({ name }) => `Test.${name}`),
          ),
        );
        for (const { name } of saying) {
          expect(plain(values[name]), `${name} of\n${program.text}`).toEqual(expected.get(name));
          terms++;
        }
      }),
      { numRuns: long ? 2000 : 30 },
    );
    expect(terms).toBeGreaterThan(beyond * 20);
  });
});

const DEEP = `
import Data.List

%default total

added : List Nat -> Nat
added [] = 0
added (x :: xs) = x + added xs

-- Through a with, and through each other.
keep : (Nat -> Bool) -> List Nat -> List Nat
keep p [] = []
keep p (x :: xs) with (p x)
  _ | True = x :: keep p xs
  _ | False = keep p xs

mutual
  evens : List a -> List a
  evens [] = []
  evens (x :: xs) = x :: odds xs

  odds : List a -> List a
  odds [] = []
  odds (_ :: xs) = evens xs

-- Each step closes over the variables of its own round.
adders : List Nat -> List (Nat -> Nat) -> List (Nat -> Nat)
adders [] done = done
adders (x :: xs) done = adders xs ((\\y => x + y) :: done)

whole : List Nat -> List Nat
whole xs = map (+ 1) (reverse (keep (\\n => n /= 3) xs ++ evens xs))

applied : List Nat -> List Nat
applied xs = map (\\f => f 1) (adders xs [])

folded : List Nat -> Nat
folded xs = foldr (+) 0 xs + foldl (+) 0 xs + length xs
`;

const N = 100_000;

describe('recursion', () => {
  it('does not run out of stack on lists of 100,000', async () => {
    const { values, list } = await run(DEEP, 'added', 'whole', 'applied', 'folded');
    const of = (name: string) => values[name] as (xs: Iterable<bigint>) => Iterable<bigint>;
    const numbers = Array.from({ length: N }, (_, i) => BigInt(i));
    const total = (BigInt(N) * BigInt(N - 1)) / 2n;
    const xs = list(numbers);
    expect(of('added')(xs)).toBe(total);
    expect(of('folded')(xs)).toBe(2n * total + BigInt(N));
    expect([...of('applied')(xs)].slice(0, 3)).toEqual([BigInt(N), BigInt(N - 1), BigInt(N - 2)]);
    const kept = [...numbers.filter((n) => n !== 3n), ...numbers.filter((_, i) => i % 2 === 0)];
    expect([...of('whole')(xs)]).toEqual(kept.reverse().map((n) => n + 1n));
  });

  it('ends in a loop where a function calls itself last, and nowhere else in a generator', () => {
    const text = extract(check(DEEP), ['Test.adders', 'Test.added']).get('Test.js')!;
    expect(text.slice(text.indexOf('function adders'))).toMatch(/for \(;;\)/);
    expect(text).not.toMatch(/function\* adders/);
    expect(text).toMatch(/function\* added\$deep/);
  });
});

const BOUNDS = `
import Data.Nat

%default total

||| Where a service listens.
record Port where
  constructor MkPort
  number : Nat
  0 fits : LTE number 65535

record Below where
  constructor MkBelow
  size : Nat
  0 fits : LT size 10

-- An order that anything is in: no bound.
data Believed : Nat -> Nat -> Type where
  Anything : Believed n m

record Claimed where
  constructor MkClaimed
  number : Nat
  0 fits : Believed number 10

port : Nat -> Maybe Port
port n with (isLTE n 65535)
  _ | Yes fits = Just (MkPort n fits)
  _ | No _ = Nothing

next : Port -> Nat
next p = p.number + 1

below : Below -> Nat
below b = b.size

claimed : Nat -> Claimed
claimed n = MkClaimed n Anything
`;

describe('a natural number with a proved bound', () => {
  it('is a number, and a bigint again where it is computed with', async () => {
    const { values } = await run(BOUNDS, 'port', 'next');
    const port = values['port'] as (n: bigint) => { just: { number: number } } | undefined;
    const next = values['next'] as (p: { number: number }) => bigint;
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 65_530, max: 65_540 })), (n) => {
        const made = port(BigInt(n));
        expect(made).toEqual(n <= 65_535 ? { just: { number: n } } : undefined);
        if (made !== undefined) expect(next(made.just)).toBe(BigInt(n) + 1n);
      }),
      { numRuns: 10 },
    );
  });

  it('is refused where a caller does not keep to the bound', async () => {
    const { values } = await run(BOUNDS, 'next', 'below');
    const next = values['next'] as (p: unknown) => bigint;
    const below = values['below'] as (p: unknown) => bigint;
    for (const number of [65_536, -1, 0.5, Number.NaN, 2 ** 60, 5n])
      expect(() => next({ number })).toThrow(`number must be a whole number from 0 to 65535, got ${number}`);
    expect(below({ size: 9 })).toBe(9n);
    expect(() => below({ size: 10 })).toThrow('from 0 to 9');
  });

  it('is not had without a proof: another number is rejected, and an order that is not the library’s proves nothing', () => {
    expect(() => check(`${BOUNDS}\nwrong : Below\nwrong = MkBelow 10 (lteAddRight 11)\n`)).toThrow();
    const declarations = extract(check(BOUNDS), ['Test.claimed', 'Test.next']).get('Test.d.ts')!;
    expect(declarations).toMatch(/interface Claimed \{\s+readonly number: bigint;/);
    expect(declarations).toMatch(/A whole number from 0 to 65535\. \*\/\s+readonly number: number;/);
  });
});

const SHAPES = `
import Data.Vect

%default total

data Colour = Red | Green

record Point where
  constructor MkPoint
  x : Nat
  0 ghost : Nat
  y : Maybe Nat

data Shape : Type where
  Dot : Shape
  Circle : (centre : Point) -> (radius : Nat) -> Shape

first : Vect (S n) a -> a
first (x :: _) = x

area : Shape -> Nat
area Dot = 0
area (Circle _ r) = r * r

paint : {0 a : Type} -> (a = a) -> Colour -> (a, Colour) -> Either a Colour
paint _ Red (x, _) = Left x
paint _ Green (_, c) = Right c
`;

describe('what is extracted', () => {
  it('has no erased argument, and reads as TypeScript', () => {
    const files = extract(check(SHAPES), ['Test.first', 'Test.area', 'Test.paint'], {
      doc: (name) => (name === 'Test.area' ? 'How much room a shape takes.' : undefined),
    });
    expect(files.get('Test.js')).toMatchInlineSnapshot(`
      "/** Extracted from the checked terms of Test: do not edit. */

      export function first(x) {
        const { head } = x;
        return head;
      }

      /** How much room a shape takes. */
      export function area(x) {
        if (x.tag === 'Dot') return 0n;
        const { radius: r } = x;
        return r * r;
      }

      export function paint(x, x2) {
        if (x === 'Red') {
          const [first] = x2;
          return { tag: 'Left', x: first };
        }
        const [, c] = x2;
        return { tag: 'Right', x: c };
      }
      "
    `);
    expect(files.get('Test.d.ts')).toMatchInlineSnapshot(`
      "/** Extracted from the checked terms of Test: do not edit. */

      import type { Either } from './Prelude/Types.js';
      import type * as $ from './runtime.js';

      export type Colour =
        | 'Red'
        | 'Green';

      export interface Point {
        readonly x: bigint;
        readonly y: $.Maybe<bigint>;
      }

      export type Shape =
        | {
            readonly tag: 'Dot';
          }
        | {
            readonly tag: 'Circle';
            readonly centre: Point;
            readonly radius: bigint;
          };

      export function first<A>(x: $.List<A>): A;

      /** How much room a shape takes. */
      export function area(x: Shape): bigint;

      export function paint<A>(x: Colour, x2: readonly [A, Colour]): Either<A, Colour>;
      "
    `);
  });

  it('is refused for what is not there, and for what is not there at run time', () => {
    const environment = check('p : 1 = 1\np = Refl\n');
    expect(() => extract(environment, ['Test.q'])).toThrow('Test.q is not declared');
    expect(() => extract(environment, ['Test.p'])).toThrow('nothing of it is there at run time');
  });
});
