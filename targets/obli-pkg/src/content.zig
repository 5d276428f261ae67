//! The content of one entry: unpacked in bounded memory, never past the announced size, and hashed on the way.
//!
//! The digest is of what was handed to the sink, so that what is checked is what is written. A frame must be used up
//! exactly: no bytes may hide behind it.

const std = @import("std");
const Bounded = @import("bounded.zig").Bounded;
const Package = @import("package.zig").Package;
const Refusal = @import("status.zig").Refusal;
const zstd = @import("zstd.zig");

pub const Sha512 = @import("sha512.zig").Sha512;

/// What unpacking needs beside the content: about 12 MiB of address space, of which small files touch little.
pub const Scratch = struct {
    state: zstd.State,
    history: [zstd.buffer_size]u8,

    /// Not filled with anything, as other allocations are in a safe build: that alone would touch all of it.
    pub fn create(gpa: std.mem.Allocator) error{OutOfMemory}!*Scratch {
        const bytes = gpa.rawAlloc(@sizeOf(Scratch), .of(Scratch), @returnAddress()) orelse return error.OutOfMemory;
        return @ptrCast(@alignCast(bytes));
    }
};

/// Unpacks one file. `input` has `take(n)` over exactly the entry's frame and `left()`; `output` has `write(bytes)`.
/// Gives the digest of what was written; comparing it is the caller's, who wants to report it.
pub fn unpack(scratch: *Scratch, size: u64, input: anytype, output: anytype) ![64]u8 {
    var hashing: Hashing(@TypeOf(output)) = .{ .output = output, .sha512 = .init(.{}) };
    try expand(scratch, size, input, &hashing);
    return hashing.sha512.finalResult();
}

/// The same without a digest: for whoever hands the content on to somebody who makes it.
pub fn expand(scratch: *Scratch, size: u64, input: anytype, output: anytype) !void {
    if (size > 0) try zstd.decode(&scratch.state, &scratch.history, size, input, output);
    if (input.left() != 0) return error.BadContent;
}

fn Hashing(comptime Output: type) type {
    return struct {
        output: Output,
        sha512: Sha512,

        pub fn write(self: *@This(), bytes: []const u8) !void {
            self.sha512.update(bytes);
            try self.output.write(bytes);
        }
    };
}

/// A frame in memory.
pub const Memory = struct {
    bytes: Bounded,

    pub fn take(self: *Memory, count: usize) Refusal![]const u8 {
        return self.bytes.take(count) catch error.BadContent;
    }

    pub fn left(self: *const Memory) u64 {
        return self.bytes.rest.len;
    }
};

/// Where content goes when only its digest is wanted.
pub const Nowhere = struct {
    pub fn write(_: Nowhere, _: []const u8) Refusal!void {}
};

pub const Mismatch = struct { entry: u32, actual: [64]u8 };

/// Checks the content of every file of a package that lies in memory.
pub fn verifyAll(package: Package, content: []const u8, scratch: *Scratch, mismatch: *Mismatch) Refusal!void {
    for (package.entries, 0..) |*entry, index| {
        if (entry.kind != .file or entry.size == 0) continue;
        mismatch.entry = @intCast(index);
        mismatch.actual = @splat(0);
        const frame = content[@intCast(entry.content_offset)..][0..@intCast(entry.content_size)];
        var input: Memory = .{ .bytes = .{ .rest = frame } };
        mismatch.actual = try unpack(scratch, entry.size, &input, Nowhere{});
        if (!std.mem.eql(u8, &mismatch.actual, &entry.digest)) return error.BadDigest;
    }
}
