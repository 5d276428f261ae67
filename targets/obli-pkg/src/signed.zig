//! Whether something is signed: exactly three signatures, one by each scheme, of one key set, over the same digest.
//!
//! Written after proofs/Package/Threshold.idr. What a descriptor says is determined by the key set, so that nothing which is not signed
//! can be chosen: schemes in their order, sizes of the schemes, one key set, its role. Not here: whether the key set is trusted
//! and its time has come (trust.zig).

const std = @import("std");
const abi = @import("abi");
const Refusal = @import("status.zig").Refusal;
const keyset = @import("keyset.zig");
const package = @import("package.zig");
const scheme = @import("scheme");
const KeySet = keyset.KeySet;

const Needed = struct { scheme: abi.Scheme, size: u64 };
const needed = [_]Needed{
    .{ .scheme = .ml_dsa_87, .size = scheme.ml_dsa_87.signature_size },
    .{ .scheme = .ed448, .size = scheme.ed448.signature_size },
    .{ .scheme = .slh_dsa_sha2_256s, .size = scheme.slh_dsa_sha2_256s.signature_size },
};

/// Three descriptors and three signatures.
pub const block_size = blk: {
    var size = needed.len * @sizeOf(abi.SignatureDescriptor);
    for (needed) |one| size += one.size;
    break :blk size;
};

/// The key set that these signatures claim to be of, once their form has been seen to be right.
/// Theorems: Package.Threshold.fewerSchemesNeverPass, repeatedNeverPass, oneKeySet.
pub fn signer(signatures: package.Signatures) Refusal!*align(1) const keyset.Id {
    const descriptors = signatures.descriptors;
    if (descriptors.len == 0) return error.UnsignedPackage;
    if (descriptors.len != needed.len) return error.MissingSignature;
    for (descriptors, needed) |*descriptor, wanted| {
        if (descriptor.scheme != wanted.scheme) return error.MissingSignature;
        if (descriptor.role != descriptors[0].role) return error.MissingSignature;
        if (!std.mem.eql(u8, &descriptor.key_id, &descriptors[0].key_id)) return error.MissingSignature;
    }
    for (descriptors, needed) |*descriptor, wanted| if (descriptor.size != wanted.size) return error.BadSignature;
    return &descriptors[0].key_id;
}

/// Returns if all three signatures are good and of this key set, in its role.
/// Theorems: Package.Threshold.acceptedMeansThree, fewerNeverPass.
pub fn verify(purpose: scheme.Purpose, message: *const scheme.Message, signatures: package.Signatures, set: *const KeySet) Refusal!void {
    const claimed = try signer(signatures);
    if (!std.mem.eql(u8, claimed, &set.id)) return error.UntrustedKey;
    if (signatures.descriptors[0].role != set.fields.role) return error.UntrustedKey;
    const context = purpose.context();
    const bytes = signatures.bytes;
    const first = bytes[0..scheme.ml_dsa_87.signature_size];
    const second = bytes[first.len..][0..scheme.ed448.signature_size];
    const third = bytes[first.len + second.len ..][0..scheme.slh_dsa_sha2_256s.signature_size];
    // The quickest first: what is forged or damaged is found by it as a rule.
    if (!scheme.ml_dsa_87.verify(message, context, &set.fields.ml_dsa_87, first)) return error.BadSignature;
    if (!scheme.ed448.verify(message, context, &set.fields.ed448, second)) return error.BadSignature;
    if (!scheme.slh_dsa_sha2_256s.verify(message, context, &set.fields.slh_dsa_sha2_256s, third)) return error.BadSignature;
}
