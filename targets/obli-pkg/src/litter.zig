//! Throws away what was staged, without waiting until the file system has the room back.
//!
//! That is most of the time of a recovery: ext4 without a journal tells the disk of each file's blocks and waits for the
//! answer. So where there is much, every node is held open while its name goes, and it is a child that lets go of them: the
//! names are gone when this returns, the room a moment later. No node is lost if the child is killed: the kernel closes for it.

const std = @import("std");
const linux = std.os.linux;
const app = @import("app.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const State = @import("state.zig").State;
const App = app.App;
const Error = app.Error;

/// Fewer are gone before a child is made.
const many = 64;
/// Well below the usual limit of 1,024 open files; where it is lower, the rest is waited for.
const at_once = 512;
/// As many children; what is beyond them is waited for.
const most = 16 * at_once;

pub fn sweep(a: *App, state: *const State) Error!void {
    const names = try tree.names(a.gpa, state.stage);
    var held: [at_once]sys.Fd = undefined;
    var count: usize = 0;
    defer letGo(state, held[0..count]);
    for (names, 0..) |name, index| {
        if (names.len >= many and index < most) {
            if (sys.openPath(state.stage, name.ptr, false)) |fd| {
                held[count] = fd;
                count += 1;
            } else |_| {}
        }
        try remove(state.stage, name);
        if (count == at_once) {
            letGo(state, held[0..count]);
            count = 0;
        }
    }
}

/// The child waits in the pipe until this process ends: a folder above what is being let go of could not be removed meanwhile.
fn letGo(state: *const State, held: []const sys.Fd) void {
    if (held.len == 0) return;
    const ends: [2]sys.Fd = sys.pipe() catch .{ -1, -1 };
    // Where there is no pipe or no child, the room is waited for after all.
    if (ends[0] >= 0 and (sys.fork() catch 0) == null) {
        // The lock is not the child's to hold, and whoever reads what is said does not wait for it.
        for ([_]sys.Fd{ state.lock, ends[1], 0, 1, 2 }) |fd| sys.close(fd);
        var nothing: [1]u8 = undefined;
        _ = sys.readPipe(ends[0], &nothing) catch {};
        linux.exit_group(0);
    }
    for (held) |fd| sys.close(fd);
    if (ends[0] >= 0) sys.close(ends[0]);
}

/// A staged node: a file, a link, or an empty folder.
fn remove(dir: sys.Fd, name: [:0]const u8) Error!void {
    sys.unlink(dir, name.ptr) catch |err| switch (err) {
        error.IsDirectory, error.Denied => try sys.removeFolder(dir, name.ptr),
        else => return err,
    };
}
