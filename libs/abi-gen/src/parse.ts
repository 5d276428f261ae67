/**
 * Untrusted JSON to a Manifest, or a ManifestError that says where and what was expected.
 *
 * Strict in both directions: no key is missing, none is unknown, every name is declared before it is used, every number is
 * in the range of its representation, and every layout is the one that layout.ts computes. What this accepts can be
 * generated from without any further check.
 */
import { layoutOf, padding } from './layout.ts';
import {
  type Argument,
  type Enum,
  type EnumValue,
  type Field,
  type FieldType,
  FORMAT,
  type FunctionType,
  INTEGERS,
  type Integer,
  type Layout,
  type Manifest,
  ManifestError,
  MODELS,
  type Model,
  named,
  type PassedType,
  type Struct,
} from './manifest.ts';
import { MEMBER_NAME, RESERVED, TYPE_NAME } from './names.ts';

type Object = { readonly [key: string]: unknown };

const show = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? String(value);

function fail(at: string, expected: string, found: unknown): never {
  throw new ManifestError(at, `expected ${expected}, found ${show(found)}`);
}

/** An object with exactly these keys, those with a question mark being optional. */
function object(at: string, value: unknown, keys: readonly string[]): Object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(at, 'an object', value);
  const known = new Set(keys.map((key) => key.replace('?', '')));
  for (const key of Object.keys(value)) {
    if (!known.has(key)) throw new ManifestError(at, `unknown key ${show(key)}; known are ${[...known].join(', ')}`);
  }
  for (const key of keys) {
    if (!key.endsWith('?') && !Object.hasOwn(value, key)) throw new ManifestError(at, `no ${show(key)}`);
  }
  return value as Object;
}

function list<T>(at: string, value: unknown, item: (at: string, value: unknown) => T): T[] {
  if (!Array.isArray(value)) return fail(at, 'a list', value);
  return value.map((each: unknown, index) => item(`${at}[${index}]`, each));
}

function whole(at: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
    return fail(at, `a whole number from ${min} to ${max}`, value);
  }
  return value;
}

/** Text that is safe in a comment of all three languages. */
function doc(at: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') return fail(at, 'a text', value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029\\]|\*\/|\/\*/.test(value)) {
    return fail(at, 'a text without control characters, backslashes and comment marks', value);
  }
  return value;
}

function name(at: string, value: unknown, shape: RegExp, what: string): string {
  if (typeof value !== 'string' || !shape.test(value)) return fail(at, `a ${what} name`, value);
  if (RESERVED.has(value)) return fail(at, 'a name that is not reserved', value);
  return value;
}

function unique(at: string, what: string, items: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.name)) throw new ManifestError(at, `two ${what} are called ${show(item.name)}`);
    seen.add(item.name);
  }
}

function enumValue(at: string, value: unknown, max: number): EnumValue {
  const o = object(at, value, ['name', 'doc', 'value']);
  return {
    name: name(`${at}.name`, o['name'], MEMBER_NAME, 'snake_case'),
    doc: doc(`${at}.doc`, o['doc']),
    value: whole(`${at}.value`, o['value'], 0, max),
  };
}

function oneEnum(at: string, value: unknown): Enum {
  const o = object(at, value, ['name', 'doc', 'type', 'values']);
  const type = o['type'];
  if (type !== 'u8' && type !== 'u16' && type !== 'u32') return fail(`${at}.type`, 'u8, u16 or u32', type);
  // An enum constant of C11 is an int.
  const max = Math.min(2 ** INTEGERS[type].bits - 1, 2 ** 31 - 1);
  const values = list(`${at}.values`, o['values'], (here, each) => enumValue(here, each, max));
  if (values.length === 0) throw new ManifestError(`${at}.values`, 'an enum needs a value');
  unique(`${at}.values`, 'values', values);
  values.forEach(({ value }, index) => {
    const before = values[index - 1];
    if (before !== undefined && before.value >= value) {
      throw new ManifestError(`${at}.values[${index}].value`, `${value} does not come after ${before.value}`);
    }
  });
  return {
    name: name(`${at}.name`, o['name'], TYPE_NAME, 'PascalCase'),
    doc: doc(`${at}.doc`, o['doc']),
    type,
    values,
  };
}

