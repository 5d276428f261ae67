/**
 * For tests: what an accepted mutant means.
 *
 * A mutant that the kernel accepts is no mistake of the kernel if it is well typed, and most are: a body may be replaced by
 * another of the same type. So acceptances are sorted by what can be decided without trusting the judgement under test:
 *
 * - `same`: each declaration is equal to the original, up to the names of binders, sharing, order and universe levels;
 * - `convertible`: types and the bodies at the leaves of equal case trees are convertible;
 * - `fewer`: as one of these, with declarations missing, or renamed, that nothing refers to;
 * - `refuted`: some statement that it proves is false. A statement is a type under its arguments: values for these are
 *   built by constructors and literals alone, up to a small depth, and if the type then computes to a data type of which
 *   no constructor fits the indices, a type without a value has got one. This is what a sound kernel never lets through,
 *   whatever the mutation was, and it looks at the statement only: not at the case trees, coverage, termination,
 *   positivity, or quantities that were checked;
 * - `quantities`: equal or renamed but for quantities, which no statement and no value depends on;
 * - `different`: none of these. Another declaration, well typed as far as the kernel says. mutate.test.ts asks Agda.
 */
import type { CoreModule, Declaration, Term, Tree } from '../../core/format.ts';
import { serialise } from '../../core/serialise.ts';
import { type Environment, find } from '../kernel.ts';
import { readModule } from '../read.ts';
import type { Entry, Branch as KernelBranch, Term as KernelTerm, Tree as KernelTree, Value } from '../types.ts';
import { unify } from '../unify.ts';
import { pending } from '../universe.ts';
import { apply, budget, convertible, evaluate, instantiate, natural, variable, whnf } from '../value.ts';

export type Meaning = 'same' | 'convertible' | 'fewer' | 'quantities' | 'different' | `refuted: ${string}`;

/** Without what has no meaning: names of binders and fields; universe levels are one. */
const blanks = { false: new WeakMap<Term, Term>(), true: new WeakMap<Term, Term>() };
/** `all`: without quantities too. */
function blanked(t: Term, all: boolean): Term {
  const known = blanks[`${all}`].get(t);
  if (known !== undefined) return known;
  const go = (part: Term): Term => blanked(part, all);
  const made = ((): Term => {
    if (t[0] === 'app') return ['app', go(t[1]), t[2].map(go)];
    if (t[0] === 'lam' || t[0] === 'pi') return [t[0], all ? 2 : t[1], '', go(t[3]), go(t[4])];
    if (t[0] === 'let') return ['let', all ? 2 : t[1], '', go(t[3]), go(t[4]), go(t[5])];
    return t[0] === 'type' ? ['const', 'Type'] : t;
  })();
  blanks[`${all}`].set(t, made);
  return made;
}
function blankTree(t: Tree, all: boolean): Tree {
  if (t.kind === 'body') return { kind: 'body', term: blanked(t.term, all) };
  const otherwise = t.otherwise === undefined ? {} : { otherwise: blankTree(t.otherwise, all) };
  if (t.kind === 'literal')
    return {
      ...t,
      branches: t.branches.map((b) => ({ ...b, tree: blankTree(b.tree, all) })),
      otherwise: blankTree(t.otherwise, all),
    };
  const branches = t.branches.map((b) => ({ ...b, fields: b.fields.map(() => ''), tree: blankTree(b.tree, all) }));
  return { ...t, branches: branches.toSorted((a, b) => (a.constructor < b.constructor ? -1 : 1)), ...otherwise };
}
const alone = (declarations: readonly Declaration[]): CoreModule => ({
  format: 'lago-core/1',
  name: 'alone',
  imports: [],
  builtins: {},
  groups: [declarations],
});
/** A text that two declarations share exactly if they are equal up to what has no meaning. */
function canonical(d: Declaration, all = false): string {
  const name = all ? '' : d.name;
  const type = blanked(d.type, all);
  if (d.kind === 'data') {
    const constructors = d.constructors.map((c) => ({ ...c, type: blanked(c.type, all) }));
    return JSON.stringify(serialise(alone([{ ...d, name, type, constructors }])));
  }
  const quantity = all ? 2 : d.quantity;
  return JSON.stringify(serialise(alone([{ ...d, name, type, quantity, tree: blankTree(d.tree, all) }])));
}

