/**
 * Unification of the indices at a split (McBride 2002; Cockx and Devriese 2018, with K). All variables of a case tree are
 * flexible. Solution, injectivity and conflict of constructors and literals, cycle, deletion. Type formers are neither
 * injective nor disjoint here: types unify by conversion only. Everything else is stuck, which is not a conflict.
 *
 * Equations are taken from left to right, each solved before the next, so that both sides of each have one type.
 */
import type { Value, Whnf } from './types.ts';
import { attempt } from './universe.ts';
import { convertible, some, substitution, view, whnf } from './value.ts';

export type Unified =
  | { readonly kind: 'solved'; readonly solution: ReadonlyMap<number, Value> }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'stuck'; readonly sides: readonly Value[] };

export type Equation = readonly [Value, Value];
export function unify(equations: readonly Equation[], types: readonly Value[]): Unified {
  let solution = new Map<number, Value>();
  let apply = substitution(solution);
  const work = [...equations].reverse();
  for (let equation = work.pop(); equation !== undefined; equation = work.pop()) {
    const [left, right] = equation.map((side) => whnf(apply(side))) as [Whnf, Whnf];
    const [a, b] = [view(left), view(right)];
    // Numbers of Double that differ as texts may be equal, or not be equal to themselves.
    const decided = a !== null && b !== null && !(left.tag === 'lit' && left.type === 'Double');
    const numbers = left.tag === 'nat' && right.tag === 'nat';
    if (numbers ? left.value !== right.value : decided && a.key !== b.key) return { kind: 'conflict' };
    if (decided && !numbers) for (let i = a.fields.length - 1; i >= 0; i--) work.push([a.fields[i]!, b.fields[i]!]);
    if (decided) continue;
    if (attempt(() => convertible(left, right, types.length))) continue;
    // Of two variables the newer one, a field of the constructor at hand, is replaced by the older one.
    const [x, y] = [levelOf(left), levelOf(right)];
    const [level, value] = x > y ? [x, right] : [y, left];
    if (level < 0) return { kind: 'stuck', sides: [left, right] };
    if (circular(level, value, types, apply))
      return inside(level, value) ? { kind: 'conflict' } : { kind: 'stuck', sides: [left, right] };
    const one = substitution(new Map([[level, value]]));
    solution = new Map([...solution].map(([at, v]) => [at, one(v)] as const)).set(level, value);
    apply = substitution(solution);
  }
  return { kind: 'solved', solution };
}

/** The level of a variable that is not applied; -1 for anything else. */
const levelOf = (v: Whnf): number => (v.tag === 'var' && v.args.length === 0 ? v.level : -1);

/** Is the variable a proper part of the value, below constructors only? Then no value of it satisfies the equation. */
function inside(level: number, value: Value): boolean {
  const v = whnf(value);
  const fields = (v.tag === 'con' && view(v)?.fields) || [];
  return fields.some((field) => levelOf(whnf(field)) === level || inside(level, field));
}

/** Does the value mention the variable, itself or through the types of what it mentions? */
function circular(level: number, value: Value, types: readonly Value[], apply: (v: Value) => Value): boolean {
  const seen = new Set<number>();
  const mentions = (v: Value): boolean =>
    some(v, types.length, (part) => {
      if (part.tag !== 'var' || part.level >= types.length || seen.has(part.level)) return false;
      if (part.level === level) return true;
      seen.add(part.level);
      return mentions(apply(types[part.level]!));
    });
  return mentions(value);
}
