/* Generated from proofs/Abi by `lago generate`: do not edit. The assertions are the proved layouts; all integers are
 * little-endian, and wire structs have the same layout on every model. Needs C11. */
#ifndef LAGO_GREY_H
#define LAGO_GREY_H

#include <stddef.h>
#include <stdint.h>

#if !((defined(__x86_64__) && defined(__LP64__)) || (defined(__aarch64__) && defined(__LP64__)) || (defined(__wasm32__)))
#error "the layouts are proved for amd64, arm64, wasm32 only"
#endif
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the layouts are proved for little-endian machines only"
#endif

/* What libobli and obli-pkg answer; every refusal has a reason of its own. */
typedef uint32_t lago_status;
enum {
    /* Done as asked. */
    LAGO_STATUS_OK = 0,
    /* The input ends before what it announces. */
    LAGO_STATUS_TRUNCATED = 1,
    /* The first eight bytes are not those of a package. */
    LAGO_STATUS_BAD_MAGIC = 2,
    /* A version of the format that this program does not know. */
    LAGO_STATUS_UNSUPPORTED_VERSION = 3,
    /* A flag is set that has no meaning in this version. */
    LAGO_STATUS_BAD_FLAGS = 4,
    /* Sizes, counts or offsets that contradict one another. */
    LAGO_STATUS_BAD_SIZE = 5,
    /* A path that is absolute, empty, has an empty, dot or dot-dot component, control bytes, or is too long. */
    LAGO_STATUS_BAD_PATH = 6,
    /* Entries that are not sorted by path, or a path that occurs twice. */
    LAGO_STATUS_BAD_ORDER = 7,
    /* A kind of entry that does not exist, or a parent that is no directory. */
    LAGO_STATUS_BAD_KIND = 8,
    /* Mode bits outside 0o7777. */
    LAGO_STATUS_BAD_MODE = 9,
    /* Nanoseconds of one second or more. */
    LAGO_STATUS_BAD_TIME = 10,
    /* The owner or group that means none. */
    LAGO_STATUS_BAD_OWNER = 11,
    /* A link without a target, or a target on something that is no link. */
    LAGO_STATUS_BAD_LINK = 12,
    /* Content that has another digest than the entry announces. */
    LAGO_STATUS_BAD_DIGEST = 13,
    /* Compressed content that cannot be unpacked to the announced size. */
    LAGO_STATUS_BAD_CONTENT = 14,
    /* A valid package in another encoding than the canonical one. */
    LAGO_STATUS_NOT_CANONICAL = 15,
    /* More than this program or this machine can hold. */
    LAGO_STATUS_TOO_LARGE = 16,
    /* A package without signatures, where they are required. */
    LAGO_STATUS_UNSIGNED_PACKAGE = 17,
    /* A signature that does not verify. */
    LAGO_STATUS_BAD_SIGNATURE = 18,
    /* No such package, transaction or file. */
    LAGO_STATUS_NOT_FOUND = 19,
    /* A file that belongs to another package is in the way. */
    LAGO_STATUS_CONFLICT = 20,
    /* The package is installed in this version. */
    LAGO_STATUS_ALREADY_INSTALLED = 21,
    /* A file was changed since it was installed. */
    LAGO_STATUS_MODIFIED = 22,
    /* Another process holds the lock. */
    LAGO_STATUS_BUSY = 23,
    /* The operating system refused. */
    LAGO_STATUS_IO = 24,
    /* A fault of this program. */
    LAGO_STATUS_INTERNAL = 25,
    /* Not exactly one signature by each scheme, all of one key set. */
    LAGO_STATUS_MISSING_SIGNATURE = 26,
    /* Signed by a key set that is not trusted here, or not for this. */
    LAGO_STATUS_UNTRUSTED_KEY = 27,
    /* Signed by a key set that has been revoked here. */
    LAGO_STATUS_REVOKED_KEY = 28,
    /* Signed by a key set whose time is over, or has not come. */
    LAGO_STATUS_EXPIRED_KEY = 29,
    /* No key set, or one whose fields contradict one another. */
    LAGO_STATUS_BAD_KEY = 30,
    /* No statement about a key set, or one that was not made for it. */
    LAGO_STATUS_BAD_STATEMENT = 31,
    /* A name of an owner that is none, is out of order, occurs twice, or is nobody's. */
    LAGO_STATUS_BAD_OWNER_NAME = 32,
    /* An extended attribute that no package may give, is out of order, or occurs twice. */
    LAGO_STATUS_BAD_ATTRIBUTE = 33,
    /* A relation to other packages that means nothing, is out of order, or occurs twice. */
    LAGO_STATUS_BAD_RELATION = 34,
    /* Privileges are declared that no entry has, or an entry has one that is not declared. */
    LAGO_STATUS_BAD_PRIVILEGES = 35,
    /* The package has privileges that were not allowed. */
    LAGO_STATUS_PRIVILEGED = 36,
    /* The file system does not take an extended attribute of the package, or not from this user. */
    LAGO_STATUS_ATTRIBUTE_REFUSED = 37,
    /* Something that a package depends on would not be there. */
    LAGO_STATUS_UNMET = 38,
    /* Packages that exclude each other would be there together. */
    LAGO_STATUS_CONFLICTING = 39,
    /* No metadata of a repository, or metadata whose fields contradict one another. */
    LAGO_STATUS_BAD_METADATA = 40,
    /* Metadata of another repository. */
    LAGO_STATUS_OTHER_REPOSITORY = 41,
    /* Metadata of a role that signed metadata does not name, or of another role than was asked for. */
    LAGO_STATUS_UNKNOWN_ROLE = 42,
    /* Metadata signed by fewer people than its role demands. */
    LAGO_STATUS_THRESHOLD_UNMET = 43,
    /* Metadata that is older than what was accepted before, or that leaves out what it named. */
    LAGO_STATUS_ROLLED_BACK = 44,
    /* Not the file that signed metadata names: another version, size or digest. */
    LAGO_STATUS_MISMATCHED = 45,
    /* Metadata whose time is over. */
    LAGO_STATUS_EXPIRED = 46,
    /* More bytes than signed metadata announces, or than a file of its kind may have. */
    LAGO_STATUS_SIZE_EXCEEDED = 47,
    /* No repository offers such a package. */
    LAGO_STATUS_NOT_OFFERED = 48,
    /* A server cannot be reached, or stops answering. */
    LAGO_STATUS_UNANSWERED = 49,
    /* A server does not have a file that must be there. */
    LAGO_STATUS_UNAVAILABLE = 50,
    /* A server answers something that is no answer to what was asked. */
    LAGO_STATUS_BAD_RESPONSE = 51,
};
_Static_assert(LAGO_STATUS_OK == 0, "Status.ok");
_Static_assert(LAGO_STATUS_TRUNCATED == 1, "Status.truncated");
_Static_assert(LAGO_STATUS_BAD_MAGIC == 2, "Status.bad_magic");
_Static_assert(LAGO_STATUS_UNSUPPORTED_VERSION == 3, "Status.unsupported_version");
_Static_assert(LAGO_STATUS_BAD_FLAGS == 4, "Status.bad_flags");
_Static_assert(LAGO_STATUS_BAD_SIZE == 5, "Status.bad_size");
_Static_assert(LAGO_STATUS_BAD_PATH == 6, "Status.bad_path");
_Static_assert(LAGO_STATUS_BAD_ORDER == 7, "Status.bad_order");
_Static_assert(LAGO_STATUS_BAD_KIND == 8, "Status.bad_kind");
_Static_assert(LAGO_STATUS_BAD_MODE == 9, "Status.bad_mode");
_Static_assert(LAGO_STATUS_BAD_TIME == 10, "Status.bad_time");
_Static_assert(LAGO_STATUS_BAD_OWNER == 11, "Status.bad_owner");
_Static_assert(LAGO_STATUS_BAD_LINK == 12, "Status.bad_link");
_Static_assert(LAGO_STATUS_BAD_DIGEST == 13, "Status.bad_digest");
_Static_assert(LAGO_STATUS_BAD_CONTENT == 14, "Status.bad_content");
_Static_assert(LAGO_STATUS_NOT_CANONICAL == 15, "Status.not_canonical");
_Static_assert(LAGO_STATUS_TOO_LARGE == 16, "Status.too_large");
_Static_assert(LAGO_STATUS_UNSIGNED_PACKAGE == 17, "Status.unsigned_package");
_Static_assert(LAGO_STATUS_BAD_SIGNATURE == 18, "Status.bad_signature");
_Static_assert(LAGO_STATUS_NOT_FOUND == 19, "Status.not_found");
_Static_assert(LAGO_STATUS_CONFLICT == 20, "Status.conflict");
_Static_assert(LAGO_STATUS_ALREADY_INSTALLED == 21, "Status.already_installed");
_Static_assert(LAGO_STATUS_MODIFIED == 22, "Status.modified");
_Static_assert(LAGO_STATUS_BUSY == 23, "Status.busy");
_Static_assert(LAGO_STATUS_IO == 24, "Status.io");
_Static_assert(LAGO_STATUS_INTERNAL == 25, "Status.internal");
_Static_assert(LAGO_STATUS_MISSING_SIGNATURE == 26, "Status.missing_signature");
_Static_assert(LAGO_STATUS_UNTRUSTED_KEY == 27, "Status.untrusted_key");
_Static_assert(LAGO_STATUS_REVOKED_KEY == 28, "Status.revoked_key");
_Static_assert(LAGO_STATUS_EXPIRED_KEY == 29, "Status.expired_key");
_Static_assert(LAGO_STATUS_BAD_KEY == 30, "Status.bad_key");
_Static_assert(LAGO_STATUS_BAD_STATEMENT == 31, "Status.bad_statement");
_Static_assert(LAGO_STATUS_BAD_OWNER_NAME == 32, "Status.bad_owner_name");
_Static_assert(LAGO_STATUS_BAD_ATTRIBUTE == 33, "Status.bad_attribute");
_Static_assert(LAGO_STATUS_BAD_RELATION == 34, "Status.bad_relation");
_Static_assert(LAGO_STATUS_BAD_PRIVILEGES == 35, "Status.bad_privileges");
_Static_assert(LAGO_STATUS_PRIVILEGED == 36, "Status.privileged");
_Static_assert(LAGO_STATUS_ATTRIBUTE_REFUSED == 37, "Status.attribute_refused");
_Static_assert(LAGO_STATUS_UNMET == 38, "Status.unmet");
_Static_assert(LAGO_STATUS_CONFLICTING == 39, "Status.conflicting");
_Static_assert(LAGO_STATUS_BAD_METADATA == 40, "Status.bad_metadata");
_Static_assert(LAGO_STATUS_OTHER_REPOSITORY == 41, "Status.other_repository");
_Static_assert(LAGO_STATUS_UNKNOWN_ROLE == 42, "Status.unknown_role");
_Static_assert(LAGO_STATUS_THRESHOLD_UNMET == 43, "Status.threshold_unmet");
_Static_assert(LAGO_STATUS_ROLLED_BACK == 44, "Status.rolled_back");
_Static_assert(LAGO_STATUS_MISMATCHED == 45, "Status.mismatched");
_Static_assert(LAGO_STATUS_EXPIRED == 46, "Status.expired");
_Static_assert(LAGO_STATUS_SIZE_EXCEEDED == 47, "Status.size_exceeded");
_Static_assert(LAGO_STATUS_NOT_OFFERED == 48, "Status.not_offered");
_Static_assert(LAGO_STATUS_UNANSWERED == 49, "Status.unanswered");
_Static_assert(LAGO_STATUS_UNAVAILABLE == 50, "Status.unavailable");
_Static_assert(LAGO_STATUS_BAD_RESPONSE == 51, "Status.bad_response");

