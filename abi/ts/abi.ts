/**
 * Generated from proofs/Abi by `lago generate`: do not edit. Readers and writers of every struct of the ABI, and the
 * functions of libobli.
 *
 * All integers are little-endian. 64-bit integers are bigint, smaller ones number.
 */

/** A value that its field cannot hold, or a view that is too short. Names the struct, and the field unless it is all of it. */
export class AbiError extends RangeError {
  override readonly name = 'AbiError';
  readonly struct: string;
  readonly field: string;

  constructor(struct: string, field: string, problem: string) {
    super(`${struct}${field === '' ? '' : '.'}${field}: ${problem}`);
    this.struct = struct;
    this.field = field;
  }
}

function room(struct: string, view: DataView, offset: number, size: number): void {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset + size > view.byteLength) {
    throw new AbiError(struct, '', `needs ${size} bytes at offset ${offset}, the view has ${view.byteLength}`);
  }
}

function whole(struct: string, field: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new AbiError(struct, field, `must be a whole number from ${min} to ${max}, got ${value}`);
  }
}

function big(struct: string, field: string, value: bigint, min: bigint, max: bigint): void {
  if (typeof value !== 'bigint' || value < min || value > max) {
    throw new AbiError(struct, field, `must be a bigint from ${min} to ${max}, got ${value}`);
  }
}

function bytes(struct: string, field: string, value: Uint8Array, size: number): void {
  if (!(value instanceof Uint8Array)) throw new AbiError(struct, field, 'must be a Uint8Array');
  if (value.length !== size) throw new AbiError(struct, field, `must be ${size} bytes, got ${value.length}`);
}

function bytesAt(view: DataView, offset: number, size: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, size).slice();
}

function putBytes(view: DataView, value: Uint8Array, offset: number): void {
  new Uint8Array(view.buffer, view.byteOffset + offset, value.length).set(value);
}

function exported(exports: object, name: string, count: number): void {
  const found: unknown = Object.entries(exports).find(([each]) => each === name)?.[1];
  if (typeof found !== 'function') throw new AbiError('libobli', name, 'is not exported');
  if (found.length !== count) throw new AbiError('libobli', name, `must take ${count} arguments, takes ${found.length}`);
}

/**
 * What libobli and obli-pkg answer; every refusal has a reason of its own. In memory u32, 4 bytes.
 */
export const Status = {
  /** Done as asked. */
  ok: 0,
  /** The input ends before what it announces. */
  truncated: 1,
  /** The first eight bytes are not those of a package. */
  bad_magic: 2,
  /** A version of the format that this program does not know. */
  unsupported_version: 3,
  /** A flag is set that has no meaning in this version. */
  bad_flags: 4,
  /** Sizes, counts or offsets that contradict one another. */
  bad_size: 5,
  /** A path that is absolute, empty, has an empty, dot or dot-dot component, control bytes, or is too long. */
  bad_path: 6,
  /** Entries that are not sorted by path, or a path that occurs twice. */
  bad_order: 7,
  /** A kind of entry that does not exist, or a parent that is no directory. */
  bad_kind: 8,
  /** Mode bits outside 0o7777. */
  bad_mode: 9,
  /** Nanoseconds of one second or more. */
  bad_time: 10,
  /** The owner or group that means none. */
  bad_owner: 11,
  /** A link without a target, or a target on something that is no link. */
  bad_link: 12,
  /** Content that has another digest than the entry announces. */
  bad_digest: 13,
  /** Compressed content that cannot be unpacked to the announced size. */
  bad_content: 14,
  /** A valid package in another encoding than the canonical one. */
  not_canonical: 15,
  /** More than this program or this machine can hold. */
  too_large: 16,
  /** A package without signatures, where they are required. */
  unsigned_package: 17,
  /** A signature that does not verify. */
  bad_signature: 18,
  /** No such package, transaction or file. */
  not_found: 19,
  /** A file that belongs to another package is in the way. */
  conflict: 20,
  /** The package is installed in this version. */
  already_installed: 21,
  /** A file was changed since it was installed. */
  modified: 22,
  /** Another process holds the lock. */
  busy: 23,
  /** The operating system refused. */
  io: 24,
  /** A fault of this program. */
  internal: 25,
  /** Not exactly one signature by each scheme, all of one key set. */
  missing_signature: 26,
  /** Signed by a key set that is not trusted here, or not for this. */
  untrusted_key: 27,
  /** Signed by a key set that has been revoked here. */
  revoked_key: 28,
  /** Signed by a key set whose time is over, or has not come. */
  expired_key: 29,
  /** No key set, or one whose fields contradict one another. */
  bad_key: 30,
  /** No statement about a key set, or one that was not made for it. */
  bad_statement: 31,
  /** A name of an owner that is none, is out of order, occurs twice, or is nobody's. */
  bad_owner_name: 32,
  /** An extended attribute that no package may give, is out of order, or occurs twice. */
  bad_attribute: 33,
  /** A relation to other packages that means nothing, is out of order, or occurs twice. */
  bad_relation: 34,
  /** Privileges are declared that no entry has, or an entry has one that is not declared. */
  bad_privileges: 35,
  /** The package has privileges that were not allowed. */
  privileged: 36,
  /** The file system does not take an extended attribute of the package, or not from this user. */
  attribute_refused: 37,
  /** Something that a package depends on would not be there. */
  unmet: 38,
  /** Packages that exclude each other would be there together. */
  conflicting: 39,
  /** No metadata of a repository, or metadata whose fields contradict one another. */
  bad_metadata: 40,
  /** Metadata of another repository. */
  other_repository: 41,
  /** Metadata of a role that signed metadata does not name, or of another role than was asked for. */
  unknown_role: 42,
  /** Metadata signed by fewer people than its role demands. */
  threshold_unmet: 43,
  /** Metadata that is older than what was accepted before, or that leaves out what it named. */
  rolled_back: 44,
  /** Not the file that signed metadata names: another version, size or digest. */
  mismatched: 45,
  /** Metadata whose time is over. */
  expired: 46,
  /** More bytes than signed metadata announces, or than a file of its kind may have. */
  size_exceeded: 47,
  /** No repository offers such a package. */
  not_offered: 48,
  /** A server cannot be reached, or stops answering. */
  unanswered: 49,
  /** A server does not have a file that must be there. */
  unavailable: 50,
  /** A server answers something that is no answer to what was asked. */
  bad_response: 51,
} as const;

export type Status = (typeof Status)[keyof typeof Status];

/** The name of each value of Status. */
export const STATUS_NAMES: { readonly [value in Status]: keyof typeof Status } = {
  0: 'ok',
  1: 'truncated',
  2: 'bad_magic',
  3: 'unsupported_version',
  4: 'bad_flags',
  5: 'bad_size',
  6: 'bad_path',
  7: 'bad_order',
  8: 'bad_kind',
  9: 'bad_mode',
  10: 'bad_time',
  11: 'bad_owner',
  12: 'bad_link',
  13: 'bad_digest',
  14: 'bad_content',
  15: 'not_canonical',
  16: 'too_large',
  17: 'unsigned_package',
  18: 'bad_signature',
  19: 'not_found',
  20: 'conflict',
  21: 'already_installed',
  22: 'modified',
  23: 'busy',
  24: 'io',
  25: 'internal',
  26: 'missing_signature',
  27: 'untrusted_key',
  28: 'revoked_key',
  29: 'expired_key',
  30: 'bad_key',
  31: 'bad_statement',
  32: 'bad_owner_name',
  33: 'bad_attribute',
  34: 'bad_relation',
  35: 'bad_privileges',
  36: 'privileged',
  37: 'attribute_refused',
  38: 'unmet',
  39: 'conflicting',
  40: 'bad_metadata',
  41: 'other_repository',
  42: 'unknown_role',
  43: 'threshold_unmet',
  44: 'rolled_back',
  45: 'mismatched',
  46: 'expired',
  47: 'size_exceeded',
  48: 'not_offered',
  49: 'unanswered',
  50: 'unavailable',
  51: 'bad_response',
};

/** Whether a number is a value of Status. */
export function isStatus(value: number): value is Status {
  return Object.hasOwn(STATUS_NAMES, value);
}

function knownStatus(struct: string, field: string, value: number): Status {
  if (isStatus(value)) return value;
  throw new AbiError(struct, field, `must be a value of Status, got ${value}`);
}

/**
 * What a path holds. In memory u8, 1 byte.
 */
export const FileKind = {
  /** Nothing is there. */
  absent: 0,
  /** A regular file. */
  file: 1,
  /** A directory. */
  directory: 2,
  /** A symbolic link. */
  symlink: 3,
  /** A further name of a file of the same package. */
  hardlink: 4,
} as const;

export type FileKind = (typeof FileKind)[keyof typeof FileKind];

/** The name of each value of FileKind. */
export const FILE_KIND_NAMES: { readonly [value in FileKind]: keyof typeof FileKind } = {
  0: 'absent',
  1: 'file',
  2: 'directory',
  3: 'symlink',
  4: 'hardlink',
};

/** Whether a number is a value of FileKind. */
export function isFileKind(value: number): value is FileKind {
  return Object.hasOwn(FILE_KIND_NAMES, value);
}

function knownFileKind(struct: string, field: string, value: number): FileKind {
  if (isFileKind(value)) return value;
  throw new AbiError(struct, field, `must be a value of FileKind, got ${value}`);
}

/**
 * How the size of a thing is named. In memory u8, 1 byte.
 */
export const Formation = {
  /** Below 1 MB. */
  floe: 0,
  /** From 1 MB to below 75 MB. */
  iceberg: 1,
  /** 75 MB and more. */
  glacier: 2,
} as const;

export type Formation = (typeof Formation)[keyof typeof Formation];

/** The name of each value of Formation. */
export const FORMATION_NAMES: { readonly [value in Formation]: keyof typeof Formation } = {
  0: 'floe',
  1: 'iceberg',
  2: 'glacier',
};

/** Whether a number is a value of Formation. */
export function isFormation(value: number): value is Formation {
  return Object.hasOwn(FORMATION_NAMES, value);
}

/**
 * What a key may sign. In memory u8, 1 byte.
 */
export const KeyRole = {
  /** Other keys. */
  root: 0,
  /** Packages. */
  package: 1,
  /** Indexes of packages. */
  repository: 2,
  /** The records of one machine. */
  host: 3,
} as const;

export type KeyRole = (typeof KeyRole)[keyof typeof KeyRole];

/** The name of each value of KeyRole. */
export const KEY_ROLE_NAMES: { readonly [value in KeyRole]: keyof typeof KeyRole } = {
  0: 'root',
  1: 'package',
  2: 'repository',
  3: 'host',
};

/** Whether a number is a value of KeyRole. */
export function isKeyRole(value: number): value is KeyRole {
  return Object.hasOwn(KEY_ROLE_NAMES, value);
}

function knownKeyRole(struct: string, field: string, value: number): KeyRole {
  if (isKeyRole(value)) return value;
  throw new AbiError(struct, field, `must be a value of KeyRole, got ${value}`);
}

/**
 * A signature scheme. In memory u16, 2 bytes.
 */
export const Scheme = {
  /** ML-DSA-87 (FIPS 204). */
  ml_dsa_87: 1,
  /** Ed448 (RFC 8032). */
  ed448: 2,
  /** SLH-DSA-SHA2-256s (FIPS 205). */
  slh_dsa_sha2_256s: 3,
} as const;

export type Scheme = (typeof Scheme)[keyof typeof Scheme];

/** The name of each value of Scheme. */
export const SCHEME_NAMES: { readonly [value in Scheme]: keyof typeof Scheme } = {
  1: 'ml_dsa_87',
  2: 'ed448',
  3: 'slh_dsa_sha2_256s',
};

/** Whether a number is a value of Scheme. */
export function isScheme(value: number): value is Scheme {
  return Object.hasOwn(SCHEME_NAMES, value);
}

function knownScheme(struct: string, field: string, value: number): Scheme {
  if (isScheme(value)) return value;
  throw new AbiError(struct, field, `must be a value of Scheme, got ${value}`);
}

/**
 * What is said about a key set. In memory u8, 1 byte.
 */
export const StatementKind = {
  /** The successor takes its place. */
  rotate: 1,
  /** It is not to be trusted any more. */
  revoke: 2,
} as const;

export type StatementKind = (typeof StatementKind)[keyof typeof StatementKind];

/** The name of each value of StatementKind. */
export const STATEMENT_KIND_NAMES: { readonly [value in StatementKind]: keyof typeof StatementKind } = {
  1: 'rotate',
  2: 'revoke',
};

/** Whether a number is a value of StatementKind. */
export function isStatementKind(value: number): value is StatementKind {
  return Object.hasOwn(STATEMENT_KIND_NAMES, value);
}

function knownStatementKind(struct: string, field: string, value: number): StatementKind {
  if (isStatementKind(value)) return value;
  throw new AbiError(struct, field, `must be a value of StatementKind, got ${value}`);
}

/**
 * What a transaction does. In memory u8, 1 byte.
 */
export const Operation = {
  /** Adds a package. */
  install: 1,
  /** Takes a package away. */
  remove: 2,
  /** Replaces a package by another version of it. */
  upgrade: 3,
  /** Undoes an earlier transaction. */
  rollback: 4,
} as const;

export type Operation = (typeof Operation)[keyof typeof Operation];

/** The name of each value of Operation. */
export const OPERATION_NAMES: { readonly [value in Operation]: keyof typeof Operation } = {
  1: 'install',
  2: 'remove',
  3: 'upgrade',
  4: 'rollback',
};

/** Whether a number is a value of Operation. */
export function isOperation(value: number): value is Operation {
  return Object.hasOwn(OPERATION_NAMES, value);
}

function knownOperation(struct: string, field: string, value: number): Operation {
  if (isOperation(value)) return value;
  throw new AbiError(struct, field, `must be a value of Operation, got ${value}`);
}

/**
 * What happens to one path. In memory u8, 1 byte.
 */
export const Change = {
  /** Something where nothing was. */
  create: 1,
  /** Other content, kind or target. */
  replace: 2,
  /** Nothing where something was. */
  remove: 3,
  /** Same content, other mode, owner or time. */
  metadata: 4,
} as const;

export type Change = (typeof Change)[keyof typeof Change];

/** The name of each value of Change. */
export const CHANGE_NAMES: { readonly [value in Change]: keyof typeof Change } = {
  1: 'create',
  2: 'replace',
  3: 'remove',
  4: 'metadata',
};

/** Whether a number is a value of Change. */
export function isChange(value: number): value is Change {
  return Object.hasOwn(CHANGE_NAMES, value);
}

function knownChange(struct: string, field: string, value: number): Change {
  if (isChange(value)) return value;
  throw new AbiError(struct, field, `must be a value of Change, got ${value}`);
}

/**
 * What a package has to do with others. In memory u8, 1 byte.
 */
export const RelationKind = {
  /** It needs a package of that name, in the range. */
  depends: 1,
  /** It cannot be there together with a package of that name, in the range. */
  conflicts: 2,
  /** It does what a package of that name does, of the version that is the lower bound if there is one. */
  provides: 3,
} as const;

export type RelationKind = (typeof RelationKind)[keyof typeof RelationKind];

/** The name of each value of RelationKind. */
export const RELATION_KIND_NAMES: { readonly [value in RelationKind]: keyof typeof RelationKind } = {
  1: 'depends',
  2: 'conflicts',
  3: 'provides',
};

/** Whether a number is a value of RelationKind. */
export function isRelationKind(value: number): value is RelationKind {
  return Object.hasOwn(RELATION_KIND_NAMES, value);
}

function knownRelationKind(struct: string, field: string, value: number): RelationKind {
  if (isRelationKind(value)) return value;
  throw new AbiError(struct, field, `must be a value of RelationKind, got ${value}`);
}

/**
 * Whether a range of versions has an end. In memory u8, 1 byte.
 */
