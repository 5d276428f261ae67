//! A key set: three public keys, one of each scheme, that sign together (abi/: KeySet).
//!
//! Accepts exactly what libs/sign encodes. The identifier is a digest of all of it, so that role, owner and expiry cannot be
//! changed without making it another key set. Not here: which key sets are trusted (trust.zig).

const std = @import("std");
const abi = @import("abi");
const Bounded = @import("bounded.zig").Bounded;
const Refusal = @import("status.zig").Refusal;
const scheme = @import("scheme");
const sha512 = @import("sha512.zig");

pub const size = @sizeOf(abi.KeySet);
pub const magic = "LAGOKEYS";
pub const format_version = 1;

pub const Id = [32]u8;

pub const KeySet = struct {
    fields: *align(1) const abi.KeySet,
    id: Id,

    pub fn owner(self: *const KeySet) []const u8 {
        return std.mem.trimEnd(u8, &self.fields.owner, "\x00");
    }

    /// Whether the key set is valid at this time.
    pub fn validAt(self: *const KeySet, seconds: i64) bool {
        const expires = self.fields.expires_seconds;
        return seconds >= self.fields.created_seconds and (expires == 0 or seconds < expires);
    }
};

/// The key set in these bytes, which are borrowed.
pub fn parse(bytes: []const u8) Refusal!KeySet {
    if (bytes.len != size) return error.BadKey;
    var input: Bounded = .{ .rest = bytes };
    const fields = input.record(abi.KeySet) catch return error.BadKey;
    if (!std.mem.eql(u8, &fields.magic, magic) or fields.version != format_version) return error.BadKey;
    switch (fields.role) {
        .root, .package, .repository, .host => {},
        else => return error.BadKey,
    }
    if (fields.created_seconds < 0) return error.BadKey;
    if (fields.expires_seconds != 0 and fields.expires_seconds <= fields.created_seconds) return error.BadKey;
    const set: KeySet = .{ .fields = fields, .id = idOf(bytes) };
    if (!printable(set.owner())) return error.BadKey;
    return set;
}

/// SHA-512/256 of the key set's bytes.
fn idOf(bytes: []const u8) Id {
    return sha512.short(bytes);
}

/// Something, in one line, that a terminal prints as it is: no control characters, those of Unicode's second block neither.
fn printable(owner: []const u8) bool {
    if (owner.len == 0) return false;
    const view = std.unicode.Utf8View.init(owner) catch return false;
    var characters = view.iterator();
    while (characters.nextCodepoint()) |character| {
        if (character < 0x20 or (character >= 0x7f and character <= 0x9f)) return false;
    }
    return true;
}

/// Digits and letters without I, L, O and U, which are heard or seen as others (Crockford's base 32).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
pub const Fingerprint = [29]u8;

/// The first 125 bits of an identifier, as five groups of five, to be read aloud.
pub fn fingerprint(id: *const Id) Fingerprint {
    const bits = std.mem.readInt(u128, id[0..16], .big);
    var out: Fingerprint = undefined;
    var at: usize = 0;
    for (0..25) |digit| {
        if (digit > 0 and digit % 5 == 0) {
            out[at] = '-';
            at += 1;
        }
        out[at] = alphabet[@intCast((bits >> @intCast(123 - 5 * digit)) & 31)];
        at += 1;
    }
    return out;
}

/// What was read aloud or copied: whether it is the fingerprint or the identifier (in hexadecimal) of this one. Case and
/// hyphens do not matter; O, I and L are read as the digits that they look like.
pub fn names(text: []const u8, id: *const Id) bool {
    const hex = std.fmt.bytesToHex(id, .lower);
    if (std.mem.eql(u8, text, &hex)) return true;
    const wanted = fingerprint(id);
    var at: usize = 0;
    for (text) |character| {
        if (character == '-') continue;
        while (at < wanted.len and wanted[at] == '-') at += 1;
        if (at == wanted.len or wanted[at] != canonical(character)) return false;
        at += 1;
    }
    return at == wanted.len;
}

fn canonical(character: u8) u8 {
    return switch (std.ascii.toUpper(character)) {
        'O' => '0',
        'I', 'L' => '1',
        else => |upper| upper,
    };
}

test "a fingerprint is the first 125 bits in groups" {
    const zero: Id = @splat(0);
    try std.testing.expectEqualStrings("00000-00000-00000-00000-00000", &fingerprint(&zero));
    const ones: Id = @splat(255);
    try std.testing.expectEqualStrings("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ", &fingerprint(&ones));
    try std.testing.expect(names("zzzzzzzzzzzzzzzzzzzzzzzzz", &ones));
    try std.testing.expect(names("OOOOO-OOOOO-OOOOO-OOOOO-OOOOO", &zero));
    for ([_][]const u8{ "", "-", "0", "00000-00000-00000-00000-0000", "00000-00000-00000-00000-000000" }) |text| {
        try std.testing.expect(!names(text, &zero));
    }
}

test "what is no key set is refused" {
    var set = std.mem.zeroes(abi.KeySet);
    set.magic = magic.*;
    set.version = 1;
    set.role = .package;
    set.owner[0] = 'a';
    const bytes = std.mem.asBytes(&set);
    _ = try parse(bytes);
    try std.testing.expectError(error.BadKey, parse(bytes[1..]));
    const broken = [_]struct { usize, u8 }{ .{ 0, 'l' }, .{ 8, 2 }, .{ 10, 9 }, .{ 68, 0 }, .{ 68, '\n' }, .{ 70, 'b' }, .{ 68, 0xff }, .{ 135, 0x80 }, .{ 143, 0x80 } };
    for (broken) |change| {
        const before = bytes[change[0]];
        bytes[change[0]] = change[1];
        try std.testing.expectError(error.BadKey, parse(bytes));
        bytes[change[0]] = before;
    }
    _ = try parse(bytes);
}
