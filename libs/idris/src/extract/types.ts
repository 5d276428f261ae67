/**
 * Types as TypeScript says them, for the declarations beside each extracted module. What depends on values, or on type
 * formers that are not known, is `unknown`: these declarations are for callers, and the proofs are elsewhere.
 */
import { baseName } from '../evaluate/evaluate.ts';
import type { ConEntry, DataEntry, DataValue, FunEntry, Value, Whnf } from '../kernel/types.ts';
import { evaluate, force, instantiate, telescope, whnf } from '../kernel/value.ts';
import { Fresh, genericName, identifier, isSpoken } from './names.ts';
import { tagText } from './represent.ts';
import { fieldTypes, saysNothing, shapeOf, unknown } from './shape.ts';
import { signatureOf } from './signature.ts';

/** Type variables in scope. */
type Scope = ReadonlyMap<Value, string>;

export interface TypeNaming {
  /** The name of a data type or an alias, in the declarations that are being written. */
  typeName(entry: DataEntry | FunEntry): string;
  /** What the source says of a declaration. */
  doc(name: string): string | undefined;
  /** What the source calls an argument. */
  parameterOf(fn: FunEntry, position: number): string | undefined;
}

const isType = (type: Value): boolean => whnf(type).tag === 'sort';

/** Indents a doc comment; nothing for none. */
export function docComment(text: string | undefined, indent = ''): string {
  const lines = (text ?? '').trim().replaceAll('*/', '*\\/').split('\n');
  if (lines[0] === '') return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line.trimEnd()}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** A function that gives a type and takes only types: TypeScript has it as an alias. */
export function isAlias(fn: FunEntry): boolean {
  let types = true;
  const result = telescope(fn.type, fn.arity, ({ domain }) => {
    types &&= isType(domain);
    return unknown();
  });
  return types && isType(result) && fn.tree?.kind === 'body' && !baseName(fn.name).includes(':');
}

export class Types {
  readonly #naming: TypeNaming;
  constructor(naming: TypeNaming) {
    this.#naming = naming;
  }