/* What a path holds. */
typedef uint8_t lago_file_kind;
enum {
    /* Nothing is there. */
    LAGO_FILE_KIND_ABSENT = 0,
    /* A regular file. */
    LAGO_FILE_KIND_FILE = 1,
    /* A directory. */
    LAGO_FILE_KIND_DIRECTORY = 2,
    /* A symbolic link. */
    LAGO_FILE_KIND_SYMLINK = 3,
    /* A further name of a file of the same package. */
    LAGO_FILE_KIND_HARDLINK = 4,
};
_Static_assert(LAGO_FILE_KIND_ABSENT == 0, "FileKind.absent");
_Static_assert(LAGO_FILE_KIND_FILE == 1, "FileKind.file");
_Static_assert(LAGO_FILE_KIND_DIRECTORY == 2, "FileKind.directory");
_Static_assert(LAGO_FILE_KIND_SYMLINK == 3, "FileKind.symlink");
_Static_assert(LAGO_FILE_KIND_HARDLINK == 4, "FileKind.hardlink");

/* How the size of a thing is named. */
typedef uint8_t lago_formation;
enum {
    /* Below 1 MB. */
    LAGO_FORMATION_FLOE = 0,
    /* From 1 MB to below 75 MB. */
    LAGO_FORMATION_ICEBERG = 1,
    /* 75 MB and more. */
    LAGO_FORMATION_GLACIER = 2,
};
_Static_assert(LAGO_FORMATION_FLOE == 0, "Formation.floe");
_Static_assert(LAGO_FORMATION_ICEBERG == 1, "Formation.iceberg");
_Static_assert(LAGO_FORMATION_GLACIER == 2, "Formation.glacier");

/* What a key may sign. */
typedef uint8_t lago_key_role;
enum {
    /* Other keys. */
    LAGO_KEY_ROLE_ROOT = 0,
    /* Packages. */
    LAGO_KEY_ROLE_PACKAGE = 1,
    /* Indexes of packages. */
    LAGO_KEY_ROLE_REPOSITORY = 2,
    /* The records of one machine. */
    LAGO_KEY_ROLE_HOST = 3,
};
_Static_assert(LAGO_KEY_ROLE_ROOT == 0, "KeyRole.root");
_Static_assert(LAGO_KEY_ROLE_PACKAGE == 1, "KeyRole.package");
_Static_assert(LAGO_KEY_ROLE_REPOSITORY == 2, "KeyRole.repository");
_Static_assert(LAGO_KEY_ROLE_HOST == 3, "KeyRole.host");

/* A signature scheme. */
typedef uint16_t lago_scheme;
enum {
    /* ML-DSA-87 (FIPS 204). */
    LAGO_SCHEME_ML_DSA_87 = 1,
    /* Ed448 (RFC 8032). */
    LAGO_SCHEME_ED448 = 2,
    /* SLH-DSA-SHA2-256s (FIPS 205). */
    LAGO_SCHEME_SLH_DSA_SHA2_256S = 3,
};
_Static_assert(LAGO_SCHEME_ML_DSA_87 == 1, "Scheme.ml_dsa_87");
_Static_assert(LAGO_SCHEME_ED448 == 2, "Scheme.ed448");
_Static_assert(LAGO_SCHEME_SLH_DSA_SHA2_256S == 3, "Scheme.slh_dsa_sha2_256s");

/* What is said about a key set. */
typedef uint8_t lago_statement_kind;
enum {
    /* The successor takes its place. */
    LAGO_STATEMENT_KIND_ROTATE = 1,
    /* It is not to be trusted any more. */
    LAGO_STATEMENT_KIND_REVOKE = 2,
};
_Static_assert(LAGO_STATEMENT_KIND_ROTATE == 1, "StatementKind.rotate");
_Static_assert(LAGO_STATEMENT_KIND_REVOKE == 2, "StatementKind.revoke");

/* What a transaction does. */
typedef uint8_t lago_operation;
enum {
    /* Adds a package. */
    LAGO_OPERATION_INSTALL = 1,
    /* Takes a package away. */
    LAGO_OPERATION_REMOVE = 2,
    /* Replaces a package by another version of it. */
    LAGO_OPERATION_UPGRADE = 3,
    /* Undoes an earlier transaction. */
    LAGO_OPERATION_ROLLBACK = 4,
};
_Static_assert(LAGO_OPERATION_INSTALL == 1, "Operation.install");
_Static_assert(LAGO_OPERATION_REMOVE == 2, "Operation.remove");
_Static_assert(LAGO_OPERATION_UPGRADE == 3, "Operation.upgrade");
_Static_assert(LAGO_OPERATION_ROLLBACK == 4, "Operation.rollback");

/* What happens to one path. */
typedef uint8_t lago_change;
enum {
    /* Something where nothing was. */
    LAGO_CHANGE_CREATE = 1,
    /* Other content, kind or target. */
    LAGO_CHANGE_REPLACE = 2,
    /* Nothing where something was. */
    LAGO_CHANGE_REMOVE = 3,
    /* Same content, other mode, owner or time. */
    LAGO_CHANGE_METADATA = 4,
};
_Static_assert(LAGO_CHANGE_CREATE == 1, "Change.create");
_Static_assert(LAGO_CHANGE_REPLACE == 2, "Change.replace");
_Static_assert(LAGO_CHANGE_REMOVE == 3, "Change.remove");
_Static_assert(LAGO_CHANGE_METADATA == 4, "Change.metadata");

/* What a package has to do with others. */
typedef uint8_t lago_relation_kind;
enum {
    /* It needs a package of that name, in the range. */
    LAGO_RELATION_KIND_DEPENDS = 1,
    /* It cannot be there together with a package of that name, in the range. */
    LAGO_RELATION_KIND_CONFLICTS = 2,
    /* It does what a package of that name does, of the version that is the lower bound if there is one. */
    LAGO_RELATION_KIND_PROVIDES = 3,
};
_Static_assert(LAGO_RELATION_KIND_DEPENDS == 1, "RelationKind.depends");
_Static_assert(LAGO_RELATION_KIND_CONFLICTS == 2, "RelationKind.conflicts");
_Static_assert(LAGO_RELATION_KIND_PROVIDES == 3, "RelationKind.provides");

/* Whether a range of versions has an end. */
typedef uint8_t lago_bound;
enum {
    /* No end. */
    LAGO_BOUND_NONE = 0,
    /* The version belongs to the range. */
    LAGO_BOUND_INCLUDING = 1,
    /* The version is just outside. */
    LAGO_BOUND_EXCLUDING = 2,
};
_Static_assert(LAGO_BOUND_NONE == 0, "Bound.none");
_Static_assert(LAGO_BOUND_INCLUDING == 1, "Bound.including");
_Static_assert(LAGO_BOUND_EXCLUDING == 2, "Bound.excluding");

/* What a program can do more than the one who starts it: numbers of bits. */
typedef uint8_t lago_privilege;
enum {
    /* A file has the set-user-ID bit. */
    LAGO_PRIVILEGE_SETUID = 0,
    /* A file has the set-group-ID bit. */
    LAGO_PRIVILEGE_SETGID = 1,
    /* A file has capabilities. */
    LAGO_PRIVILEGE_CAPABILITIES = 2,
};
_Static_assert(LAGO_PRIVILEGE_SETUID == 0, "Privilege.setuid");
_Static_assert(LAGO_PRIVILEGE_SETGID == 1, "Privilege.setgid");
_Static_assert(LAGO_PRIVILEGE_CAPABILITIES == 2, "Privilege.capabilities");

/* What metadata of a repository is about. */
typedef uint8_t lago_repository_role;
enum {
    /* Who may sign which role. */
    LAGO_REPOSITORY_ROLE_ROOT = 0,
    /* Which snapshot is the newest. */
    LAGO_REPOSITORY_ROLE_TIMESTAMP = 1,
    /* Which metadata of packages belongs together. */
    LAGO_REPOSITORY_ROLE_SNAPSHOT = 2,
    /* Packages, and who may sign for more of them. */
    LAGO_REPOSITORY_ROLE_TARGETS = 3,
};
_Static_assert(LAGO_REPOSITORY_ROLE_ROOT == 0, "RepositoryRole.root");
_Static_assert(LAGO_REPOSITORY_ROLE_TIMESTAMP == 1, "RepositoryRole.timestamp");
_Static_assert(LAGO_REPOSITORY_ROLE_SNAPSHOT == 2, "RepositoryRole.snapshot");
_Static_assert(LAGO_REPOSITORY_ROLE_TARGETS == 3, "RepositoryRole.targets");

/* Which machines a package is for. */
typedef uint8_t lago_architecture;
enum {
    /* Each. */
    LAGO_ARCHITECTURE_ANY = 0,
    /* Those of x86-64. */
    LAGO_ARCHITECTURE_AMD64 = 1,
    /* Those of AArch64. */
    LAGO_ARCHITECTURE_ARM64 = 2,
};
_Static_assert(LAGO_ARCHITECTURE_ANY == 0, "Architecture.any");
_Static_assert(LAGO_ARCHITECTURE_AMD64 == 1, "Architecture.amd64");
_Static_assert(LAGO_ARCHITECTURE_ARM64 == 2, "Architecture.arm64");

