//! The answer of a server to one GET: HTTP/1.1 (RFC 9112), of which one answer on a connection that is closed after it.
//!
//! Of the forms of a body there are all three: by Content-Length, chunked, and up to the end of the connection. What two
//! readers could take for two things is refused: a length given twice or beside chunks, folded lines, a line feed alone, and
//! codings of the content. Nothing is as long as the server likes: heads, chunk lines and trailers have bounds, and how much body is
//! wanted the caller says. Not here: connecting (exchange.zig), redirects (they are refused), and what the bytes are.

const std = @import("std");
const url = @import("url.zig");

/// Status line and fields, those before the last answer (1xx) too.
const max_head = 16 << 10;
/// A size of a chunk, with extensions, and all trailers together.
const max_line = 1 << 10;
const max_trailers = 8 << 10;

pub const Error = error{
    /// No answer of the form that is expected.
    Malformed,
    /// The connection ended before the answer did.
    Ended,
    /// The connection failed.
    Failed,
};

pub const Head = struct {
    status: u16 = 0,
    /// How many bytes of body are announced.
    length: ?u64 = null,
    chunked: bool = false,
    /// What part of the whole the body is, if the server says so.
    range: ?Range = null,
};

pub const Range = struct { first: u64, last: u64, total: u64 };

/// `source` has a function `read` that gives some bytes, none at the end.
pub fn Reader(comptime Source: type) type {
    return struct {
        const Self = @This();

        source: Source,
        buffer: [max_head]u8 = undefined,
        start: usize = 0,
        filled: usize = 0,

        fn fill(self: *Self) Error!void {
            if (self.start > 0) {
                std.mem.copyForwards(u8, &self.buffer, self.buffer[self.start..self.filled]);
                self.filled -= self.start;
                self.start = 0;
            }
            if (self.filled == self.buffer.len) return error.Malformed;
            const count = try self.source.read(self.buffer[self.filled..]);
            if (count == 0) return error.Ended;
            self.filled += count;
        }

        /// A line without its end, at most so long; it is there until the next read.
        fn line(self: *Self, most: usize) Error![]const u8 {
            var searched: usize = 0;
            while (true) {
                const have = self.buffer[self.start..self.filled];
                if (std.mem.indexOfScalarPos(u8, have, searched, '\n')) |end| {
                    if (end == 0 or end > most or have[end - 1] != '\r') return error.Malformed;
                    self.start += end + 1;
                    return have[0 .. end - 1];
                }
                if (have.len > most) return error.Malformed;
                searched = have.len;
                try self.fill();
            }
        }

        /// What comes before the body.
        pub fn head(self: *Self) Error!Head {
            var left: usize = max_head;
            while (true) {
                var out: Head = .{ .status = try statusOf(try self.counted(&left)) };
                while (true) {
                    const one = try self.counted(&left);
                    if (one.len == 0) break;
                    try field(&out, one);
                }
                // Such as 103: an answer before the answer. 101 was not asked for.
                if (out.status == 101) return error.Malformed;
                if (out.status >= 200) return out;
            }
        }

        fn counted(self: *Self, left: *usize) Error![]const u8 {
            const one = try self.line(left.*);
            left.* -= @min(left.*, one.len + 2);
            return one;
        }

        /// The body, piece by piece, to `sink`, which has a function `write`.
        pub fn body(self: *Self, from: Head, sink: anytype) Error!void {
            if (from.chunked) return self.chunks(sink);
            if (from.length) |length| return self.pass(length, sink);
            while (true) {
                self.pass(self.buffer.len, sink) catch |err| return if (err == error.Ended) {} else err;
            }
        }

        fn pass(self: *Self, count: u64, sink: anytype) Error!void {
            var left = count;
            while (left > 0) {
                if (self.start == self.filled) try self.fill();
                const have = self.buffer[self.start..self.filled];
                const piece = have[0..@intCast(@min(left, have.len))];
                sink.write(piece) catch return error.Failed;
                self.start += piece.len;
                left -= piece.len;
            }
        }

        fn chunks(self: *Self, sink: anytype) Error!void {
            while (true) {
                const size = try chunkSize(try self.line(max_line));
                if (size == 0) break;
                try self.pass(size, sink);
                if ((try self.line(2)).len != 0) return error.Malformed;
            }
            var left: usize = max_trailers;
            while ((try self.counted(&left)).len != 0) {}
        }
    };
}

fn statusOf(line: []const u8) Error!u16 {
    if (line.len < 12 or !(std.mem.startsWith(u8, line, "HTTP/1.1 ") or std.mem.startsWith(u8, line, "HTTP/1.0 "))) return error.Malformed;
    if (line.len > 12 and line[12] != ' ') return error.Malformed;
    const status = url.decimal(line[9..12]) orelse return error.Malformed;
    return if (status >= 100 and status < 600) @intCast(status) else error.Malformed;
}

fn field(out: *Head, line: []const u8) Error!void {
    const colon = std.mem.indexOfScalar(u8, line, ':') orelse return error.Malformed;
    const name = line[0..colon];
    if (name.len == 0) return error.Malformed;
    // No space in a name, nor before it: that would be a folded line.
    for (name) |byte| if (!std.ascii.isAlphanumeric(byte) and std.mem.indexOfScalar(u8, "!#$%&'*+-.^_`|~", byte) == null) return error.Malformed;
    const value = std.mem.trim(u8, line[colon + 1 ..], " \t");
    for (value) |byte| if (byte < ' ' and byte != '\t') return error.Malformed;
    if (std.ascii.eqlIgnoreCase(name, "content-length")) {
        if (out.length != null or out.chunked) return error.Malformed;
        out.length = url.decimal(value) orelse return error.Malformed;
    } else if (std.ascii.eqlIgnoreCase(name, "transfer-encoding")) {
        if (out.length != null or out.chunked or !std.ascii.eqlIgnoreCase(value, "chunked")) return error.Malformed;
        out.chunked = true;
    } else if (std.ascii.eqlIgnoreCase(name, "content-encoding")) {
        if (!std.ascii.eqlIgnoreCase(value, "identity")) return error.Malformed;
    } else if (std.ascii.eqlIgnoreCase(name, "content-range")) {
        if (out.range != null) return error.Malformed;
        out.range = rangeOf(value) catch |err| if (std.mem.startsWith(u8, value, "bytes */")) return else return err;
    }
}

