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
import type { Scope } from './check.ts';
import type { ReadData } from './read.ts';
import type { BinderTerm, ConEntry, DataEntry, Pi, Term, Value, Whnf } from './types.ts';
import { refuse } from './types.ts';
import { constrain } from './universe.ts';
import { convertible, declaration, evaluate, instantiate, some, telescope, variable, whnf } from './value.ts';

/** Makes an empty scope; undefined where nothing is checked again. */
export type Checker = (() => Scope) | undefined;

/** The binders of a function type as it is written, and what is behind them. */
function written(type: Term): { readonly binders: readonly BinderTerm[]; readonly end: Term } {
  const binders: BinderTerm[] = [];
  let end = type;
  for (; end.tag === 'pi'; end = end.body) binders.push(end);
  return { binders, end };
}

/** Checks the type of a data type and makes its entry, without constructors. */
export function declareData({ name, type: term, parameters }: ReadData, checker: Checker) {
  checker?.().sortOf(term);
  const { binders, end } = written(term);
  const arity = binders.length;
  if (end.tag !== 'sort') refuse('type', `the type of ${name} does not end in Type`);
  const beyond = parameters.find((p) => p >= arity);
  if (beyond !== undefined) refuse('kernel', `${name} has no argument number ${beyond} to be a parameter`);
  const [type, polarity] = [evaluate(term, []), binders.map((_, i) => parameters.includes(i))];
  const family = { arity, parameters, level: end.sort, constructors: [], polarity };
  return declaration<DataEntry>({ kind: 'data', name, type, ...family });
}

export function declareConstructors(data: DataEntry, d: ReadData, checker: Checker): void {
  data.constructors = d.constructors.map(({ name, type: term }) => {
    if (checker !== undefined) checkConstructor(data, name, term, checker());
    const parameters = data.parameters.length;
    const fields = written(term).binders.slice(parameters);
    return declaration<ConEntry>({ kind: 'con', name, type: evaluate(term, []), data, parameters, fields });
  });
}

function checkConstructor(data: DataEntry, name: string, type: Term, scope: Scope): void {
  const { binders, end } = written(type);
  for (const [i, binder] of binders.entries()) {
    const sort = scope.enter(binder);
    if (i >= data.parameters.length) {
      if (!constrain(sort, data.level)) refuse('universe', `field ${binder.name} of ${name} is too large`);
    } else if (binder.quantity !== 0) refuse('quantity', `parameter ${binder.name} of ${name} must be erased`);
  }
  telescope(data.type, data.arity, ({ domain }, position) => {
    const i = data.parameters.indexOf(position);
    const parameter = scope.variables[i];
    if (i >= 0 && !(parameter && convertible(parameter.type, domain, i)))
      refuse('type', `parameter ${parameter?.name ?? i} of ${name} has another type than in ${data.name}`);
    // The type of a parameter that mentions an index mentions a variable nobody has.
    return variable(i >= 0 ? i : Number.MAX_SAFE_INTEGER);
  });
  scope.sortOf(end);
  const target = evaluate(end, scope.env);
  if (target.tag !== 'data' || target.entry !== data || target.args.length !== data.arity)
    refuse('type', `${name} does not build ${data.name}`, [target], scope.variables);
  for (const [i, p] of data.parameters.entries())
    if (!convertible(target.args[p]!, variable(i), binders.length))
      refuse('type', `${name} changes parameter ${i} of ${data.name}`, [target], scope.variables);
}

/** Walks parameters and fields of a constructor, and gives the arguments of the data type that it builds. */
export function built(con: ConEntry, visit: (pi: Pi, i: number) => Value): readonly Value[] {
  const end = telescope(con.type, con.parameters + con.fields.length, visit);
  return end.tag === 'data' ? end.args : refuse('kernel', `${con.name} builds nothing`);
}

/** Positivity of a whole group, after all its constructors are declared; also settles the polarity of parameters. */
export function checkPositivity(group: readonly DataEntry[]): void {
  for (let again = true; again; ) again = group.map(loses).includes(true);
  for (const data of group) {
    const why = misplaced(data, (v) => v.tag === 'data' && group.includes(v.entry));
    if (why !== undefined) refuse('positivity', why);
  }
}

/** Takes back of parameters that they are positive where they are not; says whether there were any. */
function loses(data: DataEntry): boolean {
  const is = (level: number) => (v: Whnf) => v.tag === 'var' && v.level === level;
  const wrong = data.parameters.filter((p, i) => {
    const later = telescope(data.type, p + 1, (_, level) => variable(level));
    return data.polarity[p] && (some(later, p + 1, is(p)) || misplaced(data, is(i)) !== undefined);
  });
  for (const p of wrong) data.polarity[p] = false;
  return wrong.length > 0;
}

/** Says where in its constructors what `is` recognises occurs, but not strictly positively; undefined if nowhere. */
function misplaced(data: DataEntry, is: (v: Whnf) => boolean): string | undefined {
  let found: string | undefined;
  for (const con of data.constructors) {
    const target = built(con, ({ domain }, i) => {
      const name = con.fields[i - con.parameters]?.name ?? i;
      if (!positive(domain, i, is)) found ??= `${data.name} is not strictly positive: field ${name} of ${con.name}`;
      return variable(i);
    });
    const indices = target.filter((_, i) => !data.parameters.includes(i));
    if (indices.some((a) => some(a, con.parameters + con.fields.length, is)))
      found ??= `${con.name} mentions its own data type in an index`;
  }
  return found;
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
