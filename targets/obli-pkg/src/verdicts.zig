//! A program for tests: the verdict of each signature that comes in on standard input, as `0` or `1` on standard output.
//!
//! Each record is a head, a context, a message, and the public key and signature in the scheme's sizes. What is signed for a purpose
//! has the purpose's own context and a digest as its message; `given` is for vectors of others. Anything else ends it with
//! a status of 2. Integers are little-endian. With the argument `portable` it does without the processor's own instructions.

const std = @import("std");
const scheme = @import("scheme");
const sys = @import("sys.zig");

pub const panic = @import("panic.zig");
pub const std_options: std.Options = .{ .enable_segfault_handler = false, .signal_stack_size = null, .allow_stack_tracing = false };
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

const Head = extern struct { scheme: u8, purpose: u8, context_size: u16, message_size: u32 };
const given = 2;

var buffer: [256 << 10]u8 = undefined;

pub fn main(init: std.process.Init.Minimal) u8 {
    const arguments = init.args.vector;
    if (arguments.len == 2 and std.mem.eql(u8, std.mem.span(arguments[1]), "portable")) scheme.withoutInstructions();
    while (true) {
        var head: Head = undefined;
        const got = read(std.mem.asBytes(&head));
        if (got == 0) return 0;
        if (got != @sizeOf(Head)) return 2;
        const good = switch (head.scheme) {
            1 => verdict(scheme.ml_dsa_87, head),
            2 => verdict(scheme.ed448, head),
            3 => verdict(scheme.slh_dsa_sha2_256s, head),
            else => null,
        } orelse return 2;
        sys.print(1, if (good) "1" else "0");
    }
}

fn verdict(comptime Scheme: type, head: Head) ?bool {
    const parts = @as(usize, head.context_size) + head.message_size;
    const size = parts + Scheme.key_size + Scheme.signature_size;
    if (size > buffer.len) return null;
    const record = buffer[0..size];
    if (read(record) != record.len) return null;
    const message = record[head.context_size..parts];
    const context = switch (head.purpose) {
        0, 1, 3 => named: {
            if (head.context_size != 0 or message.len != @sizeOf(scheme.Message)) return null;
            const purpose: scheme.Purpose = switch (head.purpose) {
                0 => .package,
                1 => .statement,
                else => .repository,
            };
            break :named purpose.context();
        },
        given => record[0..head.context_size],
        else => return null,
    };
    return Scheme.verify(message, context, record[parts..][0..Scheme.key_size], record[parts + Scheme.key_size ..][0..Scheme.signature_size]);
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
