/** Modules that would take too long, or too deep a recursion: an error of kind `resource`, no crash and no hang. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Term } from '../../core/format.ts';
import { app, arrow, body, fun, refusal, refusalOf, split, withPrelude } from '../build.testing.ts';
import { checkModule } from '../kernel.ts';
import { budget } from '../value.ts';
import { eq } from './refused.testing.ts';

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
