//! The container of a package (.zpkg): header ‖ manifest ‖ signature block ‖ content.
//!
//! Parsing is pure, borrows from the bytes, allocates nothing and accepts only the canonical encoding, so that a tree has
//! one sequence of bytes and the signed digest speaks of one tree. Layouts: proofs/Abi. Not here: the content's bytes
//! (content.zig) and whether a signature is good (signed.zig).

const std = @import("std");
const abi = @import("abi");
const Bounded = @import("bounded.zig").Bounded;
const Refusal = @import("status.zig").Refusal;
const path = @import("path.zig");
const attribute = @import("attribute.zig");
const sorted = @import("sorted.zig");

pub const magic = "LAGOZPKG";
pub const format_version = 1;
pub const header_size = @sizeOf(abi.PackageHeader);

/// A manifest is held in memory, so it has a bound of its own; a package of a million files keeps within it.
pub const max_manifest = 256 << 20;
pub const max_owners = 1024;
pub const max_signatures = 64;
pub const max_signature_block = 16 << 20;

/// No entry in particular: the header, the name, or the package as a whole.
pub const whole = std.math.maxInt(u32);

pub const no_digest: [64]u8 = @splat(0);

pub const Package = struct {
    header: *align(1) const abi.PackageHeader,
    owners: []align(1) const abi.OwnerName,
    entries: []align(1) const abi.EntryRecord,
    attributes: []align(1) const abi.AttributeRecord,
    relations: []align(1) const abi.Relation,
    strings: []const u8,
    /// Header and manifest: what is signed, and what the database keeps (with the numbers of owners that were set: owners.zig).
    head: []const u8,

    pub fn name(self: Package) []const u8 {
        return self.strings[0..self.header.name_size];
    }

    pub fn version(self: Package) []const u8 {
        return self.strings[self.header.name_size..][0..self.header.version_size];
    }

    pub fn path(self: Package, entry: usize) []const u8 {
        const record = &self.entries[entry];
        return self.strings[record.path_offset..][0..record.path_size];
    }

    /// The target of a link; empty for anything else.
    pub fn link(self: Package, entry: usize) []const u8 {
        const record = &self.entries[entry];
        return self.strings[record.path_offset + record.path_size ..][0..record.link_size];
    }

    pub fn ownerName(self: Package, index: usize) []const u8 {
        const record = &self.owners[index];
        return self.strings[record.name_offset..][0..record.name_size];
    }

    /// Which of the owners' names this is: they are sorted.
    pub fn findOwner(self: Package, wanted: []const u8) ?usize {
        return sorted.find(self.owners.len, self, wanted, ownerName);
    }

    pub fn attributeName(self: Package, record: *align(1) const abi.AttributeRecord) []const u8 {
        return self.strings[record.name_offset..][0..record.name_size];
    }

    pub fn attributeValue(self: Package, record: *align(1) const abi.AttributeRecord) []const u8 {
        return self.strings[record.name_offset + record.name_size ..][0..record.value_size];
    }

    /// The attributes of an entry: they are sorted by entries.
    pub fn attributesOf(self: Package, entry: u32) []align(1) const abi.AttributeRecord {
        const from = sorted.lowerBound(self.attributes.len, self, entry, attributeBefore);
        var to = from;
        while (to < self.attributes.len and self.attributes[to].entry == entry) to += 1;
        return self.attributes[from..to];
    }

    fn attributeBefore(self: Package, index: usize, entry: u32) bool {
        return self.attributes[index].entry < entry;
    }

    /// What the attributes of an entry come to; further names of a file have the file's.
    pub fn attributesDigest(self: Package, entry: usize) [64]u8 {
        if (self.attributes.len == 0) return attribute.Digest.none;
        var out: attribute.Digest = .init();
        for (self.attributesOf(self.fileOf(entry) orelse return attribute.Digest.none)) |*record| {
            out.add(self.attributeName(record), self.attributeValue(record));
        }
        return out.final();
    }

    /// Whether the package gives the path an attribute of the name.
    pub fn declares(self: Package, wanted: []const u8, given: []const u8) bool {
        if (self.attributes.len == 0) return false;
        const entry = self.fileOf(self.find(wanted) orelse return false) orelse return false;
        for (self.attributesOf(entry)) |*record| if (std.mem.eql(u8, self.attributeName(record), given)) return true;
        return false;
    }

    /// The entry itself, or for a further name of a file that of the file.
    pub fn fileOf(self: Package, entry: usize) ?u32 {
        return if (self.entries[entry].kind == .hardlink) self.find(self.link(entry)) else @intCast(entry);
    }

    /// Name, lower and upper bound of a relation; a bound that is none is empty.
    pub fn relationTexts(self: Package, record: *align(1) const abi.Relation) [3][]const u8 {
        return .{
            self.strings[record.name_offset..][0..record.name_size],
            self.strings[record.lower_offset..][0..record.lower_size],
            self.strings[record.upper_offset..][0..record.upper_size],
        };
    }

    /// Where the entry of this path is, in a manifest that is sorted.
    pub fn find(self: Package, wanted: []const u8) ?u32 {
        return self.findAmong(self.entries.len, wanted);
    }

    /// Only among the first entries: while parsing, those behind have not been checked and must not be followed.
    fn findAmong(self: Package, count: usize, wanted: []const u8) ?u32 {
        return @intCast(sorted.find(count, self, wanted, Package.path) orelse return null);
    }

    /// Whether the package has the path or something below it.
    pub fn reaches(self: Package, folder: []const u8) bool {
        var at = sorted.lowerBound(self.entries.len, self, folder, entryBefore);
        // Names like `a-b` sort between `a` and `a/b`; all of them begin with `a`.
        while (at < self.entries.len and std.mem.startsWith(u8, self.path(at), folder)) : (at += 1) {
            if (@import("path.zig").within(self.path(at), folder)) return true;
        }
        return false;
    }

    fn entryBefore(self: Package, index: usize, wanted: []const u8) bool {
        return std.mem.order(u8, self.path(index), wanted) == .lt;
    }

    pub fn contentOffset(self: Package) u64 {
        return header_size + self.header.manifest_size + self.header.signatures_size;
    }
};

