/**
 * Literals. A number is what the expected type says: a natural number, a primitive, or `fromInteger` of one.
 */
import type { Raw } from '../syntax/raw.ts';
import type { Context } from './context.ts';
import { whnf } from './evaluate.ts';
import { settle } from './metas.ts';
import { isInteger, wrapped } from './primitives.ts';
import { fail, type Session } from './session.ts';
import { check, coerce, match, postponeCheck, unknownHead } from './term.ts';
import { attempt } from './trail.ts';
import type { PrimitiveType, Term, Value } from './values.ts';

export type Literal = Raw & { kind: 'integer' | 'string' | 'char' | 'double' };

export function checkLiteral(s: Session, context: Context, raw: Literal, expected: Value): Term {
  const own = s.literals.get(raw.kind);
  if (own !== undefined && raw.plain !== true) return viaFunction(s, context, raw, own, PRIMITIVE[raw.kind], expected);
  const want = whnf(expected);
  if (raw.kind === 'integer') return checkInteger(s, context, raw, expected, want);
  const type = PRIMITIVE[raw.kind];
  if (want.v === 'data' && want.global.name !== type && want.global.kind === 'data') {
    return viaFunction(s, context, raw, `from${type}`, type, expected);
  }
  if (want.v === 'data' && want.global.name !== type && want.global.kind === 'primitive type') {
    // Somebody may have said what the text is as a number.
    const made = attempt(() => {
      const term = viaFunction(s, context, raw, `from${type}`, type, expected);
      settle();
      return term;
    });
    if (made.ok) return made.value;
  }
  const text = raw.kind === 'double' ? doubleText(raw.value) : raw.value;
  return coerce(s, context, literal(type, text), primitive(s, type), expected, raw.span);
}

/** Digits on both sides of the point, and the sign of zero: literals are the same if and only if their texts are. */
function doubleText(value: number): string {
  const [digits, exponent] = String(Math.abs(value)).split('e') as [string, string?];
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const plain = digits.includes('.') ? digits : `${digits}.0`;
  return sign + plain + (exponent === undefined ? '' : `e${exponent.replace('+', '')}`);
}

function checkInteger(
  s: Session,
  context: Context,
  raw: Raw & { kind: 'integer' },
  expected: Value,
  want: Value,
): Term {
  if (want.v === 'data') {
    if (want.global === s.builtinNat) {
      if (raw.value >= 0n) return { t: 'nat', value: raw.value };
      fail(s, 'type', raw.span, 'a natural number is not negative', { expected: 'Nat', found: raw.value.toString() });
    }
    if (isInteger(want.global.name)) {
      return literal(want.global.name, wrapped(want.global.name, raw.value).toString());
    }
  }
  if (unknownHead(want) !== null) {
    return postponeCheck(s, context, raw, expected, [unknownHead(want)!], () => {
      if (whnf(expected).v !== 'flex') return check(s, context, raw, expected);
      match(s, context, primitive(s, 'Integer'), expected, raw.span, 'this number has no known type');
      return literal('Integer', raw.value.toString());
    });
  }
  return viaFunction(s, context, raw, 'fromInteger', 'Integer', expected);
}

const PRIMITIVE = { integer: 'Integer', string: 'String', char: 'Char', double: 'Double' } as const;

/** `fromInteger 5` */
function viaFunction(
  s: Session,
  context: Context,
  raw: Literal,
  fn: string,
  type: PrimitiveType,
  expected: Value,
): Term {
  const { span } = raw;
  const typed: Raw = { kind: 'typed', span, term: { ...raw, plain: true }, type: { kind: 'name', span, name: type } };
  return check(s, context, { kind: 'apply', span, fn: { kind: 'name', span, name: fn }, arg: typed }, expected);
}

export function literal(type: PrimitiveType, value: string): Term {
  return { t: 'lit', type, value };
}

export function primitive(s: Session, type: PrimitiveType): Value {
  return { v: 'data', global: s.all.get(type)!, args: [] };
}