/* The first bytes of a .zpkg. */
struct lago_package_header {
    /* LAGOZPKG in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t version;
    /* Reserved: zero. */
    uint16_t flags;
    /* Number of entry records in the manifest. Unit: entries. */
    uint32_t entry_count;
    /* Size of the manifest: all records and strings. Unit: bytes. */
    uint64_t manifest_size;
    /* Size of the signature block. Unit: bytes. */
    uint64_t signatures_size;
    /* Size of the content section. Unit: bytes. */
    uint64_t content_size;
    /* Sum of the sizes of all files, unpacked. Unit: bytes. */
    uint64_t unpacked_size;
    /* Size of the package's name. Unit: bytes. */
    uint16_t name_size;
    /* Size of the package's version. Unit: bytes. */
    uint16_t version_size;
    /* Number of signature descriptors. Unit: signatures. */
    uint32_t signature_count;
    /* Size of the strings. Unit: bytes. */
    uint64_t strings_size;
    /* Number of names of users and groups: at most 1,024. Unit: names. */
    uint32_t owner_count;
    /* Number of extended attributes. Unit: attributes. */
    uint32_t attribute_count;
    /* Number of relations to other packages. Unit: relations. */
    uint32_t relation_count;
    /* What its entries can do more than who starts them: a set of the bits that Privilege numbers. */
    uint32_t privileges;
};
_Static_assert(sizeof(struct lago_package_header) == 80, "size of PackageHeader");
_Static_assert(_Alignof(struct lago_package_header) == 8, "alignment of PackageHeader");
_Static_assert(offsetof(struct lago_package_header, magic) == 0, "offset of PackageHeader.magic");
_Static_assert(sizeof(((struct lago_package_header *)0)->magic) == 8, "size of PackageHeader.magic");
_Static_assert(offsetof(struct lago_package_header, version) == 8, "offset of PackageHeader.version");
_Static_assert(sizeof(((struct lago_package_header *)0)->version) == 2, "size of PackageHeader.version");
_Static_assert(offsetof(struct lago_package_header, flags) == 10, "offset of PackageHeader.flags");
_Static_assert(sizeof(((struct lago_package_header *)0)->flags) == 2, "size of PackageHeader.flags");
_Static_assert(offsetof(struct lago_package_header, entry_count) == 12, "offset of PackageHeader.entry_count");
_Static_assert(sizeof(((struct lago_package_header *)0)->entry_count) == 4, "size of PackageHeader.entry_count");
_Static_assert(offsetof(struct lago_package_header, manifest_size) == 16, "offset of PackageHeader.manifest_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->manifest_size) == 8, "size of PackageHeader.manifest_size");
_Static_assert(offsetof(struct lago_package_header, signatures_size) == 24, "offset of PackageHeader.signatures_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->signatures_size) == 8, "size of PackageHeader.signatures_size");
_Static_assert(offsetof(struct lago_package_header, content_size) == 32, "offset of PackageHeader.content_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->content_size) == 8, "size of PackageHeader.content_size");
_Static_assert(offsetof(struct lago_package_header, unpacked_size) == 40, "offset of PackageHeader.unpacked_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->unpacked_size) == 8, "size of PackageHeader.unpacked_size");
_Static_assert(offsetof(struct lago_package_header, name_size) == 48, "offset of PackageHeader.name_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->name_size) == 2, "size of PackageHeader.name_size");
_Static_assert(offsetof(struct lago_package_header, version_size) == 50, "offset of PackageHeader.version_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->version_size) == 2, "size of PackageHeader.version_size");
_Static_assert(offsetof(struct lago_package_header, signature_count) == 52, "offset of PackageHeader.signature_count");
_Static_assert(sizeof(((struct lago_package_header *)0)->signature_count) == 4, "size of PackageHeader.signature_count");
_Static_assert(offsetof(struct lago_package_header, strings_size) == 56, "offset of PackageHeader.strings_size");
_Static_assert(sizeof(((struct lago_package_header *)0)->strings_size) == 8, "size of PackageHeader.strings_size");
_Static_assert(offsetof(struct lago_package_header, owner_count) == 64, "offset of PackageHeader.owner_count");
_Static_assert(sizeof(((struct lago_package_header *)0)->owner_count) == 4, "size of PackageHeader.owner_count");
_Static_assert(offsetof(struct lago_package_header, attribute_count) == 68, "offset of PackageHeader.attribute_count");
_Static_assert(sizeof(((struct lago_package_header *)0)->attribute_count) == 4, "size of PackageHeader.attribute_count");
_Static_assert(offsetof(struct lago_package_header, relation_count) == 72, "offset of PackageHeader.relation_count");
_Static_assert(sizeof(((struct lago_package_header *)0)->relation_count) == 4, "size of PackageHeader.relation_count");
_Static_assert(offsetof(struct lago_package_header, privileges) == 76, "offset of PackageHeader.privileges");
_Static_assert(sizeof(((struct lago_package_header *)0)->privileges) == 4, "size of PackageHeader.privileges");

/* One path of a package. */
struct lago_entry_record {
    /* Size of the file, unpacked. Unit: bytes. */
    uint64_t size;
    /* Where its frame begins in the content section. Unit: bytes. */
    uint64_t content_offset;
    /* Size of its frame. Unit: bytes. */
    uint64_t content_size;
    /* Time of last modification. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t mtime_seconds;
    /* Part of a second after it: below 1,000,000,000. Unit: nanoseconds. */
    uint32_t mtime_nanoseconds;
    /* Owner. */
    uint32_t uid;
    /* Group. */
    uint32_t gid;
    /* Permission bits: at most 0o7777. */
    uint32_t mode;
    /* Where the path begins in the strings. Unit: bytes. */
    uint32_t path_offset;
    /* Size of the path. Unit: bytes. */
    uint16_t path_size;
    /* Size of the link target, which follows the path. Unit: bytes. */
    uint16_t link_size;
    /* What the path holds. */
    lago_file_kind kind;
    /* Zero. */
    uint8_t reserved[3];
    /* Which name the owner has, counted from 1; 0 if none. */
    uint16_t user_name;
    /* Which name the group has, counted from 1; 0 if none. */
    uint16_t group_name;
    /* SHA-512 of the unpacked content or of the link target; zero for a directory. */
    uint8_t digest[64];
};
_Static_assert(sizeof(struct lago_entry_record) == 128, "size of EntryRecord");
_Static_assert(_Alignof(struct lago_entry_record) == 8, "alignment of EntryRecord");
_Static_assert(offsetof(struct lago_entry_record, size) == 0, "offset of EntryRecord.size");
_Static_assert(sizeof(((struct lago_entry_record *)0)->size) == 8, "size of EntryRecord.size");
_Static_assert(offsetof(struct lago_entry_record, content_offset) == 8, "offset of EntryRecord.content_offset");
_Static_assert(sizeof(((struct lago_entry_record *)0)->content_offset) == 8, "size of EntryRecord.content_offset");
_Static_assert(offsetof(struct lago_entry_record, content_size) == 16, "offset of EntryRecord.content_size");
_Static_assert(sizeof(((struct lago_entry_record *)0)->content_size) == 8, "size of EntryRecord.content_size");
_Static_assert(offsetof(struct lago_entry_record, mtime_seconds) == 24, "offset of EntryRecord.mtime_seconds");
_Static_assert(sizeof(((struct lago_entry_record *)0)->mtime_seconds) == 8, "size of EntryRecord.mtime_seconds");
_Static_assert(offsetof(struct lago_entry_record, mtime_nanoseconds) == 32, "offset of EntryRecord.mtime_nanoseconds");
_Static_assert(sizeof(((struct lago_entry_record *)0)->mtime_nanoseconds) == 4, "size of EntryRecord.mtime_nanoseconds");
_Static_assert(offsetof(struct lago_entry_record, uid) == 36, "offset of EntryRecord.uid");
_Static_assert(sizeof(((struct lago_entry_record *)0)->uid) == 4, "size of EntryRecord.uid");
_Static_assert(offsetof(struct lago_entry_record, gid) == 40, "offset of EntryRecord.gid");
_Static_assert(sizeof(((struct lago_entry_record *)0)->gid) == 4, "size of EntryRecord.gid");
_Static_assert(offsetof(struct lago_entry_record, mode) == 44, "offset of EntryRecord.mode");
_Static_assert(sizeof(((struct lago_entry_record *)0)->mode) == 4, "size of EntryRecord.mode");
_Static_assert(offsetof(struct lago_entry_record, path_offset) == 48, "offset of EntryRecord.path_offset");
_Static_assert(sizeof(((struct lago_entry_record *)0)->path_offset) == 4, "size of EntryRecord.path_offset");
_Static_assert(offsetof(struct lago_entry_record, path_size) == 52, "offset of EntryRecord.path_size");
_Static_assert(sizeof(((struct lago_entry_record *)0)->path_size) == 2, "size of EntryRecord.path_size");
_Static_assert(offsetof(struct lago_entry_record, link_size) == 54, "offset of EntryRecord.link_size");
_Static_assert(sizeof(((struct lago_entry_record *)0)->link_size) == 2, "size of EntryRecord.link_size");
_Static_assert(offsetof(struct lago_entry_record, kind) == 56, "offset of EntryRecord.kind");
_Static_assert(sizeof(((struct lago_entry_record *)0)->kind) == 1, "size of EntryRecord.kind");
_Static_assert(offsetof(struct lago_entry_record, reserved) == 57, "offset of EntryRecord.reserved");
_Static_assert(sizeof(((struct lago_entry_record *)0)->reserved) == 3, "size of EntryRecord.reserved");
_Static_assert(offsetof(struct lago_entry_record, user_name) == 60, "offset of EntryRecord.user_name");
_Static_assert(sizeof(((struct lago_entry_record *)0)->user_name) == 2, "size of EntryRecord.user_name");
_Static_assert(offsetof(struct lago_entry_record, group_name) == 62, "offset of EntryRecord.group_name");
_Static_assert(sizeof(((struct lago_entry_record *)0)->group_name) == 2, "size of EntryRecord.group_name");
_Static_assert(offsetof(struct lago_entry_record, digest) == 64, "offset of EntryRecord.digest");
_Static_assert(sizeof(((struct lago_entry_record *)0)->digest) == 64, "size of EntryRecord.digest");

/* The name of a user or a group. */
struct lago_owner_name {
    /* Where it begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Size of it. Unit: bytes. */
    uint16_t name_size;
    /* Zero. */
    uint8_t reserved[2];
};
_Static_assert(sizeof(struct lago_owner_name) == 8, "size of OwnerName");
_Static_assert(_Alignof(struct lago_owner_name) == 4, "alignment of OwnerName");
_Static_assert(offsetof(struct lago_owner_name, name_offset) == 0, "offset of OwnerName.name_offset");
_Static_assert(sizeof(((struct lago_owner_name *)0)->name_offset) == 4, "size of OwnerName.name_offset");
_Static_assert(offsetof(struct lago_owner_name, name_size) == 4, "offset of OwnerName.name_size");
_Static_assert(sizeof(((struct lago_owner_name *)0)->name_size) == 2, "size of OwnerName.name_size");
_Static_assert(offsetof(struct lago_owner_name, reserved) == 6, "offset of OwnerName.reserved");
_Static_assert(sizeof(((struct lago_owner_name *)0)->reserved) == 2, "size of OwnerName.reserved");

/* An extended attribute of an entry. */
struct lago_attribute_record {
    /* Number of the entry, counted from 0. */
    uint32_t entry;
    /* Where its name begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Size of its value, which follows the name. Unit: bytes. */
    uint32_t value_size;
    /* Size of its name. Unit: bytes. */
    uint16_t name_size;
    /* Zero. */
    uint8_t reserved[2];
};
_Static_assert(sizeof(struct lago_attribute_record) == 16, "size of AttributeRecord");
_Static_assert(_Alignof(struct lago_attribute_record) == 4, "alignment of AttributeRecord");
_Static_assert(offsetof(struct lago_attribute_record, entry) == 0, "offset of AttributeRecord.entry");
_Static_assert(sizeof(((struct lago_attribute_record *)0)->entry) == 4, "size of AttributeRecord.entry");
_Static_assert(offsetof(struct lago_attribute_record, name_offset) == 4, "offset of AttributeRecord.name_offset");
_Static_assert(sizeof(((struct lago_attribute_record *)0)->name_offset) == 4, "size of AttributeRecord.name_offset");
_Static_assert(offsetof(struct lago_attribute_record, value_size) == 8, "offset of AttributeRecord.value_size");
_Static_assert(sizeof(((struct lago_attribute_record *)0)->value_size) == 4, "size of AttributeRecord.value_size");
_Static_assert(offsetof(struct lago_attribute_record, name_size) == 12, "offset of AttributeRecord.name_size");
_Static_assert(sizeof(((struct lago_attribute_record *)0)->name_size) == 2, "size of AttributeRecord.name_size");
_Static_assert(offsetof(struct lago_attribute_record, reserved) == 14, "offset of AttributeRecord.reserved");
_Static_assert(sizeof(((struct lago_attribute_record *)0)->reserved) == 2, "size of AttributeRecord.reserved");

/* What a package has to do with another. */
struct lago_relation {
    /* What. */
    lago_relation_kind kind;
    /* Whether the versions have a lower bound. */
    lago_bound lower;
    /* Whether the versions have an upper bound. */
    lago_bound upper;
    /* Zero. */
    uint8_t reserved[3];
    /* Size of the other's name. Unit: bytes. */
    uint16_t name_size;
    /* Size of the version that is the lower bound; 0 if there is none. Unit: bytes. */
    uint16_t lower_size;
    /* Size of the version that is the upper bound; 0 if there is none. Unit: bytes. */
    uint16_t upper_size;
    /* Where the name begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Where the lower bound begins: behind the name. Unit: bytes. */
    uint32_t lower_offset;
    /* Where the upper bound begins: behind the lower. Unit: bytes. */
    uint32_t upper_offset;
};
_Static_assert(sizeof(struct lago_relation) == 24, "size of Relation");
_Static_assert(_Alignof(struct lago_relation) == 4, "alignment of Relation");
_Static_assert(offsetof(struct lago_relation, kind) == 0, "offset of Relation.kind");
_Static_assert(sizeof(((struct lago_relation *)0)->kind) == 1, "size of Relation.kind");
_Static_assert(offsetof(struct lago_relation, lower) == 1, "offset of Relation.lower");
_Static_assert(sizeof(((struct lago_relation *)0)->lower) == 1, "size of Relation.lower");
_Static_assert(offsetof(struct lago_relation, upper) == 2, "offset of Relation.upper");
_Static_assert(sizeof(((struct lago_relation *)0)->upper) == 1, "size of Relation.upper");
_Static_assert(offsetof(struct lago_relation, reserved) == 3, "offset of Relation.reserved");
_Static_assert(sizeof(((struct lago_relation *)0)->reserved) == 3, "size of Relation.reserved");
_Static_assert(offsetof(struct lago_relation, name_size) == 6, "offset of Relation.name_size");
_Static_assert(sizeof(((struct lago_relation *)0)->name_size) == 2, "size of Relation.name_size");
_Static_assert(offsetof(struct lago_relation, lower_size) == 8, "offset of Relation.lower_size");
_Static_assert(sizeof(((struct lago_relation *)0)->lower_size) == 2, "size of Relation.lower_size");
_Static_assert(offsetof(struct lago_relation, upper_size) == 10, "offset of Relation.upper_size");
_Static_assert(sizeof(((struct lago_relation *)0)->upper_size) == 2, "size of Relation.upper_size");
_Static_assert(offsetof(struct lago_relation, name_offset) == 12, "offset of Relation.name_offset");
_Static_assert(sizeof(((struct lago_relation *)0)->name_offset) == 4, "size of Relation.name_offset");
_Static_assert(offsetof(struct lago_relation, lower_offset) == 16, "offset of Relation.lower_offset");
_Static_assert(sizeof(((struct lago_relation *)0)->lower_offset) == 4, "size of Relation.lower_offset");
_Static_assert(offsetof(struct lago_relation, upper_offset) == 20, "offset of Relation.upper_offset");
_Static_assert(sizeof(((struct lago_relation *)0)->upper_offset) == 4, "size of Relation.upper_offset");

/* One signature over header and manifest. */
struct lago_signature_descriptor {
    /* Signature scheme. */
    lago_scheme scheme;
    /* Role of the key that signed. */
    lago_key_role role;
    /* Zero. */
    uint8_t reserved[5];
    /* Where the signature begins after the descriptors. Unit: bytes. */
    uint64_t offset;
    /* Size of the signature. Unit: bytes. */
    uint64_t size;
    /* Identifier of the key set that signed. */
    uint8_t key_id[32];
};
_Static_assert(sizeof(struct lago_signature_descriptor) == 56, "size of SignatureDescriptor");
_Static_assert(_Alignof(struct lago_signature_descriptor) == 8, "alignment of SignatureDescriptor");
_Static_assert(offsetof(struct lago_signature_descriptor, scheme) == 0, "offset of SignatureDescriptor.scheme");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->scheme) == 2, "size of SignatureDescriptor.scheme");
_Static_assert(offsetof(struct lago_signature_descriptor, role) == 2, "offset of SignatureDescriptor.role");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->role) == 1, "size of SignatureDescriptor.role");
_Static_assert(offsetof(struct lago_signature_descriptor, reserved) == 3, "offset of SignatureDescriptor.reserved");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->reserved) == 5, "size of SignatureDescriptor.reserved");
_Static_assert(offsetof(struct lago_signature_descriptor, offset) == 8, "offset of SignatureDescriptor.offset");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->offset) == 8, "size of SignatureDescriptor.offset");
_Static_assert(offsetof(struct lago_signature_descriptor, size) == 16, "offset of SignatureDescriptor.size");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->size) == 8, "size of SignatureDescriptor.size");
_Static_assert(offsetof(struct lago_signature_descriptor, key_id) == 24, "offset of SignatureDescriptor.key_id");
_Static_assert(sizeof(((struct lago_signature_descriptor *)0)->key_id) == 32, "size of SignatureDescriptor.key_id");

