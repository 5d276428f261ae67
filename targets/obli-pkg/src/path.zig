//! Paths of packages: relative, canonical, UTF-8, never leaving the root.
//!
//! A path that passes is a non-empty list of names, none of which is `.` or `..`; joined to the root it stays beneath
//! it as long as no parent is a link, which tree.zig sees to. Not here: links, and what lies in the tree.

const std = @import("std");

/// The folder of obli-pkg itself: no package may have a path in it.
pub const state_directory = "var/lib/obli-pkg";

pub const max_path = 4095;
pub const max_name = 255;
pub const max_owner_name = 32;

/// Whether a package may have this path. Theorems: Package.Path.staysBeneath, goesDown, joinSplit, upIsRefused, absoluteIsRefused.
pub fn valid(path: []const u8) bool {
    if (path.len == 0 or path.len > max_path) return false;
    if (!printable(path)) return false;
    var names = std.mem.splitScalar(u8, path, '/');
    while (names.next()) |name| {
        if (name.len == 0 or name.len > max_name) return false;
        if (std.mem.eql(u8, name, ".") or std.mem.eql(u8, name, "..")) return false;
    }
    return !within(path, state_directory);
}

/// Whether a link may point there: anything but nothing, too much, or what a terminal would obey.
pub fn validTarget(target: []const u8) bool {
    return target.len > 0 and target.len <= max_path and printable(target);
}

/// UTF-8 without control bytes.
pub fn printable(text: []const u8) bool {
    for (text) |byte| if (byte < 0x20 or byte == 0x7f) return false;
    return std.unicode.utf8ValidateSlice(text);
}

/// Names of packages are single, plain path components: they name the file in the database.
pub fn validPackageName(name: []const u8) bool {
    if (name.len == 0 or name.len > 128 or !std.ascii.isAlphanumeric(name[0])) return false;
    for (name) |byte| if (!std.ascii.isAlphanumeric(byte) and std.mem.indexOfScalar(u8, "+-._", byte) == null) return false;
    return true;
}

/// Names of users and groups, as passwd(5) has them: neither a number nor anything with a colon.
pub fn validOwnerName(name: []const u8) bool {
    if (name.len == 0 or name.len > max_owner_name or !(std.ascii.isAlphabetic(name[0]) or name[0] == '_')) return false;
    for (name) |byte| if (!std.ascii.isAlphanumeric(byte) and std.mem.indexOfScalar(u8, "-._", byte) == null) return false;
    return true;
}

pub fn validVersion(version: []const u8) bool {
    if (version.len == 0 or version.len > 128) return false;
    for (version) |byte| if (!std.ascii.isAlphanumeric(byte) and std.mem.indexOfScalar(u8, "+-._~:", byte) == null) return false;
    return true;
}

/// The folder of a path, or nothing for one directly beneath the root.
pub fn parent(path: []const u8) ?[]const u8 {
    const slash = std.mem.lastIndexOfScalar(u8, path, '/') orelse return null;
    return path[0..slash];
}

pub fn base(path: []const u8) []const u8 {
    const slash = std.mem.lastIndexOfScalar(u8, path, '/') orelse return path;
    return path[slash + 1 ..];
}

/// Whether `path` is `folder` or lies below it.
pub fn within(path: []const u8, folder: []const u8) bool {
    if (!std.mem.startsWith(u8, path, folder)) return false;
    return path.len == folder.len or path[folder.len] == '/';
}

pub fn order(a: []const u8, b: []const u8) std.math.Order {
    return std.mem.order(u8, a, b);
}

test "paths that could leave the root, hide, or name another path again are refused" {
    const bad = [_][]const u8{
        "",         "/",      "/etc/passwd", "../x",    "a/../b", "a/..",  ".",        "./a",              "a/.",                   "a//b",
        "a/",       "a\x00b", "a\nb",        "\x1b[2J", "a\x7f",  "a\xff", "\xc0\xaf", "var/lib/obli-pkg", "var/lib/obli-pkg/db/x", &@as([256]u8, @splat('x')),
        deep(2049),
    };
    for (bad) |path| try std.testing.expect(!valid(path));
    const good = [_][]const u8{ "a", "...", "..a", "a/b", "über", " ", "var/lib/obli-pkgs", &@as([255]u8, @splat('x')), deep(2048) };
    for (good) |path| try std.testing.expect(valid(path));
}

fn deep(comptime names: usize) []const u8 {
    const path = comptime blk: {
        var out: [2 * names - 1]u8 = @splat('a');
        @setEvalBranchQuota(10_000);
        for (1..names) |index| out[2 * index - 1] = '/';
        break :blk out;
    };
    return &path;
}

test "within is by components" {
    try std.testing.expect(within("a/b", "a"));
    try std.testing.expect(!within("ab", "a"));
}
