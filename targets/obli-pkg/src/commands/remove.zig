//! remove NAME…: one transaction.

const app = @import("../app.zig");
const operation = @import("../operation.zig");
const plan_remove = @import("../plan_remove.zig");
const report = @import("../report.zig");
const Plan = @import("../plan.zig").Plan;
const App = app.App;
const Error = app.Error;

const Request = struct {
    names: []const [:0]const u8,

    pub fn plan(self: Request, a: *App, setting: operation.Setting) Error!Plan {
        return plan_remove.plan(a, setting.state, self.names, setting.installed);
    }
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "remove needs the name of a package");
    return operation.run(a, Request{ .names = arguments });
}
