/**
 * Core terms as text, for people and for the theorem manifest: deterministic, in the notation of the language.
 *
 * Nothing is unfolded. Arguments that the source leaves out are left out; core does not know which those are, so the
 * caller says it for each constant, and a wrong answer changes the text and nothing else. A constant goes by the last part
 * of its name, unless another constant in the same text would read alike.
 */
import type { Term } from '../core/format.ts';

export type ArgumentKind = 'explicit' | 'implicit';
/** For a constant: the kinds of its arguments in the order of core; those beyond are explicit. */
export type ArgumentKinds = (constant: string) => readonly ArgumentKind[];

const NOTHING_HIDDEN: ArgumentKinds = () => [];

/** How tightly the context binds: what needs parentheses there. */
const Level = { term: 0, equation: 1, operand: 2, argument: 3 } as const;
type Level = (typeof Level)[keyof typeof Level];

/**
 * @param kinds the arguments to leave out
 * @param telescope the kinds of the outermost binders of a type, for their brackets
 */
export function printTerm(
  term: Term,
  kinds: ArgumentKinds = NOTHING_HIDDEN,
  telescope: readonly ArgumentKind[] = [],
): string {
  const names = shortNames(term);
  return print(term, []);

  function print(start: Term, scope: readonly string[]): string {
    // The outermost binders, whose kinds are known.
    const binders: string[] = [];
    let at = start;
    let inside = scope;
    for (let index = 0; at[0] === 'pi' && telescope[index] === 'implicit'; index += 1) {
      const [, quantity, written, type, body] = at;
      const bound = fresh(written, inside);
      binders.push(`{${quantityText(quantity)}${bound} : ${go(type, inside, Level.term)}} -> `);
      inside = [bound, ...inside];
      at = body;
    }
    return binders.join('') + go(at, inside, Level.term);
  }

  function go(t: Term, scope: readonly string[], level: Level): string {
    switch (t[0]) {
      case 'var':
        return scope[t[1]] ?? `#${t[1]}`;
      case 'const':
        return lastPart(t[1]) === 'Nil' ? '[]' : nameText(names.get(t[1]) ?? t[1]);
      case 'type':
        return 'Type';
      case 'nat':
        return t[1];
      case 'lit':
        return literalText(t[1], t[2]);
      case 'app':
        return application(t[1], t[2], scope, level);
      case 'pi':
        return parenthesised(pi(t, scope), level > Level.term);
      case 'lam': {
        const bound = fresh(t[2], scope);
        return parenthesised(`\\${bound} => ${go(t[4], [bound, ...scope], Level.term)}`, level > Level.term);
      }
      case 'let': {
        const bound = fresh(t[2], scope);
        const value = go(t[4], scope, Level.term);
        return parenthesised(
          `let ${bound} = ${value} in ${go(t[5], [bound, ...scope], Level.term)}`,
          level > Level.term,
        );
      }
    }
  }

  function pi(t: Term & readonly ['pi', ...unknown[]], scope: readonly string[]): string {
    const [, quantity, written, type, body] = t;
    if (quantity === 2 && !occurs(body, 0)) {
      return `${go(type, scope, Level.operand)} -> ${go(body, ['_', ...scope], Level.term)}`;
    }
    const bound = occurs(body, 0) ? fresh(written, scope) : '_';
    const domain = go(type, scope, Level.term);
    return `(${quantityText(quantity)}${bound} : ${domain}) -> ${go(body, [bound, ...scope], Level.term)}`;
  }

  function application(fn: Term, all: readonly Term[], scope: readonly string[], level: Level): string {
    const args = fn[0] === 'const' ? shown(fn[1], all) : all;
    const short = fn[0] === 'const' ? lastPart(fn[1]) : '';
    if (args.length === 0) return go(fn, scope, level);
    const elements = fn[0] === 'const' && short === '::' ? list(fn, all) : undefined;
    if (elements !== undefined) return `[${elements.map((element) => go(element, scope, Level.term)).join(', ')}]`;
    if (fn[0] === 'const' && args.length === 2 && (isOperator(short) || short === 'Equal'))
      return infix(fn[1], args, scope, level);
    if ((short === 'Pair' || short === 'MkPair') && args.length === 2)
      return `(${args.map((arg) => go(arg, scope, Level.term)).join(', ')})`;
    if (short === 'DPair' && args.length === 2 && args[1]![0] === 'lam') {
      const [, , written, , body] = args[1]! as Term & readonly ['lam', ...unknown[]];
      const bound = fresh(written, scope);
      return `(${bound} : ${go(args[0]!, scope, Level.term)} ** ${go(body, [bound, ...scope], Level.term)})`;
    }
    const head = go(fn, scope, Level.argument);
    const text = [head, ...args.map((arg) => go(arg, scope, Level.argument))].join(' ');
    return parenthesised(text, level >= Level.argument);
  }

  function infix(constant: string, args: readonly Term[], scope: readonly string[], level: Level): string {
    const short = lastPart(constant);
    const operator = /^(?:===|~=~|Equal)$/.test(short) ? '=' : (names.get(constant) ?? short);
    const equation = operator === '=';
    const [left, right] = args.map((arg) => go(arg, scope, equation ? Level.equation : Level.operand));
    const written = isOperator(operator) ? operator : `\`${nameText(operator)}\``;
    return parenthesised(`${left} ${written} ${right}`, level > (equation ? Level.term : Level.equation));
  }

  /** The elements of a list that is written out to its end. */
  function list(cons: Term & readonly ['const', string], args: readonly Term[]): readonly Term[] | undefined {
    const elements: Term[] = [];
    let at: Term = ['app', cons, args];
    while (at[0] === 'app' && at[1][0] === 'const' && lastPart(at[1][1]) === '::') {
      const explicit = shown(at[1][1], at[2]);
      if (explicit.length !== 2) return undefined;
      elements.push(explicit[0]!);
      at = explicit[1]!;
    }
    const end = at[0] === 'app' ? at[1] : at;
    return end[0] === 'const' && lastPart(end[1]) === 'Nil' ? elements : undefined;
  }

  function shown(constant: string, args: readonly Term[]): readonly Term[] {
    const hidden = kinds(constant);
    return args.filter((_, index) => hidden[index] !== 'implicit');
  }
}

