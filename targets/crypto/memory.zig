//! memcpy and its like: those that Zig brings to a program made for size go byte by byte, which takes half as long again to verify a package.

const std = @import("std");

pub const panic = std.debug.no_panic;

const Block = @Vector(16, u8);
const size = @sizeOf(Block);

export fn memcpy(noalias to: [*]u8, noalias from: [*]const u8, count: usize) callconv(.c) [*]u8 {
    forwards(to, from, count);
    return to;
}

export fn memmove(to: [*]u8, from: [*]const u8, count: usize) callconv(.c) [*]u8 {
    if (@intFromPtr(to) -% @intFromPtr(from) >= count) {
        forwards(to, from, count);
        return to;
    }
    var left = count;
    while (left >= size) {
        left -= size;
        const each: Block = from[left..][0..size].*;
        to[left..][0..size].* = each;
    }
    while (left > 0) {
        left -= 1;
        to[left] = from[left];
    }
    return to;
}

export fn memset(to: [*]u8, byte: c_int, count: usize) callconv(.c) [*]u8 {
    const value: u8 = @truncate(@as(c_uint, @bitCast(byte)));
    const each: Block = @splat(value);
    var at: usize = 0;
    while (count - at >= size) : (at += size) to[at..][0..size].* = each;
    while (at < count) : (at += 1) to[at] = value;
    return to;
}

/// From the beginning, so that `from` may lie after `to`: each block is read before it is written.
fn forwards(to: [*]u8, from: [*]const u8, count: usize) void {
    var at: usize = 0;
    while (count - at >= size) : (at += size) {
        const each: Block = from[at..][0..size].*;
        to[at..][0..size].* = each;
    }
    while (at < count) : (at += 1) to[at] = from[at];
}
