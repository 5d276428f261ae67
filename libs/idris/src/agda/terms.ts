/**
 * Terms of core as Agda expressions. All arguments are explicit but for the parameters of constructors, which are hidden
 * in Agda and given there (`con {_} {A} x`). Quantities are dropped: what is erased at run time is no matter of truth.
 */
import type { Term } from '../core/format.ts';
import { printLevel, type Unknown } from './levels.ts';
import { ExportError, identifier, literal } from './names.ts';
import { isPrimitive } from './primitive.ts';
import { type Signature, typeArity, type Universes, type Uses } from './shapes.ts';

export interface Printing {
  readonly signature: (name: string) => Signature;
  readonly universes: Universes;
  readonly uses: Uses;
  readonly levelName: (u: Unknown) => string | undefined;
  /** The constants that are Agda's own. */
  readonly own: ReadonlyMap<string, string>;
}

export const variable = (level: number): string => `x${level}`;

/** `names` are those of the variables in scope, the innermost last. */
export function printTerm(term: Term, names: readonly string[], p: Printing, tight = false): string {
  const go = (t: Term, scope = names, inner = false): string => printTerm(t, scope, p, inner);
  const paren = (text: string): string => (tight ? `(${text})` : text);
  // Names of bound variables are new, by how many there are.
  const name = variable(names.length);
  switch (term[0]) {
    case 'var':
      return names[names.length - 1 - term[1]] ?? refuse('a variable is not in scope');
    case 'const':
      return constant(term, [], p, tight);
    case 'app': {
      const args = term[2].map((a) => go(a, names, true));
      if (term[1][0] === 'const') return constant(term[1], args, p, tight);
      return paren([go(term[1], names, true), ...args].join(' '));
    }
    case 'lam':
      return paren(`λ (${name} : ${go(term[3])}) → ${go(term[4], [...names, name])}`);
    case 'pi':
      return paren(`(${name} : ${go(term[3])}) → ${go(term[4], [...names, name])}`);
    case 'let': {
      const body = go(term[5], [...names, name]);
      return paren(`let ${name} : ${go(term[3])} ; ${name} = ${go(term[4])} in ${body}`);
    }
    case 'type': {
      const level = p.universes.get(term);
      return paren(`Set ${(level && printLevel(level, p.levelName)) ?? '_'}`);
    }
    case 'nat':
      return term[1];
    case 'lit':
      return literal(term[1], term[2]);
  }
}

function refuse(message: string): never {
  throw new ExportError(message);
}

/** A constant applied: levels are left to Agda, a data type gets its parameters first, a constructor gets its own hidden. */
function constant(term: readonly ['const', string], args: readonly string[], p: Printing, tight: boolean): string {
  const paren = (parts: readonly string[]): string =>
    tight && parts.length > 1 ? `(${parts.join(' ')})` : parts.join(' ');
  const name = term[1];
  const own = p.own.get(name) ?? (isPrimitive(name) ? identifier(name) : undefined);
  if (own !== undefined) return paren([own, ...args]);
  const signature = p.signature(name);
  const { data, constructorType } = signature;
  const isConstructor = constructorType !== undefined;
  const head = identifier(name);
  // Nothing tells Agda the levels of a type constructor that is not applied (`Functor List`).
  const open = args.length < (typeArity(signature) ?? 0) && p.uses.has(term);
  const levels = signature.levels.map((_, i) =>
    open ? (printLevel(p.uses.get(term)![i]!, p.levelName) ?? 'lzero') : '_',
  );
  if (data === undefined) return paren([head, ...levels, ...args]);
  const wanted = isConstructor ? data.parameters.length : data.parameters.every((at, i) => at === i) ? 0 : data.arity;
  // Parts of what is missing become arguments of a function around it.
  const missing = Array.from({ length: Math.max(0, wanted - args.length) }, (_, i) => `y${i}`);
  const all = [...args, ...missing];
  const indices = all.map((_, i) => i).filter((i) => !data.parameters.includes(i));
  const text = isConstructor
    ? [head, ...levels.map((level) => `{${level}}`), ...all.slice(0, wanted).map((a) => `{${a}}`), ...all.slice(wanted)]
    : [head, ...levels, ...(wanted === 0 ? all : [...data.parameters, ...indices].map((i) => all[i]!))];
  return missing.length === 0 ? paren(text) : `(λ ${missing.join(' ')} → ${text.join(' ')})`;
}
