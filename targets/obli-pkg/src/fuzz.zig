//! Coverage-guided fuzzing of everything that reads bytes of strangers: `zig build fuzz --fuzz=1M` (runs for each test).
//!
//! Each takes what the fuzzer makes, and packages of our own with a few bytes changed, so that more than the first check is
//! reached. Beside not stopping (safety checks are on) each says what must hold of what is accepted. Without `--fuzz` each
//! test runs once over its corpus.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const maker = @import("maker.zig");
const http = @import("repository/http.zig");
const repository = @import("repository/metadata.zig");

const Smith = std.testing.Smith;
const gpa = std.heap.page_allocator;
const max_input = 4096;

const entries = [_]maker.Entry{
    .{ .path = "etc", .kind = .directory, .mode = 0o755 },
    .{ .path = "etc/a", .content = "hello" },
    .{ .path = "etc/b", .kind = .hardlink, .link = "etc/a" },
    .{ .path = "etc/c", .kind = .symlink, .link = "../x" },
    .{ .path = "etc/empty" },
    .{ .path = "usr/share/a-b", .content = zeros(40) },
};

fn zeros(comptime count: usize) []const u8 {
    return comptime &@as([count]u8, @splat(0));
}

/// What the fuzzer begins with, in its own form: the length of a slice, then its bytes.
fn seed(comptime parts: []const []const u8) []const u8 {
    return comptime slice: {
        var bytes: []const u8 = "";
        for (parts) |part| bytes = bytes ++ part;
        break :slice std.mem.asBytes(&@as(u32, bytes.len)) ++ bytes;
    };
}

/// Changes a few bytes, each somewhere.
fn disturb(smith: *Smith, bytes: []u8) void {
    while (!smith.eosWeightedSimple(3, 1)) {
        const at = smith.index(bytes.len);
        bytes[at] = if (smith.value(bool)) smith.value(u8) else bytes[at] ^ @as(u8, 1) << smith.value(u3);
    }
}

var scratch: ?*lib.content.Scratch = null;

/// All that is done with a package before anything of it is written: the verdict, and what an accepted one promises.
fn read(bytes: []const u8) !void {
    const header = lib.package.parseHeader(bytes) catch return;
    const total = lib.package.totalSize(header) catch return;
    if (total != bytes.len) return;
    var where: u32 = undefined;
    const package = lib.package.parse(bytes, &where) catch return;
    _ = lib.package.parseSignatures(header, bytes[package.head.len..][0..@intCast(header.signatures_size)]) catch return;
    for (0..package.entries.len) |index| {
        const path = package.path(index);
        if (path.len == 0 or path[0] == '/' or std.mem.indexOf(u8, path, "..") != null and !lib.path.valid(path)) return error.UnsafePath;
        if (package.find(path) != @as(u32, @intCast(index))) return error.LostPath;
    }
    scratch = scratch orelse try gpa.create(lib.content.Scratch);
    var mismatch: lib.content.Mismatch = undefined;
    lib.content.verifyAll(package, bytes[@intCast(package.contentOffset())..], scratch.?, &mismatch) catch return;
}

test "packages as they come" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            try read(buffer[0..smith.slice(&buffer)]);
        }
    }.one, .{ .corpus = &.{seed(&.{ "LAGOZPKG\x01", zeros(55) })} });
}

test "packages of our own, disturbed" {
    const whole = try maker.make(gpa, "a", "1", &entries);
    defer gpa.free(whole);
    try std.testing.fuzz(whole, struct {
        fn one(whole_: []align(8) u8, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const bytes = buffer[0..whole_.len];
            @memcpy(bytes, whole_);
            disturb(smith, bytes);
            try read(bytes);
        }
    }.one, .{});
}

test "signature blocks" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const bytes = buffer[0..smith.slice(&buffer)];
            const count = smith.value(u2);
            const found = lib.package.parseSignatureBlock(count, bytes) catch return;
            var size: u64 = 0;
            for (found.descriptors) |descriptor| {
                if (descriptor.offset != size) return error.Gap;
                size += descriptor.size;
            }
            if (size != found.bytes.len) return error.Rest;
        }
    }.one, .{ .corpus = &.{seed(&.{ "\x01\x00\x01", zeros(13), "\x02", zeros(39), "ab" })} });
}

