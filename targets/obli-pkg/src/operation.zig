//! An operation that changes the tree, from its request to its end: take the lock, plan, carry out, answer.
//!
//! What an operation means is its plan, and only that differs between them (plan_install.zig and its neighbours).

const app = @import("app.zig");
const access = @import("access.zig");
const confine = @import("confine.zig");
const database = @import("database.zig");
const lib = @import("lib.zig");
const relation = @import("relation.zig");
const planning = @import("plan.zig");
const report = @import("report.zig");
const sys = @import("sys.zig");
const transaction = @import("transaction.zig");
const State = @import("state.zig").State;
const App = app.App;
const Error = app.Error;

/// What a plan is made from.
pub const Setting = struct {
    state: *State,
    installed: []const lib.package.Package,
    /// The time of the transaction, for what it makes itself and for the folders that it changes.
    seconds: i64,
    nanoseconds: u32,
};

/// `request` has a function `plan` that gives the plan of the operation, or refuses.
pub fn run(a: *App, request: anytype) Error!u8 {
    const Request = @TypeOf(request);
    const planner = struct {
        fn plan(context: *const anyopaque, from: *App, setting: Setting) Error!planning.Plan {
            const self: *const Request = @ptrCast(@alignCast(context));
            return self.plan(from, setting);
        }
    };
    return carryOut(a, &request, &planner.plan);
}

/// Compiled once for all operations.
fn carryOut(a: *App, request: *const anyopaque, plan_it: *const fn (*const anyopaque, *App, Setting) Error!planning.Plan) Error!u8 {
    try a.openRoot();
    // The packages are open by now: from here on nothing outside the root is written.
    if (!a.confined) try confine.toFolder(a.tree.root, .none);
    a.confined = true;
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    try report.recovered(a);
    try access.allow(a, &state);
    errdefer access.withdraw(a);
    const now = sys.now();
    const setting: Setting = .{
        .state = &state,
        .installed = try database.load(a, &state),
        .seconds = now.sec,
        .nanoseconds = @intCast(now.nsec),
    };
    if (a.access) |opening| opening.installed = setting.installed;
    var plan = try plan_it(request, a, setting);
    try relation.check(a, plan.operation, plan.outcome);
    try plan.markOwned(a, setting.installed);
    if (a.dry_run) {
        const changes = try transaction.preview(a, &plan);
        access.withdraw(a);
        state.abandon(a);
        return report.wouldDo(a, plan, changes);
    }
    const result = try transaction.run(a, &state, &plan, setting.seconds, setting.nanoseconds);
    state.first.keep(a);
    state.close();
    a.tree.forget();
    return report.done(a, plan, result);
}
