//! Files of a repository: small ones into memory, packages into a file that a later run goes on with.
//!
//! Each has a bound that comes from what is signed, or from the format; not a byte beyond it is taken. A package has its digest,
//! so that nothing else has to be remembered to go on where the connection ended: the rest is asked for (Range), and
//! if the whole is not what was signed, all of it is asked for once more. Not here: HTTP (exchange.zig), and what metadata says.

const std = @import("std");
const lib = @import("../lib.zig");
const app = @import("../app.zig");
const exchange = @import("exchange.zig");
const progress = @import("../progress.zig");
const relay = @import("../relay.zig");
const sys = @import("../sys.zig");
const url = @import("url.zig");
const App = app.App;
const Error = app.Error;

/// How often an interrupted download goes on by itself, as long as it comes further.
const max_resumed = 4;

pub const Fetcher = struct {
    a: *App,
    address: []const u8,
    place: url.Place,
    room: *exchange.Room,

    pub fn of(a: *App, address: []const u8) Error!Fetcher {
        const place = url.parse(address) catch return a.refuse(error.Io, &.{ address, " is no address of a repository: remove it and add it again" });
        return .{ .a = a, .address = std.mem.trimEnd(u8, address, "/"), .place = place, .room = try a.gpa.create(exchange.Room) };
    }

    /// A file, of at most so many bytes; null if there is none of that name.
    pub fn read(self: *const Fetcher, name: []const u8, limit: u64) Error!?[]const u8 {
        var memory: Memory = .{ .gpa = self.a.gpa };
        var sink: Sink = .{ .memory = &memory };
        self.pass(name, 0, limit, null, &sink) catch |err| return if (err == error.Unavailable) null else self.explain(name, err);
        return memory.bytes.items;
    }

    /// Brings a file of this size and digest into a folder, where a part of it may lie already. It is open for reading.
    pub fn download(self: *const Fetcher, dir: sys.Fd, file: [:0]const u8, name: []const u8, size: u64, digest: *const [64]u8) Error!sys.Fd {
        const fd = try sys.openStaged(dir, file.ptr);
        errdefer sys.close(fd);
        self.complete(fd, file, name, size, digest) catch |err| {
            // What is wrong is not to be gone on with.
            if (err != error.Unanswered) sys.unlink(dir, file.ptr) catch {};
            return self.explain(name, err);
        };
        return fd;
    }

    fn complete(self: *const Fetcher, fd: sys.Fd, file: []const u8, name: []const u8, size: u64, digest: *const [64]u8) Error!void {
        var staged: Staged = .{ .fd = fd, .name = file, .buffer = try self.a.gpa.create([relay.buffer_size]u8), .hash = .init(.{}) };
        try staged.readBack(size);
        var mixed = staged.size > 0;
        var resumed: u32 = 0;
        while (true) {
            const before = staged.size;
            var sink: Sink = .{ .staged = &staged };
            if (staged.size < size) self.pass(name, staged.size, size, size, &sink) catch |err| {
                if (err != error.Unanswered) return err;
                try staged.flush();
                if (staged.size <= before or resumed == max_resumed) return err;
                resumed += 1;
                mixed = true;
                continue;
            };
            try staged.flush();
            if (staged.size == size and std.mem.eql(u8, &staged.hash.finalResult(), digest)) return;
            // The beginning may be of another file than the rest.
            if (!mixed) return error.Mismatched;
            mixed = false;
            try staged.reset();
        }
    }

    /// What is known where it was found out.
    fn explain(self: *const Fetcher, name: []const u8, err: Error) Error {
        const a = self.a;
        switch (err) {
            error.Unanswered, error.Unavailable, error.BadResponse, error.SizeExceeded, error.Mismatched => {},
            else => return err,
        }
        return a.refuse(err, &.{ self.address, "/", name, if (a.message.len > 0) ": " else "", a.message });
    }

    fn pass(self: *const Fetcher, name: []const u8, first: u64, limit: u64, total: ?u64, sink: *Sink) Error!void {
        self.a.message = "";
        switch (self.place) {
            .folder => |folder| try self.copy(folder, name, first, limit, sink),
            .server => |server| try self.receive(server, name, first, limit, total, sink),
        }
    }

    fn copy(self: *const Fetcher, folder: []const u8, name: []const u8, first: u64, limit: u64, sink: *Sink) Error!void {
        const path = try self.a.zero(&.{ folder, "/", name });
        const fd = sys.openInput(path.ptr) catch |err| return if (err == error.Absent or err == error.NotDirectory) error.Unavailable else err;
        defer sys.close(fd);
        const found = try sys.statFd(fd);
        if (found.mode & std.os.linux.S.IFMT != std.os.linux.S.IFREG) return error.Unavailable;
        if (found.size > limit) return error.SizeExceeded;
        var at = first;
        while (at < found.size) {
            const buffer = self.room.buffer[0..@intCast(@min(self.room.buffer.len, found.size - at))];
            const count = try sys.readAt(fd, buffer, at);
            if (count == 0) return;
            at += count;
            try sink.write(buffer[0..count]);
        }
    }

    fn receive(self: *const Fetcher, server: url.Server, name: []const u8, first: u64, limit: u64, total: ?u64, sink: *Sink) Error!void {
        const a = self.a;
        var from: exchange.Exchange = try .begin(a, self.room, server, name, first);
        defer from.finish();
        var at: u64 = 0;
        switch (from.head.status) {
            // A server that knows no ranges sends all of it.
            200 => if (first > 0) try sink.staged.reset(),
            206 => {
                if (first == 0 or from.head.first != first) return a.refuse(error.BadResponse, &.{"another part was sent than was asked for"});
                if (from.head.total != total) return error.Mismatched;
                at = first;
            },
            404, 410 => return error.Unavailable,
            // There is no such part: the file is shorter than it was.
            416 => return error.Mismatched,
            300...399 => return a.refuse(error.BadResponse, &.{"a redirect, which is not followed; name the place that it leads to"}),
            500...599 => |status| return a.refuse(error.Unanswered, &.{ "the server answers ", try a.decimal(status) }),
            else => |status| return a.refuse(error.BadResponse, &.{ "the server answers ", try a.decimal(status) }),
        }
        var left: u32 = 0;
        while (true) {
            const bytes = try from.next(&left);
            if (bytes.len == 0) return;
            if (bytes.len > limit - at) return error.SizeExceeded;
            at += bytes.len;
            try sink.write(bytes);
            if (total) |all| progress.tell("fetching", at, all);
        }
    }
};

