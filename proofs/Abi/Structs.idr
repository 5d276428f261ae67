||| The enumerations and structs of the system: everything that its parts hand to each other or write down.
|||
||| This is the one place where a format is said. What crosses between machines (packages, journal, traces) is a wire struct,
||| what libobli hands to its caller in memory has pointers. Layouts, headers and bindings follow (Abi.Manifest).
module Abi.Structs

import Data.List
import Abi.Model
import Abi.CType
import Abi.Declare

%default total

public export
u8 : CType
u8 = Unsigned One

public export
u16 : CType
u16 = Unsigned Two

public export
u32 : CType
u32 = Unsigned Four

public export
u64 : CType
u64 = Unsigned Eight

public export
i64 : CType
i64 = Signed Eight

||| The size of something in memory.
public export
usize : CType
usize = Size

||| The unit of points in time.
public export
epochSeconds : String
epochSeconds = "seconds since 1970-01-01T00:00:00Z"

--------------------------------------------------------------------------------------------------------------------
-- Enumerations, in the order of their numbers

||| What libobli and obli-pkg answer; every refusal has a reason of its own.
public export
status : EnumDecl
status = MkEnumDecl "Status" "What libobli and obli-pkg answer; every refusal has a reason of its own." Four (numbered 0
  [ ("ok", "Done as asked.")
  , ("truncated", "The input ends before what it announces.")
  , ("bad_magic", "The first eight bytes are not those of a package.")
  , ("unsupported_version", "A version of the format that this program does not know.")
  , ("bad_flags", "A flag is set that has no meaning in this version.")
  , ("bad_size", "Sizes, counts or offsets that contradict one another.")
  , ("bad_path", "A path that is absolute, empty, has an empty, dot or dot-dot component, control bytes, or is too long.")
  , ("bad_order", "Entries that are not sorted by path, or a path that occurs twice.")
  , ("bad_kind", "A kind of entry that does not exist, or a parent that is no directory.")
  , ("bad_mode", "Mode bits outside 0o7777.")
  , ("bad_time", "Nanoseconds of one second or more.")
  , ("bad_owner", "The owner or group that means none.")
  , ("bad_link", "A link without a target, or a target on something that is no link.")
  , ("bad_digest", "Content that has another digest than the entry announces.")
  , ("bad_content", "Compressed content that cannot be unpacked to the announced size.")
  , ("not_canonical", "A valid package in another encoding than the canonical one.")
  , ("too_large", "More than this program or this machine can hold.")
  , ("unsigned_package", "A package without signatures, where they are required.")
  , ("bad_signature", "A signature that does not verify.")
  , ("not_found", "No such package, transaction or file.")
  , ("conflict", "A file that belongs to another package is in the way.")
  , ("already_installed", "The package is installed in this version.")
  , ("modified", "A file was changed since it was installed.")
  , ("busy", "Another process holds the lock.")
  , ("io", "The operating system refused.")
  , ("internal", "A fault of this program.")
  , ("missing_signature", "Not exactly one signature by each scheme, all of one key set.")
  , ("untrusted_key", "Signed by a key set that is not trusted here, or not for this.")
  , ("revoked_key", "Signed by a key set that has been revoked here.")
  , ("expired_key", "Signed by a key set whose time is over, or has not come.")
  , ("bad_key", "No key set, or one whose fields contradict one another.")
  , ("bad_statement", "No statement about a key set, or one that was not made for it.")
  , ("bad_owner_name", "A name of an owner that is none, is out of order, occurs twice, or is nobody's.")
  , ("bad_attribute", "An extended attribute that no package may give, is out of order, or occurs twice.")
  , ("bad_relation", "A relation to other packages that means nothing, is out of order, or occurs twice.")
  , ("bad_privileges", "Privileges are declared that no entry has, or an entry has one that is not declared.")
  , ("privileged", "The package has privileges that were not allowed.")
  , ("attribute_refused", "The file system does not take an extended attribute of the package, or not from this user.")
  , ("unmet", "Something that a package depends on would not be there.")
  , ("conflicting", "Packages that exclude each other would be there together.")
  , ("bad_metadata", "No metadata of a repository, or metadata whose fields contradict one another.")
  , ("other_repository", "Metadata of another repository.")
  , ("unknown_role", "Metadata of a role that signed metadata does not name, or of another role than was asked for.")
  , ("threshold_unmet", "Metadata signed by fewer people than its role demands.")
  , ("rolled_back", "Metadata that is older than what was accepted before, or that leaves out what it named.")
  , ("mismatched", "Not the file that signed metadata names: another version, size or digest.")
  , ("expired", "Metadata whose time is over.")
  , ("size_exceeded", "More bytes than signed metadata announces, or than a file of its kind may have.")
  , ("not_offered", "No repository offers such a package.")
  , ("unanswered", "A server cannot be reached, or stops answering.")
  , ("unavailable", "A server does not have a file that must be there.")
  , ("bad_response", "A server answers something that is no answer to what was asked.")
  ])

