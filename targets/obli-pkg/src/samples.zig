//! Writes the packages that tests/smoke.sh installs into the current directory. Tests only.

const std = @import("std");
const maker = @import("maker.zig");

const Sample = struct { file: []const u8, name: []const u8, entries: []const maker.Entry };

const samples = [_]Sample{
    .{ .file = "one.zpkg", .name = "one", .entries = &.{
        .{ .path = "etc", .kind = .directory, .mode = 0o755 },
        .{ .path = "etc/one", .content = "one\n" },
        .{ .path = "usr", .kind = .directory, .mode = 0o755 },
        .{ .path = "usr/bin", .kind = .directory, .mode = 0o555 },
        .{ .path = "usr/bin/a", .content = "program\n", .mode = 0o755 },
        .{ .path = "usr/bin/b", .kind = .hardlink, .link = "usr/bin/a", .mode = 0o755 },
        .{ .path = "usr/bin/c", .kind = .symlink, .link = "a" },
    } },
    .{ .file = "two.zpkg", .name = "two", .entries = &.{
        .{ .path = "etc/two", .content = "two\n" },
        .{ .path = "usr/bin/d", .content = "other\n", .mode = 0o755 },
    } },
    .{ .file = "clash.zpkg", .name = "clash", .entries = &.{.{ .path = "usr/bin/a", .content = "mine\n" }} },
    .{ .file = "escape.zpkg", .name = "escape", .entries = &.{.{ .path = "link/passwd", .content = "gone\n" }} },
};

pub fn main(init: std.process.Init) !void {
    const gpa = init.arena.allocator();
    for (samples) |sample| {
        const bytes = try maker.make(gpa, sample.name, "1", sample.entries);
        try std.Io.Dir.cwd().writeFile(init.io, .{ .sub_path = sample.file, .data = bytes });
    }
}