/// What a header announces, before anything else is read.
pub fn parseHeader(bytes: []const u8) Refusal!*align(1) const abi.PackageHeader {
    // Of something shorter than a header, too, it can be said that it is no package.
    if (!std.mem.startsWith(u8, magic, bytes[0..@min(bytes.len, magic.len)])) return error.BadMagic;
    var input: Bounded = .{ .rest = bytes };
    const header = try input.record(abi.PackageHeader);
    if (header.version != format_version) return error.UnsupportedVersion;
    if (header.flags != 0) return error.BadFlags;
    // Counts have 32 bits, so that nothing overflows here.
    const records = @as(u64, header.owner_count) * @sizeOf(abi.OwnerName) +
        @as(u64, header.entry_count) * @sizeOf(abi.EntryRecord) +
        @as(u64, header.attribute_count) * @sizeOf(abi.AttributeRecord) +
        @as(u64, header.relation_count) * @sizeOf(abi.Relation);
    if (header.strings_size > std.math.maxInt(u32)) return error.TooLarge;
    if (header.manifest_size != records + header.strings_size) return error.BadSize;
    if (header.manifest_size > max_manifest or header.owner_count > max_owners) return error.TooLarge;
    if (@as(u64, header.name_size) + header.version_size > header.strings_size) return error.BadSize;
    if (header.signature_count > max_signatures or header.signatures_size > max_signature_block) return error.TooLarge;
    const descriptors = @as(u64, header.signature_count) * @sizeOf(abi.SignatureDescriptor);
    if (header.signatures_size < descriptors) return error.BadSize;
    if (header.signature_count == 0 and header.signatures_size != 0) return error.BadSize;
    _ = try totalSize(header);
    return header;
}

