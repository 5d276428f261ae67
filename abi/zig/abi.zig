//! Generated from proofs/Abi by `lago generate`: do not edit. The comptime tables are the proved layouts; all integers
//! are little-endian, and wire structs have the same layout on every model. Enums take unknown values: check them.

const std = @import("std");
const builtin = @import("builtin");

/// The data models, in the order in which the tables below give their numbers.
pub const Model = enum { amd64, arm64, wasm32 };

/// The model of the target that is being compiled.
pub const model: Model = switch (builtin.target.cpu.arch) {
    .x86_64 => .amd64,
    .aarch64 => .arm64,
    .wasm32 => .wasm32,
    else => @compileError("the layouts are proved for amd64, arm64, wasm32 only"),
};

const PerModel = [3]comptime_int;
const ExpectedValue = struct { name: []const u8, value: comptime_int };
const ExpectedField = struct { name: []const u8, type: type, offset: PerModel, size: PerModel };
const Expected = struct { size: PerModel, alignment: PerModel };
const ExpectedFunction = struct { name: []const u8, type: type };

fn here(comptime numbers: PerModel) comptime_int {
    return switch (model) {
        .amd64 => numbers[0],
        .arm64 => numbers[1],
        .wasm32 => numbers[2],
    };
}

fn same(comptime what: []const u8, comptime expected: comptime_int, comptime found: comptime_int) void {
    if (expected != found) {
        @compileError(std.fmt.comptimePrint("abi: {s}: {d} is proved for {s}, the compiler has {d}", .{ what, expected, @tagName(model), found }));
    }
}

fn sameName(comptime what: []const u8, comptime expected: []const u8, comptime found: []const u8) void {
    if (!std.mem.eql(u8, expected, found)) {
        @compileError("abi: " ++ what ++ ": expected " ++ expected ++ ", found " ++ found);
    }
}

fn sameType(comptime what: []const u8, comptime expected: type, comptime found: type) void {
    if (expected != found) {
        @compileError("abi: " ++ what ++ ": expected " ++ @typeName(expected) ++ ", found " ++ @typeName(found));
    }
}

fn checkEnum(comptime T: type, comptime name: []const u8, comptime Tag: type, comptime expected: []const ExpectedValue) void {
    @setEvalBranchQuota(100_000);
    const names = std.meta.fieldNames(T);
    sameType("representation of " ++ name, Tag, @typeInfo(T).@"enum".tag_type);
    same("number of values of " ++ name, expected.len, names.len);
    for (expected, names) |value, found| {
        sameName("a value of " ++ name, value.name, found);
        const in_memory: *const Tag = @ptrCast(&@field(T, found));
        same(name ++ "." ++ found, value.value, in_memory.*);
    }
}

fn checkStruct(comptime T: type, comptime name: []const u8, comptime expected: Expected, comptime fields: []const ExpectedField) void {
    @setEvalBranchQuota(100_000);
    const names = std.meta.fieldNames(T);
    if (@typeInfo(T).@"struct".layout != .@"extern") @compileError("abi: " ++ name ++ " must be an extern struct");
    same("number of fields of " ++ name, fields.len, names.len);
    for (fields, names) |field, found| {
        sameName("a field of " ++ name, field.name, found);
        sameType("type of " ++ name ++ "." ++ found, field.type, @FieldType(T, found));
        same("offset of " ++ name ++ "." ++ found, here(field.offset), @offsetOf(T, found));
        same("size of " ++ name ++ "." ++ found, here(field.size), @sizeOf(@FieldType(T, found)));
    }
    same("alignment of " ++ name, here(expected.alignment), @alignOf(T));
    same("size of " ++ name, here(expected.size), @sizeOf(T));
}

/// Refuses a module unless its public functions are those of libobli, each with exactly its type.
pub fn checkFunctions(comptime Implementation: type) void {
    @setEvalBranchQuota(100_000);
    inline for (functions) |function| {
        if (!@hasDecl(Implementation, function.name)) @compileError("abi: no function " ++ function.name);
        sameType(function.name, function.type, @TypeOf(@field(Implementation, function.name)));
    }
    var found = 0;
    inline for (comptime std.meta.declarations(Implementation)) |declaration| {
        const name = if (@typeInfo(@TypeOf(declaration)) == .@"struct") declaration.name else declaration;
        if (@typeInfo(@TypeOf(@field(Implementation, name))) == .@"fn") found += 1;
    }
    same("number of public functions of " ++ @typeName(Implementation), functions.len, found);
}

comptime {
    if (builtin.target.cpu.arch.endian() != .little) @compileError("the layouts are proved for little-endian machines only");
}

/// What libobli and obli-pkg answer; every refusal has a reason of its own.
pub const Status = enum(u32) {
    /// Done as asked.
    ok = 0,
    /// The input ends before what it announces.
    truncated = 1,
    /// The first eight bytes are not those of a package.
    bad_magic = 2,
    /// A version of the format that this program does not know.
    unsupported_version = 3,
    /// A flag is set that has no meaning in this version.
    bad_flags = 4,
    /// Sizes, counts or offsets that contradict one another.
    bad_size = 5,
    /// A path that is absolute, empty, has an empty, dot or dot-dot component, control bytes, or is too long.
    bad_path = 6,
    /// Entries that are not sorted by path, or a path that occurs twice.
    bad_order = 7,
    /// A kind of entry that does not exist, or a parent that is no directory.
    bad_kind = 8,
    /// Mode bits outside 0o7777.
    bad_mode = 9,
    /// Nanoseconds of one second or more.
    bad_time = 10,
    /// The owner or group that means none.
    bad_owner = 11,
    /// A link without a target, or a target on something that is no link.
    bad_link = 12,
    /// Content that has another digest than the entry announces.
    bad_digest = 13,
    /// Compressed content that cannot be unpacked to the announced size.
    bad_content = 14,
    /// A valid package in another encoding than the canonical one.
    not_canonical = 15,
    /// More than this program or this machine can hold.
    too_large = 16,
    /// A package without signatures, where they are required.
    unsigned_package = 17,
    /// A signature that does not verify.
    bad_signature = 18,
    /// No such package, transaction or file.
    not_found = 19,
    /// A file that belongs to another package is in the way.
    conflict = 20,
    /// The package is installed in this version.
    already_installed = 21,
    /// A file was changed since it was installed.
    modified = 22,
    /// Another process holds the lock.
    busy = 23,
    /// The operating system refused.
    io = 24,
    /// A fault of this program.
    internal = 25,
    /// Not exactly one signature by each scheme, all of one key set.
    missing_signature = 26,
    /// Signed by a key set that is not trusted here, or not for this.
    untrusted_key = 27,
    /// Signed by a key set that has been revoked here.
    revoked_key = 28,
    /// Signed by a key set whose time is over, or has not come.
    expired_key = 29,
    /// No key set, or one whose fields contradict one another.
    bad_key = 30,
    /// No statement about a key set, or one that was not made for it.
    bad_statement = 31,
    /// A name of an owner that is none, is out of order, occurs twice, or is nobody's.
    bad_owner_name = 32,
    /// An extended attribute that no package may give, is out of order, or occurs twice.
    bad_attribute = 33,
    /// A relation to other packages that means nothing, is out of order, or occurs twice.
    bad_relation = 34,
    /// Privileges are declared that no entry has, or an entry has one that is not declared.
    bad_privileges = 35,
    /// The package has privileges that were not allowed.
    privileged = 36,
    /// The file system does not take an extended attribute of the package, or not from this user.
    attribute_refused = 37,
    /// Something that a package depends on would not be there.
    unmet = 38,
    /// Packages that exclude each other would be there together.
    conflicting = 39,
    /// No metadata of a repository, or metadata whose fields contradict one another.
    bad_metadata = 40,
    /// Metadata of another repository.
    other_repository = 41,
    /// Metadata of a role that signed metadata does not name, or of another role than was asked for.
    unknown_role = 42,
    /// Metadata signed by fewer people than its role demands.
    threshold_unmet = 43,
    /// Metadata that is older than what was accepted before, or that leaves out what it named.
    rolled_back = 44,
    /// Not the file that signed metadata names: another version, size or digest.
    mismatched = 45,
    /// Metadata whose time is over.
    expired = 46,
    /// More bytes than signed metadata announces, or than a file of its kind may have.
    size_exceeded = 47,
    /// No repository offers such a package.
    not_offered = 48,
    /// A server cannot be reached, or stops answering.
    unanswered = 49,
    /// A server does not have a file that must be there.
    unavailable = 50,
    /// A server answers something that is no answer to what was asked.
    bad_response = 51,
    _,
};

