//! recover: finishes taking back an interrupted transaction. Every command does so first; this one does nothing else.

const app = @import("../app.zig");
const report = @import("../report.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 0) return report.usage(a, "recover takes no argument");
    _ = try State.openToRecover(a);
    const recovered = a.recovered;
    const out = &a.out;
    if (a.json) {
        try out.str("{\"recovered\":");
        if (recovered) |number| try out.number(number) else try out.str("null");
        try out.str("}\n");
    } else if (recovered) |number| {
        try out.strs(&.{ "transaction ", try a.decimal(number), " had been interrupted and is taken back\n" });
    } else try out.str("nothing to recover\n");
    return 0;
}