||| What a path holds.
public export
fileKind : EnumDecl
fileKind = MkEnumDecl "FileKind" "What a path holds." One (numbered 0
  [ ("absent", "Nothing is there.")
  , ("file", "A regular file.")
  , ("directory", "A directory.")
  , ("symlink", "A symbolic link.")
  , ("hardlink", "A further name of a file of the same package.")
  ])

||| How the size of a thing is named.
public export
formation : EnumDecl
formation = MkEnumDecl "Formation" "How the size of a thing is named." One (numbered 0
  [ ("floe", "Below 1 MB.")
  , ("iceberg", "From 1 MB to below 75 MB.")
  , ("glacier", "75 MB and more.")
  ])

||| What a key may sign.
public export
keyRole : EnumDecl
keyRole = MkEnumDecl "KeyRole" "What a key may sign." One (numbered 0
  [ ("root", "Other keys.")
  , ("package", "Packages.")
  , ("repository", "Indexes of packages.")
  , ("host", "The records of one machine.")
  ])

||| A signature scheme.
public export
scheme : EnumDecl
scheme = MkEnumDecl "Scheme" "A signature scheme." Two (numbered 1
  [ ("ml_dsa_87", "ML-DSA-87 (FIPS 204).")
  , ("ed448", "Ed448 (RFC 8032).")
  , ("slh_dsa_sha2_256s", "SLH-DSA-SHA2-256s (FIPS 205).")
  ])

||| What is said about a key set.
public export
statementKind : EnumDecl
statementKind = MkEnumDecl "StatementKind" "What is said about a key set." One (numbered 1
  [ ("rotate", "The successor takes its place.")
  , ("revoke", "It is not to be trusted any more.")
  ])

||| What a transaction does.
public export
operation : EnumDecl
operation = MkEnumDecl "Operation" "What a transaction does." One (numbered 1
  [ ("install", "Adds a package.")
  , ("remove", "Takes a package away.")
  , ("upgrade", "Replaces a package by another version of it.")
  , ("rollback", "Undoes an earlier transaction.")
  ])

||| What happens to one path.
public export
change : EnumDecl
change = MkEnumDecl "Change" "What happens to one path." One (numbered 1
  [ ("create", "Something where nothing was.")
  , ("replace", "Other content, kind or target.")
  , ("remove", "Nothing where something was.")
  , ("metadata", "Same content, other mode, owner or time.")
  ])

||| What a package has to do with others.
public export
relationKind : EnumDecl
relationKind = MkEnumDecl "RelationKind" "What a package has to do with others." One (numbered 1
  [ ("depends", "It needs a package of that name, in the range.")
  , ("conflicts", "It cannot be there together with a package of that name, in the range.")
  , ("provides", "It does what a package of that name does, of the version that is the lower bound if there is one.")
  ])

