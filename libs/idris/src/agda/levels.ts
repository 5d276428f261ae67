/**
 * Level expressions with unknowns: the maximum of a number and of unknowns, each with a number added.
 *
 * Equations are solved as they come, by substitution; one that has no such solution is dropped. That is no hole: levels
 * only fill in what Agda then checks, and a wrong one is an error there.
 */

/** Its unknowns point to what they are equal to. */
export interface Unknown {
  value: Level | undefined;
}
export interface Level {
  readonly least: number;
  readonly unknowns: ReadonlyMap<Unknown, number>;
}

export const constant = (least: number): Level => ({ least, unknowns: new Map() });
export const unknown = (): Level => ({ least: 0, unknowns: new Map([[{ value: undefined }, 0]]) });

export const above = (level: Level, by = 1): Level => ({
  least: level.unknowns.size > 0 && level.least === 0 ? 0 : level.least + by,
  unknowns: new Map([...level.unknowns].map(([u, shift]) => [u, shift + by])),
});

export function maximum(levels: readonly Level[]): Level {
  const unknowns = new Map<Unknown, number>();
  for (const level of levels)
    for (const [u, shift] of level.unknowns) unknowns.set(u, Math.max(shift, unknowns.get(u) ?? 0));
  const least = Math.max(0, ...levels.map((level) => level.least));
  return { least: [...unknowns.values()].some((shift) => shift >= least) ? 0 : least, unknowns };
}

/** With what is known put in. */
export function resolve(level: Level): Level {
  const parts: Level[] = [constant(level.least)];
  for (const [u, shift] of level.unknowns)
    parts.push(u.value === undefined ? { least: 0, unknowns: new Map([[u, shift]]) } : above(resolve(u.value), shift));
  return maximum(parts);
}

export const unknownsOf = (level: Level): readonly Unknown[] => [...resolve(level).unknowns.keys()];

/** The unknown that a level is, if it is nothing else. */
function single(level: Level): Unknown | undefined {
  const [first, ...rest] = level.unknowns;
  return first !== undefined && rest.length === 0 && first[1] === 0 && level.least === 0 ? first[0] : undefined;
}

export function equate(left: Level, right: Level): void {
  const [a, b] = [resolve(left), resolve(right)];
  for (const [one, other] of [[a, b] as const, [b, a] as const]) {
    const u = single(one);
    if (u === undefined) continue;
    if (single(other) === u) return;
    // An unknown that is a maximum with itself in it is the rest of that maximum, or more: take the rest.
    if (other.unknowns.has(u) && other.unknowns.get(u) !== 0) continue;
    const rest = new Map(other.unknowns);
    rest.delete(u);
    u.value = { least: other.least, unknowns: rest };
    return;
  }
  for (const [one, other] of [[a, b] as const, [b, a] as const])
    if (one.unknowns.size === 0 && one.least === 0) for (const u of other.unknowns.keys()) u.value ??= constant(0);
  const same = a.unknowns.size === b.unknowns.size && [...a.unknowns.keys()].every((u) => b.unknowns.has(u));
  if (isPlain(a) && isPlain(b) && !same) {
    // Two maxima of several unknowns: equal if all of them are. Not the only solution, but one.
    const [first, ...rest] = new Set([...a.unknowns.keys(), ...b.unknowns.keys()]);
    for (const u of rest) u.value = { least: 0, unknowns: new Map([[first!, 0]]) };
  }
}

/** A maximum of two or more unknowns as they are. */
const isPlain = (level: Level): boolean =>
  level.least === 0 && level.unknowns.size > 1 && [...level.unknowns.values()].every((shift) => shift === 0);

/** As Agda writes it; undefined if some unknown has no name. */
export function printLevel(level: Level, name: (u: Unknown) => string | undefined): string | undefined {
  const { least, unknowns } = resolve(level);
  const parts: string[] = least > 0 || unknowns.size === 0 ? [raised('lzero', least)] : [];
  for (const [u, shift] of unknowns) {
    const known = name(u);
    if (known === undefined) return undefined;
    parts.push(raised(known, shift));
  }
  return parts.length === 1 ? parts[0] : `(${parts.join(' ⊔ ')})`;
}
const raised = (level: string, by: number): string => (by === 0 ? level : `(lsuc ${raised(level, by - 1)})`);
