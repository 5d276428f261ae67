//! obli-pkg: the command line. README.md says what the commands mean and what the exit codes are.

const std = @import("std");
const options = @import("options");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const progress = @import("progress.zig");
const report = @import("report.zig");
const App = app.App;
const Error = app.Error;

pub const panic = @import("panic.zig");

/// None of std's machinery for stack traces and threads: it would be most of the program.
pub const std_options: std.Options = .{
    .enable_segfault_handler = false,
    .signal_stack_size = null,
    .allow_stack_tracing = false,
    .networking = false,
};
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

const Command = struct { name: []const u8, run: *const fn (*App, []const [:0]const u8) Error!u8, dry: bool = false };

const commands = [_]Command{
    .{ .name = "files", .run = @import("commands/files.zig").run },
    .{ .name = "info", .run = @import("commands/info.zig").run },
    .{ .name = "install", .run = @import("commands/install.zig").run, .dry = true },
    .{ .name = "key", .run = @import("commands/key.zig").run },
    .{ .name = "list", .run = @import("commands/list.zig").run },
    .{ .name = "metrics", .run = @import("commands/metrics.zig").run },
    .{ .name = "owner", .run = @import("commands/owner.zig").run },
    .{ .name = "recover", .run = @import("commands/recover.zig").run },
    .{ .name = "remove", .run = @import("commands/remove.zig").run, .dry = true },
    .{ .name = "repo", .run = @import("commands/repo.zig").run },
    .{ .name = "rollback", .run = @import("commands/rollback.zig").run, .dry = true },
    .{ .name = "search", .run = @import("commands/search.zig").run },
    .{ .name = "status", .run = @import("commands/status.zig").run },
    .{ .name = "trace", .run = @import("commands/trace.zig").run },
    .{ .name = "update", .run = @import("commands/update.zig").run },
    .{ .name = "upgrade", .run = @import("commands/upgrade.zig").run, .dry = true },
    .{ .name = "verify", .run = @import("commands/verify.zig").run },
    .{ .name = "version", .run = @import("commands/version.zig").run },
};

const help =
    \\usage: obli-pkg [--root DIR] [--json] [--dry-run] COMMAND
    \\  version                           the version and what it was built from
    \\  install [--allow-unsigned] [--allow-privileges] FILE|NAME[=VERSION]…
    \\                                    installs packages, as one transaction
    \\  upgrade [--allow-unsigned] [--allow-privileges] [--allow-downgrade] [FILE|NAME[=VERSION]…]
    \\                                    newer versions of installed packages, as one transaction
    \\  remove NAME…                      removes packages, as one transaction
    \\  rollback [--chain] N              takes transaction N back; --chain: and later ones that are in the way
    \\  list                              what is installed
    \\  info NAME|FILE.zpkg               one package: version, files, size, when it was installed
    \\  files NAME…                       what packages have in the tree
    \\  owner PATH…                       which packages have a path
    \\  search TEXT                       packages and paths with the text in their name
    \\  verify [NAME…|FILE.zpkg]          compares the tree with what was installed, or checks a package
    \\  key list                          the key sets that this root trusts
    \\  key trust FILE                    trusts a key set: compare its fingerprint first
    \\  key revoke FINGERPRINT|FILE       trusts it no longer, by your word or by a signed statement
    \\  key rotate FILE                   trusts the successor that a trusted key set names
    \\  repo add NAME ADDRESS --root-file FILE
    \\                                    a repository at http:// or file:, trusted by this root metadata
    \\  repo list                         the repositories, and what is trusted of each
    \\  repo remove NAME                  forgets a repository
    \\  update [NAME…]                    asks the repositories what is new
    \\  status                            health, as JSON
    \\  metrics                           counts, in the text format of Prometheus
    \\  trace [N]                         what transactions changed
    \\  recover                           takes back an interrupted transaction
    \\  --dry-run: install, upgrade, remove and rollback say what they would change, and change nothing
    \\  --timeout SECONDS: how long update, install and upgrade wait for a server (30)
    \\exit: 0 done, 1 the answer is no, 2 wrong use, 10 + status: refused or failed
    \\
