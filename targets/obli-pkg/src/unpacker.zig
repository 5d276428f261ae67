//! Unpacking in a process of its own, which can do nothing else.
//!
//! Frames are what a stranger can choose: they come before their digest is known. So a child reads and unpacks them, in which nothing
//! but the packages and a pipe is open, held by confine.zig to reading the ones and writing the other. The parent hashes what
//! comes out of the pipe, compares it with the signed manifest, and writes it. What a fault in unpacking could make of the
//! child is content with another digest, or none. The two work at the same time.
//!
//! In the pipe (relay.zig): the files in the order of the jobs, so that nothing is asked for.

const std = @import("std");
const options = @import("options");
const linux = std.os.linux;
const app = @import("app.zig");
const confine = @import("confine.zig");
const lib = @import("lib.zig");
const relay = @import("relay.zig");
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

pub const Unpacker = struct {
    from: relay.Receiver,

    /// Starts unpacking; nothing if there is nothing to unpack.
    pub fn begin(a: *App, jobs: []const Job) Error!?Unpacker {
        if (jobs.len == 0) return null;
        const buffer = try a.gpa.create([relay.buffer_size]u8);
        var work: Work = .{ .jobs = jobs, .scratch = try lib.content.Scratch.create(a.gpa), .to = .{ .buffer = buffer, .pipe = undefined }, .needed = try a.gpa.alloc(sys.Fd, jobs.len + 1) };
        for (jobs) |job| try job.input.prepare(a);
        const ends = try sys.pipe();
        work.to.pipe = ends[1];
        const child = sys.fork() catch |err| {
            for (ends) |fd| sys.close(fd);
            return err;
        } orelse work.run();
        sys.close(ends[1]);
        return .{ .from = .{ .a = a, .pipe = ends[0], .child = child, .work = "unpacking", .buffer = buffer } };
    }

    /// Hands on the content of the next file, which has this size; gives the digest of what was handed on.
    pub fn next(self: *Unpacker, input: *const Input, size: u64, output: anytype) Error![64]u8 {
        var sha512: lib.content.Sha512 = .init(.{});
        var left = size;
        while (true) {
            var piece = try self.from.number();
            if (piece == 0) break;
            if (piece > left) return self.from.a.refuse(error.Internal, &.{ input.name, ": more was unpacked than there is" });
            left -= piece;
            while (piece > 0) {
                const bytes = try self.from.take(piece);
                sha512.update(bytes);
                try output.write(bytes);
                piece -= @intCast(bytes.len);
            }
        }
        return switch (try self.from.number()) {
            Ending.whole => if (left == 0) sha512.finalResult() else error.BadContent,
            Ending.bad_content => error.BadContent,
            Ending.truncated => error.Truncated,
            else => |ending| sys.failedElsewhere("pread64", input.name, @truncate(ending)),
        };
    }

    pub fn finish(self: *Unpacker) void {
        self.from.finish();
    }
};

/// The child's side.
const Work = struct {
    jobs: []const Job,
    scratch: *lib.content.Scratch,
    to: relay.Sender,
    /// Of what the parent has open only the packages and the pipe.
    needed: []sys.Fd,

    fn run(self: *Work) noreturn {
        sys.dieWithParent();
        for (self.jobs, self.needed[1..]) |job, *fd| fd.* = job.input.fd;
        self.needed[0] = self.to.pipe;
        relay.closeAllBut(self.needed);
        confine.toOpenFiles(.unpacking) catch linux.exit_group(1);
        if (options.fault) @import("fault.zig").escape(.unpacker);
        for (self.jobs) |job| {
            const ending = self.unpack(job);
            self.to.end(ending);
            if (ending != Ending.whole) break;
        }
        self.to.flush();
        linux.exit_group(0);
    }

    noinline fn unpack(self: *Work, job: Job) u32 {
        var frame = job.input.frame(job.entry);
        lib.content.expand(self.scratch, job.input.package.entries[job.entry].size, &frame, &self.to) catch |err| return switch (err) {
            error.BadContent => Ending.bad_content,
            error.Truncated => Ending.truncated,
            else => Ending.system + @as(u32, @backingInt(sys.last.errno)),
        };
        return Ending.whole;
    }
};