/** The kernel's own terms for a declaration's, linked to an environment. */
function read(
  d: Declaration,
  environment: Environment,
): { readonly types: readonly KernelTerm[]; readonly tree: KernelTree | undefined } {
  const module = readModule(JSON.parse(JSON.stringify(serialise(alone([d])))));
  for (const constant of module.constants.values()) constant.entry = find(environment, constant.name);
  const { data, functions } = module.groups[0]!;
  const types = [...functions, ...data, ...data.flatMap((one) => one.constructors)].map((one) => one.type);
  return { types, tree: functions[0]?.tree };
}

function sameValue(a: KernelTerm, b: KernelTerm, size: number): boolean {
  const env = Array.from({ length: size }, (_, i) => variable(i));
  const mark = pending.length;
  const same = convertible(evaluate(a, env), evaluate(b, env), size);
  pending.length = mark;
  return same;
}
function sameTree(a: KernelTree | undefined, b: KernelTree | undefined, depth: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'body' && b.kind === 'body') return sameValue(a.term, b.term, depth);
  if (a.kind === 'body' || b.kind === 'body' || a.kind !== b.kind || a.level !== b.level) return false;
  const key = ({ pattern }: KernelBranch) => (typeof pattern === 'string' ? pattern : pattern.name);
  return (
    a.branches.length === b.branches.length &&
    a.branches.every((x) => {
      const y = b.branches.find((one) => key(one) === key(x));
      return y !== undefined && sameTree(x.tree, y.tree, depth + x.fields.length);
    }) &&
    sameTree(a.otherwise, b.otherwise, depth)
  );
}
function sameDeclaration(a: Declaration, b: Declaration, environment: Environment): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'function' && b.kind === 'function' && (a.quantity !== b.quantity || a.arity !== b.arity))
    return false;
  if (a.kind === 'data' && b.kind === 'data' && a.parameters.join() !== b.parameters.join()) return false;
  const [x, y] = [read(a, environment), read(b, environment)];
  if (x.types.length !== y.types.length || !x.types.every((t, i) => sameValue(t, y.types[i]!, 0))) return false;
  return a.kind === 'data' || sameTree(x.tree, y.tree, a.arity);
}

/** Closed values of a closed type, built by constructors and literals, some of them. */
function inhabitants(type: Value, environment: Environment, depth: number, limit = 3): readonly Value[] {
  const t = whnf(type);
  if (t.tag === 'sort')
    return ['Prelude.Types.Nat', 'Prelude.Basics.Bool'].flatMap((name) => find(environment, name)?.value ?? []);
  if (t.tag === 'pi') {
    // Constant functions: their codomain must not depend on the argument.
    const nobody = variable(Number.MAX_SAFE_INTEGER);
    return inhabitants(instantiate(t, nobody), environment, depth - 1, 2).map(
      (v): Value => ({
        tag: 'lam',
        quantity: t.quantity,
        name: '_',
        env: [v],
        body: { tag: 'var', free: 2, index: 1 },
      }),
    );
  }
  if (t.tag !== 'data' || depth < 0) return [];
  const literal = (value: bigint | string): Value => ({ tag: 'lit', free: 0, type: t.entry.primitive!, value });
  if (t.entry.primitive === 'String' || t.entry.primitive === 'Char') return [literal('a')];
  if (t.entry.primitive === 'Double') return [];
  if (t.entry.primitive !== undefined) return [literal(0n), literal(1n)];
  if (t.entry.constructors[0]?.nat !== undefined) return [0n, 1n, 2n].map(natural);
  const found: Value[] = [];
  for (const con of t.entry.constructors) {
    const build = (rest: Value, args: readonly Value[]): void => {
      if (found.length >= limit) return;
      const pi = whnf(rest);
      if (pi.tag === 'pi') {
        for (const arg of inhabitants(pi.domain, environment, depth - 1, 2))
          build(instantiate(pi, arg), [...args, arg]);
      } else if (same(pi, t)) found.push(apply(con.value, args));
    };
    const parameters = t.entry.parameters.map((p) => t.args[p]!);
    build(
      parameters.reduce((rest: Value, p) => {
        const pi = whnf(rest);
        return pi.tag === 'pi' ? instantiate(pi, p) : rest;
      }, con.type),
      parameters,
    );
  }
  return found;
}
const same = (a: Value, b: Value): boolean => {
  const mark = pending.length;
  const answer = convertible(a, b, 0);
  pending.length = mark;
  return answer;
};

