//! install FILE…: verify, then one transaction for all the packages.

const app = @import("../app.zig");
const operation = @import("../operation.zig");
const plan_install = @import("../plan_install.zig");
const report = @import("../report.zig");
const trust = @import("../trust.zig");
const Plan = @import("../plan.zig").Plan;
const Input = @import("../input.zig").Input;
const App = app.App;
const Error = app.Error;

const Request = struct {
    inputs: []Input,

    pub fn plan(self: Request, a: *App, setting: operation.Setting) Error!Plan {
        return plan_install.plan(a, self.inputs, setting.installed, setting.seconds, setting.nanoseconds);
    }
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "install needs a package file");
    return operation.run(a, Request{ .inputs = try open(a, arguments) });
}

/// Packages that may be brought in: signed by whom this root trusts, unless that was waived.
pub fn open(a: *App, arguments: []const [:0]const u8) Error![]Input {
    const inputs = try a.gpa.alloc(Input, arguments.len);
    for (arguments, inputs) |name, *input| {
        input.* = try .open(a, name);
        if (!a.allow_unsigned) try trust.requireSigned(a, input);
    }
    return inputs;
}
