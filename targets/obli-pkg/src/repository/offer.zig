//! Which package a repository means by a name: docs/repository.md, "How a package is found".
//!
//! Not here: several repositories, and what is needed besides (choose.zig).

const std = @import("std");
const builtin = @import("builtin");
const abi = @import("abi");
const app = @import("../app.zig");
const lib = @import("../lib.zig");
const metadata = @import("metadata.zig");
const relation = @import("../relation.zig");
const Trusted = @import("update.zig").Trusted;
const Error = app.Error;
const Package = lib.package.Package;

/// How many delegated roles are asked in one search.
const max_roles = 32;

const machine: abi.Architecture = switch (builtin.cpu.arch) {
    .x86_64 => .amd64,
    .aarch64 => .arm64,
    else => @compileError("no packages of this architecture are known here"),
};

/// A package that can be had.
pub const Offer = struct {
    from: *Trusted,
    targets: *const metadata.Targets,
    index: usize,

    pub fn record(self: *const Offer) *align(1) const abi.PackageRecord {
        return &self.targets.packages[self.index];
    }

    pub fn name(self: *const Offer) []const u8 {
        return self.targets.packageName(self.record());
    }

    pub fn version(self: *const Offer) []const u8 {
        return self.targets.packageVersion(self.record());
    }

    /// As if it had been opened: its name, version and relations, and no entries.
    pub fn package(self: *const Offer) Error!Package {
        const gpa = self.from.a.gpa;
        const relations = try copied(gpa, self.targets.relationsOf(self.index));
        var strings: std.ArrayList(u8) = .empty;
        try strings.appendSlice(gpa, self.name());
        try strings.appendSlice(gpa, self.version());
        for (relations) |*copy| {
            inline for (.{ "name", "lower", "upper" }) |part| {
                const text = self.targets.strings[@field(copy, part ++ "_offset")..][0..@field(copy, part ++ "_size")];
                @field(copy, part ++ "_offset") = @intCast(strings.items.len);
                try strings.appendSlice(gpa, text);
            }
        }
        const header = try gpa.create(abi.PackageHeader);
        header.* = std.mem.zeroes(abi.PackageHeader);
        header.name_size = self.record().name_size;
        header.version_size = self.record().version_size;
        header.privileges = self.record().privileges;
        header.unpacked_size = self.record().unpacked_size;
        return .{ .header = header, .owners = &.{}, .entries = &.{}, .attributes = &.{}, .relations = relations, .strings = strings.items, .head = "" };
    }
};

fn copied(gpa: std.mem.Allocator, relations: []align(1) const abi.Relation) Error![]abi.Relation {
    const out = try gpa.alloc(abi.Relation, relations.len);
    for (relations, out) |*one, *copy| copy.* = one.*;
    return out;
}

/// One search: who was asked already.
const Search = struct {
    trusted: *Trusted,
    wanted: []const u8,
    asked: std.ArrayList([]const u8) = .empty,
    /// A terminating delegation was followed: nobody is asked any more.
    ended: bool = false,

    fn ask(self: *Search, targets: *const metadata.Targets) Error!?*const metadata.Targets {
        for (targets.packages) |*record| if (std.mem.eql(u8, targets.packageName(record), self.wanted)) return targets;
        for (targets.delegations) |*delegation| {
            if (!delegation.fits(self.wanted)) continue;
            if (!self.wasAsked(delegation.name)) {
                if (self.asked.items.len == max_roles) return self.trusted.a.refuse(error.TooLarge, &.{ self.trusted.store.name, " delegates ", self.wanted, " too often" });
                try self.asked.append(self.trusted.a.gpa, delegation.name);
                if (try self.trusted.role(delegation)) |role| if (try self.ask(role)) |found| return found;
            }
            self.ended = self.ended or delegation.terminating;
            if (self.ended) return null;
        }
        return null;
    }

    fn wasAsked(self: *const Search, name: []const u8) bool {
        for (self.asked.items) |one| if (std.mem.eql(u8, one, name)) return true;
        return false;
    }
};

/// The role that answers for a name.
pub fn answering(trusted: *Trusted, wanted: []const u8) Error!?*const metadata.Targets {
    const targets = trusted.targets orelse return null;
    var search: Search = .{ .trusted = trusted, .wanted = wanted };
    return search.ask(targets);
}

/// Which of the packages of one name.
pub const Filter = union(enum) {
    any,
    version: []const u8,
    newer_than: []const u8,
    meeting: *const relation.Problem,

    pub fn fits(self: Filter, offer: Offer) Error!bool {
        return switch (self) {
            .any => true,
            .version => |version| std.mem.eql(u8, offer.version(), version),
            .newer_than => |version| lib.version.order(version, offer.version()) == .lt,
            .meeting => |problem| relation.meets(problem.package, problem.relation, try offer.package()),
        };
    }
};

/// Tells `to`, which has a function `offered`, of every package for this machine that can be had without asking a server.
pub fn each(trusted: *Trusted, targets: *const metadata.Targets, depth: usize, to: anytype) Error!void {
    for (targets.packages, 0..) |*record, index| {
        if (!isForThisMachine(record)) continue;
        // A name may be somebody else's to answer for.
        if (try answering(trusted, targets.packageName(record)) == targets) try to.offered(.{ .from = trusted, .targets = targets, .index = index });
    }
    if (depth == max_roles) return;
    for (targets.delegations) |*delegation| {
        if (try trusted.role(delegation)) |role| try each(trusted, role, depth + 1, to);
    }
}

fn isForThisMachine(record: *align(1) const abi.PackageRecord) bool {
    return record.architecture == .any or record.architecture == machine;
}

/// The newest package of this name for this machine that fits.
pub fn newest(trusted: *Trusted, wanted: []const u8, filter: Filter) Error!?Offer {
    const targets = try answering(trusted, wanted) orelse return null;
    var best: ?Offer = null;
    for (targets.packages, 0..) |*record, index| {
        if (!std.mem.eql(u8, targets.packageName(record), wanted)) continue;
        if (!isForThisMachine(record)) continue;
        const offer: Offer = .{ .from = trusted, .targets = targets, .index = index };
        if (!try filter.fits(offer)) continue;
        // One for this machine is after one for any: it is taken where both are of the same version.
        if (best) |other| if (lib.version.order(offer.version(), other.version()) == .lt) continue;
        best = offer;
    }
    return best;
}
