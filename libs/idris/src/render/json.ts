/** A diagnostic as one flat JSON object: line and column from 1, the end exclusive. */
import type { Diagnostic, Span, Texts } from '../diagnostic.ts';
import { rangeOf } from './position.ts';

interface JsonRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonRange {
  readonly file: string;
  readonly kind: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly notes: readonly string[];
  readonly tries?: readonly string[];
  readonly places?: readonly (JsonRange & { readonly file: string; readonly message: string })[];
}

function range(text: string | undefined, span: Span): JsonRange {
  const { start, end } = rangeOf(text ?? '', span);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

export function renderJson(diagnostic: Diagnostic, texts: Texts): JsonDiagnostic {
  const { file, kind, message, expected, found, notes, tries, places } = diagnostic;
  return {
    file,
    ...range(texts.get(file), diagnostic.span),
    kind,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    notes,
    ...(tries === undefined ? {} : { tries }),
    ...(places === undefined
      ? {}
      : {
          places: places.map(({ file: at = file, span, message: words }) => ({
            file: at,
            ...range(texts.get(at), span),
            message: words,
          })),
        }),
  };
}
