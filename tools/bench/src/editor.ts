/**
 * What an editor waits for: the recorded session with `lago lsp` on a module of 1,000 lines, and after it thirty changes of one
 * line near the beginning, the middle and the end in turn, each with a question.
 *
 * Not a test: the goal is 100 ms on a machine that does nothing else.
 */
import { LINES, Session, STEPS, type Step } from '@lago-grey/cli/session';
import { median } from './measure.ts';
import { lago } from './workspace.ts';

const CHANGES = 30;
/** Lines `area5 Dot5 = 0`, `area83 Dot83 = 0`, `area160 Dot160 = 0`. */
const PLACES = [37, 505, 967];

const changes: readonly Step[] = Array.from({ length: CHANGES }, (_, at): Step[] => {
  const line = PLACES[at % PLACES.length]!;
  return [
    { line, becomes: LINES[line]!.replace(/0$/, String(at + 1)), codes: [] },
    { ask: 'hover', line, character: 2, says: 'area' },
  ];
}).flat();

export async function editorSession(): Promise<string> {
  const session = new Session(lago());
  try {
    const opened = performance.now();
    await session.open();
    const rows = new Map([['opened, all elaborated', [performance.now() - opened]]]);
    for (const step of [...STEPS, ...changes]) {
      const started = performance.now();
      await session.take(step);
      const took = performance.now() - started;
      if ('becomes' in step || 'ask' in step) {
        const row = 'ask' in step ? step.ask : 'changed, until the diagnostics';
        rows.set(row, [...(rows.get(row) ?? []), took]);
      }
    }
    return [
      `editor, ${LINES.length} lines, a recorded session and ${CHANGES} changes of one line`,
      ...[...rows].map(
        ([name, times]) =>
          `${`${name} (${times.length})`.padEnd(44)} median ${median(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`,
      ),
      '',
    ].join('\n');
  } finally {
    await session.close();
  }
}
