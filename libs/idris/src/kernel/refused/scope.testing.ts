/** Names and indices that refer to nothing, or to something else. Each is refused, and for the stated reason. */
import { app, arrow, body, data, equal, fun, pi, split, type } from '../build.testing.ts';
import { eq, raw, refuses } from './refused.testing.ts';

refuses('scope', [
  ['a constant that is nowhere', 'scope: f: ghost is not declared', fun('f', 'Nat', [], body('ghost'))],
  [
    'a constant used before its group',
    'scope: f: g is not declared',
    fun('f', 'Nat', [], body('g')),
    fun('g', 'Nat', [], body('Z')),
  ],
  [
    'a name declared twice',
    'scope: f: f is declared twice',
    fun('f', 'Nat', [], body('Z')),
    fun('f', 'Nat', [], body('Z')),
  ],
  ['a name of another module again', 'scope: plus: plus is declared twice', fun('plus', 'Nat', [], body('Z'))],
  ['the name of a primitive', 'scope: Integer: Integer is declared twice', data('Integer', type, [], {})],
  ['an open type', 'scope: Test: the type of f is not closed', fun('f', raw(['var', 0]), [], body('Z'))],
  ['an open body', 'scope: Test: the body of a branch is not closed', fun('f', 'Nat', [], body(raw(['var', 0])))],
  [
    'an index one too far under a let',
    'scope: Test: the body of a branch is not closed',
    fun('f', 'Nat', [], body(raw(['let', 2, 'x', ['const', 'Nat'], ['const', 'Z'], ['var', 1]]))),
  ],
  [
    'an index one too far under a lambda',
    'scope: Test: the body',
    fun('f', arrow('Nat', 'Nat'), [], body(raw(['lam', 2, 'x', ['const', 'Nat'], ['var', 1]]))),
  ],
  [
    'an index one too far in a branch',
    'scope: Test: the body',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [body('n')], S: ['k', body(raw(['var', 2]))] })),
  ],
  [
    'an index off by one that stays in scope has another type',
    'type: f: type mismatch',
    fun('f', arrow('Bool', 'Nat', 'Nat'), ['b', 'n'], body(raw(['var', 1]))),
  ],
  [
    'a split on a variable that is not there',
    'scope: Test: a split names variable 1 of 1',
    fun('f', arrow('Nat', 'Nat'), ['n'], () => ({ kind: 'case', level: 1, branches: [] })),
  ],
  [
    'a field seen from another branch',
    'scope: Test: the body',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { S: ['k', body('k')], Z: [body(raw(['var', 1]))] })),
  ],
  [
    'a type of a group that mentions a function of it',
    'scope: g: f is not declared',
    [
      fun('f', arrow('Nat', 'Nat'), ['n'], body(app('g', 'n'))),
      fun(
        'g',
        pi(
          [
            ['n', 'Nat'],
            ['e', eq(app('f', 'n'), 'n')],
          ],
          'Nat',
        ),
        ['n', 'e'],
        body('n'),
      ),
    ],
  ],
  [
    'a constructor type that mentions a constructor of its own group',
    'scope: D: Test.C is not declared',
    data('D', arrow('Nat', type), [], {
      'Test.C': app('D', 'Z'),
      'Test.E': pi(
        [
          ['x', app('D', 'Z')],
          ['e', equal(app('D', 'Z'), 'x', 'Test.C')],
        ],
        app('D', 'Z'),
      ),
    }),
  ],
]);