/* The public keys of a key set: one of each scheme, which sign together. */
struct lago_key_set {
    /* LAGOKEYS in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t version;
    /* What the key set may sign. */
    lago_key_role role;
    /* Public key of Ed448 (RFC 8032). */
    uint8_t ed448[57];
    /* Who has the secret keys: UTF-8 without control bytes, filled up with zeros. */
    uint8_t owner[60];
    /* From when on it may be trusted. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t created_seconds;
    /* When it ceases to be valid; 0 if never. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t expires_seconds;
    /* Public key of ML-DSA-87 (FIPS 204). */
    uint8_t ml_dsa_87[2592];
    /* Public key of SLH-DSA-SHA2-256s (FIPS 205). */
    uint8_t slh_dsa_sha2_256s[64];
};
_Static_assert(sizeof(struct lago_key_set) == 2800, "size of KeySet");
_Static_assert(_Alignof(struct lago_key_set) == 8, "alignment of KeySet");
_Static_assert(offsetof(struct lago_key_set, magic) == 0, "offset of KeySet.magic");
_Static_assert(sizeof(((struct lago_key_set *)0)->magic) == 8, "size of KeySet.magic");
_Static_assert(offsetof(struct lago_key_set, version) == 8, "offset of KeySet.version");
_Static_assert(sizeof(((struct lago_key_set *)0)->version) == 2, "size of KeySet.version");
_Static_assert(offsetof(struct lago_key_set, role) == 10, "offset of KeySet.role");
_Static_assert(sizeof(((struct lago_key_set *)0)->role) == 1, "size of KeySet.role");
_Static_assert(offsetof(struct lago_key_set, ed448) == 11, "offset of KeySet.ed448");
_Static_assert(sizeof(((struct lago_key_set *)0)->ed448) == 57, "size of KeySet.ed448");
_Static_assert(offsetof(struct lago_key_set, owner) == 68, "offset of KeySet.owner");
_Static_assert(sizeof(((struct lago_key_set *)0)->owner) == 60, "size of KeySet.owner");
_Static_assert(offsetof(struct lago_key_set, created_seconds) == 128, "offset of KeySet.created_seconds");
_Static_assert(sizeof(((struct lago_key_set *)0)->created_seconds) == 8, "size of KeySet.created_seconds");
_Static_assert(offsetof(struct lago_key_set, expires_seconds) == 136, "offset of KeySet.expires_seconds");
_Static_assert(sizeof(((struct lago_key_set *)0)->expires_seconds) == 8, "size of KeySet.expires_seconds");
_Static_assert(offsetof(struct lago_key_set, ml_dsa_87) == 144, "offset of KeySet.ml_dsa_87");
_Static_assert(sizeof(((struct lago_key_set *)0)->ml_dsa_87) == 2592, "size of KeySet.ml_dsa_87");
_Static_assert(offsetof(struct lago_key_set, slh_dsa_sha2_256s) == 2736, "offset of KeySet.slh_dsa_sha2_256s");
_Static_assert(sizeof(((struct lago_key_set *)0)->slh_dsa_sha2_256s) == 64, "size of KeySet.slh_dsa_sha2_256s");

/* The secret keys of a key set, sealed with a passphrase. */
struct lago_sealed_keys {
    /* LAGOSEAL in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t version;
    /* Zero. */
    uint8_t reserved[2];
    /* Parallelism of Argon2id. */
    uint32_t lanes;
    /* Memory of Argon2id. Unit: KiB. */
    uint32_t memory;
    /* Iterations of Argon2id. */
    uint32_t passes;
    /* Identifier of the key set. */
    uint8_t key_id[32];
    /* Salt of Argon2id. */
    uint8_t salt[32];
    /* Nonce of XChaCha20-Poly1305. */
    uint8_t nonce[24];
    /* The seeds, then the tag; what stands before in this struct is authenticated with them. */
    uint8_t sealed[208];
};
_Static_assert(sizeof(struct lago_sealed_keys) == 320, "size of SealedKeys");
_Static_assert(_Alignof(struct lago_sealed_keys) == 4, "alignment of SealedKeys");
_Static_assert(offsetof(struct lago_sealed_keys, magic) == 0, "offset of SealedKeys.magic");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->magic) == 8, "size of SealedKeys.magic");
_Static_assert(offsetof(struct lago_sealed_keys, version) == 8, "offset of SealedKeys.version");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->version) == 2, "size of SealedKeys.version");
_Static_assert(offsetof(struct lago_sealed_keys, reserved) == 10, "offset of SealedKeys.reserved");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->reserved) == 2, "size of SealedKeys.reserved");
_Static_assert(offsetof(struct lago_sealed_keys, lanes) == 12, "offset of SealedKeys.lanes");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->lanes) == 4, "size of SealedKeys.lanes");
_Static_assert(offsetof(struct lago_sealed_keys, memory) == 16, "offset of SealedKeys.memory");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->memory) == 4, "size of SealedKeys.memory");
_Static_assert(offsetof(struct lago_sealed_keys, passes) == 20, "offset of SealedKeys.passes");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->passes) == 4, "size of SealedKeys.passes");
_Static_assert(offsetof(struct lago_sealed_keys, key_id) == 24, "offset of SealedKeys.key_id");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->key_id) == 32, "size of SealedKeys.key_id");
_Static_assert(offsetof(struct lago_sealed_keys, salt) == 56, "offset of SealedKeys.salt");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->salt) == 32, "size of SealedKeys.salt");
_Static_assert(offsetof(struct lago_sealed_keys, nonce) == 88, "offset of SealedKeys.nonce");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->nonce) == 24, "size of SealedKeys.nonce");
_Static_assert(offsetof(struct lago_sealed_keys, sealed) == 112, "offset of SealedKeys.sealed");
_Static_assert(sizeof(((struct lago_sealed_keys *)0)->sealed) == 208, "size of SealedKeys.sealed");

/* What is said about a key set; the successor, if there is one, and a signature block follow. */
struct lago_key_statement {
    /* LAGOSTMT in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t version;
    /* What is said. */
    lago_statement_kind kind;
    /* Zero. */
    uint8_t reserved[5];
    /* When it was said. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t time_seconds;
    /* Identifier of the key set that it is about. */
    uint8_t key_id[32];
    /* Identifier of the key set that takes its place; zero if none does. */
    uint8_t successor_id[32];
};
_Static_assert(sizeof(struct lago_key_statement) == 88, "size of KeyStatement");
_Static_assert(_Alignof(struct lago_key_statement) == 8, "alignment of KeyStatement");
_Static_assert(offsetof(struct lago_key_statement, magic) == 0, "offset of KeyStatement.magic");
_Static_assert(sizeof(((struct lago_key_statement *)0)->magic) == 8, "size of KeyStatement.magic");
_Static_assert(offsetof(struct lago_key_statement, version) == 8, "offset of KeyStatement.version");
_Static_assert(sizeof(((struct lago_key_statement *)0)->version) == 2, "size of KeyStatement.version");
_Static_assert(offsetof(struct lago_key_statement, kind) == 10, "offset of KeyStatement.kind");
_Static_assert(sizeof(((struct lago_key_statement *)0)->kind) == 1, "size of KeyStatement.kind");
_Static_assert(offsetof(struct lago_key_statement, reserved) == 11, "offset of KeyStatement.reserved");
_Static_assert(sizeof(((struct lago_key_statement *)0)->reserved) == 5, "size of KeyStatement.reserved");
_Static_assert(offsetof(struct lago_key_statement, time_seconds) == 16, "offset of KeyStatement.time_seconds");
_Static_assert(sizeof(((struct lago_key_statement *)0)->time_seconds) == 8, "size of KeyStatement.time_seconds");
_Static_assert(offsetof(struct lago_key_statement, key_id) == 24, "offset of KeyStatement.key_id");
_Static_assert(sizeof(((struct lago_key_statement *)0)->key_id) == 32, "size of KeyStatement.key_id");
_Static_assert(offsetof(struct lago_key_statement, successor_id) == 56, "offset of KeyStatement.successor_id");
_Static_assert(sizeof(((struct lago_key_statement *)0)->successor_id) == 32, "size of KeyStatement.successor_id");

