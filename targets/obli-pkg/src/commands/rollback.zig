//! rollback N: takes transaction N back, as a transaction of its own.

const std = @import("std");
const sys = @import("../sys.zig");
const access = @import("../access.zig");
const app = @import("../app.zig");
const database = @import("../database.zig");
const plan_rollback = @import("../plan_rollback.zig");
const report = @import("../report.zig");
const transaction = @import("../transaction.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 1) return report.usage(a, "rollback needs the number of one transaction; `obli-pkg trace` lists them");
    const number = std.fmt.parseUnsigned(u64, arguments[0], 10) catch {
        return report.usage(a, "rollback needs the number of a transaction; `obli-pkg trace` lists them");
    };
    var state: State = try .openToWrite(a);
    try report.recovered(a, &state);
    try access.allow(a, &state);
    errdefer access.withdraw(a);
    const now = sys.now();
    const installed = try database.load(a, &state);
    var plan = try plan_rollback.plan(a, &state, number, installed, now.sec, @intCast(now.nsec));
    const result = try transaction.run(a, &state, &plan, now.sec, @intCast(now.nsec));
    return report.done(a, plan, result);
}
