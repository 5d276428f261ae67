/** A diagnostic as one flat JSON object: line and column from 1, the end exclusive. */
import type { Diagnostic } from '../diagnostic.ts';
import { rangeOf } from './position.ts';

export interface JsonDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly notes: readonly string[];
}

export function renderJson(diagnostic: Diagnostic, text: string | undefined): JsonDiagnostic {
  const { start, end } = rangeOf(text ?? '', diagnostic.span);
  const { file, kind, message, expected, found, notes } = diagnostic;
  return {
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    kind,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    notes,
  };
}