/// The size of the whole file, by its header.
pub fn totalSize(header: *align(1) const abi.PackageHeader) Refusal!u64 {
    const front = header_size + header.manifest_size + header.signatures_size;
    return std.math.add(u64, front, header.content_size) catch return error.BadSize;
}

/// Header and manifest. `where` is the entry that was looked at last, for the report.
/// Theorems: Package.Manifest.onlyEncoded, oneSortedList (offsets and order are checked, so that a tree has one manifest).
pub fn parse(head: []const u8, where: *u32) Refusal!Package {
    where.* = whole;
    const header = try parseHeader(head);
    var input: Bounded = .{ .rest = head[header_size..] };
    const package: Package = .{
        .header = header,
        .owners = try input.records(abi.OwnerName, header.owner_count),
        .entries = try input.records(abi.EntryRecord, header.entry_count),
        .attributes = try input.records(abi.AttributeRecord, header.attribute_count),
        .relations = try input.records(abi.Relation, header.relation_count),
        .strings = try input.take(header.strings_size),
        .head = head[0 .. header_size + @as(usize, @intCast(header.manifest_size))],
    };
    if (!path.validPackageName(package.name()) or !path.validVersion(package.version())) return error.BadPath;

    var strings: Strings = .{ .at = @as(u64, header.name_size) + header.version_size, .end = package.strings.len };
    for (package.owners, 0..) |*owner, index| {
        try strings.take(owner.name_offset, owner.name_size);
        try checkOwner(package, index);
    }
    var used: [max_owners + 1]bool = @splat(false);
    var privileges: u32 = 0;
    var content: u64 = 0;
    var unpacked: u64 = 0;
    for (package.entries, 0..) |*entry, index| {
        where.* = @intCast(index);
        try strings.take(entry.path_offset, @as(u64, entry.path_size) + entry.link_size);
        try checkEntry(package, index);
        used[entry.user_name] = true;
        used[entry.group_name] = true;
        privileges |= privilegesOf(entry);
        if (entry.kind == .file and entry.size > 0) {
            if (entry.content_offset != content) return error.NotCanonical;
            if (entry.content_size == 0) return error.BadSize;
            content = std.math.add(u64, content, entry.content_size) catch return error.BadSize;
            unpacked = std.math.add(u64, unpacked, entry.size) catch return error.BadSize;
            if (content > header.content_size or unpacked > header.unpacked_size) return error.BadSize;
        } else if (entry.content_offset != 0 or entry.content_size != 0) return error.NotCanonical;
    }
    where.* = whole;
    for (used[1..][0..package.owners.len]) |one| if (!one) return error.BadOwnerName;
    for (package.attributes, 0..) |*record, index| {
        try strings.take(record.name_offset, @as(u64, record.name_size) + record.value_size);
        if (record.entry < package.entries.len) where.* = record.entry;
        try checkAttribute(package, index);
        if (std.mem.eql(u8, package.attributeName(record), attribute.capability)) privileges |= bit(.capabilities);
    }
    where.* = whole;
    for (package.relations, 0..) |*relation, index| {
        try strings.take(relation.name_offset, relation.name_size);
        try strings.take(relation.lower_offset, relation.lower_size);
        try strings.take(relation.upper_offset, relation.upper_size);
        try checkRelation(package, index);
    }
    if (strings.at != strings.end) return error.NotCanonical;
    if (content != header.content_size or unpacked != header.unpacked_size) return error.BadSize;
    if (privileges != header.privileges) return error.BadPrivileges;
    return package;
}

/// Strings lie one after the other: a record says where its own begin, and they begin nowhere else.
const Strings = struct {
    at: u64,
    end: u64,

    fn take(self: *Strings, offset: u32, size: u64) Refusal!void {
        if (offset != self.at) return error.NotCanonical;
        self.at += size;
        if (self.at > self.end) return error.BadSize;
    }
};

