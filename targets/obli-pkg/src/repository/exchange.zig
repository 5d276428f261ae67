//! One file from a server: a connection, a request, and the answer, which a process of its own reads that can do nothing else.
//!
//! What a server answers is a stranger's until its signature or digest is known. So a child takes it apart (http.zig), which has nothing open
//! but the connection and a pipe, and which the kernel ends at any call but to read, to write and to end (confine.zig). It cannot
//! even connect: that is done before. The parent sees to the bounds: it takes no byte more than was asked for,
//! and waits no longer than was said. Not here: where the bytes go (fetch.zig).
//!
//! In the pipe: the head, and the body (relay.zig).

const std = @import("std");
const options = @import("options");
const linux = std.os.linux;
const app = @import("../app.zig");
const confine = @import("../confine.zig");
const input = @import("../input.zig");
const http = @import("http.zig");
const relay = @import("../relay.zig");
const sys = @import("../sys.zig");
const url = @import("url.zig");
const App = app.App;
const Error = app.Error;

const Ending = struct {
    const whole = 0;
    const malformed = 1;
    const ended = 2;
    const failed = 3;
};

/// What the server says before the body.
pub const Head = extern struct {
    status: u32 = 0,
    ending: u32 = Ending.whole,
    /// The part of the file that the body is, if it is one: where it begins, and the size of the whole.
    first: u64 = 0,
    total: u64 = 0,
};

/// What an exchange needs, for one after the other.
pub const Room = struct {
    reader: http.Reader(Connection),
    buffer: [relay.buffer_size]u8,
};

pub const Exchange = struct {
    from: relay.Receiver,
    head: Head,

    /// Asks for a file, from a place on; the head of the answer has come.
    pub fn begin(a: *App, room: *Room, server: url.Server, name: []const u8, first: u64) Error!Exchange {
        const connection = try connect(a, server);
        const receiver = blk: {
            defer sys.close(connection);
            sys.send(connection, try request(a, server, name, first)) catch |err| return silent(err);
            break :blk try start(a, room, connection);
        };
        var self: Exchange = .{ .from = receiver, .head = undefined };
        errdefer self.finish();
        try self.from.fill(std.mem.asBytes(&self.head));
        try ending(self.head.ending);
        return self;
    }

    /// Some bytes of the body; none at its end.
    pub fn next(self: *Exchange, left: *u32) Error![]const u8 {
        if (left.* == 0) left.* = try self.from.number();
        if (left.* == 0) {
            try ending(try self.from.number());
            return "";
        }
        const bytes = try self.from.take(left.*);
        left.* -= @intCast(bytes.len);
        return bytes;
    }

    pub fn finish(self: *Exchange) void {
        self.from.finish();
    }
};

fn ending(how: u32) Error!void {
    switch (how) {
        Ending.whole => {},
        Ending.malformed => return error.BadResponse,
        else => return error.Unanswered,
    }
}

/// What a network does when nobody is there.
fn silent(err: Error) Error {
    return switch (err) {
        // Not for want of a server.
        error.System => switch (sys.last.errno) {
            .MFILE, .NFILE, .NOMEM, .NOBUFS => err,
            else => error.Unanswered,
        },
        error.WouldBlock, error.Denied, error.Unsupported => error.Unanswered,
        else => err,
    };
}

const max_addresses = 8;
const max_hosts = 1 << 20;

fn connect(a: *App, server: url.Server) Error!sys.Fd {
    var room: [max_addresses]url.Address = undefined;
    const addresses = if (url.Address.parse(server.host, server.port)) |address| blk: {
        room[0] = address;
        break :blk room[0..1];
    } else url.lookUp(try hosts(a), server.host, server.port, &room);
    if (addresses.len == 0) return a.refuse(error.Unanswered, &.{ server.host, " is not in /etc/hosts, and no name server is asked" });
    for (addresses) |*address| return sys.connect(address.slice(), a.patience_ms) catch |err| {
        if (silent(err) != error.Unanswered) return err;
        continue;
    };
    return error.Unanswered;
}

fn hosts(a: *App) Error![]const u8 {
    return input.readNamed(a, "/etc/hosts", max_hosts) catch |err| if (err == error.OutOfMemory) err else "";
}

fn request(a: *App, server: url.Server, name: []const u8, first: u64) Error![]const u8 {
    var out = a.text();
    try out.strs(&.{ "GET ", server.path, "/", name, " HTTP/1.1\r\nHost: ", server.authority, "\r\nUser-Agent: obli-pkg/", options.version });
    try out.str("\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
    if (first > 0) {
        try out.str("Range: bytes=");
        try out.number(first);
        try out.str("-\r\n");
    }
    try out.str("\r\n");
    return out.bytes.items;
}

/// Gives the connection to a child.
fn start(a: *App, room: *Room, connection: sys.Fd) Error!relay.Receiver {
    room.reader = .{ .source = .{ .fd = connection } };
    const ends = try sys.pipe();
    const child = sys.fork() catch |err| {
        for (ends) |fd| sys.close(fd);
        return err;
    } orelse run(&room.reader, .{ .buffer = &room.buffer, .pipe = ends[1] });
    sys.close(ends[1]);
    return .{ .a = a, .pipe = ends[0], .child = child, .work = "fetching", .buffer = &room.buffer, .patience = .begin(a.patience_ms) };
}

const Connection = struct {
    fd: sys.Fd,

    pub fn read(self: *Connection, buffer: []u8) http.Error!usize {
        return sys.readPipe(self.fd, buffer) catch error.Failed;
    }
};

/// The child's side.
fn run(reader: *http.Reader(Connection), sender: relay.Sender) noreturn {
    var to = sender;
    sys.dieWithParent();
    relay.closeAllBut(&.{ reader.source.fd, to.pipe });
    confine.toOpenFiles(.reading) catch linux.exit_group(1);
    if (options.fault) @import("../fault.zig").escape(.fetcher);
    answer(reader, &to);
    to.flush();
    linux.exit_group(0);
}

fn answer(reader: *http.Reader(Connection), to: *relay.Sender) void {
    var said: Head = .{};
    const head = reader.head() catch |err| {
        said.ending = number(err);
        return to.put(std.mem.asBytes(&said));
    };
    said.status = head.status;
    if (head.range) |range| {
        said.first = range.first;
        said.total = range.total;
    }
    to.put(std.mem.asBytes(&said));
    // The parent judges it before any of the body comes.
    to.flush();
    var sink: Flushing = .{ .to = to };
    reader.body(head, &sink) catch |err| return to.end(number(err));
    to.end(Ending.whole);
}

/// What has come is told at once: by that the parent knows that the server has not stopped.
const Flushing = struct {
    to: *relay.Sender,

    pub fn write(self: *Flushing, bytes: []const u8) Error!void {
        try self.to.write(bytes);
        self.to.flush();
    }
};

fn number(err: http.Error) u32 {
    return switch (err) {
        error.Malformed => Ending.malformed,
        error.Ended => Ending.ended,
        error.Failed => Ending.failed,
    };
}