/* The first bytes of each file of a repository's metadata; a body and signature blocks follow. */
struct lago_metadata_header {
    /* LAGOREPO in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t format;
    /* What it is about. */
    lago_repository_role role;
    /* Zero. */
    uint8_t reserved[5];
    /* Version of this metadata: 1 at first, then higher and higher. */
    uint64_t version;
    /* When it was made. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t created_seconds;
    /* The first second in which it is no longer valid. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t expires_seconds;
    /* Size of the body. Unit: bytes. */
    uint64_t body_size;
    /* Which repository it belongs to: drawn once, when the repository is made. */
    uint8_t repository[32];
};
_Static_assert(sizeof(struct lago_metadata_header) == 80, "size of MetadataHeader");
_Static_assert(_Alignof(struct lago_metadata_header) == 8, "alignment of MetadataHeader");
_Static_assert(offsetof(struct lago_metadata_header, magic) == 0, "offset of MetadataHeader.magic");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->magic) == 8, "size of MetadataHeader.magic");
_Static_assert(offsetof(struct lago_metadata_header, format) == 8, "offset of MetadataHeader.format");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->format) == 2, "size of MetadataHeader.format");
_Static_assert(offsetof(struct lago_metadata_header, role) == 10, "offset of MetadataHeader.role");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->role) == 1, "size of MetadataHeader.role");
_Static_assert(offsetof(struct lago_metadata_header, reserved) == 11, "offset of MetadataHeader.reserved");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->reserved) == 5, "size of MetadataHeader.reserved");
_Static_assert(offsetof(struct lago_metadata_header, version) == 16, "offset of MetadataHeader.version");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->version) == 8, "size of MetadataHeader.version");
_Static_assert(offsetof(struct lago_metadata_header, created_seconds) == 24, "offset of MetadataHeader.created_seconds");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->created_seconds) == 8, "size of MetadataHeader.created_seconds");
_Static_assert(offsetof(struct lago_metadata_header, expires_seconds) == 32, "offset of MetadataHeader.expires_seconds");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->expires_seconds) == 8, "size of MetadataHeader.expires_seconds");
_Static_assert(offsetof(struct lago_metadata_header, body_size) == 40, "offset of MetadataHeader.body_size");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->body_size) == 8, "size of MetadataHeader.body_size");
_Static_assert(offsetof(struct lago_metadata_header, repository) == 48, "offset of MetadataHeader.repository");
_Static_assert(sizeof(((struct lago_metadata_header *)0)->repository) == 32, "size of MetadataHeader.repository");

/* The beginning of the body of root metadata; the key sets follow. */
struct lago_root_body {
    /* How many of them must sign root metadata. Unit: key sets. */
    uint16_t root_threshold;
    /* How many of them must sign the timestamp. Unit: key sets. */
    uint16_t timestamp_threshold;
    /* How many of them must sign snapshots. Unit: key sets. */
    uint16_t snapshot_threshold;
    /* How many of them must sign targets. Unit: key sets. */
    uint16_t targets_threshold;
    /* Which key sets may sign root metadata: bit n is the one that n others come before. */
    uint64_t root_keys;
    /* Which key sets may sign the timestamp. */
    uint64_t timestamp_keys;
    /* Which key sets may sign snapshots. */
    uint64_t snapshot_keys;
    /* Which key sets may sign targets. */
    uint64_t targets_keys;
    /* Number of key sets: at most 64. Unit: key sets. */
    uint32_t key_set_count;
    /* Zero. */
    uint8_t reserved[4];
};
_Static_assert(sizeof(struct lago_root_body) == 48, "size of RootBody");
_Static_assert(_Alignof(struct lago_root_body) == 8, "alignment of RootBody");
_Static_assert(offsetof(struct lago_root_body, root_threshold) == 0, "offset of RootBody.root_threshold");
_Static_assert(sizeof(((struct lago_root_body *)0)->root_threshold) == 2, "size of RootBody.root_threshold");
_Static_assert(offsetof(struct lago_root_body, timestamp_threshold) == 2, "offset of RootBody.timestamp_threshold");
_Static_assert(sizeof(((struct lago_root_body *)0)->timestamp_threshold) == 2, "size of RootBody.timestamp_threshold");
_Static_assert(offsetof(struct lago_root_body, snapshot_threshold) == 4, "offset of RootBody.snapshot_threshold");
_Static_assert(sizeof(((struct lago_root_body *)0)->snapshot_threshold) == 2, "size of RootBody.snapshot_threshold");
_Static_assert(offsetof(struct lago_root_body, targets_threshold) == 6, "offset of RootBody.targets_threshold");
_Static_assert(sizeof(((struct lago_root_body *)0)->targets_threshold) == 2, "size of RootBody.targets_threshold");
_Static_assert(offsetof(struct lago_root_body, root_keys) == 8, "offset of RootBody.root_keys");
_Static_assert(sizeof(((struct lago_root_body *)0)->root_keys) == 8, "size of RootBody.root_keys");
_Static_assert(offsetof(struct lago_root_body, timestamp_keys) == 16, "offset of RootBody.timestamp_keys");
_Static_assert(sizeof(((struct lago_root_body *)0)->timestamp_keys) == 8, "size of RootBody.timestamp_keys");
_Static_assert(offsetof(struct lago_root_body, snapshot_keys) == 24, "offset of RootBody.snapshot_keys");
_Static_assert(sizeof(((struct lago_root_body *)0)->snapshot_keys) == 8, "size of RootBody.snapshot_keys");
_Static_assert(offsetof(struct lago_root_body, targets_keys) == 32, "offset of RootBody.targets_keys");
_Static_assert(sizeof(((struct lago_root_body *)0)->targets_keys) == 8, "size of RootBody.targets_keys");
_Static_assert(offsetof(struct lago_root_body, key_set_count) == 40, "offset of RootBody.key_set_count");
_Static_assert(sizeof(((struct lago_root_body *)0)->key_set_count) == 4, "size of RootBody.key_set_count");
_Static_assert(offsetof(struct lago_root_body, reserved) == 44, "offset of RootBody.reserved");
_Static_assert(sizeof(((struct lago_root_body *)0)->reserved) == 4, "size of RootBody.reserved");

/* A further file of metadata, as signed metadata names it. */
struct lago_metadata_reference {
    /* Its version. */
    uint64_t version;
    /* Size of the whole file. Unit: bytes. */
    uint64_t size;
    /* SHA-512 of the whole file. */
    uint8_t digest[64];
    /* Where the name of its role begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Size of that name; 0 in a timestamp, which names a snapshot only. Unit: bytes. */
    uint16_t name_size;
    /* Zero. */
    uint8_t reserved[2];
};
_Static_assert(sizeof(struct lago_metadata_reference) == 88, "size of MetadataReference");
_Static_assert(_Alignof(struct lago_metadata_reference) == 8, "alignment of MetadataReference");
_Static_assert(offsetof(struct lago_metadata_reference, version) == 0, "offset of MetadataReference.version");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->version) == 8, "size of MetadataReference.version");
_Static_assert(offsetof(struct lago_metadata_reference, size) == 8, "offset of MetadataReference.size");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->size) == 8, "size of MetadataReference.size");
_Static_assert(offsetof(struct lago_metadata_reference, digest) == 16, "offset of MetadataReference.digest");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->digest) == 64, "size of MetadataReference.digest");
_Static_assert(offsetof(struct lago_metadata_reference, name_offset) == 80, "offset of MetadataReference.name_offset");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->name_offset) == 4, "size of MetadataReference.name_offset");
_Static_assert(offsetof(struct lago_metadata_reference, name_size) == 84, "offset of MetadataReference.name_size");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->name_size) == 2, "size of MetadataReference.name_size");
_Static_assert(offsetof(struct lago_metadata_reference, reserved) == 86, "offset of MetadataReference.reserved");
_Static_assert(sizeof(((struct lago_metadata_reference *)0)->reserved) == 2, "size of MetadataReference.reserved");

/* The beginning of the body of a snapshot; the references and their names follow. */
struct lago_snapshot_body {
    /* Number of references. Unit: references. */
    uint32_t reference_count;
    /* Size of the strings. Unit: bytes. */
    uint32_t strings_size;
};
_Static_assert(sizeof(struct lago_snapshot_body) == 8, "size of SnapshotBody");
_Static_assert(_Alignof(struct lago_snapshot_body) == 4, "alignment of SnapshotBody");
_Static_assert(offsetof(struct lago_snapshot_body, reference_count) == 0, "offset of SnapshotBody.reference_count");
_Static_assert(sizeof(((struct lago_snapshot_body *)0)->reference_count) == 4, "size of SnapshotBody.reference_count");
_Static_assert(offsetof(struct lago_snapshot_body, strings_size) == 4, "offset of SnapshotBody.strings_size");
_Static_assert(sizeof(((struct lago_snapshot_body *)0)->strings_size) == 4, "size of SnapshotBody.strings_size");

/* The beginning of the body of targets; the records that it counts, key sets and strings follow. */
struct lago_targets_body {
    /* Number of packages. Unit: packages. */
    uint32_t package_count;
    /* Number of relations of all packages. Unit: relations. */
    uint32_t relation_count;
    /* Number of delegations: at most 64. Unit: delegations. */
    uint32_t delegation_count;
    /* Number of key sets that delegations name: at most 64. Unit: key sets. */
    uint32_t key_set_count;
    /* Size of the strings. Unit: bytes. */
    uint32_t strings_size;
    /* Size of the name of this role, with which the strings begin. Unit: bytes. */
    uint16_t name_size;
    /* Zero. */
    uint8_t reserved[2];
};
_Static_assert(sizeof(struct lago_targets_body) == 24, "size of TargetsBody");
_Static_assert(_Alignof(struct lago_targets_body) == 4, "alignment of TargetsBody");
_Static_assert(offsetof(struct lago_targets_body, package_count) == 0, "offset of TargetsBody.package_count");
_Static_assert(sizeof(((struct lago_targets_body *)0)->package_count) == 4, "size of TargetsBody.package_count");
_Static_assert(offsetof(struct lago_targets_body, relation_count) == 4, "offset of TargetsBody.relation_count");
_Static_assert(sizeof(((struct lago_targets_body *)0)->relation_count) == 4, "size of TargetsBody.relation_count");
_Static_assert(offsetof(struct lago_targets_body, delegation_count) == 8, "offset of TargetsBody.delegation_count");
_Static_assert(sizeof(((struct lago_targets_body *)0)->delegation_count) == 4, "size of TargetsBody.delegation_count");
_Static_assert(offsetof(struct lago_targets_body, key_set_count) == 12, "offset of TargetsBody.key_set_count");
_Static_assert(sizeof(((struct lago_targets_body *)0)->key_set_count) == 4, "size of TargetsBody.key_set_count");
_Static_assert(offsetof(struct lago_targets_body, strings_size) == 16, "offset of TargetsBody.strings_size");
_Static_assert(sizeof(((struct lago_targets_body *)0)->strings_size) == 4, "size of TargetsBody.strings_size");
_Static_assert(offsetof(struct lago_targets_body, name_size) == 20, "offset of TargetsBody.name_size");
_Static_assert(sizeof(((struct lago_targets_body *)0)->name_size) == 2, "size of TargetsBody.name_size");
_Static_assert(offsetof(struct lago_targets_body, reserved) == 22, "offset of TargetsBody.reserved");
_Static_assert(sizeof(((struct lago_targets_body *)0)->reserved) == 2, "size of TargetsBody.reserved");

