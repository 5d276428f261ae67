//! What tests do to a tree that Node cannot: exchange two names in one step, and read and set extended attributes.
//!
//! hand exchange A B COUNT    exchanges what the two names are for, COUNT times, with a short pause now and then
//! hand attributes PATH…      one line an attribute, of the path itself and not of where it leads: PATH NAME HEXADECIMAL
//! hand set NAME HEX PATH…    sets one, for each path
//! hand give (NAME HEX PATH)… sets many
//! hand take NAME PATH…       takes one away

const std = @import("std");
const linux = std.os.linux;

pub const std_options: std.Options = .{ .enable_segfault_handler = false, .signal_stack_size = null, .allow_stack_tracing = false, .networking = false };
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

fn fail(call: []const u8, result: usize) u8 {
    var line: [128]u8 = undefined;
    print(2, std.fmt.bufPrint(&line, "{s}: error {d}\n", .{ call, @backingInt(linux.errno(result)) }) catch call);
    return 1;
}

fn print(fd: i32, bytes: []const u8) void {
    _ = linux.write(fd, bytes.ptr, bytes.len);
}

fn exchange(a: [*:0]const u8, b: [*:0]const u8, count: u64) u8 {
    const names_change_places = 2;
    var random: u64 = 88172645463325252;
    for (0..count) |_| {
        const result = linux.syscall5(.renameat2, @bitCast(@as(isize, linux.AT.FDCWD)), @intFromPtr(a), @bitCast(@as(isize, linux.AT.FDCWD)), @intFromPtr(b), names_change_places);
        if (linux.errno(result) != .SUCCESS) return fail("renameat2", result);
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        const pause: linux.timespec = .{ .sec = 0, .nsec = @intCast(random % 100_000) };
        if (random % 4 != 0) _ = linux.nanosleep(&pause, null);
    }
    return 0;
}

fn attributes(path: [*:0]const u8) u8 {
    var names: [64 << 10]u8 = undefined;
    // A line is written at once: a tree has many.
    var line: [(128 << 10) + 8192]u8 = undefined;
    const size = linux.llistxattr(path, &names, names.len);
    if (linux.errno(size) != .SUCCESS) return fail("llistxattr", size);
    var rest = std.mem.splitScalar(u8, names[0..size], 0);
    while (rest.next()) |name| {
        if (name.len == 0) continue;
        var value: [64 << 10]u8 = undefined;
        const length = linux.lgetxattr(path, @ptrCast(name.ptr), &value, value.len);
        if (linux.errno(length) != .SUCCESS) return fail("lgetxattr", length);
        print(1, std.fmt.bufPrint(&line, "{s} {s} {x}\n", .{ std.mem.span(path), name, value[0..length] }) catch return 1);
    }
    return 0;
}

fn set(path: [*:0]const u8, name: [*:0]const u8, hex: []const u8) u8 {
    var buffer: [64 << 10]u8 = undefined;
    const value = std.fmt.hexToBytes(&buffer, hex) catch return 2;
    const result = linux.lsetxattr(path, name, value.ptr, value.len, 0);
    return if (linux.errno(result) == .SUCCESS) 0 else fail("lsetxattr", result);
}

pub fn main(init: std.process.Init.Minimal) u8 {
    const arguments = init.args.vector;
    if (arguments.len < 3) return 2;
    const verb = std.mem.span(arguments[1]);
    if (std.mem.eql(u8, verb, "attributes")) {
        for (arguments[2..]) |path| if (attributes(path) != 0) return 1;
        return 0;
    }
    if (arguments.len < 4) return 2;
    if (std.mem.eql(u8, verb, "take")) {
        for (arguments[3..]) |path| {
            const result = linux.lremovexattr(path, arguments[2]);
            if (linux.errno(result) != .SUCCESS) return fail("lremovexattr", result);
        }
        return 0;
    }
    if (arguments.len < 5) return 2;
    if (std.mem.eql(u8, verb, "give")) {
        var at: usize = 2;
        while (at + 2 < arguments.len) : (at += 3) {
            if (set(arguments[at + 2], arguments[at], std.mem.span(arguments[at + 1])) != 0) return 1;
        }
        return 0;
    }
    if (std.mem.eql(u8, verb, "set")) {
        for (arguments[4..]) |path| if (set(path, arguments[2], std.mem.span(arguments[3])) != 0) return 1;
        return 0;
    }
    if (!std.mem.eql(u8, verb, "exchange")) return 2;
    return exchange(arguments[2], arguments[3], std.fmt.parseUnsigned(u64, std.mem.span(arguments[4]), 10) catch return 2);
}
