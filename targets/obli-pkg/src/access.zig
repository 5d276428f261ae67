//! Looking into folders of our own whose mode keeps us out.
//!
//! An ordinary user may install a folder without r, w or x for himself, and must still be able to remove it. The folder is
//! opened while a plan is made, but never without a journal that knows its mode: whatever happens then, taking that
//! journal back closes the folder again. The journal of the transaction itself takes its place.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const recovery = @import("recovery.zig");
const transaction = @import("transaction.zig");
const planning = @import("plan.zig");
const Node = @import("node.zig").Node;
const State = @import("state.zig").State;
const App = app.App;
const Error = app.Error;

pub const Access = struct {
    state: *State,
    number: u64,
    /// The packages before the operation: what attributes they say are theirs.
    installed: []const lib.package.Package = &.{},
    /// Each folder that was opened, as it was.
    opened: std.StringArrayHashMapUnmanaged(Node) = .empty,
};

/// From here on, folders are opened where that is needed.
pub fn allow(a: *App, state: *State) Error!void {
    const numbers = try state.transactions(a);
    const self = try a.gpa.create(Access);
    self.* = .{ .state = state, .number = if (numbers.len == 0) 1 else numbers[numbers.len - 1] + 1 };
    a.access = self;
}

/// After a refusal: everything as it was.
pub fn withdraw(a: *App) void {
    const self = a.access orelse return;
    if (self.opened.count() == 0) return;
    const failure = sys.last;
    defer sys.last = failure;
    _ = recovery.recover(a, self.state) catch {
        a.note(&.{"a folder could not be closed again; the next command tries it"}) catch {};
    };
}

pub fn look(a: *App, path: []const u8) Error!Node {
    return closed(a, path, a.tree.look(path) catch |err| {
        try openWay(a, err, path);
        return closed(a, path, try a.tree.look(path));
    });
}

pub fn lookClosely(a: *App, path: []const u8) Error!Node {
    const packages = if (a.access) |self| self.installed else &.{};
    return closed(a, path, a.tree.lookClosely(path, packages) catch |err| {
        try openWay(a, err, path);
        return closed(a, path, try a.tree.lookClosely(path, packages));
    });
}

/// A folder that we opened counts as it was.
fn closed(a: *App, path: []const u8, found: Node) Node {
    const self = a.access orelse return found;
    var before = self.opened.get(path) orelse return found;
    before.attributes = found.attributes;
    return if (found.kind == .directory) before else found;
}

/// Opens the folders on the way to a path, if being kept out was all that failed.
pub fn openWay(a: *App, err: Error, path: []const u8) Error!void {
    const self = a.access orelse return err;
    if (err != error.Denied) return err;
    var end: usize = 0;
    var helped = false;
    while (std.mem.indexOfScalarPos(u8, path, end, '/')) |slash| : (end = slash + 1) {
        if (try openOne(a, self, path[0..slash])) helped = true;
    }
    if (!helped) return err;
}

fn openOne(a: *App, self: *Access, path: []const u8) Error!bool {
    const found = try a.tree.look(path);
    if (found.kind != .directory or found.mode & 0o700 == 0o700 or found.uid != a.uid) return false;
    try self.opened.put(a.gpa, path, found);
    try writeDown(a, self);
    const place = try a.tree.place(path);
    try sys.chmod(place.dir, place.name(), found.mode | 0o700);
    a.tree.forget();
    return true;
}

/// A journal of nothing but these folders, in place before the mode of the last one changes.
fn writeDown(a: *App, self: *Access) Error!void {
    const Sort = struct {
        keys: []const []const u8,
        pub fn lessThan(sort: @This(), left: usize, right: usize) bool {
            return lib.path.order(sort.keys[left], sort.keys[right]) == .lt;
        }
    };
    self.opened.sort(Sort{ .keys = self.opened.keys() });
    const records = try a.gpa.alloc(abi.JournalRecord, self.opened.count());
    for (self.opened.keys(), self.opened.values(), records) |path, node, *record| {
        const item: planning.Item = .{ .path = path, .change = .metadata, .before = node, .after = node };
        record.* = transaction.recordOf(&item);
    }
    const begin: lib.journal.Begin = .{ .operation = .install, .transaction = self.number, .time_seconds = 0 };
    const bytes = try lib.journal.encode(a.gpa, begin, "", records, self.opened.keys());
    try transaction.writeJournal(self.state, self.number, bytes);
}

/// The opened folders that a plan does not mention: it must close them again.
pub fn addTo(a: *App, plan: *planning.Plan) Error!void {
    const self = a.access orelse return;
    for (self.opened.keys(), self.opened.values()) |path, node| {
        if (plan.index.contains(path)) continue;
        try plan.add(a, .{ .path = path, .change = .metadata, .before = node, .after = node });
    }
}