comptime {
    checkEnum(Status, "Status", u32, &.{
        .{ .name = "ok", .value = 0 },
        .{ .name = "truncated", .value = 1 },
        .{ .name = "bad_magic", .value = 2 },
        .{ .name = "unsupported_version", .value = 3 },
        .{ .name = "bad_flags", .value = 4 },
        .{ .name = "bad_size", .value = 5 },
        .{ .name = "bad_path", .value = 6 },
        .{ .name = "bad_order", .value = 7 },
        .{ .name = "bad_kind", .value = 8 },
        .{ .name = "bad_mode", .value = 9 },
        .{ .name = "bad_time", .value = 10 },
        .{ .name = "bad_owner", .value = 11 },
        .{ .name = "bad_link", .value = 12 },
        .{ .name = "bad_digest", .value = 13 },
        .{ .name = "bad_content", .value = 14 },
        .{ .name = "not_canonical", .value = 15 },
        .{ .name = "too_large", .value = 16 },
        .{ .name = "unsigned_package", .value = 17 },
        .{ .name = "bad_signature", .value = 18 },
        .{ .name = "not_found", .value = 19 },
        .{ .name = "conflict", .value = 20 },
        .{ .name = "already_installed", .value = 21 },
        .{ .name = "modified", .value = 22 },
        .{ .name = "busy", .value = 23 },
        .{ .name = "io", .value = 24 },
        .{ .name = "internal", .value = 25 },
        .{ .name = "missing_signature", .value = 26 },
        .{ .name = "untrusted_key", .value = 27 },
        .{ .name = "revoked_key", .value = 28 },
        .{ .name = "expired_key", .value = 29 },
        .{ .name = "bad_key", .value = 30 },
        .{ .name = "bad_statement", .value = 31 },
        .{ .name = "bad_owner_name", .value = 32 },
        .{ .name = "bad_attribute", .value = 33 },
        .{ .name = "bad_relation", .value = 34 },
        .{ .name = "bad_privileges", .value = 35 },
        .{ .name = "privileged", .value = 36 },
        .{ .name = "attribute_refused", .value = 37 },
        .{ .name = "unmet", .value = 38 },
        .{ .name = "conflicting", .value = 39 },
        .{ .name = "bad_metadata", .value = 40 },
        .{ .name = "other_repository", .value = 41 },
        .{ .name = "unknown_role", .value = 42 },
        .{ .name = "threshold_unmet", .value = 43 },
        .{ .name = "rolled_back", .value = 44 },
        .{ .name = "mismatched", .value = 45 },
        .{ .name = "expired", .value = 46 },
        .{ .name = "size_exceeded", .value = 47 },
        .{ .name = "not_offered", .value = 48 },
        .{ .name = "unanswered", .value = 49 },
        .{ .name = "unavailable", .value = 50 },
        .{ .name = "bad_response", .value = 51 },
    });
}

/// What a path holds.
pub const FileKind = enum(u8) {
    /// Nothing is there.
    absent = 0,
    /// A regular file.
    file = 1,
    /// A directory.
    directory = 2,
    /// A symbolic link.
    symlink = 3,
    /// A further name of a file of the same package.
    hardlink = 4,
    _,
};

comptime {
    checkEnum(FileKind, "FileKind", u8, &.{
        .{ .name = "absent", .value = 0 },
        .{ .name = "file", .value = 1 },
        .{ .name = "directory", .value = 2 },
        .{ .name = "symlink", .value = 3 },
        .{ .name = "hardlink", .value = 4 },
    });
}

/// How the size of a thing is named.
pub const Formation = enum(u8) {
    /// Below 1 MB.
    floe = 0,
    /// From 1 MB to below 75 MB.
    iceberg = 1,
    /// 75 MB and more.
    glacier = 2,
    _,
};

comptime {
    checkEnum(Formation, "Formation", u8, &.{
        .{ .name = "floe", .value = 0 },
        .{ .name = "iceberg", .value = 1 },
        .{ .name = "glacier", .value = 2 },
    });
}

/// What a key may sign.
pub const KeyRole = enum(u8) {
    /// Other keys.
    root = 0,
    /// Packages.
    package = 1,
    /// Indexes of packages.
    repository = 2,
    /// The records of one machine.
    host = 3,
    _,
};

comptime {
    checkEnum(KeyRole, "KeyRole", u8, &.{
        .{ .name = "root", .value = 0 },
        .{ .name = "package", .value = 1 },
        .{ .name = "repository", .value = 2 },
        .{ .name = "host", .value = 3 },
    });
}

/// A signature scheme.
pub const Scheme = enum(u16) {
    /// ML-DSA-87 (FIPS 204).
    ml_dsa_87 = 1,
    /// Ed448 (RFC 8032).
    ed448 = 2,
    /// SLH-DSA-SHA2-256s (FIPS 205).
    slh_dsa_sha2_256s = 3,
    _,
};

comptime {
    checkEnum(Scheme, "Scheme", u16, &.{
        .{ .name = "ml_dsa_87", .value = 1 },
        .{ .name = "ed448", .value = 2 },
        .{ .name = "slh_dsa_sha2_256s", .value = 3 },
    });
}

/// What is said about a key set.
pub const StatementKind = enum(u8) {
    /// The successor takes its place.
    rotate = 1,
    /// It is not to be trusted any more.
    revoke = 2,
    _,
};

comptime {
    checkEnum(StatementKind, "StatementKind", u8, &.{
        .{ .name = "rotate", .value = 1 },
        .{ .name = "revoke", .value = 2 },
    });
}

/// What a transaction does.
pub const Operation = enum(u8) {
    /// Adds a package.
    install = 1,
    /// Takes a package away.
    remove = 2,
    /// Replaces a package by another version of it.
    upgrade = 3,
    /// Undoes an earlier transaction.
    rollback = 4,
    _,
};

comptime {
    checkEnum(Operation, "Operation", u8, &.{
        .{ .name = "install", .value = 1 },
        .{ .name = "remove", .value = 2 },
        .{ .name = "upgrade", .value = 3 },
        .{ .name = "rollback", .value = 4 },
    });
}

/// What happens to one path.
pub const Change = enum(u8) {
    /// Something where nothing was.
    create = 1,
    /// Other content, kind or target.
    replace = 2,
    /// Nothing where something was.
    remove = 3,
    /// Same content, other mode, owner or time.
    metadata = 4,
    _,
};