||| Whether a range of versions has an end.
public export
bound : EnumDecl
bound = MkEnumDecl "Bound" "Whether a range of versions has an end." One (numbered 0
  [ ("none", "No end.")
  , ("including", "The version belongs to the range.")
  , ("excluding", "The version is just outside.")
  ])

||| What a program can do more than the one who starts it.
public export
privilege : EnumDecl
privilege = MkEnumDecl "Privilege" "What a program can do more than the one who starts it: numbers of bits." One (numbered 0
  [ ("setuid", "A file has the set-user-ID bit.")
  , ("setgid", "A file has the set-group-ID bit.")
  , ("capabilities", "A file has capabilities.")
  ])

||| What metadata of a repository is about.
public export
repositoryRole : EnumDecl
repositoryRole = MkEnumDecl "RepositoryRole" "What metadata of a repository is about." One (numbered 0
  [ ("root", "Who may sign which role.")
  , ("timestamp", "Which snapshot is the newest.")
  , ("snapshot", "Which metadata of packages belongs together.")
  , ("targets", "Packages, and who may sign for more of them.")
  ])

||| Which machines a package is for.
public export
architecture : EnumDecl
architecture = MkEnumDecl "Architecture" "Which machines a package is for." One (numbered 0
  [ ("any", "Each.")
  , ("amd64", "Those of x86-64.")
  , ("arm64", "Those of AArch64.")
  ])

--------------------------------------------------------------------------------------------------------------------
-- What is written down: the same bytes on every machine

||| The first bytes of a .zpkg.
public export
packageHeader : StructDecl
packageHeader = MkStructDecl "PackageHeader" "The first bytes of a .zpkg."
  [ plain "magic" (Array 8 u8) "LAGOZPKG in ASCII."
  , plain "version" u16 "Version of the format: 1."
  , plain "flags" u16 "Reserved: zero."
  , counted "entry_count" "entries" u32 "Number of entry records in the manifest."
  , counted "manifest_size" "bytes" u64 "Size of the manifest: all records and strings."
  , counted "signatures_size" "bytes" u64 "Size of the signature block."
  , counted "content_size" "bytes" u64 "Size of the content section."
  , counted "unpacked_size" "bytes" u64 "Sum of the sizes of all files, unpacked."
  , counted "name_size" "bytes" u16 "Size of the package's name."
  , counted "version_size" "bytes" u16 "Size of the package's version."
  , counted "signature_count" "signatures" u32 "Number of signature descriptors."
  , counted "strings_size" "bytes" u64 "Size of the strings."
  , counted "owner_count" "names" u32 "Number of names of users and groups: at most 1,024."
  , counted "attribute_count" "attributes" u32 "Number of extended attributes."
  , counted "relation_count" "relations" u32 "Number of relations to other packages."
  , plain "privileges" u32 "What its entries can do more than who starts them: a set of the bits that Privilege numbers."
  ]

||| One path of a package.
public export
entryRecord : StructDecl
entryRecord = MkStructDecl "EntryRecord" "One path of a package."
  [ counted "size" "bytes" u64 "Size of the file, unpacked."
  , counted "content_offset" "bytes" u64 "Where its frame begins in the content section."
  , counted "content_size" "bytes" u64 "Size of its frame."
  , counted "mtime_seconds" epochSeconds i64 "Time of last modification."
  , counted "mtime_nanoseconds" "nanoseconds" u32 "Part of a second after it: below 1,000,000,000."
  , plain "uid" u32 "Owner."
  , plain "gid" u32 "Group."
  , plain "mode" u32 "Permission bits: at most 0o7777."
  , counted "path_offset" "bytes" u32 "Where the path begins in the strings."
  , counted "path_size" "bytes" u16 "Size of the path."
  , counted "link_size" "bytes" u16 "Size of the link target, which follows the path."
  , plain "kind" (enumType fileKind) "What the path holds."
  , reserved 3
  , plain "user_name" u16 "Which name the owner has, counted from 1; 0 if none."
  , plain "group_name" u16 "Which name the group has, counted from 1; 0 if none."
  , plain "digest" (Array 64 u8) "SHA-512 of the unpacked content or of the link target; zero for a directory."
  ]

