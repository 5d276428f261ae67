//! The three signature schemes of obli-pkg for wasm32: verdicts of the code that ships, in any host.
//!
//! The host writes context, message, public key and signature, in this order and without a gap, to the address that
//! `obli_verify_buffer` gives, and calls `obli_verify` with the number of the scheme and the sizes of context and message. Keys and
//! signatures have the sizes of the scheme. Nothing is allocated. Not here: which signatures are required (signed.zig).

const std = @import("std");
const scheme = @import("scheme");

pub const panic = std.debug.no_panic;

var buffer: [64 << 10]u8 = undefined;

export fn obli_verify_buffer() [*]u8 {
    return &buffer;
}

export fn obli_verify_capacity() usize {
    return buffer.len;
}

/// 1: the signature is good; 0: it is not; 2: there is no such scheme, or no room for such sizes.
export fn obli_verify(number: u32, context_size: usize, message_size: usize) u32 {
    return switch (number) {
        1 => verdict(scheme.ml_dsa_87, context_size, message_size),
        2 => verdict(scheme.ed448, context_size, message_size),
        3 => verdict(scheme.slh_dsa_sha2_256s, context_size, message_size),
        else => 2,
    };
}

fn verdict(comptime Scheme: type, context_size: usize, message_size: usize) u32 {
    const room = buffer.len - Scheme.key_size - Scheme.signature_size;
    if (context_size > room or message_size > room - context_size) return 2;
    const context = buffer[0..context_size];
    const message = buffer[context_size..][0..message_size];
    const key = buffer[context_size + message_size ..][0..Scheme.key_size];
    const signature = buffer[context_size + message_size + Scheme.key_size ..][0..Scheme.signature_size];
    return @intFromBool(Scheme.verify(message, context, key, signature));
}
