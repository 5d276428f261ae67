//! Which extended attributes a package may give to what: those of users, capabilities of files, access control lists.
//!
//! Others say something about one machine (labels of its policy, what its file system keeps for itself). A value that the
//! kernel would read otherwise than it is written here is refused: what is set is what is read again.
//! Lists: acl(5) and include/uapi/linux/posix_acl_xattr.h; capabilities: the second revision of capabilities(7).

const std = @import("std");
const abi = @import("abi");
const Sha512 = @import("sha512.zig").Sha512;

pub const max_name = 255;
pub const max_value = 64 << 10;
pub const capability = "security.capability";
pub const access_list = "system.posix_acl_access";
pub const default_list = "system.posix_acl_default";
/// Those of obli-pkg itself are in the namespace of users: no package may speak for it.
pub const own = "user.obli-pkg";

/// Whether an entry of the kind and mode may have it.
pub fn valid(kind: abi.FileKind, mode: u32, name: []const u8, value: []const u8) bool {
    if (name.len > max_name or value.len > max_value) return false;
    // A link has no use for any of these (docs/zpkg.md), and further names of a file have the file's.
    if (kind != .file and kind != .directory) return false;
    if (std.mem.eql(u8, name, capability)) return kind == .file and validCapability(value);
    if (std.mem.eql(u8, name, access_list)) return validList(value, mode);
    if (std.mem.eql(u8, name, default_list)) return kind == .directory and validList(value, null);
    for (name) |byte| if (byte < 0x20 or byte > 0x7e) return false;
    return name.len > 5 and std.mem.startsWith(u8, name, "user.") and !std.mem.startsWith(u8, name, own);
}

/// Whether obli-pkg answers for an attribute that it finds on a file or folder.
pub const Concern = enum {
    /// What lets a program or somebody do more: also where no package says so.
    always,
    /// What a user notes there is his, but for what a package says itself.
    declared,
    /// Labels and what file systems keep for themselves.
    never,
};

pub fn concern(name: []const u8) Concern {
    for ([_][]const u8{ capability, access_list, default_list }) |one| if (std.mem.eql(u8, name, one)) return .always;
    if (std.mem.startsWith(u8, name, own)) return .never;
    return if (std.mem.startsWith(u8, name, "user.")) .declared else .never;
}

/// One digest for all attributes of a node, in the order of their names: of each its name, a zero, the size of its value in four
/// bytes, and its value.
pub const Digest = struct {
    hash: Sha512,
    any: bool = false,

    pub fn init() Digest {
        return .{ .hash = .init(.{}) };
    }

    pub const none: [64]u8 = @splat(0);
    /// They could not be read.
    pub const unknown: [64]u8 = @splat(0xff);

    pub fn add(self: *Digest, name: []const u8, value: []const u8) void {
        self.any = true;
        self.hash.update(name);
        self.hash.update(&.{0});
        self.hash.update(std.mem.asBytes(&std.mem.nativeToLittle(u32, @intCast(value.len))));
        if (!std.mem.eql(u8, name, access_list) or value.len % 8 != 4) return self.hash.update(value);
        // What owner, mask and others may do is what the mode says, and compared as the mode.
        self.hash.update(value[0..4]);
        var at: usize = 4;
        while (at < value.len) : (at += 8) {
            const one = value[at..][0..8];
            const of_mode = switch (std.mem.readInt(u16, one[0..2], .little)) {
                1, 16, 32 => true,
                else => false,
            };
            self.hash.update(one[0..2]);
            self.hash.update(if (of_mode) &.{ 0, 0 } else one[2..4]);
            self.hash.update(one[4..8]);
        }
    }

    pub fn final(self: *Digest) [64]u8 {
        return if (self.any) self.hash.finalResult() else none;
    }
};

/// Of one attribute.
pub fn digestOf(name: []const u8, value: []const u8) [64]u8 {
    var one: Digest = .init();
    one.add(name, value);
    return one.final();
}

fn validCapability(value: []const u8) bool {
    return value.len == 20 and value[0] <= 1 and std.mem.readInt(u24, value[1..4], .little) == 0x020000;
}

