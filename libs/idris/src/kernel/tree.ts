/**
 * Functions: case trees. At each split the indices of each constructor are unified with those of the variable split on;
 * the solution turns variables into definitions for that branch. A constructor may lack a branch only by a proven
 * conflict, or where `otherwise` takes it. Splitting on what is erased is allowed where one constructor at most is left.
 */
import { Scope, type Variable } from './check.ts';
import { built } from './data.ts';
import { readLiteral } from './read.ts';
import type { SizeChange } from './size-change.ts';
import type { ConEntry, DataEntry, DataValue, FunEntry, Quantity, Split, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { type Unified, unify } from './unify.ts';
import { apply, linked, substitution, telescope, variable, whnf } from './value.ts';

/** The environment of a branch, and the type that its bodies must have. */
type Branching = Readonly<{ variables: readonly Variable[]; result: Value }>;

export function checkFunction(entry: FunEntry, nat: DataEntry | undefined, termination: SizeChange): void {
  const variables: Variable[] = [];
  const result = telescope(entry.type, entry.arity, ({ name, quantity, domain: type }, i) => {
    const value = variable(i);
    variables.push({ name, quantity, type, value, usage: 0 });
    return value;
  });
  if (variables.length < entry.arity)
    refuse('type', `${entry.name} has ${entry.arity} arguments, its type has ${variables.length}`);
  const relevant = entry.quantity !== 0;
  walk(entry.tree, { variables, result });

  function walk(node: Tree | undefined, b: Branching): void {
    if (node === undefined) return;
    if (node.kind === 'case') split(node, b);
    else if (node.kind === 'literal') literal(node, b);
    else if (node.kind === 'body') {
      const patterns = b.variables.slice(0, entry.arity).map((v) => v.value);
      const scope = new Scope(nat, b.variables, (callee, args, size) =>
        termination.called(entry, patterns, callee, args, size),
      );
      scope.check(node.term, b.result, relevant);
      while (scope.size > 0) scope.leave(relevant);
    }
  }

  function split({ level, branches, otherwise }: Split, b: Branching): void {
    const { name, quantity, type: typeOf } = b.variables[level]!;
    const type = whnf(typeOf);
    if (type.tag !== 'data' || type.entry.primitive !== undefined || type.args.length !== type.entry.arity)
      refuse('type', `${name} is split on, its type is not a data type`, [type], b.variables);
    const byConstructor = new Map(
      branches.map((branch) => {
        const con = typeof branch.pattern === 'string' ? undefined : linked(branch.pattern.entry, branch.pattern.name);
        if (con?.kind !== 'con' || con.data !== type.entry)
          return refuse('type', `${con?.name} is not a constructor of ${type.entry.name}`);
        if (branch.fields.length !== con.fields.length)
          refuse('kernel', `${con.name} has ${con.fields.length} fields, the branch names ${branch.fields.length}`);
        return [con, branch] as const;
      }),
    );
    const erased = relevant && quantity === 0;
    let possible = 0;
    for (const con of type.entry.constructors) {
      const branch = byConstructor.get(con);
      if (branch === undefined && otherwise !== undefined && !erased) continue;
      const [next, unified] = refine(b, level, type, con, branch?.fields);
      if (unified.kind !== 'conflict') possible++;
      if (branch === undefined && (otherwise !== undefined || unified.kind === 'conflict')) continue;
      if (unified.kind === 'conflict')
        refuse('impossible', `a branch for ${con.name}, which cannot occur here`, [type], b.variables);
      if (unified.kind === 'stuck') {
        const why = `cannot tell whether ${con.name} is possible in ${entry.name}: unification is stuck`;
        refuse('coverage', why, unified.sides, next.variables);
      }
      if (branch === undefined) refuse('coverage', `no branch for ${con.name} in ${entry.name}`);
      walk(branch.tree, next);
    }
    // An `otherwise` alone looks at nothing.
    if (erased && possible > 1 && branches.length > 0)
      refuse('quantity', `${name} is erased and decides between ${possible} constructors at run time`);
    walk(otherwise, b);
  }

  function literal({ level, branches, otherwise }: Split, b: Branching): void {
    const { name, quantity, type: typeOf, value } = b.variables[level]!;
    const type = whnf(typeOf);
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    if (primitive === undefined || primitive === 'Double')
      refuse('type', `${name} is matched with literals, its type has none`, [type], b.variables);
    if (relevant && quantity === 0 && branches.length > 0)
      refuse('quantity', `${name} is erased and is compared with literals at run time`);
    const next = { ...b, variables: consume(b.variables, level) };
    for (const { pattern, tree } of branches) {
      const unified = unify([[value, readLiteral(primitive, pattern)]], typesOf(b.variables));
      if (unified.kind !== 'solved') refuse('impossible', `the literal ${String(pattern)} cannot occur here`);
      walk(tree, refined(next, unified.solution));
    }
    walk(otherwise, b);
  }
}

/** Splitting a linear variable uses it. */
const consume = (variables: readonly Variable[], level: number): readonly Variable[] =>
  variables.map((v, i) => (i === level ? { ...v, usage: v.usage === 0 ? 1 : 2 } : v));
const times = (a: Quantity, b: Quantity): Quantity => (a === 0 || b === 0 ? 0 : a === 1 ? b : 2);
const typesOf = (variables: readonly Variable[]): readonly Value[] => variables.map((v) => v.type);

/** The branch of a constructor: fresh fields, and what unification of indices and scrutinee says. */
function refine(
  b: Branching,
  level: number,
  type: DataValue,
  con: ConEntry,
  names: readonly string[] | undefined,
): readonly [Branching, Unified] {
  const scrutinee = b.variables[level]!;
  const { parameters } = type.entry;
  const args = parameters.map((p) => type.args[p]!);
  const variables = [...consume(b.variables, level)];
  const target = built(con, ({ name, quantity, domain }, i) => {
    const field = i - parameters.length;
    if (field < 0) return args[i]!;
    const value = variable(variables.length);
    const q = times(scrutinee.quantity, quantity);
    variables.push({ name: names?.[field] ?? name, quantity: q, type: domain, value, usage: 0 });
    args.push(value);
    return value;
  });
  const indices = type.args.map((arg, i) => [arg, target[i]!] as const).filter((_, i) => !parameters.includes(i));
  const unified = unify([...indices, [scrutinee.value, apply(con.value, args)]], typesOf(variables));
  const all: Branching = { variables, result: b.result };
  return [unified.kind === 'solved' ? refined(all, unified.solution) : all, unified];
}

function refined(b: Branching, solution: ReadonlyMap<number, Value>): Branching {
  const go = substitution(solution);
  return { variables: b.variables.map((v) => ({ ...v, value: go(v.value), type: go(v.type) })), result: go(b.result) };
}
