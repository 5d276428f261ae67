/** Laws of the primitive functions on literals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrimitiveType } from '../core/format.ts';
import { primitive, wrap } from './primitive.ts';
import type { Value } from './types.ts';
import { apply, whnf } from './value.ts';

type Plain = bigint | string;
const lit = (type: PrimitiveType, value: Plain): Value => ({ tag: 'lit', free: 0, type, value });
/** The literal that an application computes to, null if it is stuck. */
function run(name: string, ...args: readonly Value[]): Plain | null {
  const v = whnf(apply(primitive(`prim__${name}`)!.value, args));
  return v.tag === 'lit' ? v.value : null;
}
const int = (v: bigint): Value => lit('Integer', v);
const text = (v: string): Value => lit('String', v);
const sized = ['Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;
const string = fc.string({ unit: 'binary' });

describe('primitive functions', () => {
  it('division has a remainder from zero up to the divisor, and none by zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        const [q, r] = [run('div_Integer', int(a), int(b)), run('mod_Integer', int(a), int(b))];
        if (b === 0n) {
          expect([q, r]).toEqual([null, null]);
          return;
        }
        expect((q as bigint) * b + (r as bigint)).toBe(a);
        expect((r as bigint) >= 0n && (r as bigint) < (b < 0n ? -b : b)).toBe(true);
      }),
    );
  });
  it('sized integers stay in range and are those of Integer, modulo their size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sized),
        fc.constantFrom('add', 'sub', 'mul'),
        fc.bigInt(),
        fc.bigInt(),
        (t, op, x, y) => {
          const [a, b] = [wrap(t, x), wrap(t, y)];
          const found = run(`${op}_${t}`, lit(t, a), lit(t, b)) as bigint;
          expect(found).toBe(wrap(t, run(`${op}_Integer`, int(a), int(b)) as bigint));
          expect(wrap(t, found)).toBe(found);
          expect(run(`cast_Integer${t}`, int(x))).toBe(a);
        },
      ),
    );
  });
  it('comparisons answer with the Int 0 or 1 and agree with each other', () => {
    fc.assert(
      fc.property(string, string, (a, b) => {
        const [lt, lte, eq, gte, gt] = ['lt', 'lte', 'eq', 'gte', 'gt'].map((n) =>
          run(`${n}_String`, text(a), text(b)),
        );
        expect([lt, eq, gt].filter((v) => v === 1n)).toHaveLength(1);
        expect(lte).toBe(lt === 1n || eq === 1n ? 1n : 0n);
        expect(gte).toBe(gt === 1n || eq === 1n ? 1n : 0n);
        expect(eq).toBe(a === b ? 1n : 0n);
      }),
    );
    // Beyond the basic plane the order of UTF-16 units is not that of the characters.
    expect(run('lt_String', text('\uffff'), text('\u{10000}'))).toBe(1n);
  });
  it('strings are sequences of characters', () => {
    fc.assert(
      fc.property(string, string, (a, b) => {
        const length = (s: string) => run('strLength', text(s)) as bigint;
        const both = run('strAppend', text(a), text(b)) as string;
        expect(length(both)).toBe(length(a) + length(b));
        expect(run('strReverse', text(run('strReverse', text(a)) as string))).toBe(a);
        const [head, tail] = [run('strHead', text(a)), run('strTail', text(a))];
        if (a === '') {
          expect([head, tail]).toEqual([null, null]);
          return;
        }
        expect(run('strCons', lit('Char', head!), text(tail as string))).toBe(a);
        expect(run('strIndex', text(a), lit('Int', length(a)))).toBe(null);
        expect(run('strSubstr', lit('Int', 0n), lit('Int', length(a)), text(both))).toBe(a);
      }),
    );
  });
  it('characters are code points without surrogates', () => {
    fc.assert(
      fc.property(fc.bigInt(-5n, 0x110005n), (point) => {
        const char = run('cast_IntegerChar', int(point));
        const exists = (point >= 0n && point < 0xd800n) || (point > 0xdfffn && point <= 0x10ffffn);
        expect(char === null ? null : run('cast_CharInteger', lit('Char', char))).toBe(exists ? point : null);
      }),
    );
  });
  it('stay stuck on a literal of another type', () => {
    expect(run('add_Int', int(1n), int(2n))).toBe(null);
  });
});
