//! Where a repository is: `file:/FOLDER`, or `http://HOST[:PORT][/PATH]` with a name of /etc/hosts, an IPv4 address, or an IPv6
//! address in brackets.
//!
//! A small part of RFC 3986, and nothing else: no user, no query, no fragment, only characters that need no escape or that
//! are escaped already. There is no https: what a repository says is signed, and whoever reads along learns what is fetched.
//! Not here: asking a name server (a name must be in /etc/hosts, or be localhost).

const std = @import("std");

pub const max_size = 1024;

pub const Place = union(enum) {
    folder: []const u8,
    server: Server,
};

pub const Server = struct {
    host: []const u8,
    port: u16,
    /// As it stands in the address, for the field Host.
    authority: []const u8,
    /// Empty, or a slash and what follows; none at the end.
    path: []const u8,
};

pub const Error = error{
    /// Neither file: nor http:.
    Scheme,
    Form,
};

pub fn parse(text: []const u8) Error!Place {
    if (text.len > max_size) return error.Form;
    for (text) |byte| if (byte <= ' ' or byte >= 0x7f or std.mem.indexOfScalar(u8, "?#\"<>\\^`{|}", byte) != null) return error.Form;
    if (std.mem.startsWith(u8, text, "file:")) {
        var folder = text["file:".len..];
        if (std.mem.startsWith(u8, folder, "///")) folder = folder[2..];
        // A folder is a path as it is, so that nothing in it means something else.
        if (folder.len == 0 or folder[0] != '/' or std.mem.startsWith(u8, folder, "//") or std.mem.indexOfScalar(u8, folder, '%') != null) return error.Form;
        return .{ .folder = folder };
    }
    const http = "http://";
    if (!std.mem.startsWith(u8, text, http)) return error.Scheme;
    const rest = text[http.len..];
    const slash = std.mem.indexOfScalar(u8, rest, '/') orelse rest.len;
    const authority = rest[0..slash];
    const colon = if (std.mem.lastIndexOfScalar(u8, authority, ']')) |bracket| bracket + 1 else std.mem.indexOfScalar(u8, authority, ':') orelse authority.len;
    const host = authority[0..colon];
    if (host.len == 0 or !validHost(host)) return error.Form;
    var port: u16 = 80;
    if (colon < authority.len) {
        if (authority[colon] != ':') return error.Form;
        const number = decimal(authority[colon + 1 ..]) orelse 0;
        if (number == 0 or number > std.math.maxInt(u16)) return error.Form;
        port = @intCast(number);
    }
    return .{ .server = .{ .host = host, .port = port, .authority = authority, .path = std.mem.trimEnd(u8, rest[slash..], "/") } };
}

fn validHost(host: []const u8) bool {
    if (host[0] == '[') return host[host.len - 1] == ']' and parseIp6(host[1 .. host.len - 1]) != null;
    for (host) |byte| if (!std.ascii.isAlphanumeric(byte) and byte != '-' and byte != '.') return false;
    return true;
}

/// A number without a sign, of 18 digits at most.
pub fn decimal(text: []const u8) ?u64 {
    if (text.len == 0 or text.len > 18) return null;
    var out: u64 = 0;
    for (text) |digit| {
        if (!std.ascii.isDigit(digit)) return null;
        out = out * 10 + (digit - '0');
    }
    return out;
}

/// A struct sockaddr_in or sockaddr_in6.
pub const Address = struct {
    bytes: [28]u8 align(4),
    length: usize,

    pub fn slice(self: *const Address) []align(4) const u8 {
        return self.bytes[0..self.length];
    }

    fn of4(ip: [4]u8, port: u16) Address {
        var out: Address = .{ .bytes = @splat(0), .length = 16 };
        const inet = 2;
        std.mem.writeInt(u16, out.bytes[0..2], inet, .native);
        std.mem.writeInt(u16, out.bytes[2..4], port, .big);
        out.bytes[4..8].* = ip;
        return out;
    }

    fn of6(ip: [16]u8, port: u16) Address {
        var out: Address = .{ .bytes = @splat(0), .length = 28 };
        const inet6 = 10;
        std.mem.writeInt(u16, out.bytes[0..2], inet6, .native);
        std.mem.writeInt(u16, out.bytes[2..4], port, .big);
        out.bytes[8..24].* = ip;
        return out;
    }

    /// An address that is written as one; null for a name.
    pub fn parse(text: []const u8, port: u16) ?Address {
        if (parseIp4(text)) |ip| return of4(ip, port);
        const plain = if (text.len > 2 and text[0] == '[') text[1 .. text.len - 1] else text;
        return of6(parseIp6(plain) orelse return null, port);
    }
};

fn parseIp4(text: []const u8) ?[4]u8 {
    var out: [4]u8 = undefined;
    var parts = std.mem.splitScalar(u8, text, '.');
    for (&out) |*byte| {
        const part = parts.next() orelse return null;
        // A zero in front is octal to some.
        if (part.len > 1 and part[0] == '0') return null;
        const number = decimal(part) orelse return null;
        if (number > 255) return null;
        byte.* = @intCast(number);
    }
    return if (parts.next() == null) out else null;
}

