//! The reasons for which something is refused, as Zig errors and as the `Status` of abi/.
//!
//! One error per status, so that a check names its own reason and nothing translates twice.

const std = @import("std");
const abi = @import("abi");

pub const Refusal = error{
    Truncated,
    BadMagic,
    UnsupportedVersion,
    BadFlags,
    BadSize,
    BadPath,
    BadOrder,
    BadKind,
    BadMode,
    BadTime,
    BadOwner,
    BadLink,
    BadDigest,
    BadContent,
    NotCanonical,
    TooLarge,
    UnsignedPackage,
    BadSignature,
    NotFound,
    Conflict,
    AlreadyInstalled,
    Modified,
    Busy,
    Io,
    Internal,
    MissingSignature,
    UntrustedKey,
    RevokedKey,
    ExpiredKey,
    BadKey,
    BadStatement,
    BadOwnerName,
    BadAttribute,
    BadRelation,
    BadPrivileges,
    Privileged,
    AttributeRefused,
    Unmet,
    Conflicting,
    BadMetadata,
    OtherRepository,
    UnknownRole,
    ThresholdUnmet,
    RolledBack,
    Mismatched,
    Expired,
    SizeExceeded,
    NotOffered,
    Unanswered,
    Unavailable,
    BadResponse,
};

pub fn status(refusal: Refusal) abi.Status {
    return switch (refusal) {
        error.Truncated => .truncated,
        error.BadMagic => .bad_magic,
        error.UnsupportedVersion => .unsupported_version,
        error.BadFlags => .bad_flags,
        error.BadSize => .bad_size,
        error.BadPath => .bad_path,
        error.BadOrder => .bad_order,
        error.BadKind => .bad_kind,
        error.BadMode => .bad_mode,
        error.BadTime => .bad_time,
        error.BadOwner => .bad_owner,
        error.BadLink => .bad_link,
        error.BadDigest => .bad_digest,
        error.BadContent => .bad_content,
        error.NotCanonical => .not_canonical,
        error.TooLarge => .too_large,
        error.UnsignedPackage => .unsigned_package,
        error.BadSignature => .bad_signature,
        error.NotFound => .not_found,
        error.Conflict => .conflict,
        error.AlreadyInstalled => .already_installed,
        error.Modified => .modified,
        error.Busy => .busy,
        error.Io => .io,
        error.Internal => .internal,
        error.MissingSignature => .missing_signature,
        error.UntrustedKey => .untrusted_key,
        error.RevokedKey => .revoked_key,
        error.ExpiredKey => .expired_key,
        error.BadKey => .bad_key,
        error.BadStatement => .bad_statement,
        error.BadOwnerName => .bad_owner_name,
        error.BadAttribute => .bad_attribute,
        error.BadRelation => .bad_relation,
        error.BadPrivileges => .bad_privileges,
        error.Privileged => .privileged,
        error.AttributeRefused => .attribute_refused,
        error.Unmet => .unmet,
        error.Conflicting => .conflicting,
        error.BadMetadata => .bad_metadata,
        error.OtherRepository => .other_repository,
        error.UnknownRole => .unknown_role,
        error.ThresholdUnmet => .threshold_unmet,
        error.RolledBack => .rolled_back,
        error.Mismatched => .mismatched,
        error.Expired => .expired,
        error.SizeExceeded => .size_exceeded,
        error.NotOffered => .not_offered,
        error.Unanswered => .unanswered,
        error.Unavailable => .unavailable,
        error.BadResponse => .bad_response,
    };
}

/// In the order of their numbers, of which none is left out.
const names: [@typeInfo(abi.Status).@"enum".field_names.len][]const u8 = blk: {
    const found = @typeInfo(abi.Status).@"enum".field_names;
    var out: [found.len][]const u8 = undefined;
    for (found, 0..) |field, number| {
        if (@backingInt(@field(abi.Status, field)) != number) @compileError("a number of Status is left out before " ++ field);
        out[number] = field;
    }
    break :blk out;
};

/// The status as it is written in JSON and in abi/.
pub fn name(value: abi.Status) []const u8 {
    const number = @backingInt(value);
    return if (number < names.len) names[number] else "unknown";
}

