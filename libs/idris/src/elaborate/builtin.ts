/**
 * `%builtin`: which types and functions may stand for machine numbers. Here they mean what their definitions say, so the
 * pragma changes nothing; that it is not told of anything else is checked as Idris 2 does.
 */
import { evaluate, openPi, whnf } from './evaluate.ts';
import { fail, resolve, type Session } from './session.ts';
import type { Global, Term, Value } from './values.ts';

type Span = { readonly start: number; readonly end: number };

/** @param words `Natural T`, `NaturalToInteger f` or `IntegerToNatural f` */
export function builtinPragma(s: Session, words: readonly string[], span: Span): void {
  const [what, name] = words;
  if (name === undefined) return;
  const [global] = resolve(s, name, span);
  if (global === undefined) return;
  const refuse = (message: string): never => fail(s, 'type', span, `${name} ${message}`);
  if (what === 'Natural') {
    if (!isNatural(global)) refuse('is no type of natural numbers: it has not one zero and one successor');
    return;
  }
  const { present, result } = shape(global.type);
  const [argument, ...more] = present;
  if (argument === undefined || more.length > 0) refuse('does not take exactly one argument at run time');
  const [from, to] = [argument ?? null, result];
  if (what === 'NaturalToInteger' && !(from !== null && isNatural(from) && isInteger(to)))
    refuse('does not take a natural number to an Integer');
  if (what === 'IntegerToNatural' && !(isInteger(from) && to !== null && isNatural(to)))
    refuse('does not take an Integer to a natural number');
}

/** The heads of the arguments that are there at run time, and of the result; null where it is no data type. */
function shape(type: Term): { readonly present: readonly (Global | null)[]; readonly result: Global | null } {
  const present: (Global | null)[] = [];
  let rest = whnf(evaluate([], type));
  for (let size = 0; rest.v === 'pi'; size++) {
    if (rest.quantity !== 0) present.push(headOf(rest.domain));
    rest = whnf(openPi(rest, size));
  }
  return { present, result: headOf(rest) };
}

function headOf(type: Value): Global | null {
  const head = whnf(type);
  return head.v === 'data' ? head.global : null;
}

const isInteger = (global: Global | null) => global?.name === 'Integer';

function isNatural(data: Global): boolean {
  const arities = (data.data?.constructors ?? []).map((constructor) => shape(constructor.type).present);
  const zeros = arities.filter((present) => present.length === 0);
  const successors = arities.filter((present) => present.length === 1 && present[0] === data);
  return arities.length === 2 && zeros.length === 1 && successors.length === 1;
}
