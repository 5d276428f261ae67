/**
 * Data types: inductive families with parameters, mutual and nested (Dybjer 1994; parameters by polarity as in Agda).
 *
 * - A constructor takes the parameters first, erased, of the types that the data type gives them, and builds its own
 *   data type applied to exactly them. The universe of each field is at most that of the data type.
 * - Strictly positive: a member of the group occurs in a field only as the head of its type, at the end of a chain of
 *   function types, or inside a parameter of another data type which that type uses strictly positively. Not in a
 *   domain, an index, an argument of a member, or an argument of a function.
 * - A parameter is strictly positive if it occurs so in all fields (greatest fixed point over the group), and neither in
 *   the types of later parameters and indices nor in the indices of a constructor.
 */
import { Scope } from './check.ts';
import type { ReadData } from './read.ts';
import type { ConEntry, DataEntry, Quantity, Sort, Term, Value } from './types.ts';
import { refuse } from './types.ts';
import { constrain } from './universe.ts';
import { convertible, evaluate, instantiate, natural, some, variable, whnf } from './value.ts';

/** Checks the type of a data type and makes its entry, without constructors. */
export function declareData(d: ReadData, nat: DataEntry | undefined, trusted: boolean): DataEntry {
  const scope = new Scope(nat);
  if (!trusted) scope.sortOf(d.type);
  let arity = 0;
  let rest = d.type;
  for (; rest.tag === 'pi'; rest = rest.body) arity++;
  if (rest.tag !== 'sort') return refuse('type', `the type of ${d.name} does not end in Type`);
  const beyond = d.parameters.find((p) => p >= arity);
  if (beyond !== undefined) refuse('kernel', `${d.name} has no argument number ${beyond} to be a parameter`);
  const type = evaluate(d.type, null);
  const polarity = Array.from({ length: arity }, (_, i) => d.parameters.includes(i));
  const head = { kind: 'data', name: d.name, type, value: type, arity, parameters: d.parameters } as const;
  const entry: DataEntry = { ...head, level: rest.sort, primitive: undefined, constructors: [], polarity };
  entry.value = { tag: 'data', entry, args: [] };
  return entry;
}

export function declareConstructors(entry: DataEntry, d: ReadData, nat: DataEntry | undefined, trusted: boolean): void {
  entry.constructors = d.constructors.map(({ name, type }) => {
    const fields: { name: string; quantity: Quantity }[] = [];
    let rest = type;
    for (let i = 0; rest.tag === 'pi'; i++, rest = rest.body)
      if (i >= d.parameters.length) fields.push({ name: rest.name, quantity: rest.quantity });
    if (!trusted) checkConstructor(entry, name, type, nat);
    const value = evaluate(type, null);
    const con: ConEntry = {
      kind: 'con',
      name,
      type: value,
      value,
      data: entry,
      parameters: d.parameters.length,
      fields,
      nat: undefined,
    };
    con.value = { tag: 'con', entry: con, args: [] };
    return con;
  });
}

function checkConstructor(data: DataEntry, name: string, type: Term, nat: DataEntry | undefined): void {
  const scope = new Scope(nat);
  const count = data.parameters.length;
  const expected = parameterTypes(data);
  let rest = type;
  for (let i = 0; rest.tag === 'pi'; i++, rest = rest.body) {
    const sort: Sort = scope.sortOf(rest.domain);
    const domain = evaluate(rest.domain, scope.env);
    if (i < count) {
      if (rest.quantity !== 0) refuse('quantity', `parameter ${rest.name} of ${name} must be erased`);
      if (!convertible(domain, expected[i]!, i)) refuse('type', `parameter ${rest.name} of ${name} has another type`);
    } else if (!constrain(sort, data.level)) refuse('universe', `field ${rest.name} of ${name} is too large`);
    scope.bind(rest.name, rest.quantity, domain);
  }
  scope.sortOf(rest);
  const target = evaluate(rest, scope.env);
  if (target.tag !== 'data' || target.entry !== data || target.args.length !== data.arity)
    return refuse('type', `${name} does not build ${data.name}`, scope.show(target));
  for (const [i, p] of data.parameters.entries()) {
    const arg = whnf(target.args[p]!);
    if (arg.tag !== 'var' || arg.level !== i || arg.args.length > 0)
      refuse('type', `${name} changes parameter ${i} of ${data.name}`, scope.show(target));
  }
}

