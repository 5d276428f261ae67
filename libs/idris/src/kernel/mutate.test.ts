/** Mutated modules: whatever the change, the kernel answers, and with an error of its own. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serialise } from '../core/serialise.ts';
import { prelude } from './build.testing.ts';
import { checkModule, emptyEnvironment, KernelError } from './kernel.ts';
import { budget } from './value.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const original = JSON.stringify(serialise(prelude()));

/** All places in a JSON value, as paths. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([k, v]) => places(v, [...path, Array.isArray(value) ? Number(k) : k])),
  ];
}
const all = places(JSON.parse(original) as Json).slice(1);
const leaves = all.filter((path) => ['string', 'number'].includes(typeof at(JSON.parse(original) as Json, path)));

function at(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((v, key) => (v as Record<string | number, Json>)[key]!, value);
}
function mutated(
  changes: readonly (readonly [place: readonly (string | number)[], change: Json | 'copy', from: number])[],
): Json {
  const module = JSON.parse(original) as Json;
  for (const [place, change, from] of changes) {
    const parent = at(module, place.slice(0, -1));
    const last = place[place.length - 1]!;
    if (typeof parent !== 'object' || parent === null) continue;
    const source = leaves[from % leaves.length]!;
    (parent as Record<string | number, Json>)[last] =
      change === 'copy' ? at(JSON.parse(original) as Json, source) : change;
  }
  return module;
}
function verdict(module: Json): string {
  try {
    checkModule(module, emptyEnvironment());
    return 'accepted';
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    expect(error.message).not.toContain('internal error');
    return error.kind;
  }
}

const limit = budget.limit;
beforeAll(() => {
  budget.limit = 300_000;
});
afterAll(() => {
  budget.limit = limit;
});

const runs = Number(process.env['LAGO_MUTANTS'] ?? 1500);
it(`${runs} mutants of the prelude: no crash, no hang`, () => {
  const near = fc.tuple(fc.constantFrom(...leaves), fc.oneof(fc.constant('copy' as const), fc.nat(60)), fc.nat());
  const wild = fc.tuple(fc.constantFrom(...all), fc.jsonValue() as fc.Arbitrary<Json>, fc.nat());
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(fc.oneof(fc.tuple(near), fc.tuple(near, near), fc.tuple(wild)), (changes) => {
      const found = verdict(mutated(changes));
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }),
    { numRuns: runs },
  );
  // The mutations reach beyond the form of the file.
  expect(counts.get('type') ?? 0).toBeGreaterThan(runs / 100);
});
