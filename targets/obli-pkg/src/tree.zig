//! The tree beneath the root, by path, without ever leaving it.
//!
//! A path is taken apart into its folder and its last name. The folder is opened beneath the root with no link on the way
//! (openat2, or component by component where the kernel has none), and everything is done by name in that folder, so no
//! link that somebody puts there is followed. Not here: which changes are right (plan/) and in which order (transaction.zig).

const std = @import("std");
const abi = @import("abi");
const linux = std.os.linux;
const sys = @import("sys.zig");
const lib = @import("lib.zig");
const Node = @import("node.zig").Node;
const Digest = lib.attribute.Digest;
const Package = lib.package.Package;

pub const Error = sys.Error;

pub const Place = struct {
    dir: sys.Fd,
    buffer: [lib.path.max_name + 1]u8,
    length: usize,

    pub fn name(self: *const Place) [:0]const u8 {
        return self.buffer[0..self.length :0];
    }

    pub fn at(dir: sys.Fd, text: []const u8) Error!Place {
        if (text.len > lib.path.max_name) return error.Absent;
        var out: Place = .{ .dir = dir, .buffer = undefined, .length = text.len };
        @memcpy(out.buffer[0..text.len], text);
        out.buffer[text.len] = 0;
        return out;
    }

    /// A numbered node in one of obli-pkg's own folders.
    pub fn slot(dir: sys.Fd, index: u64) Place {
        var out: Place = .{ .dir = dir, .buffer = undefined, .length = 0 };
        out.length = sys.decimal(&out.buffer, index).len;
        return out;
    }

    pub fn look(self: *const Place) Error!Node {
        const found = sys.stat(self.dir, self.name()) catch |err| switch (err) {
            error.Absent => return .absent,
            else => return err,
        };
        return .fromStat(found);
    }

    pub fn exists(self: *const Place) Error!bool {
        return (try self.look()).kind != .absent;
    }

    /// With the digest of content or link target, and of the attributes if it is said whose they are.
    pub fn lookClosely(self: *const Place, whose: ?Whose) Error!Node {
        var node = try self.look();
        switch (node.kind) {
            .file => try self.lookInside(&node, whose),
            .directory => if (whose) |known| {
                const fd = sys.openFolder(self.dir, self.name()) catch |err| switch (err) {
                    error.Denied => {
                        node.attributes = Digest.unknown;
                        return node;
                    },
                    else => return err,
                };
                defer sys.close(fd);
                node.attributes = try digestAttributes(fd, known);
            },
            .symlink => {
                var buffer: [lib.path.max_path + 1]u8 = undefined;
                node.digest = lib.package.digest(try sys.readLink(self.dir, self.name(), &buffer));
            },
            else => {},
        }
        return node;
    }

    fn lookInside(self: *const Place, node: *Node, whose: ?Whose) Error!void {
        const fd = sys.openFile(self.dir, self.name()) catch |err| switch (err) {
            error.Denied => {
                node.attributes = Digest.unknown;
                return;
            },
            else => return err,
        };
        defer sys.close(fd);
        var hash: lib.content.Sha512 = .init(.{});
        var buffer: [64 << 10]u8 = undefined;
        var offset: u64 = 0;
        while (true) {
            const count = try sys.readAt(fd, &buffer, offset);
            if (count == 0) break;
            hash.update(buffer[0..count]);
            offset += count;
        }
        node.size = offset;
        node.digest = hash.finalResult();
        if (whose) |known| node.attributes = try digestAttributes(fd, known);
    }
};

/// The packages that may have given a path attributes.
pub const Whose = struct { path: []const u8, packages: []const Package };

pub fn digestAttributes(fd: sys.Fd, whose: Whose) Error![64]u8 {
    var found: Attributes = try .of(fd, whose);
    var out: Digest = .init();
    while (try found.next()) |one| out.add(one.name, one.value);
    return out.final();
}

/// The kernel gives no more.
const largest = 64 << 10;
/// One node is looked at after the other.
var space: [2][largest]u8 = undefined;

/// The attributes of an open node that obli-pkg answers for, in the order of their names.
pub const Attributes = struct {
    fd: sys.Fd,
    whose: Whose,
    names: []const u8,
    last: []const u8 = "",

    pub fn of(fd: sys.Fd, whose: Whose) Error!Attributes {
        const found = sys.attributes(fd, whose.path, &space[0]) catch |err| switch (err) {
            // The file system has none.
            error.Unsupported => "",
            else => return err,
        };
        return .{ .fd = fd, .whose = whose, .names = found };
    }

    /// What it gives is good until the next call.
    pub fn next(self: *Attributes) Error!?struct { name: []const u8, value: []const u8 } {
        while (self.following()) |name| {
            self.last = name;
            const value = sys.getAttribute(self.fd, name.ptr, &space[1]) catch |err| {
                // Somebody has taken it away meanwhile.
                if (sys.last.errno == .NODATA) continue;
                return err;
            };
            return .{ .name = name, .value = value };
        }
        return null;
    }

    /// The first name after the last.
    fn following(self: *const Attributes) ?[:0]const u8 {
        var least: ?[:0]const u8 = null;
        var at: usize = 0;
        while (at < self.names.len) {
            const name = std.mem.sliceTo(self.names[at .. self.names.len - 1 :0], 0);
            at += name.len + 1;
            if (std.mem.order(u8, name, self.last) != .gt or !self.concerns(name)) continue;
            if (least == null or std.mem.order(u8, name, least.?) == .lt) least = name;
        }
        return least;
    }

    fn concerns(self: *const Attributes, name: []const u8) bool {
        return switch (lib.attribute.concern(name)) {
            .always => true,
            .never => false,
            .declared => for (self.whose.packages) |package| {
                if (package.declares(self.whose.path, name)) break true;
            } else false,
        };
    }
};

