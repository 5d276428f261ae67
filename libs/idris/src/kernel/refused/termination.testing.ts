/** Functions that may not end. Each is refused, and for the stated reason. */
import { app, arrow, body, data, fun, lam, let_, literal, type Named, pi, split, type } from '../build.testing.ts';
import { a0, eq, raw, refuses } from './refused.testing.ts';

const rec = (name: string, call: Named) =>
  fun(name, arrow('Nat', 'Nat', 'Nat'), ['n', 'm'], split('n', { Z: [body('m')], S: ['k', body(call)] }));
refuses('termination', [
  ['a function that is itself', 'termination: f', fun('f', 'Void', [], body('f'))],
  ['the same argument', 'termination: f', rec('f', app('f', 'n', 'm'))],
  ['the argument put together again', 'termination: f', rec('f', app('f', app('S', 'k'), 'm'))],
  ['a growing argument', 'termination: f', rec('f', app('f', app('S', app('S', 'k')), 'm'))],
  ['arguments swapped', 'termination: f', rec('f', app('f', 'm', 'n'))],
  ['a decrease undone by addition', 'termination: f', rec('f', app('f', app('plus', 'k', 'm'), 'm'))],
  ['a call in an erased let', 'termination: f', rec('f', let_('x', 0, 'Nat', app('f', 'n', 'm'), 'm'))],
  ['a call under a lambda', 'termination: f', rec('f', app(lam([['x', 'Nat']], app('f', 'n', 'x')), 'k'))],
  [
    'a call inside a type annotation',
    'termination: f',
    rec('f', let_('x', 2, eq(app('f', 'n', 'm'), app('f', 'n', 'm')), app('Refl', 'Nat', app('f', 'n', 'm')), 'm')),
  ],
  [
    'the bare function',
    'termination: f',
    rec('f', app(lam([['g', arrow('Nat', 'Nat', 'Nat')]], app('g', 'k', 'm')), 'f')),
  ],
  [
    'partial application',
    'termination: f',
    fun(
      'f',
      arrow('Nat', 'Nat', 'Nat'),
      ['m', 'n'],
      split('n', {
        Z: [body('m')],
        S: ['k', body(app(lam([['g', arrow('Nat', 'Nat')]], app('g', 'k')), app('f', 'm')))],
      }),
    ),
  ],
  [
    'a long way around beside a call that decreases',
    'termination: ',
    [
      fun(
        'f',
        arrow('Nat', 'Nat'),
        ['n'],
        split('n', { Z: [body('Z')], S: ['k', body(app('plus', app('f', 'k'), app('g', 'n')))] }),
      ),
      fun('g', arrow('Nat', 'Nat'), ['n'], body(app('h', 'n'))),
      fun('h', arrow('Nat', 'Nat'), ['n'], body(app('f', 'n'))),
    ],
  ],
  [
    'mutual, with no decrease around the loop',
    'termination: ',
    [
      fun('f', arrow('Nat', 'Void'), ['n'], body(app('g', 'n'))),
      fun('g', arrow('Nat', 'Void'), ['n'], body(app('f', 'n'))),
    ],
  ],
  [
    'mutual, a decrease that the other function undoes',
    'termination: ',
    [
      fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [body('Z')], S: ['k', body(app('g', 'k'))] })),
      fun('g', arrow('Nat', 'Nat'), ['n'], body(app('f', app('S', 'n')))),
    ],
  ],
  [
    'through a lifted function that gets the whole back',
    'termination: ',
    [
      fun(
        'f',
        arrow('Nat', 'Nat'),
        ['n'],
        split('n', { Z: [body('Z')], S: ['k', body(app('f:with:1:1', 'k', app('lte', 'k', 'k')))] }),
      ),
      fun(
        'f:with:1:1',
        arrow('Nat', 'Bool', 'Nat'),
        ['k', 'b'],
        split('b', { True: [body(app('f', app('S', 'k')))], False: [body('k')] }),
      ),
    ],
  ],
  [
    'a decrease on one path only',
    'termination: f',
    fun(
      'f',
      arrow('Nat', 'Bool', 'Nat'),
      ['n', 'b'],
      split('n', {
        Z: [body('Z')],
        S: ['k', split('b', { True: [body(app('f', 'k', 'b'))], False: [body(app('f', 'n', 'b'))] })],
      }),
    ),
  ],
  [
    'an otherwise decreases nothing',
    'termination: f',
    fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [body('Z')] }, body(app('f', 'n')))),
  ],
  [
    'size change that needs all columns: permuted loop',
    'termination: f',
    fun(
      'f',
      arrow('Nat', 'Nat', 'Nat', 'Nat'),
      ['x', 'y', 'z'],
      split('x', { Z: [body('Z')], S: ['k', body(app('f', 'y', 'z', 'n2'.length === 2 ? app('S', 'k') : 'k'))] }),
    ),
  ],
  [
    'a literal split decreases nothing',
    'termination: f',
    fun(
      'f',
      arrow('Integer', 'Nat'),
      ['x'],
      literal('x', { 0: body('Z') }, body(app('f', app('prim__sub_Integer', 'x', raw(['lit', 'Integer', '1']))))),
    ),
  ],
  [
    'a dictionary that contains itself',
    'termination: ',
    data('Has', pi([['a', type]], type), [0], { MkHas: pi([a0, ['get', 'a']], app('Has', 'a')) }),
    fun('get', pi([a0, ['h', app('Has', 'a')]], 'a'), ['a', 'h'], split('h', { MkHas: ['x', body('x')] })),
    fun('inst', app('Has', 'Void'), [], body(app('MkHas', 'Void', app('get', 'Void', 'inst')))),
  ],
  ['an erased function', 'termination: f', fun('f', arrow('Nat', 'Void'), ['n'], body(app('f', 'n')), 0)],
]);
