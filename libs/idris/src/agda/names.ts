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

/** A literal of a primitive type, as a term and as a pattern. */
export function literal(type: PrimitiveType, value: string): string {
  if (type === 'Integer') return integer(value);
  if (type === 'String') return quoted(value, '"');
  if (type === 'Char') return quoted(value, "'");
  if (type !== 'Double') return `(${type.toLowerCase()} ${integer(value)})`;
  throw new ExportError(`a literal of ${type} cannot be said in Agda`);
}
