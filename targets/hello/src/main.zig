//! hello: greets, and states what the image that it stands in is: size, formation, cryptography, verdict of the proofs.
//!
//! The figures are handed in by the build (build.zig) and measured there; where none were handed in it says so.

const std = @import("std");
const options = @import("options");
const linux = std.os.linux;

pub const panic = std.debug.no_panic;
pub const std_options: std.Options = .{ .signal_stack_size = null, .enable_segfault_handler = false };

/// Fixed widths: the program is equally long whatever it says.
const Figures = extern struct {
    size: [20]u8,
    formation: [12]u8,
    crypto: [96]u8,
    verdict: [96]u8,
};

const unknown = "not stated by the build";

/// A variable, and read as volatile: no figure is folded into the code, whose length would then depend on it.
var figures: Figures = .{
    .size = field(20, if (options.size) |size| std.fmt.comptimePrint("{d}", .{size}) else ""),
    .formation = field(12, options.formation orelse ""),
    .crypto = field(96, options.crypto orelse unknown),
    .verdict = field(96, options.verdict orelse unknown),
};

fn field(comptime width: usize, comptime text: []const u8) [width]u8 {
    if (text.len > width) @compileError(std.fmt.comptimePrint("\"{s}\" is longer than the {d} bytes it may have", .{ text, width }));
    var out: [width]u8 = @splat(0);
    @memcpy(out[0..text.len], text);
    return out;
}

/// Assembled once and written once: a reader of the pipe never sees half a greeting.
var greeting: [512]u8 = undefined;
var length: usize = 0;

fn say(text: []const u8) void {
    for (text) |byte| {
        if (byte == 0) return;
        greeting[length] = byte;
        length += 1;
    }
}

/// "3580123" as "3.58 MB": two digits behind the point, rounded down.
fn sayMegabytes(digits: []const u8) void {
    const count = std.mem.indexOfScalar(u8, digits, 0) orelse digits.len;
    var padded: [32]u8 = @splat('0');
    const width = @max(count, 7);
    for (digits[0..count], width - count..) |digit, at| padded[at] = digit;
    say(padded[0 .. width - 6]);
    say(".");
    say(padded[width - 6 ..][0..2]);
    say(" MB");
}

pub fn main() u8 {
    const stated: *const volatile Figures = &figures;
    const known = stated.*;
    say("Hello from Lago Grey.\n  size       ");
    if (known.size[0] == 0) say(unknown) else {
        sayMegabytes(&known.size);
        say(" unpacked (");
        say(&known.size);
        say(" bytes)");
    }
    say("\n  formation  ");
    if (known.formation[0] == 0) say(unknown) else say(&known.formation);
    say("\n  crypto     ");
    say(&known.crypto);
    say("\n  proofs     ");
    say(&known.verdict);
    say("\n");
    var rest: []const u8 = greeting[0..length];
    while (rest.len > 0) {
        const written = linux.write(1, rest.ptr, rest.len);
        switch (linux.errno(written)) {
            .SUCCESS => rest = rest[written..],
            .INTR => {},
            else => return 1,
        }
    }
    return 0;
}
