//! What a run says at its end, to people and to machines, and the exit code that goes with it.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const relation = @import("relation.zig");
const planning = @import("plan.zig");
const Plan = planning.Plan;
const State = @import("state.zig").State;
const transaction = @import("transaction.zig");
const App = app.App;
const Error = app.Error;

pub const wrong_use = 2;
/// A refusal's exit code is this and the number of its status.
pub const refused = 10;

pub fn usage(a: *App, message: []const u8) Error!u8 {
    try a.note(&.{ message, "; `obli-pkg help` shows how" });
    return wrong_use;
}

pub fn recovered(a: *App) Error!void {
    const number = a.recovered orelse return;
    a.recovered = null;
    try a.note(&.{ "transaction ", try a.decimal(number), " had been interrupted and was taken back" });
}

pub fn done(a: *App, plan: Plan, result: transaction.Result) Error!u8 {
    const out = &a.out;
    if (a.json) {
        try out.str("{\"transaction\":");
        try out.number(result.transaction);
        try out.str(",\"changes\":");
        try out.number(result.changes);
        try kept(a, plan);
        return 0;
    }
    try out.str("transaction ");
    try out.number(result.transaction);
    try out.strs(&.{ ": ", lib.trace.operationName(plan.operation), " ", try onOneLine(a, plan.subject), ", " });
    try out.number(result.changes);
    try out.str(" changes\n");
    for (plan.kept_aside.items) |path| try out.strs(&.{ "kept aside: ", path, "\n" });
    for (plan.kept_configuration.items) |path| try out.strs(&.{ "changed by you, and kept: ", path, "\n" });
    for (a.added.items) |package| try out.strs(&.{ "installed too, since it is needed: ", package, "\n" });
    try tellUnknown(out, plan);
    return 0;
}

fn tellUnknown(out: *lib.Text, plan: Plan) Error!void {
    for (plan.unknown.users) |name| try out.strs(&.{ "no user in etc/passwd, so the package's number: ", name, "\n" });
    for (plan.unknown.groups) |name| try out.strs(&.{ "no group in etc/group, so the package's number: ", name, "\n" });
}

fn kept(a: *App, plan: Plan) Error!void {
    const out = &a.out;
    if (a.added.items.len > 0) {
        try out.str(",\"added\":");
        try list(out, a.added.items);
    }
    try out.str(",\"kept_aside\":");
    try list(out, plan.kept_aside.items);
    if (plan.operation == .upgrade) {
        try out.str(",\"kept_configuration\":");
        try list(out, plan.kept_configuration.items);
    }
    if (plan.operation == .install or plan.operation == .upgrade) {
        try out.str(",\"unknown_users\":");
        try list(out, plan.unknown.users);
        try out.str(",\"unknown_groups\":");
        try list(out, plan.unknown.groups);
    }
    try out.str("}\n");
}

/// The answer of a dry run: the change list in the words of a trace.
pub fn wouldDo(a: *App, plan: Plan, changes: []const planning.Item) Error!u8 {
    const out = &a.out;
    if (!a.json) {
        for (changes) |*item| try out.strs(&.{ lib.trace.changeName(item.change), " ", item.path, "\n" });
        for (plan.kept_aside.items) |path| try out.strs(&.{ "would keep aside: ", path, "\n" });
        for (plan.kept_configuration.items) |path| try out.strs(&.{ "changed by you, would be kept: ", path, "\n" });
        for (a.added.items) |package| try out.strs(&.{ "would be installed too, since it is needed: ", package, "\n" });
        try tellUnknown(out, plan);
        try out.str("nothing was changed: ");
        try out.number(changes.len);
        try out.str(" changes were asked for as a dry run\n");
        return 0;
    }
    const begin: lib.journal.Begin = .{ .operation = plan.operation, .transaction = 0, .time_seconds = 0 };
    try out.strs(&.{ "{\"dry_run\":true,\"operation\":\"", lib.trace.operationName(plan.operation), "\",\"changes\":[" });
    for (changes, 0..) |*item, sequence| {
        if (sequence > 0) try out.str(",");
        const record = transaction.recordOf(item);
        try lib.trace.object(out, lib.trace.fromJournal(begin, &record, item.path, @intCast(sequence)), item.path);
    }
    try out.str("]");
    try kept(a, plan);
    return 0;
}

