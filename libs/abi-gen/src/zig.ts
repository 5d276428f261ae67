/**
 * The Zig module of a manifest, for Zig 0.16 and 0.17.
 *
 * Beside each type stands a comptime table of what was proved about it for the model that is being compiled. The check
 * goes both ways: every expected field exists with its name, type, offset and size, and no field exists that is not
 * expected; the same for the values of the enums and for the types of the module itself. What implements the functions
 * calls `checkFunctions`, which compares its functions with theirs, both ways.
 */
import { sizeAlign } from './layout.ts';
import {
  type Enum,
  type Field,
  type FieldType,
  type FunctionType,
  type Manifest,
  MODELS,
  type PassedType,
  type Struct,
} from './manifest.ts';
import { docLines } from './names.ts';

const doc = (indent: string, text: string): string[] => docLines(text).map((line) => `${indent}/// ${line}`.trimEnd());

function zigType(type: FieldType | PassedType): string {
  if (typeof type === 'string') return type;
  if ('enum' in type) return type.enum;
  if ('struct' in type) return type.struct;
  if ('pointer' in type) return `?[*]const ${type.pointer}`;
  // One struct to be filled in; bytes are as many as the function says.
  if ('writable' in type) return type.writable === 'u8' ? '?[*]u8' : `?*${type.writable}`;
  return `[${type.count}]${zigType(type.array)}`;
}

const fieldDoc = (field: Field): string => (field.unit === undefined ? field.doc : `${field.doc} Unit: ${field.unit}.`);

/** One number for each model, in the order of `models`. */
const perModel = (numbers: readonly number[]): string => `.{ ${numbers.join(', ')} }`;

function enumLines(e: Enum): string[] {
  return [
    ...doc('', e.doc),
    `pub const ${e.name} = enum(${e.type}) {`,
    ...e.values.flatMap((value) => [...doc('    ', value.doc), `    ${value.name} = ${value.value},`]),
    '    _,',
    '};',
    '',
    'comptime {',
    `    checkEnum(${e.name}, "${e.name}", ${e.type}, &.{`,
    ...e.values.map(({ name, value }) => `        .{ .name = "${name}", .value = ${value} },`),
    '    });',
    '}',
    '',
  ];
}

function structLines(manifest: Manifest, struct: Struct): string[] {
  const layouts = MODELS.map((model) => struct.layout[model]);
  const row = (field: Field, index: number): string => {
    const offset = perModel(layouts.map(({ offsets }) => offsets[index] ?? 0));
    const size = perModel(MODELS.map((model) => sizeAlign(manifest, field.type, model).size));
    return `        .{ .name = "${field.name}", .type = ${zigType(field.type)}, .offset = ${offset}, .size = ${size} },`;
  };
  return [
    ...doc('', struct.doc),
    `pub const ${struct.name} = extern struct {`,
    ...struct.fields.flatMap((field) => [
      ...doc('    ', fieldDoc(field)),
      `    ${field.name}: ${zigType(field.type)},`,
    ]),
    '};',
    '',
    'comptime {',
    `    checkStruct(${struct.name}, "${struct.name}", .{`,
    `        .size = ${perModel(layouts.map(({ size }) => size))},`,
    `        .alignment = ${perModel(layouts.map(({ align }) => align))},`,
    '    }, &.{',
    ...struct.fields.map(row),
    '    });',
    '}',
    '',
  ];
}

function functionLines(f: FunctionType): string[] {
  const taken = f.arguments.map(({ type }) => zigType(type)).join(', ');
  const result = f.result === undefined ? 'void' : zigType(f.result);
  // An element of a list has no doc comment.
  const about = docLines(f.doc).map((line) => `    // ${line}`.trimEnd());
  return [...about, `    .{ .name = "${f.name}", .type = fn (${taken}) callconv(.c) ${result} },`];
}

