/**
 * Values as a reader of the source would write them: user's names, operators infix, lists and pairs in their notation,
 * implicit arguments left out, unless two values would read the same and differ in them.
 */
import type { Context } from './context.ts';
import { force, openPi, quote, typeOfGlobal, whnf } from './evaluate.ts';
import { shortName } from './names.ts';
import { type Global, mentions, type Term, type Value } from './values.ts';

export function printIn(context: Context, value: Value): string {
  return print(quote(value, context.size), namesIn(context), 0);
}

/** With parentheses where an argument needs them. */
export function printArgument(context: Context, value: Value): string {
  return print(quote(value, context.size), namesIn(context), ARGUMENT);
}

/** Two values that are not the same, so that it can be seen where. */
export function printApart(context: Context, left: Value, right: Value): readonly [string, string] {
  const names = namesIn(context);
  const [a, b] = [quote(left, context.size), quote(right, context.size)];
  const plain = [print(a, names, 0), print(b, names, 0)] as const;
  if (plain[0] !== plain[1]) return plain;
  const shown = new Set<Term>();
  tellApart(a, b, shown);
  return [print(a, names, 0, shown), print(b, names, 0, shown)];
}

function namesIn(context: Context): string[] {
  const names = context.entries.map((entry) => entry.name);
  for (let at = context.scope; at !== null; at = at.next) {
    if (at.meaning.kind !== 'value') continue;
    const meant = force(at.meaning.value);
    if (meant.v === 'local' && meant.args.length === 0) names[meant.variable.level] = at.name;
  }
  return names;
}

/** Marks the applications whose implicit arguments differ, and the names that only look the same; tells whether there are any. */
function tellApart(a: Term, b: Term, shown: Set<Term>): boolean {
  if (a.t === 'const' && b.t === 'const') {
    if (a.global === b.global) return false;
    if (globalName(a.global, true) === globalName(b.global, true)) for (const one of [a, b]) shown.add(one);
    return true;
  }
  if (a.t === 'app' && b.t === 'app' && a.args.length === b.args.length) {
    let found = tellApart(a.fn, b.fn, shown);
    const visible = a.fn.t === 'const' ? new Set(explicitOnly(a.fn.global, a.args)) : new Set(a.args);
    a.args.forEach((arg, at) => {
      const other = b.args[at]!;
      const differ = tellApart(arg, other, shown) || (!visible.has(arg) && print(arg, [], 0) !== print(other, [], 0));
      if (!differ) return;
      found = true;
      if (!visible.has(arg)) for (const one of [a, b]) shown.add(one);
    });
    return found;
  }
  if (a.t === 'pi' && b.t === 'pi') {
    return [tellApart(a.domain, b.domain, shown), tellApart(a.body, b.body, shown)].includes(true);
  }
  if (a.t === 'lam' && b.t === 'lam') return tellApart(a.body, b.body, shown);
  return false;
}

/** The operators that everybody reads without parentheses: precedence, and the side that associates. */
const FIXITIES: Readonly<Record<string, readonly [precedence: number, associates: 'left' | 'right' | 'not']>> = {
  '||': [4, 'right'],
  '&&': [5, 'right'],
  '==': [6, 'not'],
  '/=': [6, 'not'],
  '<': [6, 'not'],
  '<=': [6, 'not'],
  '>': [6, 'not'],
  '>=': [6, 'not'],
  '++': [7, 'right'],
  '::': [7, 'right'],
  ':<': [7, 'left'],
  '+': [8, 'left'],
  '-': [8, 'left'],
  '*': [9, 'left'],
  '.': [9, 'right'],
};
/** What stands where: anything, the side of an equality, the operand of an operator that is not in the table, an argument. */
const EQUATION = 1;
const OPERAND = 10;
const ARGUMENT = 11;

function print(term: Term, names: readonly string[], precedence: number, shown: ReadonlySet<Term> = NOTHING): string {
  const wrap = (text: string) => (precedence > 0 ? `(${text})` : text);
  switch (term.t) {
    case 'var':
      return displayed(names[names.length - 1 - term.index] ?? '_');
    case 'const':
      if (shown.has(term)) return term.global.name;
      return globalName(term.global, true);
    case 'meta':
      return '_';
    case 'type':
      return 'Type';
    case 'nat':
      return term.value.toString();
    case 'lit':
      return term.type === 'String'
        ? JSON.stringify(term.value)
        : term.type === 'Char'
          ? `'${term.value}'`
          : term.value;
    case 'app':
      return printApplication(term, names, precedence, shown);
    case 'lam':
      return wrap(`\\${displayed(term.name)} => ${print(term.body, [...names, term.name], 0, shown)}`);
    case 'let': {
      const value = print(term.value, names, 0, shown);
      return wrap(`let ${term.name} = ${value} in ${print(term.body, [...names, term.name], 0, shown)}`);
    }
    case 'pi':
      return wrap(printPi(term, names, shown));
  }
}

const NOTHING: ReadonlySet<Term> = new Set();

function displayed(name: string): string {
  return name.startsWith('{') ? '_' : name;
}

