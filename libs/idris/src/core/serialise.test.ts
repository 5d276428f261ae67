/** The JSON form: lossless, deterministic, sharing everything but universes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prelude } from '../kernel/build.testing.ts';
import type { CoreModule, SerialModule, Term } from './format.ts';
import { parse, serialise } from './serialise.ts';

const { term } = fc.letrec<{ term: Term }>((tie) => {
  const sub = tie('term');
  const quantity = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
  return {
    term: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.record({ i: fc.nat(5) }).map(({ i }): Term => ['var', i]),
      fc.constantFrom('Nat', 'S', '名').map((n): Term => ['const', n]),
      fc.constant(0).map((): Term => ['type']),
      fc.bigInt({ min: 0n }).map((n): Term => ['nat', String(n)]),
      fc.string().map((s): Term => ['lit', 'String', s]),
      fc.tuple(sub, fc.array(sub, { minLength: 1, maxLength: 3 })).map(([f, args]): Term => ['app', f, args]),
      fc
        .tuple(fc.constantFrom<'lam' | 'pi'>('lam', 'pi'), quantity, sub, sub)
        .map(([t, q, a, b]): Term => [t, q, 'x', a, b]),
      fc.tuple(quantity, sub, sub, sub).map(([q, a, b, c]): Term => ['let', q, 'y', a, b, c]),
    ),
  };
});
const moduleOf = (terms: readonly Term[]): CoreModule => ({
  format: 'lago-core/1',
  name: 'M',
  imports: [],
  builtins: {},
  groups: terms.map((t, i) => [
    { kind: 'function', name: `f${i}`, quantity: 2, type: t, arity: 0, tree: { kind: 'body', term: t } },
  ]),
});
const copy = (m: SerialModule): SerialModule => JSON.parse(JSON.stringify(m)) as SerialModule;

it('parse undoes serialise, through JSON', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), (terms) => {
      const { terms: _, ...rest } = parse(copy(serialise(moduleOf(terms)))) as CoreModule & { terms: unknown };
      expect(rest).toEqual(moduleOf(terms));
    }),
  );
  const { terms: _, ...rest } = parse(serialise(prelude())) as CoreModule & { terms: unknown };
  expect(rest).toEqual(prelude());
});
it('serialise undoes parse and does not depend on object identity elsewhere', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), (terms) => {
      const serial = copy(serialise(moduleOf(terms)));
      const { terms: rows, ...again } = copy(serialise(parse(serial)));
      expect({ ...again, terms: rows }).toEqual(serial);
    }),
  );
});
it('every place that holds `type` gets a level of its own, all else is shared', () => {
  const universe: Term = ['type'];
  const pair = (): Term => ['pi', 2, 'x', universe, universe];
  const rows = serialise(moduleOf([pair(), pair()])).terms;
  expect(rows.filter((r) => r[0] === 'type')).toHaveLength(4);
  const nat = (): Term => ['pi', 2, 'x', ['const', 'Nat'], ['const', 'Nat']];
  expect(serialise(moduleOf([nat(), nat()])).terms).toHaveLength(2);
});