/// Groups of digits, one run of zeros left out; no zone, and no address of version 4 within.
fn parseIp6(text: []const u8) ?[16]u8 {
    var out: [16]u8 = @splat(0);
    const gap = std.mem.indexOf(u8, text, "::");
    const head = text[0 .. gap orelse text.len];
    const before = groups(head, &out) orelse return null;
    if (gap == null) return if (before == 8) out else null;
    var end: [16]u8 = undefined;
    const after = groups(text[gap.? + 2 ..], &end) orelse return null;
    if (before + after > 7) return null;
    @memcpy(out[16 - 2 * after ..], end[0 .. 2 * after]);
    return out;
}

fn groups(text: []const u8, out: *[16]u8) ?usize {
    if (text.len == 0) return 0;
    var count: usize = 0;
    var parts = std.mem.splitScalar(u8, text, ':');
    while (parts.next()) |part| : (count += 1) {
        if (count == 8 or part.len == 0 or part.len > 4) return null;
        for (part) |digit| if (!std.ascii.isHex(digit)) return null;
        std.mem.writeInt(u16, out[2 * count ..][0..2], std.fmt.parseUnsigned(u16, part, 16) catch return null, .big);
    }
    return count;
}

/// The addresses that a file in the form of hosts(5) gives a name, as many as there is room for.
pub fn lookUp(hosts: []const u8, name: []const u8, port: u16, out: []Address) []Address {
    var count: usize = 0;
    var lines = std.mem.splitScalar(u8, hosts, '\n');
    while (lines.next()) |line| {
        var words = std.mem.tokenizeAny(u8, line[0 .. std.mem.indexOfScalar(u8, line, '#') orelse line.len], " \t\r");
        const address = Address.parse(words.next() orelse continue, port) orelse continue;
        while (words.next()) |word| if (std.ascii.eqlIgnoreCase(word, name)) {
            if (count == out.len) return out;
            out[count] = address;
            count += 1;
            break;
        };
    }
    if (count == 0 and std.ascii.eqlIgnoreCase(name, "localhost")) {
        // RFC 6761, 6.3: whatever the file has.
        for ([_][]const u8{ "::1", "127.0.0.1" }, out[0..2]) |ip, *address| address.* = Address.parse(ip, port).?;
        count = 2;
    }
    return out[0..count];
}

test "addresses of repositories" {
    const good = [_]struct { []const u8, []const u8, u16, []const u8 }{
        .{ "http://[::1]:8080/a/b/", "[::1]", 8080, "/a/b" },
        .{ "http://127.0.0.1", "127.0.0.1", 80, "" },
        .{ "http://mirror.example:1/", "mirror.example", 1, "" },
        .{ "http://[fe80:0:1::]/x", "[fe80:0:1::]", 80, "/x" },
    };
    for (good) |case| {
        const server = (try parse(case[0])).server;
        try std.testing.expectEqualStrings(case[1], server.host);
        try std.testing.expectEqual(case[2], server.port);
        try std.testing.expectEqualStrings(case[3], server.path);
    }
    try std.testing.expectEqualStrings("/srv/x", (try parse("file:/srv/x")).folder);
    try std.testing.expectEqualStrings("/srv/x", (try parse("file:///srv/x")).folder);
    const bad = [_][]const u8{
        "http://",           "http:///x",      "http://a:0/",     "http://a:65536/",  "http://a:/",       "http://u@h/",  "http://h/?q",
        "http://h/#f",       "http://[::1",    "http://[::1]x/",  "http://[1:2]/",    "http://[::1%lo]/", "http://h/a b", "file:x",
        "http://[1::2::3]/", "file://host/x",  "http://h\r\nX:/", "http://[12345::]", "file:/a%20b",      "http://h/\xff",
    };
    for (bad) |text| try std.testing.expectError(error.Form, parse(text));
    for ([_][]const u8{ "https://h/", "ftp://h/", "/srv", "" }) |text| try std.testing.expectError(error.Scheme, parse(text));
}

test "names are those of the file of hosts" {
    const hosts = "# 10.0.0.9 a\n10.0.0.1 a b # c\n::1\tB localhost\n10.0.0 a\n010.0.0.1 a\n10.0.0.2 a\n";
    var room: [4]Address = undefined;
    try std.testing.expectEqual(2, lookUp(hosts, "a", 80, &room).len);
    try std.testing.expectEqual(2, lookUp(hosts, "b", 80, &room).len);
    try std.testing.expectEqual(28, lookUp(hosts, "b", 80, &room)[1].length);
    try std.testing.expectEqual(0, lookUp(hosts, "c", 80, &room).len);
    try std.testing.expectEqual(1, lookUp(hosts, "localhost", 80, &room).len);
    try std.testing.expectEqual(2, lookUp("", "localhost", 80, &room).len);
    try std.testing.expectEqualSlices(u8, &.{ 2, 0, 0, 80, 10, 0, 0, 1 }, lookUp(hosts, "a", 80, &room)[0].bytes[0..8]);
}