export const Bound = {
  /** No end. */
  none: 0,
  /** The version belongs to the range. */
  including: 1,
  /** The version is just outside. */
  excluding: 2,
} as const;

export type Bound = (typeof Bound)[keyof typeof Bound];

/** The name of each value of Bound. */
export const BOUND_NAMES: { readonly [value in Bound]: keyof typeof Bound } = {
  0: 'none',
  1: 'including',
  2: 'excluding',
};

/** Whether a number is a value of Bound. */
export function isBound(value: number): value is Bound {
  return Object.hasOwn(BOUND_NAMES, value);
}

function knownBound(struct: string, field: string, value: number): Bound {
  if (isBound(value)) return value;
  throw new AbiError(struct, field, `must be a value of Bound, got ${value}`);
}

/**
 * What a program can do more than the one who starts it: numbers of bits. In memory u8, 1 byte.
 */
export const Privilege = {
  /** A file has the set-user-ID bit. */
  setuid: 0,
  /** A file has the set-group-ID bit. */
  setgid: 1,
  /** A file has capabilities. */
  capabilities: 2,
} as const;

export type Privilege = (typeof Privilege)[keyof typeof Privilege];

/** The name of each value of Privilege. */
export const PRIVILEGE_NAMES: { readonly [value in Privilege]: keyof typeof Privilege } = {
  0: 'setuid',
  1: 'setgid',
  2: 'capabilities',
};

/** Whether a number is a value of Privilege. */
export function isPrivilege(value: number): value is Privilege {
  return Object.hasOwn(PRIVILEGE_NAMES, value);
}

/**
 * What metadata of a repository is about. In memory u8, 1 byte.
 */
export const RepositoryRole = {
  /** Who may sign which role. */
  root: 0,
  /** Which snapshot is the newest. */
  timestamp: 1,
  /** Which metadata of packages belongs together. */
  snapshot: 2,
  /** Packages, and who may sign for more of them. */
  targets: 3,
} as const;

export type RepositoryRole = (typeof RepositoryRole)[keyof typeof RepositoryRole];

/** The name of each value of RepositoryRole. */
export const REPOSITORY_ROLE_NAMES: { readonly [value in RepositoryRole]: keyof typeof RepositoryRole } = {
  0: 'root',
  1: 'timestamp',
  2: 'snapshot',
  3: 'targets',
};

/** Whether a number is a value of RepositoryRole. */
export function isRepositoryRole(value: number): value is RepositoryRole {
  return Object.hasOwn(REPOSITORY_ROLE_NAMES, value);
}

function knownRepositoryRole(struct: string, field: string, value: number): RepositoryRole {
  if (isRepositoryRole(value)) return value;
  throw new AbiError(struct, field, `must be a value of RepositoryRole, got ${value}`);
}

/**
 * Which machines a package is for. In memory u8, 1 byte.
 */
export const Architecture = {
  /** Each. */
  any: 0,
  /** Those of x86-64. */
  amd64: 1,
  /** Those of AArch64. */
  arm64: 2,
} as const;

export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** The name of each value of Architecture. */
export const ARCHITECTURE_NAMES: { readonly [value in Architecture]: keyof typeof Architecture } = {
  0: 'any',
  1: 'amd64',
  2: 'arm64',
};

/** Whether a number is a value of Architecture. */
export function isArchitecture(value: number): value is Architecture {
  return Object.hasOwn(ARCHITECTURE_NAMES, value);
}

function knownArchitecture(struct: string, field: string, value: number): Architecture {
  if (isArchitecture(value)) return value;
  throw new AbiError(struct, field, `must be a value of Architecture, got ${value}`);
}

/**
 * The first bytes of a .zpkg. 80 bytes, the same on every model.
 */
export interface PackageHeader {
  /** LAGOZPKG in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly version: number;
  /** Reserved: zero. Range: u16, from 0 to 65535. */
  readonly flags: number;
  /** Number of entry records in the manifest. Unit: entries. Range: u32, from 0 to 4294967295. */
  readonly entry_count: number;
  /** Size of the manifest: all records and strings. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly manifest_size: bigint;
  /** Size of the signature block. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly signatures_size: bigint;
  /** Size of the content section. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly content_size: bigint;
  /** Sum of the sizes of all files, unpacked. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly unpacked_size: bigint;
  /** Size of the package's name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Size of the package's version. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly version_size: number;
  /** Number of signature descriptors. Unit: signatures. Range: u32, from 0 to 4294967295. */
  readonly signature_count: number;
  /** Size of the strings. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly strings_size: bigint;
  /** Number of names of users and groups: at most 1,024. Unit: names. Range: u32, from 0 to 4294967295. */
  readonly owner_count: number;
  /** Number of extended attributes. Unit: attributes. Range: u32, from 0 to 4294967295. */
  readonly attribute_count: number;
  /** Number of relations to other packages. Unit: relations. Range: u32, from 0 to 4294967295. */
  readonly relation_count: number;
  /** What its entries can do more than who starts them: a set of the bits that Privilege numbers. Range: u32, from 0 to 4294967295. */
  readonly privileges: number;
}

/** Bytes of a PackageHeader, the same on every model. */
export const PACKAGE_HEADER_SIZE = 80;
/** Where each field of PackageHeader begins, in bytes. The type is the proved layout. */
export const PACKAGE_HEADER_OFFSETS: {
  readonly magic: 0;
  readonly version: 8;
  readonly flags: 10;
  readonly entry_count: 12;
  readonly manifest_size: 16;
  readonly signatures_size: 24;
  readonly content_size: 32;
  readonly unpacked_size: 40;
  readonly name_size: 48;
  readonly version_size: 50;
  readonly signature_count: 52;
  readonly strings_size: 56;
  readonly owner_count: 64;
  readonly attribute_count: 68;
  readonly relation_count: 72;
  readonly privileges: 76;
} = {
  magic: 0,
  version: 8,
  flags: 10,
  entry_count: 12,
  manifest_size: 16,
  signatures_size: 24,
  content_size: 32,
  unpacked_size: 40,
  name_size: 48,
  version_size: 50,
  signature_count: 52,
  strings_size: 56,
  owner_count: 64,
  attribute_count: 68,
  relation_count: 72,
  privileges: 76,
};

/**
 * The PackageHeader at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readPackageHeader(view: DataView, offset = 0): PackageHeader {
  room('PackageHeader', view, offset, PACKAGE_HEADER_SIZE);
  return {
    magic: bytesAt(view, offset + PACKAGE_HEADER_OFFSETS.magic, 8),
    version: view.getUint16(offset + PACKAGE_HEADER_OFFSETS.version, true),
    flags: view.getUint16(offset + PACKAGE_HEADER_OFFSETS.flags, true),
    entry_count: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.entry_count, true),
    manifest_size: view.getBigUint64(offset + PACKAGE_HEADER_OFFSETS.manifest_size, true),
    signatures_size: view.getBigUint64(offset + PACKAGE_HEADER_OFFSETS.signatures_size, true),
    content_size: view.getBigUint64(offset + PACKAGE_HEADER_OFFSETS.content_size, true),
    unpacked_size: view.getBigUint64(offset + PACKAGE_HEADER_OFFSETS.unpacked_size, true),
    name_size: view.getUint16(offset + PACKAGE_HEADER_OFFSETS.name_size, true),
    version_size: view.getUint16(offset + PACKAGE_HEADER_OFFSETS.version_size, true),
    signature_count: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.signature_count, true),
    strings_size: view.getBigUint64(offset + PACKAGE_HEADER_OFFSETS.strings_size, true),
    owner_count: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.owner_count, true),
    attribute_count: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.attribute_count, true),
    relation_count: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.relation_count, true),
    privileges: view.getUint32(offset + PACKAGE_HEADER_OFFSETS.privileges, true),
  };
}

/**
 * Refuses a PackageHeader with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkPackageHeader(value: PackageHeader): void {
  bytes('PackageHeader', 'magic', value.magic, 8);
  whole('PackageHeader', 'version', value.version, 0, 65_535);
  whole('PackageHeader', 'flags', value.flags, 0, 65_535);
  whole('PackageHeader', 'entry_count', value.entry_count, 0, 4_294_967_295);
  big('PackageHeader', 'manifest_size', value.manifest_size, 0n, 18_446_744_073_709_551_615n);
  big('PackageHeader', 'signatures_size', value.signatures_size, 0n, 18_446_744_073_709_551_615n);
  big('PackageHeader', 'content_size', value.content_size, 0n, 18_446_744_073_709_551_615n);
  big('PackageHeader', 'unpacked_size', value.unpacked_size, 0n, 18_446_744_073_709_551_615n);
  whole('PackageHeader', 'name_size', value.name_size, 0, 65_535);
  whole('PackageHeader', 'version_size', value.version_size, 0, 65_535);
  whole('PackageHeader', 'signature_count', value.signature_count, 0, 4_294_967_295);
  big('PackageHeader', 'strings_size', value.strings_size, 0n, 18_446_744_073_709_551_615n);
  whole('PackageHeader', 'owner_count', value.owner_count, 0, 4_294_967_295);
  whole('PackageHeader', 'attribute_count', value.attribute_count, 0, 4_294_967_295);
  whole('PackageHeader', 'relation_count', value.relation_count, 0, 4_294_967_295);
  whole('PackageHeader', 'privileges', value.privileges, 0, 4_294_967_295);
}

/**
 * Writes a PackageHeader at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writePackageHeader(view: DataView, value: PackageHeader, offset = 0): void {
  room('PackageHeader', view, offset, PACKAGE_HEADER_SIZE);
  checkPackageHeader(value);
  putBytes(view, value.magic, offset + PACKAGE_HEADER_OFFSETS.magic);
  view.setUint16(offset + PACKAGE_HEADER_OFFSETS.version, value.version, true);
  view.setUint16(offset + PACKAGE_HEADER_OFFSETS.flags, value.flags, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.entry_count, value.entry_count, true);
  view.setBigUint64(offset + PACKAGE_HEADER_OFFSETS.manifest_size, value.manifest_size, true);
  view.setBigUint64(offset + PACKAGE_HEADER_OFFSETS.signatures_size, value.signatures_size, true);
  view.setBigUint64(offset + PACKAGE_HEADER_OFFSETS.content_size, value.content_size, true);
  view.setBigUint64(offset + PACKAGE_HEADER_OFFSETS.unpacked_size, value.unpacked_size, true);
  view.setUint16(offset + PACKAGE_HEADER_OFFSETS.name_size, value.name_size, true);
  view.setUint16(offset + PACKAGE_HEADER_OFFSETS.version_size, value.version_size, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.signature_count, value.signature_count, true);
  view.setBigUint64(offset + PACKAGE_HEADER_OFFSETS.strings_size, value.strings_size, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.owner_count, value.owner_count, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.attribute_count, value.attribute_count, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.relation_count, value.relation_count, true);
  view.setUint32(offset + PACKAGE_HEADER_OFFSETS.privileges, value.privileges, true);
}

/**
 * One path of a package. 128 bytes, the same on every model.
 */
export interface EntryRecord {
  /** Size of the file, unpacked. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly size: bigint;
  /** Where its frame begins in the content section. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly content_offset: bigint;
  /** Size of its frame. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly content_size: bigint;
  /** Time of last modification. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly mtime_seconds: bigint;
  /** Part of a second after it: below 1,000,000,000. Unit: nanoseconds. Range: u32, from 0 to 4294967295. */
  readonly mtime_nanoseconds: number;
  /** Owner. Range: u32, from 0 to 4294967295. */
  readonly uid: number;
  /** Group. Range: u32, from 0 to 4294967295. */
  readonly gid: number;
  /** Permission bits: at most 0o7777. Range: u32, from 0 to 4294967295. */
  readonly mode: number;
  /** Where the path begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly path_offset: number;
  /** Size of the path. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly path_size: number;
  /** Size of the link target, which follows the path. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly link_size: number;
  /** What the path holds. Range: a value of FileKind. */
  readonly kind: FileKind;
  /** Zero. Range: exactly 3 bytes. */
  readonly reserved: Uint8Array;
  /** Which name the owner has, counted from 1; 0 if none. Range: u16, from 0 to 65535. */
  readonly user_name: number;
  /** Which name the group has, counted from 1; 0 if none. Range: u16, from 0 to 65535. */
  readonly group_name: number;
  /** SHA-512 of the unpacked content or of the link target; zero for a directory. Range: exactly 64 bytes. */
  readonly digest: Uint8Array;
}

/** Bytes of a EntryRecord, the same on every model. */
export const ENTRY_RECORD_SIZE = 128;
/** Where each field of EntryRecord begins, in bytes. The type is the proved layout. */
export const ENTRY_RECORD_OFFSETS: {
  readonly size: 0;
  readonly content_offset: 8;
  readonly content_size: 16;
  readonly mtime_seconds: 24;
  readonly mtime_nanoseconds: 32;
  readonly uid: 36;
  readonly gid: 40;
  readonly mode: 44;
  readonly path_offset: 48;
  readonly path_size: 52;
  readonly link_size: 54;
  readonly kind: 56;
  readonly reserved: 57;
  readonly user_name: 60;
  readonly group_name: 62;
  readonly digest: 64;
} = {
  size: 0,
  content_offset: 8,
  content_size: 16,
  mtime_seconds: 24,
  mtime_nanoseconds: 32,
  uid: 36,
  gid: 40,
  mode: 44,
  path_offset: 48,
  path_size: 52,
  link_size: 54,
  kind: 56,
  reserved: 57,
  user_name: 60,
  group_name: 62,
  digest: 64,
};

