//! install FILE|NAME…: verify, then one transaction for all the packages.

const abi = @import("abi");
const app = @import("../app.zig");
const choose = @import("../repository/choose.zig");
const operation = @import("../operation.zig");
const package_file = @import("../input.zig");
const plan_install = @import("../plan_install.zig");
const report = @import("../report.zig");
const store = @import("../repository/store.zig");
const sys = @import("../sys.zig");
const trust = @import("../trust.zig");
const Plan = @import("../plan.zig").Plan;
const Input = package_file.Input;
const App = app.App;
const Error = app.Error;

const Request = struct {
    inputs: []Input,

    pub fn plan(self: Request, a: *App, setting: operation.Setting) Error!Plan {
        return plan_install.plan(a, self.inputs, setting.installed, setting.seconds, setting.nanoseconds);
    }
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "install needs a package file, or the name of a package of a repository");
    return tidied(a, bring(a, arguments));
}

fn bring(a: *App, arguments: []const [:0]const u8) Error!u8 {
    return operation.run(a, Request{ .inputs = try open(a, arguments, .install) });
}

/// Packages that may be brought in: signed by whom this root trusts, unless that was waived.
pub fn open(a: *App, arguments: []const [:0]const u8, what: abi.Operation) Error![]Input {
    const inputs = try a.gpa.alloc(Input, arguments.len);
    var files: usize = 0;
    for (arguments) |name| if (package_file.isFile(name)) {
        inputs[files] = try .open(a, name);
        if (!a.allow_unsigned) try trust.requireSigned(a, &inputs[files]);
        files += 1;
    };
    if (files == arguments.len and files > 0) return inputs;
    const fetched = try choose.obtain(a, arguments, what, inputs[0..files]);
    if (!a.allow_unsigned) for (fetched) |*one| try trust.requireSigned(a, one);
    const all = try a.gpa.alloc(Input, files + fetched.len);
    @memcpy(all[0..files], inputs[0..files]);
    @memcpy(all[files..], fetched);
    return all;
}

/// What was fetched goes again, but for what another run is to go on with.
pub fn tidied(a: *App, result: Error!u8) Error!u8 {
    if (result) |_| {} else |err| if (err == error.Unanswered) return result;
    if (a.fetched) |fetched| {
        const failure = sys.last;
        defer sys.last = failure;
        var stores = fetched;
        stores.clear(a, store.downloads) catch {};
    }
    return result;
}