  /** `export function …` or `export const …`. */
  function(fn: FunEntry, name: string, isValue: boolean): string {
    const doc = docComment(this.#naming.doc(fn.name));
    const { kept, names } = signatureOf(fn);
    const scope = new Map<Value, string>();
    const generics = new Fresh();
    const fresh = new Fresh();
    const parameters: string[] = [];
    const result = telescope(fn.type, fn.arity, ({ domain }, i) => {
      const value = unknown();
      if (isType(domain)) scope.set(value, genericName(names[i]!, generics));
      const named = isSpoken(names[i]!) ? names[i]! : (this.#naming.parameterOf(fn, i) ?? '');
      if (kept[i]) parameters.push(`${fresh.name(named)}: ${this.#text(domain, scope)}`);
      return value;
    });
    const type = this.#text(result, scope);
    if (isValue) return `${doc}export const ${name}: ${type};\n`;
    const used = this.#generics(scope, [...parameters, type].join(' '));
    return `${doc}export function ${name}${used}(${parameters.join(', ')}): ${type};\n`;
  }

  alias(fn: FunEntry, name: string): string {
    const scope = new Map<Value, string>();
    const generics = new Fresh();
    const args: Value[] = [];
    telescope(fn.type, fn.arity, ({ name: parameter }) => {
      const value = unknown();
      scope.set(value, genericName(parameter, generics));
      args.push(value);
      return value;
    });
    // One unfolding, so that aliases within it stay.
    const { tree } = fn;
    const text = tree?.kind === 'body' ? this.#text(evaluate(tree.term, args), scope) : 'unknown';
    return `${docComment(this.#naming.doc(fn.name))}export type ${name}${list([...scope.values()])} = ${text};\n`;
  }

  data(data: DataEntry, name: string): string {
    const doc = docComment(this.#naming.doc(data.name));
    const scope = new Map<Value, string>();
    const generics = new Fresh();
    const args: Value[] = [];
    telescope(data.type, data.arity, ({ name: parameter, domain }) => {
      const value = unknown();
      args.push(value);
      if (isType(domain)) scope.set(value, genericName(parameter, generics));
      return value;
    });
    const type: DataValue = { tag: 'data', entry: data, args };
    const head = `${name}${list([...scope.values()])}`;
    const { kind } = shapeOf(data);
    if (kind === 'record')
      return `${doc}export interface ${head} {\n${this.#fields(data.constructors[0]!, type, scope, '  ')}}\n`;
    const alternatives = data.constructors.map((con) => {
      const before = docComment(this.#naming.doc(con.name), '  ');
      if (kind === 'enumeration') return `${before}  | ${tagText(con)}`;
      const fields = this.#fields(con, type, scope, '      ');
      return `${before}  | {\n      readonly tag: ${tagText(con)};\n${fields}    }`;
    });
    return `${doc}export type ${head} =\n${alternatives.join('\n')};\n`;
  }

  #fields(con: ConEntry, type: DataValue, scope: Scope, indent: string): string {
    return fieldTypes(con, type)
      .map(([field, domain]) => {
        const said = this.#naming.doc(`${con.data.name}.${field.name}`);
        const range = field.most === undefined ? undefined : `A whole number from 0 to ${field.most}.`;
        const doc = docComment([said, range].filter((one) => one !== undefined).join(' '), indent);
        const text = field.most === undefined ? this.#text(domain, scope) : 'number';
        return `${doc}${indent}readonly ${field.property}: ${text};\n`;
      })
      .join('');
  }

  #generics(scope: Scope, text: string): string {
    return list([...scope.values()].filter((name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text)));
  }

  #text(type: Value, scope: Scope): string {
    const seen = force(type);
    if (seen.tag === 'fun' && seen.args.length === seen.entry.arity && isAlias(seen.entry) && !saysNothing(seen))
      return `${this.#naming.typeName(seen.entry)}${list(seen.args.map((arg) => this.#text(arg, scope)))}`;
    const v = whnf(type);
    const variable = scope.get(v);
    if (variable !== undefined) return variable;
    if (v.tag === 'data') return this.#data(v, scope);
    if (v.tag === 'pi') return this.#arrow(v, scope);
    return v.tag === 'sort' ? 'undefined' : 'unknown';
  }

  #arrow(type: Extract<Whnf, { tag: 'pi' }>, scope: Scope): string {
    const value = unknown();
    const inner = new Map(scope);
    const generic = isType(type.domain);
    if (generic) inner.set(value, genericName(type.name, new Fresh(scope.values())));
    const result = this.#text(instantiate(type, value), inner);
    const head = generic ? this.#generics(new Map([[value, inner.get(value)!]]), result) : '';
    // Without an argument at run time there is no function.
    if (type.quantity === 0) return head === '' ? result : 'unknown';
    const name = /^[\p{L}]/u.test(type.name) ? identifier(type.name) : 'x';
    return `${head}(${name}: ${this.#text(type.domain, scope)}) => ${result}`;
  }

  #data(v: DataValue, scope: Scope): string {
    const { entry } = v;
    if (entry.primitive !== undefined)
      return entry.primitive === 'String' || entry.primitive === 'Char'
        ? 'string'
        : entry.primitive === 'Double'
          ? 'number'
          : 'bigint';
    /** The types of the fields of the constructor that has the most. */
    const fields = (): readonly string[] => {
      const all = entry.constructors.map((con) => fieldTypes(con, v));
      const longest = all.toSorted((a, b) => b.length - a.length)[0] ?? [];
      return longest.map(([, domain]) => this.#text(domain, scope));
    };
    switch (shapeOf(entry).kind) {
      case 'void':
        return 'never';
      case 'unit':
        return 'undefined';
      case 'boolean':
        return 'boolean';
      case 'natural':
        return 'bigint';
      case 'count':
        return 'number';
      case 'maybe':
        return `$.Maybe<${fields()[0]}>`;
      case 'decision':
        return `$.Dec<${fields()[0]}>`;
      case 'lazy':
        return `$.Lazy<${fields()[0]}>`;
      case 'list': {
        const longest = entry.constructors.map((con) => fieldTypes(con, v)).find((one) => one.length > 0)!;
        return `$.List<${this.#text(longest[0]![1], scope)}>`;
      }
      case 'pair':
        return `readonly [${fields().join(', ')}]`;
      default: {
        const args: string[] = [];
        telescope(entry.type, entry.arity, ({ domain }, i) => {
          if (isType(domain)) args.push(this.#text(v.args[i]!, scope));
          return v.args[i]!;
        });
        return `${this.#naming.typeName(entry)}${list(args)}`;
      }
    }
  }
}

const list = (names: readonly string[]): string => (names.length === 0 ? '' : `<${names.join(', ')}>`);
