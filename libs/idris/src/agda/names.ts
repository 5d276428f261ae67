/**
 * Names and literals of core as Agda has them.
 *
 * A core name becomes one Agda identifier, injectively: `·` before it, letters and digits as they are, a dot as `·`, any
 * other character as its code point in hexadecimal between `'`. So no core name is a keyword of Agda, a number, a name
 * with holes (`_`) or a name of this exporter's own (`x3`, `ℓ0`), and none of two modules are the same.
 */
import type { PrimitiveType } from '../core/format.ts';

const encode = (part: string): string =>
  [...part].map((c) => (/[A-Za-z0-9]/.test(c) ? c : `'${c.codePointAt(0)!.toString(16)}'`)).join('');

export const identifier = (core: string): string => `·${core.split('.').map(encode).join('·')}`;

/** Modules one to one, below `Core`, so that none meets Agda's own. */
export const moduleName = (core: string): string =>
  ['Core', ...core.split('.').map((part) => `M${encode(part)}`)].join('.');

/** A text with the identifiers in it as core has them, for people. */
export const readable = (text: string): string =>
  text.replaceAll(/·[A-Za-z0-9·']+/g, (name) =>
    name
      .slice(1)
      .replaceAll('·', '.')
      .replaceAll(/'([0-9a-f]+)'/g, (_, point: string) => String.fromCodePoint(Number.parseInt(point, 16))),
  );

/** Why something cannot be exported; `declaration` is filled in where it is known. */
export class ExportError extends Error {
  readonly module: string;
  readonly declaration: string;
  constructor(message: string, module = '', declaration = '') {
    super(message);
    this.module = module;
    this.declaration = declaration;
  }
}

const integer = (value: string): string => {
  if (!/^(?:0|-?[1-9]\d*)$/.test(value)) throw new ExportError(`${value} is no literal of integers`);
  const n = BigInt(value);
  return n < 0n ? `(negative ${-n - 1n})` : `(natural ${n})`;
};

const quoted = (text: string, quote: string): string =>
  `${quote}${[...text]
    .map((c) => {
      const point = c.codePointAt(0)!;
      if (point >= 0xd800 && point <= 0xdfff) throw new ExportError('half of a surrogate pair is no character of Agda');
      if (c === quote || c === '\\') return `\\${c}`;
      return point < 32 || point > 126 ? `\\x${point.toString(16)}${quote === '"' ? '\\&' : ''}` : c;
    })
    .join('')}${quote}`;

/** What Agda reads as the same number: digits on both sides of a point, or an exponent. */
function double(value: string): string {
  if (/^\d+\.\d+(e-?\d+)?$/.test(value)) return value;
  if (/^-\d+\.\d+(e-?\d+)?$/.test(value)) return `(primFloatNegate ${value.slice(1)})`;
  throw new ExportError(`${value} is no literal of Double that Agda reads as one`);
}

/** A literal of a primitive type, as a term and, but for Double, as a pattern. */
export function literal(type: PrimitiveType, value: string): string {
  if (type === 'Integer') return integer(value);
  if (type === 'String') return quoted(value, '"');
  if (type === 'Char') return quoted(value, "'");
  return type === 'Double' ? double(value) : `(word ${integer(value)})`;
}
