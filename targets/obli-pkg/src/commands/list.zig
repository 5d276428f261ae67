//! list: what is installed, sorted by name.

const app = @import("../app.zig");
const database = @import("../database.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 0) return report.usage(a, "list takes no argument");
    const packages = try database.loadToRead(a);
    const out = &a.out;
    if (!a.json) {
        for (packages) |package| try out.strs(&.{ package.name(), " ", package.version(), "\n" });
        return 0;
    }
    try out.str("[");
    for (packages, 0..) |package, index| {
        if (index > 0) try out.str(",");
        try out.str("{\"name\":");
        try out.json(package.name());
        try out.str(",\"version\":");
        try out.json(package.version());
        try out.str(",\"files\":");
        try out.number(database.countFiles(package));
        try out.str("}");
    }
    try out.str("]\n");
    return 0;
}
