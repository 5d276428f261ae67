//! Staging: every new node of a plan, made beside the tree with its mode, owner and time, before anything is touched.

const std = @import("std");
const options = @import("options");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const app = @import("app.zig");
const planning = @import("plan.zig");
const progress = @import("progress.zig");
const State = @import("state.zig").State;
const Node = @import("node.zig").Node;
const Input = @import("input.zig").Input;
const Job = @import("unpacker.zig").Job;
const Unpacker = @import("unpacker.zig").Unpacker;
const App = app.App;
const Error = app.Error;
const Item = planning.Item;
const Place = tree.Place;

/// To make a node takes about as long as to write so many bytes.
const weight_of_node = 4096;

pub const Stage = struct {
    a: *App,
    state: *State,
    unpacker: ?Unpacker,
    /// How far it is: nodes, and what they weigh.
    nodes: u64 = 0,
    all: u64,
    weight: u64 = 0,
    whole: u64 = 0,

    /// Starts unpacking what the items need, in their order. `end` is its end.
    pub fn begin(a: *App, state: *State, items: []const Item) Error!Stage {
        var jobs: std.ArrayList(Job) = .empty;
        var whole: u64 = 0;
        for (items) |*item| {
            if (unpacked(item)) |job| {
                try jobs.append(a.gpa, job);
                whole +|= item.after.size;
            }
            whole +|= weight_of_node;
        }
        return .{ .a = a, .state = state, .unpacker = try .begin(a, jobs.items), .all = items.len, .whole = whole };
    }

    pub fn end(self: *Stage) void {
        if (self.unpacker) |*one| one.finish();
    }

    /// Makes the node of one item in its slot. May correct `after`: an owner that cannot be given is not promised.
    pub fn put(self: *Stage, items: []Item, index: usize) Error!void {
        const item = &items[index];
        const slot: Place = .slot(self.state.stage, index);
        if (options.fault) @import("fault.zig").escape(.stage);
        self.nodes += 1;
        self.advance(weight_of_node);
        switch (item.source) {
            .none, .undo => {},
            .directory => try self.putFolder(slot, item),
            .bytes => |bytes| try self.putBytes(slot, item, bytes),
            .kept => |kept| try self.putKept(slot, item, kept.transaction, kept.slot),
            .entry => |from| switch (item.after.kind) {
                .file => try self.putFile(slot, item, from.input),
                .directory => try self.putFolder(slot, item),
                .symlink => try self.putLink(slot, &item.after, from.input.package.link(from.entry)),
                .hardlink => try self.putHardLink(slot, items, item, from.input.package.link(from.entry)),
                else => unreachable,
            },
        }
    }

    fn advance(self: *Stage, weight: u64) void {
        self.weight +|= weight;
        progress.tellShare("preparing", self.nodes, self.all, self.weight, self.whole);
    }

    fn putFolder(self: *Stage, slot: Place, item: *Item) Error!void {
        try sys.makeFolder(slot.dir, slot.name(), 0o700);
        try self.owner(slot, &item.after);
        if (attributesOf(item).len == 0) return;
        const fd = try sys.openFolder(slot.dir, slot.name());
        defer sys.close(fd);
        try self.adorn(fd, item);
    }

    /// Gives the attributes that the package says. Who may not, or whose file system has none, hears of it here, where nothing
    /// of the tree has been touched.
    fn adorn(self: *Stage, fd: sys.Fd, item: *const Item) Error!void {
        for (attributesOf(item)) |*record| {
            const package = item.source.entry.input.package;
            const name = try self.a.gpa.dupeSentinel(u8, package.attributeName(record), 0);
            sys.setAttribute(fd, name.ptr, package.attributeValue(record), .maybe) catch |err| switch (err) {
                error.Denied, error.Unsupported => {
                    try self.a.blame(item.path);
                    return self.a.refuse(error.AttributeRefused, &.{name});
                },
                else => return err,
            };
        }
    }

    fn putBytes(self: *Stage, slot: Place, item: *Item, bytes: []const u8) Error!void {
        const fd = try sys.createFile(slot.dir, slot.name(), 0o600);
        defer sys.close(fd);
        try sys.writeAll(fd, item.path, bytes);
        try self.finish(fd, item);
    }

    fn putFile(self: *Stage, slot: Place, item: *Item, input: *const Input) Error!void {
        const fd = try sys.createFile(slot.dir, slot.name(), 0o600);
        defer sys.close(fd);
        if (unpacked(item) != null) {
            const unpacker = if (self.unpacker) |*one| one else return error.Internal;
            const digest = unpacker.next(input, item.after.size, File{ .fd = fd, .path = item.path, .stage = self }) catch |err| {
                switch (err) {
                    error.BadContent => try self.a.blame(item.path),
                    else => {},
                }
                return err;
            };
            if (!std.mem.eql(u8, &digest, &item.after.digest)) {
                try self.a.blame(item.path);
                return self.a.refuse(error.BadDigest, &.{input.name});
            }
        }
        try self.finish(fd, item);
    }

    fn putLink(self: *Stage, slot: Place, after: *Node, target: []const u8) Error!void {
        try sys.symlink(try self.a.gpa.dupeSentinel(u8, target, 0), slot.dir, slot.name());
        try self.owner(slot, after);
        try sys.setTime(slot.dir, slot.name(), after.mtime_seconds, after.mtime_nanoseconds);
    }

    /// The file that it is another name of sorts before it, so it has been staged.
    fn putHardLink(_: *Stage, slot: Place, items: []Item, item: *Item, target: []const u8) Error!void {
        const file = find(items, target) orelse return error.Internal;
        const from: Place = .slot(slot.dir, file);
        try sys.link(from.dir, from.name(), slot.dir, slot.name());
        item.after.uid = items[file].after.uid;
        item.after.gid = items[file].after.gid;
    }

    /// A copy of what an install had put aside: the undo folder keeps its own, for a later roll-back.
    fn putKept(self: *Stage, slot: Place, item: *Item, transaction: u64, number: u32) Error!void {
        const undo = try self.state.openUndo(transaction);
        defer sys.close(undo);
        const old: Place = .slot(undo, number);
        if (item.after.kind == .symlink) {
            var buffer: [lib.path.max_path + 1]u8 = undefined;
            return self.putLink(slot, &item.after, try sys.readLink(old.dir, old.name(), &buffer));
        }
        const from = try sys.openFile(old.dir, old.name());
        defer sys.close(from);
        const to = try sys.createFile(slot.dir, slot.name(), 0o600);
        defer sys.close(to);
        var buffer: [64 << 10]u8 = undefined;
        var offset: u64 = 0;
        while (true) {
            const count = try sys.readAt(from, &buffer, offset);
            if (count == 0) break;
            try sys.writeAll(to, item.path, buffer[0..count]);
            offset += count;
        }
        try self.give(to, item);
        try self.copyAttributes(from, to);
        // What only root may give is not promised either. What a user noted there is no package's.
        item.after.attributes = try tree.digestAttributes(to, .{ .path = item.path, .packages = &.{} });
        try self.seal(to, item);
    }

    /// Access control lists and capabilities too. Those that only root may give are not given by another user.
    fn copyAttributes(self: *Stage, from: sys.Fd, to: sys.Fd) Error!void {
        const largest = 64 << 10;
        const space = try self.a.gpa.alloc(u8, 2 * largest);
        defer self.a.gpa.free(space);
        const names = sys.attributes(from, "", space[0..largest]) catch |err| return if (err == error.Unsupported) {} else err;
        var at: usize = 0;
        while (at < names.len) {
            const name = std.mem.sliceTo(names[at .. names.len - 1 :0], 0);
            at += name.len + 1;
            const value = try sys.getAttribute(from, name.ptr, space[largest..]);
            sys.setAttribute(to, name.ptr, value, .maybe) catch |err| if (err != error.Denied or self.a.privileged()) return err;
        }
    }

    /// Owner before mode and attributes: changing the owner clears setuid and capabilities.
    fn finish(self: *Stage, fd: sys.Fd, item: *Item) Error!void {
        try self.give(fd, item);
        try self.adorn(fd, item);
        try self.seal(fd, item);
    }

    fn give(self: *Stage, fd: sys.Fd, item: *Item) Error!void {
        const after = &item.after;
        if (after.uid != self.a.uid or after.gid != self.a.gid) {
            sys.chownFd(fd, item.path, after.uid, after.gid) catch |err| try self.keepOwner(err, after);
        }
    }

    fn seal(_: *Stage, fd: sys.Fd, item: *Item) Error!void {
        const after = &item.after;
        try sys.chmodFd(fd, item.path, after.mode);
        try sys.setTimeFd(fd, item.path, after.mtime_seconds, after.mtime_nanoseconds);
    }

    fn owner(self: *Stage, slot: Place, after: *Node) Error!void {
        if (after.uid == self.a.uid and after.gid == self.a.gid) return;
        sys.chown(slot.dir, slot.name(), after.uid, after.gid) catch |err| try self.keepOwner(err, after);
    }

    /// Root without the capability (in a container) is treated as any other user.
    fn keepOwner(self: *Stage, err: sys.Error, after: *Node) Error!void {
        if (err != error.Denied) return err;
        after.uid = self.a.uid;
        after.gid = self.a.gid;
    }
};

fn attributesOf(item: *const Item) []align(1) const abi.AttributeRecord {
    if (item.source != .entry) return &.{};
    return item.source.entry.input.package.attributesOf(item.source.entry.entry);
}

/// What has to be unpacked for an item, if anything has.
fn unpacked(item: *const Item) ?Job {
    if (item.source != .entry or item.after.kind != .file or item.after.size == 0) return null;
    return .{ .input = item.source.entry.input, .entry = item.source.entry.entry };
}

/// Where content is unpacked to.
const File = struct {
    fd: sys.Fd,
    path: []const u8,
    stage: *Stage,

    pub fn write(self: File, bytes: []const u8) Error!void {
        try sys.writeAll(self.fd, self.path, bytes);
        self.stage.advance(bytes.len);
    }
};

/// An item by its path, in items that are sorted.
pub fn find(items: []const Item, path: []const u8) ?usize {
    var low: usize = 0;
    var high: usize = items.len;
    while (low < high) {
        const middle = low + (high - low) / 2;
        switch (lib.path.order(items[middle].path, path)) {
            .eq => return middle,
            .lt => low = middle + 1,
            .gt => high = middle,
        }
    }
    return null;
}
