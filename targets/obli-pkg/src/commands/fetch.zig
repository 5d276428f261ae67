//! fetch ADDRESS NAME LIMIT, or fetch ADDRESS NAME SIZE DIGEST FILE: in builds for tests only, one file of a server and nothing else.

const std = @import("std");
const app = @import("../app.zig");
const lib = @import("../lib.zig");
const report = @import("../report.zig");
const sys = @import("../sys.zig");
const url = @import("../repository/url.zig");
const Fetcher = @import("../repository/fetch.zig").Fetcher;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 3 and arguments.len != 5) return report.usage(a, "fetch ADDRESS NAME LIMIT, fetch ADDRESS NAME SIZE DIGEST FILE");
    try a.openRoot();
    const fetcher: Fetcher = try .of(a, arguments[0]);
    const size = url.decimal(arguments[2]) orelse 0;
    if (arguments.len == 5) {
        var digest: [64]u8 = undefined;
        _ = std.fmt.hexToBytes(&digest, arguments[3]) catch return report.usage(a, "a digest has 128 digits");
        sys.close(try fetcher.download(a.tree.root, arguments[4], arguments[1], size, &digest));
        try a.out.str("true\n");
        return 0;
    }
    const bytes = try fetcher.read(arguments[1], size) orelse return a.refuse(error.Unavailable, &.{ arguments[0], "/", arguments[1] });
    try a.out.str("{\"size\":");
    try a.out.number(bytes.len);
    try a.out.str(",\"digest\":\"");
    try a.out.hex(&lib.package.digest(bytes));
    try a.out.str("\"}\n");
    return 0;
}
