/**
 * Functions: case trees. At each split the indices of each constructor are unified with those of the variable split on;
 * the solution turns variables into definitions for that branch. A constructor may lack a branch only by a proven
 * conflict, or where `otherwise` takes it. Splitting on what is erased is allowed where one constructor at most is left.
 */
import { Scope } from './check.ts';
import { primitiveType } from './primitive.ts';
import { readLiteral } from './read.ts';
import type { Caller } from './size-change.ts';
import type { ConEntry, DataEntry, DataValue, FunEntry, Quantity, Tree, Value } from './types.ts';
import { refuse } from './types.ts';
import { type Unified, unify } from './unify.ts';
import { apply, instantiate, show, substitution, variable, whnf } from './value.ts';

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

export function checkFunction(
  entry: FunEntry,
  tree: Tree,
  nat: DataEntry | undefined,
  calls: Caller | undefined,
): void {
  const start = { values: [] as Value[], types: [] as Value[], names: [] as string[], quantities: [] as Quantity[] };
  let type = entry.type;
  for (let i = 0; i < entry.arity; i++) {
    const pi = whnf(type);
    if (pi.tag !== 'pi') return refuse('type', `${entry.name} has ${entry.arity} arguments, its type has ${i}`);
    start.values.push(variable(i));
    start.types.push(pi.domain);
    start.names.push(pi.name);
    start.quantities.push(pi.quantity);
    type = instantiate(pi, variable(i));
  }
  const relevant = entry.quantity !== 0;
  walk(tree, { ...start, consumed: [], result: type });

  function walk(node: Tree, b: Branching): void {
    if (node.kind === 'body') return leaf(node.term, b);
    const type = whnf(b.types[node.level]!);
    if (node.kind === 'literal') return literal(node, b, type);
    if (type.tag !== 'data' || type.entry.primitive !== undefined || type.args.length !== type.entry.arity)
      return refuse('type', `${b.names[node.level]} is split on, its type is not a data type`, show(type, b.names));
    const data = type.entry;
    for (const { constructor } of node.branches) {
      const con =
        constructor.entry ?? refuse('scope', `${constructor.name} is not declared before its use, or not imported`);
      if (con.kind !== 'con' || con.data !== data)
        refuse('type', `${constructor.name} is not a constructor of ${data.name}`);
    }
    const erased = relevant && b.quantities[node.level] === 0;
    let possible = 0;
    for (const con of data.constructors) {
      const branch = node.branches.find((x) => x.constructor.entry === con);
      if (branch === undefined && node.otherwise !== undefined && !erased) continue;
      if (branch !== undefined && branch.fields.length !== con.fields.length)
        refuse('kernel', `${con.name} has ${con.fields.length} fields, the branch names ${branch.fields.length}`);
      const [next, unified] = refine(b, node.level, type, con, branch?.fields);
      if (unified.kind !== 'conflict') possible++;
      if (branch !== undefined) {
        if (unified.kind === 'conflict')
          refuse('impossible', `a branch for ${con.name}, which cannot occur here`, `in ${show(type, b.names)}`);
        if (unified.kind === 'stuck') stuck('coverage', con, unified, next.names);
        walk(branch.tree, next);
      } else if (node.otherwise === undefined && unified.kind !== 'conflict') {
        if (unified.kind === 'solved') refuse('coverage', `no branch for ${con.name} in ${entry.name}`);
        stuck('coverage', con, unified, next.names);
      }
    }
    // An `otherwise` alone looks at nothing.
    if (erased && possible > 1 && node.branches.length > 0)
      refuse('quantity', `${b.names[node.level]} is erased and decides between ${possible} constructors at run time`);
    if (node.otherwise !== undefined) walk(node.otherwise, b);
  }

  function stuck(kind: 'coverage', con: ConEntry, at: Unified & { kind: 'stuck' }, names: readonly string[]): never {
    const sides = `${show(at.left, names)}\n${show(at.right, names)}`;
    return refuse(kind, `cannot tell whether ${con.name} is possible in ${entry.name}: unification is stuck`, sides);
  }

  function literal(node: Tree & { kind: 'literal' }, b: Branching, type: Value): void {
    const primitive = type.tag === 'data' ? type.entry.primitive : undefined;
    if (primitive === undefined || primitive === 'Double')
      return refuse('type', `${b.names[node.level]} is matched with literals, its type has none`, show(type, b.names));
    if (relevant && b.quantities[node.level] === 0 && node.branches.length > 0)
      refuse('quantity', `${b.names[node.level]} is erased and is compared with literals at run time`);
    const consumed = b.quantities[node.level] === 1 ? [...b.consumed, node.level] : b.consumed;
    for (const branch of node.branches) {
      const value: Value = { tag: 'lit', free: 0, ...readLiteral(primitiveType(primitive).name, branch.value) };
      const unified = unify([[b.values[node.level]!, value]], b.types);
      if (unified.kind !== 'solved') return refuse('impossible', `the literal ${branch.value} cannot occur here`);
      walk(branch.tree, { ...refined(b, unified.solution), consumed });
    }
    walk(node.otherwise, b);
  }

  function leaf(term: (Tree & { kind: 'body' })['term'], b: Branching): void {
    const scope = new Scope(nat);
    for (const [i, value] of b.values.entries()) scope.bind(b.names[i]!, b.quantities[i]!, b.types[i]!, value);
    for (const level of b.consumed) scope.usage[level] = scope.usage[level] === 0 ? 1 : 2;
    scope.check(term, b.result, relevant);
    if (relevant) for (const level of b.values.keys()) scope.linear(level);
    calls?.(entry, b.values.slice(0, entry.arity), term, scope.env, b.values.length);
  }
}

