/**
 * How values of each data type are represented, and what of a type is there at run time at all (docs/extraction.md).
 *
 * The shape is that of the type former: the same for all its parameters and indices, as functions that do not know them
 * have to work with it. What has quantity 0 is gone; so is what says nothing at run time: types, values of a type that has
 * one value at most (an equality), and functions into a type of no value.
 */
import { baseName } from '../evaluate/evaluate.ts';
import type { ConEntry, DataEntry, DataValue, Value } from '../kernel/types.ts';
import { convertible, instantiate, telescope, variable, view, whnf } from '../kernel/value.ts';
import { property } from './names.ts';

export interface FieldShape {
  /** Position among the constructor's fields. */
  readonly index: number;
  readonly name: string;
  /** Its property, where the value is an object. */
  readonly property: string;
  /** The largest value by a proof that the constructor holds: then a number, and a bigint otherwise. */
  readonly most: bigint | undefined;
}

export type ShapeKind =
  | 'primitive'
  | 'void'
  | 'unit'
  | 'boolean'
  | 'natural'
  /** Two constructors, one of them around a value of the type itself: what counts is how often. */
  | 'count'
  | 'maybe'
  | 'list'
  | 'pair'
  | 'decision'
  | 'lazy'
  | 'enumeration'
  | 'record'
  | 'tagged';

export interface Shape {
  readonly kind: ShapeKind;
  readonly data: DataEntry;
  readonly fields: ReadonlyMap<ConEntry, readonly FieldShape[]>;
}

/** Variables that nothing else in the terms at hand is called. */
let nextVariable = 1 << 24;
export const unknown = (): Value => variable(nextVariable++);

/** Whether a type is Type, or a function that ends in it. */
function isKind(type: Value): boolean {
  let at = whnf(type);
  while (at.tag === 'pi') at = whnf(instantiate(at, unknown()));
  return at.tag === 'sort';
}

/** Whether a value of this type says nothing at run time. */
export function saysNothing(type: Value): boolean {
  const v = whnf(type);
  if (v.tag === 'data') return ['unit', 'void'].includes(shapeOf(v.entry).kind);
  if (v.tag !== 'pi') return v.tag === 'sort';
  const codomain = whnf(instantiate(v, unknown()));
  return (codomain.tag === 'data' && shapeOf(codomain.entry).kind === 'void') || isKind(v);
}

const shapes = new WeakMap<DataEntry, Shape>();
export function shapeOf(data: DataEntry): Shape {
  const known = shapes.get(data);
  if (known !== undefined) return known;
  // While the fields are looked at, a type is not taken for one that says nothing: a value of it may be inside itself.
  shapes.set(data, { kind: 'tagged', data, fields: new Map() });
  const fields = new Map(data.constructors.map((con) => [con, fieldsOf(con)] as const));
  const shape = { kind: kindOf(data, fields), data, fields };
  shapes.set(data, shape);
  return shape;
}

function fieldsOf(con: ConEntry): readonly FieldShape[] {
  const variables: Value[] = [];
  const domains: Value[] = [];
  telescope(con.type, con.parameters + con.fields.length, ({ domain }) => {
    domains.push(domain);
    const value = unknown();
    variables.push(value);
    return value;
  });
  const kept = con.fields.flatMap(({ name, quantity }, index) =>
    quantity === 0 || saysNothing(domains[con.parameters + index]!) ? [] : [{ name, index }],
  );
  const properties = kept.map(({ name }, i) => property(name, i + 1));
  return kept.map(({ name, index }, i) => ({
    index,
    name,
    property: properties.indexOf(properties[i]!) === i && properties[i] !== 'tag' ? properties[i]! : `_${i + 1}`,
    most: boundOf(variables[con.parameters + index]!, domains[con.parameters + index]!, domains),
  }));
}

/** The library's order of natural numbers: no other type of that name is believed. */
const ORDER = 'Data.Nat.LTE';

