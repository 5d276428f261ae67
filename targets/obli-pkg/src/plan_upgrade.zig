//! The plan of an upgrade: an installation over the versions that are there, and a removal of what they alone had. The
//! rules are those of README.md, "Upgrade".

const std = @import("std");
const lib = @import("lib.zig");
const access = @import("access.zig");
const app = @import("app.zig");
const database = @import("database.zig");
const operation = @import("operation.zig");
const owners = @import("owners.zig");
const plan_install = @import("plan_install.zig");
const plan_remove = @import("plan_remove.zig");
const Input = @import("input.zig").Input;
const Node = @import("node.zig").Node;
const Plan = @import("plan.zig").Plan;
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;

pub fn plan(a: *App, inputs: []Input, setting: operation.Setting) Error!Plan {
    const installed = setting.installed;
    var out: Plan = .{ .operation = .upgrade };
    const going = try a.gpa.alloc(bool, installed.len);
    @memset(going, false);
    const old = try a.gpa.alloc(Package, inputs.len);
    const new = try a.gpa.alloc(Package, inputs.len);
    var subject = a.text();
    for (inputs, old, new, 0..) |*input, *before, *after, number| {
        const index = try choose(a, input.package, installed, going);
        going[index] = true;
        before.* = installed[index];
        after.* = input.package;
        try plan_install.checkPrivileges(a, after.*, before.header.privileges);
        if (number > 0) try subject.str("\n");
        try subject.strs(&.{ after.name(), " ", after.version() });
    }
    out.subject = subject.bytes.items;
    for (new) |package| for (installed, going) |other, goes| {
        if (!goes) try plan_install.checkOwners(a, package, other);
    };
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"paths belong to another installed package"});
    // Here and not while planning, which leaves out configuration that is kept.
    for (new, 0..) |package, number| for (new[0..number]) |other| try plan_install.checkOwners(a, package, other);
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"two of these packages have the same paths"});
    out.unknown = try owners.resolve(a, inputs);

    for (inputs, new) |*input, package| for (package.entries, 0..) |*entry, number| {
        if (entry.kind == .file and !isLinked(package, package.path(number)) and try keeps(a, &out, old, package.path(number))) continue;
        try plan_install.planEntry(a, &out, input, @intCast(number), old, setting.seconds, setting.nanoseconds);
    };
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"something else is in the way"});

    var origins = try plan_remove.collect(a, installed, going);
    try plan_remove.search(a, setting.state, &origins);
    for (old) |package| for (package.entries, 0..) |*entry, number| {
        const path = package.path(number);
        if (entry.kind == .directory or plan_install.hasFile(new, path)) continue;
        if (entry.kind == .file and try keeps(a, &out, old, path)) continue;
        try plan_remove.planFile(a, &out, path, &origins);
    };
    try plan_remove.planFolders(a, &out, installed, going, inputs, &origins);
    for (new) |package| try out.replaceOwn(a, try database.entryPath(a, package.name()), package.head);
    out.outcome = try std.mem.concat(a.gpa, Package, &.{ try plan_remove.staying(a, installed, going), new });
    return out;
}

/// The installed package that this one is a newer version of.
fn choose(a: *App, package: Package, installed: []const Package, going: []const bool) Error!usize {
    const name = package.name();
    const index = database.find(installed, name) orelse return a.refuse(error.NotFound, &.{ name, " is not installed; install it" });
    if (going[index]) return a.refuse(error.AlreadyInstalled, &.{ name, " is asked for twice" });
    const version = installed[index].version();
    // Theorems: Package.Version.neverOlder, replayChangesNothing.
    switch (lib.version.order(version, package.version())) {
        .lt => {},
        .eq => return a.refuse(error.AlreadyInstalled, &.{ name, " ", version, " is installed" }),
        .gt => if (!a.allow_downgrade) {
            return a.refuse(error.AlreadyInstalled, &.{ name, " ", version, " is installed, which is newer than ", package.version(), "; --allow-downgrade takes the older one" });
        },
    }
    return index;
}

/// Whether a hard link of the package leads there: its file must be the package's.
fn isLinked(package: Package, path: []const u8) bool {
    for (package.entries, 0..) |*entry, number| {
        if (entry.kind == .hardlink and std.mem.eql(u8, package.link(number), path)) return true;
    }
    return false;
}

/// Configuration stays as the administrator made it: a file in etc that is not, or no longer, what the old version brought.
fn keeps(a: *App, out: *Plan, old: []const Package, path: []const u8) Error!bool {
    if (!lib.path.within(path, "etc")) return false;
    for (old) |package| {
        const number = package.find(path) orelse continue;
        const entry = &package.entries[number];
        if (entry.kind != .file) continue;
        const found = access.lookClosely(a, path) catch |err| switch (err) {
            error.Link, error.NotDirectory => Node.absent,
            else => return err,
        };
        const same = found.kind == .file and found.mode == entry.mode and Node.sameAttributes(found.attributes, package.attributesDigest(number)) and found.size == entry.size and std.mem.eql(u8, &found.digest, &entry.digest);
        if (!same) try out.kept_configuration.append(a.gpa, path);
        return !same;
    }
    return false;
}
