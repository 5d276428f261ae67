/**
 * String literals: one line or many, raw, with interpolation.
 */
import type { Cursor } from './cursor.ts';
import { interpolated } from './desugar.ts';
import { readEscapes } from './escapes.ts';
import { expression } from './operators.ts';
import type { Raw, Span } from './raw.ts';

export function stringExpression(p: Cursor): Raw {
  const begin = p.next();
  const parts: (string | Raw)[] = [];
  while (!p.is('stringEnd')) {
    if (p.is('stringPart')) parts.push(p.next().text);
    else if (p.is('interpolationBegin')) {
      p.next();
      parts.push(expression(p));
      if (!p.is('interpolationEnd')) p.unexpected('`}` after what is put into the string');
      p.next();
    } else p.unexpected('the rest of the string');
  }
  const end = p.next();
  const span = p.spanFrom(begin.start);
  const raw = begin.kind === 'multilineBegin' ? unindent(p, span, parts, end.column) : parts;
  const read = raw.map((part) =>
    typeof part === 'string'
      ? (readEscapes(part, begin.text) ?? p.fail(span, 'this string has an escape that names no character'))
      : part,
  );
  const literal = read.filter((part) => typeof part === 'string');
  if (literal.length === read.length) return { kind: 'string', span, value: literal.join('') };
  return interpolated(
    span,
    read.filter((part) => part !== ''),
  );
}

/** The lines of a `"""` string lose the indentation of its end, and the last line break. */
function unindent(p: Cursor, span: Span, parts: readonly (string | Raw)[], column: number): (string | Raw)[] {
  const out: (string | Raw)[] = [];
  parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      if (index === 0 && column > 0) p.fail(span, 'a line of this string is indented less than its end');
      out.push(part);
      return;
    }
    const lines = part.split('\n').map((line, at, all) => {
      if (at === 0 && index > 0) return line;
      const goesOn = at === all.length - 1 && index < parts.length - 1;
      if (!goesOn && line.trim() === '' && line.length <= column) return '';
      if (line.slice(0, column).trim() !== '' || (goesOn && line.length < column))
        p.fail(span, 'a line of this string is indented less than its end');
      return line.slice(column);
    });
    out.push(lines.join('\n'));
  });
  const last = out.at(-1);
  if (last === undefined) return [];
  if (typeof last !== 'string' || !/(?:^|\n)[ \t]*$/.test(last))
    p.fail(span, 'the end of a multi-line string stands on a line of its own');
  out[out.length - 1] = last.replace(/\r?\n?[ \t]*$/, '');
  return out;
}
