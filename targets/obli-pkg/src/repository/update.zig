//! What a root believes of a repository, and how it comes to believe more: docs/repository.md, "How a client updates", after
//! section 5 of TUF's specification 1.0.
//!
//! Each step verifies one file and keeps it, durably, or refuses; what earlier steps kept stays. Not here: how files are fetched
//! (fetch.zig), and which package is meant by a name (offer.zig).

const std = @import("std");
const abi = @import("abi");
const app = @import("../app.zig");
const lib = @import("../lib.zig");
const metadata = @import("metadata.zig");
const quorum = @import("quorum.zig");
const sys = @import("../sys.zig");
const Fetcher = @import("fetch.zig").Fetcher;
const Metadata = metadata.Metadata;
const Store = @import("store.zig").Store;
const App = app.App;
const Error = app.Error;

/// How many versions of root metadata one update goes through.
const max_rotations = 256;

pub const Trusted = struct {
    a: *App,
    store: Store,
    fetcher: Fetcher,
    /// The clock when this was begun, but never before what is trusted was made.
    time: i64,
    root: metadata.Root,
    timestamp: ?metadata.Timestamp,
    snapshot: ?metadata.Snapshot,
    targets: ?*const metadata.Targets,
    /// Delegated targets that were verified in this run.
    roles: std.ArrayList(Role) = .empty,
    /// Nothing is fetched: a role that is not kept is as one that has no package.
    offline: bool = false,

    const Role = struct { delegation: *const metadata.Delegation, targets: *const metadata.Targets };

    /// What is kept. A file that cannot be read any more is as one that is not there.
    pub fn load(a: *App, store: Store) Error!Trusted {
        const bytes = try store.read("root") orelse "";
        const root = metadata.Root.parse(a.gpa, bytes) catch |err| return switch (err) {
            error.OutOfMemory => err,
            else => a.refuse(error.Io, &.{ "what is kept of the repository ", store.name, " is damaged: remove it and add it again" }),
        };
        var self: Trusted = .{
            .a = a,
            .store = store,
            .fetcher = try .of(a, store.address),
            .time = @max(sys.now().sec, root.metadata.header().created_seconds),
            .root = root,
            .timestamp = null,
            .snapshot = null,
            .targets = null,
        };
        if (try store.read("timestamp")) |kept| self.timestamp = metadata.Timestamp.parse(kept) catch null;
        if (try store.read("snapshot")) |kept| self.snapshot = metadata.Snapshot.parse(kept) catch null;
        if (try store.read("targets")) |kept| self.targets = metadata.Targets.parse(a.gpa, kept) catch |err| if (err == error.OutOfMemory) return err else null;
        if (self.timestamp) |timestamp| self.time = @max(self.time, timestamp.metadata.header().created_seconds);
        return self;
    }

    /// All steps.
    pub fn update(self: *Trusted) Error!void {
        try self.updateRoot();
        self.inTime(self.root.metadata) catch |err| return self.about("root", err);
        try self.forgetRotated();
        try self.updateTimestamp();
        try self.updateSnapshot();
        try self.updateTargets();
    }

    /// Before packages are taken from what an update verified: that it is still whole and in its time, and signed by whom it has to be.
    pub fn requireCurrent(self: *Trusted) Error!void {
        self.stillCurrent() catch |err| return switch (err) {
            error.Expired, error.Mismatched => self.a.refuse(err, &.{ self.store.name, ": run `obli-pkg update`, whose last run was not finished or is too long ago" }),
            else => err,
        };
        try self.updateTargets();
    }

    fn stillCurrent(self: *Trusted) Error!void {
        try self.inTime(self.root.metadata);
        try self.forgetRotated();
        const timestamp = self.timestamp orelse return error.Mismatched;
        const snapshot = self.snapshot orelse return error.Mismatched;
        if (!snapshot.metadata.is(timestamp.snapshot())) return error.Mismatched;
        try self.inTime(timestamp.metadata);
        try self.inTime(snapshot.metadata);
    }

    fn inTime(self: *const Trusted, what: Metadata) Error!void {
        if (self.time >= what.header().expires_seconds) return error.Expired;
    }

    fn ofThisRepository(self: *const Trusted, what: Metadata) Error!void {
        if (!std.mem.eql(u8, &what.header().repository, &self.root.metadata.header().repository)) return error.OtherRepository;
    }

    fn signedBy(self: *const Trusted, what: Metadata, signers: metadata.Signers) Error!void {
        return quorum.require(self.a, what, signers, self.time);
    }

    /// Says of a refusal which file it is about.
    fn about(self: *const Trusted, name: []const u8, err: Error) Error {
        if (self.a.message.len == 0 and err != error.OutOfMemory) self.a.message = try std.mem.concat(self.a.gpa, u8, &.{ self.fetcher.address, ", ", name });
        return err;
    }

    fn updateRoot(self: *Trusted) Error!void {
        for (0..max_rotations) |_| {
            const next = std.math.add(u64, self.root.metadata.header().version, 1) catch return;
            const name = try self.fileName(next, "root");
            const bytes = try self.fetcher.read(name, metadata.max_root) orelse return;
            const root = self.verifyRoot(bytes, next) catch |err| return self.about(name, err);
            try self.store.write("root", bytes);
            self.root = root;
        }
    }

    /// Theorems: Package.Freshness.rootsNeverOlder, followerIsTrusted.
    fn verifyRoot(self: *const Trusted, bytes: []const u8, version: u64) Error!metadata.Root {
        const root: metadata.Root = try .parse(self.a.gpa, bytes);
        try self.ofThisRepository(root.metadata);
        if (root.metadata.header().version < version) return error.RolledBack;
        if (root.metadata.header().version > version) return error.Mismatched;
        for ([_]metadata.Signers{ self.root.signers(.root), root.signers(.root) }) |signers| try quorum.require(self.a, root.metadata, signers, null);
        return root;
    }

    /// Keys that may sign no longer: what they signed last is given up, with the version that it had.
    /// Theorems: Package.Freshness.alwaysSigned, givenUpIsUnsigned.
    fn forgetRotated(self: *Trusted) Error!void {
        const timestamp_holds = if (self.timestamp) |*one| try self.holds(one.metadata, .timestamp) else true;
        const snapshot_holds = if (self.snapshot) |*one| try self.holds(one.metadata, .snapshot) else true;
        if (timestamp_holds and snapshot_holds) return;
        // The one that holds first: whoever is stopped between the two comes here again.
        try self.store.forget(if (timestamp_holds) &.{ "timestamp", "snapshot" } else &.{ "snapshot", "timestamp" });
        self.timestamp = null;
        self.snapshot = null;
    }

    fn holds(self: *const Trusted, what: Metadata, by: abi.RepositoryRole) Error!bool {
        quorum.require(self.a, what, self.root.signers(by), null) catch |err| return if (err == error.ThresholdUnmet) false else err;
        return true;
    }

    fn updateTimestamp(self: *Trusted) Error!void {
        const name = "metadata/timestamp";
        const bytes = try self.fetcher.read(name, metadata.max_timestamp) orelse return self.missing(name);
        const found = self.verifyTimestamp(bytes) catch |err| return self.about(name, err);
        const newer = if (self.timestamp) |trusted| found.metadata.header().version > trusted.metadata.header().version else true;
        const chosen = if (newer) found else self.timestamp.?;
        self.inTime(chosen.metadata) catch |err| return self.about(name, err);
        if (newer) try self.store.write("timestamp", bytes);
        self.timestamp = chosen;
    }

    /// Theorems: Package.Freshness.neverOlder, freshIsBelieved.
    fn verifyTimestamp(self: *const Trusted, bytes: []const u8) Error!metadata.Timestamp {
        const found: metadata.Timestamp = try .parse(bytes);
        try self.ofThisRepository(found.metadata);
        try self.signedBy(found.metadata, self.root.signers(.timestamp));
        if (self.timestamp) |trusted| {
            if (found.metadata.header().version < trusted.metadata.header().version) return error.RolledBack;
            const same = found.metadata.header().version == trusted.metadata.header().version;
            if (!same and found.snapshot().version < trusted.snapshot().version) return error.RolledBack;
        }
        return found;
    }

    fn updateSnapshot(self: *Trusted) Error!void {
        const reference = self.timestamp.?.snapshot();
        if (self.snapshot) |kept| if (kept.metadata.is(reference)) return self.still(kept.metadata, self.root.signers(.snapshot)) catch |err| self.about("snapshot", err);
        const name = try self.fileName(reference.version, "snapshot");
        const bytes = try self.fetcher.read(name, reference.size) orelse return self.missing(name);
        const found = self.verifySnapshot(bytes, reference) catch |err| return self.about(name, err);
        try self.store.write("snapshot", bytes);
        self.snapshot = found;
    }

    fn verifySnapshot(self: *const Trusted, bytes: []const u8, reference: *align(1) const abi.MetadataReference) Error!metadata.Snapshot {
        if (!metadata.names(reference, bytes)) return error.Mismatched;
        const found: metadata.Snapshot = try .parse(bytes);
        try self.ofThisRepository(found.metadata);
        try self.signedBy(found.metadata, self.root.signers(.snapshot));
        if (found.metadata.header().version != reference.version) return error.Mismatched;
        if (self.snapshot) |*trusted| for (trusted.references) |*old| {
            const new = found.find(trusted.name(old)) orelse return error.RolledBack;
            if (new.version < old.version) return error.RolledBack;
        };
        try self.inTime(found.metadata);
        return found;
    }

    fn updateTargets(self: *Trusted) Error!void {
        const found = try self.roleTargets(metadata.targets_name, "targets", self.root.signers(.targets), self.targets);
        self.targets = found;
    }

    /// A role that is asked, by the delegation through which it is reached; null if it would have to be fetched and may not.
    pub fn role(self: *Trusted, delegation: *const metadata.Delegation) Error!?*const metadata.Targets {
        for (self.roles.items) |known| if (known.delegation == delegation) return known.targets;
        const gpa = self.a.gpa;
        const file = try self.a.zero(&.{ "role-", delegation.name });
        const kept: ?*const metadata.Targets = if (try self.store.read(file)) |bytes| metadata.Targets.parse(gpa, bytes) catch |err| if (err == error.OutOfMemory) return err else null else null;
        if (self.offline and (kept == null or !kept.?.metadata.is(self.snapshot.?.find(delegation.name) orelse return null))) return null;
        const targets = try self.roleTargets(delegation.name, file, delegation.signers, kept);
        try self.roles.append(gpa, .{ .delegation = delegation, .targets = targets });
        return targets;
    }

    fn roleTargets(self: *Trusted, wanted: []const u8, file: [:0]const u8, signers: metadata.Signers, kept: ?*const metadata.Targets) Error!*const metadata.Targets {
        const reference = self.snapshot.?.find(wanted) orelse return self.a.refuse(error.UnknownRole, &.{ self.fetcher.address, ", ", wanted });
        if (kept) |one| if (one.metadata.is(reference)) {
            self.still(one.metadata, signers) catch |err| return self.about(wanted, err);
            return one;
        };
        const name = try self.fileName(reference.version, wanted);
        const bytes = try self.fetcher.read(name, reference.size) orelse return self.missing(name);
        const found = self.verifyTargets(bytes, reference, wanted, signers) catch |err| return self.about(name, err);
        try self.store.write(file, bytes);
        return found;
    }

    fn verifyTargets(self: *const Trusted, bytes: []const u8, reference: *align(1) const abi.MetadataReference, wanted: []const u8, signers: metadata.Signers) Error!*const metadata.Targets {
        if (!metadata.names(reference, bytes)) return error.Mismatched;
        const found = try metadata.Targets.parse(self.a.gpa, bytes);
        if (!std.mem.eql(u8, found.name, wanted)) return error.UnknownRole;
        try self.ofThisRepository(found.metadata);
        try self.signedBy(found.metadata, signers);
        if (found.metadata.header().version != reference.version) return error.Mismatched;
        try self.inTime(found.metadata);
        return found;
    }

    /// Of what is kept and named anew.
    fn still(self: *const Trusted, what: Metadata, signers: metadata.Signers) Error!void {
        try self.signedBy(what, signers);
        try self.inTime(what);
    }

    fn fileName(self: *const Trusted, version: u64, of: []const u8) Error![]const u8 {
        return std.mem.concat(self.a.gpa, u8, &.{ "metadata/", try self.a.decimal(version), ".", of });
    }

    fn missing(self: *const Trusted, name: []const u8) Error {
        return self.a.refuse(error.Unavailable, &.{ self.fetcher.address, "/", name });
    }
};

/// Root metadata that a person hands in: it must be what its own people signed.
pub fn checkFirst(a: *App, name: []const u8, bytes: []const u8) Error!metadata.Root {
    const root = metadata.Root.parse(a.gpa, bytes) catch |err| return a.refuse(err, &.{name});
    quorum.require(a, root.metadata, root.signers(.root), null) catch |err| return a.refuse(err, &.{name});
    return root;
}