||| The name of a user or a group.
public export
ownerName : StructDecl
ownerName = MkStructDecl "OwnerName" "The name of a user or a group."
  [ counted "name_offset" "bytes" u32 "Where it begins in the strings."
  , counted "name_size" "bytes" u16 "Size of it."
  , reserved 2
  ]

||| An extended attribute of an entry.
public export
attributeRecord : StructDecl
attributeRecord = MkStructDecl "AttributeRecord" "An extended attribute of an entry."
  [ plain "entry" u32 "Number of the entry, counted from 0."
  , counted "name_offset" "bytes" u32 "Where its name begins in the strings."
  , counted "value_size" "bytes" u32 "Size of its value, which follows the name."
  , counted "name_size" "bytes" u16 "Size of its name."
  , reserved 2
  ]

||| What a package has to do with another.
public export
relation : StructDecl
relation = MkStructDecl "Relation" "What a package has to do with another."
  [ plain "kind" (enumType relationKind) "What."
  , plain "lower" (enumType bound) "Whether the versions have a lower bound."
  , plain "upper" (enumType bound) "Whether the versions have an upper bound."
  , reserved 3
  , counted "name_size" "bytes" u16 "Size of the other's name."
  , counted "lower_size" "bytes" u16 "Size of the version that is the lower bound; 0 if there is none."
  , counted "upper_size" "bytes" u16 "Size of the version that is the upper bound; 0 if there is none."
  , counted "name_offset" "bytes" u32 "Where the name begins in the strings."
  , counted "lower_offset" "bytes" u32 "Where the lower bound begins: behind the name."
  , counted "upper_offset" "bytes" u32 "Where the upper bound begins: behind the lower."
  ]

||| One signature over header and manifest.
public export
signatureDescriptor : StructDecl
signatureDescriptor = MkStructDecl "SignatureDescriptor" "One signature over header and manifest."
  [ plain "scheme" (enumType scheme) "Signature scheme."
  , plain "role" (enumType keyRole) "Role of the key that signed."
  , reserved 5
  , counted "offset" "bytes" u64 "Where the signature begins after the descriptors."
  , counted "size" "bytes" u64 "Size of the signature."
  , plain "key_id" (Array 32 u8) "Identifier of the key set that signed."
  ]

||| The public keys of a key set: one of each scheme, which sign together.
public export
keySet : StructDecl
keySet = MkStructDecl "KeySet" "The public keys of a key set: one of each scheme, which sign together."
  [ plain "magic" (Array 8 u8) "LAGOKEYS in ASCII."
  , plain "version" u16 "Version of the format: 1."
  , plain "role" (enumType keyRole) "What the key set may sign."
  , plain "ed448" (Array 57 u8) "Public key of Ed448 (RFC 8032)."
  , plain "owner" (Array 60 u8) "Who has the secret keys: UTF-8 without control bytes, filled up with zeros."
  , counted "created_seconds" epochSeconds i64 "From when on it may be trusted."
  , counted "expires_seconds" epochSeconds i64 "When it ceases to be valid; 0 if never."
  , plain "ml_dsa_87" (Array 2592 u8) "Public key of ML-DSA-87 (FIPS 204)."
  , plain "slh_dsa_sha2_256s" (Array 64 u8) "Public key of SLH-DSA-SHA2-256s (FIPS 205)."
  ]

||| The secret keys of a key set, sealed with a passphrase.
public export
sealedKeys : StructDecl
sealedKeys = MkStructDecl "SealedKeys" "The secret keys of a key set, sealed with a passphrase."
  [ plain "magic" (Array 8 u8) "LAGOSEAL in ASCII."
  , plain "version" u16 "Version of the format: 1."
  , reserved 2
  , plain "lanes" u32 "Parallelism of Argon2id."
  , counted "memory" "KiB" u32 "Memory of Argon2id."
  , plain "passes" u32 "Iterations of Argon2id."
  , plain "key_id" (Array 32 u8) "Identifier of the key set."
  , plain "salt" (Array 32 u8) "Salt of Argon2id."
  , plain "nonce" (Array 24 u8) "Nonce of XChaCha20-Poly1305."
  , plain "sealed" (Array 208 u8) "The seeds, then the tag; what stands before in this struct is authenticated with them."
  ]

