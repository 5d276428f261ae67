/** Types that would contain themselves. Each is refused, and for the stated reason. */
import { expect, it } from 'vitest';
import { serialise } from '../../core/serialise.ts';
import { app, arrow, basics, body, close, data, fun, lam, module, pi, refusal, split, type } from '../build.testing.ts';
import { emptyEnvironment, trustModule } from '../kernel.ts';
import { a0, contained, identities, large, raw, refuses, small } from './refused.testing.ts';

/** Girard's and Hurkens' paradoxes need a type that contains a universe as large as its own. */
refuses('universes', [
  [
    'a larger universe at the end of a function type counts',
    'universe: ',
    data('U', type, [], { MkU: pi([['f', arrow('Nat', type)]], 'U') }),
    fun('u', 'U', [], body(app('MkU', lam([['n', 'Nat']], 'U')))),
  ],
  [
    'a function on a universe is none on a larger one',
    'universe: ',
    ...identities,
    fun('f', arrow(arrow(raw(small), 'Nat'), arrow(raw(large), 'Nat')), ['h'], body(contained('h'))),
  ],
  [
    'data over a universe is none over a larger one',
    'universe: ',
    ...identities,
    data('DB', pi([['t', type]], type), [0], {}),
    fun('f', arrow(app('DB', raw(small)), app('DB', raw(large))), ['x'], body(contained('x'))),
  ],
  [
    'Type in itself, through a record',
    'universe: ',
    data('U', type, [], { MkU: pi([['t', type]], 'U') }),
    fun('El', arrow('U', type), ['u'], split('u', { MkU: ['t', body('t')] })),
    fun('u', 'U', [], body(app('MkU', 'U'))),
  ],
  [
    'through a nested record, as in Russell',
    'universe: ',
    data('Tree', type, [], {
      Sup: pi(
        [
          ['a', type],
          ['f', arrow('a', 'Tree')],
        ],
        'Tree',
      ),
    }),
    fun('big', 'Tree', [], body(app('Sup', 'Tree', lam([['x', 'Tree']], 'x')))),
  ],
  [
    'an identity applied to its own type',
    'universe: ',
    fun('id', pi([a0, ['x', 'a']], 'a'), ['a', 'x'], body('x')),
    fun('loop', pi([a0, ['x', 'a']], 'a'), [], body(app('id', pi([a0, ['x', 'a']], 'a'), 'id'))),
  ],
  [
    'through a parameter',
    'universe: ',
    data('Box', pi([['a', type]], type), [0], { MkBox: pi([a0, ['x', 'a']], app('Box', 'a')) }),
    data('W', type, [], { MkW: pi([['t', app('Box', type)]], 'W') }),
    fun('w', 'W', [], body(app('MkW', app('MkBox', type, 'W')))),
  ],
  [
    'through an index',
    'universe: ',
    data('Ix', pi([['a', type]], type), [], { MkIx: pi([['a', type]], app('Ix', 'a')) }),
    fun('x', app('Ix', app('Ix', 'Nat')), [], body(app('MkIx', app('Ix', 'Nat')))),
  ],
  [
    'through a function that returns a type',
    'universe: ',
    data('U', type, [], { MkU: pi([['t', type]], 'U') }),
    fun('T', arrow('Unit', type), ['u'], body('U')),
    fun('u', 'U', [], body(app('MkU', app('T', 'MkUnit')))),
  ],
]);

it('a comparison that fails leaves no universe constraint behind', () => {
  const constant = fun('K', arrow(type, 'Nat', type), ['t', 'n'], body('Nat'));
  const [from, to] = [app('K', raw(small), 'Z'), app('K', raw(large), app('S', 'Z'))];
  expect(refusal(...identities, constant, fun('f', arrow(from, to), ['x'], body(contained('x'))))).toBe('accepted');
});
it('a module from the cache brings its constraints', () => {
  expect(() =>
    trustModule(serialise(module('X', [], basics.slice(0, 1))), [['X#0', 1, 'X#0', 'Nat']], emptyEnvironment()),
  ).toThrow('cycle');
  expect(close('x', ['x'])).toEqual(['var', 0]);
});
