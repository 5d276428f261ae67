/**
 * Functions: case trees. At each split the indices of each constructor are unified with those of the variable split on;
 * the solution turns variables into definitions for that branch. A constructor may lack a branch only by a proven
 * conflict, or where `otherwise` takes it. Splitting on what is erased is allowed where one constructor at most is left.
 */
import { Scope, type Variable } from './check.ts';
import { built } from './data.ts';
import { readLiteral } from './read.ts';
import type { SizeChange } from './size-change.ts';
import type { Branch, ConEntry, DataValue, FunEntry, Nat, Quantity, Split, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { type Equation, type Unified, unify } from './unify.ts';
import { apply, linked, substitution, telescope, variable, whnf } from './value.ts';

/** The environment of a branch, and the type that its bodies must have. */
type Branching = Readonly<{ variables: readonly Variable[]; result: Value }>;

export function checkFunction(entry: FunEntry, nat: Nat, termination: SizeChange): void {
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
    if (node.kind === 'body') {
      const patterns = b.variables.slice(0, entry.arity).map((v) => v.value);
      const scope = new Scope({ nat, called: (...call) => termination.called(entry, patterns, ...call) }, b.variables);
      scope.check(node.term, b.result, relevant);
      while (scope.size > 0) scope.leave(relevant);
      return;
    }
    if (node.kind === 'case') split(node, b);
    else literal(node, b);
    walk(node.otherwise, b);
  }

  function split({ level, branches, otherwise }: Split, b: Branching): void {
    const { name, quantity, type: typeOf } = b.variables[level]!;
    const type = whnf(typeOf);
    if (type.tag !== 'data' || type.entry.primitive !== undefined || type.args.length !== type.entry.arity)
      refuse('type', `${name} is split on, its type is not a data type`, [type], b.variables);
    for (const { pattern, fields } of branches) {
      const con = typeof pattern === 'string' ? undefined : linked(pattern.entry, pattern.name);
      if (con?.kind !== 'con' || con.data !== type.entry)
        return refuse('type', `${con?.name} is not a constructor of ${type.entry.name}`);
      if (fields.length !== con.fields.length)
        refuse('kernel', `${con.name} has ${con.fields.length} fields, the branch names ${fields.length}`);
    }
    const erased = relevant && quantity === 0;
    let possible = 0;
    for (const con of type.entry.constructors) {
      const branch = branches.find(({ pattern }) => typeof pattern !== 'string' && pattern.entry === con);
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
  }

  function literal({ level, branches }: Split, b: Branching): void {
    const { name, quantity, type: typeOf, value } = b.variables[level]!;
    const type = whnf(typeOf);
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    if (primitive === undefined || primitive === 'Double')
      refuse('type', `${name} is matched with literals, its type has none`, [type], b.variables);
    if (relevant && quantity === 0 && branches.length > 0)
      refuse('quantity', `${name} is erased and is compared with literals at run time`);
    for (const { pattern, tree } of branches) {
      const now = { ...b, variables: consume(b.variables, level) };
      const [next, unified] = solve(now, [[value, readLiteral(primitive, pattern)]]);
      if (unified.kind !== 'solved') refuse('impossible', `the literal ${String(pattern)} cannot occur here`);
      walk(tree, next);
    }
  }
}

const times = (a: Quantity, b: Quantity): Quantity => (a === 0 || b === 0 ? 0 : a === 1 ? b : 2);
/** Splitting a linear variable uses it. */
const consume = (variables: readonly Variable[], level: number): readonly Variable[] =>
  variables.map((v, i) => (i === level ? { ...v, usage: v.usage === 0 ? 1 : 2 } : v));

type Refined = readonly [Branching, Unified];
/** The branch of a constructor: fresh fields, and what unification of indices and scrutinee says. */
function refine(b: Branching, level: number, type: DataValue, con: ConEntry, names: Branch['fields'] = []): Refined {
  const scrutinee = b.variables[level]!;
  const { parameters } = type.entry;
  const args = parameters.map((p) => type.args[p]!);
  const variables = [...consume(b.variables, level)];
  const target = built(con, ({ name, quantity: q, domain }, i) => {
    const field = i - parameters.length;
    if (field < 0) return args[i]!;
    const value = variable(variables.length);
    const quantity = times(scrutinee.quantity, q);
    variables.push({ name: names[field] ?? name, quantity, type: domain, value, usage: 0 });
    args.push(value);
    return value;
  });
  const indices = type.args.map((arg, i) => [arg, target[i]!] as const).filter((_, i) => !parameters.includes(i));
  const whole = [scrutinee.value, apply(con.value, args)] as const;
  return solve({ ...b, variables }, [...indices, whole]);
}

/** The branch with what unification finds out. */
function solve({ variables, result }: Branching, equations: readonly Equation[]): Refined {
  const types = variables.map((v) => v.type);
  const unified = unify(equations, types);
  const go = unified.kind === 'solved' ? substitution(unified.solution) : (v: Value) => v;
  const known = variables.map((v) => ({ ...v, value: go(v.value), type: go(v.type) }));
  return [{ variables: known, result: go(result) }, unified];
}