fn onOneLine(a: *App, subject: []const u8) Error![]const u8 {
    const line = try a.gpa.dupe(u8, subject);
    std.mem.replaceScalar(u8, line, '\n', ',');
    return line;
}

pub fn list(out: *lib.Text, texts: []const []const u8) Error!void {
    try out.str("[");
    for (texts, 0..) |text, index| {
        if (index > 0) try out.str(",");
        try out.json(text);
    }
    try out.str("]");
}

fn problemList(out: *lib.Text, problems: []const relation.Problem) Error!void {
    for (problems, 0..) |problem, index| {
        try out.strs(&.{ if (index == 0) ",\"relations\":[" else ",", "{\"package\":\"", problem.package.name(), "\",\"kind\":\"", relation.kindName(problem.relation.kind), "\",\"relation\":\"" });
        try relation.text(out, problem.package, problem.relation);
        try out.str("\",\"there\":");
        if (problem.other) |other| try out.strs(&.{ "\"", other.name(), " ", other.version(), "\"}" }) else try out.str("null}");
    }
    try out.str("]");
}

/// Says why a run stopped; gives the exit code.
pub fn failure(a: *App, err: Error) u8 {
    const status = statusOf(err);
    tell(a, err, status) catch sys.print(2, "obli-pkg: out of memory\n");
    return refused + @as(u8, @intCast(@backingInt(status)));
}

fn statusOf(err: Error) abi.Status {
    return switch (err) {
        error.OutOfMemory => .too_large,
        error.Absent, error.Exists, error.NotDirectory, error.IsDirectory, error.NotEmpty => .io,
        error.Link, error.Denied, error.OtherFilesystem, error.Unsupported, error.WouldBlock, error.System => .io,
        else => |refusal| lib.status.status(refusal),
    };
}

fn tell(a: *App, err: Error, status: abi.Status) Error!void {
    var message = a.text();
    try message.str(a.message);
    const explained = a.message.len > 0 and (status == .io or status == .conflict or status == .busy or status == .modified or
        status == .not_found or status == .unmet or status == .conflicting or status == .already_installed or status == .bad_signature);
    if (!explained) {
        if (a.message.len > 0) try message.str(": ");
        if (status == .io) try systemMessage(&message) else if (err == error.OutOfMemory) try message.str("out of memory") else try message.str(lib.status.explanation(status));
    }
    if (a.json) {
        try a.out.strs(&.{ "{\"error\":{\"status\":\"", lib.status.name(status), "\",\"code\":" });
        try a.out.number(refused + @backingInt(status));
        try a.out.str(",\"message\":");
        try a.out.json(message.bytes.items);
        try a.out.str(",\"paths\":");
        try list(&a.out, a.paths.items);
        if (a.problems.len > 0) try problemList(&a.out, a.problems);
        try a.out.str("}}\n");
    }
    try a.note(&.{ message.bytes.items, " (", lib.status.name(status), ")" });
    for (a.paths.items) |path| try a.note(&.{ "  ", path });
    for (a.problems) |problem| {
        var line = a.text();
        try relation.line(&line, problem);
        try a.note(&.{ "  ", line.bytes.items });
    }
}

/// What the system said, and what to do about it.
fn systemMessage(text: *lib.Text) Error!void {
    const failed = &sys.last;
    try text.str(failed.call);
    if (failed.length > 0) try text.strs(&.{ " ", failed.path() });
    try text.str(": ");
    try text.str(switch (failed.errno) {
        .NOSPC => "no space left on this file system: free some, then run the command again",
        .DQUOT => "the disk quota is used up: free some space, then run the command again",
        .IO => "the disk reported an error: look at the kernel log before trying again",
        .ROFS => "the file system is read-only: mount it writable, or use --root for another tree",
        .ACCES, .PERM => "permission denied: run it as the owner of the tree, and see whether it is immutable (lsattr)",
        .MFILE, .NFILE => "too many open files: raise the limit (ulimit -n), then run the command again",
        .NOENT => "there is no such file or directory",
        .NOTDIR => "a part of the path is no directory",
        .LOOP => "a part of the path is a symbolic link; obli-pkg follows none",
        .XDEV => "that is on another file system; obli-pkg changes one file system",
        .NOMEM => "out of memory",
        .BUSY => "it is in use (a mount point?)",
        else => |errno| blk: {
            try text.str("error ");
            try text.number(@backingInt(errno));
            break :blk "";
        },
    });
    try text.str("; the tree is as it was before, or the next command makes it so");
}
