/** What core's primitives make of literals, Agda's make of them too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoreModule, Declaration, PrimitiveType } from '../core/format.ts';
import { app, body, equal, fun, module, type Named, prelude, refusal } from '../kernel/build.testing.ts';
import { primitive, primitiveTypes, wrap } from '../kernel/primitive.ts';
import { agdaVersion, checkWithAgda } from './check.ts';
import { type Exported, exportModule } from './export.ts';
import { isPrimitive } from './primitive.ts';

const agda = ['nice', '-n', '10', 'agda'];
const absent = (await agdaVersion(agda)) === undefined ? 'agda does not run here' : undefined;
if (absent !== undefined) console.log(`not run: primitives in the second prover: ${absent}`);

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lago-agda-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const numbers = primitiveTypes.filter((type) => !['String', 'Char', 'Double'].includes(type));
const term =
  (type: PrimitiveType, value: bigint | string): Named =>
  () => ['lit', type, String(value)];

/** Literals of a type, those at the ends of its range among them. */
function literals(type: PrimitiveType): fc.Arbitrary<bigint | string> {
  const text = fc.string({ unit: 'grapheme', maxLength: 5 }).filter((s) => !/[\ud800-\udfff]/u.test(s));
  if (type === 'String') return text;
  if (type === 'Char') return text.filter((s) => s !== '').map((s) => String.fromCodePoint(s.codePointAt(0)!));
  const ends = [7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n].flatMap((bits) => [1n << bits, (1n << bits) - 1n, -(1n << bits)]);
  return fc.oneof(fc.constantFrom(...ends, 0n, 1n, -1n), fc.bigInt(-300n, 300n)).map((n) => wrap(type, n));
}

/** All functions that both sides have. */
const functions: readonly (readonly [string, readonly PrimitiveType[], PrimitiveType])[] = [
  ...numbers.flatMap((type) => [
    ...['add', 'sub', 'mul', 'div', 'mod'].map((name) => [`prim__${name}_${type}`, [type, type], type] as const),
    [`prim__negate_${type}`, [type], type] as const,
    [`prim__cast_${type}String`, [type], 'String'] as const,
    [`prim__cast_${type}Char`, [type], 'Char'] as const,
    [`prim__cast_Char${type}`, ['Char'], type] as const,
    ...numbers.filter((to) => to !== type).map((to) => [`prim__cast_${type}${to}`, [type], to] as const),
  ]),
  ...[...numbers, 'Char', 'String'].flatMap((type) =>
    ['lt', 'lte', 'eq', 'gte', 'gt'].map(
      (name) => [`prim__${name}_${type}`, [type, type] as PrimitiveType[], 'Int'] as const,
    ),
  ),
  ['prim__strAppend', ['String', 'String'], 'String'],
  ['prim__strCons', ['Char', 'String'], 'String'],
  ['prim__strHead', ['String'], 'Char'],
  ['prim__strTail', ['String'], 'String'],
  ['prim__strReverse', ['String'], 'String'],
  ['prim__strLength', ['String'], 'Int'],
  ['prim__strIndex', ['String', 'Int'], 'Char'],
  ['prim__strSubstr', ['Int', 'Int', 'String'], 'String'],
  ['prim__cast_CharString', ['Char'], 'String'],
];

/** What the kernel computes; undefined where the application has no meaning. */
function meaning(name: string, types: readonly PrimitiveType[], values: readonly (bigint | string)[]) {
  const entry = primitive(name);
  if (entry?.kind !== 'fun' || entry.rule === undefined) throw new Error(`the kernel has no ${name}`);
  const found = entry.rule(values.map((value, i) => ({ tag: 'lit', free: 0, type: types[i]!, value }) as const));
  return found?.tag === 'lit' ? found.value : undefined;
}

type Equation = readonly [string, readonly PrimitiveType[], PrimitiveType, readonly (bigint | string)[]];
const equations = fc
  .constantFrom(...functions)
  .chain(([name, types, result]) =>
    fc.tuple(...types.map((type) => literals(type))).map((values): Equation => [name, types, result, values]),
  );

const state = (at: number, [name, types, result, values]: Equation, value: bigint | string): Declaration => {
  const answer = term(result, value);
  const question = app(name, ...values.map((one, i) => term(types[i]!, one)));
  return fun(`t${at}`, equal(result, question, answer), [], body(app('Refl', result, answer)));
};

async function ask(modules: readonly CoreModule[]) {
  const done = new Map<string, Exported>();
  for (const one of [prelude(), ...modules]) done.set(one.name, exportModule(one, done));
  return (await checkWithAgda([...done.values()], { agda, cache: scratch })).slice(1);
}

describe.skipIf(absent !== undefined)('primitives', () => {
  const seed = Number(process.env['LAGO_SEED'] ?? Date.now() & 0xffff);
  const samples = fc.sample(equations, { numRuns: 300, seed }).flatMap((equation) => {
    const value = meaning(equation[0], equation[1], equation[3]);
    return value === undefined ? [] : [{ equation, value }];
  });

  it('have their counterparts', () => {
    expect(functions.filter(([name]) => !isPrimitive(name))).toEqual([]);
  });

  it(`mean the same on literals (seed ${seed})`, { timeout: 300_000 }, async () => {
    expect(samples.length).toBeGreaterThan(200);
    const stated = samples.map(({ equation, value }, at) => state(at, equation, value));
    expect(refusal(...stated)).toBe('accepted');
    expect(await ask([module('True', ['Prelude'], stated)])).toEqual([{ module: 'True', verdict: 'accepted' }]);
  });

  it(`and nothing else (seed ${seed})`, { timeout: 300_000 }, async () => {
    const wrong = samples
      .filter(({ value }) => typeof value === 'bigint')
      .slice(0, 4)
      .map(({ equation, value }) => state(0, equation, wrap(equation[2], (value as bigint) + 1n)));
    for (const one of wrong) expect(refusal(one)).toMatch(/^type: /);
    const verdicts = await ask(wrong.map((one, at) => module(`False${at}`, ['Prelude'], [one])));
    expect(verdicts.map((one) => one.verdict)).toEqual(wrong.map(() => 'rejected'));
  });
});
