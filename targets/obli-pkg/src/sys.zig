//! Every system call that obli-pkg makes, in one place.
//!
//! Calls that write go through `writing`, all others through `reading`, so that a test build can stop before any one of them. An interrupted call is
//! made again. The last failure is kept with its call and path, for the message. Not here: what paths mean (tree.zig).

const std = @import("std");
const options = @import("options");
const confine = @import("confine.zig");
const linux = std.os.linux;

pub const Fd = linux.fd_t;
pub const cwd: Fd = linux.AT.FDCWD;

pub const Error = error{
    /// No such path.
    Absent,
    Exists,
    NotDirectory,
    IsDirectory,
    NotEmpty,
    /// A symbolic link where none may be.
    Link,
    Denied,
    OtherFilesystem,
    /// The kernel or the file system has no such call.
    Unsupported,
    WouldBlock,
    /// Anything else: see `last`.
    System,
};

pub const Failure = struct {
    call: []const u8 = "",
    errno: linux.E = .SUCCESS,
    buffer: [512]u8 = undefined,
    length: usize = 0,

    pub fn about(self: *Failure, name: []const u8) void {
        self.length = @min(name.len, self.buffer.len);
        @memcpy(self.buffer[0..self.length], name[0..self.length]);
    }

    pub fn path(self: *const Failure) []const u8 {
        return self.buffer[0..self.length];
    }
};

pub var last: Failure = .{};

fn number(value: anytype) usize {
    return switch (@typeInfo(@TypeOf(value))) {
        .pointer => @intFromPtr(value),
        .optional => if (value) |pointer| @intFromPtr(pointer) else 0,
        .int => |int| if (int.signedness == .signed) @bitCast(@as(isize, value)) else value,
        .comptime_int => value,
        .@"struct" => @as(u32, @bitCast(value)),
        else => @compileError("no argument of a system call: " ++ @typeName(@TypeOf(value))),
    };
}

fn raw(comptime call: linux.SYS, args: anytype) usize {
    return switch (args.len) {
        1 => linux.syscall1(call, number(args[0])),
        2 => linux.syscall2(call, number(args[0]), number(args[1])),
        3 => linux.syscall3(call, number(args[0]), number(args[1]), number(args[2])),
        4 => linux.syscall4(call, number(args[0]), number(args[1]), number(args[2]), number(args[3])),
        5 => linux.syscall5(call, number(args[0]), number(args[1]), number(args[2]), number(args[3]), number(args[4])),
        6 => linux.syscall6(call, number(args[0]), number(args[1]), number(args[2]), number(args[3]), number(args[4]), number(args[5])),
        else => comptime unreachable,
    };
}

fn reading(comptime call: linux.SYS, path: []const u8, args: anytype) Error!usize {
    return made(call, path, args, false);
}

fn writing(comptime call: linux.SYS, path: []const u8, args: anytype) Error!usize {
    return made(call, path, args, true);
}

fn made(comptime call: linux.SYS, path: []const u8, args: anytype, comptime writes: bool) Error!usize {
    if (options.fault) {
        const fault = @import("fault.zig");
        if (fault.lacks(@tagName(call))) return failed(@tagName(call), path, .NOSYS);
        if (fault.point(writes)) |errno| {
            if (errno != .INTR) return failed(@tagName(call), path, errno);
        }
    }
    while (true) {
        const result = raw(call, args);
        const errno = linux.errno(result);
        if (errno == .SUCCESS) return result;
        if (errno != .INTR) return failed(@tagName(call), path, errno);
    }
}

fn failed(call: []const u8, path: []const u8, errno: linux.E) Error {
    @branchHint(.cold);
    last.call = call;
    last.errno = errno;
    last.about(path);
    return switch (errno) {
        .NOENT => error.Absent,
        .EXIST => error.Exists,
        .NOTDIR => error.NotDirectory,
        .ISDIR => error.IsDirectory,
        .NOTEMPTY => error.NotEmpty,
        .LOOP => error.Link,
        .ACCES, .PERM => error.Denied,
        .XDEV => error.OtherFilesystem,
        .NOSYS, .OPNOTSUPP, .INVAL => error.Unsupported,
        .AGAIN => error.WouldBlock,
        else => error.System,
    };
}

