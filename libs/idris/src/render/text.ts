/**
 * A diagnostic as text: place, message, the source line with what is meant underlined, types, why, what to try.
 *
 * The texts of sources are handed in; nothing is read here.
 */
import type { Diagnostic, Texts } from '../diagnostic.ts';
import { rangeOf } from './position.ts';

export interface TextOptions {
  /** ANSI colours, for a terminal. */
  readonly colour?: boolean;
}

/** Longer lines are cut around the place. */
const WIDTH = 160;

/** @param texts without those that could not be read */
export function renderText(diagnostic: Diagnostic, texts: Texts, options: TextOptions = {}): string {
  const text = texts.get(diagnostic.file);
  const paint = (code: string, words: string) => (options.colour === true ? `\x1b[${code}m${words}\x1b[0m` : words);
  const label = paint('1;31', 'error');
  const message = paint('1', clean(diagnostic.message));
  const lines: string[] = [];
  if (text === undefined || text === '') lines.push(`${diagnostic.file}: ${label}: ${message} [${diagnostic.kind}]`);
  else {
    const { start, end } = rangeOf(text, diagnostic.span);
    lines.push(`${diagnostic.file}:${start.line}:${start.column}: ${label}: ${message} [${diagnostic.kind}]`);
    lines.push(...excerpt(text, start, end, paint));
  }
  const indent = (words: string) => clean(words).replaceAll('\n', '\n            ');
  if (diagnostic.expected !== undefined) lines.push(`  expected: ${indent(diagnostic.expected)}`);
  if (diagnostic.found !== undefined) lines.push(`  found:    ${indent(diagnostic.found)}`);
  for (const note of diagnostic.notes) lines.push(`  note: ${clean(note).replaceAll('\n', '\n        ')}`);
  for (const { file = diagnostic.file, span, message: words } of diagnostic.places ?? []) {
    const at = texts.get(file) ?? '';
    const { start, end } = rangeOf(at, span);
    const place = at === '' ? file : `${file}:${start.line}:${start.column}`;
    lines.push(`  ${paint('34', `here, ${place}`)}: ${clean(words)}`, ...excerpt(at, start, end, paint));
  }
  for (const words of diagnostic.tries ?? [])
    lines.push(`  ${paint('32', 'try')}: ${clean(words).replaceAll('\n', '\n       ')}`);
  return lines.join('\n');
}

function excerpt(
  text: string,
  start: { line: number; column: number },
  end: { line: number; column: number },
  paint: (code: string, words: string) => string,
): string[] {
  const source = (text.split('\n', start.line)[start.line - 1] ?? '').replace(/\r$/, '');
  if (source.trim() === '') return [];
  const from = Math.max(0, start.column - 1 - WIDTH / 2);
  const shown = clean(source.slice(from, from + WIDTH).replaceAll('\t', ' '));
  const last = end.line === start.line ? Math.max(end.column - 1, start.column) : source.length;
  const length = Math.max(1, Math.min(last, from + WIDTH) - start.column + 1);
  const gutter = String(start.line);
  const blank = ' '.repeat(gutter.length);
  const under = ' '.repeat(start.column - 1 - from) + paint('1;31', '^'.repeat(length));
  return [`${paint('34', `${gutter} |`)} ${shown}`, `${paint('34', `${blank} |`)} ${under}`];
}

/** Control characters of a source must not reach the terminal. */
function clean(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return words.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '�');
}
