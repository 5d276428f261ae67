//! Bytes that a confined child makes of what a stranger sent, on their way to the process that judges them: one pipe, in pieces.
//!
//! In the pipe: pieces, each after its size (u32), a size of 0, and how it ended (u32); more of that, if there are several things.
//! Other numbers may stand before it. The parent believes none of it: sizes are compared with what may come.
//! Not here: what the child does (unpacker.zig, repository/exchange.zig), and what holds it to that (confine.zig).

const std = @import("std");
const linux = std.os.linux;
const app = @import("app.zig");
const sys = @import("sys.zig");
const App = app.App;
const Error = app.Error;

pub const buffer_size = 64 << 10;

/// The child's side.
pub const Sender = struct {
    buffer: *[buffer_size]u8,
    filled: usize = 0,
    pipe: sys.Fd,

    pub noinline fn write(self: *Sender, bytes: []const u8) Error!void {
        if (bytes.len == 0) return;
        self.putNumber(@intCast(bytes.len));
        self.put(bytes);
    }

    pub fn end(self: *Sender, ending: u32) void {
        self.putNumber(0);
        self.putNumber(ending);
    }

    pub noinline fn putNumber(self: *Sender, value: u32) void {
        var bytes: [4]u8 = undefined;
        std.mem.writeInt(u32, &bytes, value, .little);
        self.put(&bytes);
    }

    pub noinline fn put(self: *Sender, bytes: []const u8) void {
        var rest = bytes;
        while (rest.len > 0) {
            const piece = @min(rest.len, self.buffer.len - self.filled);
            @memcpy(self.buffer[self.filled..][0..piece], rest[0..piece]);
            self.filled += piece;
            rest = rest[piece..];
            if (self.filled == self.buffer.len) self.flush();
        }
    }

    pub fn flush(self: *Sender) void {
        if (!sys.writePipe(self.pipe, self.buffer[0..self.filled])) linux.exit_group(1);
        self.filled = 0;
    }
};

/// How long is waited for more.
pub const Patience = struct {
    /// For anything at all; and for everything, if less than a byte a millisecond comes.
    milliseconds: u64,
    began: u64,
    received: u64 = 0,

    pub fn begin(milliseconds: u64) Patience {
        return .{ .milliseconds = milliseconds, .began = sys.uptime() };
    }

    /// What is left of it now.
    fn left(self: *const Patience) u64 {
        return @min(self.milliseconds, (self.began + self.milliseconds + self.received) -| sys.uptime());
    }
};

/// The parent's side.
pub const Receiver = struct {
    a: *App,
    pipe: sys.Fd,
    child: linux.pid_t,
    /// What the child does, for the message if it is ended.
    work: []const u8,
    buffer: *[buffer_size]u8,
    start: usize = 0,
    filled: usize = 0,
    patience: ?Patience = null,

    /// Some bytes of the pipe, at least one and at most so many.
    pub noinline fn take(self: *Receiver, most: usize) Error![]const u8 {
        if (self.start == self.filled) {
            if (self.patience) |*patience| {
                if (!try sys.waitFor(self.pipe, patience.left())) return error.Unanswered;
            }
            self.start = 0;
            self.filled = try sys.readPipe(self.pipe, self.buffer);
            if (self.filled == 0) return self.ended();
            if (self.patience) |*patience| patience.received += self.filled;
        }
        const bytes = self.buffer[self.start..self.filled];
        const taken = bytes[0..@min(most, bytes.len)];
        self.start += taken.len;
        return taken;
    }

    pub fn number(self: *Receiver) Error!u32 {
        var bytes: [4]u8 = undefined;
        try self.fill(&bytes);
        return std.mem.readInt(u32, &bytes, .little);
    }

    pub noinline fn fill(self: *Receiver, bytes: []u8) Error!void {
        var rest = bytes;
        while (rest.len > 0) {
            const more = try self.take(rest.len);
            @memcpy(rest[0..more.len], more);
            rest = rest[more.len..];
        }
    }

    /// The child is gone before its work was done.
    fn ended(self: *Receiver) Error {
        const how = sys.end(self.child);
        self.child = 0;
        const signal = how & 0x7f;
        const text = if (signal == 0) "by itself" else try std.mem.concat(self.a.gpa, u8, &.{ "by signal ", try self.a.decimal(signal) });
        return self.a.refuse(error.Internal, &.{ self.work, " was ended ", text });
    }

    pub fn finish(self: *Receiver) void {
        sys.close(self.pipe);
        if (self.child != 0) _ = sys.end(self.child);
        self.child = 0;
    }
};

/// Closes everything but what these say: what a child does not need it does not have.
pub fn closeAllBut(needed: []const sys.Fd) void {
    var last: sys.Fd = 0;
    for (needed) |fd| last = @max(last, fd);
    sys.closeFrom(last + 1);
    var fd: sys.Fd = 0;
    while (fd < last) : (fd += 1) if (std.mem.indexOfScalar(sys.Fd, needed, fd) == null) sys.close(fd);
}
