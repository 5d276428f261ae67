import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Project } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { cHeader } from './c.ts';
import { type Manifest, MODELS } from './manifest.ts';
import { ABI, compileHeader, compileModule, everyConstruct, realManifest } from './testing.ts';
import { typescriptBindings } from './typescript.ts';
import { zigModule } from './zig.ts';

const real = await realManifest();
const cases: readonly (readonly [string, Manifest])[] = [
  ['the system', real],
  ['every construct', everyConstruct()],
];

/** The text with the n-th match of a number one greater. */
function alter(text: string, pattern: RegExp, index: number): string {
  let at = -1;
  return text.replace(pattern, (match: string, before: string, number: string, after: string) => {
    at += 1;
    return at === index ? `${before}${Number(number) + 1}${after}` : match;
  });
}

/** Places to alter: some of them, evenly spread, so that the test stays short. */
function places(text: string, pattern: RegExp, most: number): number[] {
  const count = [...text.matchAll(pattern)].length;
  expect(count, `${pattern}`).toBeGreaterThan(0);
  const step = Math.max(1, Math.floor(count / most));
  return Array.from({ length: Math.min(most, count) }, (_, index) => index * step);
}

/** Complaints of the TypeScript compiler about the bindings. */
function typeErrors(text: string): string[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { strict: true, noUncheckedIndexedAccess: true, noUnusedLocals: true, target: 99, types: [] },
  });
  const file = project.createSourceFile('abi.ts', text);
  return file
    .getPreEmitDiagnostics()
    .map((diagnostic) => `${diagnostic.getLineNumber()}: ${diagnostic.getMessageText()}`);
}

describe.each(cases)('the generated files of %s', (_, manifest) => {
  it.each(MODELS)('state in C what the compiler lays out on %s', async (model) => {
    expect(await compileHeader(cHeader(manifest), model)).toEqual({ ok: true, message: '' });
  });

  it.each(MODELS)('state in Zig what the compiler lays out on %s', async (model) => {
    expect(await compileModule(zigModule(manifest), model)).toEqual({ ok: true, message: '' });
  });

  it('are strict TypeScript', () => {
    expect(typeErrors(typescriptBindings(manifest))).toEqual([]);
  });
});

describe('an altered number does not compile', () => {
  it.each([
    ['an offset', /(offsetof\([^)]*\) == )(\d+)(,)/g, 6],
    ['a size of a struct', /(sizeof\(struct [a-z_]*\) == )(\d+)(,)/g, 2],
    ['a size of a field', /(->[a-z_]*\) == )(\d+)(,)/g, 2],
    ['an alignment', /(_Alignof\([^)]*\) == )(\d+)(,)/g, 2],
    ['a value of an enum', /(^ {4}LAGO_[A-Z0-9_]* = )(\d+)(,)/gm, 2],
  ])('C: %s', async (_, pattern, most) => {
    const text = await readFile(join(ABI, 'include/lago_grey.h'), 'utf8');
    for (const place of places(text, pattern, most)) {
      // An assertion that only one model has is seen by that model.
      const results = await Promise.all(MODELS.map((model) => compileHeader(alter(text, pattern, place), model)));
      const failed = results.filter(({ ok }) => !ok);
      expect(failed.length, `place ${place}`).toBeGreaterThan(0);
      for (const { message } of failed) expect(message).toMatch(/static assertion failed/);
    }
  });

  it.each([
    ['an offset', /(\.offset = \.\{ \d+, \d+, )(\d+)( \})/g, 6],
    ['a size of a field', /(\.size = \.\{ \d+, \d+, )(\d+)( \} \},)/g, 2],
    ['an alignment', /(\.alignment = \.\{ \d+, \d+, )(\d+)( \},)/g, 2],
    ['a value of an enum', /(^ {4}[a-z_0-9]* = )(\d+)(,)/gm, 2],
    ['the length of an array', /(^ {4}[a-z_]*: \[)(\d+)(\])/gm, 2],
  ])('Zig: %s', async (_, pattern, most) => {
    const text = await readFile(join(ABI, 'zig/abi.zig'), 'utf8');
    for (const place of places(text, pattern, most)) {
      const { ok, message } = await compileModule(alter(text, pattern, place), 'wasm32');
      expect({ place, ok }).toEqual({ place, ok: false });
      expect(message).toMatch(/error: (abi:|enum tag value)/);
    }
  });

  it('TypeScript: an offset', async () => {
    const text = await readFile(join(ABI, 'ts/abi.ts'), 'utf8');
    const pattern = /(^ {2}[a-z_]*: )(\d+)(,)/gm;
    const first = [...text.matchAll(pattern)].findIndex(({ index }) => index > text.indexOf('PACKAGE_HEADER_OFFSETS'));
    expect(typeErrors(alter(text, pattern, first + 3))).toEqual([
      expect.stringMatching(/Type '\d+' is not assignable to type '\d+'/),
    ]);
  });
});

