//! Public keys and signatures of the three schemes, from seeds: ML-DSA-87 (FIPS 204) by Zig's std, Ed448 (RFC 8032) by libdecaf,
//! SLH-DSA-SHA2-256s (FIPS 205) by slhdsa-c.
//!
//! The seed of ML-DSA is xi, that of Ed448 the private key, that of SLH-DSA SK.seed, SK.prf and PK.seed. Ed448 is the same each time; the
//! others have randomness in them if it is handed in. What depends on secrets, and what the libraries promise of its
//! timing, is said in README.md. Not here: wiping (memory.zig).

const std = @import("std");
const scheme = @import("scheme");
const MlDsa = std.crypto.sign.mldsa.MLDSA87;

/// What is signed.
pub const About = struct { context: []const u8, message: []const u8 };

/// The public key that was handed in is not that of the seed. To sign with another would betray the seed in Ed448.
pub const Error = error{OtherKey};

pub const ml_dsa_87 = struct {
    const verifier = scheme.ml_dsa_87;
    pub const seed_size = MlDsa.seed_length;
    pub const key_size = verifier.key_size;
    pub const signature_size = verifier.signature_size;

    pub fn publicKey(seed: *const [seed_size]u8, key: *[key_size]u8) void {
        const pair = MlDsa.newKeyFromSeed(seed);
        key.* = pair.pk.toBytes();
    }

    pub fn sign(seed: *const [seed_size]u8, key: *const [key_size]u8, about: About, noise: ?*const [32]u8, signature: *[signature_size]u8) Error!void {
        const pair = MlDsa.newKeyFromSeed(seed);
        if (!std.mem.eql(u8, &pair.pk.toBytes(), key)) return error.OtherKey;
        // A context has 255 bytes at most by its type in a request.
        var signer = pair.sk.signerWithContext(if (noise) |given| given.* else null, about.context) catch unreachable;
        signer.update(about.message);
        signature.* = signer.finalize().toBytes();
    }

    pub fn verify(about: About, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        return verifier.verify(about.message, about.context, key, signature);
    }
};

pub const ed448 = struct {
    const verifier = scheme.ed448;
    pub const seed_size = 57;
    pub const key_size = verifier.key_size;
    pub const signature_size = verifier.signature_size;

    const Pair = extern struct { private: [seed_size]u8, public: [key_size]u8 };
    extern fn decaf_ed448_derive_keypair(pair: *Pair, private: *const [seed_size]u8) void;
    extern fn decaf_ed448_keypair_sign(signature: *[signature_size]u8, pair: *const Pair, message: [*]const u8, size: usize, prehashed: u8, context: [*]const u8, context_size: u8) void;

    pub fn publicKey(seed: *const [seed_size]u8, key: *[key_size]u8) void {
        var pair: Pair = undefined;
        decaf_ed448_derive_keypair(&pair, seed);
        key.* = pair.public;
    }

    pub fn sign(seed: *const [seed_size]u8, key: *const [key_size]u8, about: About, _: ?*const [32]u8, signature: *[signature_size]u8) Error!void {
        var pair: Pair = undefined;
        decaf_ed448_derive_keypair(&pair, seed);
        if (!std.mem.eql(u8, &pair.public, key)) return error.OtherKey;
        decaf_ed448_keypair_sign(signature, &pair, about.message.ptr, about.message.len, 0, about.context.ptr, @intCast(about.context.len));
    }

    pub fn verify(about: About, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        return verifier.verify(about.message, about.context, key, signature);
    }
};

pub const slh_dsa_sha2_256s = struct {
    const verifier = scheme.slh_dsa_sha2_256s;
    const n = 32;
    pub const seed_size = 3 * n;
    pub const key_size = verifier.key_size;
    pub const signature_size = verifier.signature_size;

    extern fn slh_keygen_internal(secret: *[4 * n]u8, public: *[2 * n]u8, seed: *const [n]u8, prf: *const [n]u8, public_seed: *const [n]u8, parameters: *const verifier.Parameters) c_int;
    extern fn slh_sign(signature: *[signature_size]u8, message: [*]const u8, size: usize, context: [*]const u8, context_size: usize, secret: *const [4 * n]u8, noise: ?*const [n]u8, parameters: *const verifier.Parameters) usize;

    pub fn publicKey(seed: *const [seed_size]u8, key: *[key_size]u8) void {
        var secret: [4 * n]u8 = undefined;
        _ = slh_keygen_internal(&secret, key, seed[0..n], seed[n..][0..n], seed[2 * n ..][0..n], verifier.parameters());
    }

    /// The end of the public key is part of the secret one; to derive it would take as long as an eighth of the signature. With
    /// another than the seed's the signature does not verify, and is not given away.
    pub fn sign(seed: *const [seed_size]u8, key: *const [key_size]u8, about: About, noise: ?*const [32]u8, signature: *[signature_size]u8) Error!void {
        if (!std.mem.eql(u8, seed[2 * n ..], key[0..n])) return error.OtherKey;
        const secret: [4 * n]u8 = seed.* ++ key[n..].*;
        const size = slh_sign(signature, about.message.ptr, about.message.len, about.context.ptr, about.context.len, &secret, noise, verifier.parameters());
        if (size != signature_size) unreachable;
    }

    pub fn verify(about: About, key: *const [key_size]u8, signature: *const [signature_size]u8) bool {
        return verifier.verify(about.message, about.context, key, signature);
    }
};

test "what is signed verifies, and not under another context" {
    inline for (.{ ml_dsa_87, ed448, slh_dsa_sha2_256s }) |Scheme| {
        const seed: [Scheme.seed_size]u8 = @splat(7);
        var key: [Scheme.key_size]u8 = undefined;
        Scheme.publicKey(&seed, &key);
        const about: About = .{ .context = "context", .message = "message" };
        var signature: [Scheme.signature_size]u8 = undefined;
        try Scheme.sign(&seed, &key, about, &@as([32]u8, @splat(9)), &signature);
        try std.testing.expect(Scheme.verify(about, &key, &signature));
        try std.testing.expect(!Scheme.verify(.{ .context = "other", .message = "message" }, &key, &signature));
        key[0] ^= 1;
        try std.testing.expectError(error.OtherKey, Scheme.sign(&seed, &key, about, null, &signature));
    }
}
