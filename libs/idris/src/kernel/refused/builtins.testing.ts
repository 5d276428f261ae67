/** Functions that claim to be arithmetic and are not. Each is refused, and for the stated reason. */
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../core/format.ts';
import { serialise } from '../../core/serialise.ts';
import {
  app,
  arrow,
  body,
  data,
  fun,
  lam,
  module,
  type Named,
  pi,
  refusalOf,
  split,
  type,
  withPrelude,
} from '../build.testing.ts';
import { checkModule, emptyEnvironment } from '../kernel.ts';
import { integer } from './refused.testing.ts';

describe('builtins', () => {
  const nat = (constructors: Record<string, Named>) => data('N', type, [], constructors);
  const with_ = (functions: Record<string, string>, ...declarations: readonly Declaration[]) =>
    refusalOf(() =>
      checkModule(serialise(module('Test', [], declarations, { nat: 'N', functions })), emptyEnvironment()),
    );
  const good = nat({ O: 'N', S: arrow('N', 'N') });
  const op = (zero: Named, step: Named) =>
    fun('op', arrow('N', 'N', 'N'), ['n', 'm'], split('n', { O: [body(zero)], S: ['k', body(step)] }));
  const two = (zero: Named, onlyFirst: Named, step: Named) =>
    fun(
      'op',
      arrow('N', 'N', 'N'),
      ['n', 'm'],
      split('n', { O: [body(zero)], S: ['k', split('m', { O: [body(onlyFirst)], S: ['j', body(step)] })] }),
    );
  const toInteger = (step: string) =>
    fun(
      'toI',
      arrow('N', 'Integer'),
      ['n'],
      split('n', { O: [body(integer('0'))], S: ['k', body(app('prim__add_Integer', integer(step), app('toI', 'k')))] }),
    );
  const cases: readonly (readonly [string, string, string])[] = [
    ['successor before zero', 'is not the natural numbers', with_({}, nat({ S: arrow('N', 'N'), O: 'N' }))],
    ['three constructors', 'is not the natural numbers', with_({}, nat({ O: 'N', S: arrow('N', 'N'), T: 'N' }))],
    ['a successor of two', 'is not the natural numbers', with_({}, nat({ O: 'N', S: arrow('N', 'N', 'N') }))],
    [
      'a successor of something else',
      'is not the natural numbers',
      with_({}, data('B', type, [], {}), nat({ O: 'N', S: arrow('B', 'N') })),
    ],
    ['an erased successor', 'is not the natural numbers', with_({}, nat({ O: 'N', S: pi([['n', 'N', 0]], 'N') }))],
    ['plus that forgets a successor', 'op is not plus', with_({ plus: 'op' }, good, op('m', app('op', 'k', 'm')))],
    ['plus with another base', 'op is not plus', with_({ plus: 'op' }, good, op('n', app('S', app('op', 'k', 'm'))))],
    ['minus that is plus', 'op is not minus', with_({ minus: 'op' }, good, op('m', app('S', app('op', 'k', 'm'))))],
    [
      'minus that forgets what is left',
      'op is not minus',
      with_({ minus: 'op' }, good, two('O', 'O', app('op', 'k', 'j'))),
    ],
    [
      'minus that stops early',
      'op is not minus',
      with_({ minus: 'op' }, good, two('O', app('S', 'k'), app('op', 'k', 'm'))),
    ],
    ['minus as it should be', 'accepted', with_({ minus: 'op' }, good, two('O', app('S', 'k'), app('op', 'k', 'j')))],
    ['a comparison that does not recur', 'op is not lte', with_({ lte: 'op' }, good, two('O', 'O', 'k'))],
    ['a comparison that is plus', 'op is not lte', with_({ lte: 'op' }, good, op('m', app('S', app('op', 'k', 'm'))))],
    [
      'an operation that every object has',
      'op is not constructor',
      with_({ constructor: 'op' }, good, op('m', app('S', app('op', 'k', 'm')))),
    ],
    [
      'an operation nobody knows',
      'op is not power',
      with_({ power: 'op' }, good, op('m', app('S', app('op', 'k', 'm')))),
    ],
    [
      'a function as the type',
      'op is not a data type',
      refusalOf(() =>
        checkModule(
          serialise(module('Test', [], [good, op('m', app('S', app('op', 'k', 'm')))], { nat: 'op' })),
          emptyEnvironment(),
        ),
      ),
    ],
    [
      'an argument of another type',
      'it does not take natural numbers',
      with_({ plus: 'g' }, good, data('B', type, [], {}), fun('g', arrow('B', 'N', 'N'), ['b', 'n'], body('n'))),
    ],
    [
      'a result of another type',
      'it has another type',
      with_(
        { plus: 'g' },
        good,
        data('B', type, [], { T: 'B' }),
        fun('g', arrow('N', 'N', 'B'), ['n', 'm'], body('T')),
      ),
    ],
    [
      'an arity of one',
      'it has another type',
      with_({ plus: 'g' }, good, fun('g', arrow('N', 'N', 'N'), ['n'], body(lam([['m', 'N']], 'm')))),
    ],
    ['a constructor', 'S is not a function', with_({ plus: 'S' }, good)],
    ['a conversion that doubles', 'toI is not natToInteger', with_({ natToInteger: 'toI' }, good, toInteger('2'))],
    ['a conversion that is right', 'accepted', with_({ natToInteger: 'toI' }, good, toInteger('1'))],
    [
      'its own conversion from integers',
      'declared twice',
      with_({}, good, fun('prim__integerToNat', 'N', [], body('O'))),
    ],
  ];
  it.each(cases)('%s', (_, reason, found) => expect(found).toContain(reason));
  it('two types of natural numbers', () => {
    const second = serialise(module('Test', ['Prelude'], [good], { nat: 'N' }));
    const renamed = JSON.parse(JSON.stringify(second).replaceAll('"S"', '"Suc"')) as unknown;
    expect(refusalOf(() => checkModule(renamed, withPrelude()))).toContain('two types of natural numbers');
  });
  it('a literal without natural numbers', () =>
    expect(
      refusalOf(() => checkModule(serialise(module('T', [], [fun('f', 'Integer', [], body(3))])), emptyEnvironment())),
    ).toContain('no verified Nat'));
});