function printPi(term: Term & { t: 'pi' }, names: readonly string[], shown: ReadonlySet<Term>): string {
  const body = print(term.body, [...names, term.name], 0, shown);
  const quantity = term.quantity === 2 ? '' : `${term.quantity} `;
  const passing = term.passing.kind;
  const anonymous = term.name === '_' || term.name.startsWith('{') || !mentions(term.body, 0);
  if (passing === 'explicit') {
    if (anonymous && quantity === '') return `${print(term.domain, names, EQUATION, shown)} -> ${body}`;
    return `(${quantity}${displayed(term.name)} : ${print(term.domain, names, 0, shown)}) -> ${body}`;
  }
  if (passing === 'auto' && anonymous) return `${print(term.domain, names, EQUATION, shown)} => ${body}`;
  const how = passing === 'implicit' ? '' : `${passing} `;
  return `{${how}${quantity}${displayed(term.name)} : ${print(term.domain, names, 0, shown)}} -> ${body}`;
}

/** What a lifted function or a method of an implementation was called in the source. */
export function sourceName(full: string): string {
  const method = /:(?:for|default):.*?:([^:]+)$/u.exec(full);
  if (method !== null) return method[1]!;
  const lifted = /^(.*?[^.:]):(?:case|with|local:([^:]+))[:\d]/u.exec(full);
  if (lifted === null) return shortName(full);
  return lifted[2] ?? sourceName(lifted[1]!);
}

/** The function of the source that a lifted one stands in. */
export function topName(full: string): string {
  return sourceName(full.replace(/^(.*?[^.:]):(?:case|with|local).*$/u, '$1'));
}

export function globalName(global: Global, alone: boolean): string {
  const name = sourceName(global.name);
  if (name === 'Nil') return '[]';
  if (/^[\p{L}_]/u.test(name)) return name;
  return alone ? `(${name})` : name;
}

function printApplication(
  term: Term & { t: 'app' },
  names: readonly string[],
  precedence: number,
  shown: ReadonlySet<Term>,
): string {
  if (term.fn.t === 'meta') return '_';
  const head = term.fn;
  const at = (inner: Term, where: number) => print(inner, names, where, shown);
  const wrap = (text: string, needs: number) => (precedence > needs ? `(${text})` : text);
  if (head.t === 'const' && shown.has(term)) {
    const args = withPassing(head.global, term.args).map(({ name, arg }) =>
      name === null ? at(arg, ARGUMENT) : `{${name} = ${at(arg, 0)}}`,
    );
    return wrap([at(head, ARGUMENT), ...args].join(' '), OPERAND);
  }
  const args = head.t === 'const' ? explicitOnly(head.global, term.args) : term.args;
  if (args.length === 0) return at(head, precedence);
  const [left, right] = args;
  if (head.t === 'const' && right !== undefined && args.length === 2) {
    const name = globalName(head.global, false);
    if (/^(?:Equal|===|~=~)$/.test(name)) return wrap(`${at(left!, EQUATION)} = ${at(right, EQUATION)}`, 0);
    if (name === 'Pair' || name === 'MkPair') return `(${at(left!, 0)}, ${at(right, 0)})`;
    if (name === 'MkDPair') return `(${at(left!, 0)} ** ${at(right, 0)})`;
    if (name === 'DPair' && right.t === 'lam') {
      const inside = print(right.body, [...names, right.name], 0, shown);
      return `(${displayed(right.name)} : ${at(left!, 0)} ** ${inside})`;
    }
    const elements = name === '::' ? listElements(term) : null;
    if (elements !== null) return `[${elements.map((one) => at(one, 0)).join(', ')}]`;
    if (!/^[\p{L}_[]/u.test(name)) {
      const [binds, associates] = FIXITIES[name] ?? [EQUATION, 'not'];
      const side = (of: 'left' | 'right') =>
        FIXITIES[name] === undefined ? OPERAND : binds + (associates === of ? 0 : 1);
      return wrap(`${at(left!, side('left'))} ${name} ${at(right, side('right'))}`, binds);
    }
  }
  return wrap([at(head, ARGUMENT), ...args.map((arg) => at(arg, ARGUMENT))].join(' '), OPERAND);
}

/** The elements of a list that is written out to its end. */
function listElements(term: Term): Term[] | null {
  const elements: Term[] = [];
  let at = term;
  while (at.t === 'app' && at.fn.t === 'const' && at.fn.global.kind === 'constructor') {
    const args = explicitOnly(at.fn.global, at.args);
    if (args.length === 0 && globalName(at.fn.global, true) === '[]') return elements;
    if (args.length !== 2 || shortName(at.fn.global.name) !== '::') return null;
    elements.push(args[0]!);
    at = args[1]!;
  }
  return at.t === 'const' && globalName(at.global, true) === '[]' ? elements : null;
}

function explicitOnly(global: Global, args: readonly Term[]): readonly Term[] {
  return withPassing(global, args).flatMap(({ name, arg }) => (name === null ? [arg] : []));
}

/** The arguments, with the name of each that the source leaves out. */
function withPassing(global: Global, args: readonly Term[]): { readonly name: string | null; readonly arg: Term }[] {
  let type = whnf(typeOfGlobal(global));
  let size = 0;
  return args.map((arg) => {
    if (type.v !== 'pi') return { name: null, arg };
    const name = type.passing.kind === 'explicit' ? null : type.name;
    type = whnf(openPi(type, size++));
    return { name, arg };
  });
}
