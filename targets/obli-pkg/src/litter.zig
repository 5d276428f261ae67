//! Throws away what was staged.
//!
//! Some file systems let nobody remove a file before the disk has answered for its blocks (ext4 that tells the disk what it
//! may forget): one after another, that is most of the time of a recovery. So where there is much, several processes remove
//! at the same time, and are waited for: afterwards everything is gone, and nothing holds the file system.

const std = @import("std");
const linux = std.os.linux;
const app = @import("app.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const App = app.App;
const Error = app.Error;

/// Fewer are gone before a process is made.
const many = 64;
const processes = 16;

pub fn sweep(a: *App, stage: sys.Fd) Error!void {
    var names = try tree.names(a.gpa, stage);
    if (names.len >= many) {
        together(stage, names);
        names = try tree.names(a.gpa, stage);
    }
    // What the others could not remove is removed here, which says why where it cannot be.
    for (names) |name| remove(stage, name) catch |err| if (err != error.Absent) return err;
}

/// Each takes every sixteenth name. One that cannot be made, or that ends too soon, leaves its names to whoever comes after it.
fn together(stage: sys.Fd, names: []const [:0]const u8) void {
    var children: [processes]linux.pid_t = undefined;
    var count: usize = 0;
    while (count < processes) : (count += 1) children[count] = sys.fork() catch break orelse {
        sys.dieWithParent();
        var index = count;
        while (index < names.len) : (index += processes) remove(stage, names[index]) catch {};
        linux.exit_group(0);
    };
    for (children[0..count]) |child| _ = sys.join(child);
}

/// A staged node: a file, a link, or an empty folder.
fn remove(dir: sys.Fd, name: [:0]const u8) Error!void {
    sys.unlink(dir, name.ptr) catch |err| switch (err) {
        error.IsDirectory, error.Denied => try sys.removeFolder(dir, name.ptr),
        else => return err,
    };
}
