import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../core/format.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { renderJson } from './json.ts';
import { lineStarts, positionOf } from './position.ts';
import { printTerm } from './print-core.ts';
import { renderText } from './text.ts';

const diagnostic = (start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  kind: 'type',
  file: 'A.idr',
  span: { start, end },
  message: 'this has another type',
  notes: [],
  ...more,
});

const texts = (text: string) => new Map([['A.idr', text]]);

describe('a diagnostic as text', () => {
  const text = 'module A\n\nfoo : Nat\nfoo = "text" ++ x\n';
  it('shows the place, the line with what is meant underlined, types and notes', () => {
    const start = text.indexOf('"text"');
    const shown = renderText(
      diagnostic(start, start + 6, { expected: 'Nat', found: 'String', notes: ['try a number'] }),
      texts(text),
    );
    expect(shown.split('\n')).toEqual([
      'A.idr:4:7: error: this has another type [type]',
      '4 | foo = "text" ++ x',
      '  |       ^^^^^^',
      '  expected: Nat',
      '  found:    String',
      '  note: try a number',
    ]);
  });
  it('underlines to the end of the line what goes on below', () => {
    expect(renderText(diagnostic(10, text.length), texts(text)).split('\n')[2]).toBe('  | ^^^^^^^^^');
  });
  it('has no place in a file that was not read', () => {
    expect(renderText(diagnostic(0, 0), new Map())).toBe('A.idr: error: this has another type [type]');
  });
  it('lets no control character of a source reach the terminal', () => {
    const hostile = 'x = \x1b[31m\x07';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(renderText(diagnostic(4, 6, { message: hostile }), texts(hostile))).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });
  it('never fails, and puts the caret under the column that it names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 }), { maxLength: 8 }),
        fc.nat(),
        fc.nat({ max: 20 }),
        (lines, at, length) => {
          const source = lines.join('\n');
          const start = at % (source.length + 1);
          const shown = renderText(diagnostic(start, Math.min(start + length, source.length)), texts(source)).split(
            '\n',
          );
          const { column } = positionOf(lineStarts(source), start);
          if (shown.length >= 3) expect(shown[2]!.indexOf('^') - shown[2]!.indexOf('|')).toBe(column + 1);
        },
      ),
    );
  });
});

describe('a diagnostic as JSON', () => {
  it('counts lines and columns from 1, the end exclusive', () => {
    const text = 'ab\ncd\n';
    expect(renderJson(diagnostic(3, 5), texts(text))).toMatchObject({
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 3,
      kind: 'type',
    });
  });
});

describe('a position', () => {
  it('is where counting line breaks leads', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', 'ä', '\r\n'), { maxLength: 40 }), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        const before = text.slice(0, offset).split('\n');
        expect(positionOf(lineStarts(text), offset)).toEqual({
          line: before.length,
          column: before.at(-1)!.length + 1,
        });
      }),
    );
  });
});

describe('a core term as text', () => {
  const nat: Term = ['const', 'Prelude.Types.Nat'];
  const variable = (index: number): Term => ['var', index];
  const kinds = (name: string) => (name === 'Builtin.===' ? (['implicit', 'explicit', 'explicit'] as const) : []);
  const plus = (a: Term, b: Term): Term => ['app', ['const', 'Prelude.Num.+'], [a, b]];

  it.each<[string, Term]>([
    ['Nat -> Nat', ['pi', 2, 'x', nat, nat]],
    ['(x : Nat) -> P x', ['pi', 2, 'x', nat, ['app', ['const', 'A.P'], [variable(0)]]]],
    ['(0 x : Nat) -> P x', ['pi', 0, 'x', nat, ['app', ['const', 'A.P'], [variable(0)]]]],
    ['(Nat -> Nat) -> Nat', ['pi', 2, 'f', ['pi', 2, 'x', nat, nat], nat]],
    [
      '(x : Nat) -> (x1 : Nat) -> x + x1 = x1',
      [
        'pi',
        2,
        'x',
        nat,
        ['pi', 2, 'x', nat, ['app', ['const', 'Builtin.==='], [nat, plus(variable(1), variable(0)), variable(0)]]],
      ],
    ],
    [
      'f (g 1) "a"',
      [
        'app',
        ['const', 'A.f'],
        [
          ['app', ['const', 'A.g'], [['nat', '1']]],
          ['lit', 'String', 'a'],
        ],
      ],
    ],
    ['\\x => x', ['lam', 2, 'x', nat, variable(0)]],
    ['(+)', ['const', 'Prelude.Num.+']],
    ['A.f B.f', ['app', ['const', 'A.f'], [['const', 'B.f']]]],
    [
      '[1, 2]',
      [
        'app',
        ['const', 'A.::'],
        [
          ['nat', '1'],
          [
            'app',
            ['const', 'A.::'],
            [
              ['nat', '2'],
              ['const', 'A.Nil'],
            ],
          ],
        ],
      ],
    ],
    ['\\x => 1 :: x', ['lam', 2, 'x', nat, ['app', ['const', 'A.::'], [['nat', '1'], variable(0)]]]],
    ['[]', ['const', 'A.Nil']],
    [
      '1 + 2',
      [
        'app',
        ['const', 'A.Num:for:Nat:+'],
        [
          ['nat', '1'],
          ['nat', '2'],
        ],
      ],
    ],
    ['map f', ['app', ['const', 'A.Functor:for:List:map'], [['const', 'A.f']]]],
    [
      '(1, 2)',
      [
        'app',
        ['const', 'Builtin.MkPair'],
        [
          ['nat', '1'],
          ['nat', '2'],
        ],
      ],
    ],
    ['(Nat, Nat)', ['app', ['const', 'Builtin.Pair'], [nat, nat]]],
    [
      '(n : Nat ** P n)',
      ['app', ['const', 'Builtin.DPair.DPair'], [nat, ['lam', 2, 'n', nat, ['app', ['const', 'A.P'], [variable(0)]]]]],
    ],
  ])('%s', (expected, term) => {
    expect(printTerm(term, kinds)).toBe(expected);
  });

  it('shows the brackets of a theorem as its source has them', () => {
    expect(
      printTerm(['pi', 0, 'n', nat, ['pi', 2, 'x', nat, ['app', ['const', 'A.P'], [variable(1)]]]], kinds, [
        'implicit',
      ]),
    ).toBe('{0 n : Nat} -> Nat -> P n');
  });
});
