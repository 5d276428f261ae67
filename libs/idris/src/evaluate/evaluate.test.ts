/** Evaluation of checked constants to plain data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, app, arrow, body, data, fun, lam, pi, type } from '../kernel/build.testing.ts';
import { evaluate, toPlain } from './evaluate.ts';

const list = data('Seq', pi([['a', type]], type), [0], {
  'Test.Nil': pi([['a', type, 0]], app('Seq', 'a')),
  'Test.::': pi(
    [
      ['a', type, 0],
      ['x', 'a'],
      ['xs', app('Seq', 'a')],
    ],
    app('Seq', 'a'),
  ),
});
const maybe = data('Maybe', pi([['a', type]], type), [0], {
  Nothing: pi([['a', type, 0]], app('Maybe', 'a')),
  Just: pi(
    [
      ['a', type, 0],
      ['x', 'a'],
    ],
    app('Maybe', 'a'),
  ),
});
const record = data('Row', type, [], {
  MkRow: pi(
    [
      ['size', 'Nat'],
      ['proof', 'Nat', 0],
      ['last', app('Maybe', 'Bool')],
      ['kind', 'Kind'],
    ],
    'Row',
  ),
});
const kind = data('Kind', type, [], { File: 'Kind', Link: pi([['target', 'Nat']], 'Kind') });

describe('evaluation', () => {
  it('reads a successor of what is computed as a number', () => {
    const environment = accept(fun('three', 'Nat', [], body(app('S', app('S', app('minus', 5, 4))))));
    expect(toPlain(evaluate(environment, 'three'))).toBe(3);
  });

  it('reads records, lists, Maybe, Bool and plain constructors', () => {
    const value = (k: ReturnType<typeof app> | string) =>
      app('MkRow', app('plus', 2, 3), app('mult', 100000n, 100000n), app('Just', 'Bool', 'True'), k);
    const environment = accept(
      list,
      maybe,
      kind,
      record,
      fun(
        'rows',
        app('Seq', 'Row'),
        [],
        body(
          app('Test.::', 'Row', value('File'), app('Test.::', 'Row', value(app('Link', 7)), app('Test.Nil', 'Row'))),
        ),
      ),
    );
    expect(toPlain(evaluate(environment, 'rows'))).toEqual([
      { size: 5, last: true, kind: 'File' },
      { size: 5, last: true, kind: { Link: { target: 7 } } },
    ]);
  });
  it('says where a function sits in a value', () => {
    const environment = accept(
      data('Box', type, [], { MkBox: pi([['run', arrow('Nat', 'Nat')]], 'Box') }),
      fun('box', 'Box', [], body(app('MkBox', lam([['x', 'Nat']], 'x')))),
    );
    expect(() => toPlain(evaluate(environment, 'box'), 'box')).toThrow('box.run is a function');
  });
  it('agrees with bigint arithmetic', () => {
    const nat = fc.bigInt({ min: 0n, max: 2n ** 80n });
    fc.assert(
      fc.property(nat, nat, (a, b) => {
        const environment = accept(
          fun('sum', 'Nat', [], body(app('plus', a, b))),
          fun('product', 'Nat', [], body(app('mult', a, b))),
          fun('difference', 'Nat', [], body(app('minus', a, b))),
          fun('order', 'Bool', [], body(app('lte', a, b))),
        );
        const number = (name: string) => evaluate(environment, name);
        expect(number('sum')).toEqual({ kind: 'number', value: a + b });
        expect(number('product')).toEqual({ kind: 'number', value: a * b });
        expect(number('difference')).toEqual({ kind: 'number', value: a > b ? a - b : 0n });
        expect(toPlain(number('order'))).toBe(a <= b);
      }),
      { numRuns: 100 },
    );
  });
  it('agrees with wrap-around arithmetic of the sized integers', () => {
    const operations = {
      add: (a: bigint, b: bigint) => a + b,
      sub: (a: bigint, b: bigint) => a - b,
      mul: (a: bigint, b: bigint) => a * b,
    };
    fc.assert(
      fc.property(
        fc.constantFrom('Bits8', 'Int8', 'Bits64', 'Int64'),
        fc.constantFrom('add', 'sub', 'mul'),
        fc.bigInt(),
        fc.bigInt(),
        (t, o, x, y) => {
          const [bits, wrap] = [Number(t.match(/\d+/)![0]), t.startsWith('B') ? BigInt.asUintN : BigInt.asIntN];
          const [a, b] = [wrap(bits, x), wrap(bits, y)];
          const lit = (v: bigint) => () => ['lit', t as 'Bits8', String(v)] as const;
          const environment = accept(fun('r', t, [], body(app(`prim__${o}_${t}`, lit(a), lit(b)))));
          expect(evaluate(environment, 'r')).toEqual({
            kind: 'number',
            value: wrap(bits, operations[o as 'add'](a, b)),
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
