//! upgrade FILE…: newer versions of installed packages, as one transaction.

const app = @import("../app.zig");
const install = @import("install.zig");
const operation = @import("../operation.zig");
const plan_upgrade = @import("../plan_upgrade.zig");
const report = @import("../report.zig");
const Plan = @import("../plan.zig").Plan;
const Input = @import("../input.zig").Input;
const App = app.App;
const Error = app.Error;

const Request = struct {
    inputs: []Input,

    pub fn plan(self: Request, a: *App, setting: operation.Setting) Error!Plan {
        return plan_upgrade.plan(a, self.inputs, setting);
    }
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "upgrade needs a package file");
    return operation.run(a, Request{ .inputs = try install.open(a, arguments) });
}