/// A call that failed in another process.
pub fn failedElsewhere(call: []const u8, path: []const u8, errno: u16) Error {
    return failed(call, path, @fromBackingInt(errno));
}

fn span(name: [*:0]const u8) []const u8 {
    return std.mem.span(name);
}

pub fn close(fd: Fd) void {
    _ = linux.close(fd);
}

pub fn openFolder(dir: Fd, name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .DIRECTORY = true, .NOFOLLOW = true, .CLOEXEC = true };
    return @intCast(try reading(.openat, span(name), .{ dir, name, flags, 0 }));
}

/// The root that the user names: links on the way to it are his.
pub fn openRoot(name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .DIRECTORY = true, .CLOEXEC = true };
    return @intCast(try reading(.openat, span(name), .{ cwd, name, flags, 0 }));
}

/// A package that the user names.
pub fn openInput(name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .CLOEXEC = true, .NONBLOCK = true, .NOCTTY = true };
    return @intCast(try reading(.openat, span(name), .{ cwd, name, flags, 0 }));
}

/// One component, without following a link; only good for looking and as a parent.
pub fn openPath(dir: Fd, name: [*:0]const u8, folder: bool) Error!Fd {
    const flags: linux.O = .{ .PATH = true, .DIRECTORY = folder, .NOFOLLOW = true, .CLOEXEC = true };
    return @intCast(try reading(.openat, span(name), .{ dir, name, flags, 0 }));
}

const OpenHow = extern struct { flags: u64, mode: u64 = 0, resolve: u64 };
const resolve_no_magiclinks = 0x02;
const resolve_no_symlinks = 0x04;
const resolve_beneath = 0x08;

/// A folder beneath `dir`, with no link on the way (Linux 5.6).
pub fn openBeneath(dir: Fd, path: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .PATH = true, .DIRECTORY = true, .CLOEXEC = true };
    const how: OpenHow = .{
        .flags = @as(u32, @bitCast(flags)),
        .resolve = resolve_beneath | resolve_no_symlinks | resolve_no_magiclinks,
    };
    return @intCast(try reading(.openat2, span(path), .{ dir, path, &how, @sizeOf(OpenHow) }));
}

/// For lines that are added at the end, whoever else does so too.
pub fn openToAppend(dir: Fd, name: [*:0]const u8, mode: u32) Error!Fd {
    const flags: linux.O = .{ .ACCMODE = .WRONLY, .CREAT = true, .APPEND = true, .NOFOLLOW = true, .NONBLOCK = true, .CLOEXEC = true };
    return @intCast(try writing(.openat, span(name), .{ dir, name, flags, mode }));
}

pub fn openFile(dir: Fd, name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .NOFOLLOW = true, .NONBLOCK = true, .NOCTTY = true, .CLOEXEC = true };
    return @intCast(try reading(.openat, span(name), .{ dir, name, flags, 0 }));
}

pub fn createFile(dir: Fd, name: [*:0]const u8, mode: u32) Error!Fd {
    const flags: linux.O = .{ .ACCMODE = .WRONLY, .CREAT = true, .EXCL = true, .NOFOLLOW = true, .CLOEXEC = true };
    return @intCast(try writing(.openat, span(name), .{ dir, name, flags, mode }));
}

/// A file of obli-pkg's own that is written in several runs.
pub fn openStaged(dir: Fd, name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .ACCMODE = .RDWR, .CREAT = true, .NOFOLLOW = true, .NONBLOCK = true, .CLOEXEC = true };
    return @intCast(try writing(.openat, span(name), .{ dir, name, flags, 0o600 }));
}

pub fn truncate(fd: Fd, path: []const u8, size: u64) Error!void {
    _ = try writing(.ftruncate, path, .{ fd, size });
}

pub fn writeAt(fd: Fd, path: []const u8, bytes: []const u8, offset: u64) Error!void {
    var done: usize = 0;
    while (done < bytes.len) done += try writing(.pwrite64, path, .{ fd, bytes[done..].ptr, bytes.len - done, offset + done });
}

/// The lock: made once, never written.
pub fn openLock(dir: Fd, name: [*:0]const u8) Error!Fd {
    const flags: linux.O = .{ .CREAT = true, .NOFOLLOW = true, .CLOEXEC = true };
    return @intCast(try writing(.openat, span(name), .{ dir, name, flags, 0o644 }));
}

