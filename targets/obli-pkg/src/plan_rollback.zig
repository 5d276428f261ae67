//! The plan of a roll-back: each change of one transaction, the other way round. The rules are those of README.md,
//! "Rollback"; that independent operations commute, so that an earlier one can be taken back under later ones, is
//! theorem 6 of proofs/Install.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const access = @import("access.zig");
const app = @import("app.zig");
const Node = @import("node.zig").Node;
const planning = @import("plan.zig");
const State = @import("state.zig").State;
const state = @import("state.zig");
const relation = @import("relation.zig");
const database = @import("database.zig");
const leftIn = @import("plan_remove.zig").leftIn;
const App = app.App;
const Error = app.Error;
const Journal = lib.journal.Journal;
const Package = lib.package.Package;
const Plan = planning.Plan;

pub fn plan(a: *App, from: *State, transaction: u64, installed: []const Package, seconds: i64, nanoseconds: u32) Error!Plan {
    const numbers = try from.transactions(a);
    const number = try a.decimal(transaction);
    const at = std.mem.indexOfScalar(u64, numbers, transaction) orelse return a.refuse(error.NotFound, &.{ "there is no transaction ", number });
    const journal = try from.readJournal(a, transaction);
    try checkLater(a, from, journal, numbers[at + 1 ..]);

    var out: Plan = .{ .operation = .rollback, .subject = number };
    for (journal.records, 0..) |*record, index| {
        const path = journal.path(index);
        if (lib.path.within(path, state.traces_folder)) continue;
        try planRecord(a, &out, record, path, seconds, nanoseconds);
    }
    if (a.paths.items.len > 0) return a.refuse(error.Modified, &.{ "what transaction ", number, " left was changed since" });
    try checkFolders(a, &out, installed);
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{ "transaction ", number, " cannot be taken back under what came later" });
    out.outcome = try relation.afterRollback(a, from, transaction, installed);
    return out;
}

/// Later transactions must not have touched the paths.
fn checkLater(a: *App, from: *State, journal: Journal, later: []const u64) Error!void {
    for (try overlaps(a, from, journal, later)) |one| for (one.paths) |path| try a.blame(path);
    if (a.paths.items.len > 0) return a.refuse(error.Conflict, &.{"later transactions changed the same paths; roll them back first, or with --chain"});
}

/// The last transaction that must be taken back before this one can be.
pub fn lastInTheWay(a: *App, from: *State, transaction: u64) Error!?u64 {
    const numbers = try from.transactions(a);
    const at = std.mem.indexOfScalar(u64, numbers, transaction) orelse return null;
    const later = numbers[at + 1 ..];
    const found = try overlaps(a, from, try from.readJournal(a, transaction), later);
    if (found.len > 0) return found[found.len - 1].transaction;
    const problems = try relation.problems(a, try relation.afterRollback(a, from, transaction, try database.load(a, from)));
    return if (problems.len > 0) lastRelated(a, from, later, problems) else null;
}

/// The last later transaction that brought or changed a package which a problem names; if none did, the last one: before all of
/// them nothing was unmet.
fn lastRelated(a: *App, from: *State, later: []const u64, problems: []const relation.Problem) Error!?u64 {
    const journals = try readAll(a, from, later);
    const live = try living(a, journals, later);
    var last: ?u64 = null;
    var at = later.len;
    while (at > 0) {
        at -= 1;
        // What was taken back again, and its taking back, change nothing between them.
        const cancels = if (journals[at].target()) |target| target >= later[0] else false;
        if (!live[at] or cancels) continue;
        if (last == null) last = later[at];
        for (problems) |problem| {
            const other = if (problem.other) |one| one.name() else problem.package.relationTexts(problem.relation)[0];
            for ([_][]const u8{ problem.package.name(), other }) |name| {
                if (journals[at].find(try database.entryPath(a, name)) != null) return later[at];
            }
        }
    }
    return last;
}

fn readAll(a: *App, from: *State, numbers: []const u64) Error![]Journal {
    const journals = try a.gpa.alloc(Journal, numbers.len);
    for (numbers, journals) |number, *out| out.* = try from.readJournal(a, number);
    return journals;
}

