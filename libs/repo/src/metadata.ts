/**
 * The metadata of a repository as values: what The Update Framework (TUF 1.0) calls root, timestamp, snapshot and targets.
 *
 * Their one encoding is that of encode.ts and decode.ts (docs/repository.md). A key set is one person's: thresholds count key
 * sets. Not here: signatures, and what is to be believed of whom.
 */
import type { KeySet } from '@lago-grey/sign';
import type { Relation } from '@lago-grey/zpkg';
import type { Architecture, Status } from './abi.ts';

export type RoleName = 'root' | 'timestamp' | 'snapshot' | 'targets';
export const ROLES: readonly RoleName[] = ['root', 'timestamp', 'snapshot', 'targets'];

/** Why metadata is refused: a status of the ABI by name. */
export type Reason = Exclude<keyof typeof Status, 'ok'>;

/** A refusal. The reason is for programs, the message for people. */
export class RepoError extends Error {
  override readonly name = 'RepoError';
  readonly reason: Reason;

  constructor(reason: Reason, problem: string) {
    super(`${problem} (${reason})`);
    this.reason = reason;
  }
}

/** Who may sign: so many of these. */
export interface Authority {
  readonly threshold: number;
  readonly keySets: readonly KeySet[];
}

/** What every file says of itself. */
export interface Common {
  readonly version: bigint;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly created: bigint;
  /** The first second in which it is no longer valid. */
  readonly expires: bigint;
  /** 32 bytes: which repository it belongs to. */
  readonly repository: Uint8Array;
}

export interface Root extends Common {
  readonly role: 'root';
  readonly roles: { readonly [role in RoleName]: Authority };
}

/** A further file, by all that it can be known by. */
export interface Reference {
  readonly version: bigint;
  readonly size: bigint;
  /** SHA-512 of the whole file. */
  readonly digest: Uint8Array;
}

export interface Timestamp extends Common {
  readonly role: 'timestamp';
  readonly snapshot: Reference;
}

export interface Snapshot extends Common {
  readonly role: 'snapshot';
  /** By the names of their roles; `targets` is among them. */
  readonly files: ReadonlyMap<string, Reference>;
}

/** A package that a repository offers. */
export interface Offer {
  readonly name: string;
  readonly version: string;
  readonly architecture: keyof typeof Architecture;
  readonly size: bigint;
  readonly unpackedSize: bigint;
  /** SHA-512 of the whole file. */
  readonly digest: Uint8Array;
  readonly privileges: number;
  readonly relations: readonly Relation[];
}

/** Who may sign for packages of some names. */
export interface Delegation extends Authority {
  readonly name: string;
  readonly patterns: readonly string[];
  /** Whether nobody is asked after it for names that the patterns fit. */
  readonly terminating: boolean;
}

export interface Targets extends Common {
  readonly role: 'targets';
  /** `targets`, or that of a delegated role. */
  readonly name: string;
  readonly packages: readonly Offer[];
  readonly delegations: readonly Delegation[];
}

export type Metadata = Root | Timestamp | Snapshot | Targets;

/** The name of the role that metadata is of. */
export const nameOf = (metadata: Metadata): string => (metadata.role === 'targets' ? metadata.name : metadata.role);

const MIB = 1024n * 1024n;

/** What a file may have at most, in bytes. */
export const BOUNDS: { readonly [role in RoleName]: bigint } = {
  root: MIB,
  timestamp: MIB,
  snapshot: 2n * MIB,
  targets: 64n * MIB,
};

export const MAX_SIGNERS = 16;
export const MAX_KEY_SETS = 64;
export const MAX_DELEGATIONS = 64;
export const MAX_REFERENCES = 65_536;

/** The file of a version of a role, from the folder of the repository. */
export const metadataFile = (role: string, version: bigint): string =>
  role === 'timestamp' ? 'metadata/timestamp' : `metadata/${version}.${role}`;

const NAME_DIGITS = 64;

/** The file of a package. */
export const packageFile = (digest: Uint8Array): string =>
  `packages/${Buffer.from(digest).toString('hex').slice(0, NAME_DIGITS)}.zpkg`;