/**
 * The EntryRecord at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readEntryRecord(view: DataView, offset = 0): EntryRecord {
  room('EntryRecord', view, offset, ENTRY_RECORD_SIZE);
  return {
    size: view.getBigUint64(offset + ENTRY_RECORD_OFFSETS.size, true),
    content_offset: view.getBigUint64(offset + ENTRY_RECORD_OFFSETS.content_offset, true),
    content_size: view.getBigUint64(offset + ENTRY_RECORD_OFFSETS.content_size, true),
    mtime_seconds: view.getBigInt64(offset + ENTRY_RECORD_OFFSETS.mtime_seconds, true),
    mtime_nanoseconds: view.getUint32(offset + ENTRY_RECORD_OFFSETS.mtime_nanoseconds, true),
    uid: view.getUint32(offset + ENTRY_RECORD_OFFSETS.uid, true),
    gid: view.getUint32(offset + ENTRY_RECORD_OFFSETS.gid, true),
    mode: view.getUint32(offset + ENTRY_RECORD_OFFSETS.mode, true),
    path_offset: view.getUint32(offset + ENTRY_RECORD_OFFSETS.path_offset, true),
    path_size: view.getUint16(offset + ENTRY_RECORD_OFFSETS.path_size, true),
    link_size: view.getUint16(offset + ENTRY_RECORD_OFFSETS.link_size, true),
    kind: knownFileKind('EntryRecord', 'kind', view.getUint8(offset + ENTRY_RECORD_OFFSETS.kind)),
    reserved: bytesAt(view, offset + ENTRY_RECORD_OFFSETS.reserved, 3),
    user_name: view.getUint16(offset + ENTRY_RECORD_OFFSETS.user_name, true),
    group_name: view.getUint16(offset + ENTRY_RECORD_OFFSETS.group_name, true),
    digest: bytesAt(view, offset + ENTRY_RECORD_OFFSETS.digest, 64),
  };
}

/**
 * Refuses a EntryRecord with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkEntryRecord(value: EntryRecord): void {
  big('EntryRecord', 'size', value.size, 0n, 18_446_744_073_709_551_615n);
  big('EntryRecord', 'content_offset', value.content_offset, 0n, 18_446_744_073_709_551_615n);
  big('EntryRecord', 'content_size', value.content_size, 0n, 18_446_744_073_709_551_615n);
  big('EntryRecord', 'mtime_seconds', value.mtime_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  whole('EntryRecord', 'mtime_nanoseconds', value.mtime_nanoseconds, 0, 4_294_967_295);
  whole('EntryRecord', 'uid', value.uid, 0, 4_294_967_295);
  whole('EntryRecord', 'gid', value.gid, 0, 4_294_967_295);
  whole('EntryRecord', 'mode', value.mode, 0, 4_294_967_295);
  whole('EntryRecord', 'path_offset', value.path_offset, 0, 4_294_967_295);
  whole('EntryRecord', 'path_size', value.path_size, 0, 65_535);
  whole('EntryRecord', 'link_size', value.link_size, 0, 65_535);
  knownFileKind('EntryRecord', 'kind', value.kind);
  bytes('EntryRecord', 'reserved', value.reserved, 3);
  whole('EntryRecord', 'user_name', value.user_name, 0, 65_535);
  whole('EntryRecord', 'group_name', value.group_name, 0, 65_535);
  bytes('EntryRecord', 'digest', value.digest, 64);
}

/**
 * Writes a EntryRecord at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeEntryRecord(view: DataView, value: EntryRecord, offset = 0): void {
  room('EntryRecord', view, offset, ENTRY_RECORD_SIZE);
  checkEntryRecord(value);
  view.setBigUint64(offset + ENTRY_RECORD_OFFSETS.size, value.size, true);
  view.setBigUint64(offset + ENTRY_RECORD_OFFSETS.content_offset, value.content_offset, true);
  view.setBigUint64(offset + ENTRY_RECORD_OFFSETS.content_size, value.content_size, true);
  view.setBigInt64(offset + ENTRY_RECORD_OFFSETS.mtime_seconds, value.mtime_seconds, true);
  view.setUint32(offset + ENTRY_RECORD_OFFSETS.mtime_nanoseconds, value.mtime_nanoseconds, true);
  view.setUint32(offset + ENTRY_RECORD_OFFSETS.uid, value.uid, true);
  view.setUint32(offset + ENTRY_RECORD_OFFSETS.gid, value.gid, true);
  view.setUint32(offset + ENTRY_RECORD_OFFSETS.mode, value.mode, true);
  view.setUint32(offset + ENTRY_RECORD_OFFSETS.path_offset, value.path_offset, true);
  view.setUint16(offset + ENTRY_RECORD_OFFSETS.path_size, value.path_size, true);
  view.setUint16(offset + ENTRY_RECORD_OFFSETS.link_size, value.link_size, true);
  view.setUint8(offset + ENTRY_RECORD_OFFSETS.kind, value.kind);
  putBytes(view, value.reserved, offset + ENTRY_RECORD_OFFSETS.reserved);
  view.setUint16(offset + ENTRY_RECORD_OFFSETS.user_name, value.user_name, true);
  view.setUint16(offset + ENTRY_RECORD_OFFSETS.group_name, value.group_name, true);
  putBytes(view, value.digest, offset + ENTRY_RECORD_OFFSETS.digest);
}

/**
 * The name of a user or a group. 8 bytes, the same on every model.
 */
