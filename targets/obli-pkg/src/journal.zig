//! The journal: what a transaction is about to do, whole or not there.
//!
//! header ‖ records, sorted by path, each path once ‖ strings. The strings are the subject (what the transaction is about,
//! for people and for roll-back), then the paths in the order of the records. The header has the SHA-512 of the rest,
//! so a journal that was torn, truncated or altered is not followed. Layouts: proofs/Abi.

const std = @import("std");
const abi = @import("abi");
const Bounded = @import("bounded.zig").Bounded;
const package = @import("package.zig");
const sorted = @import("sorted.zig");

pub const magic = "LAGOJRNL";
pub const format_version = 1;

pub const Error = error{BadJournal};

pub const Journal = struct {
    header: *align(1) const abi.JournalHeader,
    records: []align(1) const abi.JournalRecord,
    strings: []const u8,

    pub fn path(self: Journal, index: usize) []const u8 {
        const record = &self.records[index];
        return self.strings[record.path_offset..][0..record.path_size];
    }

    /// "name version" of each package, a line each; for a roll-back the number of the transaction.
    pub fn subject(self: Journal) []const u8 {
        if (self.records.len == 0) return self.strings;
        return self.strings[0..self.records[0].path_offset];
    }

    /// The transaction that this one takes back.
    pub fn target(self: Journal) ?u64 {
        if (self.header.operation != .rollback) return null;
        return std.fmt.parseUnsigned(u64, self.subject(), 10) catch null;
    }

    pub fn find(self: Journal, wanted: []const u8) ?usize {
        return sorted.find(self.records.len, self, wanted, Journal.path);
    }
};

pub fn decode(bytes: []const u8) Error!Journal {
    return decodeChecked(bytes) catch error.BadJournal;
}

fn decodeChecked(bytes: []const u8) !Journal {
    var input: Bounded = .{ .rest = bytes };
    const header = try input.record(abi.JournalHeader);
    if (!std.mem.eql(u8, &header.magic, magic) or header.version != format_version) return error.BadJournal;
    if (!std.mem.eql(u8, &header.digest, &package.digest(input.rest))) return error.BadJournal;
    const records = try input.records(abi.JournalRecord, header.record_count);
    const strings = try input.take(header.strings_size);
    if (input.rest.len != 0) return error.BadJournal;
    const journal: Journal = .{ .header = header, .records = records, .strings = strings };
    var at: u64 = if (records.len == 0) strings.len else records[0].path_offset;
    for (records, 0..) |*record, index| {
        if (record.index != index or record.path_offset != at) return error.BadJournal;
        at += record.path_size;
        if (at > strings.len) return error.BadJournal;
        if (index > 0 and std.mem.order(u8, journal.path(index - 1), journal.path(index)) != .lt) return error.BadJournal;
    }
    if (at != strings.len) return error.BadJournal;
    return journal;
}

pub const Begin = struct { operation: abi.Operation, transaction: u64, time_seconds: i64 };

/// Fills in offsets, sizes and the digest. `paths` are those of `records`, in their order.
pub fn encode(
    gpa: std.mem.Allocator,
    begin: Begin,
    subject: []const u8,
    records: []abi.JournalRecord,
    paths: []const []const u8,
) error{ OutOfMemory, TooLarge }![]const u8 {
    var strings_size: u64 = subject.len;
    for (records, paths, 0..) |*record, path, index| {
        record.index = @intCast(index);
        record.path_offset = std.math.cast(u32, strings_size) orelse return error.TooLarge;
        record.path_size = @intCast(path.len);
        strings_size += path.len;
    }
    var header: abi.JournalHeader = .{
        .magic = magic.*,
        .version = format_version,
        .operation = begin.operation,
        .reserved = @splat(0),
        .transaction = begin.transaction,
        .time_seconds = begin.time_seconds,
        .record_count = std.math.cast(u32, records.len) orelse return error.TooLarge,
        .strings_size = std.math.cast(u32, strings_size) orelse return error.TooLarge,
        .digest = undefined,
    };
    const head = @sizeOf(abi.JournalHeader);
    const size = head + records.len * @sizeOf(abi.JournalRecord) + @as(usize, @intCast(strings_size));
    const out = try gpa.alloc(u8, size);
    var rest = out[head..];
    for ([_][]const u8{ std.mem.sliceAsBytes(records), subject }) |part| {
        @memcpy(rest[0..part.len], part);
        rest = rest[part.len..];
    }
    for (paths) |path| {
        @memcpy(rest[0..path.len], path);
        rest = rest[path.len..];
    }
    header.digest = package.digest(out[head..]);
    @memcpy(out[0..head], std.mem.asBytes(&header));
    return out;
}

test "a journal reads as it was written, and no changed or shortened one reads at all" {
    const gpa = std.testing.allocator;
    var records = [_]abi.JournalRecord{ std.mem.zeroes(abi.JournalRecord), std.mem.zeroes(abi.JournalRecord) };
    records[1].after_mode = 0o644;
    const bytes = try encode(gpa, .{ .operation = .rollback, .transaction = 7, .time_seconds = 1 }, "12", &records, &.{ "a", "a/b" });
    defer gpa.free(bytes);
    const journal = try decode(bytes);
    try std.testing.expectEqual(12, journal.target().?);
    try std.testing.expectEqualStrings("a/b", journal.path(1));
    try std.testing.expectEqual(1, journal.find("a/b").?);
    for (0..bytes.len) |at| {
        try std.testing.expectError(error.BadJournal, decode(bytes[0..at]));
    }
    const changed = try gpa.dupe(u8, bytes);
    defer gpa.free(changed);
    for (@sizeOf(abi.JournalHeader)..bytes.len) |at| {
        changed[at] ^= 1;
        try std.testing.expectError(error.BadJournal, decode(changed));
        changed[at] ^= 1;
    }
}
