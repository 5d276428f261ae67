/** Data types that occur in themselves other than strictly positively. Each is refused, and for the stated reason. */
import { app, arrow, body, data, equal, fun, lam, pi, split, type } from '../build.testing.ts';
import { a0, refuses } from './refused.testing.ts';

refuses('positivity', [
  ['a negative occurrence', 'positivity: D', data('D', type, [], { C: arrow(arrow('D', 'Void'), 'D') })],
  ['doubly negated', 'positivity: D', data('D', type, [], { C: arrow(arrow(arrow('D', 'Void'), 'Void'), 'D') })],
  [
    'negative through a parameter of another type',
    'positivity: D',
    data('Neg', pi([['a', type]], type), [0], { MkNeg: pi([a0, ['f', arrow('a', 'Void')]], app('Neg', 'a')) }),
    data('D', type, [], { C: arrow(app('Neg', 'D'), 'D') }),
  ],
  [
    'negative two parameters deep',
    'positivity: D',
    data('Neg', pi([['a', type]], type), [0], { MkNeg: pi([a0, ['f', arrow('a', 'Void')]], app('Neg', 'a')) }),
    data('Wrap', pi([['a', type]], type), [0], {
      MkWrap: pi([a0, ['f', app('List', app('Neg', 'a'))]], app('Wrap', 'a')),
    }),
    data('D', type, [], { C: arrow(app('Wrap', 'D'), 'D') }),
  ],
  ['through an index', 'positivity: D', data('D', type, [], { C: arrow(equal(type, 'D', 'Nat'), 'D') })],
  [
    'through a data type that has it as an index, not a parameter',
    'positivity: D',
    data('Ix', pi([['a', type]], type), [], { MkIx: pi([['a', type, 0]], app('Ix', 'a')) }),
    data('D', type, [], { C: arrow(app('Ix', 'D'), 'D') }),
  ],
  [
    'through a function that computes the type',
    'positivity: D',
    fun('Not', pi([['a', type]], type), ['a'], body(arrow('a', 'Void'))),
    data('D', type, [], { C: arrow(app('Not', 'D'), 'D') }),
  ],
  [
    'through a stuck function',
    'positivity: D',
    fun(
      'F',
      pi(
        [
          ['b', 'Bool'],
          ['a', type],
        ],
        type,
      ),
      ['b', 'a'],
      split('b', { True: [body('a')], False: [body(arrow('a', 'Void'))] }),
    ),
    data('D', type, [], {
      C: pi(
        [
          ['b', 'Bool'],
          ['x', app('F', 'b', 'D')],
        ],
        'D',
      ),
    }),
  ],
  [
    'through a variable function',
    'positivity: D',
    data('D', pi([['f', arrow(type, type)]], type), [0], {
      C: pi(
        [
          ['f', arrow(type, type), 0],
          ['x', app('f', app('D', 'f'))],
        ],
        app('D', 'f'),
      ),
    }),
  ],
  [
    'mutual',
    'positivity: ',
    [data('D', type, [], { C: arrow('E', 'D') }), data('E', type, [], { F: arrow(arrow('D', 'Void'), 'E') })],
  ],
  [
    'its own argument',
    'positivity: D',
    data('D', pi([['a', type]], type), [0], { C: pi([a0, ['x', app('D', app('D', 'a'))]], app('D', 'a')) }),
  ],
  [
    'in the domain of a dependent pair',
    'positivity: D',
    data('D', type, [], { C: arrow(app('DPair', 'D', lam([['_', 'D']], 'Nat')), 'D') }),
  ],
  [
    'inside a lambda given to a family',
    'positivity: D',
    data('D', type, [], { C: arrow(app('DPair', 'Nat', lam([['_', 'Nat']], arrow('D', 'Void'))), 'D') }),
  ],
  [
    'a parameter that is negative through recursion only',
    'positivity: D',
    data('P', pi([['a', type]], type), [0], { MkP: pi([a0, ['x', app('P', arrow('a', 'Void'))]], app('P', 'a')) }),
    data('D', type, [], { C: arrow(app('P', 'D'), 'D') }),
  ],
  [
    'in the index of what a constructor builds',
    'positivity: D: C mentions its own data type in an index',
    data('D', pi([['a', type]], type), [], { C: app('D', app('D', 'Nat')) }),
  ],
  [
    'a parameter that a constructor uses as index',
    'positivity: D',
    data(
      'Q',
      pi(
        [
          ['a', type],
          ['b', type],
        ],
        type,
      ),
      [0],
      { MkQ: pi([a0], app('Q', 'a', 'a')) },
    ),
    data('D', type, [], { C: arrow(app('Q', 'D', 'D'), 'D') }),
  ],
]);
