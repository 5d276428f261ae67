/** Malformed and ill-typed core: each must be refused, and for the stated reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Declaration, Quantity, Term } from '../core/format.ts';
import { serialise } from '../core/serialise.ts';
import {
  app,
  arrow,
  basics,
  body,
  close,
  data,
  equal,
  fun,
  lam,
  let_,
  literal,
  module,
  type Named,
  pi,
  refusal,
  refusalOf,
  split,
  type,
  withPrelude,
} from './build.testing.ts';
import { checkModule, emptyEnvironment, trustModule } from './kernel.ts';
import { budget } from './value.ts';

type Case = readonly [what: string, reason: string, ...declarations: (Declaration | readonly Declaration[])[]];
const refuses = (title: string, cases: readonly Case[]) =>
  describe(title, () => {
    it.each(cases.map((c) => [c[0], c] as const))('%s', (_, [, reason, ...declarations]) => {
      expect(refusal(...declarations)).toContain(reason);
    });
  });

const raw =
  (t: Term): Named =>
  () =>
    t;
const eq = (x: Named, y: Named) => equal('Nat', x, y);
const integer = (v: string): Named => raw(['lit', 'Integer', v]);
/** Two universes of which the second contains the first, each one term, so that it is the same universe everywhere. */
const identities = ['Id', 'Id2'].map((name) => fun(name, arrow(type, type), ['t'], body('t')));
const small: Term = ['app', ['const', 'Id'], [['type']]];
const large: Term = ['app', ['const', 'Id2'], [['type']]];
const contained = (rest: Named): Named => let_('w', 0, raw(large), raw(small), rest);
const a0 = ['a', type, 0 as Quantity] as const;

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

/** Girard's and Hurkens' paradoxes need a type that contains a universe as large as its own. */
refuses('universes', [
  [
    'a larger universe at the end of a function type counts',
    'universe: ',
    data('U', type, [], { MkU: pi([['f', arrow('Nat', type)]], 'U') }),
    fun('u', 'U', [], body(app('MkU', lam([['n', 'Nat']], 'U')))),
  ],
  [
    'a function on a universe is none on a larger one',
    'universe: ',
    ...identities,
    fun('f', arrow(arrow(raw(small), 'Nat'), arrow(raw(large), 'Nat')), ['h'], body(contained('h'))),
  ],
  [
    'data over a universe is none over a larger one',
    'universe: ',
    ...identities,
    data('DB', pi([['t', type]], type), [0], {}),
    fun('f', arrow(app('DB', raw(small)), app('DB', raw(large))), ['x'], body(contained('x'))),
  ],
  [
    'Type in itself, through a record',
    'universe: ',
    data('U', type, [], { MkU: pi([['t', type]], 'U') }),
    fun('El', arrow('U', type), ['u'], split('u', { MkU: ['t', body('t')] })),
    fun('u', 'U', [], body(app('MkU', 'U'))),
  ],
  [
    'through a nested record, as in Russell',
    'universe: ',
    data('Tree', type, [], {
      Sup: pi(
        [
          ['a', type],
          ['f', arrow('a', 'Tree')],
        ],
        'Tree',
      ),
    }),
    fun('big', 'Tree', [], body(app('Sup', 'Tree', lam([['x', 'Tree']], 'x')))),
  ],
  [
    'an identity applied to its own type',
    'universe: ',
    fun('id', pi([a0, ['x', 'a']], 'a'), ['a', 'x'], body('x')),
    fun('loop', pi([a0, ['x', 'a']], 'a'), [], body(app('id', pi([a0, ['x', 'a']], 'a'), 'id'))),
  ],
  [
    'through a parameter',
    'universe: ',
    data('Box', pi([['a', type]], type), [0], { MkBox: pi([a0, ['x', 'a']], app('Box', 'a')) }),
    data('W', type, [], { MkW: pi([['t', app('Box', type)]], 'W') }),
    fun('w', 'W', [], body(app('MkW', app('MkBox', type, 'W')))),
  ],
  [
    'through an index',
    'universe: ',
    data('Ix', pi([['a', type]], type), [], { MkIx: pi([['a', type]], app('Ix', 'a')) }),
    fun('x', app('Ix', app('Ix', 'Nat')), [], body(app('MkIx', app('Ix', 'Nat')))),
  ],
  [
    'through a function that returns a type',
    'universe: ',
    data('U', type, [], { MkU: pi([['t', type]], 'U') }),
    fun('T', arrow('Unit', type), ['u'], body('U')),
    fun('u', 'U', [], body(app('MkU', app('T', 'MkUnit')))),
  ],
]);

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

