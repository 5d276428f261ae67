//! ML-DSA-87 of Zig's std, compiled apart from the rest and without the checks of the safe mode, as the C sources are.
//!
//! With them it takes a quarter more time and 23 KB more. It works on arrays of fixed sizes and on public data alone; the tests (`zig build test`, and the mutated signatures of libs/sign) compare its verdicts.

const std = @import("std");
const MlDsa = std.crypto.sign.mldsa.MLDSA87;

pub const panic = std.debug.no_panic;

export fn lago_ml_dsa_87_verify(
    message: [*]const u8,
    message_size: usize,
    context: [*]const u8,
    context_size: usize,
    key: *const [MlDsa.PublicKey.encoded_length]u8,
    signature: *const [MlDsa.Signature.encoded_length]u8,
) callconv(.c) bool {
    const public = MlDsa.PublicKey.fromBytes(key.*) catch return false;
    const decoded = MlDsa.Signature.fromBytes(signature.*) catch return false;
    decoded.verifyWithContext(message[0..message_size], public, context[0..context_size]) catch return false;
    return true;
}
