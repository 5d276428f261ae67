//! metrics: counts in the text exposition format of Prometheus.
//!
//! Packages and files are those of the database, operations those that have a trace, checks those in the log.

const std = @import("std");
const abi = @import("abi");
const lib = @import("../lib.zig");
const log = @import("../log.zig");
const sys = @import("../sys.zig");
const State = @import("../state.zig").State;
const app = @import("../app.zig");
const database = @import("../database.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;

const operations = [_]abi.Operation{ .install, .remove, .upgrade, .rollback };

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 0) return report.usage(a, "metrics takes no argument");
    var packages: []lib.package.Package = &.{};
    var done: [operations.len]u64 = @splat(0);
    var state = try State.openToRead(a);
    if (state) |*from| {
        try report.recovered(a);
        packages = try database.load(a, from);
        for (try from.traced(a)) |number| if (try operationOf(from, number)) |index| {
            done[index] += 1;
        };
    }
    var files: u64 = 0;
    var bytes: u64 = 0;
    for (packages) |package| {
        files += database.countFiles(package);
        bytes += package.header.unpacked_size;
    }
    try begin(a, "packages_total", "gauge", "Installed packages.");
    try sample(a, "packages_total", "", "", packages.len);
    try begin(a, "files_total", "gauge", "Files and links of installed packages.");
    try sample(a, "files_total", "", "", files);
    try begin(a, "disk_usage_bytes", "gauge", "Bytes of the files of installed packages.");
    try sample(a, "disk_usage_bytes", "", "", bytes);
    try begin(a, "operations_total", "counter", "Transactions that were committed.");
    for (operations, done) |operation, count| try sample(a, "operations_total", "operation", lib.trace.operationName(operation), count);
    try begin(a, "rollbacks_total", "counter", "Transactions that took another one back.");
    try sample(a, "rollbacks_total", "", "", done[std.mem.indexOfScalar(abi.Operation, &operations, .rollback).?]);
    try begin(a, "signature_verifications_total", "counter", "Packages whose signatures were looked at.");
    for ([_][]const u8{ "ok", "failed" }) |result| {
        try sample(a, "signature_verifications_total", "result", result, if (state == null) 0 else try log.count(a, log.signature_verification, result));
    }
    try begin(a, "integrity_checks_total", "counter", "Comparisons of the tree with what was installed.");
    for ([_][]const u8{ "ok", "failed" }) |result| {
        try sample(a, "integrity_checks_total", "result", result, if (state == null) 0 else try log.count(a, log.integrity_check, result));
    }
    return 0;
}

fn begin(a: *App, name: []const u8, kind: []const u8, help: []const u8) Error!void {
    try a.out.strs(&.{ "# HELP obli_pkg_", name, " ", help, "\n# TYPE obli_pkg_", name, " ", kind, "\n" });
}

fn sample(a: *App, name: []const u8, label: []const u8, value: []const u8, count: u64) Error!void {
    try a.out.strs(&.{ "obli_pkg_", name });
    if (label.len > 0) try a.out.strs(&.{ "{", label, "=\"", value, "\"}" });
    try a.out.str(" ");
    try a.out.number(count);
    try a.out.str("\n");
}

/// A trace says in its first bytes what it is of.
fn operationOf(from: *State, number: u64) Error!?usize {
    const place = try from.tracePlace(number);
    const fd = try sys.openFile(place.dir, place.name());
    defer sys.close(fd);
    var buffer: [256]u8 = undefined;
    const start = buffer[0..try sys.readAt(fd, &buffer, 0)];
    const label = "\"operation\":\"";
    const at = (std.mem.indexOf(u8, start, label) orelse return null) + label.len;
    const name = std.mem.sliceTo(start[at..], '"');
    for (operations, 0..) |operation, index| if (std.mem.eql(u8, name, lib.trace.operationName(operation))) return index;
    return null;
}