describe('the form of a module', () => {
  const good = JSON.parse(
    JSON.stringify(serialise(module('Test', ['Prelude'], [fun('f', 'Nat', [], body(3))]))),
  ) as Record<string, unknown>;
  const check = (change: Record<string, unknown>) =>
    refusalOf(() => checkModule({ ...good, ...change }, withPrelude()));
  it('is accepted as it stands', () => expect(check({})).toBe('accepted'));
  const wrong: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['another format', { format: 'lago-core/2' }, 'the format must be lago-core/1'],
    ['no name', { name: '' }, 'the name of the module is empty'],
    ['terms that are no list', { terms: {} }, 'terms must be a list'],
    ['a row that is no list', { terms: [3] }, 'a row of terms must be a list'],
    ['an unknown kind of row', { terms: [['hole', 'x']] }, 'no such kind of term'],
    [
      'a forward reference',
      {
        terms: [
          ['app', 1, [0]],
          ['const', 'Nat'],
        ],
      },
      'a row refers to no earlier row',
    ],
    ['a reference to itself', { terms: [['app', 0, [0]]] }, 'a row refers to no earlier row'],
    ['a negative index', { terms: [['var', -1]] }, 'an index must be a natural number'],
    ['a fractional index', { terms: [['var', 0.5]] }, 'an index must be a natural number'],
    ['an index that is text', { terms: [['var', '0']] }, 'an index must be a natural number'],
    [
      'an application to nothing',
      {
        terms: [
          ['const', 'Z'],
          ['app', 0, []],
        ],
      },
      'at least one argument',
    ],
    [
      'a quantity of 3',
      {
        terms: [
          ['const', 'Nat'],
          ['pi', 3, 'x', 0, 0],
        ],
      },
      'a quantity is 0, 1 or 2',
    ],
    ['a row too long', { terms: [['type', 0]] }, 'a row of 1 entries was expected'],
    ['a natural number with a sign', { terms: [['nat', '-1']] }, 'not in canonical decimal form'],
    ['a natural number with a leading zero', { terms: [['nat', '007']] }, 'not in canonical decimal form'],
    ['a literal of no type', { terms: [['lit', 'Nat', '1']] }, 'no such primitive type'],
    ['a literal out of range', { terms: [['lit', 'Int8', '128']] }, 'literal out of the range of Int8'],
    ['two characters in a character', { terms: [['lit', 'Char', 'ab']] }, 'a character literal has one character'],
    ['half a surrogate pair', { terms: [['lit', 'String', '\ud800']] }, 'half of a surrogate pair'],
    [
      'a group of both kinds',
      {
        terms: [['type'], ['const', 'Nat']],
        groups: [
          [
            { kind: 'data', name: 'D', type: 0, parameters: [], constructors: [] },
            { kind: 'function', name: 'f', quantity: 2, type: 1, arity: 0, tree: { kind: 'body', term: 1 } },
          ],
        ],
      },
      'a group mixes',
    ],
    ['an unknown declaration', { groups: [[{ kind: 'axiom', name: 'a', type: 0 }]] }, 'no such kind of declaration'],
    [
      'an unknown kind of case tree',
      {
        groups: [
          [
            {
              kind: 'function',
              name: 'a',
              quantity: 2,
              type: 0,
              arity: 1,
              tree: { kind: 'hole', level: 0, branches: [] },
            },
          ],
        ],
      },
      'no such kind of case tree',
    ],
    [
      'a declaration without a body',
      { groups: [[{ kind: 'function', name: 'a', quantity: 2, type: 0, arity: 0 }]] },
      'a case tree must be an object',
    ],
    ['an import that is not there', { imports: ['Ghost'] }, 'module Ghost is imported and not checked'],
    ['an unknown builtin', { builtins: { nat: 'Ghost' } }, 'builtin Ghost is not declared'],
  ];
  it.each(wrong)('%s', (_, change, reason) => expect(check(change)).toContain(reason));
  it.each([null, 3, 'x', [], {}])('%j is no module', (v) =>
    expect(refusalOf(() => checkModule(v, emptyEnvironment()))).toContain('malformed'),
  );
  it('a module twice', () =>
    expect(refusalOf(() => checkModule(serialise(module('Prelude', [], [])), withPrelude()))).toContain(
      'there already',
    ));
  it('a constant of a module that is not imported', () => {
    const serial = serialise(module('Test', [], [fun('f', 'Integer', [], body(app('plus', 1, 2)))]));
    expect(refusalOf(() => checkModule(serial, withPrelude()))).toContain('scope: f');
  });
});

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

