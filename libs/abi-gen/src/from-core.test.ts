import { describe, expect, it } from 'vitest';
import { fromCore, type Plain } from './from-core.ts';
import type { FieldType, Manifest, PassedType } from './manifest.ts';
import { everyConstruct, realManifest } from './testing.ts';

/** What the evaluator would give for a type: the inverse of what is tested. */
function typeView(type: FieldType | PassedType): Plain {
  if (typeof type === 'string') return { Scalar: { scalar: type } };
  if ('enum' in type) return { Enum: { enum: type.enum } };
  if ('struct' in type) return { Struct: { struct: type.struct } };
  if ('pointer' in type) return { Address: { pointer: type.pointer } };
  if ('writable' in type) return { Room: { writable: type.writable } };
  return { Elements: { array: typeView(type.array), count: type.count } };
}

function plain(manifest: Manifest): { [key: string]: Plain } {
  return {
    ...manifest,
    enums: manifest.enums.map((e) => ({
      ...e,
      type: typeView(e.type),
      values: e.values.map((value) => ({ ...value })),
    })),
    structs: manifest.structs.map((struct) => ({
      ...struct,
      fields: struct.fields.map((field) => ({ ...field, unit: field.unit ?? null, type: typeView(field.type) })),
      layout: Object.fromEntries(Object.entries(struct.layout).map(([model, layout]) => [model, { ...layout }])),
    })),
    functions: manifest.functions.map((f) => ({
      ...f,
      arguments: f.arguments.map((each) => ({ ...each, unit: each.unit ?? null, type: typeView(each.type) })),
      result: f.result === undefined ? null : typeView(f.result),
    })),
  };
}

const real = await realManifest();
const fieldOf = (change: (field: { [key: string]: Plain }) => Plain): Plain => {
  const copy = structuredClone(plain(real)) as { structs: { fields: { [key: string]: Plain }[] }[] };
  copy.structs[0]!.fields[0] = change(copy.structs[0]!.fields[0]!) as { [key: string]: Plain };
  return copy as unknown as Plain;
};

describe('fromCore', () => {
  it.each([real, everyConstruct()])('gives the manifest of which the value is the view', (manifest) => {
    expect(fromCore(plain(manifest))).toEqual(manifest);
  });

  it.each<[string, Plain, RegExp]>([
    ['a number', 3, /something else than a record/],
    ['a list', [], /something else than a record/],
    ['no enums', { ...plain(real), enums: null }, /enums: .* something else than a list/],
    ['a surplus member', { ...plain(real), more: true }, /unknown key "more"/],
    [
      'a number beyond all bounds',
      fieldOf((field) => ({ ...field, type: { Elements: { array: { Scalar: { scalar: 'u8' } }, count: 2n ** 64n } } })),
      /count: expected a whole number/,
    ],
    ['a surplus field of a field', fieldOf((field) => ({ ...field, more: 1 })), /unknown key "more"/],
    [
      'a function without a result',
      { ...plain(real), functions: [{ name: 'f', doc: 'F.', arguments: [] }] },
      /without a result/,
    ],
    [
      'a struct by value',
      { ...plain(real), functions: [{ name: 'f', doc: 'F.', arguments: [], result: { Struct: { struct: 'Slice' } } }] },
      /one register/,
    ],
    ['a field without unit', fieldOf(({ unit, ...field }) => field), /without a unit/],
    ['an unknown type', fieldOf((field) => ({ ...field, type: { Union: { union: 'A' } } })), /no TypeView here/],
    [
      'two types at once',
      fieldOf((field) => ({ ...field, type: { Enum: { enum: 'A' }, Struct: { struct: 'B' } } })),
      /no TypeView here/,
    ],
    [
      'a type with a surplus field',
      fieldOf((field) => ({ ...field, type: { Scalar: { scalar: 'u8', bits: 8 } } })),
      /Scalar has the fields scalar, bits/,
    ],
    [
      'an unknown scalar',
      fieldOf((field) => ({ ...field, type: { Scalar: { scalar: 'u128' } } })),
      /expected a type, found "u128"/,
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => fromCore(value)).toThrow(message);
  });
});
