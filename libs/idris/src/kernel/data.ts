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
import type { ConEntry, DataEntry, Quantity, Term, Value, Whnf } from './types.ts';
import { refuse } from './types.ts';
import { constrain } from './universe.ts';
import { convertible, evaluate, instantiate, some, variable, whnf } from './value.ts';

/** Checks the type of a data type and makes its entry, without constructors. */
export function declareData(d: ReadData, nat: DataEntry | undefined, trusted: boolean): DataEntry {
  if (!trusted) new Scope(nat).sortOf(d.type);
  let [rest, arity] = [d.type, 0];
  for (; rest.tag === 'pi'; rest = rest.body) arity++;
  if (rest.tag !== 'sort') refuse('type', `the type of ${d.name} does not end in Type`);
  const beyond = d.parameters.find((p) => p >= arity);
  if (beyond !== undefined) refuse('kernel', `${d.name} has no argument number ${beyond} to be a parameter`);
  const [type, polarity] = [evaluate(d.type, null), Array.from({ length: arity }, (_, i) => d.parameters.includes(i))];
  const head = { kind: 'data', name: d.name, type, value: type, arity, parameters: d.parameters } as const;
  const entry: DataEntry = { ...head, level: rest.sort, constructors: [], polarity };
  entry.value = { tag: 'data', entry, args: [] };
  return entry;
}

export function declareConstructors(data: DataEntry, d: ReadData, nat: DataEntry | undefined, trusted: boolean): void {
  data.constructors = d.constructors.map(({ name, type: term }) => {
    const fields: { name: string; quantity: Quantity }[] = [];
    const parameters = d.parameters.length;
    let rest = term;
    for (let i = 0; rest.tag === 'pi'; i++, rest = rest.body)
      if (i >= parameters) fields.push({ name: rest.name, quantity: rest.quantity });
    if (!trusted) checkConstructor(data, name, term, nat);
    const type = evaluate(term, null);
    const con: ConEntry = { kind: 'con', name, type, value: type, data, parameters, fields };
    con.value = { tag: 'con', entry: con, args: [] };
    return con;
  });
}

function checkConstructor(data: DataEntry, name: string, type: Term, nat: DataEntry | undefined): void {
  const scope = new Scope(nat);
  const expected = parameterTypes(data);
  let rest = type;
  for (let i = 0; rest.tag === 'pi'; i++, rest = rest.body) {
    const sort = scope.sortOf(rest.domain);
    const domain = evaluate(rest.domain, scope.env);
    if (i >= expected.length) {
      if (!constrain(sort, data.level)) refuse('universe', `field ${rest.name} of ${name} is too large`);
    } else if (rest.quantity !== 0) refuse('quantity', `parameter ${rest.name} of ${name} must be erased`);
    else if (!convertible(domain, expected[i]!, i))
      refuse('type', `parameter ${rest.name} of ${name} has another type than in ${data.name}`);
    scope.bind(rest.name, rest.quantity, domain);
  }
  scope.sortOf(rest);
  const target = evaluate(rest, scope.env);
  if (target.tag !== 'data' || target.entry !== data || target.args.length !== data.arity)
    refuse('type', `${name} does not build ${data.name}`, scope.show(target));
  for (const [i, p] of data.parameters.entries()) {
    const arg = whnf(target.args[p]!);
    if (arg.tag !== 'var' || arg.level !== i || arg.args.length > 0)
      refuse('type', `${name} changes parameter ${i} of ${data.name}`, scope.show(target));
  }
}

/** The types of the parameters over the parameters alone; one that mentions an index mentions a variable nobody has. */
function parameterTypes(data: DataEntry): readonly Value[] {
  const types: Value[] = [];
  const nobody = variable(Number.MAX_SAFE_INTEGER);
  telescope(data.type, data.arity, (domain, i) => {
    const at = data.parameters.indexOf(i);
    if (at >= 0) types.push(domain);
    return at >= 0 ? variable(at) : nobody;
  });
  return types;
}

/** Walks a telescope, by default under fresh variables, and gives its end. */
function telescope(type: Value, size: number, visit: (domain: Value, i: number) => Value | undefined): Whnf {
  let rest = whnf(type);
  for (let i = 0; i < size && rest.tag === 'pi'; i++)
    rest = whnf(instantiate(rest, visit(rest.domain, i) ?? variable(i)));
  return rest;
}

/** Positivity of a whole group, after all its constructors are declared; also settles the polarity of parameters. */
export function checkPositivity(group: readonly DataEntry[]): void {
  const own = (v: Whnf): boolean => v.tag === 'data' && group.includes(v.entry);
  for (let changed = true; changed; ) {
    changed = false;
    for (const data of group)
      for (const [i, p] of data.parameters.entries()) {
        const still = data.polarity[p] === true && positiveParameter(data, i, p);
        changed ||= data.polarity[p] !== still;
        data.polarity[p] = still;
      }
  }
  for (const data of group)
    for (const con of data.constructors) {
      const target = fieldsOf(con, (domain, i, field) => {
        if (!positive(domain, i, own))
          refuse('positivity', `${data.name} is not strictly positive: ${field} of ${con.name}`);
      });
      if (target.some((a) => some(a, con.parameters + con.fields.length, own)))
        refuse('positivity', `${con.name} mentions its own data type in an index`);
    }
}

function positiveParameter(data: DataEntry, index: number, position: number): boolean {
  let fine = true;
  telescope(data.type, data.arity, (domain, i) => {
    if (some(domain, i, (v) => v.tag === 'var' && v.level === position)) fine = false;
    return undefined;
  });
  const own = (v: Whnf): boolean => v.tag === 'var' && v.level === index;
  for (const con of data.constructors) {
    const target = fieldsOf(con, (domain, i) => {
      if (i >= con.parameters && !positive(domain, i, own)) fine = false;
    });
    const size = con.parameters + con.fields.length;
    if (target.some((a, i) => !data.parameters.includes(i) && some(a, size, own))) fine = false;
  }
  return fine;
}

/** Visits parameters and fields of a constructor, gives the arguments of the data type that it builds. */
function fieldsOf(con: ConEntry, visit: (domain: Value, i: number, name: string) => void): readonly Value[] {
  const end = telescope(con.type, con.parameters + con.fields.length, (domain, i) => {
    visit(domain, i, `field ${con.fields[i - con.parameters]?.name ?? i}`);
    return undefined;
  });
  return end.tag === 'data' ? end.args : refuse('kernel', `${con.name} builds nothing`);
}

/** Does what `is` recognises (data types of a group, or a parameter) occur in the type strictly positively only? */
function positive(type: Value, n: number, is: (v: Whnf) => boolean): boolean {
  const absent = (a: Value): boolean => !some(a, n, is);
  if (absent(type)) return true;
  const v = whnf(type);
  if (v.tag === 'pi') return absent(v.domain) && positive(instantiate(v, variable(n)), n + 1, is);
  if (v.tag === 'lam') return positive(instantiate(v, variable(n)), n + 1, is);
  if (v.tag === 'var' || (v.tag === 'data' && is(v))) return v.args.every(absent);
  if (v.tag !== 'data') return absent(v);
  return v.args.every((a, i) => absent(a) || (v.entry.polarity[i] === true && positive(a, n, is)));
}