pub fn tryLock(fd: Fd, exclusive: bool) Error!void {
    const exclusive_lock = 2;
    const shared_lock = 1;
    const without_waiting = 4;
    _ = try reading(.flock, "lock", .{ fd, @as(u32, if (exclusive) exclusive_lock else shared_lock) | without_waiting });
}

pub fn wait(milliseconds: u32) void {
    const time: linux.timespec = .{ .sec = 0, .nsec = @as(isize, milliseconds) * std.time.ns_per_ms };
    _ = linux.nanosleep(&time, null);
}

pub fn now() linux.timespec {
    var time: linux.timespec = .{ .sec = 0, .nsec = 0 };
    _ = linux.clock_gettime(.REALTIME, &time);
    if (options.fault) if (@import("fault.zig").clock) |seconds| {
        time.sec = seconds;
    };
    return time;
}

/// Milliseconds since some moment, for how long something takes.
pub fn uptime() u64 {
    var time: linux.timespec = .{ .sec = 0, .nsec = 0 };
    _ = linux.clock_gettime(.MONOTONIC, &time);
    return @as(u64, @intCast(time.sec)) * std.time.ms_per_s + @as(u64, @intCast(time.nsec)) / std.time.ns_per_ms;
}

/// How wide a terminal is; 0 if it is none.
pub fn columns(fd: Fd) usize {
    const get_window_size = 0x5413;
    var size: [4]u16 = @splat(0);
    if (linux.errno(linux.ioctl(fd, get_window_size, @intFromPtr(&size))) != .SUCCESS) return 0;
    return if (size[1] == 0) 80 else size[1];
}

pub fn readAt(fd: Fd, buffer: []u8, offset: u64) Error!usize {
    return reading(.pread64, "", .{ fd, buffer.ptr, buffer.len, offset });
}

pub fn writeAll(fd: Fd, path: []const u8, bytes: []const u8) Error!void {
    var rest = bytes;
    while (rest.len > 0) rest = rest[try writing(.write, path, .{ fd, rest.ptr, rest.len })..];
}

/// Standard output and error: no change to any tree.
pub fn print(fd: Fd, bytes: []const u8) void {
    var rest = bytes;
    while (rest.len > 0) rest = rest[reading(.write, "", .{ fd, rest.ptr, rest.len }) catch return ..];
}

pub fn stat(dir: Fd, name: [*:0]const u8) Error!linux.Statx {
    var out: linux.Statx = undefined;
    const flags: u32 = linux.AT.SYMLINK_NOFOLLOW | linux.AT.NO_AUTOMOUNT;
    _ = try reading(.statx, span(name), .{ dir, name, flags, linux.STATX.BASIC_STATS, &out });
    return out;
}

pub fn statFd(fd: Fd) Error!linux.Statx {
    var out: linux.Statx = undefined;
    const flags: u32 = linux.AT.EMPTY_PATH;
    _ = try reading(.statx, "", .{ fd, @as([*:0]const u8, ""), flags, linux.STATX.BASIC_STATS, &out });
    return out;
}

pub fn readLink(dir: Fd, name: [*:0]const u8, buffer: []u8) Error![]const u8 {
    return buffer[0..try reading(.readlinkat, span(name), .{ dir, name, buffer.ptr, buffer.len })];
}

pub fn list(fd: Fd, buffer: []u8) Error!usize {
    return reading(.getdents64, "", .{ fd, buffer.ptr, buffer.len });
}

pub fn rewind(fd: Fd) Error!void {
    _ = try reading(.lseek, "", .{ fd, 0, 0 });
}

pub fn makeFolder(dir: Fd, name: [*:0]const u8, mode: u32) Error!void {
    _ = try writing(.mkdirat, span(name), .{ dir, name, mode });
}

pub fn symlink(target: [*:0]const u8, dir: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.symlinkat, span(name), .{ target, dir, name });
}

pub fn link(from_dir: Fd, from: [*:0]const u8, dir: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.linkat, span(name), .{ from_dir, from, dir, name, 0 });
}

pub fn unlink(dir: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.unlinkat, span(name), .{ dir, name, 0 });
}

