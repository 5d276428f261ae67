//! version: the version, the features, and what it was built from.

const builtin = @import("builtin");
const options = @import("options");
const app = @import("../app.zig");
const report = @import("../report.zig");
const lib = @import("../lib.zig");
const App = app.App;
const Error = app.Error;

const schemes = [_][]const u8{ "ml-dsa-87", "ed448", "slh-dsa-sha2-256s" };
const features = [_][]const u8{ "zstd", "sha512", "rollback", "trace", "openat2" } ++ if (options.signatures) schemes else .{};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 0) return report.usage(a, "version takes no argument");
    const out = &a.out;
    const target = @tagName(builtin.cpu.arch) ++ "-" ++ @tagName(builtin.os.tag) ++ "-" ++ @tagName(builtin.abi);
    const mode = @tagName(builtin.mode);
    if (a.json) {
        try out.strs(&.{ "{\"name\":\"obli-pkg\",\"version\":\"", options.version, "\",\"features\":[" });
        for (features, 0..) |feature, index| try out.strs(&.{ if (index > 0) "," else "", "\"", feature, "\"" });
        try out.strs(&.{ "],\"signatures\":", if (options.signatures) "true" else "false", ",\"package_format\":1,\"journal_format\":1,\"target\":\"", target, "\",\"mode\":\"", mode });
        try out.strs(&.{ "\",\"zig\":\"", builtin.zig_version_string, "\",\"abi\":\"", options.abi, "\",\"source\":\"", options.source, "\"}\n" });
        return 0;
    }
    try out.strs(&.{ "obli-pkg ", options.version, "\nfeatures:" });
    for (features) |feature| try out.strs(&.{ " ", feature });
    try out.strs(&.{ "\nsignatures: ", if (options.signatures) "three of one trusted key set, all required" else "not in this build", "\nbuilt for ", target, " (", mode, ") with Zig ", builtin.zig_version_string });
    try out.strs(&.{ ", ABI ", options.abi, "\nfrom sources ", options.source, "\n" });
    return 0;
}
