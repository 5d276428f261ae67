import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printManifest } from './json.ts';
import { layoutOf, sizeAlign } from './layout.ts';
import { type FieldType, type Manifest, ManifestError, MODELS } from './manifest.ts';
import { parseManifest } from './parse.ts';
import { everyConstruct, realManifest } from './testing.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const real = await realManifest();
const json = (manifest: Manifest): Json => JSON.parse(printManifest(manifest));

/** Every place in a JSON value, as the keys that lead there. */
function places(value: Json, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.flatMap((each, index) => places(each, [...at, index]))
    : Object.entries(value).flatMap(([key, each]) => places(each, [...at, key]));
  return [at, ...inner];
}

/** The value with something else at a place; undefined takes it away. */
function replace(value: Json, at: readonly (string | number)[], by: (old: Json) => Json | undefined): Json {
  const [key, ...rest] = at;
  if (key === undefined) return by(value) ?? null;
  const copy = structuredClone(value) as { [key: string | number]: Json };
  if (rest.length > 0) {
    copy[key] = replace(copy[key] ?? null, rest, by);
  } else {
    const changed = by(copy[key] ?? null);
    if (changed !== undefined) copy[key] = changed;
    else if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  }
  return copy as Json;
}

describe('parseManifest', () => {
  it.each([real, everyConstruct()])('reads back what printManifest wrote', (manifest) => {
    expect(parseManifest(json(manifest))).toEqual(manifest);
    expect(printManifest(parseManifest(json(manifest)))).toBe(printManifest(manifest));
  });

  it('refuses every number that is one greater, but for free values of enums', () => {
    const whole = json(real);
    const numbers = places(whole).filter((at) => typeof at.reduce<Json | undefined>(pick, whole) === 'number');
    expect(numbers.length).toBeGreaterThan(300);
    for (const at of numbers) {
      const altered = replace(whole, at, (old) => Number(old) + 1);
      // The last value of an enum may be any greater number.
      const last = at[0] === 'enums' && at[3] === real.enums[Number(at[1])]!.values.length - 1;
      if (last) expect(() => parseManifest(altered)).not.toThrow();
      else expect(() => parseManifest(altered), at.join('.')).toThrow(ManifestError);
    }
  });

  it('refuses a missing part wherever it is, except a unit, a result or the end of a list', () => {
    const whole = json(real);
    fc.assert(
      fc.property(fc.constantFrom(...places(whole).filter(({ length }) => length > 0)), (at) => {
        const key = at.at(-1);
        fc.pre(key !== 'unit' && key !== 'result' && typeof key !== 'number');
        expect(() => parseManifest(replace(whole, at, () => undefined))).toThrow(ManifestError);
      }),
    );
  });

  it('refuses a field without its offset and an offset without its field', () => {
    const whole = json(real);
    const count = real.structs[0]!.fields.length;
    const without = (...at: readonly (string | number)[]) => replace(whole, at, () => undefined);
    expect(() => parseManifest(without('structs', 0, 'fields', count - 1))).toThrow(
      `offsets: ${count - 1} fields, but ${count} offsets`,
    );
    expect(() => parseManifest(without('structs', 0, 'layout', 'arm64', 'offsets', count - 1))).toThrow(
      `${count} fields, but ${count - 1} offsets`,
    );
  });

  it('refuses an unknown key in every object', () => {
    const whole = json(real);
    const objects = places(whole).filter((at) => {
      const value = at.reduce<Json | undefined>(pick, whole);
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    fc.assert(
      fc.property(fc.constantFrom(...objects), (at) => {
        const altered = replace(whole, [...at, 'surplus'], () => 1);
        expect(() => parseManifest(altered)).toThrow(/unknown key "surplus"|expected/);
      }),
    );
  });

  it('answers any other JSON with a ManifestError', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseManifest(value)).toThrow(ManifestError);
      }),
    );
  });

  it.each<[string, (string | number)[], Json, RegExp]>([
    [
      'a reserved word',
      ['structs', 0, 'fields', 1, 'name'],
      'error',
      /structs\[0\]\.fields\[1\]\.name: .* not reserved/,
    ],
    ['a name in capitals', ['structs', 0, 'fields', 1, 'name'], 'Version', /snake_case/],
    ['two fields of one name', ['structs', 0, 'fields', 1, 'name'], 'magic', /two fields are called "magic"/],
    ['two enums of one name', ['enums', 0, 'name'], 'Change', /two enums are called "Change"/],
    ['two types of one name', ['structs', 0, 'name'], 'Change', /two types are called "Change"/],
    ['a name of the modules themselves', ['structs', 0, 'name'], 'AbiError', /reserved/],
    [
      'a struct before its declaration',
      ['structs', 0, 'fields', 0, 'type'],
      { struct: 'Slice' },
      /a struct declared before/,
    ],
    ['a pointer on the wire', ['structs', 0, 'fields', 4, 'type'], { pointer: 'u8' }, /./],
    ['a struct by value', ['functions', 0, 'arguments', 0, 'type'], { struct: 'Slice' }, /one register/],
    ['room for what is not declared', ['functions', 0, 'result'], { writable: 'u16' }, /u8 or a struct declared/],
    ['two functions of one name', ['functions', 0, 'name'], 'obli_free', /two functions are called "obli_free"/],
    ['two arguments of one name', ['functions', 1, 'arguments', 0, 'name'], 'size', /two arguments are called "size"/],
    ['the end of a comment', ['structs', 0, 'doc'], 'x */ y', /comment marks/],
    ['an enum of i32', ['enums', 0, 'type'], 'i32', /u8, u16 or u32/],
    ['another format', ['format'], 'lago-abi/2', /format: expected "lago-abi\/1"/],
    ['another order of models', ['models'], ['arm64', 'amd64', 'wasm32'], /models: expected/],
  ])('refuses %s', (_, at, value, message) => {
    expect(() => parseManifest(replace(json(real), at, () => value))).toThrow(message);
  });

  it('refuses a wire struct with a gap and one with a pointer in it', () => {
    const gaps = json(everyConstruct());
    expect(() => parseManifest(replace(gaps, ['structs', 1, 'wire'], () => true))).toThrow(
      /a pointer or a pointer's size/,
    );
    const field = (name: string, type: string): Json => ({ name, doc: 'A field.', type });
    const layout = { size: 8, align: 4, offsets: [0, 4] };
    const struct: Json = {
      name: 'Gap',
      doc: 'A gap.',
      wire: true,
      fields: [field('a', 'u8'), field('b', 'u32')],
      layout: { amd64: layout, arm64: layout, wasm32: layout },
    };
    expect(() => parseManifest({ ...(json(real) as object), structs: [struct] })).toThrow(/implicit padding/);
  });
});

