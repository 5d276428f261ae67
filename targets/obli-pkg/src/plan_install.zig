//! The plan of an installation. The rules are those of README.md, "Install".

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const access = @import("access.zig");
const app = @import("app.zig");
const database = @import("database.zig");
const Input = @import("input.zig").Input;
const Node = @import("node.zig").Node;
const owners = @import("owners.zig");
const planning = @import("plan.zig");
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;
const Plan = planning.Plan;

pub fn plan(a: *App, inputs: []Input, installed: []const Package, seconds: i64, nanoseconds: u32) Error!Plan {
    var out: Plan = .{ .operation = .install };
    var subject = a.text();
    for (inputs, 0..) |*input, number| {
        const package = input.package;
        if (number > 0) try subject.str("\n");
        try subject.strs(&.{ package.name(), " ", package.version() });
        try checkNotInstalled(a, package, installed, inputs[0..number]);
        try checkPrivileges(a, package, 0);
        for (installed) |other| try checkOwners(a, package, other);
    }
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"paths belong to another installed package"});
    out.subject = subject.bytes.items;
    out.unknown = try owners.resolve(a, inputs);
    for (inputs) |*input| for (0..input.package.entries.len) |entry| {
        try planEntry(a, &out, input, @intCast(entry), &.{}, seconds, nanoseconds);
    };
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"something else is in the way"});
    var outcome: std.ArrayList(Package) = .empty;
    try outcome.appendSlice(a.gpa, installed);
    for (inputs) |*input| {
        try outcome.append(a.gpa, input.package);
        try out.addOwn(a, try database.entryPath(a, input.package.name()), input.package.head);
    }
    out.outcome = outcome.items;
    return out;
}

fn checkNotInstalled(a: *App, package: Package, installed: []const Package, earlier: []Input) Error!void {
    if (database.find(installed, package.name())) |index| {
        return a.refuse(error.AlreadyInstalled, &.{ package.name(), " ", installed[index].version(), " is installed" });
    }
    for (earlier) |other| if (std.mem.eql(u8, other.package.name(), package.name())) {
        return a.refuse(error.AlreadyInstalled, &.{ package.name(), " is asked for twice" });
    };
}

/// Privileges are asked for once: an upgrade may have those that the version before it had.
/// Theorems: Package.Privilege.policySees, declaredIsThere.
pub fn checkPrivileges(a: *App, package: Package, had: u32) Error!void {
    const new = package.header.privileges & ~had;
    if (new == 0 or a.allow_privileges) return;
    var line = a.text();
    try line.strs(&.{ package.name(), " ", package.version(), " has" });
    inline for (@typeInfo(abi.Privilege).@"enum".field_names) |name| {
        if (new >> @backingInt(@field(abi.Privilege, name)) & 1 == 1) try line.str(" " ++ name);
    }
    a.message = line.bytes.items;
    return error.Privileged;
}

/// Two sorted manifests, side by side: a path that both have must be a directory in both.
pub fn checkOwners(a: *App, package: Package, other: Package) Error!void {
    var left: usize = 0;
    var right: usize = 0;
    while (left < package.entries.len and right < other.entries.len) {
        switch (lib.path.order(package.path(left), other.path(right))) {
            .lt => left += 1,
            .gt => right += 1,
            .eq => {
                const shared = package.entries[left].kind == .directory and other.entries[right].kind == .directory;
                if (!shared) try a.blame(package.path(left));
                left += 1;
                right += 1;
            },
        }
    }
}

/// `ours` are packages whose files may be replaced: the versions that this one takes the place of.
pub fn planEntry(a: *App, out: *Plan, input: *Input, number: u32, ours: []const Package, seconds: i64, nanoseconds: u32) Error!void {
    const package = input.package;
    const entry = &package.entries[number];
    const path = package.path(number);
    const is_directory = entry.kind == .directory;
    if (out.find(path)) |item| {
        // Another package of this transaction has it, or it is a parent that was missing for one.
        if (!is_directory or item.after.kind != .directory) return a.blame(path);
        return;
    }
    const parent_is_new = try planParents(a, out, path, seconds, nanoseconds) orelse return;
    const before: Node = if (parent_is_new) .absent else try access.lookClosely(a, path);
    const after = node(a, package, number);
    if (is_directory) switch (before.kind) {
        .absent => try out.add(a, .{ .path = path, .change = .create, .before = .absent, .after = after, .source = .{ .entry = .{ .input = input, .entry = number } } }),
        .directory => {},
        else => try a.blame(path),
    } else switch (before.kind) {
        .absent, .file, .symlink => {
            if (before.kind != .absent and !hasFile(ours, path)) try out.kept_aside.append(a.gpa, path);
            try out.add(a, .{
                .path = path,
                .change = if (before.kind == .absent) .create else .replace,
                .before = before,
                .after = after,
                .source = .{ .entry = .{ .input = input, .entry = number } },
            });
        },
        else => try a.blame(path),
    }
}

/// Whether one of the packages has the path as a file or link.
pub fn hasFile(packages: []const Package, path: []const u8) bool {
    for (packages) |package| {
        const entry = package.find(path) orelse continue;
        if (package.entries[entry].kind != .directory) return true;
    }
    return false;
}

/// Sees to the folders of a path: true if the last one is new, false if it is there, null if something is in the way.
fn planParents(a: *App, out: *Plan, path: []const u8, seconds: i64, nanoseconds: u32) Error!?bool {
    const up = lib.path.parent(path) orelse return false;
    if (out.find(up)) |item| {
        if (item.after.kind == .directory) return true;
        try a.blame(path);
        return null;
    }
    const before = access.look(a, up) catch |err| switch (err) {
        error.Link, error.NotDirectory => {
            try a.blame(path);
            return null;
        },
        else => return err,
    };
    switch (before.kind) {
        .directory => return false,
        .absent => {},
        else => {
            try a.blame(path);
            return null;
        },
    }
    _ = try planParents(a, out, up, seconds, nanoseconds) orelse return null;
    try out.add(a, .{
        .path = up,
        .change = .create,
        .before = .absent,
        .after = .{ .kind = .directory, .mode = 0o755, .uid = a.uid, .gid = a.gid, .mtime_seconds = seconds, .mtime_nanoseconds = nanoseconds },
        .source = .directory,
    });
    return true;
}

/// What an entry leaves in the tree.
pub fn node(a: *App, package: Package, number: usize) Node {
    const entry = &package.entries[number];
    var out: Node = .{
        .kind = entry.kind,
        .mode = entry.mode,
        .uid = if (a.privileged()) entry.uid else a.uid,
        .gid = if (a.privileged()) entry.gid else a.gid,
        .mtime_seconds = entry.mtime_seconds,
        .mtime_nanoseconds = entry.mtime_nanoseconds,
        .size = entry.size,
        .digest = entry.digest,
        .attributes = package.attributesDigest(number),
    };
    if (entry.kind == .hardlink) {
        const file = &package.entries[package.fileOf(number) orelse unreachable];
        out.size = file.size;
        out.digest = file.digest;
    }
    return out;
}