/* A package that a repository offers. */
struct lago_package_record {
    /* Size of the file. Unit: bytes. */
    uint64_t size;
    /* Sum of the sizes of all files in it. Unit: bytes. */
    uint64_t unpacked_size;
    /* SHA-512 of the file, by which it is named too. */
    uint8_t digest[64];
    /* Where the package's name begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Size of its name. Unit: bytes. */
    uint16_t name_size;
    /* Size of its version, which follows the name. Unit: bytes. */
    uint16_t version_size;
    /* Number of its relations. Unit: relations. */
    uint32_t relation_count;
    /* What its entries can do more than who starts them: a set of the bits that Privilege numbers. */
    uint32_t privileges;
    /* Which machines it is for. */
    lago_architecture architecture;
    /* Zero. */
    uint8_t reserved[7];
};
_Static_assert(sizeof(struct lago_package_record) == 104, "size of PackageRecord");
_Static_assert(_Alignof(struct lago_package_record) == 8, "alignment of PackageRecord");
_Static_assert(offsetof(struct lago_package_record, size) == 0, "offset of PackageRecord.size");
_Static_assert(sizeof(((struct lago_package_record *)0)->size) == 8, "size of PackageRecord.size");
_Static_assert(offsetof(struct lago_package_record, unpacked_size) == 8, "offset of PackageRecord.unpacked_size");
_Static_assert(sizeof(((struct lago_package_record *)0)->unpacked_size) == 8, "size of PackageRecord.unpacked_size");
_Static_assert(offsetof(struct lago_package_record, digest) == 16, "offset of PackageRecord.digest");
_Static_assert(sizeof(((struct lago_package_record *)0)->digest) == 64, "size of PackageRecord.digest");
_Static_assert(offsetof(struct lago_package_record, name_offset) == 80, "offset of PackageRecord.name_offset");
_Static_assert(sizeof(((struct lago_package_record *)0)->name_offset) == 4, "size of PackageRecord.name_offset");
_Static_assert(offsetof(struct lago_package_record, name_size) == 84, "offset of PackageRecord.name_size");
_Static_assert(sizeof(((struct lago_package_record *)0)->name_size) == 2, "size of PackageRecord.name_size");
_Static_assert(offsetof(struct lago_package_record, version_size) == 86, "offset of PackageRecord.version_size");
_Static_assert(sizeof(((struct lago_package_record *)0)->version_size) == 2, "size of PackageRecord.version_size");
_Static_assert(offsetof(struct lago_package_record, relation_count) == 88, "offset of PackageRecord.relation_count");
_Static_assert(sizeof(((struct lago_package_record *)0)->relation_count) == 4, "size of PackageRecord.relation_count");
_Static_assert(offsetof(struct lago_package_record, privileges) == 92, "offset of PackageRecord.privileges");
_Static_assert(sizeof(((struct lago_package_record *)0)->privileges) == 4, "size of PackageRecord.privileges");
_Static_assert(offsetof(struct lago_package_record, architecture) == 96, "offset of PackageRecord.architecture");
_Static_assert(sizeof(((struct lago_package_record *)0)->architecture) == 1, "size of PackageRecord.architecture");
_Static_assert(offsetof(struct lago_package_record, reserved) == 97, "offset of PackageRecord.reserved");
_Static_assert(sizeof(((struct lago_package_record *)0)->reserved) == 7, "size of PackageRecord.reserved");

/* Who may sign for packages of some names. */
struct lago_delegation {
    /* Which key sets may sign: bit n is the one that n others come before. */
    uint64_t keys;
    /* Where the name of the role begins in the strings. Unit: bytes. */
    uint32_t name_offset;
    /* Size of the patterns, which follow the name, with a space between two. Unit: bytes. */
    uint32_t patterns_size;
    /* Size of the name. Unit: bytes. */
    uint16_t name_size;
    /* How many of the key sets must sign. Unit: key sets. */
    uint16_t threshold;
    /* 1 if nobody is asked after this role for names that the patterns fit; else 0. */
    uint8_t terminating;
    /* Zero. */
    uint8_t reserved[3];
};
_Static_assert(sizeof(struct lago_delegation) == 24, "size of Delegation");
_Static_assert(_Alignof(struct lago_delegation) == 8, "alignment of Delegation");
_Static_assert(offsetof(struct lago_delegation, keys) == 0, "offset of Delegation.keys");
_Static_assert(sizeof(((struct lago_delegation *)0)->keys) == 8, "size of Delegation.keys");
_Static_assert(offsetof(struct lago_delegation, name_offset) == 8, "offset of Delegation.name_offset");
_Static_assert(sizeof(((struct lago_delegation *)0)->name_offset) == 4, "size of Delegation.name_offset");
_Static_assert(offsetof(struct lago_delegation, patterns_size) == 12, "offset of Delegation.patterns_size");
_Static_assert(sizeof(((struct lago_delegation *)0)->patterns_size) == 4, "size of Delegation.patterns_size");
_Static_assert(offsetof(struct lago_delegation, name_size) == 16, "offset of Delegation.name_size");
_Static_assert(sizeof(((struct lago_delegation *)0)->name_size) == 2, "size of Delegation.name_size");
_Static_assert(offsetof(struct lago_delegation, threshold) == 18, "offset of Delegation.threshold");
_Static_assert(sizeof(((struct lago_delegation *)0)->threshold) == 2, "size of Delegation.threshold");
_Static_assert(offsetof(struct lago_delegation, terminating) == 20, "offset of Delegation.terminating");
_Static_assert(sizeof(((struct lago_delegation *)0)->terminating) == 1, "size of Delegation.terminating");
_Static_assert(offsetof(struct lago_delegation, reserved) == 21, "offset of Delegation.reserved");
_Static_assert(sizeof(((struct lago_delegation *)0)->reserved) == 3, "size of Delegation.reserved");

/* The beginning of the journal of a transaction. */
struct lago_journal_header {
    /* LAGOJRNL in ASCII. */
    uint8_t magic[8];
    /* Version of the format: 1. */
    uint16_t version;
    /* What the transaction does. */
    lago_operation operation;
    /* Zero. */
    uint8_t reserved[5];
    /* Number of the transaction. */
    uint64_t transaction;
    /* When it began. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t time_seconds;
    /* Number of journal records. Unit: records. */
    uint32_t record_count;
    /* Size of the paths. Unit: bytes. */
    uint32_t strings_size;
    /* SHA-512 of all that follows the header. */
    uint8_t digest[64];
};
_Static_assert(sizeof(struct lago_journal_header) == 104, "size of JournalHeader");
_Static_assert(_Alignof(struct lago_journal_header) == 8, "alignment of JournalHeader");
_Static_assert(offsetof(struct lago_journal_header, magic) == 0, "offset of JournalHeader.magic");
_Static_assert(sizeof(((struct lago_journal_header *)0)->magic) == 8, "size of JournalHeader.magic");
_Static_assert(offsetof(struct lago_journal_header, version) == 8, "offset of JournalHeader.version");
_Static_assert(sizeof(((struct lago_journal_header *)0)->version) == 2, "size of JournalHeader.version");
_Static_assert(offsetof(struct lago_journal_header, operation) == 10, "offset of JournalHeader.operation");
_Static_assert(sizeof(((struct lago_journal_header *)0)->operation) == 1, "size of JournalHeader.operation");
_Static_assert(offsetof(struct lago_journal_header, reserved) == 11, "offset of JournalHeader.reserved");
_Static_assert(sizeof(((struct lago_journal_header *)0)->reserved) == 5, "size of JournalHeader.reserved");
_Static_assert(offsetof(struct lago_journal_header, transaction) == 16, "offset of JournalHeader.transaction");
_Static_assert(sizeof(((struct lago_journal_header *)0)->transaction) == 8, "size of JournalHeader.transaction");
_Static_assert(offsetof(struct lago_journal_header, time_seconds) == 24, "offset of JournalHeader.time_seconds");
_Static_assert(sizeof(((struct lago_journal_header *)0)->time_seconds) == 8, "size of JournalHeader.time_seconds");
_Static_assert(offsetof(struct lago_journal_header, record_count) == 32, "offset of JournalHeader.record_count");
_Static_assert(sizeof(((struct lago_journal_header *)0)->record_count) == 4, "size of JournalHeader.record_count");
_Static_assert(offsetof(struct lago_journal_header, strings_size) == 36, "offset of JournalHeader.strings_size");
_Static_assert(sizeof(((struct lago_journal_header *)0)->strings_size) == 4, "size of JournalHeader.strings_size");
_Static_assert(offsetof(struct lago_journal_header, digest) == 40, "offset of JournalHeader.digest");
_Static_assert(sizeof(((struct lago_journal_header *)0)->digest) == 64, "size of JournalHeader.digest");

