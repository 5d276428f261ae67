//! Metadata of a repository: header ‖ body ‖ signature blocks (docs/repository.md).
//!
//! Accepts exactly what libs/repo encodes, and borrows from the bytes. Everything that is wrong with the form is `bad_metadata`, but
//! more than there may be, which is `too_large`. Not here: whether signatures are good (quorum.zig), and what may follow on what
//! (update.zig).

const std = @import("std");
const abi = @import("abi");
const Bounded = @import("../bounded.zig").Bounded;
const Refusal = @import("../status.zig").Refusal;
const keyset = @import("../keyset.zig");
const package = @import("../package.zig");
const path = @import("../path.zig");
const signed = @import("../signed.zig");
const sorted = @import("../sorted.zig");
const KeySet = keyset.KeySet;
const Package = package.Package;

const magic = "LAGOREPO";
const format_version = 1;
const max_blocks = 16;
const max_key_sets = 64;
const max_delegations = 64;
const max_references = 65_536;
const max_pattern = 128;

/// How large files may be of which nothing is known.
pub const max_root = 1 << 20;
pub const max_timestamp = 1 << 20;
const max_snapshot = 2 << 20;
const max_targets = 64 << 20;

pub const targets_name = "targets";

pub const Allocator = std.mem.Allocator;
pub const Error = Refusal || error{OutOfMemory};

/// What all metadata have.
pub const Metadata = struct {
    /// The whole file, of which the sizes have been seen to fit.
    bytes: []const u8,

    pub fn header(self: Metadata) *align(1) const abi.MetadataHeader {
        return @ptrCast(self.bytes[0..header_size]);
    }

    fn signedSize(self: Metadata) usize {
        return @intCast(header_size + self.header().body_size);
    }

    fn body(self: Metadata) []const u8 {
        return self.bytes[header_size..self.signedSize()];
    }

    pub fn message(self: Metadata) [64]u8 {
        return package.digest(self.bytes[0..self.signedSize()]);
    }

    pub fn block(self: Metadata, index: usize) Refusal!package.Signatures {
        return package.parseSignatureBlock(3, self.bytes[self.signedSize() + index * signed.block_size ..][0..signed.block_size]);
    }

    pub fn blockCount(self: Metadata) usize {
        return (self.bytes.len - self.signedSize()) / signed.block_size;
    }

    /// Whether this is the file that a reference names.
    pub fn is(self: Metadata, reference: *align(1) const abi.MetadataReference) bool {
        return self.header().version == reference.version and names(reference, self.bytes);
    }
};

const header_size = @sizeOf(abi.MetadataHeader);

/// Whether these bytes are the ones that a reference names.
pub fn names(reference: *align(1) const abi.MetadataReference, bytes: []const u8) bool {
    return bytes.len == reference.size and std.mem.eql(u8, &package.digest(bytes), &reference.digest);
}

fn parse(bytes: []const u8, role: abi.RepositoryRole) Refusal!Metadata {
    var input: Bounded = .{ .rest = bytes };
    const header = input.record(abi.MetadataHeader) catch return error.BadMetadata;
    if (!std.mem.eql(u8, &header.magic, magic) or header.format != format_version) return error.BadMetadata;
    if (!std.mem.allEqual(u8, &header.reserved, 0) or header.version == 0) return error.BadMetadata;
    if (header.created_seconds < 0 or header.created_seconds >= header.expires_seconds) return error.BadMetadata;
    switch (header.role) {
        .root, .timestamp, .snapshot, .targets => {},
        else => return error.BadMetadata,
    }
    _ = input.take(header.body_size) catch return error.BadMetadata;
    if (input.rest.len % signed.block_size != 0) return error.BadMetadata;
    const out: Metadata = .{ .bytes = bytes };
    if (out.blockCount() > max_blocks) return error.TooLarge;
    var before: ?*align(1) const keyset.Id = null;
    for (0..out.blockCount()) |index| {
        const block = out.block(index) catch return error.BadMetadata;
        const id = signed.signer(block) catch return error.BadMetadata;
        if (before) |last| if (std.mem.order(u8, last, id) != .lt) return error.BadMetadata;
        before = id;
    }
    if (header.role != role) return error.UnknownRole;
    return out;
}

