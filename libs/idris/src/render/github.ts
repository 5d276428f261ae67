/**
 * A diagnostic as a workflow command of GitHub Actions, which shows it at the line it is about.
 *
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions, "Setting an error message": in the
 * message %, CR and LF are escaped, in the properties also : and the comma.
 */
import type { Diagnostic, Texts } from '../diagnostic.ts';
import { rangeOf } from './position.ts';
import { details } from './sarif.ts';

export function renderGithub(diagnostic: Diagnostic, texts: Texts): string {
  const { start, end } = rangeOf(texts.get(diagnostic.file) ?? '', diagnostic.span);
  const properties: Record<string, string | number> = {
    file: diagnostic.file,
    line: start.line,
    endLine: end.line,
    // GitHub ignores columns of what spans lines.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: `lago: ${diagnostic.kind}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::error ${written.join(',')}::${escape([diagnostic.message, ...details(diagnostic)].join('\n'))}`;
}

function escape(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(words: string): string {
  return escape(words).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
