//! owner PATH…: which packages have a path. Folders may have several; the answer is no (1) where a path has none.

const std = @import("std");
const app = @import("../app.zig");
const database = @import("../database.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "owner needs a path");
    const packages = try database.loadToRead(a);
    const out = &a.out;
    var all = true;
    if (a.json) try out.str("[");
    for (arguments, 0..) |argument, number| {
        // Beneath the root, however the path was written.
        const path = std.mem.trim(u8, argument, "/");
        if (a.json) {
            try out.str(if (number > 0) ",{\"path\":" else "{\"path\":");
            try out.json(path);
            try out.str(",\"packages\":[");
        }
        var owners: usize = 0;
        for (packages) |package| if (package.find(path) != null) {
            if (a.json) {
                if (owners > 0) try out.str(",");
                try out.json(package.name());
            } else try out.strs(&.{ path, ": ", package.name(), " ", package.version(), "\n" });
            owners += 1;
        };
        if (owners == 0) {
            all = false;
            if (!a.json) try a.note(&.{ "no package has ", path });
        }
        if (a.json) try out.str("]}");
    }
    if (a.json) try out.str("]\n");
    return if (all) 0 else 1;
}
