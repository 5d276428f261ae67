/**
 * Speculation: run something, and take every effect back if it fails (ambiguous names, proof search, coercions).
 *
 * Whoever changes state that outlives the attempt says how to undo it. Outside an attempt nothing is recorded.
 */

const undos: (() => void)[] = [];
let depth = 0;

export function onUndo(undo: () => void): void {
  if (depth > 0) undos.push(undo);
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** Effects stay if `run` returns and `keep` agrees. */
export function attempt<T>(run: () => T, keep: (value: T) => boolean = () => true): Attempt<T> {
  const mark = undos.length;
  depth++;
  try {
    const value = run();
    if (!keep(value)) rollBack(mark);
    return { ok: true, value };
  } catch (error) {
    rollBack(mark);
    return { ok: false, error };
  } finally {
    depth--;
    if (depth === 0) undos.length = 0;
  }
}

function rollBack(mark: number): void {
  while (undos.length > mark) undos.pop()!();
}
