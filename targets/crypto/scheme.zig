//! Whether one signature is good: ML-DSA-87 (FIPS 204), Ed448 (RFC 8032), SLH-DSA-SHA2-256s (FIPS 205), each in its pure
//! variant with a context string that says what is signed.
//!
//! ML-DSA is Zig's std, Ed448 is libdecaf, SLH-DSA is slhdsa-c (build.zig). All take public data only, so that nothing here has to run in
//! constant time. Not here: which signatures are required (obli-pkg), and signing (obli-sign).

const builtin = @import("builtin");

const sha256 = switch (builtin.cpu.arch) {
    .x86_64, .aarch64 => @import("sha256.zig"),
    else => struct {},
};

comptime {
    _ = sha256;
}

/// As on a processor without instructions for hashing, for tests.
pub const withoutInstructions = sha256.withoutInstructions;

/// What is signed: SHA-512 of something whose first bytes say what it is.
pub const Message = [64]u8;

/// FIPS 204, FIPS 205 and RFC 8032 alike.
const longest_context = 255;

/// What a signature is about, as part of what is signed: none can be replayed as another.
pub const Purpose = enum {
    package,
    statement,
    repository,

    pub fn context(self: Purpose) []const u8 {
        return switch (self) {
            .package => "lago-grey/package/1",
            .statement => "lago-grey/statement/1",
            .repository => "lago-grey/repository/1",
        };
    }
};

pub const ml_dsa_87 = struct {
    pub const key_size = 2592;
    pub const signature_size = 4627;

    extern fn lago_ml_dsa_87_verify(message: [*]const u8, message_size: usize, context: [*]const u8, context_size: usize, key: *const [key_size]u8, signature: *const [signature_size]u8) bool;

    pub fn verify(message: []const u8, context: []const u8, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        if (context.len > longest_context) return false;
        return lago_ml_dsa_87_verify(message.ptr, message.len, context.ptr, context.len, key, signature);
    }
};

pub const ed448 = struct {
    pub const key_size = 57;
    pub const signature_size = 114;

    /// Decaf's answer for success is all ones.
    const success: i32 = -1;

    extern fn decaf_ed448_verify(signature: [*]const u8, key: [*]const u8, message: [*]const u8, size: usize, prehashed: u8, context: [*]const u8, context_size: u8) i32;

    pub fn verify(message: []const u8, context: []const u8, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        if (context.len > longest_context) return false;
        return decaf_ed448_verify(signature, key, message.ptr, message.len, 0, context.ptr, @intCast(context.len)) == success;
    }
};

pub const slh_dsa_sha2_256s = struct {
    pub const key_size = 64;
    pub const signature_size = 29_792;

    pub const Parameters = opaque {};
    extern fn slh_verify(message: [*]const u8, size: usize, signature: [*]const u8, signature_size: usize, context: [*]const u8, context_size: usize, key: [*]const u8, parameters: *const Parameters) c_int;

    /// What slhdsa-c calls this set of parameters.
    pub fn parameters() *const Parameters {
        return @extern(*const Parameters, .{ .name = "slh_dsa_sha2_256s" });
    }

    pub fn verify(message: []const u8, context: []const u8, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        if (context.len > longest_context) return false;
        return slh_verify(message.ptr, message.len, signature, signature.len, context.ptr, context.len, key, parameters()) == 1;
    }
};