comptime {
    checkEnum(Change, "Change", u8, &.{
        .{ .name = "create", .value = 1 },
        .{ .name = "replace", .value = 2 },
        .{ .name = "remove", .value = 3 },
        .{ .name = "metadata", .value = 4 },
    });
}

/// What a package has to do with others.
pub const RelationKind = enum(u8) {
    /// It needs a package of that name, in the range.
    depends = 1,
    /// It cannot be there together with a package of that name, in the range.
    conflicts = 2,
    /// It does what a package of that name does, of the version that is the lower bound if there is one.
    provides = 3,
    _,
};

comptime {
    checkEnum(RelationKind, "RelationKind", u8, &.{
        .{ .name = "depends", .value = 1 },
        .{ .name = "conflicts", .value = 2 },
        .{ .name = "provides", .value = 3 },
    });
}

/// Whether a range of versions has an end.
pub const Bound = enum(u8) {
    /// No end.
    none = 0,
    /// The version belongs to the range.
    including = 1,
    /// The version is just outside.
    excluding = 2,
    _,
};

comptime {
    checkEnum(Bound, "Bound", u8, &.{
        .{ .name = "none", .value = 0 },
        .{ .name = "including", .value = 1 },
        .{ .name = "excluding", .value = 2 },
    });
}

/// What a program can do more than the one who starts it: numbers of bits.
pub const Privilege = enum(u8) {
    /// A file has the set-user-ID bit.
    setuid = 0,
    /// A file has the set-group-ID bit.
    setgid = 1,
    /// A file has capabilities.
    capabilities = 2,
    _,
};

comptime {
    checkEnum(Privilege, "Privilege", u8, &.{
        .{ .name = "setuid", .value = 0 },
        .{ .name = "setgid", .value = 1 },
        .{ .name = "capabilities", .value = 2 },
    });
}

/// What metadata of a repository is about.
pub const RepositoryRole = enum(u8) {
    /// Who may sign which role.
    root = 0,
    /// Which snapshot is the newest.
    timestamp = 1,
    /// Which metadata of packages belongs together.
    snapshot = 2,
    /// Packages, and who may sign for more of them.
    targets = 3,
    _,
};

comptime {
    checkEnum(RepositoryRole, "RepositoryRole", u8, &.{
        .{ .name = "root", .value = 0 },
        .{ .name = "timestamp", .value = 1 },
        .{ .name = "snapshot", .value = 2 },
        .{ .name = "targets", .value = 3 },
    });
}

/// Which machines a package is for.
pub const Architecture = enum(u8) {
    /// Each.
    any = 0,
    /// Those of x86-64.
    amd64 = 1,
    /// Those of AArch64.
    arm64 = 2,
    _,
};

comptime {
    checkEnum(Architecture, "Architecture", u8, &.{
        .{ .name = "any", .value = 0 },
        .{ .name = "amd64", .value = 1 },
        .{ .name = "arm64", .value = 2 },
    });
}

/// The first bytes of a .zpkg.
pub const PackageHeader = extern struct {
    /// LAGOZPKG in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    version: u16,
    /// Reserved: zero.
    flags: u16,
    /// Number of entry records in the manifest. Unit: entries.
    entry_count: u32,
    /// Size of the manifest: all records and strings. Unit: bytes.
    manifest_size: u64,
    /// Size of the signature block. Unit: bytes.
    signatures_size: u64,
    /// Size of the content section. Unit: bytes.
    content_size: u64,
    /// Sum of the sizes of all files, unpacked. Unit: bytes.
    unpacked_size: u64,
    /// Size of the package's name. Unit: bytes.
    name_size: u16,
    /// Size of the package's version. Unit: bytes.
    version_size: u16,
    /// Number of signature descriptors. Unit: signatures.
    signature_count: u32,
    /// Size of the strings. Unit: bytes.
    strings_size: u64,
    /// Number of names of users and groups: at most 1,024. Unit: names.
    owner_count: u32,
    /// Number of extended attributes. Unit: attributes.
    attribute_count: u32,
    /// Number of relations to other packages. Unit: relations.
    relation_count: u32,
    /// What its entries can do more than who starts them: a set of the bits that Privilege numbers.
    privileges: u32,
};

