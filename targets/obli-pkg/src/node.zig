//! What a path of the tree holds: kind, mode, owner, time, size and digest.

const std = @import("std");
const abi = @import("abi");
const linux = std.os.linux;
const lib = @import("lib.zig");
const package = lib.package;
const Digest = lib.attribute.Digest;

pub const Node = struct {
    kind: abi.FileKind = .absent,
    mode: u32 = 0,
    uid: u32 = 0,
    gid: u32 = 0,
    mtime_seconds: i64 = 0,
    mtime_nanoseconds: u32 = 0,
    size: u64 = 0,
    /// All zero: a directory, or a file that this user may not read.
    digest: [64]u8 = package.no_digest,
    /// Of the extended attributes that obli-pkg answers for (attribute.zig), on a file or folder that was looked at closely.
    attributes: [64]u8 = Digest.none,

    pub const absent: Node = .{};

    /// Devices, sockets and FIFOs have a kind that no package and no journal has.
    pub const strange: abi.FileKind = @fromBackingInt(255);

    pub fn fromStat(found: linux.Statx) Node {
        const kind: abi.FileKind = switch (found.mode & linux.S.IFMT) {
            linux.S.IFREG => .file,
            linux.S.IFDIR => .directory,
            linux.S.IFLNK => .symlink,
            else => strange,
        };
        return .{
            .kind = kind,
            .mode = found.mode & 0o7777,
            .uid = found.uid,
            .gid = found.gid,
            .mtime_seconds = found.mtime.sec,
            .mtime_nanoseconds = found.mtime.nsec,
            .size = if (kind == .file) found.size else 0,
        };
    }

    /// What a record of a journal says was there.
    pub fn before(record: *align(1) const abi.JournalRecord) Node {
        return of(record, "before");
    }

    /// What it says the transaction left.
    pub fn after(record: *align(1) const abi.JournalRecord) Node {
        return of(record, "after");
    }

    fn of(record: *align(1) const abi.JournalRecord, comptime side: []const u8) Node {
        var out: Node = .{};
        inline for (@typeInfo(Node).@"struct".field_names) |field| @field(out, field) = @field(record, side ++ "_" ++ field);
        return out;
    }

    /// The kind as the tree has it: a hard link is a file there.
    pub fn plainKind(kind: abi.FileKind) abi.FileKind {
        return if (kind == .hardlink) .file else kind;
    }

    /// Whether the tree still holds what a transaction left: kind, mode, owner, attributes, content. A directory's content is its own paths.
    pub fn same(found: Node, left: Node) bool {
        if (plainKind(found.kind) != plainKind(left.kind)) return false;
        if (found.kind == .absent) return true;
        if (found.mode != left.mode or found.uid != left.uid or found.gid != left.gid) return false;
        if (!sameAttributes(found.attributes, left.attributes)) return false;
        if (found.kind == .file and found.size != left.size) return false;
        return unknown(found) or unknown(left) or std.mem.eql(u8, &found.digest, &left.digest);
    }

    pub fn sameAttributes(left: [64]u8, right: [64]u8) bool {
        for ([_]*const [64]u8{ &left, &right }) |one| if (std.mem.eql(u8, one, &Digest.unknown)) return true;
        return std.mem.eql(u8, &left, &right);
    }

    fn unknown(node: Node) bool {
        return std.mem.eql(u8, &node.digest, &package.no_digest);
    }
};
