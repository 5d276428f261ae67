//! files NAME…: what packages have in the tree, sorted by path.

const lib = @import("../lib.zig");
const app = @import("../app.zig");
const database = @import("../database.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "files needs the name of a package");
    const packages = try database.choose(a, try database.loadToRead(a), arguments);
    const out = &a.out;
    if (a.json) try out.str("[");
    var first = true;
    for (packages) |package| for (package.entries, 0..) |*entry, index| {
        if (!a.json) {
            try out.strs(&.{ package.path(index), if (entry.kind == .directory) "/" else "", "\n" });
            continue;
        }
        try out.strs(&.{ if (first) "" else ",", "{\"package\":" });
        first = false;
        try out.json(package.name());
        try out.str(",\"path\":");
        try out.json(package.path(index));
        try out.strs(&.{ ",\"kind\":\"", lib.trace.kindName(entry.kind), "\",\"size\":" });
        try out.number(entry.size);
        try out.str("}");
    };
    if (a.json) try out.str("]\n");
    return 0;
}
