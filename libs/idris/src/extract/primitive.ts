/**
 * Primitive functions, and functions that the kernel has verified to be arithmetic, as JavaScript. Their meaning is that of
 * kernel/primitive.ts; an application that has no value there throws a RangeError here.
 */
import type { FunEntry, Value } from '../kernel/types.ts';
import { apply, natural, whnf } from '../kernel/value.ts';
import { binary, type Code, called, loose, runtime, text, tight } from './code.ts';
import { construct } from './represent.ts';

/** Within the range of an integer type. */
function wrapped(type: string, code: Code): Code {
  if (type === 'Integer') return code;
  const bits = text(/\d+$/.exec(type)?.[0] ?? '64');
  return called(text(type.startsWith('Bits') ? 'BigInt.asUintN' : 'BigInt.asIntN'), bits, code);
}

const OPERATORS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', and: '&', or: '|', xor: '^' };
const COMPARISONS: Readonly<Record<string, string>> = { lt: '<', lte: '<=', eq: '===', gte: '>=', gt: '>' };
const INTEGER = /^(?:Integer|Int(?:8|16|32|64)?|Bits(?:8|16|32|64))$/;
const CAST =
  /^(Integer|Int(?:8|16|32|64)?|Bits(?:8|16|32|64)|Char)(Integer|Int(?:8|16|32|64)?|Bits(?:8|16|32|64)|Char|String)$/;

/** A primitive function applied; undefined if there is none of that name. */
export function primitiveCall(name: string, args: readonly Code[]): Code | undefined {
  const [a, b] = args;
  if (a === undefined) return undefined;
  if (name === 'prim__integerToNat') return runtime('integerToNat', a);
  const [, operation = '', type = ''] = /^prim__([a-z]+)_(\w+)$/.exec(name) ?? [];
  if (operation === 'cast') {
    const [, from, to = ''] = CAST.exec(type) ?? [];
    if (from === undefined) return undefined;
    if (from === 'Char')
      return to === 'String' ? a : wrapped(to, called(text('BigInt'), text(tight(a), '.codePointAt(0)')));
    if (to === 'String') return called(text('String'), a);
    return to === 'Char' ? runtime('toChar', a) : wrapped(to, a);
  }
  if (operation === 'negate') return wrapped(type, loose('-', tight(a)));
  if (b !== undefined && COMPARISONS[operation] !== undefined) {
    const test = INTEGER.test(type)
      ? binary(COMPARISONS[operation], a, b)
      : binary(COMPARISONS[operation], runtime('compareText', a, b), text('0'));
    return loose(test, ' ? 1n : 0n');
  }
  if (b !== undefined && INTEGER.test(type)) {
    if (OPERATORS[operation] !== undefined) return wrapped(type, binary(OPERATORS[operation], a, b));
    if (operation === 'div' || operation === 'mod') return wrapped(type, runtime(operation, a, b));
    if (operation === 'shl') return wrapped(type, binary('<<', a, runtime('shift', b)));
    if (operation === 'shr') return wrapped(type, binary('>>', a, runtime('shift', b)));
  }
  const [, short] = /^prim__(str[A-Z][a-z]+)$/.exec(name) ?? [];
  if (short === 'strAppend' || short === 'strCons') return binary('+', a, b!);
  return short === undefined ? undefined : runtime(short, ...args);
}

const BOOLEAN: Readonly<Record<string, string>> = {
  'true false false': '===',
  'false true false': '<',
  'true true false': '<=',
  'false false true': '>',
  'true false true': '>=',
  'false true true': '!==',
};

/** A function that the kernel has verified to be this operation on natural numbers. */
export function arithmetic(operation: string, fn: FunEntry, [a, b]: readonly Code[]): Code | undefined {
  if (a === undefined) return undefined;
  if (operation === 'natToInteger') return a;
  if (b === undefined) return undefined;
  if (operation === 'plus') return binary('+', a, b);
  if (operation === 'mult') return binary('*', a, b);
  if (operation === 'minus') return runtime('minus', a, b);
  // What it answers where both are equal, where the first is less, where it is greater.
  const answers = (
    [
      [0n, 0n],
      [0n, 1n],
      [1n, 0n],
    ] as const
  ).map((pair) => {
    const value = whnf(apply(fn.value, pair.map(natural) as readonly Value[]));
    return value.tag === 'con' ? construct(value.entry, []) : undefined;
  });
  const [equal, less, greater] = answers;
  if (equal === undefined || less === undefined || greater === undefined) return undefined;
  const operator = BOOLEAN[answers.map((one) => (one?.kind === 'text' ? one.parts.join('') : '')).join(' ')];
  if (operator !== undefined) return binary(operator, a, b);
  return loose(binary('===', a, b), ' ? ', equal, ' : ', binary('<', a, b), ' ? ', less, ' : ', greater);
}