test "key sets" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var set = std.mem.zeroes(abi.KeySet);
            set.magic = "LAGOKEYS".*;
            set.version = 1;
            set.role = smith.value(abi.KeyRole);
            set.owner[0..8].* = smith.value([8]u8);
            set.created_seconds = smith.value(i64);
            set.expires_seconds = smith.value(i64);
            disturb(smith, std.mem.asBytes(&set));
            const found = lib.keyset.parse(std.mem.asBytes(&set)) catch return;
            const text = lib.keyset.fingerprint(&found.id);
            if (!lib.keyset.names(&text, &found.id)) return error.OwnName;
            if (found.owner().len == 0) return error.Nobody;
        }
    }.one, .{});
}

test "statements" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const bytes = buffer[0..smith.slice(&buffer)];
            const found = lib.statement.parse(bytes) catch return;
            if (found.signatures.descriptors.len != 3) return error.Signatures;
        }
    }.one, .{ .corpus = &.{seed(&.{ "LAGOSTMT\x01\x00\x02", zeros(400) })} });
}

/// The beginning of metadata of a role, and what else each file of it begins with.
fn metadata(comptime role: u8, comptime body: []const u8) []const u8 {
    const size = std.mem.asBytes(&@as(u64, body.len));
    return comptime "LAGOREPO\x01\x00" ++ [_]u8{role} ++ zeros(5) ++ "\x01" ++ zeros(15) ++ "\x09" ++ zeros(7) ++ size ++ zeros(32) ++ body;
}

/// Version 1, 8 bytes; the digest of none.
const reference = "\x01" ++ zeros(7) ++ "\x08" ++ zeros(71);
const files = [_][]const u8{
    metadata(1, reference ++ zeros(8)),
    metadata(2, "\x01\x00\x00\x00\x07\x00\x00\x00" ++ reference ++ zeros(4) ++ "\x07\x00\x00\x00targets"),
    metadata(3, zeros(16) ++ "\x07\x00\x00\x00\x07\x00\x00\x00targets"),
};

test "metadata of repositories" {
    _ = try repository.Timestamp.parse(files[0]);
    _ = try repository.Snapshot.parse(files[1]);
    var first: std.heap.ArenaAllocator = .init(gpa);
    defer first.deinit();
    _ = try repository.Targets.parse(first.allocator(), files[2]);
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const file = files[smith.index(files.len)];
            @memcpy(buffer[0..file.len], file);
            disturb(smith, buffer[0..file.len]);
            const more = if (smith.value(bool)) smith.slice(buffer[file.len..]) else 0;
            var arena: std.heap.ArenaAllocator = .init(gpa);
            defer arena.deinit();
            try readMetadata(arena.allocator(), buffer[0 .. file.len + more]);
        }
    }.one, .{});
}

/// What every role's reader says of the bytes; that names are found where they are.
fn readMetadata(arena: std.mem.Allocator, bytes: []const u8) !void {
    _ = repository.Root.parse(arena, bytes) catch {};
    _ = repository.Timestamp.parse(bytes) catch {};
    if (repository.Snapshot.parse(bytes)) |found| {
        for (found.references) |*one| if (found.find(found.name(one)) != one) return error.LostRole;
    } else |_| {}
    const targets = repository.Targets.parse(arena, bytes) catch return;
    for (targets.packages, 0..) |*one, index| {
        if (!lib.path.validPackageName(targets.packageName(one)) or !lib.path.validVersion(targets.packageVersion(one))) return error.BadName;
        _ = targets.relationsOf(index);
    }
}

test "answers of servers, in pieces of any size" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const bytes = buffer[0..smith.slice(&buffer)];
            var whole = answer(bytes, max_input);
            defer whole.taken.deinit(gpa);
            var pieces = answer(bytes, @as(usize, 1) + smith.value(u8));
            defer pieces.taken.deinit(gpa);
            if (whole.err != pieces.err or !std.mem.eql(u8, whole.taken.items, pieces.taken.items)) return error.OtherAnswer;
        }
    }.one, .{ .corpus = &.{
        seed(&.{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"}),
        seed(&.{"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1-2/3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"}),
    } });
}

