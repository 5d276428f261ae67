//! A test program: reads and writes every struct of a generated module through nothing but Zig's own view of it.
//!
//! Built as wasm with the module under test as `abi`. A value crosses as a list of 64-bit numbers, one for each scalar in
//! declaration order (signed ones sign-extended), so that no knowledge of offsets is shared with the other side.

const std = @import("std");
const abi = @import("abi");

var memory: [4096]u8 align(16) = undefined;
var scalars: [4096]u64 = undefined;

/// Where the bytes of a struct are exchanged.
export fn memory_address() usize {
    return @intFromPtr(&memory);
}

/// Where its scalars are exchanged.
export fn scalars_address() usize {
    return @intFromPtr(&scalars);
}

export fn struct_count() u32 {
    return abi.structs.len;
}

export fn struct_size(index: u32) u32 {
    inline for (abi.structs, 0..) |T, i| if (i == index) return @sizeOf(T);
    unreachable;
}

/// Bytes to scalars; answers how many.
export fn read(index: u32) u32 {
    var at: usize = 0;
    inline for (abi.structs, 0..) |T, i| if (i == index) {
        const value: *const T = @ptrCast(&memory);
        walk(.read, T, @constCast(value), &at);
    };
    return @intCast(at);
}

/// Scalars to bytes; answers how many it took.
export fn write(index: u32) u32 {
    var at: usize = 0;
    inline for (abi.structs, 0..) |T, i| if (i == index) {
        const value: *T = @ptrCast(&memory);
        walk(.write, T, value, &at);
    };
    return @intCast(at);
}

const Direction = enum { read, write };

fn walk(comptime direction: Direction, comptime T: type, value: *T, at: *usize) void {
    switch (@typeInfo(T)) {
        .@"struct" => inline for (comptime std.meta.fieldNames(T)) |name| {
            walk(direction, @FieldType(T, name), &@field(value.*, name), at);
        },
        .array => |array| for (value) |*item| walk(direction, array.child, item, at),
        .@"enum" => |info| scalar(direction, info.tag_type, @ptrCast(value), at),
        .optional => scalar(direction, usize, @ptrCast(value), at),
        .int => scalar(direction, T, value, at),
        else => @compileError("no such type in the ABI: " ++ @typeName(T)),
    }
}

fn scalar(comptime direction: Direction, comptime T: type, value: *T, at: *usize) void {
    const signed = @typeInfo(T).int.signedness == .signed;
    const Wide = if (signed) i64 else u64;
    switch (direction) {
        .read => scalars[at.*] = @bitCast(@as(Wide, value.*)),
        .write => value.* = @truncate(@as(Wide, @bitCast(scalars[at.*]))),
    }
    at.* += 1;
}
