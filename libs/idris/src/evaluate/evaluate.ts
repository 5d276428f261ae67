/**
 * From checked core to plain data: a closed constant is evaluated by the kernel's own evaluator (call by need) and read
 * off as a tree. Fields of quantity 0 are proofs and indices; they do not exist at run time and are dropped unevaluated.
 * Functions and types inside a value are kept as such, so that a reader can say where they are.
 */
import { budget, type Environment, find, whnf } from '../kernel/kernel.ts';
import type { Value, Whnf } from '../kernel/types.ts';

export type Tree =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'string'; readonly value: string }
  /** List, Vect and whatever else is built by `Nil` and `::`. */
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | {
      readonly kind: 'constructor';
      /** Data type and constructor by full name. */
      readonly type: string;
      readonly name: string;
      /** Is it the only constructor of its type? */
      readonly alone: boolean;
      readonly fields: readonly { readonly name: string; readonly value: Tree }[];
    }
  | { readonly kind: 'function' | 'type' }
  /** An application that cannot compute further, such as a division by zero. */
  | { readonly kind: 'stuck'; readonly head: string };

/** The last part of a qualified name: `Data.Vect.::` is `::`. */
export const baseName = (name: string): string => name.replace(/^(?:[A-Z][\w']*\.)+(?=.)/, '');

export function evaluate(environment: Environment, name: string): Tree {
  const entry = find(environment, name);
  if (entry === undefined)
    throw new Error(`${name} is not declared in any checked module; check the spelling and its module`);
  if (entry.kind !== 'fun')
    throw new Error(`${name} is not a value but a ${entry.kind === 'con' ? 'constructor' : 'data type'}`);
  budget.steps = 0;
  return read(entry.value);
}

function read(start: Value): Tree {
  const items: Tree[] = [];
  for (let at = start; ; ) {
    const value = whnf(at);
    if (value.tag === 'nat') return { kind: 'number', value: value.value };
    if (value.tag === 'lit')
      return typeof value.value === 'bigint'
        ? { kind: 'number', value: value.value }
        : { kind: 'string', value: value.value };
    if (value.tag === 'data' || value.tag === 'pi' || value.tag === 'sort') return { kind: 'type' };
    if (value.tag === 'lam') return { kind: 'function' };
    if (value.tag !== 'con') {
      if (value.tag === 'fun' && value.args.length < value.entry.arity) return { kind: 'function' };
      return { kind: 'stuck', head: value.tag === 'fun' ? value.entry.name : 'a variable' };
    }
    const { entry, args } = value;
    if (entry.nat !== undefined) return successors(value);
    if (args.length < entry.parameters + entry.fields.length) return { kind: 'function' };
    const fields = entry.fields.flatMap((field, i) =>
      field.quantity === 0 ? [] : [{ name: field.name, value: args[entry.parameters + i]! }],
    );
    const base = baseName(entry.name);
    if (base === 'Nil' && fields.length === 0) return { kind: 'list', items };
    if (base === '::' && fields.length === 2) {
      // A loop, not recursion: tables are long.
      items.push(read(fields[0]!.value));
      at = fields[1]!.value;
      continue;
    }
    return {
      kind: 'constructor',
      type: entry.data.name,
      name: entry.name,
      alone: entry.data.constructors.length === 1,
      fields: fields.map((field) => ({ name: field.name, value: read(field.value) })),
    };
  }
}

/** A number that is a successor of something that was still to be computed. */
function successors(start: Whnf): Tree {
  let count = 0n;
  for (let value = start; ; count++) {
    if (value.tag === 'nat') return { kind: 'number', value: value.value + count };
    if (value.tag !== 'con' || value.entry.nat !== 'successor' || value.args.length === 0)
      return value.tag === 'con' ? { kind: 'function' } : read(value);
    value = whnf(value.args[0]!);
  }
}

export type Plain = null | boolean | number | bigint | string | readonly Plain[] | { readonly [field: string]: Plain };

/**
 * A tree as one would write it in JSON. Record → object, list → array, number → number (bigint beyond 2^53), Bool, Maybe →
 * value or null, constructor without fields → its name, any other → { Name: fields }. Fields without a name of their
 * own (tuples, `MkPair`) make an array. `where` leads the message when something in it is no data.
 */
export function toPlain(tree: Tree, where = 'value'): Plain {
  switch (tree.kind) {
    case 'number': {
      const small = tree.value >= BigInt(Number.MIN_SAFE_INTEGER) && tree.value <= BigInt(Number.MAX_SAFE_INTEGER);
      return small ? Number(tree.value) : tree.value;
    }
    case 'string':
      return tree.value;
    case 'list':
      return tree.items.map((item, i) => toPlain(item, `${where}[${i}]`));
    case 'constructor': {
      const [type, name] = [baseName(tree.type), baseName(tree.name)];
      if (type === 'Bool' && tree.fields.length === 0) return name === 'True';
      if (type === 'Maybe') return name === 'Just' ? toPlain(tree.fields[0]!.value, where) : null;
      const named = tree.fields.every((f) => /^[a-z][\w']*$/.test(f.name));
      const distinct = new Set(tree.fields.map((f) => f.name)).size === tree.fields.length;
      const at = (f: string | number) => `${where}.${f}`;
      const fields: Plain =
        named && distinct
          ? Object.fromEntries(tree.fields.map((f) => [f.name, toPlain(f.value, at(f.name))]))
          : tree.fields.map((f, i) => toPlain(f.value, at(i)));
      if (tree.fields.length === 0 && !tree.alone) return name;
      return tree.alone ? fields : { [name]: fields };
    }
    case 'stuck':
      throw new Error(`${where} does not compute to data: evaluation stops at ${tree.head}`);
    default:
      throw new Error(`${where} is a ${tree.kind}, which has no plain form; erase it (quantity 0) or leave it out`);
  }
}
