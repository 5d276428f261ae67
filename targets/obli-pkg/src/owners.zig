//! Owners by name: the numbers that the tree's own etc/passwd and etc/group have for the names in packages.
//!
//! Each name is looked up once in an operation, before anything is planned, and its number takes the place of the package's in
//! the manifest in memory. So plan, journal, trace and database have the numbers that are set, and whoever asks
//! later (verify, rollback, remove) asks none of these files again. Not here: what a line means (account.zig).

const std = @import("std");
const abi = @import("abi");
const app = @import("app.zig");
const lib = @import("lib.zig");
const sys = @import("sys.zig");
const Input = @import("input.zig").Input;
const App = app.App;
const Error = app.Error;

/// As much is read of each of the files: some 200,000 accounts. Names behind that are not found.
const max_read = 16 << 20;

/// Names that the tree does not know, sorted.
pub const Unknown = struct {
    users: []const []const u8 = &.{},
    groups: []const []const u8 = &.{},
};

const Kind = enum { user, group };

/// What is known of a name in the table of a package.
const Slot = struct { wanted: bool = false, number: ?u32 = null };

/// Only for packages that have been verified: what was signed are the numbers before. Does nothing where no owners are set.
pub fn resolve(a: *App, inputs: []Input) Error!Unknown {
    if (!a.privileged()) return .{};
    return .{ .users = try resolveAll(a, inputs, .user), .groups = try resolveAll(a, inputs, .group) };
}

fn resolveAll(a: *App, inputs: []Input, kind: Kind) Error![]const []const u8 {
    const tables = try a.gpa.alloc([]Slot, inputs.len);
    var missing: usize = 0;
    for (inputs, tables) |*input, *table| {
        table.* = try a.gpa.alloc(Slot, input.package.owners.len);
        @memset(table.*, .{});
        for (input.package.entries) |*entry| {
            const slot = slotOf(table.*, entry, kind) orelse continue;
            if (!slot.wanted) missing += 1;
            slot.wanted = true;
        }
    }
    if (missing == 0) return &.{};
    try search(a, inputs, tables, missing, kind);

    var unknown: std.ArrayList([]const u8) = .empty;
    for (inputs, tables) |*input, table| {
        for (input.entries()) |*entry| {
            const number = (slotOf(table, entry, kind) orelse continue).number orelse continue;
            if (kind == .user) entry.uid = number else entry.gid = number;
        }
        for (table, 0..) |slot, index| if (slot.wanted and slot.number == null) {
            try insert(a, &unknown, input.package.ownerName(index));
        };
    }
    return unknown.items;
}

fn slotOf(table: []Slot, entry: *align(1) const abi.EntryRecord, kind: Kind) ?*Slot {
    const name = if (kind == .user) entry.user_name else entry.group_name;
    return if (name == 0) null else &table[name - 1];
}

/// Sorted, each once.
fn insert(a: *App, list: *std.ArrayList([]const u8), name: []const u8) Error!void {
    var at: usize = list.items.len;
    while (at > 0) : (at -= 1) switch (std.mem.order(u8, list.items[at - 1], name)) {
        .lt => break,
        .eq => return,
        .gt => {},
    };
    try list.insert(a.gpa, at, name);
}

/// The first account of a name counts, as it does for the C library.
fn search(a: *App, inputs: []Input, tables: []const []Slot, wanted: usize, kind: Kind) Error!void {
    const fd = try open(a, if (kind == .user) "etc/passwd" else "etc/group") orelse return;
    defer sys.close(fd);
    var missing = wanted;
    var reader: lib.account.Reader = .{};
    var buffer: [32 << 10]u8 = undefined;
    var offset: u64 = 0;
    while (offset < max_read) {
        const count = try sys.readAt(fd, &buffer, offset);
        if (count == 0) return;
        for (buffer[0..count]) |byte| {
            const account = reader.next(byte) orelse continue;
            for (inputs, tables) |*input, table| {
                const slot = &table[input.package.findOwner(account.name) orelse continue];
                if (!slot.wanted or slot.number != null) continue;
                slot.number = account.number;
                missing -= 1;
            }
            if (missing == 0) return;
        }
        offset += count;
    }
}

/// Nothing where no regular file is, or a link leads to it. A file that is there and cannot be read is no reason to go by
/// other numbers: that is an error.
fn open(a: *App, path: []const u8) Error!?sys.Fd {
    const place = a.tree.place(path) catch |err| return nothing(err);
    if ((try place.look()).kind != .file) return null;
    const fd = sys.openFile(place.dir, place.name()) catch |err| return nothing(err);
    errdefer sys.close(fd);
    const found = try sys.statFd(fd);
    if (found.mode & std.os.linux.S.IFMT == std.os.linux.S.IFREG) return fd;
    sys.close(fd);
    return null;
}

fn nothing(err: sys.Error) Error!?sys.Fd {
    return switch (err) {
        error.Absent, error.Link, error.NotDirectory => null,
        else => err,
    };
}
