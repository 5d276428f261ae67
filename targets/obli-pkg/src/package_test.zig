//! What the parser of packages refuses, each for its own reason.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const maker = @import("maker.zig");
const zstd = @import("zstd.zig");

const gpa = std.testing.allocator;
const head = lib.package.header_size;

const sample = [_]maker.Entry{
    .{ .path = "etc", .kind = .directory, .mode = 0o755 },
    .{ .path = "etc/a", .content = "hello" },
    .{ .path = "etc/b", .kind = .hardlink, .link = "etc/a" },
    .{ .path = "etc/c", .kind = .symlink, .link = "../x" },
    .{ .path = "etc/empty" },
};

fn open(bytes: []const u8) lib.status.Refusal!lib.package.Package {
    const header = try lib.package.parseHeader(bytes);
    const total = try lib.package.totalSize(header);
    if (bytes.len < total) return error.Truncated;
    if (bytes.len > total) return error.BadSize;
    var where: u32 = undefined;
    const package = try lib.package.parse(bytes, &where);
    const block = bytes[package.head.len..][0..@intCast(header.signatures_size)];
    _ = try lib.package.parseSignatures(header, block);
    return package;
}

fn verify(bytes: []const u8, scratch: *lib.content.Scratch) lib.status.Refusal!void {
    const package = try open(bytes);
    var mismatch: lib.content.Mismatch = undefined;
    try lib.content.verifyAll(package, bytes[@intCast(package.contentOffset())..], scratch, &mismatch);
}

fn entryOf(bytes: []u8, index: usize) *align(1) abi.EntryRecord {
    return @ptrCast(bytes[head + index * @sizeOf(abi.EntryRecord) ..].ptr);
}

test "a package reads as it was made" {
    const bytes = try maker.make(gpa, "a", "1", &sample);
    defer gpa.free(bytes);
    const scratch = try gpa.create(lib.content.Scratch);
    defer gpa.destroy(scratch);
    try verify(bytes, scratch);
    const package = try open(bytes);
    try std.testing.expectEqualStrings("a", package.name());
    try std.testing.expectEqualStrings("etc/a", package.link(2));
    try std.testing.expectEqual(3, package.find("etc/c").?);
    try std.testing.expect(package.reaches("etc") and !package.reaches("et"));
}

test "every truncation is refused, and so is every longer file" {
    const bytes = try maker.make(gpa, "a", "1", &sample);
    defer gpa.free(bytes);
    for (0..bytes.len) |size| try std.testing.expectError(error.Truncated, open(bytes[0..size]));
    const longer = try std.mem.concat(gpa, u8, &.{ bytes, "x" });
    defer gpa.free(longer);
    try std.testing.expectError(error.BadSize, open(longer));
}

test "no single flipped bit passes unseen" {
    const bytes = try maker.make(gpa, "a", "1", &sample);
    defer gpa.free(bytes);
    const scratch = try gpa.create(lib.content.Scratch);
    defer gpa.destroy(scratch);
    // Names, modes, owners and times may be any: a signature is what protects them. Content may be packed in more than one
    // way, if it unpacks to what its digest says. All else contradicts something.
    const package = try open(bytes);
    const strings_at = package.head.len - package.strings.len;
    for (0..bytes.len) |at| for (0..8) |bit| {
        bytes[at] ^= @as(u8, 1) << @intCast(bit);
        defer bytes[at] ^= @as(u8, 1) << @intCast(bit);
        const in_record = at >= head and at < strings_at;
        const free = in_record and switch ((at - head) % @sizeOf(abi.EntryRecord)) {
            @offsetOf(abi.EntryRecord, "mtime_seconds")...@offsetOf(abi.EntryRecord, "path_offset") - 1 => true,
            else => false,
        };
        if (free or at >= strings_at) {
            verify(bytes, scratch) catch {};
        } else if (verify(bytes, scratch)) {
            std.debug.print("byte {d} bit {d}\n", .{ at, bit });
            return error.Unseen;
        } else |_| {}
    };
}

const Break = *const fn (bytes: []u8) void;

test "each contradiction has its own reason" {
    const cases = [_]struct { anyerror, Break }{
        .{ error.BadMagic, struct {
            fn f(bytes: []u8) void {
                bytes[0] = 'X';
            }
        }.f },
        .{ error.UnsupportedVersion, struct {
            fn f(bytes: []u8) void {
                bytes[8] = 2;
            }
        }.f },
        .{ error.BadFlags, struct {
            fn f(bytes: []u8) void {
                bytes[10] = 1;
            }
        }.f },
        .{ error.BadKind, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 4).kind = .absent;
            }
        }.f },
        .{ error.BadKind, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 4).kind = @fromBackingInt(9);
            }
        }.f },
        .{ error.BadMode, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 1).mode = 0o10000;
            }
        }.f },
        .{ error.BadMode, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 3).mode = 0o755;
            }
        }.f },
        .{ error.BadTime, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 1).mtime_nanoseconds = 1_000_000_000;
            }
        }.f },
        .{ error.BadOwner, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 1).uid = std.math.maxInt(u32);
            }
        }.f },
        .{ error.BadLink, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 2).mode = 0o600;
            }
        }.f },
        .{ error.BadDigest, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 3).digest[0] ^= 1;
            }
        }.f },
        .{ error.BadSize, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 1).size = 1 << 63;
            }
        }.f },
        .{ error.NotCanonical, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 4).content_offset = 1;
            }
        }.f },
        .{ error.NotCanonical, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 0).digest[0] = 1;
            }
        }.f },
        .{ error.BadFlags, struct {
            fn f(bytes: []u8) void {
                entryOf(bytes, 0).reserved[2] = 1;
            }
        }.f },
    };
    for (cases) |case| {
        const bytes = try maker.make(gpa, "a", "1", &sample);
        defer gpa.free(bytes);
        case[1](bytes);
        try std.testing.expectError(case[0], open(bytes));
    }
}