;

pub fn main(init: std.process.Init.Minimal) u8 {
    if (options.fault) @import("fault.zig").configure(init.environ.block.slice);
    _ = std.os.linux.syscall1(.umask, 0o022);
    var arena: std.heap.ArenaAllocator = .init(std.heap.page_allocator);
    const gpa = arena.allocator();
    var a: App = .{
        .gpa = gpa,
        .uid = std.os.linux.geteuid(),
        .gid = std.os.linux.getegid(),
        .out = .{ .gpa = gpa },
    };
    const code = run(&a, init) catch |err| report.failure(&a, err);
    progress.clear();
    sys.print(1, a.out.bytes.items);
    return code;
}

fn run(a: *App, init: std.process.Init.Minimal) Error!u8 {
    const vector = init.args.vector;
    var rest: std.ArrayList([:0]const u8) = .empty;
    var at: usize = 1;
    var options_end = false;
    while (at < vector.len) : (at += 1) {
        const argument = std.mem.span(vector[at]);
        if (options_end or argument.len < 2 or argument[0] != '-') {
            try rest.append(a.gpa, argument);
        } else if (std.mem.eql(u8, argument, "--")) {
            options_end = true;
        } else if (std.mem.eql(u8, argument, "--json")) {
            a.json = true;
        } else if (std.mem.eql(u8, argument, "--allow-unsigned")) {
            a.allow_unsigned = true;
        } else if (std.mem.eql(u8, argument, "--allow-privileges")) {
            a.allow_privileges = true;
        } else if (std.mem.eql(u8, argument, "--allow-downgrade")) {
            a.allow_downgrade = true;
        } else if (std.mem.eql(u8, argument, "--chain")) {
            a.chain = true;
        } else if (std.mem.eql(u8, argument, "--dry-run")) {
            a.dry_run = true;
        } else if (std.mem.eql(u8, argument, "--help")) {
            try a.out.str(help);
            return 0;
        } else if (std.mem.startsWith(u8, argument, "--root=")) {
            a.root = argument["--root=".len..];
        } else if (std.mem.eql(u8, argument, "--root") and at + 1 < vector.len) {
            at += 1;
            a.root = std.mem.span(vector[at]);
        } else if (std.mem.eql(u8, argument, "--root-file") and at + 1 < vector.len) {
            at += 1;
            a.root_file = std.mem.span(vector[at]);
        } else if (std.mem.eql(u8, argument, "--timeout") and at + 1 < vector.len) {
            at += 1;
            const seconds = @import("repository/url.zig").decimal(std.mem.span(vector[at])) orelse 0;
            if (seconds == 0 or seconds > 65_535) return report.usage(a, "--timeout takes a number of seconds from 1 to 65535");
            a.patience_ms = seconds * std.time.ms_per_s;
        } else {
            try a.note(&.{ "no option ", argument, ", or its value is missing; `obli-pkg help` shows how" });
            return report.wrong_use;
        }
    }
    if (rest.items.len == 0) {
        sys.print(2, help);
        return report.wrong_use;
    }
    const name = rest.items[0];
    if (std.mem.eql(u8, name, "help")) {
        try a.out.str(help);
        return 0;
    }
    if (!a.json) progress.begin(init.environ.block.slice);
    if (options.fault and std.mem.eql(u8, name, "fetch")) return @import("commands/fetch.zig").run(a, rest.items[1..]);
    for (commands) |command| if (std.mem.eql(u8, command.name, name)) {
        // Or else it would change what was only to be said.
        if (a.dry_run and !command.dry) return report.usage(a, "this command has no --dry-run");
        return command.run(a, rest.items[1..]);
    };
    try a.note(&.{ "no command ", name, "; `obli-pkg help` shows how" });
    return report.wrong_use;
}