fn rangeOf(value: []const u8) Error!Range {
    const unit = "bytes ";
    if (!std.mem.startsWith(u8, value, unit)) return error.Malformed;
    const dash = std.mem.indexOfScalar(u8, value, '-') orelse return error.Malformed;
    const slash = std.mem.indexOfScalarPos(u8, value, dash, '/') orelse return error.Malformed;
    const out: Range = .{
        .first = url.decimal(value[unit.len..dash]) orelse return error.Malformed,
        .last = url.decimal(value[dash + 1 .. slash]) orelse return error.Malformed,
        .total = url.decimal(value[slash + 1 ..]) orelse return error.Malformed,
    };
    return if (out.first <= out.last and out.last < out.total) out else error.Malformed;
}

fn chunkSize(line: []const u8) Error!u64 {
    const digits = std.mem.trimEnd(u8, line[0 .. std.mem.indexOfScalar(u8, line, ';') orelse line.len], " \t");
    if (digits.len == 0 or digits.len > 15) return error.Malformed;
    var out: u64 = 0;
    for (digits) |digit| out = out * 16 + (std.fmt.charToDigit(digit, 16) catch return error.Malformed);
    return out;
}

/// Bytes that come in pieces of one size, for tests.
pub const Pieces = struct {
    rest: []const u8,
    size: usize,

    pub fn read(self: *Pieces, buffer: []u8) Error!usize {
        const count = @min(self.size, buffer.len, self.rest.len);
        @memcpy(buffer[0..count], self.rest[0..count]);
        self.rest = self.rest[count..];
        return count;
    }
};

pub const Taken = struct {
    bytes: [256]u8 = undefined,
    length: usize = 0,

    pub fn write(self: *Taken, bytes: []const u8) error{NoRoom}!void {
        if (bytes.len > self.bytes.len - self.length) return error.NoRoom;
        @memcpy(self.bytes[self.length..][0..bytes.len], bytes);
        self.length += bytes.len;
    }
};

fn expectAnswer(text: []const u8, status: u16, body: []const u8) !void {
    for ([_]usize{ 1, 3, 1000 }) |size| {
        var reader: Reader(Pieces) = .{ .source = .{ .rest = text, .size = size } };
        var taken: Taken = .{};
        const head = try reader.head();
        try std.testing.expectEqual(status, head.status);
        try reader.body(head, &taken);
        try std.testing.expectEqualStrings(body, taken.bytes[0..taken.length]);
    }
}

fn expectRefused(text: []const u8, refusal: Error) !void {
    for ([_]usize{ 1, 1000 }) |size| {
        var reader: Reader(Pieces) = .{ .source = .{ .rest = text, .size = size } };
        var taken: Taken = .{};
        try std.testing.expectError(refusal, if (reader.head()) |head| reader.body(head, &taken) else |err| err);
    }
}

test "the three forms of a body" {
    try expectAnswer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", 200, "abc");
    try expectAnswer("HTTP/1.0 200\r\n\r\nabc", 200, "abc");
    try expectAnswer("HTTP/1.1 200 \r\ntransfer-encoding:\tChunked \r\n\r\n2\r\nab\r\n0A;x=y\r\n0123456789\r\n0\r\nA: b\r\n\r\n", 200, "ab0123456789");
    try expectAnswer("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", 404, "");
    var reader: Reader(Pieces) = .{ .source = .{ .rest = "HTTP/1.1 206 x\r\nContent-Range: bytes 2-4/5\r\nContent-Length: 3\r\n\r\n", .size = 7 } };
    try std.testing.expectEqual(Range{ .first = 2, .last = 4, .total = 5 }, (try reader.head()).range.?);
}

test "what is no answer, or two, is refused" {
    const bad = [_][]const u8{
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\n\n",
        "HTTP/1.1 200 OK\r\nA\r\n\r\n",
        "HTTP/1.1 200 OK\r\n A: b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\x00\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\na",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 206 OK\r\nContent-Range: bytes 4-2/5\r\n\r\n",
        "HTTP/1.1 206 OK\r\nContent-Range: bytes 0-5/5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000000000000000\r\n",
        "HTTP/1.1 101 Up\r\n\r\n",
    };
    for (bad) |text| try expectRefused(text, error.Malformed);
    const short = [_][]const u8{
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n",
    };
    for (short) |text| try expectRefused(text, error.Ended);
}

fn repeated(comptime text: []const u8, comptime times: usize) []const u8 {
    const out: [times][text.len]u8 = @splat(text[0..text.len].*);
    return std.mem.sliceAsBytes(&out);
}

test "a head, a chunk line and trailers have bounds" {
    const endless = comptime repeated("A: 0123456789012345678901234567890123456789012345678901234567890\r\n", 300);
    try expectRefused("HTTP/1.1 200 OK\r\n" ++ endless, error.Malformed);
    try expectRefused(repeated("HTTP/1.1 100 x\r\n\r\n", 1000), error.Malformed);
    try expectRefused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" ++ endless, error.Malformed);
    try expectRefused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" ++ comptime repeated("x", 2000) ++ "\r\n", error.Malformed);
    try expectRefused(repeated("x", 20_000), error.Malformed);
}
