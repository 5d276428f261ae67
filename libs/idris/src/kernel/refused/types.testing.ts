/** Terms whose type is another than is demanded. Each is refused, and for the stated reason. */
import { app, arrow, body, equal, fun, lam, let_, pi, split, type } from '../build.testing.ts';
import { a0, eq, integer, raw, refuses } from './refused.testing.ts';

refuses('types', [
  ['a body of another type', 'type: f: type mismatch', fun('f', 'Nat', [], body('True'))],
  ['a type that is a term', 'type: f: a type was expected', fun('f', 'Z', [], body('Z'))],
  ['application of a number', 'type: f: what is not a function', fun('f', 'Nat', [], body(app('Z', 'Z')))],
  ['an argument too many', 'type: f: what is not a function', fun('f', 'Nat', [], body(app('S', 'Z', 'Z')))],
  ['an argument too few', 'type: f: type mismatch', fun('f', 'Nat', [], body(app('plus', 'Z')))],
  ['reordered arguments', 'type: f: type mismatch', fun('f', app('Vect', 'Z', 'Nat'), [], body(app('VNil', 'Z')))],
  [
    'reordered parameters of a data type',
    'type: f: type mismatch',
    fun('f', app('Vect', 'Nat', 'Z'), [], body(app('VNil', 'Nat'))),
  ],
  ['a lambda for a number', 'type: f: type mismatch', fun('f', 'Nat', [], body(lam([['x', 'Nat']], 'x')))],
  [
    'a lambda with another domain',
    'type: f: type mismatch',
    fun('f', arrow('Nat', 'Nat'), [], body(lam([['x', 'Bool']], 'Z'))),
  ],
  ['a let with another type', 'type: f: type mismatch', fun('f', 'Nat', [], body(let_('x', 2, 'Bool', 'Z', 'Z')))],
  [
    'a let whose value leaks its definition',
    'type: f: type mismatch',
    fun('f', eq(3, 4), [], body(let_('x', 2, 'Nat', 3, app('Refl', 'Nat', 'x')))),
  ],
  ['a false equation', 'type: f: type mismatch', fun('f', eq(app('plus', 2, 2), 5), [], body(app('Refl', 'Nat', 5)))],
  [
    'two divisions by zero are not equal',
    'type: f: type mismatch',
    fun(
      'f',
      equal(
        'Integer',
        app('prim__div_Integer', integer('1'), integer('0')),
        app('prim__div_Integer', integer('2'), integer('0')),
      ),
      [],
      body(app('Refl', 'Integer', app('prim__div_Integer', integer('1'), integer('0')))),
    ),
  ],
  [
    'the definition of a function, in that definition',
    'type: f: type mismatch',
    fun(
      'f',
      arrow('Nat', 'Nat'),
      ['n'],
      split('n', {
        Z: [body('Z')],
        S: ['k', body(let_('e', 0, eq(app('f', 'Z'), 'Z'), app('Refl', 'Nat', 'Z'), app('f', 'k')))],
      }),
    ),
  ],
  [
    'a false equation on big numbers',
    'type: f: type mismatch',
    fun('f', eq(app('mult', 99999n, 99999n), 9999800002n), [], body(app('Refl', 'Nat', 9999800002n))),
  ],
  [
    'an equation that holds after a split only',
    'type: f: type mismatch',
    fun('f', pi([['n', 'Nat']], eq(app('plus', 'n', 0), 'n')), ['n'], body(app('Refl', 'Nat', 'n'))),
  ],
  [
    'more arguments than the type has',
    'type: f: f has 2 arguments',
    fun('f', arrow('Nat', 'Nat'), ['n', 'm'], body('n')),
  ],
  [
    'a split on a function',
    'type: f: g is split on',
    fun('f', pi([['g', arrow('Nat', 'Nat')]], 'Nat'), ['g'], split('g', {})),
  ],
  ['a split on a type', 'type: f: t is split on', fun('f', pi([['t', type]], 'Nat'), ['t'], split('t', {}))],
  [
    'a split on a type variable',
    'type: f: x is split on',
    fun('f', pi([a0, ['x', 'a']], 'Nat'), ['a', 'x'], split('x', {})),
  ],
  ['a split on a primitive', 'type: f: x is split on', fun('f', pi([['x', 'String']], 'Void'), ['x'], split('x', {}))],
  [
    'a branch of another type',
    'type: f: True is not a constructor of Nat',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { True: [body('n')], Z: [body('n')], S: ['k', body('n')] })),
  ],
  [
    'a branch for a function',
    'type: f: plus is not a constructor',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { plus: [body('n')] })),
  ],
  [
    'a branch checked against the refined type',
    'type: f: type mismatch',
    fun(
      'f',
      pi([['n', 'Nat']], eq('n', 'Z')),
      ['n'],
      split('n', { Z: [body(app('Refl', 'Nat', 'Z'))], S: ['k', body(app('Refl', 'Nat', 'Z'))] }),
    ),
  ],
  [
    'the refinement of one branch in another',
    'type: f: type mismatch',
    fun(
      'f',
      pi([['n', 'Nat']], eq('n', 'Z')),
      ['n'],
      split('n', { Z: [body(app('Refl', 'Nat', 'n'))], S: ['k', body(app('Refl', 'Nat', 'n'))] }),
    ),
  ],
  [
    'an otherwise that believes a refinement',
    'type: f: type mismatch',
    fun('f', pi([['n', 'Nat']], eq('n', 'Z')), ['n'], split('n', {}, body(app('Refl', 'Nat', 'Z')))),
  ],
  [
    'heterogeneous reflexivity at two types',
    'type: f: type mismatch',
    fun('f', app('Equal', 'Nat', 'Bool', 'Z', 'True'), [], body(app('Refl', 'Nat', 'Z'))),
  ],
  [
    'a literal of another primitive type',
    'type: f: type mismatch',
    fun('f', 'Int', [], body(raw(['lit', 'Integer', '3']))),
  ],
  ['a natural literal for an Integer', 'type: f: type mismatch', fun('f', 'Integer', [], body(3))],
  [
    'Bits8 read as Nat arithmetic',
    'type: f: type mismatch',
    fun(
      'f',
      equal(
        'Bits8',
        app('prim__add_Bits8', raw(['lit', 'Bits8', '255']), raw(['lit', 'Bits8', '1'])),
        raw(['lit', 'Bits8', '1']),
      ),
      [],
      body(app('Refl', 'Bits8', raw(['lit', 'Bits8', '1']))),
    ),
  ],
  [
    'division by zero does not equal anything',
    'type: f: type mismatch',
    fun(
      'f',
      equal(
        'Integer',
        app('prim__div_Integer', raw(['lit', 'Integer', '1']), raw(['lit', 'Integer', '0'])),
        raw(['lit', 'Integer', '0']),
      ),
      [],
      body(app('Refl', 'Integer', raw(['lit', 'Integer', '0']))),
    ),
  ],
  [
    'a function of an erased argument for an unrestricted one',
    'type: f: type mismatch',
    fun('f', pi([['g', pi([['x', 'Nat', 0]], 'Nat')]], arrow('Nat', 'Nat')), ['g'], body('g')),
  ],
  [
    'eta for records, which there is not',
    'type: f: type mismatch',
    fun('f', pi([['x', 'Unit']], equal('Unit', 'x', 'MkUnit')), ['x'], body(app('Refl', 'Unit', 'x'))),
  ],
]);
