/** Figures as a table in Markdown, so that it can be read in a terminal and pasted into a document. */
import type { Figures } from './measure.ts';

const milliseconds = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));

export function table(figures: readonly Figures[]): string {
  const rows = [
    ['case', 'variant', 'median ms', 'min', 'max', 'ratio', 'peak MB', 'runs'],
    ...figures.map((row) => [
      row.case,
      row.variant,
      milliseconds(row.median),
      milliseconds(row.min),
      milliseconds(row.max),
      row.ratio.toFixed(2),
      row.memory === 0 ? '' : (row.memory / 1e6).toFixed(0),
      String(row.runs),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head, ...body] = rows.map(line);
  return `${[head, rule, ...body].join('\n')}\n`;
}
