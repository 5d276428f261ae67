/**
 * Diagnostics as SARIF 2.1.0 (OASIS), one run of one tool: what code scanning takes.
 *
 * Columns count UTF-16 code units, which the run says. A rule is a kind of mistake. Files are named as messages name them.
 */
import type { Diagnostic, Span, Texts } from '../diagnostic.ts';
import { rangeOf } from './position.ts';

interface SarifMessage {
  readonly text: string;
}
interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    };
  };
  readonly message?: SarifMessage;
}
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly version: string;
        readonly rules: readonly { readonly id: string }[];
      };
    };
    readonly columnKind: 'utf16CodeUnits';
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: 'error';
      readonly message: SarifMessage;
      readonly locations: readonly SarifLocation[];
      readonly relatedLocations?: readonly SarifLocation[];
    }[];
  }[];
}

export function renderSarif(
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  tool: { readonly name: string; readonly version: string },
): SarifLog {
  const location = (file: string, span: Span, message?: string): SarifLocation => {
    const { start, end } = rangeOf(texts.get(file) ?? '', span);
    return {
      physicalLocation: {
        artifactLocation: { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') },
        region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      },
      ...(message === undefined ? {} : { message: { text: message } }),
    };
  };
  const rules = [...new Set(diagnostics.map(({ kind }) => kind))].toSorted().map((id) => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((one) => ({
          ruleId: one.kind,
          level: 'error',
          message: { text: [one.message, ...details(one)].join('\n') },
          locations: [location(one.file, one.span)],
          ...(one.places === undefined
            ? {}
            : {
                relatedLocations: one.places.map((place) =>
                  location(place.file ?? one.file, place.span, place.message),
                ),
              }),
        })),
      },
    ],
  };
}

/** All that is said beside the message, a line each, for formats that have one text. */
export function details({ expected, found, notes, tries = [] }: Diagnostic): readonly string[] {
  return [
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(found === undefined ? [] : [`found: ${found}`]),
    ...notes,
    ...tries.map((words) => `try: ${words}`),
  ];
}