/** The largest value of a natural number that another field of its constructor proves: LTE or LT, and a number. */
function boundOf(field: Value, type: Value, domains: readonly Value[]): bigint | undefined {
  const nat = whnf(type);
  if (nat.tag !== 'data' || nat.entry.constructors[0]?.nat === undefined) return undefined;
  for (const domain of domains) {
    const order = whnf(domain);
    if (order.tag !== 'data' || order.entry.name !== ORDER) continue;
    const [left, right] = order.args.map(whnf);
    if (left === undefined || right?.tag !== 'nat') continue;
    const below = view(left);
    const [smaller, strict] = below?.key === 'successor' ? [whnf(below.fields[0]!), 1n] : [left, 0n];
    if (smaller !== whnf(field)) continue;
    const most = right.value - strict;
    if (most >= 0n && most <= BigInt(Number.MAX_SAFE_INTEGER)) return most;
  }
  return undefined;
}

type Fields = ReadonlyMap<ConEntry, readonly FieldShape[]>;

function kindOf(data: DataEntry, fields: Fields): ShapeKind {
  const counts = data.constructors.map((con) => fields.get(con)!.length);
  const names = data.constructors.map(({ name }) => baseName(name));
  const built = (...expected: readonly (readonly [string, number])[]): boolean =>
    expected.length === names.length && expected.every(([name, count], i) => names[i] === name && counts[i] === count);
  const called = baseName(data.name);
  if (data.primitive !== undefined) return 'primitive';
  if (data.constructors.length === 0) return 'void';
  if (data.constructors[0]!.nat !== undefined) return 'natural';
  if (counts.length === 1 && counts[0] === 0) return 'unit';
  if (called === 'Bool' && built(['False', 0], ['True', 0])) return 'boolean';
  if (called === 'Maybe' && built(['Nothing', 0], ['Just', 1])) return 'maybe';
  if (called === 'Dec' && built(['Yes', 1], ['No', 0])) return 'decision';
  if (called === 'Lazy' && built(['Delay', 1])) return 'lazy';
  if (counts.length === 1 && counts[0] === 2 && /^(?:Pair|DPair|LPair|Res)$/.test(called)) return 'pair';
  const [empty, more] = data.constructors.toSorted((a, b) => fields.get(a)!.length - fields.get(b)!.length);
  if (more !== undefined && counts.length === 2 && fields.get(empty!)!.length === 0) {
    const size = fields.get(more)!.length;
    if (size === 1 && holdsItself(more, fields.get(more)![0]!.index)) return 'count';
    const isList = baseName(empty!.name) === 'Nil' && baseName(more.name) === '::';
    if (size === 2 && isList && holdsItself(more, fields.get(more)![1]!.index)) return 'list';
  }
  if (counts.every((count) => count === 0)) return 'enumeration';
  return counts.length === 1 ? 'record' : 'tagged';
}

function holdsItself(con: ConEntry, field: number): boolean {
  let found = false;
  telescope(con.type, con.parameters + con.fields.length, ({ domain }, i) => {
    const type = whnf(domain);
    if (i === con.parameters + field) found = type.tag === 'data' && type.entry === con.data;
    return unknown();
  });
  return found;
}

/** How deep types are nested before they are not looked into any further. */
const DEEP = 24;

/** Whether values of a type are data all the way, so that equal ones look the same. */
export function isPlain(type: Value, within: readonly Value[] = []): boolean {
  const v = whnf(type);
  if (v.tag !== 'data' || within.length > DEEP) return false;
  if (v.entry.primitive !== undefined) return v.entry.primitive !== 'Double';
  if (within.some((one) => convertible(one, v, 0))) return true;
  const shape = shapeOf(v.entry);
  if (shape.kind === 'lazy') return false;
  return v.entry.constructors.every((con) => fieldTypes(con, v).every(([, domain]) => isPlain(domain, [...within, v])));
}

/** The fields that a constructor has at run time, with their types where the data type is applied as here. */
export function fieldTypes(con: ConEntry, type: DataValue): readonly (readonly [FieldShape, Value])[] {
  const domains: Value[] = [];
  telescope(con.type, con.parameters + con.fields.length, ({ domain }, i) => {
    domains.push(domain);
    return i < con.parameters ? type.args[con.data.parameters[i]!]! : unknown();
  });
  return shapeOf(con.data)
    .fields.get(con)!
    .map((field) => [field, domains[con.parameters + field.index]!]);
}
