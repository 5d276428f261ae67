//! What this root knows of repositories: for each a folder with its address and the metadata that it trusts.
//!
//! `root`, `timestamp`, `snapshot`, `targets`, and `role-NAME` for delegated targets. Each file is written beside, synced and renamed,
//! so that whoever is stopped leaves the one before or the one after. One at a time changes them, by a lock of their own: other
//! operations need not wait for a server. Not here: which metadata may be kept (update.zig).

const std = @import("std");
const app = @import("../app.zig");
const input = @import("../input.zig");
const lib = @import("../lib.zig");
const state = @import("../state.zig");
const sys = @import("../sys.zig");
const tree = @import("../tree.zig");
const App = app.App;
const Error = app.Error;

pub const folder = state.folder ++ "/repositories";
const lock_name = ".lock";
/// What is made or taken apart has a name that no repository has.
const passing = ".passing";
pub const downloads = ".packages";
const address = "address";
const temporary = ".new";

pub const Stores = struct {
    dir: sys.Fd,
    lock: sys.Fd = -1,

    /// Null where no repository was ever added.
    pub fn open(a: *App) Error!?Stores {
        try a.openRoot();
        const place = a.tree.place(folder) catch |err| return if (err == error.Absent) null else err;
        const dir = sys.openFolder(place.dir, place.name()) catch |err| return if (err == error.Absent) null else err;
        return .{ .dir = dir };
    }

    /// To change what is kept; waits for whoever does so.
    pub fn openToChange(a: *App) Error!?Stores {
        var self = try open(a) orelse return null;
        self.lock = try sys.openLock(self.dir, lock_name);
        try state.acquire(a, self.dir, self.lock, lock_name, true);
        try self.clear(a, passing);
        return self;
    }

    /// The same, for the first one: the folder is made. The caller holds the lock of the state.
    pub fn make(a: *App) Error!Stores {
        const place = try a.tree.place(folder);
        sys.makeFolder(place.dir, place.name(), 0o755) catch |err| if (err != error.Exists) return err;
        const above = try sys.openFolder(place.dir, ".");
        defer sys.close(above);
        try sys.sync(above, state.folder);
        return (try openToChange(a)) orelse error.Absent;
    }

    /// All repositories, by name.
    pub fn list(self: *Stores, a: *App) Error![]Store {
        var out: std.ArrayList(Store) = .empty;
        for (try tree.sortedNames(a.gpa, self.dir)) |name| if (lib.path.validPackageName(name)) try out.append(a.gpa, try self.find(a, name) orelse continue);
        return out.items;
    }

    pub fn find(self: *Stores, a: *App, name: [:0]const u8) Error!?Store {
        const dir = sys.openFolder(self.dir, name.ptr) catch |err| return if (err == error.Absent) null else err;
        var store: Store = .{ .a = a, .dir = dir, .name = name };
        store.address = try store.read(address) orelse return a.refuse(error.Io, &.{ folder, "/", name, " is damaged: remove the repository and add it again" });
        return store;
    }

    /// A repository comes whole or not at all.
    pub fn add(self: *Stores, a: *App, name: [:0]const u8, url: []const u8, root: []const u8) Error!void {
        try sys.makeFolder(self.dir, passing, 0o755);
        const dir = try sys.openFolder(self.dir, passing);
        defer sys.close(dir);
        const store: Store = .{ .a = a, .dir = dir, .name = name };
        try store.write(address, url);
        try store.write("root", root);
        try sys.move(self.dir, passing, self.dir, name);
        try sys.sync(self.dir, folder);
    }

    pub fn remove(self: *Stores, a: *App, name: [:0]const u8) Error!void {
        try sys.move(self.dir, name, self.dir, passing);
        try sys.sync(self.dir, folder);
        try self.clear(a, passing);
    }

    /// The folder for packages that are being fetched.
    pub fn openDownloads(self: *Stores) Error!sys.Fd {
        sys.makeFolder(self.dir, downloads, 0o700) catch |err| if (err != error.Exists) return err;
        return sys.openFolder(self.dir, downloads);
    }

    /// Takes one of our folders away, with the files in it.
    pub fn clear(self: *Stores, a: *App, name: [:0]const u8) Error!void {
        const dir = sys.openFolder(self.dir, name) catch |err| return if (err == error.Absent) {} else err;
        defer sys.close(dir);
        for (try tree.names(a.gpa, dir)) |one| try sys.unlink(dir, one);
        try sys.removeFolder(self.dir, name);
    }
};

pub const Store = struct {
    a: *App,
    dir: sys.Fd,
    name: [:0]const u8,
    address: []const u8 = "",

    /// A file of this repository; null if there is none.
    pub fn read(self: *const Store, name: [:0]const u8) Error!?[]const u8 {
        return input.readFile(self.a, self.dir, name) catch |err| if (err == error.Absent) null else err;
    }

    pub fn write(self: *const Store, name: [:0]const u8, bytes: []const u8) Error!void {
        sys.unlink(self.dir, temporary) catch |err| if (err != error.Absent) return err;
        const file = try sys.createFile(self.dir, temporary, 0o644);
        {
            defer sys.close(file);
            try sys.writeAll(file, temporary, bytes);
            try sys.sync(file, temporary);
        }
        try sys.moveOver(self.dir, temporary, self.dir, name);
        try sys.sync(self.dir, name);
    }

    /// One after the other: the second is only gone where the first one is.
    pub fn forget(self: *const Store, names: []const [:0]const u8) Error!void {
        for (names) |name| {
            sys.unlink(self.dir, name) catch |err| if (err != error.Absent) return err;
            try sys.sync(self.dir, name);
        }
    }
};