/** Is there no constructor whose indices could be those of the type? */
function isEmpty(type: Value): boolean {
  const t = whnf(type);
  if (t.tag !== 'data' || t.entry.primitive !== undefined || t.args.length !== t.entry.arity) return false;
  return t.entry.constructors.every((con) => {
    const args: Value[] = t.entry.parameters.map((p) => t.args[p]!);
    const types: Value[] = [];
    let rest = whnf(con.type);
    for (let i = 0; rest.tag === 'pi'; i++) {
      if (i >= con.parameters) {
        args.push(variable(types.length));
        types.push(rest.domain);
      }
      rest = whnf(instantiate(rest, args[i]!));
    }
    if (rest.tag !== 'data') return false;
    const target = rest.args;
    const equations = t.args.flatMap((arg, i) => (t.entry.parameters.includes(i) ? [] : [[arg, target[i]!] as const]));
    return unify(equations, types).kind === 'conflict';
  });
}

/** The arguments at which the statement is false, as far as small values show; undefined if none are found. */
function refutation(type: Value, environment: Environment, path = 0): string | undefined {
  const t = whnf(type);
  if (t.tag !== 'pi') return isEmpty(t) ? 'its type computes to one that no constructor fits' : undefined;
  if (path > 8) return undefined;
  for (const arg of inhabitants(t.domain, environment, 3)) {
    const found = refutation(instantiate(t, arg), environment, path + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first statement among these declarations that is false at some small values. */
export function refuted(names: Iterable<string>, environment: Environment): string | undefined {
  for (const name of names) {
    const entry: Entry | undefined = find(environment, name);
    if (entry?.kind !== 'fun') continue;
    const before = budget.limit;
    budget.steps = 0;
    budget.limit = 20_000;
    try {
      if (refutation(entry.type, environment) !== undefined) return name;
    } catch {
      // Samples whose types are too large to compute say nothing.
    } finally {
      budget.limit = before;
    }
  }
  return undefined;
}

export interface Acceptance {
  readonly original: CoreModule;
  readonly mutant: CoreModule;
  /** With the original module, and with the mutant in its place. */
  readonly before: Environment;
  readonly after: Environment;
}
export function meaning({ original, mutant, before, after }: Acceptance): Meaning {
  const byName = new Map(original.groups.flat().map((d) => [d.name, d]));
  const declarations = mutant.groups.flat();
  const changed = declarations.filter((d) => {
    const there = byName.get(d.name);
    return there === undefined || canonical(there) !== canonical(d);
  });
  const complete = declarations.length === byName.size;
  if (changed.length === 0) return complete ? 'same' : 'fewer';
  const equal = changed.every((d) => {
    const there = byName.get(d.name);
    return there !== undefined && sameDeclaration(there, d, before);
  });
  if (equal) return complete ? 'convertible' : 'fewer';
  const there = new Set([...byName.values()].map((d) => canonical({ ...d, name: '' })));
  if (changed.every((d) => there.has(canonical({ ...d, name: '' })))) return 'fewer';
  const erased = new Set([...byName.values()].map((d) => canonical(d, true)));
  if (changed.every((d) => erased.has(canonical(d, true)))) return 'quantities';
  const names = declarations.map((d) => d.name);
  const false_ = refuted(names, after);
  return false_ === undefined ? 'different' : `refuted: ${false_}`;
}