interface Scope {
  readonly enums: readonly Enum[];
  readonly structs: readonly Struct[];
}

const isInteger = (value: unknown): value is Integer => typeof value === 'string' && Object.hasOwn(INTEGERS, value);

function declared(at: string, value: unknown, things: readonly { readonly name: string }[], what: string): string {
  const found = things.find((thing) => thing.name === value);
  return found === undefined ? fail(at, `${what} declared before`, value) : found.name;
}

function fieldType(at: string, value: unknown, scope: Scope): FieldType {
  if (value === 'usize' || isInteger(value)) return value;
  if (typeof value !== 'object' || value === null) return fail(at, 'a type', value);
  if ('array' in value) {
    const o = object(at, value, ['array', 'count']);
    const array = fieldType(`${at}.array`, o['array'], scope);
    return { array, count: whole(`${at}.count`, o['count'], 1, 2 ** 31 - 1) };
  }
  if ('enum' in value) {
    return { enum: declared(`${at}.enum`, object(at, value, ['enum'])['enum'], scope.enums, 'an enum') };
  }
  if ('struct' in value) {
    return { struct: declared(`${at}.struct`, object(at, value, ['struct'])['struct'], scope.structs, 'a struct') };
  }
  const target = object(at, value, ['pointer'])['pointer'];
  if (target === 'u8') return { pointer: target };
  return { pointer: declared(`${at}.pointer`, target, scope.structs, 'u8 or a struct') };
}

function field(at: string, value: unknown, scope: Scope): Field {
  const o = object(at, value, ['name', 'doc', 'unit?', 'type']);
  return {
    name: name(`${at}.name`, o['name'], MEMBER_NAME, 'snake_case'),
    doc: doc(`${at}.doc`, o['doc']),
    ...(o['unit'] === undefined ? {} : { unit: doc(`${at}.unit`, o['unit']) }),
    type: fieldType(`${at}.type`, o['type'], scope),
  };
}

function layout(at: string, value: unknown, fields: readonly Field[], scope: Scope, model: Model): Layout {
  const o = object(at, value, ['size', 'align', 'offsets']);
  const found: Layout = {
    size: whole(`${at}.size`, o['size'], 1, 2 ** 31 - 1),
    align: whole(`${at}.align`, o['align'], 1, 16),
    offsets: list(`${at}.offsets`, o['offsets'], (here, each) => whole(here, each, 0, 2 ** 31 - 1)),
  };
  const rule = layoutOf(scope, fields, model);
  if (found.offsets.length !== fields.length) {
    throw new ManifestError(`${at}.offsets`, `${fields.length} fields, but ${found.offsets.length} offsets`);
  }
  found.offsets.forEach((offset, index) => {
    const expected = rule.offsets[index];
    if (offset !== expected) fail(`${at}.offsets[${index}]`, `${expected} (${fields[index]?.name})`, offset);
  });
  if (found.align !== rule.align) fail(`${at}.align`, `${rule.align}`, found.align);
  if (found.size !== rule.size) fail(`${at}.size`, `${rule.size}`, found.size);
  return found;
}

/** Whether a value of this type has a part that only means something in one process. */
function local(type: FieldType, scope: Scope): boolean {
  if (type === 'usize') return true;
  if (typeof type === 'string' || 'enum' in type) return false;
  if ('struct' in type) return !named(scope.structs, type.struct).wire;
  return 'pointer' in type || local(type.array, scope);
}

function wireRules(at: string, struct: Struct, scope: Scope): void {
  for (const each of struct.fields) {
    if (local(each.type, scope)) {
      throw new ManifestError(at, `a wire struct, but ${each.name} has a pointer or a pointer's size in it`);
    }
  }
  for (const model of MODELS) {
    if (padding(scope, struct.fields, model, struct.layout[model]) !== 0) {
      throw new ManifestError(at, `a wire struct with implicit padding on ${model}: name the gap as a reserved field`);
    }
    if (show(struct.layout[model]) !== show(struct.layout[MODELS[0]])) {
      throw new ManifestError(at, `a wire struct whose layout on ${model} is not that on ${MODELS[0]}`);
    }
  }
}

