//! One block of SHA-256 by the instructions that most processors have for it: Zig's std, compiled for those processors.
//!
//! sha256.zig asks the processor before it comes here. Not bound to SLH-DSA, but in the shape in which slhdsa-c calls it:
//! eight words of state, then sixteen of the block, all big-endian.

const std = @import("std");
const Sha256 = std.crypto.hash.sha2.Sha256;

pub const panic = std.debug.no_panic;

export fn lago_sha256_compress_fast(words: *[24]u32) callconv(.c) void {
    var sha256: Sha256 = .init(.{});
    for (&sha256.s, words[0..8]) |*to, from| to.* = @byteSwap(from);
    sha256.update(std.mem.asBytes(words[8..24]));
    for (words[0..8], sha256.s) |*to, from| to.* = @byteSwap(from);
}
