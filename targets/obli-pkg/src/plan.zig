//! A plan: what a transaction will change, path by path, before anything is changed.
//!
//! Every operation (install, remove, rollback) only makes a plan; staging, journal, application and recovery are the same for
//! all (transaction.zig, recovery.zig). The database and the trace are changes like any other.

const std = @import("std");
const abi = @import("abi");
const Node = @import("node.zig").Node;
const Input = @import("input.zig").Input;
const access = @import("access.zig");
const app = @import("app.zig");
const database = @import("database.zig");
const owners = @import("owners.zig");
const App = app.App;
const Error = app.Error;
const lib = @import("lib.zig");
const state = @import("state.zig");

/// Where the new node comes from.
pub const Source = union(enum) {
    /// Nowhere: the path is removed, or only its metadata change.
    none,
    entry: struct { input: *Input, entry: u32 },
    /// A directory that is made; mode, owner and time are those of `after`.
    directory,
    bytes: []const u8,
    /// Moved back from the undo folder of the transaction that is rolled back.
    undo,
    /// Copied from an undo folder: what an install had kept aside.
    kept: struct { transaction: u64, slot: u32 },
};

pub const Item = struct {
    path: []const u8,
    change: abi.Change,
    before: Node,
    after: Node,
    source: Source = .none,
    /// An installed package has the path as a file or link: what was there is no stranger's, to be given back one day.
    owned: bool = false,
};

pub const Plan = struct {
    operation: abi.Operation,
    /// "name version" of each package, a line each; for a roll-back the number of the transaction.
    subject: []const u8 = "",
    items: std.ArrayList(Item) = .empty,
    /// The packages that are installed afterwards.
    outcome: []const lib.package.Package = &.{},
    /// What the plan is about, by path, for checks while it is made.
    index: std.StringHashMapUnmanaged(u32) = .empty,
    /// Paths of unowned files that the plan replaces.
    kept_aside: std.ArrayList([]const u8) = .empty,
    /// Configuration that the administrator has changed and that therefore stays.
    kept_configuration: std.ArrayList([]const u8) = .empty,
    /// Owners' names that the tree does not know.
    unknown: owners.Unknown = .{},

    pub fn add(self: *Plan, a: *App, item: Item) Error!void {
        try self.index.put(a.gpa, item.path, @intCast(self.items.items.len));
        try self.items.append(a.gpa, item);
    }

    pub fn find(self: *Plan, path: []const u8) ?*Item {
        return &self.items.items[self.index.get(path) orelse return null];
    }

    /// A file of obli-pkg's own: an entry of the database.
    pub fn addOwn(self: *Plan, a: *App, path: []const u8, bytes: []const u8) Error!void {
        try self.add(a, .{
            .path = path,
            .change = .create,
            .before = .absent,
            .after = own(a, bytes),
            .source = .{ .bytes = bytes },
        });
    }

    /// Another version of a file of obli-pkg's own.
    pub fn replaceOwn(self: *Plan, a: *App, path: []const u8, bytes: []const u8) Error!void {
        try self.addOwn(a, path, bytes);
        const item = self.find(path).?;
        item.change = .replace;
        item.before = try a.tree.lookClosely(path, &.{});
    }

    /// Says of each change whether a package had the path until now: one whose entry in the database goes or changes.
    pub fn markOwned(self: *Plan, a: *App, installed: []const lib.package.Package) Error!void {
        for (installed) |package| {
            const own_item = self.find(try database.entryPath(a, package.name())) orelse continue;
            if (own_item.change != .replace and own_item.change != .remove) continue;
            for (package.entries, 0..) |*entry, number| {
                if (entry.kind == .directory) continue;
                if (self.find(package.path(number))) |item| item.owned = true;
            }
        }
    }

    /// Removes what is at the path.
    pub fn addRemoval(self: *Plan, a: *App, path: []const u8, before: Node) Error!void {
        try self.add(a, .{ .path = path, .change = .remove, .before = before, .after = .absent });
    }

    /// The parents of what is created, removed or replaced: their times change.
    pub fn addParents(self: *Plan, a: *App, seconds: i64, nanoseconds: u32) Error!void {
        const changed = self.items.items.len;
        for (0..changed) |number| {
            const path = self.items.items[number].path;
            // Setting a time or a mode changes nothing about the parent.
            if (self.items.items[number].change == .metadata) continue;
            if (lib.path.within(path, state.folder)) continue;
            const up = lib.path.parent(path) orelse "";
            if (self.index.contains(up)) continue;
            const before = try access.look(a, up);
            if (before.kind != .directory) return a.refuse(error.Conflict, &.{ up, " was moved away meanwhile" });
            var after = before;
            after.mtime_seconds = seconds;
            after.mtime_nanoseconds = nanoseconds;
            try self.add(a, .{ .path = up, .change = .metadata, .before = before, .after = after });
        }
    }
};

/// The metadata of obli-pkg's own files; the time is set when the transaction has one.
pub fn own(a: *App, bytes: []const u8) Node {
    return .{
        .kind = .file,
        .mode = 0o644,
        .uid = a.uid,
        .gid = a.gid,
        .size = bytes.len,
        .digest = lib.package.digest(bytes),
    };
}
