//! A program for tests: the verdict of each signature that comes in on standard input, as `0` or `1` on standard output.
//!
//! Each record is the number of its scheme (u8), 0 for a package or 1 for a statement (u8), the message, the public key and the
//! signature, of the scheme's sizes. Anything else ends it with a status of 2.

const std = @import("std");
const scheme = @import("scheme.zig");
const sys = @import("sys.zig");

pub const panic = @import("panic.zig");
pub const std_options: std.Options = .{ .enable_segfault_handler = false, .signal_stack_size = null, .allow_stack_tracing = false };
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

var buffer: [64 << 10]u8 = undefined;

pub fn main() u8 {
    while (true) {
        var start: [2]u8 = undefined;
        const got = read(&start);
        if (got == 0) return 0;
        if (got != start.len or start[1] > 1) return 2;
        const purpose: scheme.Purpose = if (start[1] == 0) .package else .statement;
        const good = switch (start[0]) {
            1 => verdict(scheme.ml_dsa_87, purpose),
            2 => verdict(scheme.ed448, purpose),
            3 => verdict(scheme.slh_dsa_sha2_256s, purpose),
            else => null,
        } orelse return 2;
        sys.print(1, if (good) "1" else "0");
    }
}

fn verdict(comptime Scheme: type, purpose: scheme.Purpose) ?bool {
    const record = buffer[0 .. 64 + Scheme.key_size + Scheme.signature_size];
    if (read(record) != record.len) return null;
    return Scheme.verify(purpose, record[0..64], record[64..][0..Scheme.key_size], record[64 + Scheme.key_size ..][0..Scheme.signature_size]);
}

fn read(into: []u8) usize {
    var done: usize = 0;
    while (done < into.len) {
        const count = std.os.linux.read(0, into.ptr + done, into.len - done);
        if (std.os.linux.errno(count) != .SUCCESS or count == 0) break;
        done += count;
    }
    return done;
}