pub fn removeFolder(dir: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.unlinkat, span(name), .{ dir, name, linux.AT.REMOVEDIR });
}

/// Moves a node to where nothing is. Some file systems cannot promise that; there the plan's look at the tree has to do.
pub fn move(from_dir: Fd, from: [*:0]const u8, dir: Fd, name: [*:0]const u8) Error!void {
    const no_replace = 1;
    _ = writing(.renameat2, span(name), .{ from_dir, from, dir, name, no_replace }) catch |err| switch (err) {
        error.Unsupported => return moveOver(from_dir, from, dir, name),
        else => return err,
    };
}

/// Moves a node to where something may be, atomically.
pub fn moveOver(from_dir: Fd, from: [*:0]const u8, dir: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.renameat2, span(name), .{ from_dir, from, dir, name, 0 });
}

pub fn chmodFd(fd: Fd, path: []const u8, mode: u32) Error!void {
    _ = try writing(.fchmod, path, .{ fd, mode });
}

/// The mode of a file or folder by name, never through a link. fchmodat2 is of Linux 6.6.
pub fn chmod(dir: Fd, name: [*:0]const u8, mode: u32) Error!void {
    _ = writing(.fchmodat2, span(name), .{ dir, name, mode, linux.AT.SYMLINK_NOFOLLOW }) catch |err| switch (err) {
        error.Unsupported, error.Denied => {
            const fd = openFile(dir, name) catch |denied| switch (denied) {
                error.Denied => return chmodByProc(dir, name, mode),
                else => return denied,
            };
            defer close(fd);
            return chmodFd(fd, span(name), mode);
        },
        else => return err,
    };
}

/// A node whose mode keeps its owner out: an open path has a name in /proc that is no link to be swapped.
fn chmodByProc(dir: Fd, name: [*:0]const u8, mode: u32) Error!void {
    const fd = try openPath(dir, name, false);
    defer close(fd);
    var buffer: [32]u8 = undefined;
    const prefix = "/proc/self/fd/";
    @memcpy(buffer[0..prefix.len], prefix);
    const digits = decimal(buffer[prefix.len..], @intCast(fd));
    _ = digits;
    _ = try writing(.fchmodat, span(name), .{ cwd, @as([*:0]const u8, @ptrCast(&buffer)), mode });
}

pub fn chownFd(fd: Fd, path: []const u8, uid: u32, gid: u32) Error!void {
    _ = try writing(.fchown, path, .{ fd, uid, gid });
}

pub fn chown(dir: Fd, name: [*:0]const u8, uid: u32, gid: u32) Error!void {
    _ = try writing(.fchownat, span(name), .{ dir, name, uid, gid, linux.AT.SYMLINK_NOFOLLOW });
}

fn times(seconds: i64, nanoseconds: u32) [2]linux.timespec {
    const leave = 0x3ffffffe;
    return .{ .{ .sec = 0, .nsec = leave }, .{ .sec = @intCast(seconds), .nsec = @intCast(nanoseconds) } };
}

pub fn setTimeFd(fd: Fd, path: []const u8, seconds: i64, nanoseconds: u32) Error!void {
    const both = times(seconds, nanoseconds);
    _ = try writing(.utimensat, path, .{ fd, @as(usize, 0), &both, @as(u32, 0) });
}

pub fn setTime(dir: Fd, name: [*:0]const u8, seconds: i64, nanoseconds: u32) Error!void {
    const both = times(seconds, nanoseconds);
    _ = try writing(.utimensat, span(name), .{ dir, name, &both, @as(u32, linux.AT.SYMLINK_NOFOLLOW) });
}

/// The time of a folder, and of nothing that comes into its place meanwhile (AT_EMPTY_PATH here: Linux 5.8).
pub fn setFolderTime(dir: Fd, name: [*:0]const u8, seconds: i64, nanoseconds: u32) Error!void {
    const fd = try openPath(dir, name, true);
    defer close(fd);
    const both = times(seconds, nanoseconds);
    _ = writing(.utimensat, span(name), .{ fd, @as([*:0]const u8, ""), &both, @as(u32, linux.AT.EMPTY_PATH) }) catch |err| switch (err) {
        error.Unsupported => return setTime(dir, name, seconds, nanoseconds),
        else => return err,
    };
}

