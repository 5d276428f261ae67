//! Which of two versions is the newer one: the order of Debian (deb-version(7)), which most packages are numbered for.
//!
//! epoch:upstream-revision; runs of digits compare as numbers, whatever is between them by character, where `~` comes
//! before everything, the end included, and letters before all other characters.

const std = @import("std");

pub fn order(left: []const u8, right: []const u8) std.math.Order {
    const a: Parts = .of(left);
    const b: Parts = .of(right);
    return inPieces(a.epoch, b.epoch)
        .differ() orelse inPieces(a.upstream, b.upstream)
        .differ() orelse inPieces(a.revision, b.revision).order;
}

const Parts = struct {
    epoch: []const u8,
    upstream: []const u8,
    revision: []const u8,

    fn of(version: []const u8) Parts {
        const colon = std.mem.indexOfScalar(u8, version, ':');
        const rest = if (colon) |at| version[at + 1 ..] else version;
        const dash = std.mem.lastIndexOfScalar(u8, rest, '-');
        return .{
            .epoch = if (colon) |at| version[0..at] else "",
            .upstream = if (dash) |at| rest[0..at] else rest,
            .revision = if (dash) |at| rest[at + 1 ..] else "",
        };
    }
};

const Result = struct {
    order: std.math.Order,

    fn differ(self: Result) ?std.math.Order {
        return if (self.order == .eq) null else self.order;
    }
};

/// A piece that is no number, then a number, and so on.
fn inPieces(left: []const u8, right: []const u8) Result {
    var a = left;
    var b = right;
    while (a.len > 0 or b.len > 0) {
        while (weight(a) != 0 or weight(b) != 0) {
            const found = std.math.order(weight(a), weight(b));
            if (found != .eq) return .{ .order = found };
            a = a[1..];
            b = b[1..];
        }
        const numbers = std.math.order(number(a).len, number(b).len);
        if (numbers != .eq) return .{ .order = numbers };
        const digits = std.mem.order(u8, number(a), number(b));
        if (digits != .eq) return .{ .order = digits };
        a = afterDigits(a);
        b = afterDigits(b);
    }
    return .{ .order = .eq };
}

/// Of the first character, 0 for a digit and for the end.
fn weight(text: []const u8) i16 {
    if (text.len == 0 or std.ascii.isDigit(text[0])) return 0;
    if (text[0] == '~') return -1;
    return if (std.ascii.isAlphabetic(text[0])) text[0] else @as(i16, text[0]) + 256;
}

fn afterDigits(text: []const u8) []const u8 {
    var at: usize = 0;
    while (at < text.len and std.ascii.isDigit(text[at])) at += 1;
    return text[at..];
}

/// The digits at the start without leading zeros: more of them are a larger number.
fn number(text: []const u8) []const u8 {
    return std.mem.trimStart(u8, text[0 .. text.len - afterDigits(text).len], "0");
}

test "versions are in Debian's order, each before the next" {
    const sorted = [_][]const u8{ "0~~", "0~a", "0", "0a", "0+", "0.1~rc1-1", "0.1-1", "0.1-1+b1", "0.1-2", "0.9", "0.10", "1", "1-0.1", "1a", "1.0", "2.0", "10", "1:0.1" };
    for (sorted, 0..) |left, at| for (sorted, 0..) |right, other| {
        try std.testing.expectEqual(std.math.order(at, other), order(left, right));
    };
    try std.testing.expectEqual(.eq, order("1.0", "01.00"));
    try std.testing.expectEqual(.eq, order("0:1", "1"));
}
