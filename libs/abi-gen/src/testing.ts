/**
 * What the tests of this library share: manifests, random values of every struct, and compilers.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import fc, { type Arbitrary } from 'fast-check';
import { layoutOf } from './layout.ts';
import {
  type FieldType,
  type FunctionType,
  INTEGERS,
  type Integer,
  type Manifest,
  MODELS,
  type Model,
  named,
  type PassedType,
  type Struct,
} from './manifest.ts';
import { parseManifest } from './parse.ts';

export const ABI = resolve(import.meta.dirname, '../../../abi');
export const EXCHANGE = resolve(import.meta.dirname, '../test/exchange.zig');

export const TARGETS: { readonly [model in Model]: string } = {
  amd64: 'x86_64-linux-musl',
  arm64: 'aarch64-linux-musl',
  wasm32: 'wasm32-freestanding',
};

/** The manifest of the system. */
export async function realManifest(): Promise<Manifest> {
  return parseManifest(JSON.parse(await readFile(join(ABI, 'manifest.json'), 'utf8')));
}

function makeStruct(scope: Manifest, name: string, wire: boolean, types: { [field: string]: FieldType }): Struct {
  const fields = Object.entries(types).map(([field, type], index) => ({
    name: field,
    doc: `Field ${field}.`,
    ...(index % 2 === 0 ? {} : { unit: 'bytes' }),
    type,
  }));
  const on = (model: Model) => layoutOf(scope, fields, model);
  const layout = { amd64: on('amd64'), arm64: on('arm64'), wasm32: on('wasm32') };
  return { name, doc: `The struct ${name}.\nIn two lines.`, wire, fields, layout };
}

/** A function for every type that can be passed, which gives back what it takes, and some that do not. */
function everyFunction(): readonly FunctionType[] {
  const types: { [name: string]: PassedType } = {
    ...Object.fromEntries([...(Object.keys(INTEGERS) as Integer[]), 'usize' as const].map((each) => [each, each])),
    short: { enum: 'Short' },
    bytes: { pointer: 'u8' },
    struct_address: { pointer: 'Gaps' },
    room: { writable: 'u8' },
    struct_room: { writable: 'Gaps' },
  };
  const taken = (name: string, type: PassedType) => ({ name, doc: `Argument ${name}.`, unit: 'bytes', type });
  return [
    ...Object.entries(types).map(([name, type]) => ({
      name: `echo_${name}`,
      doc: `Gives ${name} back.\nIn two lines.`,
      arguments: [taken('value', type)],
      result: type,
    })),
    { name: 'nothing', doc: 'Takes and gives nothing.', arguments: [] },
    { name: 'several', doc: 'Gives nothing.', arguments: [taken('first', 'u8'), taken('second', { enum: 'Tiny' })] },
  ];
}

/** A manifest with every construct, also those that the system's own has not (yet). */
export function everyConstruct(): Manifest {
  const value = (name: string, number: number) => ({ name, doc: `Value ${name}.`, value: number });
  let manifest: Manifest = {
    format: 'lago-abi/1',
    models: [...MODELS],
    enums: [
      { name: 'Tiny', doc: 'One value.', type: 'u8', values: [value('only', 255)] },
      { name: 'Short', doc: 'With a gap.', type: 'u16', values: [value('low', 3), value('high', 65_535)] },
      { name: 'Long', doc: 'Unused.', type: 'u32', values: [value('zero', 0), value('last', 2_147_483_647)] },
    ],
    structs: [],
    functions: everyFunction(),
  };
  const add = (name: string, wire: boolean, types: { [field: string]: FieldType }): void => {
    manifest = { ...manifest, structs: [...manifest.structs, makeStruct(manifest, name, wire, types)] };
  };
  add('Integers', true, {
    a: 'i64',
    b: 'u64',
    c: 'i32',
    d: 'u32',
    e: 'i16',
    f: 'u16',
    g: 'i8',
    h: 'u8',
    i: { enum: 'Short' },
  });
  add('Gaps', false, {
    a: 'u8',
    b: 'u64',
    c: 'u8',
    d: 'usize',
    e: { enum: 'Tiny' },
    f: { pointer: 'Integers' },
    g: 'i16',
  });
  add('Lists', false, {
    numbers: { array: 'i16', count: 3 },
    kinds: { array: { enum: 'Short' }, count: 2 },
    inner: { array: { struct: 'Gaps' }, count: 2 },
    grid: { array: { array: 'u64', count: 2 }, count: 3 },
    rows: { array: { array: 'u8', count: 5 }, count: 2 },
    words: { array: 'usize', count: 2 },
    one: { array: 'u8', count: 1 },
  });
  add('WireNested', true, {
    first: { struct: 'Integers' },
    reserved: { array: 'u8', count: 8 },
    more: { array: { struct: 'Integers' }, count: 2 },
  });
  return parseManifest(JSON.parse(JSON.stringify(manifest)));
}

