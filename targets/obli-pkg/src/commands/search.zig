//! search TEXT: installed packages with the text in their name, and paths with it. The answer is no (1) if there is nothing.

const std = @import("std");
const app = @import("../app.zig");
const database = @import("../database.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 1 or arguments[0].len == 0) return report.usage(a, "search needs one text");
    const text = arguments[0];
    var found: usize = 0;
    if (a.json) try a.out.str("[");
    for (try database.loadToRead(a)) |package| {
        if (std.mem.indexOf(u8, package.name(), text) != null) try tell(a, &found, package.name(), package.version(), null);
        for (0..package.entries.len) |index| {
            const path = package.path(index);
            if (std.mem.indexOf(u8, path, text) != null) try tell(a, &found, package.name(), package.version(), path);
        }
    }
    if (a.json) try a.out.str("]\n");
    return if (found > 0) 0 else 1;
}

fn tell(a: *App, found: *usize, name: []const u8, version: []const u8, path: ?[]const u8) Error!void {
    const out = &a.out;
    defer found.* += 1;
    if (!a.json) {
        if (path) |where| return out.strs(&.{ name, ": ", where, "\n" });
        return out.strs(&.{ name, " ", version, "\n" });
    }
    try out.str(if (found.* > 0) ",{\"package\":" else "{\"package\":");
    try out.json(name);
    try out.str(",\"version\":");
    try out.json(version);
    try out.str(",\"path\":");
    if (path) |where| try out.json(where) else try out.str("null");
    try out.str("}");
}