/// Which have not been taken back.
fn living(a: *App, journals: []const Journal, numbers: []const u64) Error![]bool {
    const live = try a.gpa.alloc(bool, numbers.len);
    var at = numbers.len;
    while (at > 0) {
        at -= 1;
        live[at] = true;
        for (journals[at + 1 ..], live[at + 1 ..]) |other, other_lives| {
            if (other_lives and other.target() == numbers[at]) live[at] = false;
        }
    }
    return live;
}

const Overlap = struct { transaction: u64, paths: []const []const u8 };

/// The later transactions that touched the paths, but for those that have been taken back themselves.
fn overlaps(a: *App, from: *State, journal: Journal, later: []const u64) Error![]const Overlap {
    const journals = try readAll(a, from, later);
    const live = try living(a, journals, later);
    const number = journal.header.transaction;
    for (journals, later) |other, other_number| if (other.target() == number) {
        return a.refuse(error.Conflict, &.{ "transaction ", try a.decimal(number), " was rolled back by ", try a.decimal(other_number), "; roll back that one" });
    };
    var out: std.ArrayList(Overlap) = .empty;
    for (journals, live, later) |other, lives, other_number| {
        const cancels = if (other.target()) |target| target > number else false;
        if (!lives or cancels) continue;
        const paths = try shared(a, journal, other);
        if (paths.len > 0) try out.append(a.gpa, .{ .transaction = other_number, .paths = paths });
    }
    return out.items;
}

fn shared(a: *App, journal: Journal, other: Journal) Error![]const []const u8 {
    var out: std.ArrayList([]const u8) = .empty;
    var left: usize = 0;
    var right: usize = 0;
    while (left < journal.records.len and right < other.records.len) {
        switch (lib.path.order(journal.path(left), other.path(right))) {
            .lt => left += 1,
            .gt => right += 1,
            .eq => {
                // Two changes below one parent do not touch each other.
                const both = journal.records[left].change != .metadata and other.records[right].change != .metadata;
                if (both) try out.append(a.gpa, journal.path(left));
                left += 1;
                right += 1;
            },
        }
    }
    return out.items;
}

fn planRecord(a: *App, out: *Plan, record: *align(1) const abi.JournalRecord, path: []const u8, seconds: i64, nanoseconds: u32) Error!void {
    const now = access.lookClosely(a, path) catch |err| switch (err) {
        error.Link, error.NotDirectory => return a.blame(path),
        else => return err,
    };
    const before = Node.before(record);
    const after = Node.after(record);
    if (record.change == .metadata) {
        // A parent: its time comes back if nobody has changed it since.
        if (now.kind == .absent) return;
        if (now.kind != .directory) return a.blame(path);
        const untouched = now.mtime_seconds == after.mtime_seconds and now.mtime_nanoseconds == after.mtime_nanoseconds;
        var then = now;
        then.mtime_seconds = if (untouched) before.mtime_seconds else seconds;
        then.mtime_nanoseconds = if (untouched) before.mtime_nanoseconds else nanoseconds;
        return out.add(a, .{ .path = path, .change = .metadata, .before = now, .after = then });
    }
    if (!now.same(after)) return a.blame(path);
    switch (record.change) {
        .create => try out.addRemoval(a, path, now),
        .replace => try out.add(a, .{ .path = path, .change = .replace, .before = now, .after = before, .source = .undo }),
        .remove => try out.add(a, .{ .path = path, .change = .create, .before = .absent, .after = before, .source = .undo }),
        else => return a.refuse(error.Internal, &.{"a change of an unknown kind in the journal"}),
    }
}

/// A folder that goes must hold nothing but what goes with it, and nobody else may have it; what comes back needs its folder.
fn checkFolders(a: *App, out: *Plan, installed: []const Package) Error!void {
    for (out.items.items) |*item| switch (item.change) {
        .remove => {
            if (item.before.kind != .directory) continue;
            if (try leftIn(a, out, item.path)) |stays| try a.blame(stays);
            for (installed) |package| {
                const own = out.find(try database.entryPath(a, package.name()));
                if (own == null and package.reaches(item.path)) try a.blame(item.path);
            }
        },
        .create => {
            const up = lib.path.parent(item.path) orelse continue;
            const new = out.find(up);
            const kind = if (new) |parent| parent.after.kind else (try access.look(a, up)).kind;
            if (kind != .directory) try a.blame(up);
        },
        else => {},
    };
}
