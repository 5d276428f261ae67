/** JSON that is no core module. Each is refused, and for the stated reason. */
import { describe, expect, it } from 'vitest';
import { serialise } from '../../core/serialise.ts';
import { app, body, fun, module, refusalOf, withPrelude } from '../build.testing.ts';
import { checkModule, emptyEnvironment } from '../kernel.ts';

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
