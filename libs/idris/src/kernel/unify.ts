/**
 * Unification of the indices at a split (McBride 2002; Cockx and Devriese 2018, with K). All variables of a case tree are
 * flexible. Solution, injectivity and conflict of constructors and literals, cycle, deletion. Type formers are neither
 * injective nor disjoint here: types unify by conversion only. Everything else is stuck, which is not a conflict.
 *
 * Equations are taken from left to right, each solved before the next, so that both sides of each have one type.
 */
import type { Value } from './types.ts';
import { pending } from './universe.ts';
import { convertible, some, substitution, view, whnf } from './value.ts';

export type Unified =
  | { readonly kind: 'solved'; readonly solution: ReadonlyMap<number, Value> }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'stuck'; readonly left: Value; readonly right: Value };

const conflict: Unified = { kind: 'conflict' };

export function unify(equations: readonly (readonly [Value, Value])[], types: readonly Value[]): Unified {
  const n = types.length;
  let solution = new Map<number, Value>();
  let apply = substitution(solution);
  const work = [...equations].reverse();
  for (let equation = work.pop(); equation !== undefined; equation = work.pop()) {
    const left = whnf(apply(equation[0]));
    const right = whnf(apply(equation[1]));
    const [a, b] = [view(left), view(right)];
    if (left.tag === 'nat' && right.tag === 'nat') {
      if (left.value !== right.value) return conflict;
      continue;
    }
    if (a !== null && b !== null) {
      if (a.key !== b.key) return conflict;
      for (let i = a.fields.length - 1; i >= 0; i--) work.push([a.fields[i]!, b.fields[i]!]);
      continue;
    }
    if (left.tag === 'lit' && right.tag === 'lit' && left.type === right.type && left.type !== 'Double') {
      if (left.value !== right.value) return conflict;
      continue;
    }
    const mark = pending.length;
    if (convertible(left, right, n)) continue;
    pending.length = mark;
    // Of two variables the newer one, a field of the constructor at hand, is replaced by the older one.
    const x = left.tag === 'var' && left.args.length === 0 ? left.level : -1;
    const y = right.tag === 'var' && right.args.length === 0 ? right.level : -1;
    const [level, value] = x > y ? [x, right] : [y, left];
    if (level < 0) return { kind: 'stuck', left, right };
    if (some(value, n, (v) => v.tag === 'var' && v.level === level)) {
      if (inside(level, value)) return conflict;
      return { kind: 'stuck', left, right };
    }
    if (circular(level, value, types, apply)) return { kind: 'stuck', left, right };
    const one = substitution(new Map([[level, value]]));
    solution = new Map([...solution].map(([at, v]) => [at, one(v)] as const)).set(level, value);
    apply = substitution(solution);
  }
  return { kind: 'solved', solution };
}

/** Is the variable a proper part of the value, below constructors only? Then no value of it satisfies the equation. */
function inside(level: number, value: Value): boolean {
  const seen = view(whnf(value));
  return (seen?.fields ?? []).some((field) => {
    const v = whnf(field);
    return (v.tag === 'var' && v.level === level && v.args.length === 0) || inside(level, v);
  });
}

/** Would the solution make a variable's type depend on that variable itself, through the types of what it mentions? */
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
