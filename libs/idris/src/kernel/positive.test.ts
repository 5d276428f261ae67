/** What must be accepted: library parts written by hand in core, with the proofs that rest on them. */
import { describe, expect, it } from 'vitest';
import {
  accept,
  app,
  arrow,
  body,
  data,
  equal,
  fun,
  lam,
  let_,
  pi,
  split,
  type,
  withPrelude,
} from './build.testing.ts';

describe('the kernel accepts', () => {
  it('the small prelude, with verified Nat arithmetic', () => {
    expect([...withPrelude().modules.get('Prelude')!.builtins.keys()]).toEqual(['nat', 'plus', 'mult', 'minus', 'lte']);
  });
  it('append of vectors, whose length computes', () => {
    accept(
      fun(
        'append',
        pi(
          [
            ['a', type, 0],
            ['n', 'Nat', 0],
            ['m', 'Nat', 0],
            ['xs', app('Vect', 'n', 'a')],
            ['ys', app('Vect', 'm', 'a')],
          ],
          app('Vect', app('plus', 'n', 'm'), 'a'),
        ),
        ['a', 'n', 'm', 'xs', 'ys'],
        split('xs', {
          VNil: [body('ys')],
          VCons: [
            'k',
            'x',
            'rest',
            body(app('VCons', 'a', app('plus', 'k', 'm'), 'x', app('append', 'a', 'k', 'm', 'rest', 'ys'))),
          ],
        }),
      ),
    );
  });
  const plusZero = fun(
    'plusZero',
    pi([['n', 'Nat']], equal('Nat', app('plus', 'n', 'Z'), 'n')),
    ['n'],
    split('n', {
      Z: [body(app('Refl', 'Nat', 'Z'))],
      S: ['k', body(app('cong', 'Nat', 'Nat', 'S', app('plus', 'k', 'Z'), 'k', app('plusZero', 'k')))],
    }),
  );
  const plusSuccessor = fun(
    'plusSuccessor',
    pi(
      [
        ['n', 'Nat'],
        ['m', 'Nat'],
      ],
      equal('Nat', app('plus', 'n', app('S', 'm')), app('S', app('plus', 'n', 'm'))),
    ),
    ['n', 'm'],
    split('n', {
      Z: [body(app('Refl', 'Nat', app('S', 'm')))],
      S: [
        'k',
        body(
          app(
            'cong',
            'Nat',
            'Nat',
            'S',
            app('plus', 'k', app('S', 'm')),
            app('S', app('plus', 'k', 'm')),
            app('plusSuccessor', 'k', 'm'),
          ),
        ),
      ],
    }),
  );
  it('commutativity of plus', () => {
    const goal = equal('Nat', app('plus', 'n', 'm'), app('plus', 'm', 'n'));
    accept(
      plusZero,
      plusSuccessor,
      fun(
        'plusCommutative',
        pi(
          [
            ['n', 'Nat'],
            ['m', 'Nat'],
          ],
          goal,
        ),
        ['n', 'm'],
        split('n', {
          Z: [body(app('sym', 'Nat', app('plus', 'm', 'Z'), 'm', app('plusZero', 'm')))],
          S: [
            'k',
            body(
              app(
                'trans',
                'Nat',
                app('S', app('plus', 'k', 'm')),
                app('S', app('plus', 'm', 'k')),
                app('plus', 'm', app('S', 'k')),
                app(
                  'cong',
                  'Nat',
                  'Nat',
                  'S',
                  app('plus', 'k', 'm'),
                  app('plus', 'm', 'k'),
                  app('plusCommutative', 'k', 'm'),
                ),
                app(
                  'sym',
                  'Nat',
                  app('plus', 'm', app('S', 'k')),
                  app('S', app('plus', 'm', 'k')),
                  app('plusSuccessor', 'm', 'k'),
                ),
              ),
            ),
          ],
        }),
      ),
    );
  });
  it('the head of a vector that is not empty: the missing branch is a conflict', () => {
    accept(
      fun(
        'head',
        pi(
          [
            ['a', type, 0],
            ['n', 'Nat', 0],
            ['xs', app('Vect', app('S', 'n'), 'a')],
          ],
          'a',
        ),
        ['a', 'n', 'xs'],
        split('xs', { VCons: ['k', 'x', 'rest', body('x')] }),
      ),
    );
  });
  it('no element of Fin 0, and zero is no successor', () => {
    accept(
      fun('none', pi([['i', app('Fin', 'Z')]], 'Void'), ['i'], split('i', {})),
      fun(
        'zns',
        pi(
          [
            ['n', 'Nat', 0],
            ['e', equal('Nat', 'Z', app('S', 'n'))],
          ],
          'Void',
        ),
        ['n', 'e'],
        split('e', {}),
      ),
      fun(
        'cycle',
        pi(
          [
            ['n', 'Nat', 0],
            ['e', equal('Nat', 'n', app('S', 'n'))],
          ],
          'Void',
        ),
        ['n', 'e'],
        split('e', {}),
      ),
    );
  });
  it('uniqueness of equality proofs, by K', () => {
    accept(
      fun(
        'uip',
        pi(
          [
            ['a', type, 0],
            ['x', 'a', 0],
            ['y', 'a', 0],
            ['e', equal('a', 'x', 'y')],
            ['f', equal('a', 'x', 'y')],
          ],
          equal(equal('a', 'x', 'y'), 'e', 'f'),
        ),
        ['a', 'x', 'y', 'e', 'f'],
        split('e', { Refl: [split('f', { Refl: [body(app('Refl', equal('a', 'x', 'x'), app('Refl', 'a', 'x')))] })] }),
      ),
    );
  });
  it('arithmetic on large literals, and literals equal to constructors', () => {
    accept(
      fun('big', equal('Nat', app('mult', 65536n, 65536n), 4294967296n), [], body(app('Refl', 'Nat', 4294967296n))),
      fun('small', equal('Nat', app('plus', app('S', app('S', 'Z')), 3), 5), [], body(app('Refl', 'Nat', 5))),
      fun(
        'open',
        pi([['n', 'Nat']], equal('Nat', app('plus', 2, 'n'), app('S', app('S', 'n')))),
        ['n'],
        body(app('Refl', 'Nat', app('plus', 2, 'n'))),
      ),
    );
  });
  it('eta for functions, let, and functions into types', () => {
    accept(
      fun(
        'eta',
        pi([['f', arrow('Nat', 'Nat')]], equal(arrow('Nat', 'Nat'), 'f', lam([['x', 'Nat']], app('f', 'x')))),
        ['f'],
        body(app('Refl', arrow('Nat', 'Nat'), 'f')),
      ),
      fun('lets', 'Nat', [], body(let_('x', 2, 'Nat', 3, app('plus', 'x', 'x')))),
      fun('T', arrow('Bool', type), ['b'], split('b', { True: [body('Nat')], False: [body('Bool')] })),
      fun('t', pi([['b', 'Bool']], app('T', 'b')), ['b'], split('b', { True: [body(3)], False: [body('True')] })),
    );
  });
  it('applied lambdas whose types depend on the arguments before', () => {
    const identity = lam(
      [
        ['a', type],
        ['x', 'a'],
        ['e', equal('a', 'x', 'x')],
      ],
      'e',
    );
    accept(fun('f', equal('Nat', 3, 3), [], body(app(identity, 'Nat', 3, app('Refl', 'Nat', 3)))));
    const g = fun('g', equal('Nat', 3, 3), [], body(app(identity, 'Nat', 4, app('Refl', 'Nat', 4))));
    expect(() => accept(g)).toThrow('type mismatch');
  });
  it('nested data, accessibility, and structural recursion through them', () => {
    const rose = data('Rose', type, [], { Node: arrow(app('List', 'Rose'), 'Rose') });
    const size = fun(
      'size',
      arrow('Rose', 'Nat'),
      ['t'],
      split('t', { Node: ['ts', body(app('S', app('sizes', 'ts')))] }),
    );
    const sizes = fun(
      'sizes',
      arrow(app('List', 'Rose'), 'Nat'),
      ['ts'],
      split('ts', { Nil: [body('Z')], Cons: ['t', 'rest', body(app('plus', app('size', 't'), app('sizes', 'rest')))] }),
    );
    const tree = data('Tree', type, [], { Leaf: 'Tree', Branch: arrow(arrow('Nat', 'Tree'), 'Tree') });
    const depth = fun(
      'depth',
      arrow('Tree', 'Nat'),
      ['t'],
      split('t', { Leaf: [body('Z')], Branch: ['f', body(app('S', app('depth', app('f', 'Z'))))] }),
    );
    const ackermann = fun(
      'ack',
      arrow('Nat', 'Nat', 'Nat'),
      ['n', 'm'],
      split('n', {
        Z: [body(app('S', 'm'))],
        S: ['k', split('m', { Z: [body(app('ack', 'k', 1))], S: ['j', body(app('ack', 'k', app('ack', 'n', 'j')))] })],
      }),
    );
    accept(rose, [size, sizes], tree, depth, ackermann);
  });
  it('linear functions, erased arguments, and matching on what leaves no choice', () => {
    accept(
      fun(
        'id1',
        pi(
          [
            ['a', type, 0],
            ['x', 'a', 1],
          ],
          'a',
        ),
        ['a', 'x'],
        body('x'),
      ),
      fun(
        'swap',
        pi(
          [['p', app('DPair', 'Nat', lam([['_', 'Nat']], 'Nat')), 2]],
          app('DPair', 'Nat', lam([['_', 'Nat']], 'Nat')),
        ),
        ['p'],
        split('p', { MkDPair: ['x', 'y', body(app('MkDPair', 'Nat', lam([['_', 'Nat']], 'Nat'), 'y', 'x'))] }),
      ),
      fun(
        'subst',
        pi(
          [
            ['p', arrow('Nat', type), 0],
            ['x', 'Nat', 0],
            ['y', 'Nat', 0],
            ['e', equal('Nat', 'x', 'y'), 0],
            ['v', app('p', 'x')],
          ],
          app('p', 'y'),
        ),
        ['p', 'x', 'y', 'e', 'v'],
        split('e', { Refl: [body('v')] }),
      ),
    );
  });
  it('an unrestricted field of a linear value, used twice', () => {
    accept(
      data('Box', type, [], { MkBox: pi([['x', 'Nat']], 'Box') }),
      fun('twice', pi([['b', 'Box', 1]], 'Nat'), ['b'], split('b', { MkBox: ['x', body(app('plus', 'x', 'x'))] })),
    );
  });
  it('a solved variable split again, to use at run time what a constructor only has erased', () => {
    const typ = pi(
      [
        ['n', 'Nat'],
        ['v', app('Vect', 'n', 'Nat')],
      ],
      'Nat',
    );
    const again = split('n', { S: ['p', body('p')] });
    accept(fun('size', typ, ['n', 'v'], split('v', { VNil: [body('Z')], VCons: ['k', 'x', 'xs', again] })));
  });
  it('mutual data and mutual functions', () => {
    accept(
      [
        data('Even', arrow('Nat', type), [], {
          EZ: app('Even', 'Z'),
          ES: pi(
            [
              ['n', 'Nat', 0],
              ['o', app('Odd', 'n')],
            ],
            app('Even', app('S', 'n')),
          ),
        }),
        data('Odd', arrow('Nat', type), [], {
          OS: pi(
            [
              ['n', 'Nat', 0],
              ['e', app('Even', 'n')],
            ],
            app('Odd', app('S', 'n')),
          ),
        }),
      ],
      [
        fun(
          'isEven',
          arrow('Nat', 'Bool'),
          ['n'],
          split('n', { Z: [body('True')], S: ['k', body(app('isOdd', 'k'))] }),
        ),
        fun(
          'isOdd',
          arrow('Nat', 'Bool'),
          ['n'],
          split('n', { Z: [body('False')], S: ['k', body(app('isEven', 'k'))] }),
        ),
      ],
    );
  });
});