test "trees that are none, and names that are none" {
    const cases = [_]struct { anyerror, []const maker.Entry }{
        .{ error.BadPath, &.{.{ .path = "../x" }} },
        .{ error.BadPath, &.{.{ .path = "/etc/passwd" }} },
        .{ error.BadPath, &.{.{ .path = "a\nb" }} },
        .{ error.BadPath, &.{.{ .path = "var/lib/obli-pkg/journal" }} },
        .{ error.BadOrder, &.{ .{ .path = "b" }, .{ .path = "a" } } },
        .{ error.BadOrder, &.{ .{ .path = "a" }, .{ .path = "a", .content = "x" } } },
        .{ error.BadKind, &.{ .{ .path = "a" }, .{ .path = "a/b" } } },
        .{ error.BadKind, &.{ .{ .path = "a", .kind = .symlink, .link = "/etc" }, .{ .path = "a-b" }, .{ .path = "a/b" } } },
        .{ error.BadLink, &.{.{ .path = "a", .kind = .symlink }} },
        .{ error.BadLink, &.{.{ .path = "a", .kind = .hardlink, .link = "/etc/shadow" }} },
        .{ error.BadLink, &.{ .{ .path = "a", .kind = .hardlink, .link = "b" }, .{ .path = "b" } } },
        .{ error.BadLink, &.{ .{ .path = "a", .kind = .directory }, .{ .path = "b", .kind = .hardlink, .link = "a" } } },
        .{ error.BadLink, &.{.{ .path = "a", .link = "b" }} },
    };
    for (cases) |case| {
        const bytes = try maker.make(gpa, "a", "1", case[1]);
        defer gpa.free(bytes);
        try std.testing.expectError(case[0], open(bytes));
    }
    for ([_][]const u8{ "", ".a", "a/b", "a b", "-a" }) |name| {
        const bytes = try maker.make(gpa, name, "1", &.{});
        defer gpa.free(bytes);
        try std.testing.expectError(error.BadPath, open(bytes));
    }
}

const Counting = struct {
    bytes: u64 = 0,

    pub fn write(self: *Counting, part: []const u8) lib.status.Refusal!void {
        self.bytes += part.len;
    }
};

test "a bomb stops at the announced size" {
    // Run-length blocks of 128 KiB, four bytes each, many more than announced.
    var frame: std.ArrayList(u8) = .empty;
    defer frame.deinit(gpa);
    try frame.appendSlice(gpa, &.{ 0x28, 0xb5, 0x2f, 0xfd, 0x80, 0x68, 0x00, 0x00, 0x10, 0x00 });
    for (0..1000) |_| try frame.appendSlice(gpa, &.{ 0x02, 0x00, 0x10, 'x' });
    const scratch = try gpa.create(lib.content.Scratch);
    defer gpa.destroy(scratch);
    var input: lib.content.Memory = .{ .bytes = .{ .rest = frame.items } };
    var output: Counting = .{};
    try std.testing.expectError(error.BadContent, zstd.decode(&scratch.state, &scratch.history, 1 << 20, &input, &output));
    try std.testing.expectEqual(1 << 20, output.bytes);
}

test "damaged frames are refused or unpack, and never do anything else" {
    const scratch = try gpa.create(lib.content.Scratch);
    defer gpa.destroy(scratch);
    // A compressed frame with Huffman literals and sequences, made by libzstd (level 19) of the text below it.
    const frame = @embedFile("testdata/sequences.zst");
    const text = @embedFile("testdata/sequences.txt");
    var whole: lib.content.Memory = .{ .bytes = .{ .rest = frame } };
    const digest = try lib.content.unpack(scratch, text.len, &whole, lib.content.Nowhere{});
    try std.testing.expectEqualSlices(u8, &lib.package.digest(text), &digest);
    const copy = try gpa.dupe(u8, frame);
    defer gpa.free(copy);
    var random: std.Random.DefaultPrng = .init(7);
    for (0..20_000) |_| {
        @memcpy(copy, frame);
        for (0..random.random().intRangeAtMost(usize, 1, 4)) |_| copy[random.random().uintLessThan(usize, copy.len)] = random.random().int(u8);
        var input: lib.content.Memory = .{ .bytes = .{ .rest = copy[0 .. copy.len - random.random().uintLessThan(usize, 2)] } };
        var output: Counting = .{};
        zstd.decode(&scratch.state, &scratch.history, text.len, &input, &output) catch continue;
        try std.testing.expectEqual(text.len, output.bytes);
    }
}