/// Sorted, each subject once, with a mask where something is masked; that of access has one, or the kernel would keep only
/// a mode, and says what the mode says, or the one would change the other.
fn validList(value: []const u8, mode: ?u32) bool {
    if (value.len % 8 != 4 or std.mem.readInt(u32, value[0..4], .little) != 2) return false;
    var last: u64 = 0;
    var seen: u32 = 0;
    var bits: u32 = 0;
    var at: usize = 4;
    while (at < value.len) : (at += 8) {
        const tag: u64 = std.mem.readInt(u16, value[at..][0..2], .little);
        const allowed: u32 = std.mem.readInt(u16, value[at + 2 ..][0..2], .little);
        const id = std.mem.readInt(u32, value[at + 4 ..][0..4], .little);
        const key = tag << 32 | id;
        if (key <= last or tag > 32 or @popCount(tag) != 1 or allowed > 7) return false;
        const named = tag & 0b1010 != 0;
        if (named == (id == std.math.maxInt(u32))) return false;
        last = key;
        seen |= @intCast(tag);
        if (tag == 1) bits |= allowed << 6;
        if (tag == 16) bits |= allowed << 3;
        if (tag == 32) bits |= allowed;
    }
    const needed: u32 = if (mode == null and seen & 0b1010 == 0) 0b100101 else 0b110101;
    if (seen & needed != needed) return false;
    return if (mode) |of| bits == of & 0o777 else true;
}

test "only what a package may give" {
    const expect = std.testing.expect;
    try expect(valid(.file, 0o644, "user.a", ""));
    for ([_][]const u8{ "user.", "user.\n", "usera", "trusted.a", "security.selinux", "user.obli-pkg.before", "" }) |name| {
        try expect(!valid(.file, 0o644, name, ""));
    }
    try expect(!valid(.symlink, 0o777, "user.a", "") and !valid(.hardlink, 0o644, "user.a", ""));
    const capabilities = [_]u8{ 1, 0, 0, 2 } ++ @as([16]u8, @splat(0));
    try expect(valid(.file, 0o755, capability, &capabilities));
    try expect(!valid(.directory, 0o755, capability, &capabilities) and !valid(.file, 0o755, capability, capabilities[0..12]));
    // u::rw-, u:5:r--, g::r--, m::r--, o::---
    const list = [_]u8{ 2, 0, 0, 0 } ++ item(1, 6, 0xff) ++ item(2, 4, 5) ++ item(4, 4, 0xff) ++ item(16, 4, 0xff) ++ item(32, 0, 0xff);
    try expect(valid(.file, 0o640, access_list, &list) and valid(.directory, 0o755, default_list, &list));
    try expect(!valid(.file, 0o644, access_list, &list) and !valid(.file, 0o640, default_list, &list));
    for (0..list.len) |size| try expect(!valid(.directory, 0o755, default_list, list[0..size]));
}

test "a digest tells attributes apart, but for what the mode says" {
    const list = [_]u8{ 2, 0, 0, 0 } ++ item(1, 6, 0xff) ++ item(2, 4, 5) ++ item(4, 4, 0xff) ++ item(16, 4, 0xff) ++ item(32, 0, 0xff);
    const by_mode = [_]u8{ 2, 0, 0, 0 } ++ item(1, 7, 0xff) ++ item(2, 4, 5) ++ item(4, 4, 0xff) ++ item(16, 0, 0xff) ++ item(32, 5, 0xff);
    const another = [_]u8{ 2, 0, 0, 0 } ++ item(1, 6, 0xff) ++ item(2, 6, 5) ++ item(4, 4, 0xff) ++ item(16, 4, 0xff) ++ item(32, 0, 0xff);
    const expect = std.testing.expect;
    var nothing: Digest = .init();
    try expect(std.mem.eql(u8, &nothing.final(), &Digest.none));
    try expect(std.mem.eql(u8, &digestOf(access_list, &list), &digestOf(access_list, &by_mode)));
    try expect(!std.mem.eql(u8, &digestOf(access_list, &list), &digestOf(access_list, &another)));
    try expect(!std.mem.eql(u8, &digestOf(default_list, &list), &digestOf(default_list, &by_mode)));
    try expect(!std.mem.eql(u8, &digestOf("user.a", "bc"), &digestOf("user.ab", "c")));
}

test "which attributes are whose" {
    try std.testing.expectEqual(.always, concern("security.capability"));
    try std.testing.expectEqual(.declared, concern("user.xdg.tags"));
    for ([_][]const u8{ "user.obli-pkg.before", "security.selinux", "trusted.overlay.opaque", "system.nfs4_acl" }) |name| {
        try std.testing.expectEqual(.never, concern(name));
    }
}

fn item(tag: u8, allowed: u8, id: u8) [8]u8 {
    const rest: u8 = if (id == 0xff) 0xff else 0;
    return .{ tag, 0, allowed, 0, id, rest, rest, rest };
}
