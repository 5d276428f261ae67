//! upgrade [FILE|NAME…]: newer versions of installed packages, as one transaction; without arguments of all that repositories have newer.

const app = @import("../app.zig");
const install = @import("install.zig");
const operation = @import("../operation.zig");
const plan_upgrade = @import("../plan_upgrade.zig");
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
    return install.tidied(a, bring(a, arguments));
}

fn bring(a: *App, arguments: []const [:0]const u8) Error!u8 {
    const inputs = try install.open(a, arguments, .upgrade);
    if (inputs.len == 0) {
        try a.out.str(if (a.json) "{\"transaction\":null,\"changes\":0}\n" else "nothing newer is offered\n");
        return 0;
    }
    return operation.run(a, Request{ .inputs = inputs });
}