/// Key sets of a file, of which roles name some by bits.
pub const People = struct {
    sets: []const KeySet,

    fn parse(gpa: Allocator, input: *Bounded, count: u32) Error!People {
        if (count > max_key_sets) return error.BadMetadata;
        const sets = try gpa.alloc(KeySet, count);
        for (sets, 0..) |*set, index| {
            const bytes = input.take(keyset.size) catch return error.BadMetadata;
            set.* = keyset.parse(bytes) catch return error.BadMetadata;
            if (index > 0 and std.mem.order(u8, &sets[index - 1].id, &set.id) != .lt) return error.BadMetadata;
            // One person under two names would count twice.
            for (sets[0..index]) |*other| if (sharesKey(set, other)) return error.BadMetadata;
        }
        return .{ .sets = sets };
    }

    fn sharesKey(a: *const KeySet, b: *const KeySet) bool {
        return std.mem.eql(u8, &a.fields.ml_dsa_87, &b.fields.ml_dsa_87) or
            std.mem.eql(u8, &a.fields.ed448, &b.fields.ed448) or
            std.mem.eql(u8, &a.fields.slh_dsa_sha2_256s, &b.fields.slh_dsa_sha2_256s);
    }

    /// Whether a role names only people who are there and may have it, and demands no more of them than there are.
    fn check(self: People, role: Signers, kind: abi.KeyRole) Refusal!void {
        if (role.threshold == 0 or role.threshold > @popCount(role.keys)) return error.BadMetadata;
        if (role.keys & ~self.all() != 0) return error.BadMetadata;
        for (self.sets, 0..) |*set, index| {
            if (role.names(index) and set.fields.role != kind) return error.BadMetadata;
        }
    }

    fn all(self: People) u64 {
        return if (self.sets.len == 64) std.math.maxInt(u64) else (@as(u64, 1) << @intCast(self.sets.len)) - 1;
    }
};

/// Who of the people may sign a role, and how many must.
pub const Signers = struct {
    people: People,
    keys: u64,
    threshold: u16,

    pub fn names(self: Signers, index: usize) bool {
        return self.keys >> @intCast(index) & 1 == 1;
    }
};

pub const Root = struct {
    metadata: Metadata,
    people: People,

    pub fn parse(gpa: Allocator, bytes: []const u8) Error!Root {
        const metadata = try parseMetadata(bytes, .root);
        var input: Bounded = .{ .rest = metadata.body() };
        const body = input.record(abi.RootBody) catch return error.BadMetadata;
        if (!std.mem.allEqual(u8, &body.reserved, 0)) return error.BadMetadata;
        const people: People = try .parse(gpa, &input, body.key_set_count);
        const self: Root = .{ .metadata = metadata, .people = people };
        if (input.rest.len != 0) return error.BadMetadata;
        var named: u64 = 0;
        for ([_]abi.RepositoryRole{ .root, .timestamp, .snapshot, .targets }) |role| {
            const signing = self.signers(role);
            try people.check(signing, if (role == .root) .root else .repository);
            named |= signing.keys;
        }
        if (named != people.all()) return error.BadMetadata;
        return self;
    }

    pub fn signers(self: *const Root, role: abi.RepositoryRole) Signers {
        const body: *align(1) const abi.RootBody = @ptrCast(self.metadata.body()[0..@sizeOf(abi.RootBody)]);
        return switch (role) {
            .root => .{ .people = self.people, .keys = body.root_keys, .threshold = body.root_threshold },
            .timestamp => .{ .people = self.people, .keys = body.timestamp_keys, .threshold = body.timestamp_threshold },
            .snapshot => .{ .people = self.people, .keys = body.snapshot_keys, .threshold = body.snapshot_threshold },
            else => .{ .people = self.people, .keys = body.targets_keys, .threshold = body.targets_threshold },
        };
    }
};

const parseMetadata = parse;

