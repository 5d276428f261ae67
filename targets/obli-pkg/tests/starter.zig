//! Starts programs for a test that starts thousands: a fork of Node copies the page tables of all that Node has in memory, which
//! takes several times as long as obli-pkg itself.
//!
//! Standard output and error are where those of the programs go. A request, on file 3: its length, the number of arguments (both
//! 32 bits, little-endian), then, each ended by a zero byte, the folder to start in, the arguments from the program's path on,
//! and the environment. The answer, on file 4: the status as wait4 gives it. Ends when nobody is left to ask.

const std = @import("std");
const linux = std.os.linux;

pub const std_options: std.Options = .{ .enable_segfault_handler = false, .signal_stack_size = null, .allow_stack_tracing = false, .networking = false };
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

const requests = 3;
const answers = 4;
/// What runs longer is ended by SIGALRM.
const longest_seconds = 30;

var request: [1 << 20]u8 = undefined;
var strings: [1 << 16:null]?[*:0]const u8 = undefined;

fn readAll(into: []u8) bool {
    var done: usize = 0;
    while (done < into.len) {
        const size = linux.read(requests, into.ptr + done, into.len - done);
        if (linux.errno(size) == .INTR) continue;
        if (linux.errno(size) != .SUCCESS or size == 0) return false;
        done += size;
    }
    return true;
}

/// Becomes the program, or says that it cannot.
fn become(folder: [*:0]const u8, arguments: [*:null]const ?[*:0]const u8, environment: [*:null]const ?[*:0]const u8) noreturn {
    const after: linux.itimerspec = .{ .it_interval = .{ .sec = 0, .nsec = 0 }, .it_value = .{ .sec = longest_seconds, .nsec = 0 } };
    _ = linux.setitimer(@backingInt(linux.ITIMER.REAL), &after, null);
    if (linux.errno(linux.chdir(folder)) == .SUCCESS) _ = linux.execve(arguments[0].?, arguments, environment);
    const why = "cannot be started\n";
    _ = linux.write(2, why, why.len);
    linux.exit_group(127);
}

/// Runs what the request asks for; null if it is none.
fn run(text: []const u8, count: usize) ?i32 {
    var at: usize = 0;
    var index: usize = 0;
    // A null after the arguments, and one after the environment.
    while (at < text.len) : (index += 1) {
        if (index == count + 1) {
            strings[index] = null;
            index += 1;
        }
        if (index + 2 >= strings.len) return null;
        const size = std.mem.findScalar(u8, text[at..], 0) orelse return null;
        strings[index] = text[at .. at + size :0].ptr;
        at += size + 1;
    }
    if (count == 0 or index < count + 1) return null;
    if (index == count + 1) {
        strings[index] = null;
        index += 1;
    }
    strings[index] = null;
    const pid = linux.fork();
    if (linux.errno(pid) != .SUCCESS) return null;
    if (pid == 0) become(strings[0].?, strings[1..count + 1 :null].ptr, strings[count + 2 .. index :null].ptr);
    var status: i32 = 0;
    while (linux.errno(linux.wait4(@intCast(pid), &status, 0, null)) == .INTR) {}
    return status;
}

pub fn main() u8 {
    for ([_]i32{ requests, answers }) |fd| _ = linux.fcntl(fd, linux.F.SETFD, linux.FD_CLOEXEC);
    while (true) {
        var head: [8]u8 = undefined;
        if (!readAll(&head)) return 0;
        const length = std.mem.readInt(u32, head[0..4], .little);
        if (length > request.len or !readAll(request[0..length])) return 1;
        const status = run(request[0..length], std.mem.readInt(u32, head[4..8], .little)) orelse return 1;
        var answer: [4]u8 = undefined;
        std.mem.writeInt(i32, &answer, status, .little);
        if (linux.write(answers, &answer, answer.len) != answer.len) return 1;
    }
}
