//! rollback N: takes transaction N back, as a transaction of its own.

const std = @import("std");
const app = @import("../app.zig");
const operation = @import("../operation.zig");
const plan_rollback = @import("../plan_rollback.zig");
const report = @import("../report.zig");
const Plan = @import("../plan.zig").Plan;
const App = app.App;
const Error = app.Error;

const Request = struct {
    transaction: u64,

    pub fn plan(self: Request, a: *App, setting: operation.Setting) Error!Plan {
        return plan_rollback.plan(a, setting.state, self.transaction, setting.installed, setting.seconds, setting.nanoseconds);
    }
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    const number = if (arguments.len == 1) std.fmt.parseUnsigned(u64, arguments[0], 10) catch null else null;
    if (number == null) return report.usage(a, "rollback needs the number of one transaction; `obli-pkg trace` lists them");
    return operation.run(a, Request{ .transaction = number.? });
}
