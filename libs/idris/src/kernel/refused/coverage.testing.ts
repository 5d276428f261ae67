/** Case trees that forget a constructor, or take one that cannot occur. Each is refused, and for the stated reason. */
import { app, arrow, body, equal, fun, lam, literal, pi, split, type } from '../build.testing.ts';
import { a0, eq, raw, refuses } from './refused.testing.ts';

refuses('coverage and impossible branches', [
  [
    'a missing constructor',
    'coverage: f: no branch for S',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [body('Z')] })),
  ],
  ['no branch at all', 'coverage: f: no branch for Z', fun('f', arrow('Nat', 'Void'), ['n'], split('n', {}))],
  [
    'a missing branch where unification is stuck',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['n', 'Nat', 0],
          ['e', eq(app('plus', 'n', 1), 'Z')],
        ],
        'Void',
      ),
      ['n', 'e'],
      split('e', {}),
    ),
  ],
  [
    'a present branch where unification is stuck',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['n', 'Nat', 0],
          ['e', eq(app('plus', 'n', 1), 'Z')],
        ],
        'Nat',
      ),
      ['n', 'e'],
      split('e', { Refl: [body('Z')] }),
    ),
  ],
  [
    'type formers are not disjoint',
    'coverage: f: cannot tell whether Refl',
    fun('f', pi([['e', equal(type, 'Nat', 'Bool')]], 'Void'), ['e'], split('e', {})),
  ],
  [
    'type formers are not injective',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi([a0, ['b', type, 0], ['e', equal(type, app('List', 'a'), app('List', 'b'))]], equal(type, 'a', 'b')),
      ['a', 'b', 'e'],
      split('e', { Refl: [body(app('Refl', type, 'a'))] }),
    ),
  ],
  [
    'no solution that makes the type of a variable depend on itself',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['n', 'Nat', 0],
          ['k', arrow(app('Fin', 'n'), 'Nat'), 0],
          ['i', app('Fin', 'n'), 0],
          ['e', eq('n', app('k', 'i'))],
        ],
        'Nat',
      ),
      ['n', 'k', 'i', 'e'],
      split('e', { Refl: [body('Z')] }),
    ),
  ],
  [
    'functions are not injective',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['g', arrow('Nat', 'Nat'), 0],
          ['n', 'Nat', 0],
          ['m', 'Nat', 0],
          ['e', eq(app('g', 'n'), app('g', 'm'))],
        ],
        eq('n', 'm'),
      ),
      ['g', 'n', 'm', 'e'],
      split('e', { Refl: [body(app('Refl', 'Nat', 'n'))] }),
    ),
  ],
  [
    'no cycle through a function',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['g', arrow('Nat', 'Nat'), 0],
          ['n', 'Nat', 0],
          ['e', eq('n', app('g', 'n'))],
        ],
        'Void',
      ),
      ['g', 'n', 'e'],
      split('e', {}),
    ),
  ],
  [
    'no cycle through a function below a constructor',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi(
        [
          ['g', arrow('Nat', 'Nat'), 0],
          ['n', 'Nat', 0],
          ['e', eq('n', app('S', app('g', 'n')))],
        ],
        'Void',
      ),
      ['g', 'n', 'e'],
      split('e', {}),
    ),
  ],
  [
    'lambdas do not conflict',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi([['e', equal(arrow('Nat', 'Nat'), lam([['x', 'Nat']], 'x'), lam([['x', 'Nat']], 'Z'))]], 'Void'),
      ['e'],
      split('e', {}),
    ),
  ],
  [
    'a branch that a conflict rules out',
    'impossible: f: a branch for VNil',
    fun(
      'f',
      pi([['xs', app('Vect', app('S', 'Z'), 'Nat')]], 'Nat'),
      ['xs'],
      split('xs', { VNil: [body('Z')], VCons: ['k', 'x', 'r', body('x')] }),
    ),
  ],
  [
    'a literal pattern without default',
    'kernel: Test: malformed core module: a case tree must be an object',
    fun(
      'f',
      arrow('Integer', 'Nat'),
      ['x'],
      () => ({ kind: 'literal', level: 0, branches: [], otherwise: undefined }) as never,
    ),
  ],
  [
    'literal patterns on a data type',
    'type: f: _0 is matched with literals',
    fun('f', arrow('Nat', 'Nat'), ['n'], literal('n', { 0: body('Z') }, body('n'))),
  ],
  [
    'literal patterns on Double',
    'type: f: _0 is matched with literals',
    fun('f', arrow('Double', 'Nat'), ['x'], literal('x', { '0.0': body('Z') }, body('Z'))),
  ],
  [
    'a literal pattern that is no literal',
    'kernel: f: malformed core module: an integer literal',
    fun('f', arrow('Integer', 'Nat'), ['x'], literal('x', { '01': body('Z') }, body('Z'))),
  ],
  [
    'a literal pattern out of range',
    'kernel: f: malformed core module: literal out of the range of Bits8',
    fun('f', arrow('Bits8', 'Nat'), ['x'], literal('x', { 256: body('Z') }, body('Z'))),
  ],
  [
    'Double literals do not conflict',
    'coverage: f: cannot tell whether Refl',
    fun(
      'f',
      pi([['e', equal('Double', raw(['lit', 'Double', '0.0']), raw(['lit', 'Double', '-0.0']))]], 'Void'),
      ['e'],
      split('e', {}),
    ),
  ],
  [
    'a branch with too few fields',
    'kernel: f: VCons has 3 fields, the branch names 2',
    fun('f', pi([['xs', app('Vect', 1, 'Nat')]], 'Nat'), ['xs'], split('xs', { VCons: ['x', 'r', body('Z')] })),
  ],
  [
    'a branch twice',
    'kernel: Test: malformed core module: branches of one constructor occur twice',
    fun('f', arrow('Nat', 'Nat'), ['n'], () => ({
      kind: 'case',
      level: 0,
      branches: [
        { constructor: 'Z', fields: [], tree: { kind: 'body', term: ['nat', '0'] } },
        { constructor: 'Z', fields: [], tree: { kind: 'body', term: ['nat', '1'] } },
      ],
    })),
  ],
  [
    'a second literal for a variable that is one already',
    'impossible: f: the literal 1 cannot occur here',
    fun('f', arrow('Integer', 'Nat'), ['x'], literal('x', { 0: literal('x', { 1: body('Z') }, body('Z')) }, body('Z'))),
  ],
  [
    'a missing branch deep inside',
    'coverage: f: no branch for S',
    fun(
      'f',
      arrow('Nat', 'Bool', 'Nat'),
      ['n', 'b'],
      split('b', { True: [body('n')], False: [split('n', { Z: [body('n')] })] }),
    ),
  ],
]);