function struct(at: string, value: unknown, scope: Scope): Struct {
  const o = object(at, value, ['name', 'doc', 'wire', 'fields', 'layout']);
  const wire = o['wire'];
  if (typeof wire !== 'boolean') return fail(`${at}.wire`, 'true or false', wire);
  const fields = list(`${at}.fields`, o['fields'], (here, each) => field(here, each, scope));
  if (fields.length === 0) throw new ManifestError(`${at}.fields`, 'a struct needs a field');
  unique(`${at}.fields`, 'fields', fields);
  const layouts = object(`${at}.layout`, o['layout'], MODELS);
  const on = (model: Model): Layout => layout(`${at}.layout.${model}`, layouts[model], fields, scope, model);
  const result: Struct = {
    name: name(`${at}.name`, o['name'], TYPE_NAME, 'PascalCase'),
    doc: doc(`${at}.doc`, o['doc']),
    wire,
    fields,
    layout: { amd64: on('amd64'), arm64: on('arm64'), wasm32: on('wasm32') },
  };
  if (wire) wireRules(at, result, scope);
  return result;
}

function passedType(at: string, value: unknown, scope: Scope): PassedType {
  if (typeof value === 'object' && value !== null && 'writable' in value) {
    const target = object(at, value, ['writable'])['writable'];
    return { writable: target === 'u8' ? target : declared(`${at}.writable`, target, scope.structs, 'u8 or a struct') };
  }
  const type = fieldType(at, value, scope);
  if (typeof type === 'object' && ('array' in type || 'struct' in type)) {
    return fail(at, 'a type that travels in one register', value);
  }
  return type;
}

function argument(at: string, value: unknown, scope: Scope): Argument {
  const o = object(at, value, ['name', 'doc', 'unit?', 'type']);
  return {
    name: name(`${at}.name`, o['name'], MEMBER_NAME, 'snake_case'),
    doc: doc(`${at}.doc`, o['doc']),
    ...(o['unit'] === undefined ? {} : { unit: doc(`${at}.unit`, o['unit']) }),
    type: passedType(`${at}.type`, o['type'], scope),
  };
}

function functionType(at: string, value: unknown, scope: Scope): FunctionType {
  const o = object(at, value, ['name', 'doc', 'arguments', 'result?']);
  const taken = list(`${at}.arguments`, o['arguments'], (here, each) => argument(here, each, scope));
  unique(`${at}.arguments`, 'arguments', taken);
  return {
    name: name(`${at}.name`, o['name'], MEMBER_NAME, 'snake_case'),
    doc: doc(`${at}.doc`, o['doc']),
    arguments: taken,
    ...(o['result'] === undefined ? {} : { result: passedType(`${at}.result`, o['result'], scope) }),
  };
}

/**
 * The manifest in a value that JSON.parse gave.
 *
 * @throws ManifestError with the place (`structs[2].fields[0].type`) and what was expected there
 */
export function parseManifest(value: unknown): Manifest {
  const o = object('', value, ['format', 'models', 'enums', 'structs', 'functions']);
  if (o['format'] !== FORMAT) fail('format', show(FORMAT), o['format']);
  if (show(o['models']) !== show(MODELS)) fail('models', show(MODELS), o['models']);
  const enums = list('enums', o['enums'], oneEnum);
  unique('', 'enums', enums);
  const structs: Struct[] = [];
  list('structs', o['structs'], (at, each) => structs.push(struct(at, each, { enums, structs })));
  unique('', 'types', [...enums, ...structs]);
  const functions = list('functions', o['functions'], (at, each) => functionType(at, each, { enums, structs }));
  unique('', 'functions', functions);
  return { format: FORMAT, models: [...MODELS], enums, structs, functions };
}
