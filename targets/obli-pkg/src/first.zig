//! The very first command beneath a root makes obli-pkg's own folders; until something is committed they may have to go again,
//! with no sign that they ever were there.
//!
//! So the time of the folder above them is written down before anything is made, in an extended attribute of that folder.
//! Whoever finds it knows that a first command is at work or was stopped, and can make everything as it was; a step that is
//! stopped is done again. That attribute is on the disk before anything is made, and as long as anything that was made may be
//! there after a power cut. Where the file system has no such attributes, only a command that comes to its end cleans up.

const std = @import("std");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const app = @import("app.zig");
const App = app.App;
const Error = app.Error;

const folder = lib.path.state_directory;
const lock = folder ++ "/lock";
const attribute = "user.obli-pkg.before";

/// Our folders, parents first. These two are closed to other users: what lies in them may not be theirs to read.
const folders = [_]struct { path: []const u8, mode: u32 }{
    .{ .path = "var", .mode = 0o755 },
    .{ .path = "var/lib", .mode = 0o755 },
    .{ .path = folder, .mode = 0o755 },
    .{ .path = folder ++ "/db", .mode = 0o755 },
    .{ .path = folder ++ "/traces", .mode = 0o755 },
    .{ .path = folder ++ "/stage", .mode = 0o700 },
    // The last: what was committed is in it, so that a folder in use is not taken apart.
    .{ .path = folder ++ "/undo", .mode = 0o700 },
};
/// How many of them may lie in a folder that is not ours.
const outermost = 3;

/// The lock is made last, and the undo folder goes first: with both, everything is there; but see `make`.
pub fn isThere(a: *App) Error!bool {
    for ([_][]const u8{ lock, folder ++ "/undo" }) |path| {
        const found = a.tree.look(path) catch |err| return switch (err) {
            error.Link, error.NotDirectory => a.refuse(error.Conflict, &.{ folder, ": a folder on the way is no directory; obli-pkg follows no links there" }),
            else => err,
        };
        if (found.kind == .absent) return false;
    }
    return true;
}

/// Whether something lies in our folders that is no transaction's: whom to trust, and repositories.
pub fn isKept(a: *App) Error!bool {
    for ([_][]const u8{ folder ++ "/keys", folder ++ "/repositories" }) |path| if ((try a.tree.look(path)).kind != .absent) return true;
    return false;
}

