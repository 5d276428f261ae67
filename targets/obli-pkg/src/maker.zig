//! Packages for tests, made here so that the parser is not tested with the packer's idea of the format alone.
//!
//! Content is stored in raw zstd blocks. What is made is canonical; tests then break it.

const std = @import("std");
const abi = @import("abi");
const package = @import("package.zig");

pub const Entry = struct {
    path: []const u8,
    kind: abi.FileKind = .file,
    content: []const u8 = "",
    link: []const u8 = "",
    mode: u32 = 0o644,
    mtime_seconds: i64 = 1,
};

pub fn make(gpa: std.mem.Allocator, name: []const u8, version: []const u8, entries: []const Entry) ![]align(8) u8 {
    var records: std.ArrayList(abi.EntryRecord) = .empty;
    defer records.deinit(gpa);
    var strings: std.ArrayList(u8) = .empty;
    defer strings.deinit(gpa);
    var content: std.ArrayList(u8) = .empty;
    defer content.deinit(gpa);
    try strings.appendSlice(gpa, name);
    try strings.appendSlice(gpa, version);
    var unpacked: u64 = 0;
    var privileges: u32 = 0;
    for (entries) |entry| {
        var record = std.mem.zeroes(abi.EntryRecord);
        record.kind = entry.kind;
        record.mode = if (entry.kind == .symlink) 0o777 else entry.mode;
        record.mtime_seconds = entry.mtime_seconds;
        record.path_offset = @intCast(strings.items.len);
        record.path_size = @intCast(entry.path.len);
        record.link_size = @intCast(entry.link.len);
        try strings.appendSlice(gpa, entry.path);
        try strings.appendSlice(gpa, entry.link);
        switch (entry.kind) {
            .file => {
                privileges |= entry.mode >> 11 & 1 | entry.mode >> 9 & 2;
                record.digest = package.digest(entry.content);
                record.size = entry.content.len;
                if (entry.content.len > 0) {
                    record.content_offset = content.items.len;
                    try frame(gpa, &content, entry.content);
                    record.content_size = content.items.len - record.content_offset;
                    unpacked += entry.content.len;
                }
            },
            .symlink, .hardlink => record.digest = package.digest(entry.link),
            else => {},
        }
        try records.append(gpa, record);
    }
    const header: abi.PackageHeader = .{
        .magic = package.magic.*,
        .version = 1,
        .flags = 0,
        .entry_count = @intCast(entries.len),
        .manifest_size = records.items.len * @sizeOf(abi.EntryRecord) + strings.items.len,
        .signatures_size = 0,
        .content_size = content.items.len,
        .unpacked_size = unpacked,
        .name_size = @intCast(name.len),
        .version_size = @intCast(version.len),
        .signature_count = 0,
        .strings_size = strings.items.len,
        .owner_count = 0,
        .attribute_count = 0,
        .relation_count = 0,
        .privileges = privileges,
    };
    var out: std.ArrayListAligned(u8, .@"8") = .empty;
    for ([_][]const u8{ std.mem.asBytes(&header), std.mem.sliceAsBytes(records.items), strings.items, content.items }) |part| {
        try out.appendSlice(gpa, part);
    }
    return out.toOwnedSlice(gpa);
}

/// A frame of raw blocks: single segment, size in four bytes.
fn frame(gpa: std.mem.Allocator, out: *std.ArrayList(u8), content: []const u8) !void {
    try out.appendSlice(gpa, &.{ 0x28, 0xb5, 0x2f, 0xfd, 0xa0 });
    try out.appendSlice(gpa, std.mem.asBytes(&@as(u32, @intCast(content.len))));
    var rest = content;
    while (true) {
        const size = @min(rest.len, 128 << 10);
        const last = size == rest.len;
        const head: u24 = @intCast(size << 3 | @intFromBool(last));
        try out.appendSlice(gpa, &.{ @truncate(head), @truncate(head >> 8), @truncate(head >> 16) });
        try out.appendSlice(gpa, rest[0..size]);
        rest = rest[size..];
        if (last) return;
    }
}
