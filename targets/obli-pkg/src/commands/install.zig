//! install FILE…: verify, then one transaction for all the packages.

const lib = @import("../lib.zig");
const sys = @import("../sys.zig");
const access = @import("../access.zig");
const app = @import("../app.zig");
const database = @import("../database.zig");
const plan_install = @import("../plan_install.zig");
const report = @import("../report.zig");
const transaction = @import("../transaction.zig");
const Input = @import("../input.zig").Input;
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len == 0) return report.usage(a, "install needs a package file");
    const inputs = try a.gpa.alloc(Input, arguments.len);
    for (arguments, inputs) |name, *input| {
        input.* = try .open(a, name);
        if (!a.allow_unsigned) try requireSignatures(a, input);
    }
    var state: State = try .openToWrite(a);
    try report.recovered(a, &state);
    try access.allow(a, &state);
    errdefer access.withdraw(a);
    const now = sys.now();
    const installed = try database.load(a, &state);
    var plan = try plan_install.plan(a, inputs, installed, now.sec, @intCast(now.nsec));
    const result = try transaction.run(a, &state, &plan, now.sec, @intCast(now.nsec));
    return report.done(a, plan, result);
}

fn requireSignatures(a: *App, input: *Input) Error!void {
    if (input.package.header.signature_count == 0) return a.refuse(error.UnsignedPackage, &.{input.name});
    // Fields that are there are no proof: until this program can verify them they count for nothing.
    return a.refuse(error.BadSignature, &.{ input.name, ": this version cannot verify signatures; --allow-unsigned installs it as an unsigned package" });
}