const Memory = struct { gpa: std.mem.Allocator, bytes: std.ArrayList(u8) = .empty };

const Sink = union(enum) {
    memory: *Memory,
    staged: *Staged,

    fn write(self: Sink, bytes: []const u8) Error!void {
        switch (self) {
            .memory => |memory| try memory.bytes.appendSlice(memory.gpa, bytes),
            .staged => |staged| try staged.write(bytes),
        }
    }
};

/// A file that comes piece by piece, with its digest so far.
const Staged = struct {
    fd: sys.Fd,
    name: []const u8,
    buffer: *[relay.buffer_size]u8,
    filled: usize = 0,
    size: u64 = 0,
    hash: lib.content.Sha512,

    /// What a run before had brought; nothing of it if that is too much.
    fn readBack(self: *Staged, most: u64) Error!void {
        const found = try sys.statFd(self.fd);
        if (found.size > most) return self.reset();
        while (self.size < found.size) {
            const count = try sys.readAt(self.fd, self.buffer, self.size);
            if (count == 0) return;
            self.hash.update(self.buffer[0..count]);
            self.size += count;
        }
    }

    fn reset(self: *Staged) Error!void {
        try sys.truncate(self.fd, self.name, 0);
        self.size = 0;
        self.filled = 0;
        self.hash = .init(.{});
    }

    fn write(self: *Staged, bytes: []const u8) Error!void {
        self.hash.update(bytes);
        self.size += bytes.len;
        var rest = bytes;
        while (rest.len > 0) {
            const piece = @min(rest.len, self.buffer.len - self.filled);
            @memcpy(self.buffer[self.filled..][0..piece], rest[0..piece]);
            self.filled += piece;
            rest = rest[piece..];
            if (self.filled == self.buffer.len) {
                try sys.writeAt(self.fd, self.name, self.buffer, self.size - rest.len - self.filled);
                self.filled = 0;
            }
        }
    }

    fn flush(self: *Staged) Error!void {
        try sys.writeAt(self.fd, self.name, self.buffer[0..self.filled], self.size - self.filled);
        self.filled = 0;
    }
};