describe('the check of an implementation goes both ways', () => {
  const implementation = [
    'const abi = @import("abi.zig");',
    'pub export fn obli_alloc(_: usize) ?[*]u8 {\n    return null;\n}',
    'pub export fn obli_free(_: ?[*]u8, _: usize) void {}',
    'pub export fn obli_package_open(_: ?[*]const u8, _: usize, _: ?*abi.PackageReport) abi.Status {\n    return .ok;\n}',
    'pub export fn obli_package_verify(_: ?[*]const u8, _: usize, _: ?*abi.VerifyReport) abi.Status {\n    return .ok;\n}',
    'comptime {\n    abi.checkFunctions(@This());\n}\n',
  ].join('\n');

  it('the right one is taken on every model', async () => {
    const text = await readFile(join(ABI, 'zig/abi.zig'), 'utf8');
    for (const model of MODELS) {
      expect(await compileModule(text, model, implementation)).toEqual({ ok: true, message: '' });
    }
  });

  it.each([
    ['a function less', /pub export fn obli_free.*\n/, '', /no function obli_free/],
    ['a function that is not public', 'pub export fn obli_free', 'export fn obli_free', /no function obli_free/],
    ['a function more', 'comptime', 'pub fn more() void {}\ncomptime', /number of public functions/],
    ['another argument', '_: ?[*]u8, _: usize', '_: ?[*]u8, _: u32', /obli_free: expected fn/],
    [
      'an argument that may not be null',
      '_: ?*abi.PackageReport',
      '_: *abi.PackageReport',
      /obli_package_open: expected fn/,
    ],
    ['another report', '_: ?*abi.PackageReport', '_: ?*abi.VerifyReport', /obli_package_open: expected fn/],
    ['another result', 'usize) ?[*]u8', 'usize) ?[*]const u8', /obli_alloc: expected fn/],
    ['another calling convention', 'pub export fn obli_free', 'pub fn obli_free', /obli_free: expected fn/],
  ])('%s is refused', async (_, from, to, message) => {
    const text = await readFile(join(ABI, 'zig/abi.zig'), 'utf8');
    expect(implementation.replace(from, to)).not.toBe(implementation);
    const compiled = await compileModule(text, 'wasm32', implementation.replace(from, to));
    expect(compiled.ok).toBe(false);
    expect(compiled.message).toMatch(message);
  });
});

describe('the check of the Zig module goes both ways', () => {
  it.each([
    [
      'a field more',
      '    flags: u16,\n',
      '    flags: u16,\n    surplus: [8]u8,\n',
      /number of fields of PackageHeader/,
    ],
    ['a field less', '    flags: u16,\n', '', /number of fields of PackageHeader/],
    ['another name', '    flags: u16,\n', '    flag_bits: u16,\n', /expected flags, found flag_bits/],
    ['another type of the same size', '    flags: u16,\n', '    flags: i16,\n', /expected u16, found i16/],
    ['another order', '    version: u16,\n', '    versions: u16,\n', /expected version, found versions/],
    ['a value more', '    glacier = 2,\n', '    glacier = 2,\n    planet = 3,\n', /number of values of Formation/],
    ['a value less', '    glacier = 2,\n', '', /number of values of Formation/],
    [
      'another representation',
      'pub const Formation = enum(u8)',
      'pub const Formation = enum(u16)',
      /expected u8, found u16/,
    ],
    ['another kind of struct', 'PackageHeader = extern struct', 'PackageHeader = struct', /must be an extern struct/],
    [
      'a type more',
      '/// Every enum',
      'pub const Surplus = extern struct { a: u8 };\n\n/// Every enum',
      /number of public declarations/,
    ],
  ])('%s is refused', async (_, from, to, message) => {
    const text = await readFile(join(ABI, 'zig/abi.zig'), 'utf8');
    expect(text).toContain(from);
    const compiled = await compileModule(text.replace(from, to), 'wasm32');
    expect(compiled.ok).toBe(false);
    expect(compiled.message).toMatch(message);
  });
});
