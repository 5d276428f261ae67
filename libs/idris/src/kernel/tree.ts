/**
 * Functions: case trees. At each split the indices of each constructor are unified with those of the variable split on;
 * the solution turns variables into definitions for that branch. A constructor may lack a branch only by a proven
 * conflict, or where `otherwise` takes it. Splitting on what is erased is allowed where one constructor at most is left.
 */
import { Scope } from './check.ts';
import { readLiteral } from './read.ts';
import type { Caller } from './size-change.ts';
import type { Body, Case, ConEntry, DataEntry, DataValue, FunEntry, Match, Quantity, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { type Unified, unify } from './unify.ts';
import { apply, instantiate, linked, show, substitution, variable, whnf } from './value.ts';

/** The environment of a branch: for each variable its value (itself, or its definition), type, name, quantity. */
interface Branching {
  readonly values: readonly Value[];
  readonly types: readonly Value[];
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** Linear variables that a split consumed. */
  readonly consumed: readonly number[];
  readonly result: Value;
}

export function checkFunction(entry: FunEntry, tree: Tree, nat: DataEntry | undefined, calls: Caller): void {
  const [types, names, quantities]: [Value[], string[], Quantity[]] = [[], [], []];
  let result = entry.type;
  for (let i = 0; i < entry.arity; i++) {
    const pi = whnf(result);
    if (pi.tag !== 'pi') refuse('type', `${entry.name} has ${entry.arity} arguments, its type has ${i}`);
    types.push(pi.domain);
    names.push(pi.name);
    quantities.push(pi.quantity);
    result = instantiate(pi, variable(i));
  }
  const relevant = entry.quantity !== 0;
  walk(tree, { values: types.map((_, i) => variable(i)), types, names, quantities, consumed: [], result });

  function walk(node: Tree, b: Branching): void {
    if (node.kind === 'body') leaf(node, b);
    else if (node.kind === 'literal') literal(node, b);
    else split(node, b);
  }

  function split(node: Case, b: Branching): void {
    const [type, name] = [whnf(b.types[node.level]!), b.names[node.level]!];
    if (type.tag !== 'data' || type.entry.primitive !== undefined || type.args.length !== type.entry.arity)
      refuse('type', `${name} is split on, its type is not a data type`, show(type, b.names));
    for (const branch of node.branches) {
      const con = linked(branch.constructor.entry, branch.constructor.name);
      if (con.kind !== 'con' || con.data !== type.entry)
        refuse('type', `${con.name} is not a constructor of ${type.entry.name}`);
      if (branch.fields.length !== con.fields.length)
        refuse('kernel', `${con.name} has ${con.fields.length} fields, the branch names ${branch.fields.length}`);
    }
    const erased = relevant && b.quantities[node.level] === 0;
    let possible = 0;
    for (const con of type.entry.constructors) {
      const branch = node.branches.find((x) => x.constructor.entry === con);
      if (branch === undefined && node.otherwise !== undefined && !erased) continue;
      const [next, unified] = refine(b, node.level, type, con, branch?.fields);
      if (unified.kind !== 'conflict') possible++;
      if (branch === undefined && (node.otherwise !== undefined || unified.kind === 'conflict')) continue;
      if (unified.kind === 'conflict')
        refuse('impossible', `a branch for ${con.name}, which cannot occur here`, `in ${show(type, b.names)}`);
      if (unified.kind === 'stuck') {
        const sides = `${show(unified.left, next.names)}\n${show(unified.right, next.names)}`;
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
    const [type, name] = [whnf(b.types[node.level]!), b.names[node.level]!];
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    if (primitive === undefined || primitive === 'Double')
      refuse('type', `${name} is matched with literals, its type has none`, show(type, b.names));
    if (relevant && b.quantities[node.level] === 0 && node.branches.length > 0)
      refuse('quantity', `${name} is erased and is compared with literals at run time`);
    for (const branch of node.branches) {
      const unified = unify([[b.values[node.level]!, readLiteral(primitive, branch.value)]], b.types);
      if (unified.kind !== 'solved') refuse('impossible', `the literal ${branch.value} cannot occur here`);
      walk(branch.tree, refined({ ...b, consumed: consume(b, node.level) }, unified.solution));
    }
    walk(node.otherwise, b);
  }

  function leaf(node: Body, b: Branching): void {
    const scope = new Scope(nat);
    for (const [i, value] of b.values.entries()) scope.bind(b.names[i]!, b.quantities[i]!, b.types[i]!, value);
    for (const level of b.consumed) scope.usage[level] = scope.usage[level] === 0 ? 1 : 2;
    scope.check(node.term, b.result, relevant);
    if (relevant) for (const level of b.values.keys()) scope.linear(level);
    calls(entry, b.values.slice(0, entry.arity), node.term, scope.env, b.values.length);
  }
}

const consume = (b: Branching, level: number): readonly number[] =>
  b.quantities[level] === 1 ? [...b.consumed, level] : b.consumed;
const times = (a: Quantity, b: Quantity): Quantity => (a === 0 || b === 0 ? 0 : a === 1 ? b : 2);

/** The branch of a constructor: fresh fields, and what unification of indices and scrutinee says. */
function refine(
  b: Branching,
  level: number,
  type: DataValue,
  con: ConEntry,
  names: readonly string[] | undefined,
): readonly [Branching, Unified] {
  const size = b.values.length;
  const { parameters } = type.entry;
  const fields = con.fields.map((_, i) => variable(size + i));
  const args = [...parameters.map((p) => type.args[p]!), ...fields];
  const types = [...b.types];
  let rest = whnf(con.type);
  for (const [i, arg] of args.entries()) {
    if (rest.tag !== 'pi') refuse('kernel', `${con.name} has fewer fields than declared`);
    if (i >= parameters.length) types.push(rest.domain);
    rest = whnf(instantiate(rest, arg));
  }
  if (rest.tag !== 'data') refuse('kernel', `${con.name} builds nothing`);
  const target = rest.args;
  const indices = type.args.map((arg, i) => [arg, target[i]!] as const).filter((_, i) => !parameters.includes(i));
  const unified = unify([...indices, [b.values[level]!, apply(con.value, args)]], types);
  const all: Branching = {
    values: [...b.values, ...fields],
    types,
    names: [...b.names, ...con.fields.map((f, i) => names?.[i] ?? f.name)],
    quantities: [...b.quantities, ...con.fields.map((f) => times(b.quantities[level]!, f.quantity))],
    consumed: consume(b, level),
    result: b.result,
  };
  return [unified.kind === 'solved' ? refined(all, unified.solution) : all, unified];
}

function refined(b: Branching, solution: ReadonlyMap<number, Value>): Branching {
  const go = substitution(solution);
  return { ...b, values: b.values.map(go), types: b.types.map(go), result: go(b.result) };
}
