//! search TEXT: packages with the text in their name, installed or offered, and paths with it. The answer is no (1) if there is nothing.

const std = @import("std");
const options = @import("options");
const app = @import("../app.zig");
const choose = @import("../repository/choose.zig");
const database = @import("../database.zig");
const offer = @import("../repository/offer.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 1 or arguments[0].len == 0) return report.usage(a, "search needs one text");
    const text = arguments[0];
    var found: usize = 0;
    if (a.json) try a.out.str("[");
    for (try database.loadToRead(a)) |package| {
        if (std.mem.indexOf(u8, package.name(), text) != null) try tell(a, &found, package.name(), package.version(), null, null);
        for (0..package.entries.len) |index| {
            const path = package.path(index);
            if (std.mem.indexOf(u8, path, text) != null) try tell(a, &found, package.name(), package.version(), path, null);
        }
    }
    if (options.signatures) for (try choose.kept(a)) |*trusted| if (trusted.targets) |targets| {
        try offer.each(trusted, targets, 0, Offered{ .a = a, .text = text, .found = &found });
    };
    if (a.json) try a.out.str("]\n");
    return if (found > 0) 0 else 1;
}

const Offered = struct {
    a: *App,
    text: []const u8,
    found: *usize,

    pub fn offered(self: Offered, one: offer.Offer) Error!void {
        if (std.mem.indexOf(u8, one.name(), self.text) != null) try tell(self.a, self.found, one.name(), one.version(), null, one.from.store.name);
    }
};

fn tell(a: *App, found: *usize, name: []const u8, version: []const u8, path: ?[]const u8, repository: ?[]const u8) Error!void {
    const out = &a.out;
    defer found.* += 1;
    if (!a.json) {
        if (path) |where| return out.strs(&.{ name, ": ", where, "\n" });
        if (repository) |from| return out.strs(&.{ name, " ", version, ", offered by ", from, "\n" });
        return out.strs(&.{ name, " ", version, "\n" });
    }
    try out.str(if (found.* > 0) ",{\"package\":" else "{\"package\":");
    try out.json(name);
    try out.str(",\"version\":");
    try out.json(version);
    try out.str(",\"path\":");
    if (path) |where| try out.json(where) else try out.str("null");
    if (repository) |from| try out.strs(&.{ ",\"repository\":\"", from, "\"" });
    try out.str("}");
}