fn bit(privilege: abi.Privilege) u32 {
    return @as(u32, 1) << @intCast(@backingInt(privilege));
}

/// On a folder these bits only say to whom belongs what is made in it.
fn privilegesOf(entry: *align(1) const abi.EntryRecord) u32 {
    if (entry.kind != .file) return 0;
    return (if (entry.mode & 0o4000 != 0) bit(.setuid) else 0) | (if (entry.mode & 0o2000 != 0) bit(.setgid) else 0);
}

fn checkOwner(package: Package, index: usize) Refusal!void {
    if (!std.mem.allEqual(u8, &package.owners[index].reserved, 0)) return error.BadFlags;
    const name = package.ownerName(index);
    if (!path.validOwnerName(name)) return error.BadOwnerName;
    if (index > 0 and std.mem.order(u8, package.ownerName(index - 1), name) != .lt) return error.BadOwnerName;
}

fn checkAttribute(package: Package, index: usize) Refusal!void {
    const record = &package.attributes[index];
    if (!std.mem.allEqual(u8, &record.reserved, 0)) return error.BadFlags;
    if (record.entry >= package.entries.len) return error.BadAttribute;
    const name = package.attributeName(record);
    if (index > 0) {
        const before = &package.attributes[index - 1];
        if (before.entry > record.entry) return error.BadAttribute;
        if (before.entry == record.entry and std.mem.order(u8, package.attributeName(before), name) != .lt) return error.BadAttribute;
    }
    const entry = &package.entries[record.entry];
    if (!attribute.valid(entry.kind, entry.mode, name, package.attributeValue(record))) return error.BadAttribute;
}

/// Of the package only its relations and strings are looked at.
pub fn checkRelation(package: Package, index: usize) Refusal!void {
    const relation = &package.relations[index];
    if (!std.mem.allEqual(u8, &relation.reserved, 0)) return error.BadFlags;
    const texts = package.relationTexts(relation);
    const known = switch (relation.kind) {
        .depends, .conflicts => true,
        .provides => relation.lower != .excluding and relation.upper == .none,
        else => false,
    };
    if (!known or !path.validPackageName(texts[0])) return error.BadRelation;
    if (!validBound(relation.lower, texts[1]) or !validBound(relation.upper, texts[2])) return error.BadRelation;
    if (index > 0 and !precedes(package, &package.relations[index - 1], relation)) return error.BadRelation;
}

fn validBound(bound: abi.Bound, version: []const u8) bool {
    return switch (bound) {
        .none => version.len == 0,
        .including, .excluding => path.validVersion(version),
        else => false,
    };
}

/// By kind, name, lower and upper version, then by how the bounds are meant.
fn precedes(package: Package, a: *align(1) const abi.Relation, b: *align(1) const abi.Relation) bool {
    if (a.kind != b.kind) return @backingInt(a.kind) < @backingInt(b.kind);
    for (package.relationTexts(a), package.relationTexts(b)) |one, other| switch (std.mem.order(u8, one, other)) {
        .lt => return true,
        .gt => return false,
        .eq => {},
    };
    if (a.lower != b.lower) return @backingInt(a.lower) < @backingInt(b.lower);
    return @backingInt(a.upper) < @backingInt(b.upper);
}