pub const Tree = struct {
    root: sys.Fd,
    /// Whether the kernel resolves beneath by itself.
    resolves: bool = true,
    /// The folder that was used last: changes come sorted by path.
    folder: sys.Fd = -1,
    folder_path: [lib.path.max_path + 1]u8 = undefined,
    folder_length: usize = 0,

    pub fn place(self: *Tree, path: []const u8) Error!Place {
        if (path.len == 0) return .at(self.root, ".");
        const up = lib.path.parent(path) orelse return .at(self.root, path);
        return .at(try self.open(up), lib.path.base(path));
    }

    /// What is at the path; absent also when a folder on the way is.
    pub fn look(self: *Tree, path: []const u8) Error!Node {
        const here = self.place(path) catch |err| switch (err) {
            error.Absent => return .absent,
            else => return err,
        };
        return here.look();
    }

    /// Closely: what only reading the node tells, the attributes that concern these packages among it.
    pub fn lookClosely(self: *Tree, path: []const u8, packages: []const Package) Error!Node {
        const here = self.place(path) catch |err| switch (err) {
            error.Absent => return .absent,
            else => return err,
        };
        return here.lookClosely(.{ .path = path, .packages = packages });
    }

    /// The cached folder may have been moved away: after a change of directories it is opened afresh.
    pub fn forget(self: *Tree) void {
        if (self.folder >= 0) sys.close(self.folder);
        self.folder = -1;
    }

    fn open(self: *Tree, path: []const u8) Error!sys.Fd {
        if (self.folder >= 0 and std.mem.eql(u8, self.folder_path[0..self.folder_length], path)) return self.folder;
        self.forget();
        if (path.len > lib.path.max_path) return error.Absent;
        @memcpy(self.folder_path[0..path.len], path);
        self.folder_path[path.len] = 0;
        self.folder_length = path.len;
        self.folder = try self.openUncached(self.folder_path[0..path.len :0]);
        return self.folder;
    }

    fn openUncached(self: *Tree, path: [:0]const u8) Error!sys.Fd {
        if (self.resolves) {
            return sys.openBeneath(self.root, path) catch |err| {
                // A sandbox that does not know the call says that it is not permitted, which opening a path never is.
                if (err != error.Unsupported and sys.last.errno != .PERM) return err;
                self.resolves = false;
                return self.walk(path);
            };
        }
        return self.walk(path);
    }

    /// One component after another, no link followed: what openat2 does in one call.
    fn walk(self: *Tree, path: []const u8) Error!sys.Fd {
        var dir = self.root;
        var components = std.mem.splitScalar(u8, path, '/');
        while (components.next()) |name| {
            const here: Place = try .at(dir, name);
            const next = sys.openPath(dir, here.name(), true);
            if (dir != self.root) sys.close(dir);
            dir = try next;
        }
        return dir;
    }
};

/// The names in a folder, sorted by their bytes.
pub fn sortedNames(gpa: std.mem.Allocator, fd: sys.Fd) (Error || error{OutOfMemory})![][:0]const u8 {
    const out = try gpa.dupe([:0]const u8, try names(gpa, fd));
    std.sort.heap([:0]const u8, out, {}, before);
    return out;
}

fn before(_: void, left: [:0]const u8, right: [:0]const u8) bool {
    return std.mem.order(u8, left, right) == .lt;
}

/// The names in a folder, without `.` and `..`; owned by the caller's arena.
pub fn names(gpa: std.mem.Allocator, fd: sys.Fd) (Error || error{OutOfMemory})![]const [:0]const u8 {
    var out: std.ArrayList([:0]const u8) = .empty;
    var buffer: [32 << 10]u8 align(8) = undefined;
    try sys.rewind(fd);
    while (true) {
        const count = try sys.list(fd, &buffer);
        if (count == 0) return out.items;
        var at: usize = 0;
        while (at < count) {
            // struct linux_dirent64: inode u64, offset i64, length u16, type u8, name
            const length = std.mem.readInt(u16, buffer[at + 16 ..][0..2], .little);
            const name = std.mem.sliceTo(buffer[at + 19 .. at + length], 0);
            at += length;
            if (std.mem.eql(u8, name, ".") or std.mem.eql(u8, name, "..")) continue;
            try out.append(gpa, try gpa.dupeSentinel(u8, name, 0));
        }
    }
}