/* One change of a transaction, with what undoes it. */
struct lago_journal_record {
    /* Number of the change in its transaction. */
    uint32_t index;
    /* Where the path begins in the strings. Unit: bytes. */
    uint32_t path_offset;
    /* Size of the path. Unit: bytes. */
    uint16_t path_size;
    /* What happens to the path. */
    lago_change change;
    /* What the path held before. */
    lago_file_kind before_kind;
    /* What it holds after. */
    lago_file_kind after_kind;
    /* 1 if an installed package had the path as a file or link, so that what was there is no stranger's; else 0. */
    uint8_t owned;
    /* Zero. */
    uint8_t reserved[2];
    /* Permission bits before. */
    uint32_t before_mode;
    /* Permission bits after. */
    uint32_t after_mode;
    /* Owner before. */
    uint32_t before_uid;
    /* Group before. */
    uint32_t before_gid;
    /* Owner after. */
    uint32_t after_uid;
    /* Group after. */
    uint32_t after_gid;
    /* Time of last modification before. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t before_mtime_seconds;
    /* Time of last modification after. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t after_mtime_seconds;
    /* Part of a second after it. Unit: nanoseconds. */
    uint32_t before_mtime_nanoseconds;
    /* Part of a second after it. Unit: nanoseconds. */
    uint32_t after_mtime_nanoseconds;
    /* Size before. Unit: bytes. */
    uint64_t before_size;
    /* Size after. Unit: bytes. */
    uint64_t after_size;
    /* SHA-512 of content or target before. */
    uint8_t before_digest[64];
    /* SHA-512 of content or target after. */
    uint8_t after_digest[64];
    /* SHA-512 of its extended attributes before; zero: none, all ones: not known. */
    uint8_t before_attributes[64];
    /* SHA-512 of its extended attributes after; zero: none, all ones: not known. */
    uint8_t after_attributes[64];
};
_Static_assert(sizeof(struct lago_journal_record) == 336, "size of JournalRecord");
_Static_assert(_Alignof(struct lago_journal_record) == 8, "alignment of JournalRecord");
_Static_assert(offsetof(struct lago_journal_record, index) == 0, "offset of JournalRecord.index");
_Static_assert(sizeof(((struct lago_journal_record *)0)->index) == 4, "size of JournalRecord.index");
_Static_assert(offsetof(struct lago_journal_record, path_offset) == 4, "offset of JournalRecord.path_offset");
_Static_assert(sizeof(((struct lago_journal_record *)0)->path_offset) == 4, "size of JournalRecord.path_offset");
_Static_assert(offsetof(struct lago_journal_record, path_size) == 8, "offset of JournalRecord.path_size");
_Static_assert(sizeof(((struct lago_journal_record *)0)->path_size) == 2, "size of JournalRecord.path_size");
_Static_assert(offsetof(struct lago_journal_record, change) == 10, "offset of JournalRecord.change");
_Static_assert(sizeof(((struct lago_journal_record *)0)->change) == 1, "size of JournalRecord.change");
_Static_assert(offsetof(struct lago_journal_record, before_kind) == 11, "offset of JournalRecord.before_kind");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_kind) == 1, "size of JournalRecord.before_kind");
_Static_assert(offsetof(struct lago_journal_record, after_kind) == 12, "offset of JournalRecord.after_kind");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_kind) == 1, "size of JournalRecord.after_kind");
_Static_assert(offsetof(struct lago_journal_record, owned) == 13, "offset of JournalRecord.owned");
_Static_assert(sizeof(((struct lago_journal_record *)0)->owned) == 1, "size of JournalRecord.owned");
_Static_assert(offsetof(struct lago_journal_record, reserved) == 14, "offset of JournalRecord.reserved");
_Static_assert(sizeof(((struct lago_journal_record *)0)->reserved) == 2, "size of JournalRecord.reserved");
_Static_assert(offsetof(struct lago_journal_record, before_mode) == 16, "offset of JournalRecord.before_mode");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_mode) == 4, "size of JournalRecord.before_mode");
_Static_assert(offsetof(struct lago_journal_record, after_mode) == 20, "offset of JournalRecord.after_mode");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_mode) == 4, "size of JournalRecord.after_mode");
_Static_assert(offsetof(struct lago_journal_record, before_uid) == 24, "offset of JournalRecord.before_uid");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_uid) == 4, "size of JournalRecord.before_uid");
_Static_assert(offsetof(struct lago_journal_record, before_gid) == 28, "offset of JournalRecord.before_gid");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_gid) == 4, "size of JournalRecord.before_gid");
_Static_assert(offsetof(struct lago_journal_record, after_uid) == 32, "offset of JournalRecord.after_uid");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_uid) == 4, "size of JournalRecord.after_uid");
_Static_assert(offsetof(struct lago_journal_record, after_gid) == 36, "offset of JournalRecord.after_gid");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_gid) == 4, "size of JournalRecord.after_gid");
_Static_assert(offsetof(struct lago_journal_record, before_mtime_seconds) == 40, "offset of JournalRecord.before_mtime_seconds");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_mtime_seconds) == 8, "size of JournalRecord.before_mtime_seconds");
_Static_assert(offsetof(struct lago_journal_record, after_mtime_seconds) == 48, "offset of JournalRecord.after_mtime_seconds");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_mtime_seconds) == 8, "size of JournalRecord.after_mtime_seconds");
_Static_assert(offsetof(struct lago_journal_record, before_mtime_nanoseconds) == 56, "offset of JournalRecord.before_mtime_nanoseconds");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_mtime_nanoseconds) == 4, "size of JournalRecord.before_mtime_nanoseconds");
_Static_assert(offsetof(struct lago_journal_record, after_mtime_nanoseconds) == 60, "offset of JournalRecord.after_mtime_nanoseconds");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_mtime_nanoseconds) == 4, "size of JournalRecord.after_mtime_nanoseconds");
_Static_assert(offsetof(struct lago_journal_record, before_size) == 64, "offset of JournalRecord.before_size");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_size) == 8, "size of JournalRecord.before_size");
_Static_assert(offsetof(struct lago_journal_record, after_size) == 72, "offset of JournalRecord.after_size");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_size) == 8, "size of JournalRecord.after_size");
_Static_assert(offsetof(struct lago_journal_record, before_digest) == 80, "offset of JournalRecord.before_digest");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_digest) == 64, "size of JournalRecord.before_digest");
_Static_assert(offsetof(struct lago_journal_record, after_digest) == 144, "offset of JournalRecord.after_digest");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_digest) == 64, "size of JournalRecord.after_digest");
_Static_assert(offsetof(struct lago_journal_record, before_attributes) == 208, "offset of JournalRecord.before_attributes");
_Static_assert(sizeof(((struct lago_journal_record *)0)->before_attributes) == 64, "size of JournalRecord.before_attributes");
_Static_assert(offsetof(struct lago_journal_record, after_attributes) == 272, "offset of JournalRecord.after_attributes");
_Static_assert(sizeof(((struct lago_journal_record *)0)->after_attributes) == 64, "size of JournalRecord.after_attributes");

/* One change in the trace of a transaction. */
struct lago_trace_record {
    /* Number of the transaction. */
    uint64_t transaction;
    /* When it was made. Unit: seconds since 1970-01-01T00:00:00Z. */
    int64_t time_seconds;
    /* Number of the change in its transaction. */
    uint32_t sequence;
    /* Size of the path. Unit: bytes. */
    uint32_t path_size;
    /* What the transaction does. */
    lago_operation operation;
    /* What happened to the path. */
    lago_change change;
    /* What the path held before. */
    lago_file_kind before_kind;
    /* What it held after. */
    lago_file_kind after_kind;
    /* Permission bits before. */
    uint32_t before_mode;
    /* Permission bits after. */
    uint32_t after_mode;
    /* Zero. */
    uint8_t reserved[12];
    /* Size before. Unit: bytes. */
    uint64_t before_size;
    /* Size after. Unit: bytes. */
    uint64_t after_size;
    /* SHA-512 of content or target before. */
    uint8_t before_digest[64];
    /* SHA-512 of content or target after. */
    uint8_t after_digest[64];
    /* SHA-512 of its extended attributes before; zero: none, all ones: not known. */
    uint8_t before_attributes[64];
    /* SHA-512 of its extended attributes after; zero: none, all ones: not known. */
    uint8_t after_attributes[64];
};
_Static_assert(sizeof(struct lago_trace_record) == 320, "size of TraceRecord");
_Static_assert(_Alignof(struct lago_trace_record) == 8, "alignment of TraceRecord");
_Static_assert(offsetof(struct lago_trace_record, transaction) == 0, "offset of TraceRecord.transaction");
_Static_assert(sizeof(((struct lago_trace_record *)0)->transaction) == 8, "size of TraceRecord.transaction");
_Static_assert(offsetof(struct lago_trace_record, time_seconds) == 8, "offset of TraceRecord.time_seconds");
_Static_assert(sizeof(((struct lago_trace_record *)0)->time_seconds) == 8, "size of TraceRecord.time_seconds");
_Static_assert(offsetof(struct lago_trace_record, sequence) == 16, "offset of TraceRecord.sequence");
_Static_assert(sizeof(((struct lago_trace_record *)0)->sequence) == 4, "size of TraceRecord.sequence");
_Static_assert(offsetof(struct lago_trace_record, path_size) == 20, "offset of TraceRecord.path_size");
_Static_assert(sizeof(((struct lago_trace_record *)0)->path_size) == 4, "size of TraceRecord.path_size");
_Static_assert(offsetof(struct lago_trace_record, operation) == 24, "offset of TraceRecord.operation");
_Static_assert(sizeof(((struct lago_trace_record *)0)->operation) == 1, "size of TraceRecord.operation");
_Static_assert(offsetof(struct lago_trace_record, change) == 25, "offset of TraceRecord.change");
_Static_assert(sizeof(((struct lago_trace_record *)0)->change) == 1, "size of TraceRecord.change");
_Static_assert(offsetof(struct lago_trace_record, before_kind) == 26, "offset of TraceRecord.before_kind");
_Static_assert(sizeof(((struct lago_trace_record *)0)->before_kind) == 1, "size of TraceRecord.before_kind");
_Static_assert(offsetof(struct lago_trace_record, after_kind) == 27, "offset of TraceRecord.after_kind");
_Static_assert(sizeof(((struct lago_trace_record *)0)->after_kind) == 1, "size of TraceRecord.after_kind");
_Static_assert(offsetof(struct lago_trace_record, before_mode) == 28, "offset of TraceRecord.before_mode");
_Static_assert(sizeof(((struct lago_trace_record *)0)->before_mode) == 4, "size of TraceRecord.before_mode");
_Static_assert(offsetof(struct lago_trace_record, after_mode) == 32, "offset of TraceRecord.after_mode");
_Static_assert(sizeof(((struct lago_trace_record *)0)->after_mode) == 4, "size of TraceRecord.after_mode");
_Static_assert(offsetof(struct lago_trace_record, reserved) == 36, "offset of TraceRecord.reserved");
_Static_assert(sizeof(((struct lago_trace_record *)0)->reserved) == 12, "size of TraceRecord.reserved");
_Static_assert(offsetof(struct lago_trace_record, before_size) == 48, "offset of TraceRecord.before_size");
_Static_assert(sizeof(((struct lago_trace_record *)0)->before_size) == 8, "size of TraceRecord.before_size");
_Static_assert(offsetof(struct lago_trace_record, after_size) == 56, "offset of TraceRecord.after_size");
_Static_assert(sizeof(((struct lago_trace_record *)0)->after_size) == 8, "size of TraceRecord.after_size");
_Static_assert(offsetof(struct lago_trace_record, before_digest) == 64, "offset of TraceRecord.before_digest");
_Static_assert(sizeof(((struct lago_trace_record *)0)->before_digest) == 64, "size of TraceRecord.before_digest");
_Static_assert(offsetof(struct lago_trace_record, after_digest) == 128, "offset of TraceRecord.after_digest");
_Static_assert(sizeof(((struct lago_trace_record *)0)->after_digest) == 64, "size of TraceRecord.after_digest");
_Static_assert(offsetof(struct lago_trace_record, before_attributes) == 192, "offset of TraceRecord.before_attributes");
_Static_assert(sizeof(((struct lago_trace_record *)0)->before_attributes) == 64, "size of TraceRecord.before_attributes");
_Static_assert(offsetof(struct lago_trace_record, after_attributes) == 256, "offset of TraceRecord.after_attributes");
_Static_assert(sizeof(((struct lago_trace_record *)0)->after_attributes) == 64, "size of TraceRecord.after_attributes");

/* Bytes somewhere in memory. */
struct lago_slice {
    /* First byte. */
    const uint8_t *pointer;
    /* Number of bytes. Unit: bytes. */
    size_t length;
};
#if defined(__x86_64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_slice) == 16, "size of Slice");
_Static_assert(_Alignof(struct lago_slice) == 8, "alignment of Slice");
_Static_assert(offsetof(struct lago_slice, pointer) == 0, "offset of Slice.pointer");
_Static_assert(sizeof(((struct lago_slice *)0)->pointer) == 8, "size of Slice.pointer");
_Static_assert(offsetof(struct lago_slice, length) == 8, "offset of Slice.length");
_Static_assert(sizeof(((struct lago_slice *)0)->length) == 8, "size of Slice.length");
#elif defined(__aarch64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_slice) == 16, "size of Slice");
_Static_assert(_Alignof(struct lago_slice) == 8, "alignment of Slice");
_Static_assert(offsetof(struct lago_slice, pointer) == 0, "offset of Slice.pointer");
_Static_assert(sizeof(((struct lago_slice *)0)->pointer) == 8, "size of Slice.pointer");
_Static_assert(offsetof(struct lago_slice, length) == 8, "offset of Slice.length");
_Static_assert(sizeof(((struct lago_slice *)0)->length) == 8, "size of Slice.length");
#elif defined(__wasm32__)
_Static_assert(sizeof(struct lago_slice) == 8, "size of Slice");
_Static_assert(_Alignof(struct lago_slice) == 4, "alignment of Slice");
_Static_assert(offsetof(struct lago_slice, pointer) == 0, "offset of Slice.pointer");
_Static_assert(sizeof(((struct lago_slice *)0)->pointer) == 4, "size of Slice.pointer");
_Static_assert(offsetof(struct lago_slice, length) == 4, "offset of Slice.length");
_Static_assert(sizeof(((struct lago_slice *)0)->length) == 4, "size of Slice.length");
#endif