||| What somebody who may do so says about a key set; the successor's key set and a signature block follow.
public export
keyStatement : StructDecl
keyStatement = MkStructDecl "KeyStatement" "What is said about a key set; the successor, if there is one, and a signature block follow."
  [ plain "magic" (Array 8 u8) "LAGOSTMT in ASCII."
  , plain "version" u16 "Version of the format: 1."
  , plain "kind" (enumType statementKind) "What is said."
  , reserved 5
  , counted "time_seconds" epochSeconds i64 "When it was said."
  , plain "key_id" (Array 32 u8) "Identifier of the key set that it is about."
  , plain "successor_id" (Array 32 u8) "Identifier of the key set that takes its place; zero if none does."
  ]

||| The first bytes of each file of a repository's metadata.
public export
metadataHeader : StructDecl
metadataHeader = MkStructDecl "MetadataHeader" "The first bytes of each file of a repository's metadata; a body and signature blocks follow."
  [ plain "magic" (Array 8 u8) "LAGOREPO in ASCII."
  , plain "format" u16 "Version of the format: 1."
  , plain "role" (enumType repositoryRole) "What it is about."
  , reserved 5
  , plain "version" u64 "Version of this metadata: 1 at first, then higher and higher."
  , counted "created_seconds" epochSeconds i64 "When it was made."
  , counted "expires_seconds" epochSeconds i64 "The first second in which it is no longer valid."
  , counted "body_size" "bytes" u64 "Size of the body."
  , plain "repository" (Array 32 u8) "Which repository it belongs to: drawn once, when the repository is made."
  ]

||| The body of root metadata: who may sign which role.
public export
rootBody : StructDecl
rootBody = MkStructDecl "RootBody" "The beginning of the body of root metadata; the key sets follow."
  [ counted "root_threshold" "key sets" u16 "How many of them must sign root metadata."
  , counted "timestamp_threshold" "key sets" u16 "How many of them must sign the timestamp."
  , counted "snapshot_threshold" "key sets" u16 "How many of them must sign snapshots."
  , counted "targets_threshold" "key sets" u16 "How many of them must sign targets."
  , plain "root_keys" u64 "Which key sets may sign root metadata: bit n is the one that n others come before."
  , plain "timestamp_keys" u64 "Which key sets may sign the timestamp."
  , plain "snapshot_keys" u64 "Which key sets may sign snapshots."
  , plain "targets_keys" u64 "Which key sets may sign targets."
  , counted "key_set_count" "key sets" u32 "Number of key sets: at most 64."
  , reserved 4
  ]

||| A further file of metadata, by all that it can be known by.
public export
metadataReference : StructDecl
metadataReference = MkStructDecl "MetadataReference" "A further file of metadata, as signed metadata names it."
  [ plain "version" u64 "Its version."
  , counted "size" "bytes" u64 "Size of the whole file."
  , plain "digest" (Array 64 u8) "SHA-512 of the whole file."
  , counted "name_offset" "bytes" u32 "Where the name of its role begins in the strings."
  , counted "name_size" "bytes" u16 "Size of that name; 0 in a timestamp, which names a snapshot only."
  , reserved 2
  ]

||| The beginning of the body of a snapshot.
public export
snapshotBody : StructDecl
snapshotBody = MkStructDecl "SnapshotBody" "The beginning of the body of a snapshot; the references and their names follow."
  [ counted "reference_count" "references" u32 "Number of references."
  , counted "strings_size" "bytes" u32 "Size of the strings."
  ]