function pick(value: Json | undefined, key: string | number): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as { [key: string | number]: Json })[key] : undefined;
}

const scalar = fc.constantFrom<FieldType>('u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32', 'i64', 'usize', {
  pointer: 'u8',
});
const type = fc.oneof(scalar, fc.record({ array: scalar, count: fc.integer({ min: 1, max: 9 }) }));
const fields = fc
  .array(type, { minLength: 1, maxLength: 12 })
  .map((types) => types.map((each, index) => ({ name: `f${index}`, doc: 'A field.', type: each })));
const names = { enums: [], structs: [] };

describe('layoutOf', () => {
  it('aligns every field, lets none overlap, and wastes less than one alignment before any', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...MODELS), (list, model) => {
        const { size, align, offsets } = layoutOf(names, list, model);
        let end = 0;
        list.forEach((field, index) => {
          const own = sizeAlign(names, field.type, model);
          const offset = offsets[index]!;
          expect(offset % own.align).toBe(0);
          expect(offset).toBeGreaterThanOrEqual(end);
          expect(offset - end).toBeLessThan(own.align);
          end = offset + own.size;
        });
        expect(size % align).toBe(0);
        expect(size - end).toBeGreaterThanOrEqual(0);
        expect(size - end).toBeLessThan(align);
      }),
    );
  });

  it('moves no earlier field when one is appended', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...MODELS), (list, model) => {
        const { offsets } = layoutOf(names, list, model);
        expect(offsets.slice(0, -1)).toEqual(layoutOf(names, list.slice(0, -1), model).offsets);
      }),
    );
  });
});