/** A value of a struct as the bindings have it. */
export type Value = number | bigint | Uint8Array | readonly Value[] | { readonly [field: string]: Value };

const edges = (min: bigint, max: bigint): Arbitrary<bigint> =>
  fc.oneof(fc.bigInt({ min, max }), fc.constantFrom(min, max, min + 1n, max - 1n, 0n, 1n));

/** Random values of a type on wasm32, crowding around the ends of each range. */
export function arbitraryOf(manifest: Manifest, type: FieldType | PassedType): Arbitrary<Value> {
  if (type === 'usize') return edges(0n, 2n ** 32n - 1n).map(Number);
  if (typeof type === 'string') {
    const { bits, signed } = INTEGERS[type];
    const width = BigInt(bits);
    const range = signed ? edges(-(2n ** (width - 1n)), 2n ** (width - 1n) - 1n) : edges(0n, 2n ** width - 1n);
    return bits === 64 ? range : range.map(Number);
  }
  if ('enum' in type) return fc.constantFrom(...named(manifest.enums, type.enum).values.map(({ value }) => value));
  if ('pointer' in type || 'writable' in type) return edges(0n, 2n ** 32n - 1n).map(Number);
  if ('struct' in type) return structValue(manifest, named(manifest.structs, type.struct));
  const size = { minLength: type.count, maxLength: type.count };
  return type.array === 'u8' ? fc.uint8Array(size) : fc.array(arbitraryOf(manifest, type.array), size);
}

export function structValue(manifest: Manifest, struct: Struct): Arbitrary<{ readonly [field: string]: Value }> {
  return fc.record(Object.fromEntries(struct.fields.map(({ name, type }) => [name, arbitraryOf(manifest, type)])));
}

/** The scalars of a value in declaration order, each as 64 bits. */
export function scalarsOf(value: Value): bigint[] {
  if (typeof value === 'number' || typeof value === 'bigint') return [BigInt.asUintN(64, BigInt(value))];
  if (value instanceof Uint8Array) return Array.from(value, BigInt);
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(scalarsOf);
}

/** Runs with a folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lago-abi-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Compiled {
  readonly ok: boolean;
  readonly message: string;
}

/** One run of Zig; its caches are those of the tool chain. */
export async function runZig(args: readonly string[]): Promise<Compiled> {
  const result = await execa(await zig(), args, { env: zigEnvironment(), reject: false });
  return { ok: result.exitCode === 0, message: result.stderr };
}

/** Whether a C header with this text compiles for a model, with its assertions. */
export async function compileHeader(text: string, model: Model): Promise<Compiled> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'lago_grey.h'), text);
    const source = join(folder, 'test.c');
    await writeFile(source, '#include "lago_grey.h"\nextern int of_the_test;\n');
    const warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Werror'];
    return runZig([
      'cc',
      '-std=c11',
      ...warnings,
      '-target',
      TARGETS[model],
      '-c',
      source,
      '-o',
      join(folder, 'test.o'),
    ]);
  });
}

/** Whether a Zig module with this text compiles for a model, with its checks; with what imports it, if something does. */
export async function compileModule(text: string, model: Model, user?: string): Promise<Compiled> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'abi.zig'), text);
    const source = join(folder, user === undefined ? 'abi.zig' : 'user.zig');
    if (user !== undefined) await writeFile(source, user);
    return runZig(['build-obj', '-fno-emit-bin', '-target', TARGETS[model], source]);
  });
}
