/** Modules from the cache: nothing is checked again, and nothing is forgotten. */
import { describe, expect, it } from 'vitest';
import { serialise } from '../core/serialise.ts';
import { app, body, data, equal, fun, module, pi, prelude, refusalOf, type, withPrelude } from './build.testing.ts';
import { checkModule, constraintsOf, emptyEnvironment, KernelError, trustModule } from './kernel.ts';

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const first = json(serialise(module('A', [], [data('U', type, [], { MkU: pi([['t', type]], 'U') })])));
const second = json(serialise(module('B', ['A'], [fun('u', 'U', [], body(app('MkU', 'U')))])));
function errorOf(run: () => unknown): KernelError | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof KernelError) return error;
    throw error;
  }
  return undefined;
}

describe('a trusted module', () => {
  it('has the constraints it had when it was checked', () => {
    const stored = json(constraintsOf(withPrelude(), 'Prelude'));
    expect(stored.length).toBeGreaterThan(10);
    const trusted = trustModule(json(serialise(prelude())), stored, emptyEnvironment());
    expect(constraintsOf(trusted, 'Prelude')).toEqual(stored);
  });
  it('computes and verifies its arithmetic as before', () => {
    const stored = constraintsOf(withPrelude(), 'Prelude');
    const trusted = trustModule(json(serialise(prelude())), stored, emptyEnvironment());
    const sum = fun(
      'sum',
      equal('Nat', app('plus', 2n ** 40n, 1), 2n ** 40n + 1n),
      [],
      body(app('Refl', 'Nat', 2n ** 40n + 1n)),
    );
    const using = json(serialise(module('C', ['Prelude'], [sum])));
    expect(refusalOf(() => checkModule(using, trusted))).toBe('accepted');
  });
  it('takes part in universe cycles over modules, by its constraints', () => {
    const checked = checkModule(first, emptyEnvironment());
    const trusted = trustModule(first, json(constraintsOf(checked, 'A')), emptyEnvironment());
    for (const environment of [checked, trusted]) {
      const error = errorOf(() => checkModule(second, environment));
      expect(error).toMatchObject({ kind: 'universe', declaration: 'u' });
      // u demands what closes the cycle; each demand begins where the one before it ends.
      const { cycle } = error!;
      expect(cycle.map(([, , , by]) => by)).toEqual(['u', 'U']);
      expect(cycle.map(([, , end]) => end)).toEqual([cycle[1]![0], cycle[0]![0]]);
      expect(cycle.reduce((sum, [, weight]) => sum + weight, 0)).toBeGreaterThan(0);
    }
  });
  it('leaves the environment it was added to as it was', () => {
    const base = emptyEnvironment();
    checkModule(first, base);
    expect(base.modules.size).toBe(0);
    expect(refusalOf(() => checkModule(first, base))).toBe('accepted');
  });
});