comptime {
    checkStruct(PackageHeader, "PackageHeader", .{
        .size = .{ 80, 80, 80 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "version", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "flags", .type = u16, .offset = .{ 10, 10, 10 }, .size = .{ 2, 2, 2 } },
        .{ .name = "entry_count", .type = u32, .offset = .{ 12, 12, 12 }, .size = .{ 4, 4, 4 } },
        .{ .name = "manifest_size", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "signatures_size", .type = u64, .offset = .{ 24, 24, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "content_size", .type = u64, .offset = .{ 32, 32, 32 }, .size = .{ 8, 8, 8 } },
        .{ .name = "unpacked_size", .type = u64, .offset = .{ 40, 40, 40 }, .size = .{ 8, 8, 8 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 48, 48, 48 }, .size = .{ 2, 2, 2 } },
        .{ .name = "version_size", .type = u16, .offset = .{ 50, 50, 50 }, .size = .{ 2, 2, 2 } },
        .{ .name = "signature_count", .type = u32, .offset = .{ 52, 52, 52 }, .size = .{ 4, 4, 4 } },
        .{ .name = "strings_size", .type = u64, .offset = .{ 56, 56, 56 }, .size = .{ 8, 8, 8 } },
        .{ .name = "owner_count", .type = u32, .offset = .{ 64, 64, 64 }, .size = .{ 4, 4, 4 } },
        .{ .name = "attribute_count", .type = u32, .offset = .{ 68, 68, 68 }, .size = .{ 4, 4, 4 } },
        .{ .name = "relation_count", .type = u32, .offset = .{ 72, 72, 72 }, .size = .{ 4, 4, 4 } },
        .{ .name = "privileges", .type = u32, .offset = .{ 76, 76, 76 }, .size = .{ 4, 4, 4 } },
    });
}

/// One path of a package.
pub const EntryRecord = extern struct {
    /// Size of the file, unpacked. Unit: bytes.
    size: u64,
    /// Where its frame begins in the content section. Unit: bytes.
    content_offset: u64,
    /// Size of its frame. Unit: bytes.
    content_size: u64,
    /// Time of last modification. Unit: seconds since 1970-01-01T00:00:00Z.
    mtime_seconds: i64,
    /// Part of a second after it: below 1,000,000,000. Unit: nanoseconds.
    mtime_nanoseconds: u32,
    /// Owner.
    uid: u32,
    /// Group.
    gid: u32,
    /// Permission bits: at most 0o7777.
    mode: u32,
    /// Where the path begins in the strings. Unit: bytes.
    path_offset: u32,
    /// Size of the path. Unit: bytes.
    path_size: u16,
    /// Size of the link target, which follows the path. Unit: bytes.
    link_size: u16,
    /// What the path holds.
    kind: FileKind,
    /// Zero.
    reserved: [3]u8,
    /// Which name the owner has, counted from 1; 0 if none.
    user_name: u16,
    /// Which name the group has, counted from 1; 0 if none.
    group_name: u16,
    /// SHA-512 of the unpacked content or of the link target; zero for a directory.
    digest: [64]u8,
};

comptime {
    checkStruct(EntryRecord, "EntryRecord", .{
        .size = .{ 128, 128, 128 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "size", .type = u64, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "content_offset", .type = u64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "content_size", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "mtime_seconds", .type = i64, .offset = .{ 24, 24, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "mtime_nanoseconds", .type = u32, .offset = .{ 32, 32, 32 }, .size = .{ 4, 4, 4 } },
        .{ .name = "uid", .type = u32, .offset = .{ 36, 36, 36 }, .size = .{ 4, 4, 4 } },
        .{ .name = "gid", .type = u32, .offset = .{ 40, 40, 40 }, .size = .{ 4, 4, 4 } },
        .{ .name = "mode", .type = u32, .offset = .{ 44, 44, 44 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path_offset", .type = u32, .offset = .{ 48, 48, 48 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path_size", .type = u16, .offset = .{ 52, 52, 52 }, .size = .{ 2, 2, 2 } },
        .{ .name = "link_size", .type = u16, .offset = .{ 54, 54, 54 }, .size = .{ 2, 2, 2 } },
        .{ .name = "kind", .type = FileKind, .offset = .{ 56, 56, 56 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [3]u8, .offset = .{ 57, 57, 57 }, .size = .{ 3, 3, 3 } },
        .{ .name = "user_name", .type = u16, .offset = .{ 60, 60, 60 }, .size = .{ 2, 2, 2 } },
        .{ .name = "group_name", .type = u16, .offset = .{ 62, 62, 62 }, .size = .{ 2, 2, 2 } },
        .{ .name = "digest", .type = [64]u8, .offset = .{ 64, 64, 64 }, .size = .{ 64, 64, 64 } },
    });
}

/// The name of a user or a group.
pub const OwnerName = extern struct {
    /// Where it begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Size of it. Unit: bytes.
    name_size: u16,
    /// Zero.
    reserved: [2]u8,
};

comptime {
    checkStruct(OwnerName, "OwnerName", .{
        .size = .{ 8, 8, 8 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "name_offset", .type = u32, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 4, 4, 4 }, .size = .{ 2, 2, 2 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 6, 6, 6 }, .size = .{ 2, 2, 2 } },
    });
}

/// An extended attribute of an entry.
pub const AttributeRecord = extern struct {
    /// Number of the entry, counted from 0.
    entry: u32,
    /// Where its name begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Size of its value, which follows the name. Unit: bytes.
    value_size: u32,
    /// Size of its name. Unit: bytes.
    name_size: u16,
    /// Zero.
    reserved: [2]u8,
};

comptime {
    checkStruct(AttributeRecord, "AttributeRecord", .{
        .size = .{ 16, 16, 16 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "entry", .type = u32, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_offset", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
        .{ .name = "value_size", .type = u32, .offset = .{ 8, 8, 8 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 12, 12, 12 }, .size = .{ 2, 2, 2 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 14, 14, 14 }, .size = .{ 2, 2, 2 } },
    });
}

/// What a package has to do with another.
pub const Relation = extern struct {
    /// What.
    kind: RelationKind,
    /// Whether the versions have a lower bound.
    lower: Bound,
    /// Whether the versions have an upper bound.
    upper: Bound,
    /// Zero.
    reserved: [3]u8,
    /// Size of the other's name. Unit: bytes.
    name_size: u16,
    /// Size of the version that is the lower bound; 0 if there is none. Unit: bytes.
    lower_size: u16,
    /// Size of the version that is the upper bound; 0 if there is none. Unit: bytes.
    upper_size: u16,
    /// Where the name begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Where the lower bound begins: behind the name. Unit: bytes.
    lower_offset: u32,
    /// Where the upper bound begins: behind the lower. Unit: bytes.
    upper_offset: u32,
};

comptime {
    checkStruct(Relation, "Relation", .{
        .size = .{ 24, 24, 24 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "kind", .type = RelationKind, .offset = .{ 0, 0, 0 }, .size = .{ 1, 1, 1 } },
        .{ .name = "lower", .type = Bound, .offset = .{ 1, 1, 1 }, .size = .{ 1, 1, 1 } },
        .{ .name = "upper", .type = Bound, .offset = .{ 2, 2, 2 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [3]u8, .offset = .{ 3, 3, 3 }, .size = .{ 3, 3, 3 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 6, 6, 6 }, .size = .{ 2, 2, 2 } },
        .{ .name = "lower_size", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "upper_size", .type = u16, .offset = .{ 10, 10, 10 }, .size = .{ 2, 2, 2 } },
        .{ .name = "name_offset", .type = u32, .offset = .{ 12, 12, 12 }, .size = .{ 4, 4, 4 } },
        .{ .name = "lower_offset", .type = u32, .offset = .{ 16, 16, 16 }, .size = .{ 4, 4, 4 } },
        .{ .name = "upper_offset", .type = u32, .offset = .{ 20, 20, 20 }, .size = .{ 4, 4, 4 } },
    });
}

/// One signature over header and manifest.
pub const SignatureDescriptor = extern struct {
    /// Signature scheme.
    scheme: Scheme,
    /// Role of the key that signed.
    role: KeyRole,
    /// Zero.
    reserved: [5]u8,
    /// Where the signature begins after the descriptors. Unit: bytes.
    offset: u64,
    /// Size of the signature. Unit: bytes.
    size: u64,
    /// Identifier of the key set that signed.
    key_id: [32]u8,
};

comptime {
    checkStruct(SignatureDescriptor, "SignatureDescriptor", .{
        .size = .{ 56, 56, 56 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "scheme", .type = Scheme, .offset = .{ 0, 0, 0 }, .size = .{ 2, 2, 2 } },
        .{ .name = "role", .type = KeyRole, .offset = .{ 2, 2, 2 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [5]u8, .offset = .{ 3, 3, 3 }, .size = .{ 5, 5, 5 } },
        .{ .name = "offset", .type = u64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "size", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "key_id", .type = [32]u8, .offset = .{ 24, 24, 24 }, .size = .{ 32, 32, 32 } },
    });
}

/// The public keys of a key set: one of each scheme, which sign together.
pub const KeySet = extern struct {
    /// LAGOKEYS in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    version: u16,
    /// What the key set may sign.
    role: KeyRole,
    /// Public key of Ed448 (RFC 8032).
    ed448: [57]u8,
    /// Who has the secret keys: UTF-8 without control bytes, filled up with zeros.
    owner: [60]u8,
    /// From when on it may be trusted. Unit: seconds since 1970-01-01T00:00:00Z.
    created_seconds: i64,
    /// When it ceases to be valid; 0 if never. Unit: seconds since 1970-01-01T00:00:00Z.
    expires_seconds: i64,
    /// Public key of ML-DSA-87 (FIPS 204).
    ml_dsa_87: [2592]u8,
    /// Public key of SLH-DSA-SHA2-256s (FIPS 205).
    slh_dsa_sha2_256s: [64]u8,
};

comptime {
    checkStruct(KeySet, "KeySet", .{
        .size = .{ 2800, 2800, 2800 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "version", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "role", .type = KeyRole, .offset = .{ 10, 10, 10 }, .size = .{ 1, 1, 1 } },
        .{ .name = "ed448", .type = [57]u8, .offset = .{ 11, 11, 11 }, .size = .{ 57, 57, 57 } },
        .{ .name = "owner", .type = [60]u8, .offset = .{ 68, 68, 68 }, .size = .{ 60, 60, 60 } },
        .{ .name = "created_seconds", .type = i64, .offset = .{ 128, 128, 128 }, .size = .{ 8, 8, 8 } },
        .{ .name = "expires_seconds", .type = i64, .offset = .{ 136, 136, 136 }, .size = .{ 8, 8, 8 } },
        .{ .name = "ml_dsa_87", .type = [2592]u8, .offset = .{ 144, 144, 144 }, .size = .{ 2592, 2592, 2592 } },
        .{ .name = "slh_dsa_sha2_256s", .type = [64]u8, .offset = .{ 2736, 2736, 2736 }, .size = .{ 64, 64, 64 } },
    });
}

/// The secret keys of a key set, sealed with a passphrase.
pub const SealedKeys = extern struct {
    /// LAGOSEAL in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    version: u16,
    /// Zero.
    reserved: [2]u8,
    /// Parallelism of Argon2id.
    lanes: u32,
    /// Memory of Argon2id. Unit: KiB.
    memory: u32,
    /// Iterations of Argon2id.
    passes: u32,
    /// Identifier of the key set.
    key_id: [32]u8,
    /// Salt of Argon2id.
    salt: [32]u8,
    /// Nonce of XChaCha20-Poly1305.
    nonce: [24]u8,
    /// The seeds, then the tag; what stands before in this struct is authenticated with them.
    sealed: [208]u8,
};

comptime {
    checkStruct(SealedKeys, "SealedKeys", .{
        .size = .{ 320, 320, 320 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "version", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 10, 10, 10 }, .size = .{ 2, 2, 2 } },
        .{ .name = "lanes", .type = u32, .offset = .{ 12, 12, 12 }, .size = .{ 4, 4, 4 } },
        .{ .name = "memory", .type = u32, .offset = .{ 16, 16, 16 }, .size = .{ 4, 4, 4 } },
        .{ .name = "passes", .type = u32, .offset = .{ 20, 20, 20 }, .size = .{ 4, 4, 4 } },
        .{ .name = "key_id", .type = [32]u8, .offset = .{ 24, 24, 24 }, .size = .{ 32, 32, 32 } },
        .{ .name = "salt", .type = [32]u8, .offset = .{ 56, 56, 56 }, .size = .{ 32, 32, 32 } },
        .{ .name = "nonce", .type = [24]u8, .offset = .{ 88, 88, 88 }, .size = .{ 24, 24, 24 } },
        .{ .name = "sealed", .type = [208]u8, .offset = .{ 112, 112, 112 }, .size = .{ 208, 208, 208 } },
    });
}

/// What is said about a key set; the successor, if there is one, and a signature block follow.
pub const KeyStatement = extern struct {
    /// LAGOSTMT in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    version: u16,
    /// What is said.
    kind: StatementKind,
    /// Zero.
    reserved: [5]u8,
    /// When it was said. Unit: seconds since 1970-01-01T00:00:00Z.
    time_seconds: i64,
    /// Identifier of the key set that it is about.
    key_id: [32]u8,
    /// Identifier of the key set that takes its place; zero if none does.
    successor_id: [32]u8,
};

comptime {
    checkStruct(KeyStatement, "KeyStatement", .{
        .size = .{ 88, 88, 88 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "version", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "kind", .type = StatementKind, .offset = .{ 10, 10, 10 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [5]u8, .offset = .{ 11, 11, 11 }, .size = .{ 5, 5, 5 } },
        .{ .name = "time_seconds", .type = i64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "key_id", .type = [32]u8, .offset = .{ 24, 24, 24 }, .size = .{ 32, 32, 32 } },
        .{ .name = "successor_id", .type = [32]u8, .offset = .{ 56, 56, 56 }, .size = .{ 32, 32, 32 } },
    });
}

/// The first bytes of each file of a repository's metadata; a body and signature blocks follow.
pub const MetadataHeader = extern struct {
    /// LAGOREPO in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    format: u16,
    /// What it is about.
    role: RepositoryRole,
    /// Zero.
    reserved: [5]u8,
    /// Version of this metadata: 1 at first, then higher and higher.
    version: u64,
    /// When it was made. Unit: seconds since 1970-01-01T00:00:00Z.
    created_seconds: i64,
    /// The first second in which it is no longer valid. Unit: seconds since 1970-01-01T00:00:00Z.
    expires_seconds: i64,
    /// Size of the body. Unit: bytes.
    body_size: u64,
    /// Which repository it belongs to: drawn once, when the repository is made.
    repository: [32]u8,
};

comptime {
    checkStruct(MetadataHeader, "MetadataHeader", .{
        .size = .{ 80, 80, 80 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "format", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "role", .type = RepositoryRole, .offset = .{ 10, 10, 10 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [5]u8, .offset = .{ 11, 11, 11 }, .size = .{ 5, 5, 5 } },
        .{ .name = "version", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "created_seconds", .type = i64, .offset = .{ 24, 24, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "expires_seconds", .type = i64, .offset = .{ 32, 32, 32 }, .size = .{ 8, 8, 8 } },
        .{ .name = "body_size", .type = u64, .offset = .{ 40, 40, 40 }, .size = .{ 8, 8, 8 } },
        .{ .name = "repository", .type = [32]u8, .offset = .{ 48, 48, 48 }, .size = .{ 32, 32, 32 } },
    });
}

/// The beginning of the body of root metadata; the key sets follow.
pub const RootBody = extern struct {
    /// How many of them must sign root metadata. Unit: key sets.
    root_threshold: u16,
    /// How many of them must sign the timestamp. Unit: key sets.
    timestamp_threshold: u16,
    /// How many of them must sign snapshots. Unit: key sets.
    snapshot_threshold: u16,
    /// How many of them must sign targets. Unit: key sets.
    targets_threshold: u16,
    /// Which key sets may sign root metadata: bit n is the one that n others come before.
    root_keys: u64,
    /// Which key sets may sign the timestamp.
    timestamp_keys: u64,
    /// Which key sets may sign snapshots.
    snapshot_keys: u64,
    /// Which key sets may sign targets.
    targets_keys: u64,
    /// Number of key sets: at most 64. Unit: key sets.
    key_set_count: u32,
    /// Zero.
    reserved: [4]u8,
};

comptime {
    checkStruct(RootBody, "RootBody", .{
        .size = .{ 48, 48, 48 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "root_threshold", .type = u16, .offset = .{ 0, 0, 0 }, .size = .{ 2, 2, 2 } },
        .{ .name = "timestamp_threshold", .type = u16, .offset = .{ 2, 2, 2 }, .size = .{ 2, 2, 2 } },
        .{ .name = "snapshot_threshold", .type = u16, .offset = .{ 4, 4, 4 }, .size = .{ 2, 2, 2 } },
        .{ .name = "targets_threshold", .type = u16, .offset = .{ 6, 6, 6 }, .size = .{ 2, 2, 2 } },
        .{ .name = "root_keys", .type = u64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "timestamp_keys", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "snapshot_keys", .type = u64, .offset = .{ 24, 24, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "targets_keys", .type = u64, .offset = .{ 32, 32, 32 }, .size = .{ 8, 8, 8 } },
        .{ .name = "key_set_count", .type = u32, .offset = .{ 40, 40, 40 }, .size = .{ 4, 4, 4 } },
        .{ .name = "reserved", .type = [4]u8, .offset = .{ 44, 44, 44 }, .size = .{ 4, 4, 4 } },
    });
}

/// A further file of metadata, as signed metadata names it.
pub const MetadataReference = extern struct {
    /// Its version.
    version: u64,
    /// Size of the whole file. Unit: bytes.
    size: u64,
    /// SHA-512 of the whole file.
    digest: [64]u8,
    /// Where the name of its role begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Size of that name; 0 in a timestamp, which names a snapshot only. Unit: bytes.
    name_size: u16,
    /// Zero.
    reserved: [2]u8,
};

comptime {
    checkStruct(MetadataReference, "MetadataReference", .{
        .size = .{ 88, 88, 88 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "version", .type = u64, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "size", .type = u64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "digest", .type = [64]u8, .offset = .{ 16, 16, 16 }, .size = .{ 64, 64, 64 } },
        .{ .name = "name_offset", .type = u32, .offset = .{ 80, 80, 80 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 84, 84, 84 }, .size = .{ 2, 2, 2 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 86, 86, 86 }, .size = .{ 2, 2, 2 } },
    });
}

/// The beginning of the body of a snapshot; the references and their names follow.
pub const SnapshotBody = extern struct {
    /// Number of references. Unit: references.
    reference_count: u32,
    /// Size of the strings. Unit: bytes.
    strings_size: u32,
};

comptime {
    checkStruct(SnapshotBody, "SnapshotBody", .{
        .size = .{ 8, 8, 8 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "reference_count", .type = u32, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "strings_size", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
    });
}

/// The beginning of the body of targets; the records that it counts, key sets and strings follow.
pub const TargetsBody = extern struct {
    /// Number of packages. Unit: packages.
    package_count: u32,
    /// Number of relations of all packages. Unit: relations.
    relation_count: u32,
    /// Number of delegations: at most 64. Unit: delegations.
    delegation_count: u32,
    /// Number of key sets that delegations name: at most 64. Unit: key sets.
    key_set_count: u32,
    /// Size of the strings. Unit: bytes.
    strings_size: u32,
    /// Size of the name of this role, with which the strings begin. Unit: bytes.
    name_size: u16,
    /// Zero.
    reserved: [2]u8,
};

comptime {
    checkStruct(TargetsBody, "TargetsBody", .{
        .size = .{ 24, 24, 24 },
        .alignment = .{ 4, 4, 4 },
    }, &.{
        .{ .name = "package_count", .type = u32, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "relation_count", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
        .{ .name = "delegation_count", .type = u32, .offset = .{ 8, 8, 8 }, .size = .{ 4, 4, 4 } },
        .{ .name = "key_set_count", .type = u32, .offset = .{ 12, 12, 12 }, .size = .{ 4, 4, 4 } },
        .{ .name = "strings_size", .type = u32, .offset = .{ 16, 16, 16 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 20, 20, 20 }, .size = .{ 2, 2, 2 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 22, 22, 22 }, .size = .{ 2, 2, 2 } },
    });
}

/// A package that a repository offers.
pub const PackageRecord = extern struct {
    /// Size of the file. Unit: bytes.
    size: u64,
    /// Sum of the sizes of all files in it. Unit: bytes.
    unpacked_size: u64,
    /// SHA-512 of the file, by which it is named too.
    digest: [64]u8,
    /// Where the package's name begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Size of its name. Unit: bytes.
    name_size: u16,
    /// Size of its version, which follows the name. Unit: bytes.
    version_size: u16,
    /// Number of its relations. Unit: relations.
    relation_count: u32,
    /// What its entries can do more than who starts them: a set of the bits that Privilege numbers.
    privileges: u32,
    /// Which machines it is for.
    architecture: Architecture,
    /// Zero.
    reserved: [7]u8,
};

comptime {
    checkStruct(PackageRecord, "PackageRecord", .{
        .size = .{ 104, 104, 104 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "size", .type = u64, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "unpacked_size", .type = u64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "digest", .type = [64]u8, .offset = .{ 16, 16, 16 }, .size = .{ 64, 64, 64 } },
        .{ .name = "name_offset", .type = u32, .offset = .{ 80, 80, 80 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 84, 84, 84 }, .size = .{ 2, 2, 2 } },
        .{ .name = "version_size", .type = u16, .offset = .{ 86, 86, 86 }, .size = .{ 2, 2, 2 } },
        .{ .name = "relation_count", .type = u32, .offset = .{ 88, 88, 88 }, .size = .{ 4, 4, 4 } },
        .{ .name = "privileges", .type = u32, .offset = .{ 92, 92, 92 }, .size = .{ 4, 4, 4 } },
        .{ .name = "architecture", .type = Architecture, .offset = .{ 96, 96, 96 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [7]u8, .offset = .{ 97, 97, 97 }, .size = .{ 7, 7, 7 } },
    });
}

/// Who may sign for packages of some names.
pub const Delegation = extern struct {
    /// Which key sets may sign: bit n is the one that n others come before.
    keys: u64,
    /// Where the name of the role begins in the strings. Unit: bytes.
    name_offset: u32,
    /// Size of the patterns, which follow the name, with a space between two. Unit: bytes.
    patterns_size: u32,
    /// Size of the name. Unit: bytes.
    name_size: u16,
    /// How many of the key sets must sign. Unit: key sets.
    threshold: u16,
    /// 1 if nobody is asked after this role for names that the patterns fit; else 0.
    terminating: u8,
    /// Zero.
    reserved: [3]u8,
};

comptime {
    checkStruct(Delegation, "Delegation", .{
        .size = .{ 24, 24, 24 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "keys", .type = u64, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "name_offset", .type = u32, .offset = .{ 8, 8, 8 }, .size = .{ 4, 4, 4 } },
        .{ .name = "patterns_size", .type = u32, .offset = .{ 12, 12, 12 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name_size", .type = u16, .offset = .{ 16, 16, 16 }, .size = .{ 2, 2, 2 } },
        .{ .name = "threshold", .type = u16, .offset = .{ 18, 18, 18 }, .size = .{ 2, 2, 2 } },
        .{ .name = "terminating", .type = u8, .offset = .{ 20, 20, 20 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [3]u8, .offset = .{ 21, 21, 21 }, .size = .{ 3, 3, 3 } },
    });
}

/// The beginning of the journal of a transaction.
pub const JournalHeader = extern struct {
    /// LAGOJRNL in ASCII.
    magic: [8]u8,
    /// Version of the format: 1.
    version: u16,
    /// What the transaction does.
    operation: Operation,
    /// Zero.
    reserved: [5]u8,
    /// Number of the transaction.
    transaction: u64,
    /// When it began. Unit: seconds since 1970-01-01T00:00:00Z.
    time_seconds: i64,
    /// Number of journal records. Unit: records.
    record_count: u32,
    /// Size of the paths. Unit: bytes.
    strings_size: u32,
    /// SHA-512 of all that follows the header.
    digest: [64]u8,
};

comptime {
    checkStruct(JournalHeader, "JournalHeader", .{
        .size = .{ 104, 104, 104 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "magic", .type = [8]u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "version", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "operation", .type = Operation, .offset = .{ 10, 10, 10 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [5]u8, .offset = .{ 11, 11, 11 }, .size = .{ 5, 5, 5 } },
        .{ .name = "transaction", .type = u64, .offset = .{ 16, 16, 16 }, .size = .{ 8, 8, 8 } },
        .{ .name = "time_seconds", .type = i64, .offset = .{ 24, 24, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "record_count", .type = u32, .offset = .{ 32, 32, 32 }, .size = .{ 4, 4, 4 } },
        .{ .name = "strings_size", .type = u32, .offset = .{ 36, 36, 36 }, .size = .{ 4, 4, 4 } },
        .{ .name = "digest", .type = [64]u8, .offset = .{ 40, 40, 40 }, .size = .{ 64, 64, 64 } },
    });
}

/// One change of a transaction, with what undoes it.
pub const JournalRecord = extern struct {
    /// Number of the change in its transaction.
    index: u32,
    /// Where the path begins in the strings. Unit: bytes.
    path_offset: u32,
    /// Size of the path. Unit: bytes.
    path_size: u16,
    /// What happens to the path.
    change: Change,
    /// What the path held before.
    before_kind: FileKind,
    /// What it holds after.
    after_kind: FileKind,
    /// 1 if an installed package had the path as a file or link, so that what was there is no stranger's; else 0.
    owned: u8,
    /// Zero.
    reserved: [2]u8,
    /// Permission bits before.
    before_mode: u32,
    /// Permission bits after.
    after_mode: u32,
    /// Owner before.
    before_uid: u32,
    /// Group before.
    before_gid: u32,
    /// Owner after.
    after_uid: u32,
    /// Group after.
    after_gid: u32,
    /// Time of last modification before. Unit: seconds since 1970-01-01T00:00:00Z.
    before_mtime_seconds: i64,
    /// Time of last modification after. Unit: seconds since 1970-01-01T00:00:00Z.
    after_mtime_seconds: i64,
    /// Part of a second after it. Unit: nanoseconds.
    before_mtime_nanoseconds: u32,
    /// Part of a second after it. Unit: nanoseconds.
    after_mtime_nanoseconds: u32,
    /// Size before. Unit: bytes.
    before_size: u64,
    /// Size after. Unit: bytes.
    after_size: u64,
    /// SHA-512 of content or target before.
    before_digest: [64]u8,
    /// SHA-512 of content or target after.
    after_digest: [64]u8,
    /// SHA-512 of its extended attributes before; zero: none, all ones: not known.
    before_attributes: [64]u8,
    /// SHA-512 of its extended attributes after; zero: none, all ones: not known.
    after_attributes: [64]u8,
};

comptime {
    checkStruct(JournalRecord, "JournalRecord", .{
        .size = .{ 336, 336, 336 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "index", .type = u32, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path_offset", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path_size", .type = u16, .offset = .{ 8, 8, 8 }, .size = .{ 2, 2, 2 } },
        .{ .name = "change", .type = Change, .offset = .{ 10, 10, 10 }, .size = .{ 1, 1, 1 } },
        .{ .name = "before_kind", .type = FileKind, .offset = .{ 11, 11, 11 }, .size = .{ 1, 1, 1 } },
        .{ .name = "after_kind", .type = FileKind, .offset = .{ 12, 12, 12 }, .size = .{ 1, 1, 1 } },
        .{ .name = "owned", .type = u8, .offset = .{ 13, 13, 13 }, .size = .{ 1, 1, 1 } },
        .{ .name = "reserved", .type = [2]u8, .offset = .{ 14, 14, 14 }, .size = .{ 2, 2, 2 } },
        .{ .name = "before_mode", .type = u32, .offset = .{ 16, 16, 16 }, .size = .{ 4, 4, 4 } },
        .{ .name = "after_mode", .type = u32, .offset = .{ 20, 20, 20 }, .size = .{ 4, 4, 4 } },
        .{ .name = "before_uid", .type = u32, .offset = .{ 24, 24, 24 }, .size = .{ 4, 4, 4 } },
        .{ .name = "before_gid", .type = u32, .offset = .{ 28, 28, 28 }, .size = .{ 4, 4, 4 } },
        .{ .name = "after_uid", .type = u32, .offset = .{ 32, 32, 32 }, .size = .{ 4, 4, 4 } },
        .{ .name = "after_gid", .type = u32, .offset = .{ 36, 36, 36 }, .size = .{ 4, 4, 4 } },
        .{ .name = "before_mtime_seconds", .type = i64, .offset = .{ 40, 40, 40 }, .size = .{ 8, 8, 8 } },
        .{ .name = "after_mtime_seconds", .type = i64, .offset = .{ 48, 48, 48 }, .size = .{ 8, 8, 8 } },
        .{ .name = "before_mtime_nanoseconds", .type = u32, .offset = .{ 56, 56, 56 }, .size = .{ 4, 4, 4 } },
        .{ .name = "after_mtime_nanoseconds", .type = u32, .offset = .{ 60, 60, 60 }, .size = .{ 4, 4, 4 } },
        .{ .name = "before_size", .type = u64, .offset = .{ 64, 64, 64 }, .size = .{ 8, 8, 8 } },
        .{ .name = "after_size", .type = u64, .offset = .{ 72, 72, 72 }, .size = .{ 8, 8, 8 } },
        .{ .name = "before_digest", .type = [64]u8, .offset = .{ 80, 80, 80 }, .size = .{ 64, 64, 64 } },
        .{ .name = "after_digest", .type = [64]u8, .offset = .{ 144, 144, 144 }, .size = .{ 64, 64, 64 } },
        .{ .name = "before_attributes", .type = [64]u8, .offset = .{ 208, 208, 208 }, .size = .{ 64, 64, 64 } },
        .{ .name = "after_attributes", .type = [64]u8, .offset = .{ 272, 272, 272 }, .size = .{ 64, 64, 64 } },
    });
}

/// One change in the trace of a transaction.
pub const TraceRecord = extern struct {
    /// Number of the transaction.
    transaction: u64,
    /// When it was made. Unit: seconds since 1970-01-01T00:00:00Z.
    time_seconds: i64,
    /// Number of the change in its transaction.
    sequence: u32,
    /// Size of the path. Unit: bytes.
    path_size: u32,
    /// What the transaction does.
    operation: Operation,
    /// What happened to the path.
    change: Change,
    /// What the path held before.
    before_kind: FileKind,
    /// What it held after.
    after_kind: FileKind,
    /// Permission bits before.
    before_mode: u32,
    /// Permission bits after.
    after_mode: u32,
    /// Zero.
    reserved: [12]u8,
    /// Size before. Unit: bytes.
    before_size: u64,
    /// Size after. Unit: bytes.
    after_size: u64,
    /// SHA-512 of content or target before.
    before_digest: [64]u8,
    /// SHA-512 of content or target after.
    after_digest: [64]u8,
    /// SHA-512 of its extended attributes before; zero: none, all ones: not known.
    before_attributes: [64]u8,
    /// SHA-512 of its extended attributes after; zero: none, all ones: not known.
    after_attributes: [64]u8,
};

comptime {
    checkStruct(TraceRecord, "TraceRecord", .{
        .size = .{ 320, 320, 320 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "transaction", .type = u64, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 8 } },
        .{ .name = "time_seconds", .type = i64, .offset = .{ 8, 8, 8 }, .size = .{ 8, 8, 8 } },
        .{ .name = "sequence", .type = u32, .offset = .{ 16, 16, 16 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path_size", .type = u32, .offset = .{ 20, 20, 20 }, .size = .{ 4, 4, 4 } },
        .{ .name = "operation", .type = Operation, .offset = .{ 24, 24, 24 }, .size = .{ 1, 1, 1 } },
        .{ .name = "change", .type = Change, .offset = .{ 25, 25, 25 }, .size = .{ 1, 1, 1 } },
        .{ .name = "before_kind", .type = FileKind, .offset = .{ 26, 26, 26 }, .size = .{ 1, 1, 1 } },
        .{ .name = "after_kind", .type = FileKind, .offset = .{ 27, 27, 27 }, .size = .{ 1, 1, 1 } },
        .{ .name = "before_mode", .type = u32, .offset = .{ 28, 28, 28 }, .size = .{ 4, 4, 4 } },
        .{ .name = "after_mode", .type = u32, .offset = .{ 32, 32, 32 }, .size = .{ 4, 4, 4 } },
        .{ .name = "reserved", .type = [12]u8, .offset = .{ 36, 36, 36 }, .size = .{ 12, 12, 12 } },
        .{ .name = "before_size", .type = u64, .offset = .{ 48, 48, 48 }, .size = .{ 8, 8, 8 } },
        .{ .name = "after_size", .type = u64, .offset = .{ 56, 56, 56 }, .size = .{ 8, 8, 8 } },
        .{ .name = "before_digest", .type = [64]u8, .offset = .{ 64, 64, 64 }, .size = .{ 64, 64, 64 } },
        .{ .name = "after_digest", .type = [64]u8, .offset = .{ 128, 128, 128 }, .size = .{ 64, 64, 64 } },
        .{ .name = "before_attributes", .type = [64]u8, .offset = .{ 192, 192, 192 }, .size = .{ 64, 64, 64 } },
        .{ .name = "after_attributes", .type = [64]u8, .offset = .{ 256, 256, 256 }, .size = .{ 64, 64, 64 } },
    });
}

/// Bytes somewhere in memory.
pub const Slice = extern struct {
    /// First byte.
    pointer: ?[*]const u8,
    /// Number of bytes. Unit: bytes.
    length: usize,
};

comptime {
    checkStruct(Slice, "Slice", .{
        .size = .{ 16, 16, 8 },
        .alignment = .{ 8, 8, 4 },
    }, &.{
        .{ .name = "pointer", .type = ?[*]const u8, .offset = .{ 0, 0, 0 }, .size = .{ 8, 8, 4 } },
        .{ .name = "length", .type = usize, .offset = .{ 8, 8, 4 }, .size = .{ 8, 8, 4 } },
    });
}

/// What libobli found in a package.
pub const PackageReport = extern struct {
    /// Whether the package could be read.
    status: Status,
    /// Number of entries. Unit: entries.
    entry_count: u32,
    /// Name of the package.
    name: Slice,
    /// Version of the package.
    version: Slice,
    /// Sum of the sizes of all files. Unit: bytes.
    unpacked_size: u64,
    /// Size of the content section. Unit: bytes.
    content_size: u64,
    /// Number of signatures. Unit: signatures.
    signature_count: u32,
    /// The entry records.
    entries: ?[*]const EntryRecord,
    /// The strings that the records point into.
    strings: Slice,
};

comptime {
    checkStruct(PackageReport, "PackageReport", .{
        .size = .{ 88, 88, 56 },
        .alignment = .{ 8, 8, 8 },
    }, &.{
        .{ .name = "status", .type = Status, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "entry_count", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
        .{ .name = "name", .type = Slice, .offset = .{ 8, 8, 8 }, .size = .{ 16, 16, 8 } },
        .{ .name = "version", .type = Slice, .offset = .{ 24, 24, 16 }, .size = .{ 16, 16, 8 } },
        .{ .name = "unpacked_size", .type = u64, .offset = .{ 40, 40, 24 }, .size = .{ 8, 8, 8 } },
        .{ .name = "content_size", .type = u64, .offset = .{ 48, 48, 32 }, .size = .{ 8, 8, 8 } },
        .{ .name = "signature_count", .type = u32, .offset = .{ 56, 56, 40 }, .size = .{ 4, 4, 4 } },
        .{ .name = "entries", .type = ?[*]const EntryRecord, .offset = .{ 64, 64, 44 }, .size = .{ 8, 8, 4 } },
        .{ .name = "strings", .type = Slice, .offset = .{ 72, 72, 48 }, .size = .{ 16, 16, 8 } },
    });
}

/// What libobli found when it compared a file with its entry.
pub const VerifyReport = extern struct {
    /// Whether they agree.
    status: Status,
    /// Number of the entry.
    entry_index: u32,
    /// Path of the entry.
    path: Slice,
    /// The digest in the entry: 64 bytes.
    expected_digest: ?[*]const u8,
    /// The digest of what is there: 64 bytes.
    actual_digest: ?[*]const u8,
};

comptime {
    checkStruct(VerifyReport, "VerifyReport", .{
        .size = .{ 40, 40, 24 },
        .alignment = .{ 8, 8, 4 },
    }, &.{
        .{ .name = "status", .type = Status, .offset = .{ 0, 0, 0 }, .size = .{ 4, 4, 4 } },
        .{ .name = "entry_index", .type = u32, .offset = .{ 4, 4, 4 }, .size = .{ 4, 4, 4 } },
        .{ .name = "path", .type = Slice, .offset = .{ 8, 8, 8 }, .size = .{ 16, 16, 8 } },
        .{ .name = "expected_digest", .type = ?[*]const u8, .offset = .{ 24, 24, 16 }, .size = .{ 8, 8, 4 } },
        .{ .name = "actual_digest", .type = ?[*]const u8, .offset = .{ 32, 32, 20 }, .size = .{ 8, 8, 4 } },
    });
}

/// The functions of libobli.
const functions = [_]ExpectedFunction{
    // Memory that the caller may fill, aligned to 16 bytes; null if there is none left.
    .{ .name = "obli_alloc", .type = fn (usize) callconv(.c) ?[*]u8 },
    // Gives memory back that obli_alloc gave.
    .{ .name = "obli_free", .type = fn (?[*]u8, usize) callconv(.c) void },
    // Reads header, manifest and signature block of a package; its content is not looked at.
    .{ .name = "obli_package_open", .type = fn (?[*]const u8, usize, ?*PackageReport) callconv(.c) Status },
    // Reads all of a package and compares the content of each file with its digest; what signatures are worth is not asked.
    .{ .name = "obli_package_verify", .type = fn (?[*]const u8, usize, ?*VerifyReport) callconv(.c) Status },
};

/// Every enum of the manifest.
pub const enums = .{ Status, FileKind, Formation, KeyRole, Scheme, StatementKind, Operation, Change, RelationKind, Bound, Privilege, RepositoryRole, Architecture };

/// Every struct of the manifest.
pub const structs = .{ PackageHeader, EntryRecord, OwnerName, AttributeRecord, Relation, SignatureDescriptor, KeySet, SealedKeys, KeyStatement, MetadataHeader, RootBody, MetadataReference, SnapshotBody, TargetsBody, PackageRecord, Delegation, JournalHeader, JournalRecord, TraceRecord, Slice, PackageReport, VerifyReport };

comptime {
    @setEvalBranchQuota(100_000);
    const proved = [_][]const u8{ "Status", "FileKind", "Formation", "KeyRole", "Scheme", "StatementKind", "Operation", "Change", "RelationKind", "Bound", "Privilege", "RepositoryRole", "Architecture", "PackageHeader", "EntryRecord", "OwnerName", "AttributeRecord", "Relation", "SignatureDescriptor", "KeySet", "SealedKeys", "KeyStatement", "MetadataHeader", "RootBody", "MetadataReference", "SnapshotBody", "TargetsBody", "PackageRecord", "Delegation", "JournalHeader", "JournalRecord", "TraceRecord", "Slice", "PackageReport", "VerifyReport" };
    const module = std.meta.declarations(@This());
    same("number of public declarations of the module", proved.len + 5, module.len);
    for (proved) |name| {
        if (!@hasDecl(@This(), name)) @compileError("abi: no type " ++ name);
    }
}