/* What libobli found in a package. */
struct lago_package_report {
    /* Whether the package could be read. */
    lago_status status;
    /* Number of entries. Unit: entries. */
    uint32_t entry_count;
    /* Name of the package. */
    struct lago_slice name;
    /* Version of the package. */
    struct lago_slice version;
    /* Sum of the sizes of all files. Unit: bytes. */
    uint64_t unpacked_size;
    /* Size of the content section. Unit: bytes. */
    uint64_t content_size;
    /* Number of signatures. Unit: signatures. */
    uint32_t signature_count;
    /* The entry records. */
    const struct lago_entry_record *entries;
    /* The strings that the records point into. */
    struct lago_slice strings;
};
#if defined(__x86_64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_package_report) == 88, "size of PackageReport");
_Static_assert(_Alignof(struct lago_package_report) == 8, "alignment of PackageReport");
_Static_assert(offsetof(struct lago_package_report, status) == 0, "offset of PackageReport.status");
_Static_assert(sizeof(((struct lago_package_report *)0)->status) == 4, "size of PackageReport.status");
_Static_assert(offsetof(struct lago_package_report, entry_count) == 4, "offset of PackageReport.entry_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->entry_count) == 4, "size of PackageReport.entry_count");
_Static_assert(offsetof(struct lago_package_report, name) == 8, "offset of PackageReport.name");
_Static_assert(sizeof(((struct lago_package_report *)0)->name) == 16, "size of PackageReport.name");
_Static_assert(offsetof(struct lago_package_report, version) == 24, "offset of PackageReport.version");
_Static_assert(sizeof(((struct lago_package_report *)0)->version) == 16, "size of PackageReport.version");
_Static_assert(offsetof(struct lago_package_report, unpacked_size) == 40, "offset of PackageReport.unpacked_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->unpacked_size) == 8, "size of PackageReport.unpacked_size");
_Static_assert(offsetof(struct lago_package_report, content_size) == 48, "offset of PackageReport.content_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->content_size) == 8, "size of PackageReport.content_size");
_Static_assert(offsetof(struct lago_package_report, signature_count) == 56, "offset of PackageReport.signature_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->signature_count) == 4, "size of PackageReport.signature_count");
_Static_assert(offsetof(struct lago_package_report, entries) == 64, "offset of PackageReport.entries");
_Static_assert(sizeof(((struct lago_package_report *)0)->entries) == 8, "size of PackageReport.entries");
_Static_assert(offsetof(struct lago_package_report, strings) == 72, "offset of PackageReport.strings");
_Static_assert(sizeof(((struct lago_package_report *)0)->strings) == 16, "size of PackageReport.strings");
#elif defined(__aarch64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_package_report) == 88, "size of PackageReport");
_Static_assert(_Alignof(struct lago_package_report) == 8, "alignment of PackageReport");
_Static_assert(offsetof(struct lago_package_report, status) == 0, "offset of PackageReport.status");
_Static_assert(sizeof(((struct lago_package_report *)0)->status) == 4, "size of PackageReport.status");
_Static_assert(offsetof(struct lago_package_report, entry_count) == 4, "offset of PackageReport.entry_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->entry_count) == 4, "size of PackageReport.entry_count");
_Static_assert(offsetof(struct lago_package_report, name) == 8, "offset of PackageReport.name");
_Static_assert(sizeof(((struct lago_package_report *)0)->name) == 16, "size of PackageReport.name");
_Static_assert(offsetof(struct lago_package_report, version) == 24, "offset of PackageReport.version");
_Static_assert(sizeof(((struct lago_package_report *)0)->version) == 16, "size of PackageReport.version");
_Static_assert(offsetof(struct lago_package_report, unpacked_size) == 40, "offset of PackageReport.unpacked_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->unpacked_size) == 8, "size of PackageReport.unpacked_size");
_Static_assert(offsetof(struct lago_package_report, content_size) == 48, "offset of PackageReport.content_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->content_size) == 8, "size of PackageReport.content_size");
_Static_assert(offsetof(struct lago_package_report, signature_count) == 56, "offset of PackageReport.signature_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->signature_count) == 4, "size of PackageReport.signature_count");
_Static_assert(offsetof(struct lago_package_report, entries) == 64, "offset of PackageReport.entries");
_Static_assert(sizeof(((struct lago_package_report *)0)->entries) == 8, "size of PackageReport.entries");
_Static_assert(offsetof(struct lago_package_report, strings) == 72, "offset of PackageReport.strings");
_Static_assert(sizeof(((struct lago_package_report *)0)->strings) == 16, "size of PackageReport.strings");
#elif defined(__wasm32__)
_Static_assert(sizeof(struct lago_package_report) == 56, "size of PackageReport");
_Static_assert(_Alignof(struct lago_package_report) == 8, "alignment of PackageReport");
_Static_assert(offsetof(struct lago_package_report, status) == 0, "offset of PackageReport.status");
_Static_assert(sizeof(((struct lago_package_report *)0)->status) == 4, "size of PackageReport.status");
_Static_assert(offsetof(struct lago_package_report, entry_count) == 4, "offset of PackageReport.entry_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->entry_count) == 4, "size of PackageReport.entry_count");
_Static_assert(offsetof(struct lago_package_report, name) == 8, "offset of PackageReport.name");
_Static_assert(sizeof(((struct lago_package_report *)0)->name) == 8, "size of PackageReport.name");
_Static_assert(offsetof(struct lago_package_report, version) == 16, "offset of PackageReport.version");
_Static_assert(sizeof(((struct lago_package_report *)0)->version) == 8, "size of PackageReport.version");
_Static_assert(offsetof(struct lago_package_report, unpacked_size) == 24, "offset of PackageReport.unpacked_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->unpacked_size) == 8, "size of PackageReport.unpacked_size");
_Static_assert(offsetof(struct lago_package_report, content_size) == 32, "offset of PackageReport.content_size");
_Static_assert(sizeof(((struct lago_package_report *)0)->content_size) == 8, "size of PackageReport.content_size");
_Static_assert(offsetof(struct lago_package_report, signature_count) == 40, "offset of PackageReport.signature_count");
_Static_assert(sizeof(((struct lago_package_report *)0)->signature_count) == 4, "size of PackageReport.signature_count");
_Static_assert(offsetof(struct lago_package_report, entries) == 44, "offset of PackageReport.entries");
_Static_assert(sizeof(((struct lago_package_report *)0)->entries) == 4, "size of PackageReport.entries");
_Static_assert(offsetof(struct lago_package_report, strings) == 48, "offset of PackageReport.strings");
_Static_assert(sizeof(((struct lago_package_report *)0)->strings) == 8, "size of PackageReport.strings");
#endif

/* What libobli found when it compared a file with its entry. */
struct lago_verify_report {
    /* Whether they agree. */
    lago_status status;
    /* Number of the entry. */
    uint32_t entry_index;
    /* Path of the entry. */
    struct lago_slice path;
    /* The digest in the entry: 64 bytes. */
    const uint8_t *expected_digest;
    /* The digest of what is there: 64 bytes. */
    const uint8_t *actual_digest;
};
#if defined(__x86_64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_verify_report) == 40, "size of VerifyReport");
_Static_assert(_Alignof(struct lago_verify_report) == 8, "alignment of VerifyReport");
_Static_assert(offsetof(struct lago_verify_report, status) == 0, "offset of VerifyReport.status");
_Static_assert(sizeof(((struct lago_verify_report *)0)->status) == 4, "size of VerifyReport.status");
_Static_assert(offsetof(struct lago_verify_report, entry_index) == 4, "offset of VerifyReport.entry_index");
_Static_assert(sizeof(((struct lago_verify_report *)0)->entry_index) == 4, "size of VerifyReport.entry_index");
_Static_assert(offsetof(struct lago_verify_report, path) == 8, "offset of VerifyReport.path");
_Static_assert(sizeof(((struct lago_verify_report *)0)->path) == 16, "size of VerifyReport.path");
_Static_assert(offsetof(struct lago_verify_report, expected_digest) == 24, "offset of VerifyReport.expected_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->expected_digest) == 8, "size of VerifyReport.expected_digest");
_Static_assert(offsetof(struct lago_verify_report, actual_digest) == 32, "offset of VerifyReport.actual_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->actual_digest) == 8, "size of VerifyReport.actual_digest");
#elif defined(__aarch64__) && defined(__LP64__)
_Static_assert(sizeof(struct lago_verify_report) == 40, "size of VerifyReport");
_Static_assert(_Alignof(struct lago_verify_report) == 8, "alignment of VerifyReport");
_Static_assert(offsetof(struct lago_verify_report, status) == 0, "offset of VerifyReport.status");
_Static_assert(sizeof(((struct lago_verify_report *)0)->status) == 4, "size of VerifyReport.status");
_Static_assert(offsetof(struct lago_verify_report, entry_index) == 4, "offset of VerifyReport.entry_index");
_Static_assert(sizeof(((struct lago_verify_report *)0)->entry_index) == 4, "size of VerifyReport.entry_index");
_Static_assert(offsetof(struct lago_verify_report, path) == 8, "offset of VerifyReport.path");
_Static_assert(sizeof(((struct lago_verify_report *)0)->path) == 16, "size of VerifyReport.path");
_Static_assert(offsetof(struct lago_verify_report, expected_digest) == 24, "offset of VerifyReport.expected_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->expected_digest) == 8, "size of VerifyReport.expected_digest");
_Static_assert(offsetof(struct lago_verify_report, actual_digest) == 32, "offset of VerifyReport.actual_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->actual_digest) == 8, "size of VerifyReport.actual_digest");
#elif defined(__wasm32__)
_Static_assert(sizeof(struct lago_verify_report) == 24, "size of VerifyReport");
_Static_assert(_Alignof(struct lago_verify_report) == 4, "alignment of VerifyReport");
_Static_assert(offsetof(struct lago_verify_report, status) == 0, "offset of VerifyReport.status");
_Static_assert(sizeof(((struct lago_verify_report *)0)->status) == 4, "size of VerifyReport.status");
_Static_assert(offsetof(struct lago_verify_report, entry_index) == 4, "offset of VerifyReport.entry_index");
_Static_assert(sizeof(((struct lago_verify_report *)0)->entry_index) == 4, "size of VerifyReport.entry_index");
_Static_assert(offsetof(struct lago_verify_report, path) == 8, "offset of VerifyReport.path");
_Static_assert(sizeof(((struct lago_verify_report *)0)->path) == 8, "size of VerifyReport.path");
_Static_assert(offsetof(struct lago_verify_report, expected_digest) == 16, "offset of VerifyReport.expected_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->expected_digest) == 4, "size of VerifyReport.expected_digest");
_Static_assert(offsetof(struct lago_verify_report, actual_digest) == 20, "offset of VerifyReport.actual_digest");
_Static_assert(sizeof(((struct lago_verify_report *)0)->actual_digest) == 4, "size of VerifyReport.actual_digest");
#endif

/*
 * Memory that the caller may fill, aligned to 16 bytes; null if there is none left.
 * size: How much. Unit: bytes.
 */
uint8_t *obli_alloc(size_t size);

/*
 * Gives memory back that obli_alloc gave.
 * pointer: Where it begins; null is nothing to give back.
 * size: How much was asked for. Unit: bytes.
 */
void obli_free(uint8_t *pointer, size_t size);

/*
 * Reads header, manifest and signature block of a package; its content is not looked at.
 * bytes: The package, aligned to 16 bytes.
 * size: Size of the package. Unit: bytes.
 * report: What was found; it points into the package.
 */
lago_status obli_package_open(const uint8_t *bytes, size_t size, struct lago_package_report *report);

/*
 * Reads all of a package and compares the content of each file with its digest; what signatures are worth is not asked.
 * bytes: The package, aligned to 16 bytes.
 * size: Size of the package. Unit: bytes.
 * report: Where it differs, if it does.
 */
lago_status obli_package_verify(const uint8_t *bytes, size_t size, struct lago_verify_report *report);

#endif
