//! trace: all transactions, and whether their chain is whole; trace N: the changes of one.

const std = @import("std");
const app = @import("../app.zig");
const chain = @import("../chain.zig");
const input = @import("../input.zig");
const report = @import("../report.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len > 1) return report.usage(a, "trace takes one number at most");
    var state = try State.openToRead(a);
    try report.recovered(a);
    const numbers = if (state) |*from| try from.traced(a) else &.{};
    if (arguments.len == 1) {
        const wanted = std.fmt.parseUnsigned(u64, arguments[0], 10) catch return report.usage(a, "trace takes the number of a transaction");
        if (std.mem.indexOfScalar(u64, numbers, wanted) == null) return a.refuse(error.NotFound, &.{ "there is no transaction ", arguments[0] });
        try changes(a, &state.?, wanted);
    } else {
        if (a.json) try a.out.str("[");
        for (numbers, 0..) |number, index| {
            if (a.json and index > 0) try a.out.str(",");
            var lines = try read(a, &state.?, number);
            const head = lines.next() orelse continue;
            try a.out.str(head);
            if (!a.json) try a.out.str("\n");
        }
        if (a.json) try a.out.str("]\n");
        const problems = if (state) |*from| try chain.check(a, from) else &.{};
        for (problems) |problem| try a.note(&.{ problem.path, " is ", problem.what, ": the chain of traces is broken there" });
        if (problems.len > 0) return 1;
    }
    return 0;
}

fn read(a: *App, from: *State, number: u64) Error!std.mem.TokenIterator(u8, .scalar) {
    const place = try from.tracePlace(number);
    return std.mem.tokenizeScalar(u8, try input.readFile(a, place.dir, place.name()), '\n');
}

/// The lines as they are kept; as an array for a machine.
fn changes(a: *App, from: *State, number: u64) Error!void {
    var lines = try read(a, from, number);
    _ = lines.next();
    if (a.json) try a.out.str("[");
    var first = true;
    while (lines.next()) |line| {
        if (a.json and !first) try a.out.str(",");
        first = false;
        try a.out.str(line);
        if (!a.json) try a.out.str("\n");
    }
    if (a.json) try a.out.str("]\n");
}