pub const New = enum(usize) { maybe = 0, only = 1 };

pub fn setAttribute(fd: Fd, name: [*:0]const u8, value: []const u8, new: New) Error!void {
    _ = try writing(.fsetxattr, span(name), .{ fd, name, value.ptr, value.len, @backingInt(new) });
}

/// The names of the extended attributes, each ended by a zero. Access control lists and capabilities are among them.
pub fn attributes(fd: Fd, path: []const u8, buffer: []u8) Error![]u8 {
    return buffer[0..try reading(.flistxattr, path, .{ fd, buffer.ptr, buffer.len })];
}

pub fn getAttribute(fd: Fd, name: [*:0]const u8, buffer: []u8) Error![]u8 {
    return buffer[0..try reading(.fgetxattr, span(name), .{ fd, name, buffer.ptr, buffer.len })];
}

pub fn removeAttribute(fd: Fd, name: [*:0]const u8) Error!void {
    _ = try writing(.fremovexattr, span(name), .{ fd, name });
}

pub fn syncFilesystem(fd: Fd) Error!void {
    _ = try writing(.syncfs, "", .{fd});
}

pub fn sync(fd: Fd, path: []const u8) Error!void {
    _ = try writing(.fsync, path, .{fd});
}

/// A pipe: where it is read, and where it is written.
pub fn pipe() Error![2]Fd {
    var ends: [2]Fd = undefined;
    const flags: linux.O = .{ .CLOEXEC = true };
    _ = try reading(.pipe2, "", .{ &ends, flags });
    return ends;
}

/// This process once more: nothing in the copy, its number here.
pub fn fork() Error!?linux.pid_t {
    const child_ended = 17;
    const child: linux.pid_t = @intCast(try reading(.clone, "", .{ child_ended, 0 }));
    return if (child == 0) null else child;
}

/// Does not outlive its parent.
pub fn dieWithParent() void {
    _ = linux.prctl(@backingInt(linux.PR.SET_PDEATHSIG), @backingInt(linux.SIG.KILL), 0, 0, 0);
}

/// Ends a child, if it has not ended yet; how it ended.
pub fn end(child: linux.pid_t) u32 {
    _ = linux.kill(child, .KILL);
    return join(child);
}

/// Waits for a child; how it ended.
pub fn join(child: linux.pid_t) u32 {
    var how: i32 = 0;
    while (linux.errno(linux.wait4(child, &how, 0, null)) == .INTR) {}
    return @bitCast(how);
}

/// What is in a pipe, as far as it has come; not counted by test builds, since how it comes in pieces is chance.
pub fn readPipe(fd: Fd, buffer: []u8) Error!usize {
    while (true) {
        const result = linux.read(fd, buffer.ptr, buffer.len);
        switch (linux.errno(result)) {
            .SUCCESS => return result,
            .INTR => {},
            else => |errno| return failed("read", "", errno),
        }
    }
}

/// All of it into a pipe; whether somebody is there to read it.
pub fn writePipe(fd: Fd, bytes: []const u8) bool {
    var rest = bytes;
    while (rest.len > 0) {
        const result = linux.write(fd, rest.ptr, rest.len);
        switch (linux.errno(result)) {
            .SUCCESS => rest = rest[result..],
            .INTR => {},
            else => return false,
        }
    }
    return true;
}

/// Whether something can be read there within the time.
pub fn waitFor(fd: Fd, milliseconds: u64) Error!bool {
    const time: linux.timespec = .{ .sec = @intCast(milliseconds / std.time.ms_per_s), .nsec = @intCast(milliseconds % std.time.ms_per_s * std.time.ns_per_ms) };
    const readable = 1;
    var asked = [_]extern struct { fd: Fd, events: i16, found: i16 }{.{ .fd = fd, .events = readable, .found = 0 }};
    while (true) {
        const result = linux.syscall5(.ppoll, @intFromPtr(&asked), asked.len, @intFromPtr(&time), 0, 8);
        switch (linux.errno(result)) {
            .SUCCESS => return result > 0,
            .INTR => {},
            else => |errno| return failed("ppoll", "", errno),
        }
    }
}

