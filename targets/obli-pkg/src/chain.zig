//! The chain of traces: each begins with the digest of the one before it, so that a gap or a changed line shows.
//!
//! The last one has no other after it: the journal of its transaction vouches for it, for whoever may read that.

const std = @import("std");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const input = @import("input.zig");
const tree = @import("tree.zig");
const State = @import("state.zig").State;
const state = @import("state.zig");
const App = app.App;
const Error = app.Error;

pub const Problem = struct {
    path: []const u8,
    /// `missing`, or `modified`.
    what: []const u8,
};

/// What is wrong with the traces, oldest first.
pub fn check(a: *App, from: *State) Error![]const Problem {
    var self: Check = .{ .a = a, .from = from };
    var previous: ?[64]u8 = @splat(0);
    var next: u64 = 1;
    for (try from.traced(a)) |number| {
        while (next < number) : (next += 1) {
            try self.add(next, "missing");
            previous = null;
        }
        const told = try self.previousTold(number);
        // Either this one tells something else, or the one before it was changed: nobody can say which.
        if (told == null) try self.add(number, "modified") else if (previous) |digest| {
            if (!std.mem.eql(u8, &told.?, &digest)) try self.add(if (number > 1) number - 1 else number, "modified");
        }
        previous = (try (try from.tracePlace(number)).lookClosely(null)).digest;
        next = number + 1;
    }
    try self.checkLast(next - 1, previous);
    return self.problems.items;
}

const Check = struct {
    a: *App,
    from: *State,
    problems: std.ArrayList(Problem) = .empty,

    fn add(self: *Check, number: u64, what: []const u8) Error!void {
        const path = try std.mem.concat(self.a.gpa, u8, &.{ state.traces_folder, "/", try self.a.decimal(number), state.trace_suffix });
        try self.problems.append(self.a.gpa, .{ .path = path, .what = what });
    }

    /// The digest that the first line of a trace gives for the trace before it; null where it gives none.
    fn previousTold(self: *Check, number: u64) Error!?[64]u8 {
        const place = try self.from.tracePlace(number);
        var bytes: []const u8 = try input.readStart(self.a, place.dir, place.name(), 16 << 10);
        // A line with the names of a great many packages.
        if (std.mem.indexOfScalar(u8, bytes, '\n') == null) bytes = try input.readFile(self.a, place.dir, place.name());
        const end = std.mem.indexOfScalar(u8, bytes, '\n') orelse return null;
        const key = "\"previous\":\"";
        const at = std.mem.lastIndexOf(u8, bytes[0..end], key) orelse return null;
        const rest = bytes[at + key.len .. end];
        if (rest.len < 128) return null;
        var out: [64]u8 = undefined;
        _ = std.fmt.hexToBytes(&out, rest[0..128]) catch return null;
        return out;
    }

    fn checkLast(self: *Check, last: u64, digest: ?[64]u8) Error!void {
        const undo = sys.openFolder(self.from.dir, "undo") catch |err| return if (err == error.Denied) {} else err;
        defer sys.close(undo);
        var newest: u64 = 0;
        for (try tree.names(self.a.gpa, undo)) |name| {
            const number = std.fmt.parseUnsigned(u64, name, 10) catch continue;
            if (number > newest and try committed(undo, number)) newest = number;
        }
        var gone = last;
        while (gone < newest) : (gone += 1) try self.add(gone + 1, "missing");
        if (last == 0 or newest != last) return;
        const folder: tree.Place = .slot(undo, last);
        const of = try sys.openFolder(folder.dir, folder.name());
        defer sys.close(of);
        const journal = lib.journal.decode(try input.readFile(self.a, of, "journal")) catch return;
        const path = try std.mem.concat(self.a.gpa, u8, &.{ state.traces_folder, "/", try self.a.decimal(last), state.trace_suffix });
        const record = &journal.records[journal.find(path) orelse return];
        if (digest == null or !std.mem.eql(u8, &record.after_digest, &digest.?)) try self.add(last, "modified");
    }

    fn committed(undo: sys.Fd, number: u64) Error!bool {
        const place: tree.Place = .slot(undo, number);
        const folder = try sys.openFolder(place.dir, place.name());
        defer sys.close(folder);
        return (try tree.Place.at(folder, "journal")).exists();
    }
};
