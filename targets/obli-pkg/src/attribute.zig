//! Which extended attributes a package may give to what: those of users, capabilities of files, access control lists.
//!
//! Others say something about one machine (labels of its policy, what its file system keeps for itself). A value that the
//! kernel would read otherwise than it is written here is refused: what is set is what is read again.
//! Lists: acl(5) and include/uapi/linux/posix_acl_xattr.h; capabilities: the second revision of capabilities(7).

const std = @import("std");
const abi = @import("abi");

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
    // The kernel gives links none of these, and further names of a file have the file's.
    if (kind != .file and kind != .directory) return false;
    if (std.mem.eql(u8, name, capability)) return kind == .file and validCapability(value);
    if (std.mem.eql(u8, name, access_list)) return validList(value, mode);
    if (std.mem.eql(u8, name, default_list)) return kind == .directory and validList(value, null);
    for (name) |byte| if (byte < 0x20 or byte > 0x7e) return false;
    return name.len > 5 and std.mem.startsWith(u8, name, "user.") and !std.mem.startsWith(u8, name, own);
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

fn item(tag: u8, allowed: u8, id: u8) [8]u8 {
    const rest: u8 = if (id == 0xff) 0xff else 0;
    return .{ tag, 0, allowed, 0, id, rest, rest, rest };
}