function parenthesised(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
function quantityText(quantity: 0 | 1 | 2): string {
  return quantity === 2 ? '' : `${quantity} `;
}
function literalText(type: string, value: string): string {
  if (type === 'String') return JSON.stringify(value);
  if (type === 'Char') return `'${JSON.stringify(value).slice(1, -1)}'`;
  return value;
}

/**
 * `Data.Vect.::` is `::`, the method `+` of an implementation is `+`; where in the source a lifted function stood is no
 * part of its name.
 */
function lastPart(name: string): string {
  const method = /^[^:]+:for:.*?[^:]:(?!for:)(.+)$/u.exec(name)?.[1];
  if (method !== undefined) return method;
  const short = /^(?:[\p{Lu}][\p{L}\p{N}_']*\.)*(.+)$/u.exec(name)?.[1] ?? name;
  return /^[\p{L}_]/u.test(short) ? short.replace(/(?::\d+)+$/, '') : short;
}
function isOperator(short: string): boolean {
  return /^[:!#$%&*+./<=>?@\\^|~-]+$/.test(short);
}
function nameText(name: string): string {
  const short = lastPart(name);
  if (!isOperator(short)) return name;
  const space = name.slice(0, name.length - short.length);
  return `${space}(${short})`;
}

/** For each constant of a term the name that it goes by. */
function shortNames(term: Term): ReadonlyMap<string, string> {
  const full = new Set<string>();
  const stack: Term[] = [term];
  const seen = new Set<Term>();
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (seen.has(t)) continue;
    seen.add(t);
    if (t[0] === 'const') full.add(t[1]);
    else stack.push(...subterms(t));
  }
  const byShort = new Map<string, number>();
  for (const name of full) byShort.set(lastPart(name), (byShort.get(lastPart(name)) ?? 0) + 1);
  return new Map([...full].map((name) => [name, byShort.get(lastPart(name)) === 1 ? lastPart(name) : name]));
}

function subterms(t: Term): readonly Term[] {
  switch (t[0]) {
    case 'app':
      return [t[1], ...t[2]];
    case 'lam':
    case 'pi':
      return [t[3], t[4]];
    case 'let':
      return [t[3], t[4], t[5]];
    default:
      return [];
  }
}

function occurs(t: Term, index: number): boolean {
  switch (t[0]) {
    case 'var':
      return t[1] === index;
    case 'app':
      return occurs(t[1], index) || t[2].some((arg) => occurs(arg, index));
    case 'lam':
    case 'pi':
      return occurs(t[3], index) || occurs(t[4], index + 1);
    case 'let':
      return occurs(t[3], index) || occurs(t[4], index) || occurs(t[5], index + 1);
    default:
      return false;
  }
}

/** A name that no variable in scope has; names that no source could contain are made plain. */
function fresh(written: string, scope: readonly string[]): string {
  const plain = /^[\p{L}][\p{L}\p{N}_']*$/u.test(written) ? written : 'x';
  if (!scope.includes(plain)) return plain;
  let number = 1;
  while (scope.includes(`${plain}${number}`)) number += 1;
  return `${plain}${number}`;
}