||| The beginning of the body of targets.
public export
targetsBody : StructDecl
targetsBody = MkStructDecl "TargetsBody" "The beginning of the body of targets; the records that it counts, key sets and strings follow."
  [ counted "package_count" "packages" u32 "Number of packages."
  , counted "relation_count" "relations" u32 "Number of relations of all packages."
  , counted "delegation_count" "delegations" u32 "Number of delegations: at most 64."
  , counted "key_set_count" "key sets" u32 "Number of key sets that delegations name: at most 64."
  , counted "strings_size" "bytes" u32 "Size of the strings."
  , counted "name_size" "bytes" u16 "Size of the name of this role, with which the strings begin."
  , reserved 2
  ]

||| A package that a repository offers.
public export
packageRecord : StructDecl
packageRecord = MkStructDecl "PackageRecord" "A package that a repository offers."
  [ counted "size" "bytes" u64 "Size of the file."
  , counted "unpacked_size" "bytes" u64 "Sum of the sizes of all files in it."
  , plain "digest" (Array 64 u8) "SHA-512 of the file, by which it is named too."
  , counted "name_offset" "bytes" u32 "Where the package's name begins in the strings."
  , counted "name_size" "bytes" u16 "Size of its name."
  , counted "version_size" "bytes" u16 "Size of its version, which follows the name."
  , counted "relation_count" "relations" u32 "Number of its relations."
  , plain "privileges" u32 "What its entries can do more than who starts them: a set of the bits that Privilege numbers."
  , plain "architecture" (enumType architecture) "Which machines it is for."
  , reserved 7
  ]

||| Who may sign for packages of some names.
public export
delegation : StructDecl
delegation = MkStructDecl "Delegation" "Who may sign for packages of some names."
  [ plain "keys" u64 "Which key sets may sign: bit n is the one that n others come before."
  , counted "name_offset" "bytes" u32 "Where the name of the role begins in the strings."
  , counted "patterns_size" "bytes" u32 "Size of the patterns, which follow the name, with a space between two."
  , counted "name_size" "bytes" u16 "Size of the name."
  , counted "threshold" "key sets" u16 "How many of the key sets must sign."
  , plain "terminating" u8 "1 if nobody is asked after this role for names that the patterns fit; else 0."
  , reserved 3
  ]

||| The beginning of the journal of a transaction.
public export
journalHeader : StructDecl
journalHeader = MkStructDecl "JournalHeader" "The beginning of the journal of a transaction."
  [ plain "magic" (Array 8 u8) "LAGOJRNL in ASCII."
  , plain "version" u16 "Version of the format: 1."
  , plain "operation" (enumType operation) "What the transaction does."
  , reserved 5
  , plain "transaction" u64 "Number of the transaction."
  , counted "time_seconds" epochSeconds i64 "When it began."
  , counted "record_count" "records" u32 "Number of journal records."
  , counted "strings_size" "bytes" u32 "Size of the paths."
  , plain "digest" (Array 64 u8) "SHA-512 of all that follows the header."
  ]

