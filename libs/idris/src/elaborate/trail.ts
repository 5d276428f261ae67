/**
 * Speculation: run something, and take every effect back if it fails (ambiguous names, proof search, coercions).
 *
 * Whoever changes state that outlives the attempt says how to undo it. Outside an attempt nothing is recorded. What was
 * made inside of the innermost attempt is gone with it, and what it knows of itself need not be taken back: a long
 * computation would otherwise keep each of its steps.
 */

const undos: (() => void)[] = [];
let depth = 0;
let attempts = 0;
/** When the innermost attempt began; 0 outside. */
let since = 0;
/** When what is made now was made, as far as `outlives` is concerned. */
export let birth = 0;

/** Does what was made then stay if the innermost attempt is rolled back? */
export function outlives(born: number): boolean {
  return born < since;
}

/** Makes something that is kept in a place which no attempt takes back. */
export function lasting<T>(make: () => T): T {
  const before = birth;
  birth = -1;
  try {
    return make();
  } finally {
    birth = before;
  }
}

export function onUndo(undo: () => void): void {
  if (depth > 0) undos.push(undo);
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** Effects stay if `run` returns and `keep` agrees. */
export function attempt<T>(run: () => T, keep: (value: T) => boolean = () => true): Attempt<T> {
  const mark = undos.length;
  const outerSince = since;
  const outerBirth = birth;
  since = ++attempts;
  birth = since;
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
    since = outerSince;
    birth = outerBirth;
    if (depth === 0) undos.length = 0;
  }
}

function rollBack(mark: number): void {
  while (undos.length > mark) undos.pop()!();
}