export interface OwnerName {
  /** Where it begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Size of it. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a OwnerName, the same on every model. */
export const OWNER_NAME_SIZE = 8;
/** Where each field of OwnerName begins, in bytes. The type is the proved layout. */
export const OWNER_NAME_OFFSETS: {
  readonly name_offset: 0;
  readonly name_size: 4;
  readonly reserved: 6;
} = {
  name_offset: 0,
  name_size: 4,
  reserved: 6,
};

/**
 * The OwnerName at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readOwnerName(view: DataView, offset = 0): OwnerName {
  room('OwnerName', view, offset, OWNER_NAME_SIZE);
  return {
    name_offset: view.getUint32(offset + OWNER_NAME_OFFSETS.name_offset, true),
    name_size: view.getUint16(offset + OWNER_NAME_OFFSETS.name_size, true),
    reserved: bytesAt(view, offset + OWNER_NAME_OFFSETS.reserved, 2),
  };
}

/**
 * Refuses a OwnerName with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkOwnerName(value: OwnerName): void {
  whole('OwnerName', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('OwnerName', 'name_size', value.name_size, 0, 65_535);
  bytes('OwnerName', 'reserved', value.reserved, 2);
}

/**
 * Writes a OwnerName at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeOwnerName(view: DataView, value: OwnerName, offset = 0): void {
  room('OwnerName', view, offset, OWNER_NAME_SIZE);
  checkOwnerName(value);
  view.setUint32(offset + OWNER_NAME_OFFSETS.name_offset, value.name_offset, true);
  view.setUint16(offset + OWNER_NAME_OFFSETS.name_size, value.name_size, true);
  putBytes(view, value.reserved, offset + OWNER_NAME_OFFSETS.reserved);
}

/**
 * An extended attribute of an entry. 16 bytes, the same on every model.
 */
export interface AttributeRecord {
  /** Number of the entry, counted from 0. Range: u32, from 0 to 4294967295. */
  readonly entry: number;
  /** Where its name begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Size of its value, which follows the name. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly value_size: number;
  /** Size of its name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a AttributeRecord, the same on every model. */
export const ATTRIBUTE_RECORD_SIZE = 16;
/** Where each field of AttributeRecord begins, in bytes. The type is the proved layout. */
export const ATTRIBUTE_RECORD_OFFSETS: {
  readonly entry: 0;
  readonly name_offset: 4;
  readonly value_size: 8;
  readonly name_size: 12;
  readonly reserved: 14;
} = {
  entry: 0,
  name_offset: 4,
  value_size: 8,
  name_size: 12,
  reserved: 14,
};

/**
 * The AttributeRecord at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readAttributeRecord(view: DataView, offset = 0): AttributeRecord {
  room('AttributeRecord', view, offset, ATTRIBUTE_RECORD_SIZE);
  return {
    entry: view.getUint32(offset + ATTRIBUTE_RECORD_OFFSETS.entry, true),
    name_offset: view.getUint32(offset + ATTRIBUTE_RECORD_OFFSETS.name_offset, true),
    value_size: view.getUint32(offset + ATTRIBUTE_RECORD_OFFSETS.value_size, true),
    name_size: view.getUint16(offset + ATTRIBUTE_RECORD_OFFSETS.name_size, true),
    reserved: bytesAt(view, offset + ATTRIBUTE_RECORD_OFFSETS.reserved, 2),
  };
}

/**
 * Refuses a AttributeRecord with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkAttributeRecord(value: AttributeRecord): void {
  whole('AttributeRecord', 'entry', value.entry, 0, 4_294_967_295);
  whole('AttributeRecord', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('AttributeRecord', 'value_size', value.value_size, 0, 4_294_967_295);
  whole('AttributeRecord', 'name_size', value.name_size, 0, 65_535);
  bytes('AttributeRecord', 'reserved', value.reserved, 2);
}

/**
 * Writes a AttributeRecord at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeAttributeRecord(view: DataView, value: AttributeRecord, offset = 0): void {
  room('AttributeRecord', view, offset, ATTRIBUTE_RECORD_SIZE);
  checkAttributeRecord(value);
  view.setUint32(offset + ATTRIBUTE_RECORD_OFFSETS.entry, value.entry, true);
  view.setUint32(offset + ATTRIBUTE_RECORD_OFFSETS.name_offset, value.name_offset, true);
  view.setUint32(offset + ATTRIBUTE_RECORD_OFFSETS.value_size, value.value_size, true);
  view.setUint16(offset + ATTRIBUTE_RECORD_OFFSETS.name_size, value.name_size, true);
  putBytes(view, value.reserved, offset + ATTRIBUTE_RECORD_OFFSETS.reserved);
}

/**
 * What a package has to do with another. 24 bytes, the same on every model.
 */
export interface Relation {
  /** What. Range: a value of RelationKind. */
  readonly kind: RelationKind;
  /** Whether the versions have a lower bound. Range: a value of Bound. */
  readonly lower: Bound;
  /** Whether the versions have an upper bound. Range: a value of Bound. */
  readonly upper: Bound;
  /** Zero. Range: exactly 3 bytes. */
  readonly reserved: Uint8Array;
  /** Size of the other's name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Size of the version that is the lower bound; 0 if there is none. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly lower_size: number;
  /** Size of the version that is the upper bound; 0 if there is none. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly upper_size: number;
  /** Where the name begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Where the lower bound begins: behind the name. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly lower_offset: number;
  /** Where the upper bound begins: behind the lower. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly upper_offset: number;
}

/** Bytes of a Relation, the same on every model. */
export const RELATION_SIZE = 24;
/** Where each field of Relation begins, in bytes. The type is the proved layout. */
export const RELATION_OFFSETS: {
  readonly kind: 0;
  readonly lower: 1;
  readonly upper: 2;
  readonly reserved: 3;
  readonly name_size: 6;
  readonly lower_size: 8;
  readonly upper_size: 10;
  readonly name_offset: 12;
  readonly lower_offset: 16;
  readonly upper_offset: 20;
} = {
  kind: 0,
  lower: 1,
  upper: 2,
  reserved: 3,
  name_size: 6,
  lower_size: 8,
  upper_size: 10,
  name_offset: 12,
  lower_offset: 16,
  upper_offset: 20,
};

/**
 * The Relation at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readRelation(view: DataView, offset = 0): Relation {
  room('Relation', view, offset, RELATION_SIZE);
  return {
    kind: knownRelationKind('Relation', 'kind', view.getUint8(offset + RELATION_OFFSETS.kind)),
    lower: knownBound('Relation', 'lower', view.getUint8(offset + RELATION_OFFSETS.lower)),
    upper: knownBound('Relation', 'upper', view.getUint8(offset + RELATION_OFFSETS.upper)),
    reserved: bytesAt(view, offset + RELATION_OFFSETS.reserved, 3),
    name_size: view.getUint16(offset + RELATION_OFFSETS.name_size, true),
    lower_size: view.getUint16(offset + RELATION_OFFSETS.lower_size, true),
    upper_size: view.getUint16(offset + RELATION_OFFSETS.upper_size, true),
    name_offset: view.getUint32(offset + RELATION_OFFSETS.name_offset, true),
    lower_offset: view.getUint32(offset + RELATION_OFFSETS.lower_offset, true),
    upper_offset: view.getUint32(offset + RELATION_OFFSETS.upper_offset, true),
  };
}

/**
 * Refuses a Relation with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkRelation(value: Relation): void {
  knownRelationKind('Relation', 'kind', value.kind);
  knownBound('Relation', 'lower', value.lower);
  knownBound('Relation', 'upper', value.upper);
  bytes('Relation', 'reserved', value.reserved, 3);
  whole('Relation', 'name_size', value.name_size, 0, 65_535);
  whole('Relation', 'lower_size', value.lower_size, 0, 65_535);
  whole('Relation', 'upper_size', value.upper_size, 0, 65_535);
  whole('Relation', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('Relation', 'lower_offset', value.lower_offset, 0, 4_294_967_295);
  whole('Relation', 'upper_offset', value.upper_offset, 0, 4_294_967_295);
}

/**
 * Writes a Relation at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeRelation(view: DataView, value: Relation, offset = 0): void {
  room('Relation', view, offset, RELATION_SIZE);
  checkRelation(value);
  view.setUint8(offset + RELATION_OFFSETS.kind, value.kind);
  view.setUint8(offset + RELATION_OFFSETS.lower, value.lower);
  view.setUint8(offset + RELATION_OFFSETS.upper, value.upper);
  putBytes(view, value.reserved, offset + RELATION_OFFSETS.reserved);
  view.setUint16(offset + RELATION_OFFSETS.name_size, value.name_size, true);
  view.setUint16(offset + RELATION_OFFSETS.lower_size, value.lower_size, true);
  view.setUint16(offset + RELATION_OFFSETS.upper_size, value.upper_size, true);
  view.setUint32(offset + RELATION_OFFSETS.name_offset, value.name_offset, true);
  view.setUint32(offset + RELATION_OFFSETS.lower_offset, value.lower_offset, true);
  view.setUint32(offset + RELATION_OFFSETS.upper_offset, value.upper_offset, true);
}

/**
 * One signature over header and manifest. 56 bytes, the same on every model.
 */
export interface SignatureDescriptor {
  /** Signature scheme. Range: a value of Scheme. */
  readonly scheme: Scheme;
  /** Role of the key that signed. Range: a value of KeyRole. */
  readonly role: KeyRole;
  /** Zero. Range: exactly 5 bytes. */
  readonly reserved: Uint8Array;
  /** Where the signature begins after the descriptors. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly offset: bigint;
  /** Size of the signature. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly size: bigint;
  /** Identifier of the key set that signed. Range: exactly 32 bytes. */
  readonly key_id: Uint8Array;
}

/** Bytes of a SignatureDescriptor, the same on every model. */
export const SIGNATURE_DESCRIPTOR_SIZE = 56;
/** Where each field of SignatureDescriptor begins, in bytes. The type is the proved layout. */
export const SIGNATURE_DESCRIPTOR_OFFSETS: {
  readonly scheme: 0;
  readonly role: 2;
  readonly reserved: 3;
  readonly offset: 8;
  readonly size: 16;
  readonly key_id: 24;
} = {
  scheme: 0,
  role: 2,
  reserved: 3,
  offset: 8,
  size: 16,
  key_id: 24,
};

/**
 * The SignatureDescriptor at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readSignatureDescriptor(view: DataView, offset = 0): SignatureDescriptor {
  room('SignatureDescriptor', view, offset, SIGNATURE_DESCRIPTOR_SIZE);
  return {
    scheme: knownScheme('SignatureDescriptor', 'scheme', view.getUint16(offset + SIGNATURE_DESCRIPTOR_OFFSETS.scheme, true)),
    role: knownKeyRole('SignatureDescriptor', 'role', view.getUint8(offset + SIGNATURE_DESCRIPTOR_OFFSETS.role)),
    reserved: bytesAt(view, offset + SIGNATURE_DESCRIPTOR_OFFSETS.reserved, 5),
    offset: view.getBigUint64(offset + SIGNATURE_DESCRIPTOR_OFFSETS.offset, true),
    size: view.getBigUint64(offset + SIGNATURE_DESCRIPTOR_OFFSETS.size, true),
    key_id: bytesAt(view, offset + SIGNATURE_DESCRIPTOR_OFFSETS.key_id, 32),
  };
}

/**
 * Refuses a SignatureDescriptor with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkSignatureDescriptor(value: SignatureDescriptor): void {
  knownScheme('SignatureDescriptor', 'scheme', value.scheme);
  knownKeyRole('SignatureDescriptor', 'role', value.role);
  bytes('SignatureDescriptor', 'reserved', value.reserved, 5);
  big('SignatureDescriptor', 'offset', value.offset, 0n, 18_446_744_073_709_551_615n);
  big('SignatureDescriptor', 'size', value.size, 0n, 18_446_744_073_709_551_615n);
  bytes('SignatureDescriptor', 'key_id', value.key_id, 32);
}

/**
 * Writes a SignatureDescriptor at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeSignatureDescriptor(view: DataView, value: SignatureDescriptor, offset = 0): void {
  room('SignatureDescriptor', view, offset, SIGNATURE_DESCRIPTOR_SIZE);
  checkSignatureDescriptor(value);
  view.setUint16(offset + SIGNATURE_DESCRIPTOR_OFFSETS.scheme, value.scheme, true);
  view.setUint8(offset + SIGNATURE_DESCRIPTOR_OFFSETS.role, value.role);
  putBytes(view, value.reserved, offset + SIGNATURE_DESCRIPTOR_OFFSETS.reserved);
  view.setBigUint64(offset + SIGNATURE_DESCRIPTOR_OFFSETS.offset, value.offset, true);
  view.setBigUint64(offset + SIGNATURE_DESCRIPTOR_OFFSETS.size, value.size, true);
  putBytes(view, value.key_id, offset + SIGNATURE_DESCRIPTOR_OFFSETS.key_id);
}

/**
 * The public keys of a key set: one of each scheme, which sign together. 2800 bytes, the same on every model.
 */
export interface KeySet {
  /** LAGOKEYS in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly version: number;
  /** What the key set may sign. Range: a value of KeyRole. */
  readonly role: KeyRole;
  /** Public key of Ed448 (RFC 8032). Range: exactly 57 bytes. */
  readonly ed448: Uint8Array;
  /** Who has the secret keys: UTF-8 without control bytes, filled up with zeros. Range: exactly 60 bytes. */
  readonly owner: Uint8Array;
  /** From when on it may be trusted. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly created_seconds: bigint;
  /** When it ceases to be valid; 0 if never. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly expires_seconds: bigint;
  /** Public key of ML-DSA-87 (FIPS 204). Range: exactly 2592 bytes. */
  readonly ml_dsa_87: Uint8Array;
  /** Public key of SLH-DSA-SHA2-256s (FIPS 205). Range: exactly 64 bytes. */
  readonly slh_dsa_sha2_256s: Uint8Array;
}

/** Bytes of a KeySet, the same on every model. */
export const KEY_SET_SIZE = 2800;
/** Where each field of KeySet begins, in bytes. The type is the proved layout. */
export const KEY_SET_OFFSETS: {
  readonly magic: 0;
  readonly version: 8;
  readonly role: 10;
  readonly ed448: 11;
  readonly owner: 68;
  readonly created_seconds: 128;
  readonly expires_seconds: 136;
  readonly ml_dsa_87: 144;
  readonly slh_dsa_sha2_256s: 2736;
} = {
  magic: 0,
  version: 8,
  role: 10,
  ed448: 11,
  owner: 68,
  created_seconds: 128,
  expires_seconds: 136,
  ml_dsa_87: 144,
  slh_dsa_sha2_256s: 2736,
};

/**
 * The KeySet at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readKeySet(view: DataView, offset = 0): KeySet {
  room('KeySet', view, offset, KEY_SET_SIZE);
  return {
    magic: bytesAt(view, offset + KEY_SET_OFFSETS.magic, 8),
    version: view.getUint16(offset + KEY_SET_OFFSETS.version, true),
    role: knownKeyRole('KeySet', 'role', view.getUint8(offset + KEY_SET_OFFSETS.role)),
    ed448: bytesAt(view, offset + KEY_SET_OFFSETS.ed448, 57),
    owner: bytesAt(view, offset + KEY_SET_OFFSETS.owner, 60),
    created_seconds: view.getBigInt64(offset + KEY_SET_OFFSETS.created_seconds, true),
    expires_seconds: view.getBigInt64(offset + KEY_SET_OFFSETS.expires_seconds, true),
    ml_dsa_87: bytesAt(view, offset + KEY_SET_OFFSETS.ml_dsa_87, 2592),
    slh_dsa_sha2_256s: bytesAt(view, offset + KEY_SET_OFFSETS.slh_dsa_sha2_256s, 64),
  };
}

/**
 * Refuses a KeySet with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkKeySet(value: KeySet): void {
  bytes('KeySet', 'magic', value.magic, 8);
  whole('KeySet', 'version', value.version, 0, 65_535);
  knownKeyRole('KeySet', 'role', value.role);
  bytes('KeySet', 'ed448', value.ed448, 57);
  bytes('KeySet', 'owner', value.owner, 60);
  big('KeySet', 'created_seconds', value.created_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  big('KeySet', 'expires_seconds', value.expires_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  bytes('KeySet', 'ml_dsa_87', value.ml_dsa_87, 2592);
  bytes('KeySet', 'slh_dsa_sha2_256s', value.slh_dsa_sha2_256s, 64);
}

/**
 * Writes a KeySet at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeKeySet(view: DataView, value: KeySet, offset = 0): void {
  room('KeySet', view, offset, KEY_SET_SIZE);
  checkKeySet(value);
  putBytes(view, value.magic, offset + KEY_SET_OFFSETS.magic);
  view.setUint16(offset + KEY_SET_OFFSETS.version, value.version, true);
  view.setUint8(offset + KEY_SET_OFFSETS.role, value.role);
  putBytes(view, value.ed448, offset + KEY_SET_OFFSETS.ed448);
  putBytes(view, value.owner, offset + KEY_SET_OFFSETS.owner);
  view.setBigInt64(offset + KEY_SET_OFFSETS.created_seconds, value.created_seconds, true);
  view.setBigInt64(offset + KEY_SET_OFFSETS.expires_seconds, value.expires_seconds, true);
  putBytes(view, value.ml_dsa_87, offset + KEY_SET_OFFSETS.ml_dsa_87);
  putBytes(view, value.slh_dsa_sha2_256s, offset + KEY_SET_OFFSETS.slh_dsa_sha2_256s);
}

/**
 * The secret keys of a key set, sealed with a passphrase. 320 bytes, the same on every model.
 */
export interface SealedKeys {
  /** LAGOSEAL in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly version: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
  /** Parallelism of Argon2id. Range: u32, from 0 to 4294967295. */
  readonly lanes: number;
  /** Memory of Argon2id. Unit: KiB. Range: u32, from 0 to 4294967295. */
  readonly memory: number;
  /** Iterations of Argon2id. Range: u32, from 0 to 4294967295. */
  readonly passes: number;
  /** Identifier of the key set. Range: exactly 32 bytes. */
  readonly key_id: Uint8Array;
  /** Salt of Argon2id. Range: exactly 32 bytes. */
  readonly salt: Uint8Array;
  /** Nonce of XChaCha20-Poly1305. Range: exactly 24 bytes. */
  readonly nonce: Uint8Array;
  /** The seeds, then the tag; what stands before in this struct is authenticated with them. Range: exactly 208 bytes. */
  readonly sealed: Uint8Array;
}

/** Bytes of a SealedKeys, the same on every model. */
export const SEALED_KEYS_SIZE = 320;
/** Where each field of SealedKeys begins, in bytes. The type is the proved layout. */
export const SEALED_KEYS_OFFSETS: {
  readonly magic: 0;
  readonly version: 8;
  readonly reserved: 10;
  readonly lanes: 12;
  readonly memory: 16;
  readonly passes: 20;
  readonly key_id: 24;
  readonly salt: 56;
  readonly nonce: 88;
  readonly sealed: 112;
} = {
  magic: 0,
  version: 8,
  reserved: 10,
  lanes: 12,
  memory: 16,
  passes: 20,
  key_id: 24,
  salt: 56,
  nonce: 88,
  sealed: 112,
};

/**
 * The SealedKeys at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readSealedKeys(view: DataView, offset = 0): SealedKeys {
  room('SealedKeys', view, offset, SEALED_KEYS_SIZE);
  return {
    magic: bytesAt(view, offset + SEALED_KEYS_OFFSETS.magic, 8),
    version: view.getUint16(offset + SEALED_KEYS_OFFSETS.version, true),
    reserved: bytesAt(view, offset + SEALED_KEYS_OFFSETS.reserved, 2),
    lanes: view.getUint32(offset + SEALED_KEYS_OFFSETS.lanes, true),
    memory: view.getUint32(offset + SEALED_KEYS_OFFSETS.memory, true),
    passes: view.getUint32(offset + SEALED_KEYS_OFFSETS.passes, true),
    key_id: bytesAt(view, offset + SEALED_KEYS_OFFSETS.key_id, 32),
    salt: bytesAt(view, offset + SEALED_KEYS_OFFSETS.salt, 32),
    nonce: bytesAt(view, offset + SEALED_KEYS_OFFSETS.nonce, 24),
    sealed: bytesAt(view, offset + SEALED_KEYS_OFFSETS.sealed, 208),
  };
}

/**
 * Refuses a SealedKeys with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkSealedKeys(value: SealedKeys): void {
  bytes('SealedKeys', 'magic', value.magic, 8);
  whole('SealedKeys', 'version', value.version, 0, 65_535);
  bytes('SealedKeys', 'reserved', value.reserved, 2);
  whole('SealedKeys', 'lanes', value.lanes, 0, 4_294_967_295);
  whole('SealedKeys', 'memory', value.memory, 0, 4_294_967_295);
  whole('SealedKeys', 'passes', value.passes, 0, 4_294_967_295);
  bytes('SealedKeys', 'key_id', value.key_id, 32);
  bytes('SealedKeys', 'salt', value.salt, 32);
  bytes('SealedKeys', 'nonce', value.nonce, 24);
  bytes('SealedKeys', 'sealed', value.sealed, 208);
}

/**
 * Writes a SealedKeys at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeSealedKeys(view: DataView, value: SealedKeys, offset = 0): void {
  room('SealedKeys', view, offset, SEALED_KEYS_SIZE);
  checkSealedKeys(value);
  putBytes(view, value.magic, offset + SEALED_KEYS_OFFSETS.magic);
  view.setUint16(offset + SEALED_KEYS_OFFSETS.version, value.version, true);
  putBytes(view, value.reserved, offset + SEALED_KEYS_OFFSETS.reserved);
  view.setUint32(offset + SEALED_KEYS_OFFSETS.lanes, value.lanes, true);
  view.setUint32(offset + SEALED_KEYS_OFFSETS.memory, value.memory, true);
  view.setUint32(offset + SEALED_KEYS_OFFSETS.passes, value.passes, true);
  putBytes(view, value.key_id, offset + SEALED_KEYS_OFFSETS.key_id);
  putBytes(view, value.salt, offset + SEALED_KEYS_OFFSETS.salt);
  putBytes(view, value.nonce, offset + SEALED_KEYS_OFFSETS.nonce);
  putBytes(view, value.sealed, offset + SEALED_KEYS_OFFSETS.sealed);
}

/**
 * What is said about a key set; the successor, if there is one, and a signature block follow. 88 bytes, the same on every model.
 */
export interface KeyStatement {
  /** LAGOSTMT in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly version: number;
  /** What is said. Range: a value of StatementKind. */
  readonly kind: StatementKind;
  /** Zero. Range: exactly 5 bytes. */
  readonly reserved: Uint8Array;
  /** When it was said. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly time_seconds: bigint;
  /** Identifier of the key set that it is about. Range: exactly 32 bytes. */
  readonly key_id: Uint8Array;
  /** Identifier of the key set that takes its place; zero if none does. Range: exactly 32 bytes. */
  readonly successor_id: Uint8Array;
}

/** Bytes of a KeyStatement, the same on every model. */
export const KEY_STATEMENT_SIZE = 88;
/** Where each field of KeyStatement begins, in bytes. The type is the proved layout. */
export const KEY_STATEMENT_OFFSETS: {
  readonly magic: 0;
  readonly version: 8;
  readonly kind: 10;
  readonly reserved: 11;
  readonly time_seconds: 16;
  readonly key_id: 24;
  readonly successor_id: 56;
} = {
  magic: 0,
  version: 8,
  kind: 10,
  reserved: 11,
  time_seconds: 16,
  key_id: 24,
  successor_id: 56,
};

/**
 * The KeyStatement at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readKeyStatement(view: DataView, offset = 0): KeyStatement {
  room('KeyStatement', view, offset, KEY_STATEMENT_SIZE);
  return {
    magic: bytesAt(view, offset + KEY_STATEMENT_OFFSETS.magic, 8),
    version: view.getUint16(offset + KEY_STATEMENT_OFFSETS.version, true),
    kind: knownStatementKind('KeyStatement', 'kind', view.getUint8(offset + KEY_STATEMENT_OFFSETS.kind)),
    reserved: bytesAt(view, offset + KEY_STATEMENT_OFFSETS.reserved, 5),
    time_seconds: view.getBigInt64(offset + KEY_STATEMENT_OFFSETS.time_seconds, true),
    key_id: bytesAt(view, offset + KEY_STATEMENT_OFFSETS.key_id, 32),
    successor_id: bytesAt(view, offset + KEY_STATEMENT_OFFSETS.successor_id, 32),
  };
}

/**
 * Refuses a KeyStatement with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkKeyStatement(value: KeyStatement): void {
  bytes('KeyStatement', 'magic', value.magic, 8);
  whole('KeyStatement', 'version', value.version, 0, 65_535);
  knownStatementKind('KeyStatement', 'kind', value.kind);
  bytes('KeyStatement', 'reserved', value.reserved, 5);
  big('KeyStatement', 'time_seconds', value.time_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  bytes('KeyStatement', 'key_id', value.key_id, 32);
  bytes('KeyStatement', 'successor_id', value.successor_id, 32);
}

/**
 * Writes a KeyStatement at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeKeyStatement(view: DataView, value: KeyStatement, offset = 0): void {
  room('KeyStatement', view, offset, KEY_STATEMENT_SIZE);
  checkKeyStatement(value);
  putBytes(view, value.magic, offset + KEY_STATEMENT_OFFSETS.magic);
  view.setUint16(offset + KEY_STATEMENT_OFFSETS.version, value.version, true);
  view.setUint8(offset + KEY_STATEMENT_OFFSETS.kind, value.kind);
  putBytes(view, value.reserved, offset + KEY_STATEMENT_OFFSETS.reserved);
  view.setBigInt64(offset + KEY_STATEMENT_OFFSETS.time_seconds, value.time_seconds, true);
  putBytes(view, value.key_id, offset + KEY_STATEMENT_OFFSETS.key_id);
  putBytes(view, value.successor_id, offset + KEY_STATEMENT_OFFSETS.successor_id);
}

/**
 * The first bytes of each file of a repository's metadata; a body and signature blocks follow. 80 bytes, the same on every model.
 */
export interface MetadataHeader {
  /** LAGOREPO in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly format: number;
  /** What it is about. Range: a value of RepositoryRole. */
  readonly role: RepositoryRole;
  /** Zero. Range: exactly 5 bytes. */
  readonly reserved: Uint8Array;
  /** Version of this metadata: 1 at first, then higher and higher. Range: u64, from 0 to 18446744073709551615. */
  readonly version: bigint;
  /** When it was made. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly created_seconds: bigint;
  /** The first second in which it is no longer valid. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly expires_seconds: bigint;
  /** Size of the body. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly body_size: bigint;
  /** Which repository it belongs to: drawn once, when the repository is made. Range: exactly 32 bytes. */
  readonly repository: Uint8Array;
}

/** Bytes of a MetadataHeader, the same on every model. */
export const METADATA_HEADER_SIZE = 80;
/** Where each field of MetadataHeader begins, in bytes. The type is the proved layout. */
export const METADATA_HEADER_OFFSETS: {
  readonly magic: 0;
  readonly format: 8;
  readonly role: 10;
  readonly reserved: 11;
  readonly version: 16;
  readonly created_seconds: 24;
  readonly expires_seconds: 32;
  readonly body_size: 40;
  readonly repository: 48;
} = {
  magic: 0,
  format: 8,
  role: 10,
  reserved: 11,
  version: 16,
  created_seconds: 24,
  expires_seconds: 32,
  body_size: 40,
  repository: 48,
};

/**
 * The MetadataHeader at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readMetadataHeader(view: DataView, offset = 0): MetadataHeader {
  room('MetadataHeader', view, offset, METADATA_HEADER_SIZE);
  return {
    magic: bytesAt(view, offset + METADATA_HEADER_OFFSETS.magic, 8),
    format: view.getUint16(offset + METADATA_HEADER_OFFSETS.format, true),
    role: knownRepositoryRole('MetadataHeader', 'role', view.getUint8(offset + METADATA_HEADER_OFFSETS.role)),
    reserved: bytesAt(view, offset + METADATA_HEADER_OFFSETS.reserved, 5),
    version: view.getBigUint64(offset + METADATA_HEADER_OFFSETS.version, true),
    created_seconds: view.getBigInt64(offset + METADATA_HEADER_OFFSETS.created_seconds, true),
    expires_seconds: view.getBigInt64(offset + METADATA_HEADER_OFFSETS.expires_seconds, true),
    body_size: view.getBigUint64(offset + METADATA_HEADER_OFFSETS.body_size, true),
    repository: bytesAt(view, offset + METADATA_HEADER_OFFSETS.repository, 32),
  };
}

/**
 * Refuses a MetadataHeader with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkMetadataHeader(value: MetadataHeader): void {
  bytes('MetadataHeader', 'magic', value.magic, 8);
  whole('MetadataHeader', 'format', value.format, 0, 65_535);
  knownRepositoryRole('MetadataHeader', 'role', value.role);
  bytes('MetadataHeader', 'reserved', value.reserved, 5);
  big('MetadataHeader', 'version', value.version, 0n, 18_446_744_073_709_551_615n);
  big('MetadataHeader', 'created_seconds', value.created_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  big('MetadataHeader', 'expires_seconds', value.expires_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  big('MetadataHeader', 'body_size', value.body_size, 0n, 18_446_744_073_709_551_615n);
  bytes('MetadataHeader', 'repository', value.repository, 32);
}

/**
 * Writes a MetadataHeader at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeMetadataHeader(view: DataView, value: MetadataHeader, offset = 0): void {
  room('MetadataHeader', view, offset, METADATA_HEADER_SIZE);
  checkMetadataHeader(value);
  putBytes(view, value.magic, offset + METADATA_HEADER_OFFSETS.magic);
  view.setUint16(offset + METADATA_HEADER_OFFSETS.format, value.format, true);
  view.setUint8(offset + METADATA_HEADER_OFFSETS.role, value.role);
  putBytes(view, value.reserved, offset + METADATA_HEADER_OFFSETS.reserved);
  view.setBigUint64(offset + METADATA_HEADER_OFFSETS.version, value.version, true);
  view.setBigInt64(offset + METADATA_HEADER_OFFSETS.created_seconds, value.created_seconds, true);
  view.setBigInt64(offset + METADATA_HEADER_OFFSETS.expires_seconds, value.expires_seconds, true);
  view.setBigUint64(offset + METADATA_HEADER_OFFSETS.body_size, value.body_size, true);
  putBytes(view, value.repository, offset + METADATA_HEADER_OFFSETS.repository);
}

/**
 * The beginning of the body of root metadata; the key sets follow. 48 bytes, the same on every model.
 */
export interface RootBody {
  /** How many of them must sign root metadata. Unit: key sets. Range: u16, from 0 to 65535. */
  readonly root_threshold: number;
  /** How many of them must sign the timestamp. Unit: key sets. Range: u16, from 0 to 65535. */
  readonly timestamp_threshold: number;
  /** How many of them must sign snapshots. Unit: key sets. Range: u16, from 0 to 65535. */
  readonly snapshot_threshold: number;
  /** How many of them must sign targets. Unit: key sets. Range: u16, from 0 to 65535. */
  readonly targets_threshold: number;
  /** Which key sets may sign root metadata: bit n is the one that n others come before. Range: u64, from 0 to 18446744073709551615. */
  readonly root_keys: bigint;
  /** Which key sets may sign the timestamp. Range: u64, from 0 to 18446744073709551615. */
  readonly timestamp_keys: bigint;
  /** Which key sets may sign snapshots. Range: u64, from 0 to 18446744073709551615. */
  readonly snapshot_keys: bigint;
  /** Which key sets may sign targets. Range: u64, from 0 to 18446744073709551615. */
  readonly targets_keys: bigint;
  /** Number of key sets: at most 64. Unit: key sets. Range: u32, from 0 to 4294967295. */
  readonly key_set_count: number;
  /** Zero. Range: exactly 4 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a RootBody, the same on every model. */
export const ROOT_BODY_SIZE = 48;
/** Where each field of RootBody begins, in bytes. The type is the proved layout. */
export const ROOT_BODY_OFFSETS: {
  readonly root_threshold: 0;
  readonly timestamp_threshold: 2;
  readonly snapshot_threshold: 4;
  readonly targets_threshold: 6;
  readonly root_keys: 8;
  readonly timestamp_keys: 16;
  readonly snapshot_keys: 24;
  readonly targets_keys: 32;
  readonly key_set_count: 40;
  readonly reserved: 44;
} = {
  root_threshold: 0,
  timestamp_threshold: 2,
  snapshot_threshold: 4,
  targets_threshold: 6,
  root_keys: 8,
  timestamp_keys: 16,
  snapshot_keys: 24,
  targets_keys: 32,
  key_set_count: 40,
  reserved: 44,
};

/**
 * The RootBody at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readRootBody(view: DataView, offset = 0): RootBody {
  room('RootBody', view, offset, ROOT_BODY_SIZE);
  return {
    root_threshold: view.getUint16(offset + ROOT_BODY_OFFSETS.root_threshold, true),
    timestamp_threshold: view.getUint16(offset + ROOT_BODY_OFFSETS.timestamp_threshold, true),
    snapshot_threshold: view.getUint16(offset + ROOT_BODY_OFFSETS.snapshot_threshold, true),
    targets_threshold: view.getUint16(offset + ROOT_BODY_OFFSETS.targets_threshold, true),
    root_keys: view.getBigUint64(offset + ROOT_BODY_OFFSETS.root_keys, true),
    timestamp_keys: view.getBigUint64(offset + ROOT_BODY_OFFSETS.timestamp_keys, true),
    snapshot_keys: view.getBigUint64(offset + ROOT_BODY_OFFSETS.snapshot_keys, true),
    targets_keys: view.getBigUint64(offset + ROOT_BODY_OFFSETS.targets_keys, true),
    key_set_count: view.getUint32(offset + ROOT_BODY_OFFSETS.key_set_count, true),
    reserved: bytesAt(view, offset + ROOT_BODY_OFFSETS.reserved, 4),
  };
}

/**
 * Refuses a RootBody with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkRootBody(value: RootBody): void {
  whole('RootBody', 'root_threshold', value.root_threshold, 0, 65_535);
  whole('RootBody', 'timestamp_threshold', value.timestamp_threshold, 0, 65_535);
  whole('RootBody', 'snapshot_threshold', value.snapshot_threshold, 0, 65_535);
  whole('RootBody', 'targets_threshold', value.targets_threshold, 0, 65_535);
  big('RootBody', 'root_keys', value.root_keys, 0n, 18_446_744_073_709_551_615n);
  big('RootBody', 'timestamp_keys', value.timestamp_keys, 0n, 18_446_744_073_709_551_615n);
  big('RootBody', 'snapshot_keys', value.snapshot_keys, 0n, 18_446_744_073_709_551_615n);
  big('RootBody', 'targets_keys', value.targets_keys, 0n, 18_446_744_073_709_551_615n);
  whole('RootBody', 'key_set_count', value.key_set_count, 0, 4_294_967_295);
  bytes('RootBody', 'reserved', value.reserved, 4);
}

/**
 * Writes a RootBody at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeRootBody(view: DataView, value: RootBody, offset = 0): void {
  room('RootBody', view, offset, ROOT_BODY_SIZE);
  checkRootBody(value);
  view.setUint16(offset + ROOT_BODY_OFFSETS.root_threshold, value.root_threshold, true);
  view.setUint16(offset + ROOT_BODY_OFFSETS.timestamp_threshold, value.timestamp_threshold, true);
  view.setUint16(offset + ROOT_BODY_OFFSETS.snapshot_threshold, value.snapshot_threshold, true);
  view.setUint16(offset + ROOT_BODY_OFFSETS.targets_threshold, value.targets_threshold, true);
  view.setBigUint64(offset + ROOT_BODY_OFFSETS.root_keys, value.root_keys, true);
  view.setBigUint64(offset + ROOT_BODY_OFFSETS.timestamp_keys, value.timestamp_keys, true);
  view.setBigUint64(offset + ROOT_BODY_OFFSETS.snapshot_keys, value.snapshot_keys, true);
  view.setBigUint64(offset + ROOT_BODY_OFFSETS.targets_keys, value.targets_keys, true);
  view.setUint32(offset + ROOT_BODY_OFFSETS.key_set_count, value.key_set_count, true);
  putBytes(view, value.reserved, offset + ROOT_BODY_OFFSETS.reserved);
}

/**
 * A further file of metadata, as signed metadata names it. 88 bytes, the same on every model.
 */
export interface MetadataReference {
  /** Its version. Range: u64, from 0 to 18446744073709551615. */
  readonly version: bigint;
  /** Size of the whole file. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly size: bigint;
  /** SHA-512 of the whole file. Range: exactly 64 bytes. */
  readonly digest: Uint8Array;
  /** Where the name of its role begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Size of that name; 0 in a timestamp, which names a snapshot only. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a MetadataReference, the same on every model. */
export const METADATA_REFERENCE_SIZE = 88;
/** Where each field of MetadataReference begins, in bytes. The type is the proved layout. */
export const METADATA_REFERENCE_OFFSETS: {
  readonly version: 0;
  readonly size: 8;
  readonly digest: 16;
  readonly name_offset: 80;
  readonly name_size: 84;
  readonly reserved: 86;
} = {
  version: 0,
  size: 8,
  digest: 16,
  name_offset: 80,
  name_size: 84,
  reserved: 86,
};

/**
 * The MetadataReference at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readMetadataReference(view: DataView, offset = 0): MetadataReference {
  room('MetadataReference', view, offset, METADATA_REFERENCE_SIZE);
  return {
    version: view.getBigUint64(offset + METADATA_REFERENCE_OFFSETS.version, true),
    size: view.getBigUint64(offset + METADATA_REFERENCE_OFFSETS.size, true),
    digest: bytesAt(view, offset + METADATA_REFERENCE_OFFSETS.digest, 64),
    name_offset: view.getUint32(offset + METADATA_REFERENCE_OFFSETS.name_offset, true),
    name_size: view.getUint16(offset + METADATA_REFERENCE_OFFSETS.name_size, true),
    reserved: bytesAt(view, offset + METADATA_REFERENCE_OFFSETS.reserved, 2),
  };
}

/**
 * Refuses a MetadataReference with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkMetadataReference(value: MetadataReference): void {
  big('MetadataReference', 'version', value.version, 0n, 18_446_744_073_709_551_615n);
  big('MetadataReference', 'size', value.size, 0n, 18_446_744_073_709_551_615n);
  bytes('MetadataReference', 'digest', value.digest, 64);
  whole('MetadataReference', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('MetadataReference', 'name_size', value.name_size, 0, 65_535);
  bytes('MetadataReference', 'reserved', value.reserved, 2);
}

/**
 * Writes a MetadataReference at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeMetadataReference(view: DataView, value: MetadataReference, offset = 0): void {
  room('MetadataReference', view, offset, METADATA_REFERENCE_SIZE);
  checkMetadataReference(value);
  view.setBigUint64(offset + METADATA_REFERENCE_OFFSETS.version, value.version, true);
  view.setBigUint64(offset + METADATA_REFERENCE_OFFSETS.size, value.size, true);
  putBytes(view, value.digest, offset + METADATA_REFERENCE_OFFSETS.digest);
  view.setUint32(offset + METADATA_REFERENCE_OFFSETS.name_offset, value.name_offset, true);
  view.setUint16(offset + METADATA_REFERENCE_OFFSETS.name_size, value.name_size, true);
  putBytes(view, value.reserved, offset + METADATA_REFERENCE_OFFSETS.reserved);
}

/**
 * The beginning of the body of a snapshot; the references and their names follow. 8 bytes, the same on every model.
 */
export interface SnapshotBody {
  /** Number of references. Unit: references. Range: u32, from 0 to 4294967295. */
  readonly reference_count: number;
  /** Size of the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly strings_size: number;
}

/** Bytes of a SnapshotBody, the same on every model. */
export const SNAPSHOT_BODY_SIZE = 8;
/** Where each field of SnapshotBody begins, in bytes. The type is the proved layout. */
export const SNAPSHOT_BODY_OFFSETS: {
  readonly reference_count: 0;
  readonly strings_size: 4;
} = {
  reference_count: 0,
  strings_size: 4,
};

/**
 * The SnapshotBody at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readSnapshotBody(view: DataView, offset = 0): SnapshotBody {
  room('SnapshotBody', view, offset, SNAPSHOT_BODY_SIZE);
  return {
    reference_count: view.getUint32(offset + SNAPSHOT_BODY_OFFSETS.reference_count, true),
    strings_size: view.getUint32(offset + SNAPSHOT_BODY_OFFSETS.strings_size, true),
  };
}

/**
 * Refuses a SnapshotBody with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkSnapshotBody(value: SnapshotBody): void {
  whole('SnapshotBody', 'reference_count', value.reference_count, 0, 4_294_967_295);
  whole('SnapshotBody', 'strings_size', value.strings_size, 0, 4_294_967_295);
}

/**
 * Writes a SnapshotBody at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeSnapshotBody(view: DataView, value: SnapshotBody, offset = 0): void {
  room('SnapshotBody', view, offset, SNAPSHOT_BODY_SIZE);
  checkSnapshotBody(value);
  view.setUint32(offset + SNAPSHOT_BODY_OFFSETS.reference_count, value.reference_count, true);
  view.setUint32(offset + SNAPSHOT_BODY_OFFSETS.strings_size, value.strings_size, true);
}

/**
 * The beginning of the body of targets; the records that it counts, key sets and strings follow. 24 bytes, the same on every model.
 */
export interface TargetsBody {
  /** Number of packages. Unit: packages. Range: u32, from 0 to 4294967295. */
  readonly package_count: number;
  /** Number of relations of all packages. Unit: relations. Range: u32, from 0 to 4294967295. */
  readonly relation_count: number;
  /** Number of delegations: at most 64. Unit: delegations. Range: u32, from 0 to 4294967295. */
  readonly delegation_count: number;
  /** Number of key sets that delegations name: at most 64. Unit: key sets. Range: u32, from 0 to 4294967295. */
  readonly key_set_count: number;
  /** Size of the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly strings_size: number;
  /** Size of the name of this role, with which the strings begin. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a TargetsBody, the same on every model. */
export const TARGETS_BODY_SIZE = 24;
/** Where each field of TargetsBody begins, in bytes. The type is the proved layout. */
export const TARGETS_BODY_OFFSETS: {
  readonly package_count: 0;
  readonly relation_count: 4;
  readonly delegation_count: 8;
  readonly key_set_count: 12;
  readonly strings_size: 16;
  readonly name_size: 20;
  readonly reserved: 22;
} = {
  package_count: 0,
  relation_count: 4,
  delegation_count: 8,
  key_set_count: 12,
  strings_size: 16,
  name_size: 20,
  reserved: 22,
};

/**
 * The TargetsBody at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readTargetsBody(view: DataView, offset = 0): TargetsBody {
  room('TargetsBody', view, offset, TARGETS_BODY_SIZE);
  return {
    package_count: view.getUint32(offset + TARGETS_BODY_OFFSETS.package_count, true),
    relation_count: view.getUint32(offset + TARGETS_BODY_OFFSETS.relation_count, true),
    delegation_count: view.getUint32(offset + TARGETS_BODY_OFFSETS.delegation_count, true),
    key_set_count: view.getUint32(offset + TARGETS_BODY_OFFSETS.key_set_count, true),
    strings_size: view.getUint32(offset + TARGETS_BODY_OFFSETS.strings_size, true),
    name_size: view.getUint16(offset + TARGETS_BODY_OFFSETS.name_size, true),
    reserved: bytesAt(view, offset + TARGETS_BODY_OFFSETS.reserved, 2),
  };
}

/**
 * Refuses a TargetsBody with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkTargetsBody(value: TargetsBody): void {
  whole('TargetsBody', 'package_count', value.package_count, 0, 4_294_967_295);
  whole('TargetsBody', 'relation_count', value.relation_count, 0, 4_294_967_295);
  whole('TargetsBody', 'delegation_count', value.delegation_count, 0, 4_294_967_295);
  whole('TargetsBody', 'key_set_count', value.key_set_count, 0, 4_294_967_295);
  whole('TargetsBody', 'strings_size', value.strings_size, 0, 4_294_967_295);
  whole('TargetsBody', 'name_size', value.name_size, 0, 65_535);
  bytes('TargetsBody', 'reserved', value.reserved, 2);
}

/**
 * Writes a TargetsBody at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeTargetsBody(view: DataView, value: TargetsBody, offset = 0): void {
  room('TargetsBody', view, offset, TARGETS_BODY_SIZE);
  checkTargetsBody(value);
  view.setUint32(offset + TARGETS_BODY_OFFSETS.package_count, value.package_count, true);
  view.setUint32(offset + TARGETS_BODY_OFFSETS.relation_count, value.relation_count, true);
  view.setUint32(offset + TARGETS_BODY_OFFSETS.delegation_count, value.delegation_count, true);
  view.setUint32(offset + TARGETS_BODY_OFFSETS.key_set_count, value.key_set_count, true);
  view.setUint32(offset + TARGETS_BODY_OFFSETS.strings_size, value.strings_size, true);
  view.setUint16(offset + TARGETS_BODY_OFFSETS.name_size, value.name_size, true);
  putBytes(view, value.reserved, offset + TARGETS_BODY_OFFSETS.reserved);
}

/**
 * A package that a repository offers. 104 bytes, the same on every model.
 */
export interface PackageRecord {
  /** Size of the file. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly size: bigint;
  /** Sum of the sizes of all files in it. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly unpacked_size: bigint;
  /** SHA-512 of the file, by which it is named too. Range: exactly 64 bytes. */
  readonly digest: Uint8Array;
  /** Where the package's name begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Size of its name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** Size of its version, which follows the name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly version_size: number;
  /** Number of its relations. Unit: relations. Range: u32, from 0 to 4294967295. */
  readonly relation_count: number;
  /** What its entries can do more than who starts them: a set of the bits that Privilege numbers. Range: u32, from 0 to 4294967295. */
  readonly privileges: number;
  /** Which machines it is for. Range: a value of Architecture. */
  readonly architecture: Architecture;
  /** Zero. Range: exactly 7 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a PackageRecord, the same on every model. */
export const PACKAGE_RECORD_SIZE = 104;
/** Where each field of PackageRecord begins, in bytes. The type is the proved layout. */
export const PACKAGE_RECORD_OFFSETS: {
  readonly size: 0;
  readonly unpacked_size: 8;
  readonly digest: 16;
  readonly name_offset: 80;
  readonly name_size: 84;
  readonly version_size: 86;
  readonly relation_count: 88;
  readonly privileges: 92;
  readonly architecture: 96;
  readonly reserved: 97;
} = {
  size: 0,
  unpacked_size: 8,
  digest: 16,
  name_offset: 80,
  name_size: 84,
  version_size: 86,
  relation_count: 88,
  privileges: 92,
  architecture: 96,
  reserved: 97,
};

/**
 * The PackageRecord at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readPackageRecord(view: DataView, offset = 0): PackageRecord {
  room('PackageRecord', view, offset, PACKAGE_RECORD_SIZE);
  return {
    size: view.getBigUint64(offset + PACKAGE_RECORD_OFFSETS.size, true),
    unpacked_size: view.getBigUint64(offset + PACKAGE_RECORD_OFFSETS.unpacked_size, true),
    digest: bytesAt(view, offset + PACKAGE_RECORD_OFFSETS.digest, 64),
    name_offset: view.getUint32(offset + PACKAGE_RECORD_OFFSETS.name_offset, true),
    name_size: view.getUint16(offset + PACKAGE_RECORD_OFFSETS.name_size, true),
    version_size: view.getUint16(offset + PACKAGE_RECORD_OFFSETS.version_size, true),
    relation_count: view.getUint32(offset + PACKAGE_RECORD_OFFSETS.relation_count, true),
    privileges: view.getUint32(offset + PACKAGE_RECORD_OFFSETS.privileges, true),
    architecture: knownArchitecture('PackageRecord', 'architecture', view.getUint8(offset + PACKAGE_RECORD_OFFSETS.architecture)),
    reserved: bytesAt(view, offset + PACKAGE_RECORD_OFFSETS.reserved, 7),
  };
}

/**
 * Refuses a PackageRecord with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkPackageRecord(value: PackageRecord): void {
  big('PackageRecord', 'size', value.size, 0n, 18_446_744_073_709_551_615n);
  big('PackageRecord', 'unpacked_size', value.unpacked_size, 0n, 18_446_744_073_709_551_615n);
  bytes('PackageRecord', 'digest', value.digest, 64);
  whole('PackageRecord', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('PackageRecord', 'name_size', value.name_size, 0, 65_535);
  whole('PackageRecord', 'version_size', value.version_size, 0, 65_535);
  whole('PackageRecord', 'relation_count', value.relation_count, 0, 4_294_967_295);
  whole('PackageRecord', 'privileges', value.privileges, 0, 4_294_967_295);
  knownArchitecture('PackageRecord', 'architecture', value.architecture);
  bytes('PackageRecord', 'reserved', value.reserved, 7);
}

/**
 * Writes a PackageRecord at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writePackageRecord(view: DataView, value: PackageRecord, offset = 0): void {
  room('PackageRecord', view, offset, PACKAGE_RECORD_SIZE);
  checkPackageRecord(value);
  view.setBigUint64(offset + PACKAGE_RECORD_OFFSETS.size, value.size, true);
  view.setBigUint64(offset + PACKAGE_RECORD_OFFSETS.unpacked_size, value.unpacked_size, true);
  putBytes(view, value.digest, offset + PACKAGE_RECORD_OFFSETS.digest);
  view.setUint32(offset + PACKAGE_RECORD_OFFSETS.name_offset, value.name_offset, true);
  view.setUint16(offset + PACKAGE_RECORD_OFFSETS.name_size, value.name_size, true);
  view.setUint16(offset + PACKAGE_RECORD_OFFSETS.version_size, value.version_size, true);
  view.setUint32(offset + PACKAGE_RECORD_OFFSETS.relation_count, value.relation_count, true);
  view.setUint32(offset + PACKAGE_RECORD_OFFSETS.privileges, value.privileges, true);
  view.setUint8(offset + PACKAGE_RECORD_OFFSETS.architecture, value.architecture);
  putBytes(view, value.reserved, offset + PACKAGE_RECORD_OFFSETS.reserved);
}

/**
 * Who may sign for packages of some names. 24 bytes, the same on every model.
 */
export interface Delegation {
  /** Which key sets may sign: bit n is the one that n others come before. Range: u64, from 0 to 18446744073709551615. */
  readonly keys: bigint;
  /** Where the name of the role begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly name_offset: number;
  /** Size of the patterns, which follow the name, with a space between two. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly patterns_size: number;
  /** Size of the name. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly name_size: number;
  /** How many of the key sets must sign. Unit: key sets. Range: u16, from 0 to 65535. */
  readonly threshold: number;
  /** 1 if nobody is asked after this role for names that the patterns fit; else 0. Range: u8, from 0 to 255. */
  readonly terminating: number;
  /** Zero. Range: exactly 3 bytes. */
  readonly reserved: Uint8Array;
}

/** Bytes of a Delegation, the same on every model. */
export const DELEGATION_SIZE = 24;
/** Where each field of Delegation begins, in bytes. The type is the proved layout. */
export const DELEGATION_OFFSETS: {
  readonly keys: 0;
  readonly name_offset: 8;
  readonly patterns_size: 12;
  readonly name_size: 16;
  readonly threshold: 18;
  readonly terminating: 20;
  readonly reserved: 21;
} = {
  keys: 0,
  name_offset: 8,
  patterns_size: 12,
  name_size: 16,
  threshold: 18,
  terminating: 20,
  reserved: 21,
};

/**
 * The Delegation at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readDelegation(view: DataView, offset = 0): Delegation {
  room('Delegation', view, offset, DELEGATION_SIZE);
  return {
    keys: view.getBigUint64(offset + DELEGATION_OFFSETS.keys, true),
    name_offset: view.getUint32(offset + DELEGATION_OFFSETS.name_offset, true),
    patterns_size: view.getUint32(offset + DELEGATION_OFFSETS.patterns_size, true),
    name_size: view.getUint16(offset + DELEGATION_OFFSETS.name_size, true),
    threshold: view.getUint16(offset + DELEGATION_OFFSETS.threshold, true),
    terminating: view.getUint8(offset + DELEGATION_OFFSETS.terminating),
    reserved: bytesAt(view, offset + DELEGATION_OFFSETS.reserved, 3),
  };
}

/**
 * Refuses a Delegation with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkDelegation(value: Delegation): void {
  big('Delegation', 'keys', value.keys, 0n, 18_446_744_073_709_551_615n);
  whole('Delegation', 'name_offset', value.name_offset, 0, 4_294_967_295);
  whole('Delegation', 'patterns_size', value.patterns_size, 0, 4_294_967_295);
  whole('Delegation', 'name_size', value.name_size, 0, 65_535);
  whole('Delegation', 'threshold', value.threshold, 0, 65_535);
  whole('Delegation', 'terminating', value.terminating, 0, 255);
  bytes('Delegation', 'reserved', value.reserved, 3);
}

/**
 * Writes a Delegation at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeDelegation(view: DataView, value: Delegation, offset = 0): void {
  room('Delegation', view, offset, DELEGATION_SIZE);
  checkDelegation(value);
  view.setBigUint64(offset + DELEGATION_OFFSETS.keys, value.keys, true);
  view.setUint32(offset + DELEGATION_OFFSETS.name_offset, value.name_offset, true);
  view.setUint32(offset + DELEGATION_OFFSETS.patterns_size, value.patterns_size, true);
  view.setUint16(offset + DELEGATION_OFFSETS.name_size, value.name_size, true);
  view.setUint16(offset + DELEGATION_OFFSETS.threshold, value.threshold, true);
  view.setUint8(offset + DELEGATION_OFFSETS.terminating, value.terminating);
  putBytes(view, value.reserved, offset + DELEGATION_OFFSETS.reserved);
}

/**
 * The beginning of the journal of a transaction. 104 bytes, the same on every model.
 */
export interface JournalHeader {
  /** LAGOJRNL in ASCII. Range: exactly 8 bytes. */
  readonly magic: Uint8Array;
  /** Version of the format: 1. Range: u16, from 0 to 65535. */
  readonly version: number;
  /** What the transaction does. Range: a value of Operation. */
  readonly operation: Operation;
  /** Zero. Range: exactly 5 bytes. */
  readonly reserved: Uint8Array;
  /** Number of the transaction. Range: u64, from 0 to 18446744073709551615. */
  readonly transaction: bigint;
  /** When it began. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly time_seconds: bigint;
  /** Number of journal records. Unit: records. Range: u32, from 0 to 4294967295. */
  readonly record_count: number;
  /** Size of the paths. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly strings_size: number;
  /** SHA-512 of all that follows the header. Range: exactly 64 bytes. */
  readonly digest: Uint8Array;
}

/** Bytes of a JournalHeader, the same on every model. */
export const JOURNAL_HEADER_SIZE = 104;
/** Where each field of JournalHeader begins, in bytes. The type is the proved layout. */
export const JOURNAL_HEADER_OFFSETS: {
  readonly magic: 0;
  readonly version: 8;
  readonly operation: 10;
  readonly reserved: 11;
  readonly transaction: 16;
  readonly time_seconds: 24;
  readonly record_count: 32;
  readonly strings_size: 36;
  readonly digest: 40;
} = {
  magic: 0,
  version: 8,
  operation: 10,
  reserved: 11,
  transaction: 16,
  time_seconds: 24,
  record_count: 32,
  strings_size: 36,
  digest: 40,
};

/**
 * The JournalHeader at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readJournalHeader(view: DataView, offset = 0): JournalHeader {
  room('JournalHeader', view, offset, JOURNAL_HEADER_SIZE);
  return {
    magic: bytesAt(view, offset + JOURNAL_HEADER_OFFSETS.magic, 8),
    version: view.getUint16(offset + JOURNAL_HEADER_OFFSETS.version, true),
    operation: knownOperation('JournalHeader', 'operation', view.getUint8(offset + JOURNAL_HEADER_OFFSETS.operation)),
    reserved: bytesAt(view, offset + JOURNAL_HEADER_OFFSETS.reserved, 5),
    transaction: view.getBigUint64(offset + JOURNAL_HEADER_OFFSETS.transaction, true),
    time_seconds: view.getBigInt64(offset + JOURNAL_HEADER_OFFSETS.time_seconds, true),
    record_count: view.getUint32(offset + JOURNAL_HEADER_OFFSETS.record_count, true),
    strings_size: view.getUint32(offset + JOURNAL_HEADER_OFFSETS.strings_size, true),
    digest: bytesAt(view, offset + JOURNAL_HEADER_OFFSETS.digest, 64),
  };
}

/**
 * Refuses a JournalHeader with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkJournalHeader(value: JournalHeader): void {
  bytes('JournalHeader', 'magic', value.magic, 8);
  whole('JournalHeader', 'version', value.version, 0, 65_535);
  knownOperation('JournalHeader', 'operation', value.operation);
  bytes('JournalHeader', 'reserved', value.reserved, 5);
  big('JournalHeader', 'transaction', value.transaction, 0n, 18_446_744_073_709_551_615n);
  big('JournalHeader', 'time_seconds', value.time_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  whole('JournalHeader', 'record_count', value.record_count, 0, 4_294_967_295);
  whole('JournalHeader', 'strings_size', value.strings_size, 0, 4_294_967_295);
  bytes('JournalHeader', 'digest', value.digest, 64);
}

/**
 * Writes a JournalHeader at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeJournalHeader(view: DataView, value: JournalHeader, offset = 0): void {
  room('JournalHeader', view, offset, JOURNAL_HEADER_SIZE);
  checkJournalHeader(value);
  putBytes(view, value.magic, offset + JOURNAL_HEADER_OFFSETS.magic);
  view.setUint16(offset + JOURNAL_HEADER_OFFSETS.version, value.version, true);
  view.setUint8(offset + JOURNAL_HEADER_OFFSETS.operation, value.operation);
  putBytes(view, value.reserved, offset + JOURNAL_HEADER_OFFSETS.reserved);
  view.setBigUint64(offset + JOURNAL_HEADER_OFFSETS.transaction, value.transaction, true);
  view.setBigInt64(offset + JOURNAL_HEADER_OFFSETS.time_seconds, value.time_seconds, true);
  view.setUint32(offset + JOURNAL_HEADER_OFFSETS.record_count, value.record_count, true);
  view.setUint32(offset + JOURNAL_HEADER_OFFSETS.strings_size, value.strings_size, true);
  putBytes(view, value.digest, offset + JOURNAL_HEADER_OFFSETS.digest);
}

/**
 * One change of a transaction, with what undoes it. 336 bytes, the same on every model.
 */
export interface JournalRecord {
  /** Number of the change in its transaction. Range: u32, from 0 to 4294967295. */
  readonly index: number;
  /** Where the path begins in the strings. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly path_offset: number;
  /** Size of the path. Unit: bytes. Range: u16, from 0 to 65535. */
  readonly path_size: number;
  /** What happens to the path. Range: a value of Change. */
  readonly change: Change;
  /** What the path held before. Range: a value of FileKind. */
  readonly before_kind: FileKind;
  /** What it holds after. Range: a value of FileKind. */
  readonly after_kind: FileKind;
  /** 1 if an installed package had the path as a file or link, so that what was there is no stranger's; else 0. Range: u8, from 0 to 255. */
  readonly owned: number;
  /** Zero. Range: exactly 2 bytes. */
  readonly reserved: Uint8Array;
  /** Permission bits before. Range: u32, from 0 to 4294967295. */
  readonly before_mode: number;
  /** Permission bits after. Range: u32, from 0 to 4294967295. */
  readonly after_mode: number;
  /** Owner before. Range: u32, from 0 to 4294967295. */
  readonly before_uid: number;
  /** Group before. Range: u32, from 0 to 4294967295. */
  readonly before_gid: number;
  /** Owner after. Range: u32, from 0 to 4294967295. */
  readonly after_uid: number;
  /** Group after. Range: u32, from 0 to 4294967295. */
  readonly after_gid: number;
  /** Time of last modification before. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly before_mtime_seconds: bigint;
  /** Time of last modification after. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly after_mtime_seconds: bigint;
  /** Part of a second after it. Unit: nanoseconds. Range: u32, from 0 to 4294967295. */
  readonly before_mtime_nanoseconds: number;
  /** Part of a second after it. Unit: nanoseconds. Range: u32, from 0 to 4294967295. */
  readonly after_mtime_nanoseconds: number;
  /** Size before. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly before_size: bigint;
  /** Size after. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly after_size: bigint;
  /** SHA-512 of content or target before. Range: exactly 64 bytes. */
  readonly before_digest: Uint8Array;
  /** SHA-512 of content or target after. Range: exactly 64 bytes. */
  readonly after_digest: Uint8Array;
  /** SHA-512 of its extended attributes before; zero: none, all ones: not known. Range: exactly 64 bytes. */
  readonly before_attributes: Uint8Array;
  /** SHA-512 of its extended attributes after; zero: none, all ones: not known. Range: exactly 64 bytes. */
  readonly after_attributes: Uint8Array;
}

/** Bytes of a JournalRecord, the same on every model. */
export const JOURNAL_RECORD_SIZE = 336;
/** Where each field of JournalRecord begins, in bytes. The type is the proved layout. */
export const JOURNAL_RECORD_OFFSETS: {
  readonly index: 0;
  readonly path_offset: 4;
  readonly path_size: 8;
  readonly change: 10;
  readonly before_kind: 11;
  readonly after_kind: 12;
  readonly owned: 13;
  readonly reserved: 14;
  readonly before_mode: 16;
  readonly after_mode: 20;
  readonly before_uid: 24;
  readonly before_gid: 28;
  readonly after_uid: 32;
  readonly after_gid: 36;
  readonly before_mtime_seconds: 40;
  readonly after_mtime_seconds: 48;
  readonly before_mtime_nanoseconds: 56;
  readonly after_mtime_nanoseconds: 60;
  readonly before_size: 64;
  readonly after_size: 72;
  readonly before_digest: 80;
  readonly after_digest: 144;
  readonly before_attributes: 208;
  readonly after_attributes: 272;
} = {
  index: 0,
  path_offset: 4,
  path_size: 8,
  change: 10,
  before_kind: 11,
  after_kind: 12,
  owned: 13,
  reserved: 14,
  before_mode: 16,
  after_mode: 20,
  before_uid: 24,
  before_gid: 28,
  after_uid: 32,
  after_gid: 36,
  before_mtime_seconds: 40,
  after_mtime_seconds: 48,
  before_mtime_nanoseconds: 56,
  after_mtime_nanoseconds: 60,
  before_size: 64,
  after_size: 72,
  before_digest: 80,
  after_digest: 144,
  before_attributes: 208,
  after_attributes: 272,
};

/**
 * The JournalRecord at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readJournalRecord(view: DataView, offset = 0): JournalRecord {
  room('JournalRecord', view, offset, JOURNAL_RECORD_SIZE);
  return {
    index: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.index, true),
    path_offset: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.path_offset, true),
    path_size: view.getUint16(offset + JOURNAL_RECORD_OFFSETS.path_size, true),
    change: knownChange('JournalRecord', 'change', view.getUint8(offset + JOURNAL_RECORD_OFFSETS.change)),
    before_kind: knownFileKind('JournalRecord', 'before_kind', view.getUint8(offset + JOURNAL_RECORD_OFFSETS.before_kind)),
    after_kind: knownFileKind('JournalRecord', 'after_kind', view.getUint8(offset + JOURNAL_RECORD_OFFSETS.after_kind)),
    owned: view.getUint8(offset + JOURNAL_RECORD_OFFSETS.owned),
    reserved: bytesAt(view, offset + JOURNAL_RECORD_OFFSETS.reserved, 2),
    before_mode: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.before_mode, true),
    after_mode: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.after_mode, true),
    before_uid: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.before_uid, true),
    before_gid: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.before_gid, true),
    after_uid: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.after_uid, true),
    after_gid: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.after_gid, true),
    before_mtime_seconds: view.getBigInt64(offset + JOURNAL_RECORD_OFFSETS.before_mtime_seconds, true),
    after_mtime_seconds: view.getBigInt64(offset + JOURNAL_RECORD_OFFSETS.after_mtime_seconds, true),
    before_mtime_nanoseconds: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.before_mtime_nanoseconds, true),
    after_mtime_nanoseconds: view.getUint32(offset + JOURNAL_RECORD_OFFSETS.after_mtime_nanoseconds, true),
    before_size: view.getBigUint64(offset + JOURNAL_RECORD_OFFSETS.before_size, true),
    after_size: view.getBigUint64(offset + JOURNAL_RECORD_OFFSETS.after_size, true),
    before_digest: bytesAt(view, offset + JOURNAL_RECORD_OFFSETS.before_digest, 64),
    after_digest: bytesAt(view, offset + JOURNAL_RECORD_OFFSETS.after_digest, 64),
    before_attributes: bytesAt(view, offset + JOURNAL_RECORD_OFFSETS.before_attributes, 64),
    after_attributes: bytesAt(view, offset + JOURNAL_RECORD_OFFSETS.after_attributes, 64),
  };
}

/**
 * Refuses a JournalRecord with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkJournalRecord(value: JournalRecord): void {
  whole('JournalRecord', 'index', value.index, 0, 4_294_967_295);
  whole('JournalRecord', 'path_offset', value.path_offset, 0, 4_294_967_295);
  whole('JournalRecord', 'path_size', value.path_size, 0, 65_535);
  knownChange('JournalRecord', 'change', value.change);
  knownFileKind('JournalRecord', 'before_kind', value.before_kind);
  knownFileKind('JournalRecord', 'after_kind', value.after_kind);
  whole('JournalRecord', 'owned', value.owned, 0, 255);
  bytes('JournalRecord', 'reserved', value.reserved, 2);
  whole('JournalRecord', 'before_mode', value.before_mode, 0, 4_294_967_295);
  whole('JournalRecord', 'after_mode', value.after_mode, 0, 4_294_967_295);
  whole('JournalRecord', 'before_uid', value.before_uid, 0, 4_294_967_295);
  whole('JournalRecord', 'before_gid', value.before_gid, 0, 4_294_967_295);
  whole('JournalRecord', 'after_uid', value.after_uid, 0, 4_294_967_295);
  whole('JournalRecord', 'after_gid', value.after_gid, 0, 4_294_967_295);
  big('JournalRecord', 'before_mtime_seconds', value.before_mtime_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  big('JournalRecord', 'after_mtime_seconds', value.after_mtime_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  whole('JournalRecord', 'before_mtime_nanoseconds', value.before_mtime_nanoseconds, 0, 4_294_967_295);
  whole('JournalRecord', 'after_mtime_nanoseconds', value.after_mtime_nanoseconds, 0, 4_294_967_295);
  big('JournalRecord', 'before_size', value.before_size, 0n, 18_446_744_073_709_551_615n);
  big('JournalRecord', 'after_size', value.after_size, 0n, 18_446_744_073_709_551_615n);
  bytes('JournalRecord', 'before_digest', value.before_digest, 64);
  bytes('JournalRecord', 'after_digest', value.after_digest, 64);
  bytes('JournalRecord', 'before_attributes', value.before_attributes, 64);
  bytes('JournalRecord', 'after_attributes', value.after_attributes, 64);
}

/**
 * Writes a JournalRecord at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeJournalRecord(view: DataView, value: JournalRecord, offset = 0): void {
  room('JournalRecord', view, offset, JOURNAL_RECORD_SIZE);
  checkJournalRecord(value);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.index, value.index, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.path_offset, value.path_offset, true);
  view.setUint16(offset + JOURNAL_RECORD_OFFSETS.path_size, value.path_size, true);
  view.setUint8(offset + JOURNAL_RECORD_OFFSETS.change, value.change);
  view.setUint8(offset + JOURNAL_RECORD_OFFSETS.before_kind, value.before_kind);
  view.setUint8(offset + JOURNAL_RECORD_OFFSETS.after_kind, value.after_kind);
  view.setUint8(offset + JOURNAL_RECORD_OFFSETS.owned, value.owned);
  putBytes(view, value.reserved, offset + JOURNAL_RECORD_OFFSETS.reserved);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.before_mode, value.before_mode, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.after_mode, value.after_mode, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.before_uid, value.before_uid, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.before_gid, value.before_gid, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.after_uid, value.after_uid, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.after_gid, value.after_gid, true);
  view.setBigInt64(offset + JOURNAL_RECORD_OFFSETS.before_mtime_seconds, value.before_mtime_seconds, true);
  view.setBigInt64(offset + JOURNAL_RECORD_OFFSETS.after_mtime_seconds, value.after_mtime_seconds, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.before_mtime_nanoseconds, value.before_mtime_nanoseconds, true);
  view.setUint32(offset + JOURNAL_RECORD_OFFSETS.after_mtime_nanoseconds, value.after_mtime_nanoseconds, true);
  view.setBigUint64(offset + JOURNAL_RECORD_OFFSETS.before_size, value.before_size, true);
  view.setBigUint64(offset + JOURNAL_RECORD_OFFSETS.after_size, value.after_size, true);
  putBytes(view, value.before_digest, offset + JOURNAL_RECORD_OFFSETS.before_digest);
  putBytes(view, value.after_digest, offset + JOURNAL_RECORD_OFFSETS.after_digest);
  putBytes(view, value.before_attributes, offset + JOURNAL_RECORD_OFFSETS.before_attributes);
  putBytes(view, value.after_attributes, offset + JOURNAL_RECORD_OFFSETS.after_attributes);
}

/**
 * One change in the trace of a transaction. 320 bytes, the same on every model.
 */
export interface TraceRecord {
  /** Number of the transaction. Range: u64, from 0 to 18446744073709551615. */
  readonly transaction: bigint;
  /** When it was made. Unit: seconds since 1970-01-01T00:00:00Z. Range: i64, from -9223372036854775808 to 9223372036854775807. */
  readonly time_seconds: bigint;
  /** Number of the change in its transaction. Range: u32, from 0 to 4294967295. */
  readonly sequence: number;
  /** Size of the path. Unit: bytes. Range: u32, from 0 to 4294967295. */
  readonly path_size: number;
  /** What the transaction does. Range: a value of Operation. */
  readonly operation: Operation;
  /** What happened to the path. Range: a value of Change. */
  readonly change: Change;
  /** What the path held before. Range: a value of FileKind. */
  readonly before_kind: FileKind;
  /** What it held after. Range: a value of FileKind. */
  readonly after_kind: FileKind;
  /** Permission bits before. Range: u32, from 0 to 4294967295. */
  readonly before_mode: number;
  /** Permission bits after. Range: u32, from 0 to 4294967295. */
  readonly after_mode: number;
  /** Zero. Range: exactly 12 bytes. */
  readonly reserved: Uint8Array;
  /** Size before. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly before_size: bigint;
  /** Size after. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly after_size: bigint;
  /** SHA-512 of content or target before. Range: exactly 64 bytes. */
  readonly before_digest: Uint8Array;
  /** SHA-512 of content or target after. Range: exactly 64 bytes. */
  readonly after_digest: Uint8Array;
  /** SHA-512 of its extended attributes before; zero: none, all ones: not known. Range: exactly 64 bytes. */
  readonly before_attributes: Uint8Array;
  /** SHA-512 of its extended attributes after; zero: none, all ones: not known. Range: exactly 64 bytes. */
  readonly after_attributes: Uint8Array;
}

/** Bytes of a TraceRecord, the same on every model. */
export const TRACE_RECORD_SIZE = 320;
/** Where each field of TraceRecord begins, in bytes. The type is the proved layout. */
export const TRACE_RECORD_OFFSETS: {
  readonly transaction: 0;
  readonly time_seconds: 8;
  readonly sequence: 16;
  readonly path_size: 20;
  readonly operation: 24;
  readonly change: 25;
  readonly before_kind: 26;
  readonly after_kind: 27;
  readonly before_mode: 28;
  readonly after_mode: 32;
  readonly reserved: 36;
  readonly before_size: 48;
  readonly after_size: 56;
  readonly before_digest: 64;
  readonly after_digest: 128;
  readonly before_attributes: 192;
  readonly after_attributes: 256;
} = {
  transaction: 0,
  time_seconds: 8,
  sequence: 16,
  path_size: 20,
  operation: 24,
  change: 25,
  before_kind: 26,
  after_kind: 27,
  before_mode: 28,
  after_mode: 32,
  reserved: 36,
  before_size: 48,
  after_size: 56,
  before_digest: 64,
  after_digest: 128,
  before_attributes: 192,
  after_attributes: 256,
};

/**
 * The TraceRecord at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readTraceRecord(view: DataView, offset = 0): TraceRecord {
  room('TraceRecord', view, offset, TRACE_RECORD_SIZE);
  return {
    transaction: view.getBigUint64(offset + TRACE_RECORD_OFFSETS.transaction, true),
    time_seconds: view.getBigInt64(offset + TRACE_RECORD_OFFSETS.time_seconds, true),
    sequence: view.getUint32(offset + TRACE_RECORD_OFFSETS.sequence, true),
    path_size: view.getUint32(offset + TRACE_RECORD_OFFSETS.path_size, true),
    operation: knownOperation('TraceRecord', 'operation', view.getUint8(offset + TRACE_RECORD_OFFSETS.operation)),
    change: knownChange('TraceRecord', 'change', view.getUint8(offset + TRACE_RECORD_OFFSETS.change)),
    before_kind: knownFileKind('TraceRecord', 'before_kind', view.getUint8(offset + TRACE_RECORD_OFFSETS.before_kind)),
    after_kind: knownFileKind('TraceRecord', 'after_kind', view.getUint8(offset + TRACE_RECORD_OFFSETS.after_kind)),
    before_mode: view.getUint32(offset + TRACE_RECORD_OFFSETS.before_mode, true),
    after_mode: view.getUint32(offset + TRACE_RECORD_OFFSETS.after_mode, true),
    reserved: bytesAt(view, offset + TRACE_RECORD_OFFSETS.reserved, 12),
    before_size: view.getBigUint64(offset + TRACE_RECORD_OFFSETS.before_size, true),
    after_size: view.getBigUint64(offset + TRACE_RECORD_OFFSETS.after_size, true),
    before_digest: bytesAt(view, offset + TRACE_RECORD_OFFSETS.before_digest, 64),
    after_digest: bytesAt(view, offset + TRACE_RECORD_OFFSETS.after_digest, 64),
    before_attributes: bytesAt(view, offset + TRACE_RECORD_OFFSETS.before_attributes, 64),
    after_attributes: bytesAt(view, offset + TRACE_RECORD_OFFSETS.after_attributes, 64),
  };
}

/**
 * Refuses a TraceRecord with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkTraceRecord(value: TraceRecord): void {
  big('TraceRecord', 'transaction', value.transaction, 0n, 18_446_744_073_709_551_615n);
  big('TraceRecord', 'time_seconds', value.time_seconds, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n);
  whole('TraceRecord', 'sequence', value.sequence, 0, 4_294_967_295);
  whole('TraceRecord', 'path_size', value.path_size, 0, 4_294_967_295);
  knownOperation('TraceRecord', 'operation', value.operation);
  knownChange('TraceRecord', 'change', value.change);
  knownFileKind('TraceRecord', 'before_kind', value.before_kind);
  knownFileKind('TraceRecord', 'after_kind', value.after_kind);
  whole('TraceRecord', 'before_mode', value.before_mode, 0, 4_294_967_295);
  whole('TraceRecord', 'after_mode', value.after_mode, 0, 4_294_967_295);
  bytes('TraceRecord', 'reserved', value.reserved, 12);
  big('TraceRecord', 'before_size', value.before_size, 0n, 18_446_744_073_709_551_615n);
  big('TraceRecord', 'after_size', value.after_size, 0n, 18_446_744_073_709_551_615n);
  bytes('TraceRecord', 'before_digest', value.before_digest, 64);
  bytes('TraceRecord', 'after_digest', value.after_digest, 64);
  bytes('TraceRecord', 'before_attributes', value.before_attributes, 64);
  bytes('TraceRecord', 'after_attributes', value.after_attributes, 64);
}

/**
 * Writes a TraceRecord at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeTraceRecord(view: DataView, value: TraceRecord, offset = 0): void {
  room('TraceRecord', view, offset, TRACE_RECORD_SIZE);
  checkTraceRecord(value);
  view.setBigUint64(offset + TRACE_RECORD_OFFSETS.transaction, value.transaction, true);
  view.setBigInt64(offset + TRACE_RECORD_OFFSETS.time_seconds, value.time_seconds, true);
  view.setUint32(offset + TRACE_RECORD_OFFSETS.sequence, value.sequence, true);
  view.setUint32(offset + TRACE_RECORD_OFFSETS.path_size, value.path_size, true);
  view.setUint8(offset + TRACE_RECORD_OFFSETS.operation, value.operation);
  view.setUint8(offset + TRACE_RECORD_OFFSETS.change, value.change);
  view.setUint8(offset + TRACE_RECORD_OFFSETS.before_kind, value.before_kind);
  view.setUint8(offset + TRACE_RECORD_OFFSETS.after_kind, value.after_kind);
  view.setUint32(offset + TRACE_RECORD_OFFSETS.before_mode, value.before_mode, true);
  view.setUint32(offset + TRACE_RECORD_OFFSETS.after_mode, value.after_mode, true);
  putBytes(view, value.reserved, offset + TRACE_RECORD_OFFSETS.reserved);
  view.setBigUint64(offset + TRACE_RECORD_OFFSETS.before_size, value.before_size, true);
  view.setBigUint64(offset + TRACE_RECORD_OFFSETS.after_size, value.after_size, true);
  putBytes(view, value.before_digest, offset + TRACE_RECORD_OFFSETS.before_digest);
  putBytes(view, value.after_digest, offset + TRACE_RECORD_OFFSETS.after_digest);
  putBytes(view, value.before_attributes, offset + TRACE_RECORD_OFFSETS.before_attributes);
  putBytes(view, value.after_attributes, offset + TRACE_RECORD_OFFSETS.after_attributes);
}

/**
 * Bytes somewhere in memory. 8 bytes, on wasm32.
 */
export interface Slice {
  /** First byte. Range: an address of u8 in the memory of the module, 0 for none. */
  readonly pointer: number;
  /** Number of bytes. Unit: bytes. Range: usize, from 0 to 4294967295. */
  readonly length: number;
}

/** Bytes of a Slice, on wasm32. */
export const SLICE_SIZE = 8;
/** Where each field of Slice begins, in bytes. The type is the proved layout. */
export const SLICE_OFFSETS: {
  readonly pointer: 0;
  readonly length: 4;
} = {
  pointer: 0,
  length: 4,
};

/**
 * The Slice at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readSlice(view: DataView, offset = 0): Slice {
  room('Slice', view, offset, SLICE_SIZE);
  return {
    pointer: view.getUint32(offset + SLICE_OFFSETS.pointer, true),
    length: view.getUint32(offset + SLICE_OFFSETS.length, true),
  };
}

/**
 * Refuses a Slice with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkSlice(value: Slice): void {
  whole('Slice', 'pointer', value.pointer, 0, 4_294_967_295);
  whole('Slice', 'length', value.length, 0, 4_294_967_295);
}

/**
 * Writes a Slice at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeSlice(view: DataView, value: Slice, offset = 0): void {
  room('Slice', view, offset, SLICE_SIZE);
  checkSlice(value);
  view.setUint32(offset + SLICE_OFFSETS.pointer, value.pointer, true);
  view.setUint32(offset + SLICE_OFFSETS.length, value.length, true);
}

/**
 * What libobli found in a package. 56 bytes, on wasm32.
 */
export interface PackageReport {
  /** Whether the package could be read. Range: a value of Status. */
  readonly status: Status;
  /** Number of entries. Unit: entries. Range: u32, from 0 to 4294967295. */
  readonly entry_count: number;
  /** Name of the package. Range: a Slice. */
  readonly name: Slice;
  /** Version of the package. Range: a Slice. */
  readonly version: Slice;
  /** Sum of the sizes of all files. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly unpacked_size: bigint;
  /** Size of the content section. Unit: bytes. Range: u64, from 0 to 18446744073709551615. */
  readonly content_size: bigint;
  /** Number of signatures. Unit: signatures. Range: u32, from 0 to 4294967295. */
  readonly signature_count: number;
  /** The entry records. Range: an address of EntryRecord in the memory of the module, 0 for none. */
  readonly entries: number;
  /** The strings that the records point into. Range: a Slice. */
  readonly strings: Slice;
}

/** Bytes of a PackageReport, on wasm32. */
export const PACKAGE_REPORT_SIZE = 56;
/** Where each field of PackageReport begins, in bytes. The type is the proved layout. */
export const PACKAGE_REPORT_OFFSETS: {
  readonly status: 0;
  readonly entry_count: 4;
  readonly name: 8;
  readonly version: 16;
  readonly unpacked_size: 24;
  readonly content_size: 32;
  readonly signature_count: 40;
  readonly entries: 44;
  readonly strings: 48;
} = {
  status: 0,
  entry_count: 4,
  name: 8,
  version: 16,
  unpacked_size: 24,
  content_size: 32,
  signature_count: 40,
  entries: 44,
  strings: 48,
};

/**
 * The PackageReport at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readPackageReport(view: DataView, offset = 0): PackageReport {
  room('PackageReport', view, offset, PACKAGE_REPORT_SIZE);
  return {
    status: knownStatus('PackageReport', 'status', view.getUint32(offset + PACKAGE_REPORT_OFFSETS.status, true)),
    entry_count: view.getUint32(offset + PACKAGE_REPORT_OFFSETS.entry_count, true),
    name: readSlice(view, offset + PACKAGE_REPORT_OFFSETS.name),
    version: readSlice(view, offset + PACKAGE_REPORT_OFFSETS.version),
    unpacked_size: view.getBigUint64(offset + PACKAGE_REPORT_OFFSETS.unpacked_size, true),
    content_size: view.getBigUint64(offset + PACKAGE_REPORT_OFFSETS.content_size, true),
    signature_count: view.getUint32(offset + PACKAGE_REPORT_OFFSETS.signature_count, true),
    entries: view.getUint32(offset + PACKAGE_REPORT_OFFSETS.entries, true),
    strings: readSlice(view, offset + PACKAGE_REPORT_OFFSETS.strings),
  };
}

/**
 * Refuses a PackageReport with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkPackageReport(value: PackageReport): void {
  knownStatus('PackageReport', 'status', value.status);
  whole('PackageReport', 'entry_count', value.entry_count, 0, 4_294_967_295);
  checkSlice(value.name);
  checkSlice(value.version);
  big('PackageReport', 'unpacked_size', value.unpacked_size, 0n, 18_446_744_073_709_551_615n);
  big('PackageReport', 'content_size', value.content_size, 0n, 18_446_744_073_709_551_615n);
  whole('PackageReport', 'signature_count', value.signature_count, 0, 4_294_967_295);
  whole('PackageReport', 'entries', value.entries, 0, 4_294_967_295);
  checkSlice(value.strings);
}

/**
 * Writes a PackageReport at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writePackageReport(view: DataView, value: PackageReport, offset = 0): void {
  room('PackageReport', view, offset, PACKAGE_REPORT_SIZE);
  checkPackageReport(value);
  view.setUint32(offset + PACKAGE_REPORT_OFFSETS.status, value.status, true);
  view.setUint32(offset + PACKAGE_REPORT_OFFSETS.entry_count, value.entry_count, true);
  writeSlice(view, value.name, offset + PACKAGE_REPORT_OFFSETS.name);
  writeSlice(view, value.version, offset + PACKAGE_REPORT_OFFSETS.version);
  view.setBigUint64(offset + PACKAGE_REPORT_OFFSETS.unpacked_size, value.unpacked_size, true);
  view.setBigUint64(offset + PACKAGE_REPORT_OFFSETS.content_size, value.content_size, true);
  view.setUint32(offset + PACKAGE_REPORT_OFFSETS.signature_count, value.signature_count, true);
  view.setUint32(offset + PACKAGE_REPORT_OFFSETS.entries, value.entries, true);
  writeSlice(view, value.strings, offset + PACKAGE_REPORT_OFFSETS.strings);
}

/**
 * What libobli found when it compared a file with its entry. 24 bytes, on wasm32.
 */
export interface VerifyReport {
  /** Whether they agree. Range: a value of Status. */
  readonly status: Status;
  /** Number of the entry. Range: u32, from 0 to 4294967295. */
  readonly entry_index: number;
  /** Path of the entry. Range: a Slice. */
  readonly path: Slice;
  /** The digest in the entry: 64 bytes. Range: an address of u8 in the memory of the module, 0 for none. */
  readonly expected_digest: number;
  /** The digest of what is there: 64 bytes. Range: an address of u8 in the memory of the module, 0 for none. */
  readonly actual_digest: number;
}

/** Bytes of a VerifyReport, on wasm32. */
export const VERIFY_REPORT_SIZE = 24;
/** Where each field of VerifyReport begins, in bytes. The type is the proved layout. */
export const VERIFY_REPORT_OFFSETS: {
  readonly status: 0;
  readonly entry_index: 4;
  readonly path: 8;
  readonly expected_digest: 16;
  readonly actual_digest: 20;
} = {
  status: 0,
  entry_index: 4,
  path: 8,
  expected_digest: 16,
  actual_digest: 20,
};

/**
 * The VerifyReport at an offset of the view.
 *
 * @throws AbiError if it is not all there
 */
export function readVerifyReport(view: DataView, offset = 0): VerifyReport {
  room('VerifyReport', view, offset, VERIFY_REPORT_SIZE);
  return {
    status: knownStatus('VerifyReport', 'status', view.getUint32(offset + VERIFY_REPORT_OFFSETS.status, true)),
    entry_index: view.getUint32(offset + VERIFY_REPORT_OFFSETS.entry_index, true),
    path: readSlice(view, offset + VERIFY_REPORT_OFFSETS.path),
    expected_digest: view.getUint32(offset + VERIFY_REPORT_OFFSETS.expected_digest, true),
    actual_digest: view.getUint32(offset + VERIFY_REPORT_OFFSETS.actual_digest, true),
  };
}

/**
 * Refuses a VerifyReport with a value that its field cannot hold.
 *
 * @throws AbiError
 */
export function checkVerifyReport(value: VerifyReport): void {
  knownStatus('VerifyReport', 'status', value.status);
  whole('VerifyReport', 'entry_index', value.entry_index, 0, 4_294_967_295);
  checkSlice(value.path);
  whole('VerifyReport', 'expected_digest', value.expected_digest, 0, 4_294_967_295);
  whole('VerifyReport', 'actual_digest', value.actual_digest, 0, 4_294_967_295);
}

/**
 * Writes a VerifyReport at an offset of the view; padding becomes zero.
 *
 * @throws AbiError before anything is written
 */
export function writeVerifyReport(view: DataView, value: VerifyReport, offset = 0): void {
  room('VerifyReport', view, offset, VERIFY_REPORT_SIZE);
  checkVerifyReport(value);
  view.setUint32(offset + VERIFY_REPORT_OFFSETS.status, value.status, true);
  view.setUint32(offset + VERIFY_REPORT_OFFSETS.entry_index, value.entry_index, true);
  writeSlice(view, value.path, offset + VERIFY_REPORT_OFFSETS.path);
  view.setUint32(offset + VERIFY_REPORT_OFFSETS.expected_digest, value.expected_digest, true);
  view.setUint32(offset + VERIFY_REPORT_OFFSETS.actual_digest, value.actual_digest, true);
}

/**
 * The functions of libobli and its memory, which every address is an address in.
 */
export interface Libobli {
  readonly memory: { readonly buffer: ArrayBuffer };
  /**
   * Memory that the caller may fill, aligned to 16 bytes; null if there is none left.
   *
   * @param size How much. Unit: bytes. Range: usize, from 0 to 4294967295.
   * @returns an address in the memory of the module where a u8 may be written, 0 for none
   * @throws AbiError if an argument is out of range
   */
  obli_alloc(size: number): number;
  /**
   * Gives memory back that obli_alloc gave.
   *
   * @param pointer Where it begins; null is nothing to give back. Range: an address in the memory of the module where a u8 may be written, 0 for none.
   * @param size How much was asked for. Unit: bytes. Range: usize, from 0 to 4294967295.
   * @throws AbiError if an argument is out of range
   */
  obli_free(pointer: number, size: number): void;
  /**
   * Reads header, manifest and signature block of a package; its content is not looked at.
   *
   * @param bytes The package, aligned to 16 bytes. Range: an address of u8 in the memory of the module, 0 for none.
   * @param size Size of the package. Unit: bytes. Range: usize, from 0 to 4294967295.
   * @param report What was found; it points into the package. Range: an address in the memory of the module where a PackageReport may be written, 0 for none.
   * @returns a value of Status
   * @throws AbiError if an argument is out of range
   */
  obli_package_open(bytes: number, size: number, report: number): Status;
  /**
   * Reads all of a package and compares the content of each file with its digest; what signatures are worth is not asked.
   *
   * @param bytes The package, aligned to 16 bytes. Range: an address of u8 in the memory of the module, 0 for none.
   * @param size Size of the package. Unit: bytes. Range: usize, from 0 to 4294967295.
   * @param report Where it differs, if it does. Range: an address in the memory of the module where a VerifyReport may be written, 0 for none.
   * @returns a value of Status
   * @throws AbiError if an argument is out of range
   */
  obli_package_verify(bytes: number, size: number, report: number): Status;
}

/**
 * The functions of an instance of libobli: arguments are checked, results are what their types say.
 *
 * @param exports of the instance
 * @throws AbiError if it is another module, or one with other functions
 */
export function bindLibobli(exports: object): Libobli {
  if (!('memory' in exports)) throw new AbiError('libobli', 'memory', 'is not exported');
  exported(exports, 'obli_alloc', 1);
  exported(exports, 'obli_free', 2);
  exported(exports, 'obli_package_open', 3);
  exported(exports, 'obli_package_verify', 3);
  const wasm = exports as Libobli;
  return {
    get memory() { return wasm.memory; },
    obli_alloc(size) {
      whole('obli_alloc', 'size', size, 0, 4_294_967_295);
      return wasm.obli_alloc(size) >>> 0;
    },
    obli_free(pointer, size) {
      whole('obli_free', 'pointer', pointer, 0, 4_294_967_295);
      whole('obli_free', 'size', size, 0, 4_294_967_295);
      wasm.obli_free(pointer, size);
    },
    obli_package_open(bytes, size, report) {
      whole('obli_package_open', 'bytes', bytes, 0, 4_294_967_295);
      whole('obli_package_open', 'size', size, 0, 4_294_967_295);
      whole('obli_package_open', 'report', report, 0, 4_294_967_295);
      return knownStatus('obli_package_open', 'result', wasm.obli_package_open(bytes, size, report) >>> 0);
    },
    obli_package_verify(bytes, size, report) {
      whole('obli_package_verify', 'bytes', bytes, 0, 4_294_967_295);
      whole('obli_package_verify', 'size', size, 0, 4_294_967_295);
      whole('obli_package_verify', 'report', report, 0, 4_294_967_295);
      return knownStatus('obli_package_verify', 'result', wasm.obli_package_verify(bytes, size, report) >>> 0);
    },
  };
}