/** The types of the parameters over the parameters alone; one that mentions an index mentions a variable nobody has. */
function parameterTypes(data: DataEntry): readonly Value[] {
  const types: Value[] = [];
  let type = data.type;
  for (let i = 0; i < data.arity; i++) {
    const pi = whnf(type);
    if (pi.tag !== 'pi') break;
    const at = data.parameters.indexOf(i);
    if (at >= 0) types.push(pi.domain);
    type = instantiate(pi, at >= 0 ? variable(at) : variable(Number.MAX_SAFE_INTEGER));
  }
  return types;
}

/** Positivity of a whole group, after all its constructors are declared; also settles the polarity of parameters. */
export function checkPositivity(group: readonly DataEntry[]): void {
  const members = new Set(group);
  const own = (v: Value): boolean => v.tag === 'data' && members.has(v.entry);
  for (let changed = true; changed; ) {
    changed = false;
    for (const data of group)
      for (const [i, p] of data.parameters.entries())
        if (data.polarity[p] && !positiveParameter(data, i, p)) {
          data.polarity[p] = false;
          changed = true;
        }
  }
  for (const data of group)
    for (const con of data.constructors) {
      const size = con.parameters + con.fields.length;
      telescope(con.type, size, (domain, i) => {
        if (!positive(domain, i, own))
          refuse(
            'positivity',
            `${data.name} is not strictly positive: field ${con.fields[i - con.parameters]?.name} of ${con.name}`,
          );
      });
      const target = telescope(con.type, size, () => {});
      if (target.tag !== 'data' || target.args.some((a) => some(a, size, own)))
        refuse('positivity', `${con.name} mentions its own data type in an index`);
    }
}

function positiveParameter(data: DataEntry, index: number, position: number): boolean {
  let fine = true;
  telescope(data.type, data.arity, (domain, i) => {
    if (some(domain, i, (v) => v.tag === 'var' && v.level === position)) fine = false;
  });
  const own = (v: Value): boolean => v.tag === 'var' && v.level === index;
  for (const con of data.constructors) {
    const size = con.parameters + con.fields.length;
    const target = telescope(con.type, size, (domain, i) => {
      if (i >= con.parameters && !positive(domain, i, own)) fine = false;
    });
    const uses = (a: Value, i: number) => !data.parameters.includes(i) && some(a, size, own);
    if (target.tag !== 'data' || target.args.some(uses)) fine = false;
  }
  return fine;
}

/** Walks a telescope under fresh variables and gives its end. */
function telescope(type: Value, size: number, domain: (v: Value, i: number) => void): Value {
  let rest = whnf(type);
  for (let i = 0; i < size && rest.tag === 'pi'; i++) {
    domain(rest.domain, i);
    rest = whnf(instantiate(rest, variable(i)));
  }
  return rest;
}

/** Does what `is` recognises (data types of a group, or a parameter) occur in the type strictly positively only? */
function positive(type: Value, n: number, is: (v: Value) => boolean): boolean {
  if (!some(type, n, is)) return true;
  const v = whnf(type);
  const absent = (a: Value): boolean => !some(a, n, is);
  if (v.tag === 'pi') return absent(v.domain) && positive(instantiate(v, variable(n)), n + 1, is);
  if (v.tag === 'lam') return positive(instantiate(v, variable(n)), n + 1, is);
  if (v.tag === 'var' || (v.tag === 'data' && is(v))) return v.args.every(absent);
  if (v.tag !== 'data') return absent(v);
  return v.args.every((a, i) => absent(a) || (v.entry.polarity[i] === true && positive(a, n, is)));
}

/** Is this the data type of natural numbers: zero without field, successor with one of its own type? */
export function verifyNat(data: DataEntry): void {
  const [zero, successor] = data.constructors;
  const field = successor?.fields.length === 1 ? whnf(successor.type) : undefined;
  const recursive = field?.tag === 'pi' && field.quantity !== 0 ? whnf(field.domain) : undefined;
  const shape = data.arity === 0 && data.constructors.length === 2 && zero?.fields.length === 0;
  if (!shape || recursive?.tag !== 'data' || recursive.entry !== data || successor === undefined)
    return refuse('kernel', `${data.name} is not the natural numbers: zero and successor, in this order`);
  zero.nat = 'zero';
  zero.value = natural(0n);
  successor.nat = 'successor';
}
