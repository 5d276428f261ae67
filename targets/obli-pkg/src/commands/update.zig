//! update [REPOSITORY…]: asks repositories what is new, and keeps what is verified. One that refuses does not keep the others from it.

const std = @import("std");
const options = @import("options");
const app = @import("../app.zig");
const confine = @import("../confine.zig");
const report = @import("../report.zig");
const repo = @import("repo.zig");
const store = @import("../repository/store.zig");
const Trusted = @import("../repository/update.zig").Trusted;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (!options.signatures) return report.usage(a, "this obli-pkg was built without signatures and knows no repositories");
    var stores = try store.Stores.openToChange(a) orelse {
        if (arguments.len > 0) return a.refuse(error.NotFound, &.{ "there is no repository ", arguments[0] });
        try a.note(&.{"there is no repository; `obli-pkg repo add` adds one"});
        if (a.json) try a.out.str("[]\n");
        return 0;
    };
    try confine.toFolder(a.tree.root, .connects);
    const all = try stores.list(a);
    for (arguments) |name| {
        for (all) |one| {
            if (std.mem.eql(u8, one.name, name)) break;
        } else return a.refuse(error.NotFound, &.{ "there is no repository ", name });
    }
    var failed: ?Error = null;
    var message: []const u8 = "";
    var out = a.text();
    for (all) |one| {
        if (arguments.len > 0 and !isAmong(arguments, one.name)) continue;
        a.message = "";
        var trusted: Trusted = try .load(a, one);
        trusted.update() catch |err| {
            if (failed != null) _ = report.failure(a, err) else {
                failed = err;
                message = a.message;
            }
            continue;
        };
        try repo.tell(a, &out, &trusted);
    }
    if (failed) |err| {
        a.message = message;
        return err;
    }
    try repo.list(a, out.bytes.items);
    return 0;
}

fn isAmong(names: []const [:0]const u8, name: []const u8) bool {
    for (names) |one| if (std.mem.eql(u8, one, name)) return true;
    return false;
}