||| One change of a transaction, with what undoes it.
public export
journalRecord : StructDecl
journalRecord = MkStructDecl "JournalRecord" "One change of a transaction, with what undoes it."
  [ plain "index" u32 "Number of the change in its transaction."
  , counted "path_offset" "bytes" u32 "Where the path begins in the strings."
  , counted "path_size" "bytes" u16 "Size of the path."
  , plain "change" (enumType change) "What happens to the path."
  , plain "before_kind" (enumType fileKind) "What the path held before."
  , plain "after_kind" (enumType fileKind) "What it holds after."
  , plain "owned" u8 "1 if an installed package had the path as a file or link, so that what was there is no stranger's; else 0."
  , reserved 2
  , plain "before_mode" u32 "Permission bits before."
  , plain "after_mode" u32 "Permission bits after."
  , plain "before_uid" u32 "Owner before."
  , plain "before_gid" u32 "Group before."
  , plain "after_uid" u32 "Owner after."
  , plain "after_gid" u32 "Group after."
  , counted "before_mtime_seconds" epochSeconds i64 "Time of last modification before."
  , counted "after_mtime_seconds" epochSeconds i64 "Time of last modification after."
  , counted "before_mtime_nanoseconds" "nanoseconds" u32 "Part of a second after it."
  , counted "after_mtime_nanoseconds" "nanoseconds" u32 "Part of a second after it."
  , counted "before_size" "bytes" u64 "Size before."
  , counted "after_size" "bytes" u64 "Size after."
  , plain "before_digest" (Array 64 u8) "SHA-512 of content or target before."
  , plain "after_digest" (Array 64 u8) "SHA-512 of content or target after."
  , plain "before_attributes" (Array 64 u8) "SHA-512 of its extended attributes before; zero: none, all ones: not known."
  , plain "after_attributes" (Array 64 u8) "SHA-512 of its extended attributes after; zero: none, all ones: not known."
  ]

||| One change in the trace of a transaction.
public export
traceRecord : StructDecl
traceRecord = MkStructDecl "TraceRecord" "One change in the trace of a transaction."
  [ plain "transaction" u64 "Number of the transaction."
  , counted "time_seconds" epochSeconds i64 "When it was made."
  , plain "sequence" u32 "Number of the change in its transaction."
  , counted "path_size" "bytes" u32 "Size of the path."
  , plain "operation" (enumType operation) "What the transaction does."
  , plain "change" (enumType change) "What happened to the path."
  , plain "before_kind" (enumType fileKind) "What the path held before."
  , plain "after_kind" (enumType fileKind) "What it held after."
  , plain "before_mode" u32 "Permission bits before."
  , plain "after_mode" u32 "Permission bits after."
  , reserved 12
  , counted "before_size" "bytes" u64 "Size before."
  , counted "after_size" "bytes" u64 "Size after."
  , plain "before_digest" (Array 64 u8) "SHA-512 of content or target before."
  , plain "after_digest" (Array 64 u8) "SHA-512 of content or target after."
  , plain "before_attributes" (Array 64 u8) "SHA-512 of its extended attributes before; zero: none, all ones: not known."
  , plain "after_attributes" (Array 64 u8) "SHA-512 of its extended attributes after; zero: none, all ones: not known."
  ]

--------------------------------------------------------------------------------------------------------------------
-- What libobli reports, in memory

||| Bytes somewhere in memory.
public export
slice : StructDecl
slice = MkStructDecl "Slice" "Bytes somewhere in memory."
  [ plain "pointer" (Pointer "u8") "First byte."
  , counted "length" "bytes" usize "Number of bytes."
  ]

||| What libobli found in a package.
public export
packageReport : StructDecl
packageReport = MkStructDecl "PackageReport" "What libobli found in a package."
  [ plain "status" (enumType status) "Whether the package could be read."
  , counted "entry_count" "entries" u32 "Number of entries."
  , plain "name" (structType slice) "Name of the package."
  , plain "version" (structType slice) "Version of the package."
  , counted "unpacked_size" "bytes" u64 "Sum of the sizes of all files."
  , counted "content_size" "bytes" u64 "Size of the content section."
  , counted "signature_count" "signatures" u32 "Number of signatures."
  , plain "entries" (pointerTo entryRecord) "The entry records."
  , plain "strings" (structType slice) "The strings that the records point into."
  ]

||| What libobli found when it compared a file with its entry.
public export
verifyReport : StructDecl
verifyReport = MkStructDecl "VerifyReport" "What libobli found when it compared a file with its entry."
  [ plain "status" (enumType status) "Whether they agree."
  , plain "entry_index" u32 "Number of the entry."
  , plain "path" (structType slice) "Path of the entry."
  , plain "expected_digest" (Pointer "u8") "The digest in the entry: 64 bytes."
  , plain "actual_digest" (Pointer "u8") "The digest of what is there: 64 bytes."
  ]
