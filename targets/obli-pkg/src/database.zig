//! What is installed: for each package its header and manifest, in a file with the package's name.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const app = @import("app.zig");
const input = @import("input.zig");
const report = @import("report.zig");
const tree = @import("tree.zig");
const State = @import("state.zig").State;
const state = @import("state.zig");
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;

/// All installed packages, by name.
pub fn load(a: *App, from: *State) Error![]Package {
    const sorted = try tree.sortedNames(a.gpa, from.database);
    const out = try a.gpa.alloc(Package, sorted.len);
    for (sorted, out) |name, *package| package.* = try read(a, from, name);
    return out;
}

/// For a command that only looks.
pub fn loadToRead(a: *App) Error![]Package {
    var from = try State.openToRead(a) orelse return &.{};
    try report.recovered(a);
    return load(a, &from);
}

/// Those of these names; refuses if one is not installed.
pub fn choose(a: *App, packages: []const Package, names: []const [:0]const u8) Error![]const Package {
    const out = try a.gpa.alloc(Package, names.len);
    for (names, out) |name, *package| {
        const index = find(packages, name) orelse return a.refuse(error.NotFound, &.{ name, " is not installed" });
        package.* = packages[index];
    }
    return out;
}

fn read(a: *App, from: *State, name: [:0]const u8) Error!Package {
    const bytes = try input.readFile(a, from.database, name);
    var where: u32 = undefined;
    return lib.package.parse(bytes, &where) catch a.refuse(error.Io, &.{ state.database_folder, "/", name, " is damaged" });
}

pub fn find(packages: []const Package, name: []const u8) ?usize {
    for (packages, 0..) |package, index| if (std.mem.eql(u8, package.name(), name)) return index;
    return null;
}

/// The path of a package's entry.
pub fn entryPath(a: *App, name: []const u8) Error![]const u8 {
    return std.mem.concat(a.gpa, u8, &.{ state.database_folder, "/", name });
}

/// Everything but directories.
pub fn countFiles(package: Package) u64 {
    var count: u64 = 0;
    for (package.entries) |*entry| count += @intFromBool(entry.kind != .directory);
    return count;
}