/// What the check expected, for a person.
pub fn explanation(value: abi.Status) []const u8 {
    return switch (value) {
        .ok => "fine",
        .truncated => "the file ends before what it announces; fetch it again",
        .bad_magic => "this is no .zpkg package",
        .unsupported_version => "the package has a version of the format that this program does not know; use a newer obli-pkg",
        .bad_flags => "the package sets a flag or a reserved byte that has no meaning in this version of the format",
        .bad_size => "sizes in the package contradict one another or the size of the file",
        .bad_path => "a name must be relative and plain: no empty, . or .. component, no control bytes, UTF-8, not obli-pkg's own folder",
        .bad_order => "entries must be sorted by path, each path once",
        .bad_kind => "an entry must be a file, directory, symlink or hard link, and what has entries below it a directory",
        .bad_mode => "a mode must be at most 0o7777, and that of a symlink 0o777",
        .bad_time => "nanoseconds must be below 1,000,000,000",
        .bad_owner => "owner and group must not be 0xffffffff, and their names must be in the table of names",
        .bad_link => "a link needs a target, a hard link one that is an earlier file of the package with the same metadata; other entries have none",
        .bad_digest => "the content has another digest than the manifest announces",
        .bad_content => "the content cannot be unpacked to the size that the manifest announces",
        .not_canonical => "the package is valid but not in the canonical encoding",
        .too_large => "the package is larger than this program takes",
        .unsigned_package => "the package has no signatures; --allow-unsigned installs it all the same",
        .bad_signature => "a signature does not verify: the package is not what its signer signed",
        .not_found => "there is no such thing",
        .conflict => "something is in the way",
        .already_installed => "the package is installed already; remove it first",
        .modified => "a file was changed since",
        .busy => "another obli-pkg is at work on this root; try again when it is done",
        .io => "the operating system refused",
        .missing_signature => "a package needs exactly one signature by each of ML-DSA-87, Ed448 and SLH-DSA-SHA2-256s, all of one key set",
        .untrusted_key => "the key set that signed it is not trusted here; `obli-pkg key trust FILE` trusts one, once you have compared its fingerprint",
        .revoked_key => "the key set that signed it has been revoked here",
        .expired_key => "the time of the key set that signed it is over or has not come; look at the clock, or ask for a package signed by its successor",
        .bad_key => "this is no key set of the form that `lago keygen` makes",
        .bad_statement => "this is no statement about a key set that a key set which is trusted here has signed",
        .bad_owner_name => "names of owners must be those of passwd(5), sorted, each once and of some entry",
        .bad_attribute => "an attribute must be a user's, a capability or an access list that fits its entry, sorted, each once",
        .bad_relation => "a relation needs a kind, a name and a range of versions; they must be sorted, each once",
        .bad_privileges => "the privileges that the package declares are not those that its entries have",
        .privileged => "the package has privileges; --allow-privileges installs it all the same",
        .attribute_refused => "the file system or the kernel does not take an attribute of the package, or not from this user",
        .bad_metadata => "this is no metadata of a repository of the form that `lago repo` makes",
        .other_repository => "the metadata is of another repository than the one that was trusted",
        .unknown_role => "the metadata is of a role that the repository does not name, or of another one than was asked for",
        .threshold_unmet => "fewer people than its role demands have signed the metadata",
        .rolled_back => "the metadata is older than what was accepted before: a mirror is out of date, or somebody hides what is new",
        .mismatched => "the file is not the one that signed metadata names; try again, or use another mirror",
        .expired => "the time of the metadata is over: the repository was not renewed, somebody hides what is new, or the clock is wrong",
        .size_exceeded => "there are more bytes than signed metadata announces, or than a file of its kind may have",
        .not_offered => "no repository offers such a package",
        .unanswered => "the server cannot be reached, or stopped answering; try again",
        .unavailable => "the server does not have a file that must be there",
        .bad_response => "the server's answer is none to what was asked",
        else => "a fault of this program; please report it",
    };
}

test "every status of the ABI has its own refusal and name" {
    const refusals = @typeInfo(Refusal).error_set.error_names orelse unreachable;
    try std.testing.expectEqual(@typeInfo(abi.Status).@"enum".field_names.len - 1, refusals.len);
    try std.testing.expectEqualStrings("not_canonical", name(status(error.NotCanonical)));
}
