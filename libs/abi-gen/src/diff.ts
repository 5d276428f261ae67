/**
 * A line diff in the unified notation, for people who review drift.
 *
 * Longest common subsequence over the lines between the common beginning and end; where that is too much for the table, the
 * whole middle is shown as replaced. Not a patch tool: it is for reading.
 */

const CONTEXT = 3;
/** Cells of the table beyond which a shorter answer is better than a smaller one. */
const LIMIT = 4_000_000;

type Line = readonly [sign: ' ' | '-' | '+', text: string];

function middle(before: readonly string[], after: readonly string[]): Line[] {
  const removed = before.map((text): Line => ['-', text]);
  const added = after.map((text): Line => ['+', text]);
  if (before.length * after.length > LIMIT) return [...removed, ...added];
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push([' ', before[i++] ?? '']);
      j++;
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(['-', before[i++] ?? '']);
    } else {
      lines.push(['+', after[j++] ?? '']);
    }
  }
  return lines;
}

/** The changed lines of two texts with three lines around them; empty if the texts are equal. */
export function diff(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const lines: Line[] = [
    ...a.slice(0, start).map((text): Line => [' ', text]),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): Line => [' ', text]),
  ];
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([sign]) => sign !== ' '),
  );
  const out: string[] = [];
  let [before1, after1] = [1, 1];
  lines.forEach(([sign, text], index) => {
    if (near[index]) {
      if (!near[index - 1]) out.push(`@@ -${before1} +${after1} @@`);
      out.push(`${sign}${text}`);
    }
    if (sign !== '+') before1++;
    if (sign !== '-') after1++;
  });
  return out.join('\n');
}
