//! SHA-512 as SLH-DSA has it already: slhdsa-c's, compiled for speed, and no second one beside it.
//!
//! Where the verifiers are not linked (libobli for wasm32), and while compiling, it is Zig's std.

const std = @import("std");
const native = @import("parts").native;
const FromStd = std.crypto.hash.sha2.Sha512;

pub const digest_size = 64;

pub const Sha512 = if (native) Native else FromStd;

/// sha2_512_t of sha2_api.h.
const Native = extern struct {
    /// Eight words of state, and the block.
    words: [32]u64,
    filled: usize,
    length: usize,

    extern fn sha2_512_init(*Native) void;
    extern fn sha2_512_256_init(*Native) void;
    extern fn sha2_512_update(*Native, [*]const u8, usize) void;
    extern fn sha2_512_final_len(*Native, [*]u8, usize) void;

    pub fn init(_: FromStd.Options) Native {
        var out: Native = undefined;
        out.sha2_512_init();
        return out;
    }

    pub fn update(self: *Native, bytes: []const u8) void {
        self.sha2_512_update(bytes.ptr, bytes.len);
    }

    pub fn finalResult(self: *Native) [digest_size]u8 {
        var out: [digest_size]u8 = undefined;
        self.sha2_512_final_len(&out, out.len);
        return out;
    }
};

pub fn digest(bytes: []const u8) [digest_size]u8 {
    if (@inComptime()) {
        var out: [digest_size]u8 = undefined;
        FromStd.hash(bytes, &out, .{});
        return out;
    }
    var sha512: Sha512 = .init(.{});
    sha512.update(bytes);
    return sha512.finalResult();
}

/// SHA-512/256.
pub fn short(bytes: []const u8) [32]u8 {
    var out: [32]u8 = undefined;
    if (native) {
        var sha512: Native = undefined;
        sha512.sha2_512_256_init();
        sha512.update(bytes);
        sha512.sha2_512_final_len(&out, out.len);
    } else {
        std.crypto.hash.sha2.Sha512_256.hash(bytes, &out, .{});
    }
    return out;
}

test "the same as that of Zig's std, in pieces of any size" {
    var bytes: [600]u8 = undefined;
    for (&bytes, 0..) |*byte, index| byte.* = @truncate(index *% 167);
    for (0..bytes.len) |length| {
        var expected: [64]u8 = undefined;
        FromStd.hash(bytes[0..length], &expected, .{});
        try std.testing.expectEqual(expected, digest(bytes[0..length]));
        var sha512: Sha512 = .init(.{});
        sha512.update(bytes[0 .. length / 3]);
        sha512.update(bytes[length / 3 .. length]);
        try std.testing.expectEqual(expected, sha512.finalResult());
        std.crypto.hash.sha2.Sha512_256.hash(bytes[0..length], expected[0..32], .{});
        try std.testing.expectEqual(expected[0..32].*, short(bytes[0..length]));
    }
}
