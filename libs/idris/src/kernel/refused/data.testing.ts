/** Data types and constructors that are not declared as they must be. Each is refused, and for the stated reason. */
import { app, arrow, body, data, fun, pi, type } from '../build.testing.ts';
import { eq, refuses } from './refused.testing.ts';

refuses('data declarations', [
  ['a constructor of another type', 'type: D: C does not build D', data('D', type, [], { C: 'Nat' })],
  [
    'a constructor that builds nothing yet',
    'type: D: C does not build D',
    data('D', arrow('Nat', type), [], { C: arrow('Nat', app('D', 'Z'), 'Nat') }),
  ],
  ['a type that is no telescope', 'type: D: the type of D does not end in Type', data('D', 'Nat', [], {})],
  [
    'a type former hidden behind a function',
    'type: D: the type of D does not end in Type',
    fun('Ty', type, [], body('Nat')),
    data('D', 'Ty', [], {}),
  ],
  [
    'a parameter that is not there',
    'kernel: D: D has no argument number 1',
    data('D', pi([['a', type]], type), [1], {}),
  ],
  [
    'parameters in descending order',
    'kernel: Test: malformed core module: parameters do not ascend',
    data(
      'D',
      pi(
        [
          ['a', type],
          ['b', type],
        ],
        type,
      ),
      [1, 0],
      {},
    ),
  ],
  [
    'a parameter that a constructor changes',
    'type: D: C changes parameter 0',
    data('D', pi([['n', 'Nat']], type), [0], { C: pi([['n', 'Nat', 0]], app('D', app('S', 'n'))) }),
  ],
  [
    'parameters in another order',
    'type: D: C changes parameter 0',
    data(
      'D',
      pi(
        [
          ['a', 'Nat'],
          ['b', 'Nat'],
        ],
        type,
      ),
      [0, 1],
      {
        C: pi(
          [
            ['a', 'Nat', 0],
            ['b', 'Nat', 0],
          ],
          app('D', 'b', 'a'),
        ),
      },
    ),
  ],
  [
    'a parameter of another type',
    'type: D: parameter n of C has another type',
    data('D', pi([['n', 'Nat']], type), [0], { C: pi([['n', 'Bool', 0]], app('D', 'Z')) }),
  ],
  [
    'a parameter that is not erased',
    'quantity: D: parameter a of C must be erased',
    data('D', pi([['a', type]], type), [0], { C: pi([['a', type]], app('D', 'a')) }),
  ],
  ['a constructor without its parameter', 'type: D: ', data('D', pi([['a', type]], type), [0], { C: app('D', 'Nat') })],
  [
    'a parameter whose type needs an index that happens to be another parameter',
    'type: D: parameter e of C has another type',
    data(
      'D',
      pi(
        [
          ['n', 'Nat'],
          ['m', 'Nat'],
          ['e', app('Fin', 'n')],
        ],
        type,
      ),
      [1, 2],
      {
        C: pi(
          [
            ['m', 'Nat', 0],
            ['e', app('Fin', 'm'), 0],
          ],
          app('D', 'm', 'm', 'e'),
        ),
      },
    ),
  ],
  [
    'a parameter whose type needs an index',
    'type: D: parameter e of C has another type',
    data(
      'D',
      pi(
        [
          ['n', 'Nat'],
          ['e', eq('n', 'Z')],
        ],
        type,
      ),
      [1],
      { C: pi([['e', eq('Z', 'Z'), 0]], app('D', 'Z', 'e')) },
    ),
  ],
  [
    'two constructors of one name',
    'scope: E: C is declared twice',
    data('D', type, [], { C: 'D' }),
    data('E', type, [], { C: 'E' }),
  ],
]);
