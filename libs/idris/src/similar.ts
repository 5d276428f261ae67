/**
 * Near names: by the edit distance in which a letter may be added, left out, replaced, or two neighbours swapped
 * (Damerau's, in its restricted form), whatever the case.
 */

/** At most three names that this one may be a slip for, the nearest first. */
export function similar(name: string, known: Iterable<string>): string[] {
  const bound = name.length < 3 ? 0 : name.length < 5 ? 1 : name.length < 10 ? 2 : 3;
  const near: { readonly key: string; readonly far: number }[] = [];
  const small = name.toLowerCase();
  for (const key of known) {
    if (key === name || Math.abs(key.length - name.length) > bound || key.startsWith('{')) continue;
    const lower = key.toLowerCase();
    const far = lower === small ? 0 : distance(small, lower, bound);
    if (far <= bound && far < key.length) near.push({ key, far });
  }
  near.sort((a, b) => a.far - b.far || (a.key < b.key ? -1 : 1));
  const [first] = near;
  // A name that is clearly nearer than the others is the one.
  return near
    .filter(({ far }) => far <= first!.far)
    .slice(0, 3)
    .map(({ key }) => key);
}

/** The distance of two names, or more than `bound`. */
function distance(a: string, b: string, bound: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > bound) return bound + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

export function meant(near: readonly string[]): string[] {
  return near.length === 0 ? [] : [`did you mean ${near.join(' or ')}?`];
}
