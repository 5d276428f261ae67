//! A transaction: stage, journal, apply, commit. README.md, "How a crash is survived".
//!
//! The journal's rename in begins it, the journal's rename out commits it; whatever stops in between is taken back.
//! Steps: Install.Protocol; theorem: Install.Atomic.atomic (proofs/Install).

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const access = @import("access.zig");
const app = @import("app.zig");
const planning = @import("plan.zig");
const progress = @import("progress.zig");
const recovery = @import("recovery.zig");
const state = @import("state.zig");
const Motion = @import("motion.zig").Motion;
const Node = @import("node.zig").Node;
const Stage = @import("stage.zig").Stage;
const App = app.App;
const Error = app.Error;
const Item = planning.Item;
const Plan = planning.Plan;
const State = state.State;

pub const Result = struct {
    transaction: u64,
    /// As many as the trace has.
    changes: u64,
};

pub fn run(a: *App, to: *State, plan: *Plan, seconds: i64, nanoseconds: u32) Error!Result {
    const numbers = try to.transactions(a);
    const begin: lib.journal.Begin = .{
        .operation = plan.operation,
        .transaction = if (numbers.len == 0) 1 else numbers[numbers.len - 1] + 1,
        .time_seconds = seconds,
    };
    const number = try a.decimal(begin.transaction);
    const trace_path = try std.mem.concat(a.gpa, u8, &.{ state.traces_folder, "/", number, ".jsonl" });
    try plan.addOwn(a, trace_path, "");
    try plan.addParents(a, seconds, nanoseconds);
    try access.addTo(a, plan);
    const items = plan.items.items;
    std.sort.heap(Item, items, {}, lessThan);

    var changes: u64 = 0;
    const journal = stageAll(a, to, plan, begin, trace_path, .{ seconds, nanoseconds }, &changes) catch |err| {
        try takeBack(a, to);
        return err;
    };
    applyAll(a, to, journal) catch |err| {
        try takeBack(a, to);
        return err;
    };
    return .{ .transaction = begin.transaction, .changes = changes };
}

/// What `run` would change, sorted: as the trace would tell it.
pub fn preview(a: *App, plan: *Plan) Error![]const Item {
    const items = plan.items.items;
    std.sort.heap(Item, items, {}, lessThan);
    var told: std.ArrayList(Item) = .empty;
    for (items) |*item| {
        if (lib.trace.tells(&recordOf(item), item.path)) try told.append(a.gpa, item.*);
    }
    return told.items;
}

fn lessThan(_: void, left: Item, right: Item) bool {
    return lib.path.order(left.path, right.path) == .lt;
}

/// Everything up to the moment from which the transaction would be taken back; the journal is in place on return.
fn stageAll(a: *App, to: *State, plan: *Plan, begin: lib.journal.Begin, trace_path: []const u8, time: struct { i64, u32 }, changes: *u64) Error!lib.journal.Journal {
    const items = plan.items.items;
    var stage: Stage = try .begin(a, to, items);
    defer stage.end();
    var trace: ?usize = null;
    for (items, 0..) |*item, index| {
        if (item.source == .bytes) {
            item.after.mtime_seconds, item.after.mtime_nanoseconds = time;
        }
        if (std.mem.eql(u8, item.path, trace_path)) trace = index else try stage.put(items, index);
    }
    const records = try a.gpa.alloc(abi.JournalRecord, items.len);
    const paths = try a.gpa.alloc([]const u8, items.len);
    for (items, records, paths) |*item, *out, *path| {
        out.* = recordOf(item);
        path.* = item.path;
    }
    const trace_item = &items[trace orelse return error.Internal];
    const text = try traceText(a, to, begin, plan.subject, records, paths, changes);
    trace_item.source = .{ .bytes = text };
    const timed = trace_item.after;
    trace_item.after = planning.own(a, text);
    trace_item.after.mtime_seconds = timed.mtime_seconds;
    trace_item.after.mtime_nanoseconds = timed.mtime_nanoseconds;
    try stage.put(items, trace.?);
    records[trace.?] = recordOf(trace_item);

    const bytes = try lib.journal.encode(a.gpa, begin, plan.subject, records, paths);
    try writeJournal(to, begin.transaction, bytes);
    return lib.journal.decode(bytes) catch error.Internal;
}

