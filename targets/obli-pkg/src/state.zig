//! obli-pkg's own folder beneath the root: lock, journal, stage, undo, database, traces.
//!
//! Opening it takes the lock and finishes what an interrupted transaction left, so that everything after this file
//! sees a tree that is before or after a transaction, never between.

const std = @import("std");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const Node = @import("node.zig").Node;
const app = @import("app.zig");
const input = @import("input.zig");
const litter = @import("litter.zig");
const first_command = @import("first.zig");
const recovery = @import("recovery.zig");
const First = first_command.First;
const App = app.App;
const Error = app.Error;

pub const folder = lib.path.state_directory;
pub const database_folder = folder ++ "/db";
pub const traces_folder = folder ++ "/traces";

pub const trace_suffix = ".jsonl";

/// How long another obli-pkg is waited for.
const patience_ms = 10_000;
const nap_ms = 20;

pub const State = struct {
    dir: sys.Fd,
    /// These two are open only to a command that writes: they are closed to other users.
    stage: sys.Fd,
    undo: sys.Fd,
    database: sys.Fd,
    traces: sys.Fd,
    lock: sys.Fd,
    first: First = .{},

    /// For a command that changes the tree: makes the folder where it is missing.
    pub fn openToWrite(a: *App) Error!State {
        try a.openRoot();
        var first: First = First.find(a) orelse .{};
        var held = false;
        errdefer if (held or lockIsAbsent(a)) first.takeAway(a);
        var tries: u32 = 0;
        while (true) : (tries += 1) {
            if (makeAndOpen(a, &first, &held)) |opened| return opened else |err| {
                // Another first command was refused meanwhile and took the folder away with it.
                if (err != error.Absent or tries == 100) return err;
                a.tree.forget();
                first = First.find(a) orelse .{};
            }
        }
    }

    fn makeAndOpen(a: *App, first: *First, held: *bool) Error!State {
        try first.make(a);
        var self = try open(a, true, held);
        self.first = first.*;
        return self;
    }

    /// What a first command left that was stopped: takes it away, or lets it be if that has committed. Does nothing where it
    /// cannot: only whoever may write there can.
    fn tidy(a: *App) void {
        if (First.find(a) == null) return;
        const failure = sys.last;
        defer sys.last = failure;
        var self = openToWrite(a) catch {
            a.message = "";
            return;
        };
        defer self.close();
        const kept = first_command.isKept(a) catch return;
        const used = kept or (tree.names(a.gpa, self.undo) catch return).len > 0;
        if (used) self.first.keep(a) else self.first.takeAway(a);
        a.tree.forget();
    }

    /// Lets go of everything, the lock last.
    pub fn close(self: *State) void {
        for ([_]sys.Fd{ self.stage, self.undo, self.database, self.traces, self.dir, self.lock }) |fd| {
            if (fd >= 0) sys.close(fd);
        }
    }

    /// After a refusal: a first command that changed nothing leaves nothing either.
    pub fn abandon(self: *State, a: *App) void {
        self.first.takeAway(a);
    }

    fn lockIsAbsent(a: *App) bool {
        const failure = sys.last;
        defer sys.last = failure;
        return (a.tree.look(folder ++ "/lock") catch return false).kind == .absent;
    }

    /// For a command that looks: nothing where obli-pkg never was. Writes only if there is something to take back.
    pub fn openToRead(a: *App) Error!?State {
        try a.openRoot();
        tidy(a);
        if (!try first_command.isThere(a)) return null;
        var held = false;
        const reading = open(a, try interrupted(a), &held) catch |err| switch (err) {
            // A first command that was refused has taken the folder away meanwhile.
            error.Absent => return null,
            else => return err,
        };
        // What was staged and never journalled is only litter: cleared away by whoever can.
        if (reading.stage < 0 and littered(a) catch false) {
            sys.close(reading.lock);
            return open(a, true, &held) catch try open(a, false, &held);
        }
        return reading;
    }

    /// For `recover`: what a stopped command left goes, whatever it is; nothing where obli-pkg never was.
    pub fn openToRecover(a: *App) Error!?State {
        try a.openRoot();
        tidy(a);
        if (!try first_command.isThere(a)) return null;
        var held = false;
        return open(a, true, &held) catch |err| if (err == error.Absent) null else err;
    }

    fn interrupted(a: *App) Error!bool {
        return (try a.tree.look(folder ++ "/journal")).kind != .absent;
    }

    fn littered(a: *App) Error!bool {
        if ((try a.tree.look(folder ++ "/journal.tmp")).kind != .absent) return true;
        const place = try a.tree.place(folder ++ "/stage");
        const stage = try sys.openFolder(place.dir, place.name());
        defer sys.close(stage);
        return (try tree.names(a.gpa, stage)).len > 0;
    }

    fn open(a: *App, exclusive: bool, held: *bool) Error!State {
        const place = try a.tree.place(folder ++ "/lock");
        const dir = try sys.openFolder(place.dir, ".");
        const lock = if (exclusive) try sys.openLock(dir, "lock") else try sys.openFile(dir, "lock");
        try acquire(a, dir, lock, "lock", exclusive);
        held.* = true;
        return openLocked(a, dir, lock, exclusive) catch |err| {
            // Whoever begins again takes the lock again.
            if (err == error.Absent or err == error.WouldBlock) {
                sys.close(lock);
                held.* = false;
                if (err == error.WouldBlock) return open(a, true, held);
            }
            return err;
        };
    }

    fn openLocked(a: *App, dir: sys.Fd, lock: sys.Fd, exclusive: bool) Error!State {
        var self: State = .{
            .dir = dir,
            .stage = if (exclusive) try sys.openFolder(dir, "stage") else -1,
            .undo = if (exclusive) try sys.openFolder(dir, "undo") else -1,
            .database = try sys.openFolder(dir, "db"),
            .traces = try sys.openFolder(dir, "traces"),
            .lock = lock,
        };
        if (exclusive) {
            if (try recovery.recover(a, &self)) |number| a.recovered = number else {
                // Recovery may have been killed before its removal of the journal was durable: after a power cut that journal
                // would be in force again, and what it says is staged has to be there.
                if ((try tree.names(a.gpa, self.stage)).len != 0) try sys.sync(dir, folder);
                try self.sweep(a);
            }
        } else if (try (try tree.Place.at(dir, "journal")).exists()) {
            // A writer died between our look and our lock: that needs the other kind of lock.
            return error.WouldBlock;
        }
        return self;
    }

    /// Removes what a transaction staged and never journalled.
    pub fn sweep(self: *State, a: *App) Error!void {
        // These two last: while they are there, the next look knows that there is litter.
        try self.removeEmptyUndo(a);
        try litter.sweep(a, self.stage);
        sys.unlink(self.dir, "journal.tmp") catch |err| switch (err) {
            error.Absent => {},
            else => return err,
        };
    }

    /// The folder of a transaction that never began: only the last can be one, and it is empty.
    fn removeEmptyUndo(self: *State, a: *App) Error!void {
        var last: ?u64 = null;
        for (try tree.names(a.gpa, self.undo)) |name| {
            const number = std.fmt.parseUnsigned(u64, name, 10) catch continue;
            last = @max(last orelse 0, number);
        }
        const place: tree.Place = .slot(self.undo, last orelse return);
        const undo = try sys.openFolder(place.dir, place.name());
        defer sys.close(undo);
        if ((try tree.names(a.gpa, undo)).len == 0) try sys.removeFolder(place.dir, place.name());
    }

    /// The committed transactions, oldest first.
    pub fn transactions(self: *State, a: *App) Error![]u64 {
        var numbers: std.ArrayList(u64) = .empty;
        for (try tree.names(a.gpa, self.undo)) |name| {
            const number = std.fmt.parseUnsigned(u64, name, 10) catch continue;
            try numbers.append(a.gpa, number);
        }
        std.sort.heap(u64, numbers.items, {}, std.sort.asc(u64));
        // Only the last can be without a journal: its number is taken again.
        while (numbers.items.len > 0) {
            const last = numbers.items[numbers.items.len - 1];
            const undo = try self.openUndo(last);
            defer sys.close(undo);
            if (try (try tree.Place.at(undo, "journal")).exists()) break;
            _ = numbers.pop();
        }
        return numbers.items;
    }

    /// The transactions that have a trace, oldest first.
    pub fn traced(self: *State, a: *App) Error![]u64 {
        var numbers: std.ArrayList(u64) = .empty;
        for (try tree.names(a.gpa, self.traces)) |name| {
            if (!std.mem.endsWith(u8, name, trace_suffix)) continue;
            try numbers.append(a.gpa, std.fmt.parseUnsigned(u64, name[0 .. name.len - trace_suffix.len], 10) catch continue);
        }
        std.sort.heap(u64, numbers.items, {}, std.sort.asc(u64));
        return numbers.items;
    }

    pub fn tracePlace(self: *State, transaction: u64) Error!tree.Place {
        var buffer: [32]u8 = undefined;
        const digits = sys.decimal(&buffer, transaction).len;
        @memcpy(buffer[digits..][0..trace_suffix.len], trace_suffix);
        return .at(self.traces, buffer[0 .. digits + trace_suffix.len]);
    }

    pub fn openUndo(self: *State, transaction: u64) Error!sys.Fd {
        const place: tree.Place = .slot(self.undo, transaction);
        return sys.openFolder(place.dir, place.name());
    }

    pub fn readJournal(self: *State, a: *App, transaction: u64) Error!lib.journal.Journal {
        const undo = try self.openUndo(transaction);
        defer sys.close(undo);
        const bytes = try input.readFile(a, undo, "journal");
        return lib.journal.decode(bytes) catch a.refuse(error.Io, &.{ folder, "/undo/", try a.decimal(transaction), "/journal is damaged" });
    }
};

pub fn acquire(a: *App, dir: sys.Fd, lock: sys.Fd, name: [:0]const u8, exclusive: bool) Error!void {
    var waited: u32 = 0;
    while (true) : (waited += nap_ms) {
        if (sys.tryLock(lock, exclusive)) {
            // The lock that counts is the one that has the name.
            const held = try sys.statFd(lock);
            const named = try sys.stat(dir, name);
            if (held.ino == named.ino) return;
            return a.refuse(error.Busy, &.{"the lock was replaced while it was taken"});
        } else |err| switch (err) {
            error.WouldBlock => {},
            else => return err,
        }
        if (waited >= patience_ms) return a.refuse(error.Busy, &.{ "another obli-pkg has been at work on ", a.root, " for 10 s" });
        sys.wait(nap_ms);
    }
}
