//! rollback N: takes transaction N back, as a transaction of its own; with --chain also what is in the way.

const std = @import("std");
const app = @import("../app.zig");
const operation = @import("../operation.zig");
const plan_rollback = @import("../plan_rollback.zig");
const report = @import("../report.zig");
const Plan = @import("../plan.zig").Plan;
const State = @import("../state.zig").State;
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
    if (!a.chain) return operation.run(a, Request{ .transaction = number.? });
    if (a.dry_run) return report.usage(a, "a chain of roll-backs depends on each before it: --dry-run tells one at a time");
    if (a.json) try a.out.str("[");
    takeBack(a, number.?) catch |err| {
        // One answer only: what was taken back before is in the traces.
        if (a.json) a.out.bytes.clearRetainingCapacity();
        return err;
    };
    if (a.json) try a.out.str("]\n");
    return 0;
}

/// The later transactions that are in the way, the last first, then this one; each is a transaction of its own, so that
/// what stops half-way leaves whole ones, and can be asked for again.
fn takeBack(a: *App, transaction: u64) Error!void {
    while (try blocking(a, transaction)) |later| try takeBack(a, later);
    if (a.json and a.out.bytes.items.len > 1) try a.out.str(",");
    _ = try operation.run(a, Request{ .transaction = transaction });
}

fn blocking(a: *App, transaction: u64) Error!?u64 {
    var state = try State.openToRecover(a) orelse return null;
    defer state.close();
    return plan_rollback.lastInTheWay(a, &state, transaction);
}