const Answer = struct {
    err: ?anyerror = null,
    taken: std.ArrayList(u8) = .empty,

    pub fn write(self: *Answer, bytes: []const u8) !void {
        try self.taken.appendSlice(gpa, bytes);
    }
};

fn answer(bytes: []const u8, piece: usize) Answer {
    var reader: http.Reader(http.Pieces) = .{ .source = .{ .rest = bytes, .size = piece } };
    var out: Answer = .{};
    const head = reader.head() catch |err| return .{ .err = err };
    reader.body(head, &out) catch |err| {
        out.err = err;
    };
    return out;
}

test "journals" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const found = lib.journal.decode(buffer[0..smith.slice(&buffer)]) catch return;
            for (0..found.records.len) |index| if (found.find(found.path(index)) == null) return error.LostPath;
        }
    }.one, .{ .corpus = &.{seed(&.{ "LAGOJRNL\x01", zeros(95) })} });
}

test "versions have one order" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffers: [3][12]u8 = undefined;
            var texts: [3][]const u8 = undefined;
            const letters: []const Smith.Weight = &.{ .rangeAtMost(u8, '0', '9', 1), .rangeAtMost(u8, 'a', 'c', 1), .value(u8, '.', 2), .value(u8, '~', 2), .value(u8, '-', 1) };
            for (&buffers, &texts) |*buffer, *text| text.* = buffer[0..smith.sliceWeightedBytes(buffer, letters)];
            const a, const b, const c = texts;
            const order = lib.version.order;
            if (order(a, b) != order(b, a).invert()) return error.NotAntisymmetric;
            if (order(a, b) != .gt and order(b, c) != .gt and order(a, c) == .gt) return error.NotTransitive;
        }
    }.one, .{});
}

/// What is unpacked so far, and the bytes that are left to unpack.
const Frame = struct {
    rest: []const u8,
    written: std.ArrayList(u8) = .empty,

    pub fn take(self: *Frame, count: usize) ![]const u8 {
        if (count > self.rest.len) return error.BadContent;
        defer self.rest = self.rest[count..];
        return self.rest[0..count];
    }

    pub fn left(self: *const Frame) u64 {
        return self.rest.len;
    }

    pub fn write(self: *Frame, bytes: []const u8) !void {
        try self.written.appendSlice(gpa, bytes);
    }
};

const frames = [_][]const u8{ @embedFile("frames/text.zst"), @embedFile("frames/repeated.zst"), @embedFile("frames/mixed.zst") };

test "frames: what is accepted has as many bytes as were announced, and those that Zig's own decoder finds" {
    try std.testing.fuzz({}, struct {
        fn one(_: void, smith: *Smith) !void {
            var buffer: [max_input]u8 = undefined;
            const frame = frames[smith.index(frames.len)];
            @memcpy(buffer[0..frame.len], frame);
            disturb(smith, buffer[0..frame.len]);
            try unpack(buffer[0..frame.len], announced(frame));
        }
    }.one, .{});
}

/// The samples have a single segment and their size in two bytes.
fn announced(frame: []const u8) u64 {
    return @as(u64, std.mem.readInt(u16, frame[5..7], .little)) + 256;
}

var window: [lib.zstd.max_window + lib.zstd.block_max]u8 = undefined;

fn unpack(bytes: []const u8, size: u64) !void {
    scratch = scratch orelse try gpa.create(lib.content.Scratch);
    var frame: Frame = .{ .rest = bytes };
    defer frame.written.deinit(gpa);
    lib.content.expand(scratch.?, size, &frame, &frame) catch return;
    if (frame.written.items.len != size) return error.WrongSize;
    var input: std.Io.Reader = .fixed(bytes[0 .. bytes.len - frame.rest.len]);
    var decoder: std.compress.zstd.Decompress = .init(&input, &window, .{ .window_len = lib.zstd.max_window });
    const theirs = decoder.reader.allocRemaining(gpa, .limited(1 << 20)) catch return error.AcceptedByUsAlone;
    defer gpa.free(theirs);
    if (!std.mem.eql(u8, theirs, frame.written.items)) return error.OtherBytes;
}