fn checkEntry(package: Package, index: usize) Refusal!void {
    const entry = &package.entries[index];
    const name = package.path(index);
    if (!path.valid(name)) return error.BadPath;
    if (index > 0 and std.mem.order(u8, package.path(index - 1), name) != .lt) return error.BadOrder;
    if (!std.mem.allEqual(u8, &entry.reserved, 0)) return error.BadFlags;
    if (entry.mode > 0o7777) return error.BadMode;
    if (entry.mtime_nanoseconds >= std.time.ns_per_s) return error.BadTime;
    if (entry.uid == std.math.maxInt(u32) or entry.gid == std.math.maxInt(u32)) return error.BadOwner;
    if (entry.user_name > package.owners.len or entry.group_name > package.owners.len) return error.BadOwner;
    try checkParents(package, index);
    switch (entry.kind) {
        .file => {
            if (entry.link_size != 0) return error.BadLink;
            if (entry.size == 0 and !std.mem.eql(u8, &entry.digest, &emptyDigest())) return error.BadDigest;
        },
        .directory => {
            if (entry.link_size != 0) return error.BadLink;
            if (entry.size != 0 or !std.mem.eql(u8, &entry.digest, &no_digest)) return error.NotCanonical;
        },
        .symlink => {
            if (!path.validTarget(package.link(index))) return error.BadLink;
            if (entry.mode != 0o777) return error.BadMode;
            try checkTargetDigest(package, index);
        },
        .hardlink => {
            const target = package.findAmong(index, package.link(index)) orelse return error.BadLink;
            const file = &package.entries[target];
            if (file.kind != .file) return error.BadLink;
            // Names of one file have one set of metadata; two would let the last one win.
            if (file.mode != entry.mode or file.uid != entry.uid or file.gid != entry.gid or
                file.user_name != entry.user_name or file.group_name != entry.group_name or
                file.mtime_seconds != entry.mtime_seconds or file.mtime_nanoseconds != entry.mtime_nanoseconds)
                return error.BadLink;
            try checkTargetDigest(package, index);
        },
        else => return error.BadKind,
    }
}

fn checkTargetDigest(package: Package, index: usize) Refusal!void {
    const entry = &package.entries[index];
    if (entry.size != 0) return error.NotCanonical;
    if (!std.mem.eql(u8, &entry.digest, &digest(package.link(index)))) return error.BadDigest;
}

/// A parent that is listed must be a directory. Parents sort before their children, so they have been checked.
fn checkParents(package: Package, index: usize) Refusal!void {
    var folder = path.parent(package.path(index));
    while (folder) |up| : (folder = path.parent(up)) {
        const entry = package.findAmong(index, up) orelse continue;
        if (package.entries[entry].kind != .directory) return error.BadKind;
        return;
    }
}

pub const Signatures = struct {
    descriptors: []align(1) const abi.SignatureDescriptor,
    bytes: []const u8,
};

/// The signature block, bounds and form only: that a signature is here says nothing about whether it is good.
pub fn parseSignatures(header: *align(1) const abi.PackageHeader, block: []const u8) Refusal!Signatures {
    return parseSignatureBlock(header.signature_count, block);
}

pub fn parseSignatureBlock(count: u32, block: []const u8) Refusal!Signatures {
    var input: Bounded = .{ .rest = block };
    const descriptors = try input.records(abi.SignatureDescriptor, count);
    var at: u64 = 0;
    for (descriptors) |*descriptor| {
        if (!std.mem.allEqual(u8, &descriptor.reserved, 0)) return error.BadFlags;
        switch (descriptor.scheme) {
            .ml_dsa_87, .ed448, .slh_dsa_sha2_256s => {},
            else => return error.BadSignature,
        }
        switch (descriptor.role) {
            .root, .package, .repository, .host => {},
            else => return error.BadSignature,
        }
        if (descriptor.offset != at) return error.NotCanonical;
        if (descriptor.size == 0) return error.BadSize;
        at = std.math.add(u64, at, descriptor.size) catch return error.BadSize;
        if (at > input.rest.len) return error.BadSize;
    }
    if (at != input.rest.len) return error.BadSize;
    return .{ .descriptors = descriptors, .bytes = input.rest };
}

pub const digest = @import("sha512.zig").digest;

fn emptyDigest() [64]u8 {
    @setEvalBranchQuota(100_000);
    return comptime digest("");
}
