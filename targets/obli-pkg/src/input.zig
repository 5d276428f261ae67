//! A package file, read through one descriptor from verifying to unpacking.
//!
//! The head (header, manifest, signature block) is held in memory; the content is read ahead in pieces. What is
//! hashed is what was read, so that a file that changes under the reader is found by its digest.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const App = app.App;
const Error = app.Error;

const piece = 512 << 10;

/// Whether an argument names a package file, and no package by its name.
pub fn isFile(argument: []const u8) bool {
    return std.mem.endsWith(u8, argument, ".zpkg") or std.mem.indexOfScalar(u8, argument, '/') != null;
}

pub const Input = struct {
    fd: sys.Fd,
    name: []const u8,
    package: lib.package.Package,
    /// What `package` is a view of.
    head: []u8,
    /// As they are in the file: whether they are good is asked of trust.zig.
    signatures: lib.package.Signatures,
    buffer: []u8,
    buffer_offset: u64 = 0,
    buffer_length: usize = 0,

    /// Opens a package and checks everything but its content.
    pub fn open(a: *App, name: [:0]const u8) Error!Input {
        return openFd(a, try sys.openInput(name.ptr), name);
    }

    /// A package that is open already, by a name for people.
    pub fn openFd(a: *App, fd: sys.Fd, name: []const u8) Error!Input {
        const found = try sys.statFd(fd);
        if (found.mode & std.os.linux.S.IFMT != std.os.linux.S.IFREG) return a.refuse(error.BadMagic, &.{ name, ": a package is a regular file" });
        var where: u32 = lib.package.whole;
        return openChecked(a, fd, name, found.size, &where) catch |err| {
            if (fromSystem(err)) sys.last.about(name) else if (a.message.len == 0) try describe(a, name, where);
            return err;
        };
    }

    /// Not a fault of the package: the system has its own words for it.
    fn fromSystem(err: Error) bool {
        return switch (err) {
            error.Absent, error.Link, error.Denied, error.Unsupported, error.WouldBlock, error.System => true,
            else => false,
        };
    }

    fn describe(a: *App, name: []const u8, where: u32) Error!void {
        var line = a.text();
        try line.str(name);
        if (where != lib.package.whole) {
            try line.str(": entry ");
            try line.number(where);
        }
        a.message = line.bytes.items;
    }

    fn openChecked(a: *App, fd: sys.Fd, name: []const u8, size: u64, where: *u32) Error!Input {
        var start: [lib.package.header_size]u8 = undefined;
        const there = start[0..@intCast(@min(size, start.len))];
        try readExactly(fd, there, 0);
        const header = try lib.package.parseHeader(there);
        const total = try lib.package.totalSize(header);
        if (size < total) return error.Truncated;
        if (size > total) return error.BadSize;
        const head = try a.gpa.alloc(u8, @intCast(lib.package.header_size + header.manifest_size));
        try readExactly(fd, head, 0);
        if (!std.mem.eql(u8, head[0..start.len], &start)) return error.BadSize;
        const package = try lib.package.parse(head, where);
        const block = try a.gpa.alloc(u8, @intCast(header.signatures_size));
        try readExactly(fd, block, head.len);
        const signatures = try lib.package.parseSignatures(package.header, block);
        return .{ .fd = fd, .name = name, .package = package, .head = head, .signatures = signatures, .buffer = &.{} };
    }

    /// The entries of `package`, to be changed.
    pub fn entries(self: *Input) []align(1) abi.EntryRecord {
        const at = lib.package.header_size + self.package.owners.len * @sizeOf(abi.OwnerName);
        return @ptrCast(self.head[at..][0 .. self.package.entries.len * @sizeOf(abi.EntryRecord)]);
    }

    /// Makes room for the frames, while memory can still be had.
    pub fn prepare(self: *Input, a: *App) Error!void {
        if (self.buffer.len == 0) self.buffer = try a.gpa.alloc(u8, piece);
    }

    /// The frame of one entry, to be unpacked.
    pub fn frame(self: *Input, entry: usize) Frame {
        const record = &self.package.entries[entry];
        return .{ .input = self, .at = self.package.contentOffset() + record.content_offset, .rest = record.content_size };
    }

    fn take(self: *Input, offset: u64, count: usize) Error![]const u8 {
        const have = offset >= self.buffer_offset and offset + count <= self.buffer_offset + self.buffer_length;
        if (!have) {
            self.buffer_offset = offset;
            self.buffer_length = 0;
            while (self.buffer_length < count) {
                const got = try sys.readAt(self.fd, self.buffer[self.buffer_length..], offset + self.buffer_length);
                if (got == 0) return error.Truncated;
                self.buffer_length += got;
            }
        }
        return self.buffer[@intCast(offset - self.buffer_offset)..][0..count];
    }
};

pub const Frame = struct {
    input: *Input,
    at: u64,
    rest: u64,

    pub fn take(self: *Frame, count: usize) Error![]const u8 {
        if (count > self.rest) return error.BadContent;
        const bytes = try self.input.take(self.at, count);
        self.at += count;
        self.rest -= count;
        return bytes;
    }

    pub fn left(self: *const Frame) u64 {
        return self.rest;
    }
};

fn readExactly(fd: sys.Fd, buffer: []u8, offset: u64) Error!void {
    var done: usize = 0;
    while (done < buffer.len) {
        const count = try sys.readAt(fd, buffer[done..], offset + done);
        if (count == 0) return error.Truncated;
        done += count;
    }
}

/// A file that the user names, up to a size and one byte more.
pub fn readNamed(a: *App, name: [:0]const u8, max: usize) Error![]const u8 {
    const fd = try sys.openInput(name.ptr);
    defer sys.close(fd);
    const buffer = try a.gpa.alloc(u8, max + 1);
    var length: usize = 0;
    while (length < buffer.len) {
        const got = try sys.readAt(fd, buffer[length..], length);
        if (got == 0) break;
        length += got;
    }
    return buffer[0..length];
}

/// The first bytes of a file, as many as there are.
pub fn readStart(a: *App, dir: sys.Fd, name: [:0]const u8, size: usize) Error![]u8 {
    const fd = try sys.openFile(dir, name.ptr);
    defer sys.close(fd);
    const bytes = try a.gpa.alloc(u8, size);
    return bytes[0..try sys.readAt(fd, bytes, 0)];
}

/// A whole file, for obli-pkg's own: database entries, journals, traces.
pub fn readFile(a: *App, dir: sys.Fd, name: [:0]const u8) Error![]u8 {
    const fd = try sys.openFile(dir, name.ptr);
    defer sys.close(fd);
    const found = try sys.statFd(fd);
    const bytes = try a.gpa.alloc(u8, @intCast(found.size));
    readExactly(fd, bytes, 0) catch |err| switch (err) {
        error.Truncated => return a.refuse(error.Io, &.{ name, " changed while it was read" }),
        else => return err,
    };
    return bytes;
}
