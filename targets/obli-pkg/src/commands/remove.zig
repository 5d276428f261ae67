//! remove NAME…: one transaction.

const sys = @import("../sys.zig");
const access = @import("../access.zig");
const app = @import("../app.zig");
const database = @import("../database.zig");
const plan_remove = @import("../plan_remove.zig");
const report = @import("../report.zig");
const transaction = @import("../transaction.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "remove needs the name of a package");
    var state: State = try .openToWrite(a);
    try report.recovered(a, &state);
    try access.allow(a, &state);
    errdefer access.withdraw(a);
    const names = try a.gpa.alloc([]const u8, arguments.len);
    for (arguments, names) |argument, *name| name.* = argument;
    const now = sys.now();
    const installed = try database.load(a, &state);
    var plan = try plan_remove.plan(a, &state, names, installed);
    const result = try transaction.run(a, &state, &plan, now.sec, @intCast(now.nsec));
    return report.done(a, plan, result);
}
