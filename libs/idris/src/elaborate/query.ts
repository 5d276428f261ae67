/**
 * Questions in the scope of a module: what has a type.
 *
 * The type that is asked for is taken as it stands: its variables are fixed, those of a candidate are to be found. A
 * candidate may take the explicit arguments in another order, and its constraints are not looked for.
 */
import { bind, type Context, EMPTY, evaluateIn } from './context.ts';
import { typeOfGlobal, whnf } from './evaluate.ts';
import { freshMeta, openProblems, settle } from './metas.ts';
import { candidates, isVisible, splitName } from './names.ts';
import { printIn } from './print.ts';
import type { Session } from './session.ts';
import { attempt } from './trail.ts';
import { unify } from './unify.ts';
import type { Global, Value } from './values.ts';

export interface Match {
  /** The full name. */
  readonly name: string;
  readonly type: string;
  /** Its arguments stand in this order. */
  readonly inOrder: boolean;
}

/** More arguments than these are compared in their order only: there are too many others. */
const MOST_PERMUTED = 5;

/** What is in scope and has the type of a global, the most specific first. */
export function withTypeOf(s: Session, wanted: Global): readonly Match[] {
  const found: { readonly match: Match; readonly rank: number }[] = [];
  const seen = new Set<Global>([wanted]);
  for (const last of s.names.lastNames()) {
    if (last.includes('{') || last.includes(':for:')) continue;
    for (const global of candidates(s.names, last)) {
      if (seen.has(global) || !isVisible(global, s.namespace) || s.hidden.has(global.name)) continue;
      seen.add(global);
      if (/[^:]:[a-z]+:/.test(global.name) || global.name.startsWith('prim__')) continue;
      const rank = compare(typeOfGlobal(wanted), global);
      if (rank === null) continue;
      const match = { name: global.name, type: printIn(EMPTY, typeOfGlobal(global)), inOrder: rank % 2 === 0 };
      found.push({ match, rank });
    }
  }
  return found
    .toSorted(
      (a, b) => a.rank - b.rank || a.match.name.length - b.match.name.length || (a.match.name < b.match.name ? -1 : 1),
    )
    .map(({ match }) => match);
}

interface Argument {
  readonly type: Value;
  readonly value: Value;
}

interface Telescope {
  readonly context: Context;
  readonly explicit: readonly Argument[];
  readonly result: Value;
}

/** The wanted type with its variables fixed. */
function fixed(wanted: Value): Telescope {
  let context = EMPTY;
  const explicit: Argument[] = [];
  let type = whnf(wanted);
  while (type.v === 'pi') {
    const inside = bind(context, type.name, type.domain, type.quantity);
    if (type.passing.kind === 'explicit') explicit.push({ type: type.domain, value: inside.value });
    context = inside.context;
    type = whnf(type.body(inside.value));
  }
  return { context, explicit, result: type };
}

/** How well a global fits, 0 the best, odd if its arguments stand in another order; null if it does not. */
function compare(wanted: Value, global: Global): number | null {
  const { context, explicit, result } = fixed(wanted);
  let rank: number | null = null;
  attempt(
    () => {
      const given: Argument[] = [];
      let constraints = 0;
      let type = whnf(typeOfGlobal(global));
      while (type.v === 'pi') {
        if (given.length > explicit.length) return;
        const { term } = freshMeta(context, type.domain, type.name, { start: 0, end: 0 });
        const value = evaluateIn(context, term);
        if (type.passing.kind === 'explicit') given.push({ type: type.domain, value });
        else if (type.passing.kind !== 'implicit') constraints++;
        type = whnf(type.body(value));
      }
      const end = type;
      if (given.length !== explicit.length) return;
      if (end.v === 'data' && result.v === 'data' && end.global !== result.global) return;
      const vague = end.v === 'flex' ? 40 : 0;
      // What an argument is must be known before the result can depend on it.
      const same = (a: Value, b: Value) => unify(a, b, context.size, never);
      const takes = (a: Argument, b: Argument) => same(a.type, b.type) && same(a.value, b.value);
      const ends = () => {
        if (!same(end, result)) return false;
        settle();
        return openProblems().length === 0;
      };
      const ordered = together(() => given.every((one, at) => takes(one, explicit[at]!)) && ends());
      if (!ordered && (given.length > MOST_PERMUTED || !permuted(given, explicit, takes, ends))) return;
      rank = vague + constraints * 2 + (ordered ? 0 : 11);
    },
    () => false,
  );
  return rank;
}

const never = (): never => {
  throw new Error('this equation does not hold');
};

function together(run: () => boolean): boolean {
  const outcome = attempt(run, (yes) => yes);
  return outcome.ok && outcome.value;
}

/** Can each of the given be paired with another of the wanted, so that the ends meet? */
function permuted(
  given: readonly Argument[],
  wanted: readonly Argument[],
  takes: (a: Argument, b: Argument) => boolean,
  ends: () => boolean,
): boolean {
  const [first, ...rest] = given;
  if (first === undefined) return together(ends);
  return wanted.some((one, at) =>
    together(() => takes(first, one) && permuted(rest, wanted.toSpliced(at, 1), takes, ends)),
  );
}

/** The global of a module that a source calls by this name. */
export function ownGlobal(s: Session, name: string): Global | undefined {
  return s.own.find((global) => splitName(global.name).last === name);
}
