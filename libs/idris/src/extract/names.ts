/**
 * Names of Idris 2 as names of JavaScript: kept where they can be, spelt out where they cannot.
 *
 * A name beneath its module keeps its namespaces (`List.reverse` in Prelude.Types is `List_reverse`); an operator is spelt
 * (`++` is `plusPlus`), a prime is `ʹ` (a letter to JavaScript), a word that JavaScript has taken gets a `_`. Two names of
 * one module that would read alike are told apart by a number.
 */
import { baseName } from '../evaluate/evaluate.ts';

const SPELT: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'over',
  '<': 'less',
  '>': 'greater',
  '=': 'equals',
  '&': 'and',
  '|': 'or',
  '.': 'dot',
  ':': 'colon',
  $: 'dollar',
  '!': 'bang',
  '?': 'question',
  '@': 'at',
  '#': 'hash',
  '%': 'percent',
  '^': 'caret',
  '~': 'tilde',
  '\\': 'backslash',
  ',': 'comma',
};

const TAKEN = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield BigInt Number Object Error depth'
  ).split(' '),
);

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function part(text: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_']*$/u.test(text)) return text.replaceAll("'", 'ʹ');
  const words = [...text].map((c) => SPELT[c] ?? (/[\p{L}\p{N}_]/u.test(c) ? c : `u${c.codePointAt(0)!.toString(16)}`));
  return words.map((word, i) => (i === 0 ? word : capital(word))).join('');
}

/** A word as an identifier: not one of JavaScript's own. */
export function identifier(word: string): string {
  const spelt = part(word);
  return TAKEN.has(spelt) || /^\p{N}/u.test(spelt) ? `${spelt}_` : spelt;
}

/** The parts of what a name has beneath its module; an operator is one part, with its dots and colons. */
function parts(local: string): readonly string[] {
  const found: string[] = [];
  for (let rest = local; rest !== ''; ) {
    const word = /^[\p{L}\p{N}_][\p{L}\p{N}_']*/u.exec(rest)?.[0];
    const operator = word ?? /^[^\p{L}\p{N}_]+/u.exec(rest)?.[0] ?? rest;
    found.push(operator);
    rest = rest.slice(operator.length);
    // What divides two parts is no part.
    if (/^[.:](?=.)/.test(rest)) rest = rest.slice(1);
  }
  return found;
}

/** What a full name is called in the ES module of its Idris module. */
export const topName = (full: string, module: string): string =>
  identifier(
    parts(full.startsWith(`${module}.`) ? full.slice(module.length + 1) : full)
      .map(part)
      .join('_'),
  );

/** The tag of a constructor's values: the constructor's own name. */
export const tagOf = (constructor: string): string => baseName(constructor);

/** A field's property; `position` counts from 1 and serves where the field has no name of its own. */
export const property = (name: string, position: number): string =>
  /^[\p{L}][\p{L}\p{N}_']*$/u.test(name) ? part(name) : /^[^\p{L}\p{N}_{]+$/u.test(name) ? part(name) : `_${position}`;

/** Whether a name says something to a reader: the elaborator names by itself what has none. */
export const isSpoken = (name: string): boolean => /^[\p{L}][\p{L}\p{N}_']*$/u.test(name);

/** Hands out names that are used once. */
export class Fresh {
  readonly #used: Set<string>;
  constructor(used: Iterable<string> = []) {
    this.#used = new Set(used);
  }

  /** @param otherwise where the wanted name says nothing */
  name(wanted: string, otherwise = 'x'): string {
    const word = isSpoken(wanted) ? identifier(wanted) : otherwise;
    let found = word;
    for (let n = 2; this.#used.has(found); n++) found = `${word}${n}`;
    this.#used.add(found);
    return found;
  }
}

/** The name of a type variable. */
export const genericName = (wanted: string, fresh: Fresh): string =>
  fresh.name(/^\p{L}/u.test(wanted) ? capital(wanted) : wanted, 'A');

/** The path of a module's ES module beneath the output folder, without its ending. */
export const modulePath = (module: string): string => module.replaceAll('.', '/');

/** How one module names another in an import. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const up = '../'.repeat(here.length - shared);
  return `${up === '' ? './' : up}${there.slice(shared).join('/')}`;
}