fn checkReference(reference: *align(1) const abi.MetadataReference, max: u64) Refusal!void {
    if (reference.version == 0 or reference.size > max or !std.mem.allEqual(u8, &reference.reserved, 0)) return error.BadMetadata;
}

pub const Timestamp = struct {
    metadata: Metadata,

    pub fn snapshot(self: Timestamp) *align(1) const abi.MetadataReference {
        return @ptrCast(self.metadata.body()[0..@sizeOf(abi.MetadataReference)]);
    }

    pub fn parse(bytes: []const u8) Refusal!Timestamp {
        const metadata = try parseMetadata(bytes, .timestamp);
        var input: Bounded = .{ .rest = metadata.body() };
        const reference = input.record(abi.MetadataReference) catch return error.BadMetadata;
        if (input.rest.len != 0 or reference.name_offset != 0 or reference.name_size != 0) return error.BadMetadata;
        try checkReference(reference, max_snapshot);
        return .{ .metadata = metadata };
    }
};

/// Strings that lie one after the other, each where the one before it ends.
const Strings = struct {
    bytes: []const u8,
    at: usize = 0,

    fn take(self: *Strings, offset: u32, size: u64) Refusal![]const u8 {
        if (offset != self.at or size > self.bytes.len - self.at) return error.BadMetadata;
        defer self.at += @intCast(size);
        return self.bytes[self.at..][0..@intCast(size)];
    }
};

pub const Snapshot = struct {
    metadata: Metadata,
    references: []align(1) const abi.MetadataReference,
    strings: []const u8,

    pub fn parse(bytes: []const u8) Refusal!Snapshot {
        const metadata = try parseMetadata(bytes, .snapshot);
        var input: Bounded = .{ .rest = metadata.body() };
        const body = input.record(abi.SnapshotBody) catch return error.BadMetadata;
        if (body.reference_count > max_references) return error.TooLarge;
        const self: Snapshot = .{
            .metadata = metadata,
            .references = input.records(abi.MetadataReference, body.reference_count) catch return error.BadMetadata,
            .strings = input.take(body.strings_size) catch return error.BadMetadata,
        };
        if (input.rest.len != 0) return error.BadMetadata;
        var strings: Strings = .{ .bytes = self.strings };
        var before: []const u8 = "";
        var has_targets = false;
        for (self.references) |*reference| {
            try checkReference(reference, max_targets);
            const role = try strings.take(reference.name_offset, reference.name_size);
            if (std.mem.order(u8, before, role) != .lt) return error.BadMetadata;
            if (std.mem.eql(u8, role, targets_name)) has_targets = true else if (!validRole(role)) return error.BadMetadata;
            before = role;
        }
        if (!has_targets or strings.at != strings.bytes.len) return error.BadMetadata;
        return self;
    }

    pub fn name(self: *const Snapshot, reference: *align(1) const abi.MetadataReference) []const u8 {
        return self.strings[reference.name_offset..][0..reference.name_size];
    }

    pub fn find(self: *const Snapshot, role: []const u8) ?*align(1) const abi.MetadataReference {
        return &self.references[sorted.find(self.references.len, self, role, nameAt) orelse return null];
    }

    fn nameAt(self: *const Snapshot, index: usize) []const u8 {
        return self.name(&self.references[index]);
    }
};

/// Names of delegated roles are those of packages, and none of the four.
fn validRole(role: []const u8) bool {
    if (!path.validPackageName(role)) return false;
    for ([_][]const u8{ "root", "timestamp", "snapshot", targets_name }) |own| if (std.mem.eql(u8, role, own)) return false;
    return true;
}

pub const Delegation = struct {
    name: []const u8,
    patterns: []const u8,
    terminating: bool,
    signers: Signers,

    pub fn fits(self: *const Delegation, wanted: []const u8) bool {
        var patterns = std.mem.splitScalar(u8, self.patterns, ' ');
        while (patterns.next()) |pattern| if (matches(pattern, wanted)) return true;
        return false;
    }
};

