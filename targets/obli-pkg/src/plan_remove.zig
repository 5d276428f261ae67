//! The plan of a removal. The rules are those of README.md, "Remove".

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const access = @import("access.zig");
const app = @import("app.zig");
const database = @import("database.zig");
const Input = @import("input.zig").Input;
const Node = @import("node.zig").Node;
const planning = @import("plan.zig");
const State = @import("state.zig").State;
const tree = @import("tree.zig");
const sys = @import("sys.zig");
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;
const Plan = planning.Plan;

/// What the history says about a path that is going away.
const Origin = struct {
    /// Whether a transaction made it, as a folder: another folder, where a file of a package was, is somebody else's.
    made: bool = false,
    /// The transaction and slot where what was there before is kept.
    kept: ?struct { transaction: u64, slot: u32, node: Node } = null,
};

pub fn plan(a: *App, from: *State, wanted: []const [:0]const u8, installed: []const Package) Error!Plan {
    var out: Plan = .{ .operation = .remove };
    var subject = a.text();
    const going = try a.gpa.alloc(bool, installed.len);
    @memset(going, false);
    for (wanted) |name| {
        const index = database.find(installed, name) orelse return a.refuse(error.NotFound, &.{ name, " is not installed" });
        if (going[index]) continue;
        going[index] = true;
        if (subject.bytes.items.len > 0) try subject.str("\n");
        try subject.strs(&.{ name, " ", installed[index].version() });
    }
    out.subject = subject.bytes.items;

    var origins = try collect(a, installed, going);
    try search(a, from, &origins);
    for (installed, going) |package, goes| {
        if (!goes) continue;
        for (package.entries, 0..) |*entry, number| {
            if (entry.kind != .directory) try planFile(a, &out, package.path(number), &origins);
        }
        const own = try database.entryPath(a, package.name());
        try out.addRemoval(a, own, try a.tree.lookClosely(own, &.{}));
    }
    try planFolders(a, &out, installed, going, &.{}, &origins);
    out.outcome = try staying(a, installed, going);
    return out;
}

pub fn staying(a: *App, installed: []const Package, going: []const bool) Error![]const Package {
    var out: std.ArrayList(Package) = .empty;
    for (installed, going) |package, goes| if (!goes) try out.append(a.gpa, package);
    return out.items;
}

pub const Origins = std.StringArrayHashMapUnmanaged(Origin);

/// Every path of the packages that go, and every folder on the way.
pub fn collect(a: *App, installed: []const Package, going: []const bool) Error!Origins {
    var out: Origins = .empty;
    for (installed, going) |package, goes| {
        if (!goes) continue;
        for (0..package.entries.len) |number| {
            var path: ?[]const u8 = package.path(number);
            while (path) |name| : (path = lib.path.parent(name)) {
                const slot = try out.getOrPut(a.gpa, name);
                if (slot.found_existing) break;
                slot.value_ptr.* = .{};
            }
        }
    }
    return out;
}

/// The last transaction that changed a path says how what is there now came to be.
pub fn search(a: *App, from: *State, origins: *Origins) Error!void {
    const numbers = try from.transactions(a);
    var missing = origins.count();
    const seen = try a.gpa.alloc(bool, missing);
    @memset(seen, false);
    var at = numbers.len;
    while (at > 0 and missing > 0) {
        at -= 1;
        const journal = try from.readJournal(a, numbers[at]);
        for (journal.records, 0..) |*record, slot| {
            if (record.change == .metadata) continue;
            // One version of a package took the place of another: what came before the first is further back.
            if (record.owned != 0) continue;
            const index = origins.getIndex(journal.path(slot)) orelse continue;
            if (seen[index]) continue;
            seen[index] = true;
            missing -= 1;
            const origin = &origins.values()[index];
            origin.made = record.change == .create and record.after_kind == .directory;
            if (record.change == .replace) origin.kept = .{ .transaction = numbers[at], .slot = @intCast(slot), .node = Node.before(record) };
        }
    }
}

pub fn planFile(a: *App, out: *Plan, path: []const u8, origins: *Origins) Error!void {
    if (out.index.contains(path)) return;
    const found = access.lookClosely(a, path) catch |err| switch (err) {
        // Somebody put something else where a folder was: the package's file is not there any more.
        error.Link, error.NotDirectory => Node.absent,
        else => return err,
    };
    if (found.kind == .directory or found.kind == Node.strange) {
        return a.refuse(error.Modified, &.{ path, " was a file of the package and is something else now; move it away first" });
    }
    const kept = (origins.get(path) orelse Origin{}).kept;
    if (kept) |old| {
        if (found.kind == .absent and (try access.look(a, lib.path.parent(path) orelse "")).kind != .directory) return;
        return out.add(a, .{
            .path = path,
            .change = if (found.kind == .absent) .create else .replace,
            .before = found,
            .after = old.node,
            .source = .{ .kept = .{ .transaction = old.transaction, .slot = old.slot } },
        });
    }
    if (found.kind != .absent) try out.addRemoval(a, path, found);
}

/// Folders go from the deepest up, each if nothing is left in it.
pub fn planFolders(a: *App, out: *Plan, installed: []const Package, going: []const bool, coming: []const Input, origins: *Origins) Error!void {
    const paths = try a.gpa.dupe([]const u8, origins.keys());
    std.sort.heap([]const u8, paths, {}, greaterThan);
    for (paths) |path| {
        if (out.index.contains(path) or !origins.get(path).?.made) continue;
        const found = access.look(a, path) catch continue;
        if (found.kind != .directory) continue;
        if (needed(path, installed, going, coming)) continue;
        if (try emptied(a, out, path)) try out.addRemoval(a, path, try access.lookClosely(a, path));
    }
}

fn greaterThan(_: void, left: []const u8, right: []const u8) bool {
    return lib.path.order(left, right) == .gt;
}

fn needed(path: []const u8, installed: []const Package, going: []const bool, coming: []const Input) bool {
    for (coming) |input| if (input.package.reaches(path)) return true;
    for (installed, going) |package, goes| if (!goes and package.reaches(path)) return true;
    return false;
}

/// Whether everything in the folder goes with this plan.
pub fn emptied(a: *App, out: *Plan, path: []const u8) Error!bool {
    return (try leftIn(a, out, path)) == null;
}

/// Something in the folder that stays after this plan.
pub fn leftIn(a: *App, out: *Plan, path: []const u8) Error!?[]const u8 {
    const fd = openToList(a, path) catch |err| blk: {
        try access.openWay(a, err, try std.mem.concat(a.gpa, u8, &.{ path, "/" }));
        break :blk try openToList(a, path);
    };
    defer sys.close(fd);
    for (try tree.names(a.gpa, fd)) |name| {
        const child = try std.mem.concat(a.gpa, u8, &.{ path, "/", name });
        const item = out.find(child) orelse return child;
        if (item.change != .remove) return child;
    }
    return null;
}

fn openToList(a: *App, path: []const u8) Error!sys.Fd {
    const place = try a.tree.place(path);
    return sys.openFolder(place.dir, place.name());
}
