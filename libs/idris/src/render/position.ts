/** Offsets to lines and columns, as people and editors count them: from 1, in UTF-16 code units. */
import type { Span } from '../diagnostic.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function positionOf(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** Messages come by file. */
let last = { text: '', starts: lineStarts('') };

export function rangeOf(text: string, span: Span): Range {
  if (last.text !== text) last = { text, starts: lineStarts(text) };
  const { starts } = last;
  const inside = (offset: number) => positionOf(starts, Math.max(0, Math.min(offset, text.length)));
  return { start: inside(span.start), end: inside(span.end) };
}
