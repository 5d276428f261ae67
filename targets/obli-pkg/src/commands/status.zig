//! status: one JSON object, for monitors. It reads no package and no content, so that it may be asked often.

const app = @import("../app.zig");
const report = @import("../report.zig");
const sys = @import("../sys.zig");
const tree = @import("../tree.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 0) return report.usage(a, "status takes no argument");
    var packages: u64 = 0;
    var last: ?i64 = null;
    var healthy = true;
    var state = State.openToRead(a) catch |err| switch (err) {
        // An interrupted transaction that this user cannot take back, or a journal that is damaged.
        error.Denied, error.Io, error.System => blk: {
            healthy = false;
            break :blk null;
        },
        else => return err,
    };
    if (state) |*from| {
        packages = (try tree.names(a.gpa, from.database)).len;
        const numbers = try from.traced(a);
        if (numbers.len > 0) last = (try (try from.tracePlace(numbers[numbers.len - 1])).look()).mtime_seconds;
    }
    const out = &a.out;
    try out.strs(&.{ "{\"status\":\"", if (healthy) "healthy" else "degraded", "\",\"packages\":" });
    try out.number(packages);
    try out.str(",\"last_operation\":");
    if (last) |seconds| {
        try out.str("\"");
        try out.time(seconds);
        try out.str("\"");
    } else try out.str("null");
    try out.strs(&.{ ",\"integrity\":\"", if (healthy) "ok" else "interrupted", "\",\"confinement\":\"", confinement(), "\"}\n" });
    return if (healthy) 0 else 1;
}

/// What this kernel holds the unpacking of packages to.
fn confinement() []const u8 {
    const landlock = sys.landlockVersion() > 0;
    const seccomp = sys.hasSeccomp();
    if (landlock and seccomp) return "landlock+seccomp";
    return if (landlock) "landlock" else if (seccomp) "seccomp" else "none";
}
