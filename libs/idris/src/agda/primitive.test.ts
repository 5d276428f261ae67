/** What the kernel computes with literals, Agda computes with what they mean there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrimitiveType, Term } from '../core/format.ts';
import { primitiveGlobals } from '../elaborate/primitives.ts';
import { app, body, equal, fun, module, type Named, prelude } from '../kernel/build.testing.ts';
import { primitive, wrap } from '../kernel/primitive.ts';
import type { Value } from '../kernel/types.ts';
import { agdaVersion, checkWithAgda } from './check.ts';
import { exportModule } from './export.ts';
import { isPrimitive } from './primitive.ts';
import { giveBack, lend } from './primitives.testing.ts';

const agda = [process.env['AGDA'] || 'agda'];
/** The same words as in the gate, so that what is remembered is shared. */
const version = /\d\S*/.exec((await agdaVersion(agda)) ?? '')?.[0];
/** For each function. */
const RUNS = process.env['LAGO_LONG'] === undefined ? 1 : 8;
const seed = Number(process.env['LAGO_SEED'] ?? Date.now() % 2 ** 31);

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lago-agda-'));
  if (version !== undefined) lend(version, scratch);
});
afterAll(() => {
  if (version !== undefined) giveBack(version, scratch);
  rmSync(scratch, { recursive: true, force: true });
});

const names = [...primitiveGlobals().keys()];
/** What never computes. */
const stuck = names.filter((name) => /^prim__(?:.*[Dd]ouble|cast_String)/.test(name));
const functions = names.filter(
  (name) => name.startsWith('prim__') && name !== 'prim__integerToNat' && !stuck.includes(name),
);

it('every primitive has a meaning, and is one of the kernel', () => {
  expect(names.filter((name) => !isPrimitive(name))).toEqual([]);
  expect(names.filter((name) => name !== 'prim__integerToNat' && primitive(name) === undefined)).toEqual([]);
  expect(functions.length).toBeGreaterThan(250);
});

it('functions of Double, and numbers from text, compute on no literal', () => {
  expect(stuck.length).toBeGreaterThan(50);
  for (const name of stuck) {
    const entry = primitive(name);
    if (entry?.kind !== 'fun' || entry.rule === undefined) throw new Error(`${name} is no function`);
    const literal = (type: PrimitiveType): Value => {
      const value = type === 'Double' ? '1.0' : type === 'String' ? '1' : 1n;
      return { tag: 'lit', free: 0, type, value };
    };
    expect([name, entry.rule(argumentsOf(name).map(literal))]).toEqual([name, null]);
  }
});

type Literal = readonly [type: PrimitiveType, value: bigint | string];

/** Small ones, those at the ends of the ranges, and any. */
function literals(type: PrimitiveType): fc.Arbitrary<Literal> {
  if (type === 'String') return fc.string({ unit: 'binary', maxLength: 6 }).map((s) => [type, s] as const);
  if (type === 'Char') return fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).map((c) => [type, c] as const);
  const ends = [8n, 16n, 32n, 64n].flatMap((bits) => [1n << bits, 1n << (bits - 1n)]);
  const near = fc.tuple(fc.constantFrom(0n, ...ends, ...ends.map((n) => -n)), fc.bigInt(-2n, 2n));
  const number = fc.oneof(
    fc.bigInt(-9n, 9n),
    near.map(([a, b]) => a + b),
    fc.bigInt(-(1n << 70n), 1n << 70n),
  );
  return number.map((n) => [type, wrap(type, n)] as const);
}

/** The types of a primitive function's arguments. */
function argumentsOf(name: string): readonly PrimitiveType[] {
  const types: PrimitiveType[] = [];
  let type = primitiveGlobals().get(name)!.type;
  for (; type.t === 'pi'; type = type.body)
    if (type.domain.t === 'const') types.push(type.domain.global.name as PrimitiveType);
  return types;
}

const term =
  ([type, value]: Literal): Named =>
  (): Term => ['lit', type, String(value)];

/** Sides of equations that the kernel computes to the same. */
function equations(): readonly (readonly [type: PrimitiveType, left: Named, right: Literal])[] {
  return functions.flatMap((name) => {
    const entry = primitive(name);
    if (entry?.kind !== 'fun' || entry.rule === undefined) throw new Error(`${name} does not compute`);
    const { rule } = entry;
    const inputs = fc.sample(fc.tuple(...argumentsOf(name).map(literals)), { numRuns: RUNS, seed });
    return inputs.flatMap((input) => {
      const result = rule(input.map(([type, value]): Value => ({ tag: 'lit', free: 0, type, value })));
      if (result?.tag !== 'lit') return [];
      return [[result.type, app(name, ...input.map(term)), [result.type, result.value] as const] as const];
    });
  });
}

describe(`on random literals (LAGO_SEED=${seed})`, () => {
  const claim = (name: string, type: PrimitiveType, left: Named, right: Literal) =>
    fun(name, equal(type, left, term(right)), [], body(app('Refl', type, term(right))));

  it('Agda computes what the kernel computes, and nothing else', { timeout: 7_200_000 }, async ({ skip }) => {
    if (version === undefined) skip('not run: the second prover: agda does not run here');
    const all = equations();
    expect(all.length).toBeGreaterThan(300 * RUNS * 0.7);
    const base = exportModule(prelude(), new Map());
    const known = new Map([['Prelude', base]]);
    const right = module(
      'Right',
      ['Prelude'],
      all.map(([type, left, value], i) => claim(`e${i}`, type, left, value)),
    );
    const [type, left, [, value]] = all.find(([t]) => t === 'Bits8')!;
    const wrong = module('Wrong', ['Prelude'], [claim('e', type, left, [type, wrap('Bits8', (value as bigint) + 1n)])]);
    const modules = [right, wrong].map((one) => exportModule(one, known));
    const verdicts = await checkWithAgda(modules, { agda, version: version!, directory: scratch });
    expect(verdicts.map(({ verdict, message }) => [verdict, message?.slice(0, 300)])).toEqual([
      ['accepted', undefined],
      ['rejected', expect.stringContaining('!=')],
    ]);
  });
});
