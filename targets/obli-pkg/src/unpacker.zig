//! Unpacking in a process of its own, which can do nothing else.
//!
//! Frames are what a stranger can choose: they come before their digest is known. So a child reads and unpacks them, in which nothing
//! but the packages and a pipe is open, held by confine.zig to reading the ones and writing the other. The parent hashes what
//! comes out of the pipe, compares it with the signed manifest, and writes it. What a fault in unpacking could make of the
//! child is content with another digest, or none. The two work at the same time.
//!
//! In the pipe: for each file pieces of content, each after its size (u32), a size of 0, and how it ended (u32). All files
//! in the order of the jobs, so that nothing is asked for.

const std = @import("std");
const options = @import("options");
const linux = std.os.linux;
const app = @import("app.zig");
const confine = @import("confine.zig");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const Input = @import("input.zig").Input;
const App = app.App;
const Error = app.Error;

/// One file of a package, which is not empty.
pub const Job = struct { input: *Input, entry: u32 };

/// How a file ended; from `system` on the number of the system's error is added.
const Ending = struct {
    const whole = 0;
    const bad_content = 1;
    const truncated = 2;
    const system = 0x1_0000;
};

const buffer_size = 64 << 10;

pub const Unpacker = struct {
    a: *App,
    pipe: sys.Fd,
    child: linux.pid_t,
    buffer: *[buffer_size]u8,
    start: usize = 0,
    filled: usize = 0,

    /// Starts unpacking; nothing if there is nothing to unpack.
    pub fn begin(a: *App, jobs: []const Job) Error!?Unpacker {
        if (jobs.len == 0) return null;
        var work: Work = .{ .jobs = jobs, .scratch = try lib.content.Scratch.create(a.gpa), .buffer = try a.gpa.create([buffer_size]u8), .pipe = undefined };
        for (jobs) |job| try job.input.prepare(a);
        const ends = try sys.pipe();
        work.pipe = ends[1];
        const child = sys.fork() catch |err| {
            for (ends) |fd| sys.close(fd);
            return err;
        } orelse work.run();
        sys.close(ends[1]);
        return .{ .a = a, .pipe = ends[0], .child = child, .buffer = work.buffer };
    }

    /// Hands on the content of the next file, which has this size; gives the digest of what was handed on.
    pub fn next(self: *Unpacker, input: *const Input, size: u64, output: anytype) Error![64]u8 {
        var sha512: lib.content.Sha512 = .init(.{});
        var left = size;
        while (true) {
            var piece = try self.number();
            if (piece == 0) break;
            if (piece > left) return self.a.refuse(error.Internal, &.{ input.name, ": more was unpacked than there is" });
            left -= piece;
            while (piece > 0) {
                const bytes = try self.take(piece);
                sha512.update(bytes);
                try output.write(bytes);
                piece -= @intCast(bytes.len);
            }
        }
        return switch (try self.number()) {
            Ending.whole => if (left == 0) sha512.finalResult() else error.BadContent,
            Ending.bad_content => error.BadContent,
            Ending.truncated => error.Truncated,
            else => |ending| sys.failedElsewhere("pread64", input.name, @truncate(ending)),
        };
    }

    /// Some bytes of the pipe, at least one and at most so many.
    noinline fn take(self: *Unpacker, most: usize) Error![]const u8 {
        if (self.start == self.filled) {
            self.start = 0;
            self.filled = try sys.readPipe(self.pipe, self.buffer);
            if (self.filled == 0) return self.ended();
        }
        const bytes = self.buffer[self.start..self.filled];
        const taken = bytes[0..@min(most, bytes.len)];
        self.start += taken.len;
        return taken;
    }

    noinline fn number(self: *Unpacker) Error!u32 {
        var bytes: [4]u8 = undefined;
        var have: usize = 0;
        while (have < bytes.len) {
            const more = try self.take(bytes.len - have);
            @memcpy(bytes[have..][0..more.len], more);
            have += more.len;
        }
        return std.mem.readInt(u32, &bytes, .little);
    }

    /// The child is gone before its work was done.
    fn ended(self: *Unpacker) Error {
        const how = sys.end(self.child);
        self.child = 0;
        const signal = how & 0x7f;
        const text = if (signal == 0) "by itself" else try std.mem.concat(self.a.gpa, u8, &.{ "by signal ", try self.a.decimal(signal) });
        return self.a.refuse(error.Internal, &.{ "unpacking was ended ", text });
    }

    pub fn finish(self: *Unpacker) void {
        sys.close(self.pipe);
        if (self.child != 0) _ = sys.end(self.child);
    }
};

/// The child's side.
const Work = struct {
    jobs: []const Job,
    scratch: *lib.content.Scratch,
    buffer: *[buffer_size]u8,
    filled: usize = 0,
    pipe: sys.Fd,

    fn run(self: *Work) noreturn {
        sys.dieWithParent();
        self.closeOthers();
        confine.toOpenFiles() catch linux.exit_group(1);
        if (options.fault) @import("fault.zig").escape(.unpacker);
        for (self.jobs) |job| {
            const ending = self.unpack(job);
            self.putNumber(0);
            self.putNumber(ending);
            if (ending != Ending.whole) break;
        }
        self.flush();
        linux.exit_group(0);
    }

    noinline fn unpack(self: *Work, job: Job) u32 {
        var frame = job.input.frame(job.entry);
        lib.content.expand(self.scratch, job.input.package.entries[job.entry].size, &frame, self) catch |err| return switch (err) {
            error.BadContent => Ending.bad_content,
            error.Truncated => Ending.truncated,
            else => Ending.system + @as(u32, @backingInt(sys.last.errno)),
        };
        return Ending.whole;
    }

    /// Of what the parent has open only the packages and the pipe.
    fn closeOthers(self: *Work) void {
        var last = self.pipe;
        for (self.jobs) |job| last = @max(last, job.input.fd);
        sys.closeFrom(last + 1);
        var fd: sys.Fd = 0;
        while (fd < last) : (fd += 1) if (!self.needs(fd)) sys.close(fd);
    }

    fn needs(self: *const Work, fd: sys.Fd) bool {
        if (fd == self.pipe) return true;
        for (self.jobs) |job| if (job.input.fd == fd) return true;
        return false;
    }

    pub noinline fn write(self: *Work, bytes: []const u8) Error!void {
        if (bytes.len == 0) return;
        self.putNumber(@intCast(bytes.len));
        self.put(bytes);
    }

    noinline fn putNumber(self: *Work, value: usize) void {
        var bytes: [4]u8 = undefined;
        std.mem.writeInt(u32, &bytes, @intCast(value), .little);
        self.put(&bytes);
    }

    noinline fn put(self: *Work, bytes: []const u8) void {
        var rest = bytes;
        while (rest.len > 0) {
            const piece = @min(rest.len, self.buffer.len - self.filled);
            @memcpy(self.buffer[self.filled..][0..piece], rest[0..piece]);
            self.filled += piece;
            rest = rest[piece..];
            if (self.filled == self.buffer.len) self.flush();
        }
    }

    fn flush(self: *Work) void {
        if (!sys.writePipe(self.pipe, self.buffer[0..self.filled])) linux.exit_group(1);
        self.filled = 0;
    }
};
