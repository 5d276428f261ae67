//! Lines of passwd(5) and group(5), byte by byte: `name:password:number:` and whatever follows.
//!
//! A line that does not begin so is skipped, be it a comment, one of another service (`+::::`) or garbage; no line is too long,
//! since no more of it is held than a name. Not here: which file is read (owners.zig).

const std = @import("std");
const path = @import("path.zig");

pub const Account = struct { name: []const u8, number: u32 };

pub const Reader = struct {
    /// Room for one byte more than a name may have, so that a name that is too long is none.
    buffer: [path.max_owner_name + 1]u8 = undefined,
    length: usize = 0,
    field: enum { name, password, number, rest } = .name,
    number: u64 = 0,
    digits: bool = false,

    /// The account that this byte completes, until the next call.
    pub fn next(self: *Reader, byte: u8) ?Account {
        if (byte == '\n') {
            self.field = .name;
            self.length = 0;
            return null;
        }
        switch (self.field) {
            .name => if (byte == ':') {
                self.number = 0;
                self.digits = false;
                self.field = if (path.validOwnerName(self.buffer[0..self.length])) .password else .rest;
            } else if (self.length == self.buffer.len) {
                self.field = .rest;
            } else {
                self.buffer[self.length] = byte;
                self.length += 1;
            },
            .password => if (byte == ':') {
                self.field = .number;
            },
            .number => {
                if (byte == ':') {
                    self.field = .rest;
                    return if (self.digits) .{ .name = self.buffer[0..self.length], .number = @intCast(self.number) } else null;
                }
                const digit = byte -% '0';
                if (digit < 10) self.number = self.number * 10 + digit;
                self.digits = true;
                // The last number means none.
                if (digit >= 10 or self.number >= std.math.maxInt(u32)) self.field = .rest;
            },
            .rest => {},
        }
        return null;
    }
};

test "only lines that give a name a number are accounts" {
    const long = @as([path.max_owner_name]u8, @splat('l'));
    const lines = "root:x:0:0::/:/bin/sh\n" ++ "#no:x:1:\n" ++ "+::::\n" ++ ":x:2:\n" ++ "\n" ++ " a:x:3:\n" ++ "b:x:\n" ++ "b:x:4\n" ++ "b:x::4:\n" ++
        "b:x:-1:\n" ++ "b:x:1 :\n" ++ "b:x:0x1:\n" ++ "b:x:4294967295:\n" ++ "b:x:99999999999999999999999999:\n" ++ "1b:x:5:\n" ++ "b\x00:x:6:\n" ++
        long ++ "l:x:7:\n" ++ long ++ "lll:x:8:\n" ++ long ++ "::9:\n" ++ "c:\xff\x00:4294967294:\n" ++ "d:x:0012:a,b\n" ++ "e:x:13:";
    const expected = [_]Account{
        .{ .name = "root", .number = 0 },
        .{ .name = &long, .number = 9 },
        .{ .name = "c", .number = 4294967294 },
        .{ .name = "d", .number = 12 },
        .{ .name = "e", .number = 13 },
    };
    var reader: Reader = .{};
    var count: usize = 0;
    for (lines) |byte| {
        const found = reader.next(byte) orelse continue;
        try std.testing.expectEqualStrings(expected[count].name, found.name);
        try std.testing.expectEqual(expected[count].number, found.number);
        count += 1;
    }
    try std.testing.expectEqual(expected.len, count);
}