pub fn recordOf(item: *const Item) abi.JournalRecord {
    var out = std.mem.zeroes(abi.JournalRecord);
    out.change = item.change;
    out.owned = @intFromBool(item.owned);
    inline for (@typeInfo(Node).@"struct".field_names) |field| {
        @field(out, "before_" ++ field) = @field(item.before, field);
        @field(out, "after_" ++ field) = @field(item.after, field);
    }
    return out;
}

fn traceText(a: *App, from: *State, begin: lib.journal.Begin, subject: []const u8, records: []const abi.JournalRecord, paths: []const []const u8, changes: *u64) Error![]const u8 {
    for (records, paths) |*one, path| changes.* += @intFromBool(lib.trace.tells(one, path));
    var text = a.text();
    try text.str("{\"format\":\"obli-pkg-trace/1\",");
    try lib.trace.about(&text, begin, subject, changes.*);
    try text.str(",\"previous\":\"");
    try text.hex(&try previousDigest(from, begin.transaction - 1));
    try text.str("\"}\n");
    var sequence: u32 = 0;
    for (records, paths) |*one, path| {
        if (!lib.trace.tells(one, path)) continue;
        try lib.trace.object(&text, lib.trace.fromJournal(begin, one, path, sequence), path);
        try text.str("\n");
        sequence += 1;
    }
    return text.bytes.items;
}

/// The digest that chains one trace to the one before it; zero for the first, or where there is none.
fn previousDigest(from: *State, transaction: u64) Error![64]u8 {
    return (try (try from.tracePlace(transaction)).lookClosely(null)).digest;
}

/// Durable before it is there: one sync for all that was staged and the journal itself, then its name.
pub fn writeJournal(to: *State, transaction: u64, bytes: []const u8) Error!void {
    const fd = try sys.createFile(to.dir, "journal.tmp", 0o600);
    defer sys.close(fd);
    try sys.writeAll(fd, "journal.tmp", bytes);
    const undo: tree.Place = .slot(to.undo, transaction);
    sys.makeFolder(undo.dir, undo.name(), 0o700) catch |err| switch (err) {
        error.Exists => {},
        else => return err,
    };
    progress.disk();
    try sys.syncFilesystem(to.dir);
    // Over the journal of folders that were opened for planning, if there is one: this one has them too.
    try sys.moveOver(to.dir, "journal.tmp", to.dir, "journal");
    try sys.sync(to.dir, state.folder);
}

fn applyAll(a: *App, to: *State, journal: lib.journal.Journal) Error!void {
    a.tree.forget();
    var motion: Motion = try .init(a, to, journal);
    try motion.apply();
    progress.disk();
    try sys.syncFilesystem(to.dir);
    // The commit.
    try sys.move(to.dir, "journal", motion.undo, "journal");
    makeDurable(to, motion.undo) catch {
        return a.refuse(error.Io, &.{ "transaction ", try a.decimal(journal.header.transaction), " is done, but may be lost if the power fails now: see to the disk, then run sync(1)" });
    };
}

fn makeDurable(to: *State, undo: sys.Fd) Error!void {
    try sys.sync(undo, state.folder ++ "/undo");
    try sys.sync(to.dir, state.folder);
}

/// After a failure. As long as there is no journal nothing was touched, and what was staged is thrown away.
fn takeBack(a: *App, to: *State) Error!void {
    const failure = sys.last;
    defer sys.last = failure;
    const message = a.message;
    takeBackOrSweep(a, to) catch {
        try a.note(&.{ "taking back what was done failed as well (", sys.last.call, "); the next command tries again" });
    };
    a.message = message;
}

fn takeBackOrSweep(a: *App, to: *State) Error!void {
    if (try recovery.recover(a, to) == null) try to.sweep(a);
}
