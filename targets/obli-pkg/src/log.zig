//! The log: what happened that changes no tree and so has no trace, one JSON object a line, for monitors on the host.
//!
//! A line is written in one piece. Whoever may not write there (a user who only looks) leaves none, and nothing fails
//! for it; where obli-pkg has no folder there is none to write to.

const std = @import("std");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const tree = @import("tree.zig");
const state = @import("state.zig");
const App = app.App;
const Error = app.Error;

/// `verify` has compared the tree with what was installed.
pub const integrity_check = "integrity_check";
/// The signatures of a package were looked at, before it was installed or when `verify` was asked.
pub const signature_verification = "signature_verification";

const path = state.folder ++ "/log.jsonl";

pub fn write(a: *App, event: []const u8, result: []const u8) void {
    const failure = sys.last;
    defer sys.last = failure;
    tryWrite(a, event, result) catch {};
}

fn tryWrite(a: *App, event: []const u8, result: []const u8) Error!void {
    if ((try a.tree.look(state.folder ++ "/lock")).kind == .absent) return;
    var line = a.text();
    try line.str("{\"time\":\"");
    try line.time(sys.now().sec);
    try line.strs(&.{ "\",\"event\":\"", event, "\",\"result\":\"", result, "\"}\n" });
    const place = try a.tree.place(path);
    const fd = try sys.openToAppend(place.dir, place.name(), 0o644);
    defer sys.close(fd);
    try sys.writeAll(fd, path, line.bytes.items);
}

/// How often an event had a result.
pub fn count(a: *App, event: []const u8, result: []const u8) Error!u64 {
    const wanted = try std.mem.concat(a.gpa, u8, &.{ "\"event\":\"", event, "\",\"result\":\"", result, "\"" });
    const place = a.tree.place(path) catch |err| return if (err == error.Absent) 0 else err;
    const fd = sys.openFile(place.dir, place.name()) catch |err| return if (err == error.Absent) 0 else err;
    defer sys.close(fd);
    // Lines are short: what a piece ends in the middle of is moved to the start of the next.
    var buffer: [16 << 10]u8 = undefined;
    var kept: usize = 0;
    var offset: u64 = 0;
    var found: u64 = 0;
    while (true) {
        const got = try sys.readAt(fd, buffer[kept..], offset);
        if (got == 0) return found;
        offset += got;
        const whole = buffer[0 .. kept + got];
        const end = if (std.mem.lastIndexOfScalar(u8, whole, '\n')) |at| at + 1 else 0;
        found += std.mem.count(u8, whole[0..end], wanted);
        kept = whole.len - end;
        if (kept == buffer.len) kept = 0;
        std.mem.copyForwards(u8, buffer[0..kept], whole[whole.len - kept ..]);
    }
}