const CHECKS = `const std = @import("std");
const builtin = @import("builtin");

/// The data models, in the order in which the tables below give their numbers.
pub const Model = enum { ${MODELS.join(', ')} };

/// The model of the target that is being compiled.
pub const model: Model = switch (builtin.target.cpu.arch) {
    .x86_64 => .amd64,
    .aarch64 => .arm64,
    .wasm32 => .wasm32,
    else => @compileError("the layouts are proved for ${MODELS.join(', ')} only"),
};

const PerModel = [${MODELS.length}]comptime_int;
const ExpectedValue = struct { name: []const u8, value: comptime_int };
const ExpectedField = struct { name: []const u8, type: type, offset: PerModel, size: PerModel };
const Expected = struct { size: PerModel, alignment: PerModel };
const ExpectedFunction = struct { name: []const u8, type: type };

fn here(comptime numbers: PerModel) comptime_int {
    return switch (model) {
${MODELS.map((model, index) => `        .${model} => numbers[${index}],`).join('\n')}
    };
}

fn same(comptime what: []const u8, comptime expected: comptime_int, comptime found: comptime_int) void {
    if (expected != found) {
        @compileError(std.fmt.comptimePrint("abi: {s}: {d} is proved for {s}, the compiler has {d}", .{ what, expected, @tagName(model), found }));
    }
}

fn sameName(comptime what: []const u8, comptime expected: []const u8, comptime found: []const u8) void {
    if (!std.mem.eql(u8, expected, found)) {
        @compileError("abi: " ++ what ++ ": expected " ++ expected ++ ", found " ++ found);
    }
}

fn sameType(comptime what: []const u8, comptime expected: type, comptime found: type) void {
    if (expected != found) {
        @compileError("abi: " ++ what ++ ": expected " ++ @typeName(expected) ++ ", found " ++ @typeName(found));
    }
}

fn checkEnum(comptime T: type, comptime name: []const u8, comptime Tag: type, comptime expected: []const ExpectedValue) void {
    @setEvalBranchQuota(100_000);
    const names = std.meta.fieldNames(T);
    sameType("representation of " ++ name, Tag, @typeInfo(T).@"enum".tag_type);
    same("number of values of " ++ name, expected.len, names.len);
    for (expected, names) |value, found| {
        sameName("a value of " ++ name, value.name, found);
        const in_memory: *const Tag = @ptrCast(&@field(T, found));
        same(name ++ "." ++ found, value.value, in_memory.*);
    }
}

fn checkStruct(comptime T: type, comptime name: []const u8, comptime expected: Expected, comptime fields: []const ExpectedField) void {
    @setEvalBranchQuota(100_000);
    const names = std.meta.fieldNames(T);
    if (@typeInfo(T).@"struct".layout != .@"extern") @compileError("abi: " ++ name ++ " must be an extern struct");
    same("number of fields of " ++ name, fields.len, names.len);
    for (fields, names) |field, found| {
        sameName("a field of " ++ name, field.name, found);
        sameType("type of " ++ name ++ "." ++ found, field.type, @FieldType(T, found));
        same("offset of " ++ name ++ "." ++ found, here(field.offset), @offsetOf(T, found));
        same("size of " ++ name ++ "." ++ found, here(field.size), @sizeOf(@FieldType(T, found)));
    }
    same("alignment of " ++ name, here(expected.alignment), @alignOf(T));
    same("size of " ++ name, here(expected.size), @sizeOf(T));
}

/// Refuses a module unless its public functions are those of libobli, each with exactly its type.
pub fn checkFunctions(comptime Implementation: type) void {
    @setEvalBranchQuota(100_000);
    inline for (functions) |function| {
        if (!@hasDecl(Implementation, function.name)) @compileError("abi: no function " ++ function.name);
        sameType(function.name, function.type, @TypeOf(@field(Implementation, function.name)));
    }
    var found = 0;
    inline for (comptime std.meta.declarations(Implementation)) |declaration| {
        const name = if (@typeInfo(@TypeOf(declaration)) == .@"struct") declaration.name else declaration;
        if (@typeInfo(@TypeOf(@field(Implementation, name))) == .@"fn") found += 1;
    }
    same("number of public functions of " ++ @typeName(Implementation), functions.len, found);
}

comptime {
    if (builtin.target.cpu.arch.endian() != .little) @compileError("the layouts are proved for little-endian machines only");
}
`;

/** The bytes of abi/zig/abi.zig. */
export function zigModule(manifest: Manifest): string {
  const types = [...manifest.enums, ...manifest.structs].map(({ name }) => name);
  return [
    '//! Generated from proofs/Abi by `lago generate`: do not edit. The comptime tables are the proved layouts; all integers',
    '//! are little-endian, and wire structs have the same layout on every model. Enums take unknown values: check them.',
    '',
    CHECKS,
    ...manifest.enums.flatMap(enumLines),
    ...manifest.structs.flatMap((struct) => structLines(manifest, struct)),
    '/// The functions of libobli.',
    'const functions = [_]ExpectedFunction{',
    ...manifest.functions.flatMap(functionLines),
    '};',
    '',
    '/// Every enum of the manifest.',
    `pub const enums = .{ ${manifest.enums.map(({ name }) => name).join(', ')} };`,
    '',
    '/// Every struct of the manifest.',
    `pub const structs = .{ ${manifest.structs.map(({ name }) => name).join(', ')} };`,
    '',
    'comptime {',
    '    @setEvalBranchQuota(100_000);',
    `    const proved = [_][]const u8{ ${types.map((name) => JSON.stringify(name)).join(', ')} };`,
    '    const module = std.meta.declarations(@This());',
    '    same("number of public declarations of the module", proved.len + 5, module.len);',
    '    for (proved) |name| {',
    '        if (!@hasDecl(@This(), name)) @compileError("abi: no type " ++ name);',
    '    }',
    '}',
    '',
  ].join('\n');
}