/// `*` any characters, `?` one: a star that was taken too short is taken one longer.
fn matches(pattern: []const u8, text: []const u8) bool {
    var at: usize = 0;
    var wanted: usize = 0;
    var star: ?usize = null;
    var after_star: usize = 0;
    while (at < text.len) {
        if (wanted < pattern.len and pattern[wanted] == '*') {
            star = wanted;
            after_star = at;
            wanted += 1;
        } else if (wanted < pattern.len and (pattern[wanted] == '?' or pattern[wanted] == text[at])) {
            wanted += 1;
            at += 1;
        } else {
            wanted = (star orelse return false) + 1;
            after_star += 1;
            at = after_star;
        }
    }
    while (wanted < pattern.len and pattern[wanted] == '*') wanted += 1;
    return wanted == pattern.len;
}

pub const Targets = struct {
    metadata: Metadata,
    name: []const u8,
    packages: []align(1) const abi.PackageRecord,
    relations: []align(1) const abi.Relation,
    delegations: []const Delegation,
    strings: []const u8,

    pub fn parse(gpa: Allocator, bytes: []const u8) Error!*const Targets {
        const self = try gpa.create(Targets);
        try self.read(gpa, bytes);
        return self;
    }

    fn read(self: *Targets, gpa: Allocator, bytes: []const u8) Error!void {
        const metadata = try parseMetadata(bytes, .targets);
        var input: Bounded = .{ .rest = metadata.body() };
        const body = input.record(abi.TargetsBody) catch return error.BadMetadata;
        if (!std.mem.allEqual(u8, &body.reserved, 0) or body.delegation_count > max_delegations) return error.BadMetadata;
        const packages = input.records(abi.PackageRecord, body.package_count) catch return error.BadMetadata;
        const relations = input.records(abi.Relation, body.relation_count) catch return error.BadMetadata;
        const delegations = input.records(abi.Delegation, body.delegation_count) catch return error.BadMetadata;
        const people: People = try .parse(gpa, &input, body.key_set_count);
        var strings: Strings = .{ .bytes = input.take(body.strings_size) catch return error.BadMetadata };
        if (input.rest.len != 0) return error.BadMetadata;
        const name = try strings.take(0, body.name_size);
        if (!std.mem.eql(u8, name, targets_name) and !validRole(name)) return error.BadMetadata;
        const found = try gpa.alloc(Delegation, delegations.len);
        self.* = .{
            .metadata = metadata,
            .name = name,
            .packages = packages,
            .relations = relations,
            .delegations = found,
            .strings = strings.bytes,
        };
        for (packages, 0..) |*record, index| {
            _ = try strings.take(record.name_offset, @as(u64, record.name_size) + record.version_size);
            try self.checkPackage(index);
        }
        try self.checkRelations(&strings);
        var named: u64 = 0;
        for (delegations, found, 0..) |*record, *one, index| {
            one.* = try self.checkDelegation(record, people, &strings, index);
            named |= record.keys;
        }
        if (named != people.all() or strings.at != strings.bytes.len) return error.BadMetadata;
    }

    fn checkPackage(self: *const Targets, index: usize) Refusal!void {
        const record = &self.packages[index];
        if (!path.validPackageName(self.packageName(record)) or !path.validVersion(self.packageVersion(record))) return error.BadMetadata;
        if (!std.mem.allEqual(u8, &record.reserved, 0) or record.privileges >> privilege_count != 0) return error.BadMetadata;
        switch (record.architecture) {
            .any, .amd64, .arm64 => {},
            else => return error.BadMetadata,
        }
        if (index > 0 and !self.precedes(&self.packages[index - 1], record)) return error.BadMetadata;
    }

    fn precedes(self: *const Targets, a: *align(1) const abi.PackageRecord, b: *align(1) const abi.PackageRecord) bool {
        const by_name = std.mem.order(u8, self.packageName(a), self.packageName(b));
        if (by_name != .eq) return by_name == .lt;
        const by_version = std.mem.order(u8, self.packageVersion(a), self.packageVersion(b));
        if (by_version != .eq) return by_version == .lt;
        return @backingInt(a.architecture) < @backingInt(b.architecture);
    }

    fn checkRelations(self: *const Targets, strings: *Strings) Refusal!void {
        for (self.relations) |*relation| {
            _ = try strings.take(relation.name_offset, relation.name_size);
            _ = try strings.take(relation.lower_offset, relation.lower_size);
            _ = try strings.take(relation.upper_offset, relation.upper_size);
        }
        var at: usize = 0;
        for (self.packages) |*record| {
            if (record.relation_count > self.relations.len - at) return error.BadMetadata;
            const needing = self.related(self.relations[at..][0..record.relation_count]);
            for (0..needing.relations.len) |index| package.checkRelation(needing, index) catch return error.BadMetadata;
            at += record.relation_count;
        }
        if (at != self.relations.len) return error.BadMetadata;
    }

    /// A package of which there is nothing but what it needs.
    fn related(self: *const Targets, relations: []align(1) const abi.Relation) Package {
        return .{ .header = undefined, .owners = &.{}, .entries = &.{}, .attributes = &.{}, .relations = relations, .strings = self.strings, .head = "" };
    }

    fn checkDelegation(self: *const Targets, record: *align(1) const abi.Delegation, people: People, strings: *Strings, index: usize) Refusal!Delegation {
        const text = try strings.take(record.name_offset, @as(u64, record.name_size) + record.patterns_size);
        const out: Delegation = .{
            .name = text[0..record.name_size],
            .patterns = text[record.name_size..],
            .terminating = record.terminating == 1,
            .signers = .{ .people = people, .keys = record.keys, .threshold = record.threshold },
        };
        if (record.terminating > 1 or !std.mem.allEqual(u8, &record.reserved, 0)) return error.BadMetadata;
        if (!validRole(out.name) or std.mem.eql(u8, out.name, self.name)) return error.BadMetadata;
        for (self.delegations[0..index]) |*other| if (std.mem.eql(u8, other.name, out.name)) return error.BadMetadata;
        try people.check(out.signers, .repository);
        var before: []const u8 = "";
        var patterns = std.mem.splitScalar(u8, out.patterns, ' ');
        while (patterns.next()) |pattern| {
            if (pattern.len == 0 or pattern.len > max_pattern or std.mem.order(u8, before, pattern) != .lt) return error.BadMetadata;
            for (pattern) |byte| if (!std.ascii.isAlphanumeric(byte) and std.mem.indexOfScalar(u8, "+-._*?", byte) == null) return error.BadMetadata;
            before = pattern;
        }
        return out;
    }

    pub fn packageName(self: *const Targets, record: *align(1) const abi.PackageRecord) []const u8 {
        return self.strings[record.name_offset..][0..record.name_size];
    }

    pub fn packageVersion(self: *const Targets, record: *align(1) const abi.PackageRecord) []const u8 {
        return self.strings[record.name_offset + record.name_size ..][0..record.version_size];
    }

    /// The relations of a record.
    pub fn relationsOf(self: *const Targets, index: usize) []align(1) const abi.Relation {
        var at: usize = 0;
        for (self.packages[0..index]) |*record| at += record.relation_count;
        return self.relations[at..][0..self.packages[index].relation_count];
    }
};

const privilege_count = @typeInfo(abi.Privilege).@"enum".field_names.len;

test "patterns fit whole names" {
    const cases = [_]struct { []const u8, []const u8, bool }{
        .{ "a", "a", true },        .{ "a", "ab", false },     .{ "*", "", true },           .{ "*", "abc", true },
        .{ "a*", "a", true },       .{ "a*c", "abbc", true },  .{ "a*c", "abcb", false },    .{ "?", "", false },
        .{ "lib*-dev", "liba-b-dev", true }, .{ "*?", "", false },      .{ "*a*b*", "xaxxbx", true }, .{ "a?c", "abc", true },
        .{ "A", "a", false },       .{ "**a", "ba", true },    .{ "*ab", "aab", true },
    };
    for (cases) |case| try std.testing.expectEqual(case[2], matches(case[0], case[1]));
}
