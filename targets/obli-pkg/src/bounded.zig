//! A view of untrusted bytes that can only be read forward and never past its end.
//!
//! Every parser takes its input through this: a length in the input is compared with what is left before anything is
//! allocated or copied. The structs are those of abi/, whose enums take unknown values, so that any bytes are a valid
//! (if refused) value. Theorems: Package.Parser.consumesAtMost, restIsTheEnd.
//! Not here: what the values must be (package.zig, journal.zig).

const std = @import("std");

pub const Bounded = struct {
    rest: []const u8,

    /// The input ends before what it announces. Nothing has been consumed.
    pub const Error = error{Truncated};

    /// The next `count` bytes, borrowed from the input. Theorems: Package.Parser.takeExact, takeRefuses, takeGives.
    pub fn take(self: *Bounded, count: u64) Error![]const u8 {
        if (count > self.rest.len) return error.Truncated;
        const at: usize = @intCast(count);
        defer self.rest = self.rest[at..];
        return self.rest[0..at];
    }

    /// The next struct of the wire, in place: the input need not be aligned.
    pub fn record(self: *Bounded, comptime T: type) Error!*align(1) const T {
        const bytes = try self.take(@sizeOf(T));
        return @ptrCast(bytes.ptr);
    }

    /// The next `count` structs, in place.
    pub fn records(self: *Bounded, comptime T: type, count: u64) Error![]align(1) const T {
        if (count > self.rest.len / @sizeOf(T)) return error.Truncated;
        const bytes = try self.take(count * @sizeOf(T));
        const first: [*]align(1) const T = @ptrCast(bytes.ptr);
        return first[0..@intCast(count)];
    }
};

test "a length beyond the end consumes nothing" {
    var input: Bounded = .{ .rest = "abc" };
    try std.testing.expectError(error.Truncated, input.take(std.math.maxInt(u64)));
    try std.testing.expectEqualStrings("abc", try input.take(3));
}

test "a count of records whose size overflows is refused" {
    var input: Bounded = .{ .rest = "abcdefgh" };
    try std.testing.expectError(error.Truncated, input.records(u64, std.math.maxInt(u64) / 4));
    try std.testing.expectEqual(1, (try input.records(u64, 1)).len);
}