pub const First = struct {
    /// The first of our folders that was missing: it and those after it are to go again.
    from: usize = folders.len,
    /// The time of the folder above that one.
    seconds: i64 = 0,
    nanoseconds: u32 = 0,

    /// What a first command has written down that is at work, or was stopped.
    pub fn find(a: *App) ?First {
        for (0..outermost) |index| {
            const above = openAbove(a, index) catch continue;
            defer sys.close(above);
            var bytes: [12]u8 = undefined;
            const found = sys.getAttribute(above, attribute, &bytes) catch continue;
            if (found.len != bytes.len) continue;
            return .{
                .from = index,
                .seconds = std.mem.readInt(i64, bytes[0..8], .little),
                .nanoseconds = std.mem.readInt(u32, bytes[8..], .little),
            };
        }
        return null;
    }

    /// Makes what is missing.
    pub fn make(self: *First, a: *App) Error!void {
        // Of a first command that was stopped a power cut may have kept any of the folders, the last without those before it.
        if (self.from >= outermost and try isThere(a)) return;
        // Whoever wrote it down may have been killed before the disk had it.
        if (self.from < outermost) try self.sync(a);
        for (folders, 0..) |one, index| {
            if (self.from == folders.len) {
                if ((try a.tree.look(one.path)).kind != .absent) continue;
                try self.writeDown(a, index);
            }
            const place = try a.tree.place(one.path);
            sys.makeFolder(place.dir, place.name(), one.mode) catch |err| if (err != error.Exists) return err;
            if (index == outermost - 1) try disinherit(place, one.mode);
        }
    }

    /// Our folders, and what is made in them, get the access that we and packages say, and no list that the folder above hands
    /// down: with that even who owns them may not be let in.
    fn disinherit(place: tree.Place, mode: u32) Error!void {
        try sys.chmod(place.dir, place.name(), mode);
        const fd = try sys.openFolder(place.dir, place.name());
        defer sys.close(fd);
        for ([_][*:0]const u8{ "system.posix_acl_default", "system.posix_acl_access" }) |list| sys.removeAttribute(fd, list) catch |err| {
            if (err != error.Unsupported and sys.last.errno != .NODATA) return err;
        };
    }

    fn writeDown(self: *First, a: *App, index: usize) Error!void {
        const before = try a.tree.look(lib.path.parent(folders[index].path) orelse "");
        self.* = .{ .from = index, .seconds = before.mtime_seconds, .nanoseconds = before.mtime_nanoseconds };
        if (index >= outermost) return;
        var bytes: [12]u8 = undefined;
        std.mem.writeInt(i64, bytes[0..8], self.seconds, .little);
        std.mem.writeInt(u32, bytes[8..], self.nanoseconds, .little);
        const above = openAbove(a, index) catch return;
        defer sys.close(above);
        sys.setAttribute(above, attribute, &bytes, .only) catch |err| switch (err) {
            // Another first command was here before.
            error.Exists => self.* = find(a) orelse self.*,
            error.Unsupported, error.Denied => return,
            else => return err,
        };
        try self.sync(a);
    }

    /// The folder above ours, with its attribute, its time and what is in it, is on the disk as it is seen.
    fn sync(self: *First, a: *App) Error!void {
        const above = try openAbove(a, self.from);
        defer sys.close(above);
        try sys.sync(above, lib.path.parent(folders[self.from].path) orelse ".");
    }

    fn openAbove(a: *App, index: usize) Error!sys.Fd {
        const place = try a.tree.place(lib.path.parent(folders[index].path) orelse "");
        return sys.openFolder(place.dir, place.name());
    }

    /// Something was committed: our folders stay.
    pub fn keep(self: *First, a: *App) void {
        if (self.from >= outermost) return;
        const failure = sys.last;
        defer sys.last = failure;
        a.tree.forget();
        const above = openAbove(a, self.from) catch return;
        defer sys.close(above);
        sys.removeAttribute(above, attribute) catch {};
        self.from = folders.len;
    }

    /// Everything that was made, as long as nothing has come into it. Only with the lock in hand, or where there is none.
    pub fn takeAway(self: *First, a: *App) void {
        const failure = sys.last;
        defer sys.last = failure;
        self.tryTakeAway(a) catch {};
    }

    fn tryTakeAway(self: *First, a: *App) Error!void {
        if (self.from == folders.len) return;
        a.tree.forget();
        if (try isKept(a) or (try a.tree.look(folder ++ "/journal")).kind != .absent) return;
        var index = folders.len;
        while (index > self.from) {
            index -= 1;
            const path = folders[index].path;
            // The lock last: whoever waits for it finds that it is gone, and begins again.
            if (std.mem.eql(u8, path, folder)) for ([_][]const u8{ folder ++ "/log.jsonl", lock }) |name| {
                const place = a.tree.place(name) catch |err| if (err == error.Absent) continue else return err;
                sys.unlink(place.dir, place.name()) catch |err| if (err != error.Absent) return err;
            };
            a.tree.forget();
            const place = a.tree.place(path) catch |err| if (err == error.Absent) continue else return err;
            sys.removeFolder(place.dir, place.name()) catch |err| if (err != error.Absent) return err;
        }
        const above = try a.tree.place(lib.path.parent(folders[self.from].path) orelse "");
        try sys.setFolderTime(above.dir, above.name(), self.seconds, self.nanoseconds);
        // Otherwise a power cut may keep that the attribute went, and lose that our folders did.
        try self.sync(a);
        self.keep(a);
    }
};
