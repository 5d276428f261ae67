/**
 * Functions: case trees. At each split the indices of each constructor are unified with those of the variable split on;
 * the solution turns variables into definitions for that branch. A constructor may lack a branch only by a proven
 * conflict, or where `otherwise` takes it. Splitting on what is erased is allowed where one constructor at most is left.
 */
import { Scope, type Variable } from './check.ts';
import { readLiteral } from './read.ts';
import type { Caller } from './size-change.ts';
import type { Case, ConEntry, DataEntry, DataValue, FunEntry, Match, Quantity, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { type Unified, unify } from './unify.ts';
import { apply, instantiate, linked, show, substitution, variable, whnf } from './value.ts';

/** The environment of a branch, and the type that its bodies must have. */
type Branching = Readonly<{ variables: readonly Variable[]; result: Value }>;
const namesOf = (b: Branching): readonly string[] => b.variables.map((v) => v.name);

export function checkFunction(entry: FunEntry, tree: Tree, nat: DataEntry | undefined, calls: Caller): void {
  const variables: Variable[] = [];
  let result = entry.type;
  for (let i = 0; i < entry.arity; i++) {
    const pi = whnf(result);
    if (pi.tag !== 'pi') refuse('type', `${entry.name} has ${entry.arity} arguments, its type has ${i}`);
    variables.push({ name: pi.name, quantity: pi.quantity, type: pi.domain, value: variable(i), usage: 0 });
    result = instantiate(pi, variable(i));
  }
  const relevant = entry.quantity !== 0;
  walk(tree, { variables, result });

  function walk(node: Tree, b: Branching): void {
    if (node.kind === 'case') split(node, b);
    else if (node.kind === 'literal') literal(node, b);
    else {
      const scope = new Scope(nat, b.variables);
      const { env, size } = scope;
      scope.check(node.term, b.result, relevant);
      while (scope.size > 0) scope.leave(relevant);
      const patterns = b.variables.slice(0, entry.arity).map((v) => v.value);
      calls(entry, patterns, node.term, env, size);
    }
  }

  function split(node: Case, b: Branching): void {
    const { name, quantity, ...scrutinee } = b.variables[node.level]!;
    const type = whnf(scrutinee.type);
    if (type.tag !== 'data' || type.entry.primitive !== undefined || type.args.length !== type.entry.arity)
      refuse('type', `${name} is split on, its type is not a data type`, show(type, namesOf(b)));
    for (const branch of node.branches) {
      const con = linked(branch.constructor.entry, branch.constructor.name);
      if (con.kind !== 'con' || con.data !== type.entry)
        refuse('type', `${con.name} is not a constructor of ${type.entry.name}`);
      if (branch.fields.length !== con.fields.length)
        refuse('kernel', `${con.name} has ${con.fields.length} fields, the branch names ${branch.fields.length}`);
    }
    const erased = relevant && quantity === 0;
    let possible = 0;
    for (const con of type.entry.constructors) {
      const branch = node.branches.find((x) => x.constructor.entry === con);
      if (branch === undefined && node.otherwise !== undefined && !erased) continue;
      const [next, unified] = refine(b, node.level, type, con, branch?.fields);
      if (unified.kind !== 'conflict') possible++;
      if (branch === undefined && (node.otherwise !== undefined || unified.kind === 'conflict')) continue;
      if (unified.kind === 'conflict')
        refuse('impossible', `a branch for ${con.name}, which cannot occur here`, `in ${show(type, namesOf(b))}`);
      if (unified.kind === 'stuck') {
        const sides = `${show(unified.left, namesOf(next))}\n${show(unified.right, namesOf(next))}`;
        refuse('coverage', `cannot tell whether ${con.name} is possible in ${entry.name}: unification is stuck`, sides);
      }
      if (branch === undefined) refuse('coverage', `no branch for ${con.name} in ${entry.name}`);
      walk(branch.tree, next);
    }
    // An `otherwise` alone looks at nothing.
    if (erased && possible > 1 && node.branches.length > 0)
      refuse('quantity', `${name} is erased and decides between ${possible} constructors at run time`);
    if (node.otherwise !== undefined) walk(node.otherwise, b);
  }

  function literal(node: Match, b: Branching): void {
    const { name, quantity, ...scrutinee } = b.variables[node.level]!;
    const type = whnf(scrutinee.type);
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    if (primitive === undefined || primitive === 'Double')
      refuse('type', `${name} is matched with literals, its type has none`, show(type, namesOf(b)));
    if (relevant && quantity === 0 && node.branches.length > 0)
      refuse('quantity', `${name} is erased and is compared with literals at run time`);
    for (const branch of node.branches) {
      const types = b.variables.map((v) => v.type);
      const unified = unify([[scrutinee.value, readLiteral(primitive, branch.value)]], types);
      if (unified.kind !== 'solved') refuse('impossible', `the literal ${branch.value} cannot occur here`);
      walk(branch.tree, refined({ ...b, variables: consume(b.variables, node.level) }, unified.solution));
    }
    walk(node.otherwise, b);
  }
}

/** Splitting a linear variable uses it. */
const consume = (variables: readonly Variable[], level: number): readonly Variable[] =>
  variables.map((v, i) => (i === level ? { ...v, usage: v.usage === 0 ? 1 : 2 } : v));
const times = (a: Quantity, b: Quantity): Quantity => (a === 0 || b === 0 ? 0 : a === 1 ? b : 2);

/** The branch of a constructor: fresh fields, and what unification of indices and scrutinee says. */
function refine(
  b: Branching,
  level: number,
  type: DataValue,
  con: ConEntry,
  names: readonly string[] | undefined,
): readonly [Branching, Unified] {
  const { quantity, value } = b.variables[level]!;
  const { parameters } = type.entry;
  const args = parameters.map((p) => type.args[p]!);
  const variables = [...consume(b.variables, level)];
  let rest = whnf(con.type);
  for (let i = 0; rest.tag === 'pi'; i++) {
    const field = i - parameters.length;
    if (field >= 0) {
      args.push(variable(variables.length));
      const q = times(quantity, rest.quantity);
      variables.push({ name: names?.[field] ?? rest.name, quantity: q, type: rest.domain, value: args[i]!, usage: 0 });
    }
    rest = whnf(instantiate(rest, args[i]!));
  }
  const target = rest.tag === 'data' ? rest.args : refuse('kernel', `${con.name} builds nothing`);
  const indices = type.args.map((arg, i) => [arg, target[i]!] as const).filter((_, i) => !parameters.includes(i));
  const unified = unify(
    [...indices, [value, apply(con.value, args)]],
    variables.map((v) => v.type),
  );
  const all: Branching = { variables, result: b.result };
  return [unified.kind === 'solved' ? refined(all, unified.solution) : all, unified];
}

function refined(b: Branching, solution: ReadonlyMap<number, Value>): Branching {
  const go = substitution(solution);
  return { variables: b.variables.map((v) => ({ ...v, value: go(v.value), type: go(v.type) })), result: go(b.result) };
}
