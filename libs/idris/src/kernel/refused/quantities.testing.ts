/** Erased things at run time, linear things used not exactly once. Each is refused, and for the stated reason. */
import { app, arrow, body, data, fun, lam, let_, literal, pi, split, type } from '../build.testing.ts';
import { refuses } from './refused.testing.ts';

refuses('quantities', [
  [
    'linear used twice',
    'quantity: f: x has quantity 1 and is used more than once',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body(app('plus', 'x', 'x'))),
  ],
  [
    'linear dropped',
    'quantity: f: x has quantity 1 and is not used',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body('Z')),
  ],
  [
    'linear in an unrestricted argument',
    'quantity: f: x has quantity 1 and is used more than once',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body(app('S', 'x'))),
  ],
  [
    'linear in an unrestricted closure',
    'quantity: f: x',
    fun(
      'f',
      pi([['x', 'Nat', 1]], arrow(arrow('Nat', 'Nat'), 'Nat')),
      ['x'],
      body(lam([['g', arrow('Nat', 'Nat')]], app('g', 'x'))),
    ),
  ],
  [
    'linear in one branch only',
    'quantity: f: x has quantity 1 and is not used',
    fun(
      'f',
      pi(
        [
          ['b', 'Bool'],
          ['x', 'Nat', 1],
        ],
        'Nat',
      ),
      ['b', 'x'],
      split('b', { True: [body('x')], False: [body('Z')] }),
    ),
  ],
  [
    'linear in an unrestricted let',
    'quantity: f: x',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body(let_('y', 2, 'Nat', 'x', 'y'))),
  ],
  [
    'a linear let dropped',
    'quantity: f: y has quantity 1 and is not used',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body(let_('y', 1, 'Nat', 'x', 'Z'))),
  ],
  [
    'linear used in erased position only',
    'quantity: f: x has quantity 1 and is not used',
    fun('f', pi([['x', 'Nat', 1]], 'Nat'), ['x'], body(let_('y', 0, 'Nat', 'x', 'Z'))),
  ],
  [
    'linear matched and used again',
    'quantity: f: x has quantity 1 and is used more than once',
    fun('f', pi([['x', 'Bool', 1]], 'Bool'), ['x'], split('x', { True: [body('x')], False: [body('False')] })),
  ],
  [
    'a field of a linear pair dropped',
    'quantity: f: ',
    data('Pair1', type, [], {
      MkPair1: pi(
        [
          ['x', 'Nat', 1],
          ['y', 'Nat', 1],
        ],
        'Pair1',
      ),
    }),
    fun('f', pi([['p', 'Pair1', 1]], 'Nat'), ['p'], split('p', { MkPair1: ['x', 'y', body('x')] })),
  ],
  ['erased used at run time', 'quantity: f: x is erased', fun('f', pi([['x', 'Nat', 0]], 'Nat'), ['x'], body('x'))],
  ['erased passed on', 'quantity: f: x is erased', fun('f', pi([['x', 'Nat', 0]], 'Nat'), ['x'], body(app('S', 'x')))],
  [
    'erased in a lambda',
    'quantity: f: x is erased',
    fun('f', pi([['x', 'Nat', 0]], arrow('Nat', 'Nat')), ['x'], body(lam([['y', 'Nat']], 'x'))),
  ],
  ['an erased let used', 'quantity: f: y is erased', fun('f', 'Nat', [], body(let_('y', 0, 'Nat', 'Z', 'y')))],
  [
    'an erased field used',
    'quantity: f: k is erased',
    fun(
      'f',
      pi(
        [
          ['n', 'Nat', 0],
          ['i', app('Fin', 'n')],
        ],
        'Nat',
      ),
      ['n', 'i'],
      split('i', { FZ: ['k', body('k')], FS: ['k', 'j', body('Z')] }),
    ),
  ],
  [
    'an erased choice where one constructor is certain and another cannot be told',
    'quantity: f: t is erased and decides between 2',
    data('T', arrow('Nat', type), [], { B: pi([['n', 'Nat', 0]], app('T', 'n')), C: app('T', 'Z') }),
    fun(
      'f',
      pi(
        [
          ['n', 'Nat', 0],
          ['t', app('T', app('plus', 'n', 1)), 0],
        ],
        'Nat',
      ),
      ['n', 't'],
      split('t', { B: ['k', body(1)] }, body(2)),
    ),
  ],
  [
    'a split on an erased choice',
    'quantity: f: n is erased and decides between 2',
    fun('f', pi([['n', 'Nat', 0]], 'Nat'), ['n'], split('n', { Z: [body('Z')], S: ['k', body('Z')] })),
  ],
  [
    'an erased choice against the rest',
    'quantity: f: n is erased and decides',
    fun('f', pi([['n', 'Nat', 0]], 'Bool'), ['n'], split('n', { Z: [body('True')] }, body('False'))),
  ],
  [
    'a field of an erased pair used',
    'quantity: f: x is erased',
    fun(
      'f',
      pi([['p', app('DPair', 'Nat', lam([['_', 'Nat']], 'Nat')), 0]], 'Nat'),
      ['p'],
      split('p', { MkDPair: ['x', 'y', body('x')] }),
    ),
  ],
  [
    'erased literals compared',
    'quantity: f: x is erased and is compared',
    fun('f', pi([['x', 'Integer', 0]], 'Nat'), ['x'], literal('x', { 0: body('Z') }, body('Z'))),
  ],
  [
    'an erased function used',
    'quantity: f: g is erased',
    fun('g', 'Nat', [], body('Z'), 0),
    fun('f', 'Nat', [], body('g')),
  ],
  [
    'a lambda of another quantity',
    'quantity: f: x is bound with quantity 2, expected 0',
    fun('f', pi([['x', 'Nat', 0]], 'Nat'), [], body(lam([['x', 'Nat']], 'x'))),
  ],
]);