/** The branch of a constructor: fresh fields, and what unification of indices and scrutinee says. */
function refine(
  b: Branching,
  level: number,
  type: DataValue,
  con: ConEntry,
  names: readonly string[] | undefined,
): readonly [Branching, Unified] {
  const quantity = b.quantities[level]!;
  const size = b.values.length;
  const args: Value[] = type.entry.parameters.map((p) => type.args[p]!);
  const types = [...b.types];
  let rest = con.type;
  for (const arg of args) rest = step(rest, arg, () => {});
  for (let i = 0; i < con.fields.length; i++) {
    args.push(variable(size + i));
    rest = step(rest, variable(size + i), (domain) => types.push(domain));
  }
  const target = whnf(rest) as DataValue;
  const value = apply(con.value, args);
  const indices = type.args.flatMap((arg, i): [Value, Value][] =>
    type.entry.parameters.includes(i) ? [] : [[arg, target.args[i]!]],
  );
  const all: Branching = {
    values: [...b.values, ...con.fields.map((_, i) => variable(size + i))],
    types,
    names: [...b.names, ...con.fields.map((f, i) => names?.[i] ?? f.name)],
    quantities: [...b.quantities, ...con.fields.map((f) => times(quantity, f.quantity))],
    consumed: quantity === 1 ? [...b.consumed, level] : b.consumed,
    result: b.result,
  };
  const unified = unify([...indices, [b.values[level]!, value]], types);
  return [unified.kind === 'solved' ? refined(all, unified.solution) : all, unified];
}

function step(type: Value, arg: Value, domain: (v: Value) => void): Value {
  const pi = whnf(type);
  if (pi.tag !== 'pi') return refuse('kernel', 'a constructor has fewer fields than declared');
  domain(pi.domain);
  return instantiate(pi, arg);
}

const times = (a: Quantity, b: Quantity): Quantity => (a === 0 || b === 0 ? 0 : a === 1 ? b : 2);

function refined(b: Branching, solution: ReadonlyMap<number, Value>): Branching {
  if (solution.size === 0) return b;
  const go = substitution(solution);
  return { ...b, values: b.values.map(go), types: b.types.map(go), result: go(b.result) };
}
