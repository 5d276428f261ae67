//! The moves of a transaction, forth and back, as the journal tells them.
//!
//! Forth, what is at a path goes to undo/<n>/<i> and what was staged comes in. Back looks only at where each node lies, so
//! that it may be stopped and begun again at any point: a staged node that is not in its slot is in the tree and goes
//! back to its slot; a node in the undo folder goes back to its path. Nothing is ever overwritten or removed here.
//! Steps: Install.Protocol; theorem: Install.Atomic.atomic (proofs/Install).

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const app = @import("app.zig");
const progress = @import("progress.zig");
const Node = @import("node.zig").Node;
const State = @import("state.zig").State;
const App = app.App;
const Error = app.Error;
const Journal = lib.journal.Journal;
const Place = tree.Place;

pub const Motion = struct {
    a: *App,
    journal: Journal,
    stage: sys.Fd,
    /// The undo folder of this transaction.
    undo: sys.Fd,
    /// For a roll-back: the undo folder of the transaction that is taken back, and its journal.
    target: ?struct { undo: sys.Fd, journal: Journal } = null,
    /// Where something that strayed was found last.
    strays: tree.Tree = .{ .root = -1 },

    pub fn init(a: *App, state: *State, journal: Journal) Error!Motion {
        var self: Motion = .{
            .a = a,
            .journal = journal,
            .stage = state.stage,
            .undo = try state.openUndo(journal.header.transaction),
        };
        if (journal.target()) |number| {
            self.target = .{ .undo = try state.openUndo(number), .journal = try state.readJournal(a, number) };
        }
        return self;
    }

    pub fn apply(self: *Motion) Error!void {
        const count = self.journal.records.len;
        for (0..count) |from_end| {
            const index = count - 1 - from_end;
            const record = &self.journal.records[index];
            progress.tell("moving aside", from_end + 1, count);
            if (takesAway(record)) try self.move(try self.place(index), Place.slot(self.undo, index), record.before_kind, self.journal.path(index));
        }
        try self.settle();
        for (self.journal.records, 0..) |*record, index| {
            progress.tell("moving into place", index + 1, count);
            if (bringsIn(record)) try self.move(self.source(index), try self.place(index), record.after_kind, self.journal.path(index));
        }
        try self.finish(.after);
    }

    pub fn takeBack(self: *Motion) Error!void {
        const count = self.journal.records.len;
        // Nobody but this process changes these folders, and it only each node's own slot: they are looked at once.
        const waiting = try self.occupied(self.stage);
        const aside = try self.occupied(self.undo);
        for (0..count) |from_end| {
            const index = count - 1 - from_end;
            const record = &self.journal.records[index];
            progress.tell("taking back", from_end + 1, count);
            if (!bringsIn(record)) continue;
            const slot = self.source(index);
            if (if (slot.dir == self.stage) waiting[index] else try slot.exists()) continue;
            // What is at the path is the new node only if the old one has gone to its slot.
            if (takesAway(record) and !aside[index]) continue;
            const here = try self.look(index) orelse try self.stray(index) orelse continue;
            if (here.node.kind == .absent) continue;
            if (here.node.kind != Node.plainKind(record.after_kind)) return self.meddled(index, "is something else by now; move that away");
            try self.move(here.place, slot, record.after_kind, self.journal.path(index));
        }
        try self.settle();
        for (self.journal.records, 0..) |*record, index| {
            progress.tell("bringing back", index + 1, count);
            if (!takesAway(record)) continue;
            const slot: Place = .slot(self.undo, index);
            if (aside[index]) try self.move(slot, try self.place(index), record.before_kind, self.journal.path(index));
        }
        try self.finish(.before);
    }

    /// Of each change, whether something lies in its slot. To look for each by its name takes a third of the time of a move.
    fn occupied(self: *Motion, dir: sys.Fd) Error![]const bool {
        const out = try self.a.gpa.alloc(bool, self.journal.records.len);
        @memset(out, false);
        for (try tree.names(self.a.gpa, dir)) |name| {
            const index = std.fmt.parseUnsigned(usize, name, 10) catch continue;
            if (index < out.len) out[index] = true;
        }
        return out;
    }

    /// Nothing comes in before what goes out is known to lie elsewhere: otherwise a power cut may leave the old node written
    /// over and its copy nowhere. Theorem: Install.Refutations.asideNotSynced. Where nothing goes out, or nothing comes in,
    /// the sync before or after this one does the same.
    fn settle(self: *Motion) Error!void {
        var out = false;
        var in = false;
        for (self.journal.records) |*record| {
            out = out or takesAway(record);
            in = in or bringsIn(record);
        }
        if (!out or !in) return;
        progress.disk();
        try sys.syncFilesystem(self.undo);
    }

    fn takesAway(record: *align(1) const abi.JournalRecord) bool {
        return record.change == .replace or record.change == .remove;
    }

    fn bringsIn(record: *align(1) const abi.JournalRecord) bool {
        return record.change == .replace or record.change == .create;
    }

    fn place(self: *Motion, index: usize) Error!Place {
        const path = self.journal.path(index);
        return self.a.tree.place(path) catch |err| switch (err) {
            error.Denied => {
                try self.openUpTo(lib.path.parent(path) orelse return err);
                return self.a.tree.place(path);
            },
            else => return err,
        };
    }

    const Found = struct { place: Place, node: Node };

    /// What is at a path; nothing where a folder on the way is not there (any more).
    fn look(self: *Motion, index: usize) Error!?Found {
        const here = self.place(index) catch |err| switch (err) {
            error.Absent, error.NotDirectory, error.Link => return null,
            else => return err,
        };
        if (here.look()) |node| return .{ .place = here, .node = node } else |err| {
            if (err != error.Denied) return err;
            // A folder that has been closed already: the last pass closes it again.
            try self.openUpTo(lib.path.parent(self.journal.path(index)) orelse return err);
            const again = try self.place(index);
            return .{ .place = again, .node = try again.look() };
        }
    }

    /// Of what came into a new folder and that the folder came in, a power cut may keep the one and lose the other. Then the
    /// node is not at its path, but in the folder where that waits again. A folder that was there before is not moved by us.
    fn stray(self: *Motion, index: usize) Error!?Found {
        const path = self.journal.path(index);
        var comes = false;
        var up = lib.path.parent(path);
        while (up) |folder| : (up = lib.path.parent(folder)) {
            const at = self.journal.find(folder) orelse continue;
            if (!bringsIn(&self.journal.records[at])) continue;
            comes = true;
            const slot = self.source(at);
            if (!try slot.exists()) continue;
            self.strays.forget();
            self.strays = .{ .root = slot.dir };
            const here = self.strays.place(try std.mem.concat(self.a.gpa, u8, &.{ slot.name(), path[folder.len..] })) catch |err| switch (err) {
                error.Absent => return null,
                else => return err,
            };
            return .{ .place = here, .node = try here.look() };
        }
        return if (comes) null else self.meddled(index, "is in a folder that is not there any more; put that back");
    }

    /// Somebody moves what we are at work on. Nothing is lost: the journal stays until everything is found again.
    fn meddled(self: *Motion, index: usize, how: []const u8) Error {
        return self.a.refuse(error.Conflict, &.{ self.journal.path(index), " ", how, ", then run the command again" });
    }

    /// Where the new node of a change waits.
    fn source(self: *Motion, index: usize) Place {
        const target = self.target orelse return .slot(self.stage, index);
        const path = self.journal.path(index);
        if (lib.path.within(path, @import("state.zig").traces_folder)) return .slot(self.stage, index);
        return .slot(target.undo, target.journal.find(path) orelse return .slot(self.stage, index));
    }

    fn move(self: *Motion, from: Place, to: Place, kind: abi.FileKind, path: []const u8) Error!void {
        sys.move(from.dir, from.name(), to.dir, to.name()) catch |err| switch (err) {
            error.Denied => {
                // A folder of ours whose mode keeps its owner out; the last pass gives it its mode again.
                if (kind == .directory) try openUp(from.dir, from.name());
                if (from.dir != self.stage and from.dir != self.undo) try openUp(from.dir, ".");
                if (to.dir != self.stage and to.dir != self.undo) try openUp(to.dir, ".");
                try sys.move(from.dir, from.name(), to.dir, to.name());
            },
            error.OtherFilesystem => return self.a.refuse(error.Io, &.{ path, " is on another file system than ", lib.path.state_directory, "; obli-pkg changes one file system" }),
            error.Exists => return self.a.refuse(error.Conflict, &.{ path, " was made by somebody else meanwhile" }),
            else => return err,
        };
        if (kind == .directory) self.a.tree.forget();
    }

    fn openUp(dir: sys.Fd, name: [:0]const u8) Error!void {
        const found = try sys.stat(dir, name);
        try sys.chmod(dir, name, (found.mode & 0o7777) | 0o700);
    }

    /// Opens every folder on the way whose mode keeps its owner out.
    fn openUpTo(self: *Motion, path: []const u8) Error!void {
        if (lib.path.parent(path)) |up| {
            _ = self.a.tree.place(path) catch |err| switch (err) {
                error.Denied => try self.openUpTo(up),
                else => return err,
            };
        }
        const here = try self.a.tree.place(path);
        const found = try here.look();
        if (found.kind == .directory and found.mode & 0o700 != 0o700) try sys.chmod(here.dir, here.name(), found.mode | 0o700);
        self.a.tree.forget();
    }

    const Side = enum { before, after };

    /// Modes and times of the folders that are there on that side, children first: moving a child changes its parent.
    fn finish(self: *Motion, comptime side: Side) Error!void {
        const count = self.journal.records.len;
        for (0..count) |from_end| {
            const index = count - 1 - from_end;
            const record = &self.journal.records[index];
            progress.tell("setting times of folders", from_end + 1, count);
            const kind = if (side == .before) record.before_kind else record.after_kind;
            if (kind != .directory) continue;
            const mode = if (side == .before) record.before_mode else record.after_mode;
            const seconds = if (side == .before) record.before_mtime_seconds else record.after_mtime_seconds;
            const nanoseconds = if (side == .before) record.before_mtime_nanoseconds else record.after_mtime_nanoseconds;
            const there = try self.look(index);
            if (there == null or there.?.node.kind != .directory) return self.meddled(index, "is no folder any more; put it back");
            const here = there.?.place;
            const now = there.?.node;
            // An ordinary parent never had its mode changed; setting it would need to own it.
            // What is right already is left alone: an immutable folder, in which nothing could be changed, lets nobody set it.
            const sets = record.change != .metadata or mode & 0o700 != 0o700;
            if (sets and now.mode != mode) try sys.chmod(here.dir, here.name(), mode);
            if (now.mtime_seconds != seconds or now.mtime_nanoseconds != nanoseconds) sys.setFolderTime(here.dir, here.name(), seconds, nanoseconds) catch |err| switch (err) {
                // A parent that this user may write in but does not own has the time that the kernel gave it.
                error.Denied => if (record.change != .metadata) return err,
                error.NotDirectory, error.Absent => return self.meddled(index, "is no folder any more; put it back"),
                else => return err,
            };
            if (mode & 0o700 != 0o700) self.a.tree.forget();
        }
    }
};
