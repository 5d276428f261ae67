//! Text that is put together in memory: for JSON, the traces and messages.
//!
//! Only what obli-pkg prints; std's formatting would be a third of the program.

const std = @import("std");
const abi = @import("abi");
const builtin = @import("builtin");

pub const Text = struct {
    gpa: std.mem.Allocator,
    bytes: std.ArrayList(u8) = .empty,

    pub const Error = error{OutOfMemory};

    pub fn str(self: *Text, string: []const u8) Error!void {
        self.bytes.appendSlice(self.gpa, string) catch |err| return noRoom(err);
    }

    /// Strings, one after the other: `&.{ "a ", b, "\n" }`.
    pub inline fn strs(self: *Text, parts: anytype) Error!void {
        return self.fill(comptime template(@TypeOf(parts.*)), &gather(parts));
    }

    /// A template with a string for each zero in it.
    pub fn fill(self: *Text, text: []const u8, others: []const []const u8) Error!void {
        var rest = text;
        for (others) |other| {
            const at = std.mem.indexOfScalar(u8, rest, 0) orelse break;
            try self.str(rest[0..at]);
            try self.str(other);
            rest = rest[at + 1 ..];
        }
        try self.str(rest);
    }

    pub fn number(self: *Text, value: u64) Error!void {
        try self.padded(value, 10, 1);
    }

    /// A number in any base, with zeros before it.
    pub fn padded(self: *Text, value: u64, base: u8, width: usize) Error!void {
        var digits: [64]u8 = undefined;
        var at = digits.len;
        var rest = value;
        while (rest > 0 or digits.len - at < width) {
            at -= 1;
            digits[at] = "0123456789abcdef"[@intCast(rest % base)];
            rest /= base;
        }
        try self.str(digits[at..]);
    }

    pub fn hex(self: *Text, bytes: []const u8) Error!void {
        for (bytes) |byte| try self.padded(byte, 16, 2);
    }

    /// A JSON string. Bytes that are no UTF-8 (names that were there before) become U+FFFD.
    pub fn json(self: *Text, string: []const u8) Error!void {
        try self.str("\"");
        try self.escaped(string);
        try self.str("\"");
    }

    fn escaped(self: *Text, string: []const u8) Error!void {
        var at: usize = 0;
        while (at < string.len) {
            const length = std.unicode.utf8ByteSequenceLength(string[at]) catch 0;
            const whole = length > 0 and at + length <= string.len and std.unicode.utf8ValidateSlice(string[at .. at + length]);
            const character = string[at..][0..if (whole) length else 1];
            at += character.len;
            if (!whole) {
                try self.str("\u{FFFD}");
            } else switch (character[0]) {
                '"', '\\' => try self.strs(&.{ "\\", character }),
                0...0x1f, 0x7f => {
                    try self.str("\\u");
                    try self.padded(character[0], 16, 4);
                },
                else => try self.str(character),
            }
        }
    }

    /// Seconds since 1970 as RFC 3339 in UTC.
    pub fn time(self: *Text, seconds: i64) Error!void {
        const day_seconds = std.time.s_per_day;
        const clock: u64 = @intCast(@mod(seconds, day_seconds));
        const date = civil(@divFloor(seconds, day_seconds));
        try self.padded(@intCast(@max(date.year, 0)), 10, 4);
        try self.str("-");
        try self.padded(date.month, 10, 2);
        try self.str("-");
        try self.padded(date.day, 10, 2);
        try self.str("T");
        try self.padded(clock / 3600, 10, 2);
        try self.str(":");
        try self.padded(clock / 60 % 60, 10, 2);
        try self.str(":");
        try self.padded(clock % 60, 10, 2);
        try self.str("Z");
    }
};

/// The strings that are known when the program is compiled, as one, with a zero for each other: half the instructions of whoever
/// puts a message together would otherwise say where each piece of it is.
pub fn template(comptime Parts: type) []const u8 {
    const info = @typeInfo(Parts).@"struct";
    var out: []const u8 = "";
    for (info.field_types, info.field_attrs) |Part, attrs| {
        out = out ++ if (attrs.@"comptime") attrs.defaultValue(Part).? else "\x00";
    }
    return out;
}

/// The strings that are not.
pub inline fn gather(parts: anytype) [count(@TypeOf(parts.*))][]const u8 {
    const info = @typeInfo(@TypeOf(parts.*)).@"struct";
    var out: [count(@TypeOf(parts.*))][]const u8 = undefined;
    comptime var next = 0;
    inline for (info.field_names, info.field_attrs) |name, attrs| if (!attrs.@"comptime") {
        out[next] = @field(parts.*, name);
        next += 1;
    };
    return out;
}

fn count(comptime Parts: type) usize {
    var out: usize = 0;
    for (@typeInfo(Parts).@"struct".field_attrs) |attrs| out += @intFromBool(!attrs.@"comptime");
    return out;
}

/// Where there is a process to end, it ends: there is nothing that could be told, and what was under way is taken back by the next
/// command. That no caller has to ask saves a hundredth of the program.
fn noRoom(err: Text.Error) Text.Error {
    @branchHint(.cold);
    if (builtin.os.tag != .linux or builtin.is_test) return err;
    const line = "obli-pkg: out of memory\n";
    _ = std.os.linux.write(2, line, line.len);
    std.os.linux.exit_group(10 + @as(i32, @backingInt(abi.Status.too_large)));
}

const Date = struct { year: i64, month: u64, day: u64 };

/// The proleptic Gregorian date of a day since 1970-01-01; years begin in March here, so that leap days end one.
fn civil(days: i64) Date {
    const shifted = days +| 719_468;
    const era = @divFloor(shifted, 146_097);
    const day_of_era: u64 = @intCast(shifted - era * 146_097);
    const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const march_month = (5 * day_of_year + 2) / 153;
    const month = if (march_month < 10) march_month + 3 else march_month - 9;
    return .{
        .year = @as(i64, @intCast(year_of_era)) + era * 400 + @intFromBool(month <= 2),
        .month = month,
        .day = day_of_year - (153 * march_month + 2) / 5 + 1,
    };
}

test "times are those of the calendar" {
    const cases = [_]struct { i64, []const u8 }{
        .{ 0, "1970-01-01T00:00:00Z" },
        .{ 951_782_400, "2000-02-29T00:00:00Z" },
        .{ 1_770_287_415, "2026-02-05T10:30:15Z" },
        .{ -1, "1969-12-31T23:59:59Z" },
    };
    for (cases) |case| {
        var text: Text = .{ .gpa = std.testing.allocator };
        defer text.bytes.deinit(std.testing.allocator);
        try text.time(case[0]);
        try std.testing.expectEqualStrings(case[1], text.bytes.items);
    }
}

test "JSON strings hold any bytes and stay JSON" {
    var text: Text = .{ .gpa = std.testing.allocator };
    defer text.bytes.deinit(std.testing.allocator);
    try text.json("a\"\\\n\xff\u{fc}\xe2\x82");
    try std.testing.expectEqualStrings("\"a\\\"\\\\\\u000a\u{FFFD}\u{fc}\u{FFFD}\u{FFFD}\"", text.bytes.items);
}
