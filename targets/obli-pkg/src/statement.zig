//! What somebody says about a key set: that another takes its place, or that it is not to be trusted any more.
//!
//! A file of a KeyStatement (abi/), the successor's KeySet if there is one, and a signature block over the statement. The
//! successor's identifier is in the statement, so that it is signed too. Not here: whether the signer may say so (commands/key.zig).

const std = @import("std");
const abi = @import("abi");
const Bounded = @import("bounded.zig").Bounded;
const Refusal = @import("status.zig").Refusal;
const keyset = @import("keyset.zig");
const package = @import("package.zig");
const scheme = @import("scheme");

pub const magic = "LAGOSTMT";
pub const format_version = 1;

/// No statement is longer than one with a successor and three signatures.
pub const max_size = 64 << 10;

pub const Statement = struct {
    fields: *align(1) const abi.KeyStatement,
    /// The bytes of the successor's key set; empty if there is none.
    successor: []const u8,
    signatures: package.Signatures,

    pub fn digest(self: *const Statement) scheme.Message {
        return package.digest(std.mem.asBytes(self.fields));
    }
};

/// The statement in these bytes, which are borrowed. Its signatures have been seen to be there, not to be good.
pub fn parse(bytes: []const u8) Refusal!Statement {
    var input: Bounded = .{ .rest = bytes };
    const fields = input.record(abi.KeyStatement) catch return error.BadStatement;
    if (!std.mem.eql(u8, &fields.magic, magic) or fields.version != format_version) return error.BadStatement;
    if (!std.mem.allEqual(u8, &fields.reserved, 0)) return error.BadStatement;
    const successor = switch (fields.kind) {
        .rotate => input.take(keyset.size) catch return error.BadStatement,
        .revoke => "",
        else => return error.BadStatement,
    };
    if (fields.kind == .rotate) {
        const set = try keyset.parse(successor);
        if (!std.mem.eql(u8, &set.id, &fields.successor_id)) return error.BadStatement;
    } else if (!std.mem.allEqual(u8, &fields.successor_id, 0)) return error.BadStatement;
    const signatures = package.parseSignatureBlock(3, input.rest) catch return error.BadStatement;
    return .{ .fields = fields, .successor = successor, .signatures = signatures };
}