describe('resources', () => {
  const { limit } = budget;
  beforeAll(() => {
    budget.limit = 1_000_000;
  });
  afterAll(() => {
    budget.limit = limit;
  });
  it('deep terms end in an error of kind resource', () => {
    let term: Term = ['const', 'Z'];
    for (let i = 0; i < 200_000; i++) term = ['app', ['const', 'S'], [term]];
    const rows: unknown[] = [
      ['const', 'Z'],
      ['const', 'S'],
      ['const', 'Nat'],
    ];
    for (let i = 0; i < 200_000; i++) rows.push(['app', 1, [i === 0 ? 0 : rows.length - 1]]);
    const serial = {
      format: 'lago-core/1',
      name: 'Test',
      imports: ['Prelude'],
      builtins: {},
      terms: rows,
      groups: [
        [
          {
            kind: 'function',
            name: 'f',
            quantity: 2,
            type: 2,
            arity: 0,
            tree: { kind: 'body', term: rows.length - 1 },
          },
        ],
      ],
    };
    expect(refusalOf(() => checkModule(serial, withPrelude()))).toContain('resource');
  });
  const shared = (start: readonly unknown[], step: (previous: number) => unknown[], type_: unknown[], arity = 0) => {
    const rows: unknown[] = [...start];
    for (let i = 0; i < 200; i++) rows.push(step(rows.length - 1));
    rows.push(...type_.map((row) => row));
    const tree = { kind: 'body', term: start.length + 199 };
    const groups = [[{ kind: 'function', name: 'f', quantity: 2, type: rows.length - 1, arity, tree }]];
    return { format: 'lago-core/1', name: 'Test', imports: ['Prelude'], builtins: {}, terms: rows, groups };
  };
  it('shared terms that would be exponential when written out take no time, or an error of kind resource', () => {
    const start = [
      ['const', 'plus'],
      ['const', 'S'],
      ['const', 'Z'],
    ];
    const closed = shared(start, (p) => ['app', 0, [p, p]], [['const', 'Nat']]);
    expect(refusalOf(() => checkModule(closed, withPrelude()))).toBe('accepted');
    const wrong = shared(start, (p) => ['app', 0, [p, p]], [['const', 'Bool']]);
    expect(refusalOf(() => checkModule(wrong, withPrelude()))).toContain('type: f');
    const open = shared(
      [
        ['const', 'plus'],
        ['const', 'Nat'],
        ['var', 0],
      ],
      (p) => ['app', 0, [p, p]],
      [['pi', 2, 'n', 1, 1]],
      1,
    );
    expect(refusalOf(() => checkModule(open, withPrelude()))).toContain('resource');
    const recursive = shared(
      [
        ['const', 'f'],
        ['const', 'Nat'],
        ['var', 0],
      ],
      (p) => ['app', 0, [p]],
      [['pi', 2, 'n', 1, 1]],
      1,
    );
    expect(refusalOf(() => checkModule(recursive, withPrelude()))).toContain('termination');
  });
  it('a call graph with too many shapes of calls ends in an error of kind resource', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'g', 'h'];
    const [first, second, ...rest] = names as [string, string, ...string[]];
    const swapped = app('f', second, first, ...rest);
    const rotated = app('f', second, ...rest, first);
    const f = fun('f', arrow(...names.map(() => 'Nat'), 'Nat'), names, body(app('plus', swapped, rotated)));
    expect(refusal(f)).toContain('resource: f: too many calls');
  });
  it('long evaluation ends in an error of kind resource', () => {
    // f n doubles n times; no fast path is declared for it, so the comparison would take 2^40 steps.
    const double = fun(
      'double',
      arrow('Nat', 'Nat'),
      ['n'],
      split('n', { Z: [body('Z')], S: ['k', body(app('S', app('S', app('double', 'k'))))] }),
    );
    const power = fun(
      'power',
      arrow('Nat', 'Nat'),
      ['n'],
      split('n', { Z: [body(1)], S: ['k', body(app('double', app('power', 'k')))] }),
    );
    expect(
      refusal(
        double,
        power,
        fun('f', eq(app('power', 40), app('power', 41)), [], body(app('Refl', 'Nat', app('power', 40)))),
      ),
    ).toContain('resource');
  });
});

it('a comparison that fails leaves no universe constraint behind', () => {
  const constant = fun('K', arrow(type, 'Nat', type), ['t', 'n'], body('Nat'));
  const [from, to] = [app('K', raw(small), 'Z'), app('K', raw(large), app('S', 'Z'))];
  expect(refusal(...identities, constant, fun('f', arrow(from, to), ['x'], body(contained('x'))))).toBe('accepted');
});
it('a module from the cache brings its constraints', () => {
  expect(() =>
    trustModule(serialise(module('X', [], basics.slice(0, 1))), [['X', 0, 1, 'X', 0, 'Nat']], emptyEnvironment()),
  ).toThrow('cycle');
  expect(close('x', ['x'])).toEqual(['var', 0]);
});