/// A TCP connection to an address as the kernel has it, made within the time.
pub fn connect(address: []align(4) const u8, milliseconds: u64) Error!Fd {
    const stream = 1;
    const close_on_exec = 0o2000000;
    const family = std.mem.readInt(u16, address[0..2], .native);
    const fd: Fd = @intCast(try reading(.socket, "", .{ family, stream | close_on_exec, 0 }));
    errdefer close(fd);
    const socket_level = 1;
    const send_time = 21;
    const time = [2]i64{ @intCast(milliseconds / std.time.ms_per_s), @intCast(milliseconds % std.time.ms_per_s * std.time.us_per_ms) };
    _ = try reading(.setsockopt, "", .{ fd, socket_level, send_time, &time, @sizeOf(@TypeOf(time)) });
    _ = try reading(.connect, "", .{ fd, address.ptr, address.len });
    return fd;
}

/// All of it into a connection, without a signal if nobody is there any more.
pub fn send(fd: Fd, bytes: []const u8) Error!void {
    const no_signal = 0x4000;
    var rest = bytes;
    while (rest.len > 0) rest = rest[try reading(.sendto, "", .{ fd, rest.ptr, rest.len, no_signal, 0, 0 })..];
}

/// Closes what is open from this number on (Linux 5.9; before it, what is left open is merely open).
pub fn closeFrom(first: Fd) void {
    _ = linux.syscall3(.close_range, number(first), std.math.maxInt(u32), 0);
}

fn lacks(comptime call: linux.SYS) bool {
    return options.fault and @import("fault.zig").lacks(@tagName(call));
}

/// The version of Landlock that this kernel has; 0 if it has none, or a sandbox around this program does not let it see.
pub fn landlockVersion() usize {
    if (lacks(.landlock_create_ruleset)) return 0;
    const version = 1;
    const result = linux.syscall3(.landlock_create_ruleset, 0, 0, version);
    return if (linux.errno(result) == .SUCCESS) result else 0;
}

pub fn makeRuleset(rules: *const confine.Ruleset) Error!Fd {
    return @intCast(try reading(.landlock_create_ruleset, "", .{ rules, @sizeOf(confine.Ruleset), 0 }));
}

/// Allows these rights beneath a folder.
pub fn allowBeneath(fd: Fd, dir: Fd, rights: u64) Error!void {
    const path_beneath = 1;
    var rule: [12]u8 = undefined;
    std.mem.writeInt(u64, rule[0..8], rights, .little);
    std.mem.writeInt(i32, rule[8..12], dir, .little);
    _ = try reading(.landlock_add_rule, "", .{ fd, path_beneath, &rule, 0 });
}

pub fn restrictTo(fd: Fd) Error!void {
    _ = try reading(.landlock_restrict_self, "", .{ fd, 0 });
}

/// No program that this one would start gets more rights than this one has: what Landlock and seccomp ask for.
pub fn dropPrivileges() Error!void {
    _ = try reading(.prctl, "", .{ @as(u32, @backingInt(linux.PR.SET_NO_NEW_PRIVS)), 1, 0, 0, 0 });
}

/// Whether the kernel takes lists of system calls, and kills the process for any other.
pub fn hasSeccomp() bool {
    if (lacks(.seccomp)) return false;
    const get_action_available = 2;
    const kill_process: u32 = 0x8000_0000;
    return linux.errno(linux.syscall3(.seccomp, get_action_available, 0, @intFromPtr(&kill_process))) == .SUCCESS;
}

/// From here on the filter decides about each system call.
pub fn filterCalls(program: []const confine.Instruction) Error!void {
    const set_mode_filter = 1;
    const filter: extern struct { count: u16, program: [*]const confine.Instruction } = .{ .count = @intCast(program.len), .program = program.ptr };
    _ = try reading(.seccomp, "", .{ set_mode_filter, 0, &filter });
}

/// A number as a zero-terminated name.
pub fn decimal(buffer: []u8, value: u64) [:0]const u8 {
    var digits: [20]u8 = undefined;
    var at = digits.len;
    var rest = value;
    while (at == digits.len or rest > 0) {
        at -= 1;
        digits[at] = '0' + @as(u8, @intCast(rest % 10));
        rest /= 10;
    }
    const length = digits.len - at;
    @memcpy(buffer[0..length], digits[at..]);
    buffer[length] = 0;
    return buffer[0..length :0];
}
