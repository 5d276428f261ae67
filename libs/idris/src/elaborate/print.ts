/**
 * Values as a reader of the source would write them: user's names, operators infix, implicit arguments left out.
 */
import type { Context } from './context.ts';
import { force, openPi, quote, typeOfGlobal, whnf } from './evaluate.ts';
import { shortName } from './names.ts';
import type { Global, Term, Value } from './values.ts';

export function printIn(context: Context, value: Value): string {
  const names = context.entries.map((entry) => entry.name);
  for (let at = context.scope; at !== null; at = at.next) {
    if (at.meaning.kind !== 'value') continue;
    const meant = force(at.meaning.value);
    if (meant.v === 'local' && meant.args.length === 0) names[meant.variable.level] = at.name;
  }
  return print(quote(value, context.size), names, 0);
}

/** Precedences: 0 anything, 1 operand of an operator or of an arrow, 2 argument. */
function print(term: Term, names: readonly string[], precedence: number): string {
  const wrap = (text: string, needs: number) => (precedence > needs ? `(${text})` : text);
  switch (term.t) {
    case 'var':
      return displayed(names[names.length - 1 - term.index] ?? '_');
    case 'const':
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
      return printApplication(term, names, precedence);
    case 'lam':
      return wrap(`\\${displayed(term.name)} => ${print(term.body, [...names, term.name], 0)}`, 0);
    case 'let':
      return wrap(
        `let ${term.name} = ${print(term.value, names, 0)} in ${print(term.body, [...names, term.name], 0)}`,
        0,
      );
    case 'pi':
      return wrap(printPi(term, names), 0);
  }
}

function displayed(name: string): string {
  return name.startsWith('{') ? '_' : name;
}

function printPi(term: Term & { t: 'pi' }, names: readonly string[]): string {
  const body = print(term.body, [...names, term.name], 0);
  const quantity = term.quantity === 2 ? '' : `${term.quantity} `;
  const passing = term.passing.kind;
  const anonymous = term.name === '_' || term.name.startsWith('{') || !mentions(term.body, 0);
  if (passing === 'explicit') {
    if (anonymous && quantity === '') return `${print(term.domain, names, 1)} -> ${body}`;
    return `(${quantity}${displayed(term.name)} : ${print(term.domain, names, 0)}) -> ${body}`;
  }
  if (passing === 'auto' && anonymous) return `${print(term.domain, names, 1)} => ${body}`;
  const how = passing === 'implicit' ? '' : `${passing} `;
  return `{${how}${quantity}${displayed(term.name)} : ${print(term.domain, names, 0)}} -> ${body}`;
}

function mentions(term: Term, index: number): boolean {
  switch (term.t) {
    case 'var':
      return term.index === index;
    case 'app':
      return mentions(term.fn, index) || term.args.some((arg) => mentions(arg, index));
    case 'lam':
      return mentions(term.type, index) || mentions(term.body, index + 1);
    case 'pi':
      return mentions(term.domain, index) || mentions(term.body, index + 1);
    case 'let':
      return mentions(term.type, index) || mentions(term.value, index) || mentions(term.body, index + 1);
    default:
      return false;
  }
}

/** What a lifted function or a method of an implementation was called in the source. */
function userName(full: string): string {
  const method = /:(?:for|default):.*?:([^:]+)$/u.exec(full);
  if (method !== null) return method[1]!;
  const lifted = /^(.*?[^.:]):(?:case|with|local:([^:]+))[:\d]/u.exec(full);
  if (lifted === null) return shortName(full);
  return lifted[2] ?? userName(lifted[1]!);
}

export function globalName(global: Global, alone: boolean): string {
  const name = userName(global.name);
  if (/^[\p{L}_]/u.test(name)) return name;
  return alone ? `(${name})` : name;
}

function printApplication(term: Term & { t: 'app' }, names: readonly string[], precedence: number): string {
  if (term.fn.t === 'meta') return '_';
  const head = term.fn;
  const args = head.t === 'const' ? explicitOnly(head.global, term.args) : term.args;
  if (args.length === 0) return print(head, names, precedence);
  const wrap = (text: string, needs: number) => (precedence > needs ? `(${text})` : text);
  if (head.t === 'const') {
    const name = globalName(head.global, false);
    if (name === 'Equal' && args.length === 2) {
      return wrap(`${print(args[0]!, names, 1)} = ${print(args[1]!, names, 1)}`, 0);
    }
    if ((name === 'Pair' || name === 'MkPair') && args.length === 2) {
      return `(${print(args[0]!, names, 0)}, ${print(args[1]!, names, 0)})`;
    }
    if (!/^[\p{L}_]/u.test(name) && args.length === 2) {
      return wrap(`${print(args[0]!, names, 1)} ${name} ${print(args[1]!, names, 1)}`, 0);
    }
  }
  return wrap([print(head, names, 2), ...args.map((arg) => print(arg, names, 2))].join(' '), 1);
}

function explicitOnly(global: Global, args: readonly Term[]): readonly Term[] {
  const kept: Term[] = [];
  let type = whnf(typeOfGlobal(global));
  let size = 0;
  for (const arg of args) {
    if (type.v !== 'pi') {
      kept.push(arg);
      continue;
    }
    if (type.passing.kind === 'explicit') kept.push(arg);
    type = whnf(openPi(type, size++));
  }
  return kept;
}
