//! One run of obli-pkg: where the root is, how it speaks, and why it stopped.
//!
//! All memory of a run is one arena: a run is short, and what it holds is bounded by the manifests it reads.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const progress = @import("progress.zig");
const sys = @import("sys.zig");
const text_parts = @import("text.zig");
const Tree = @import("tree.zig").Tree;

pub const Error = lib.status.Refusal || sys.Error || error{OutOfMemory};

pub const App = struct {
    gpa: std.mem.Allocator,
    root: [:0]const u8 = "/",
    json: bool = false,
    allow_unsigned: bool = false,
    /// Lets packages in whose entries can do more than who starts them.
    allow_privileges: bool = false,
    /// Lets `upgrade` take an older version.
    allow_downgrade: bool = false,
    /// Lets `rollback` take back what is in the way.
    chain: bool = false,
    /// Says what would be changed, and changes nothing.
    dry_run: bool = false,
    /// How long a server may take to answer, and between two bytes.
    patience_ms: u64 = 30_000,
    /// Where `repo add` finds whom to trust.
    root_file: ?[:0]const u8 = null,
    /// Packages that nobody named, and that are needed.
    added: std.ArrayList([]const u8) = .empty,
    /// Where packages were fetched to: they go again.
    fetched: ?@import("repository/store.zig").Stores = null,
    uid: u32,
    gid: u32,
    tree: Tree = .{ .root = -1 },
    /// Whether the kernel holds this run to the root (confine.zig).
    confined: bool = false,
    /// Set by commands that change the tree.
    access: ?*@import("access.zig").Access = null,
    out: lib.Text,
    /// The transaction that was taken back on the way in, if any.
    recovered: ?u64 = null,
    /// Why the run stopped, where a check says more than its status.
    message: []const u8 = "",
    paths: std.ArrayList([]const u8) = .empty,
    /// Needs and conflicts that are the reason.
    problems: []const @import("relation.zig").Problem = &.{},

    pub fn privileged(self: *const App) bool {
        return self.uid == 0;
    }

    /// Stops with a reason; `parts` are put together as the message.
    pub inline fn refuse(self: *App, reason: Error, parts: anytype) Error {
        return self.refuseWith(reason, comptime text_parts.template(@TypeOf(parts.*)), &text_parts.gather(parts));
    }

    fn refuseWith(self: *App, reason: Error, template: []const u8, others: []const []const u8) Error {
        @branchHint(.cold);
        var message = self.text();
        message.fill(template, others) catch return reason;
        self.message = message.bytes.items;
        return reason;
    }

    /// A path that is part of the reason. The first few hundred are enough for anybody.
    pub fn blame(self: *App, path: []const u8) Error!void {
        if (self.paths.items.len < 256) try self.paths.append(self.gpa, path);
    }

    pub fn openRoot(self: *App) Error!void {
        if (self.tree.root >= 0) return;
        self.tree.root = try sys.openRoot(self.root.ptr);
    }

    pub fn text(self: *App) lib.Text {
        return .{ .gpa = self.gpa };
    }

    /// Tells a person something that is no result.
    pub inline fn note(self: *App, parts: anytype) Error!void {
        return self.noteWith(comptime text_parts.template(@TypeOf(parts.*)), &text_parts.gather(parts));
    }

    fn noteWith(self: *App, template: []const u8, others: []const []const u8) Error!void {
        var line = self.text();
        try line.str("obli-pkg: ");
        try line.fill(template, others);
        try line.str("\n");
        progress.clear();
        sys.print(2, line.bytes.items);
    }

    /// A name for the kernel.
    pub fn zero(self: *App, parts: []const []const u8) Error![:0]const u8 {
        return self.gpa.dupeSentinel(u8, try std.mem.concat(self.gpa, u8, parts), 0);
    }

    /// A number as text, for messages.
    pub fn decimal(self: *App, value: u64) Error![]const u8 {
        var number = self.text();
        try number.number(value);
        return number.bytes.items;
    }
};
