/**
 * A package as a value: what a .zpkg holds, without its encoding.
 *
 * Paths are relative, plain and sorted by their UTF-8 bytes (path.ts); encode.ts and decode.ts are inverse to each other on
 * these values. Not here: who signed it and whether that is to be trusted.
 */
import type { KeyRole, RelationKind, Scheme, Status } from './abi.ts';

/** A point in time as file systems keep it. */
export interface Time {
  /** Seconds since 1970-01-01T00:00:00Z; negative before it. */
  readonly seconds: bigint;
  /** Nanoseconds after that: 0 to 999,999,999. */
  readonly nanoseconds: number;
}

/** An extended attribute. */
export interface Attribute {
  readonly name: string;
  readonly value: Uint8Array;
}

/** What every entry has. */
interface Common {
  readonly path: string;
  /** Permission bits with set-uid, set-gid and sticky: 0 to 0o7777; a symlink has 0o777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Names of owner and group, which count more than the numbers where a machine knows them. */
  readonly user?: string;
  readonly group?: string;
  readonly mtime: Time;
  /** Sorted by their names' bytes once a package was read; files and directories only. */
  readonly attributes?: readonly Attribute[];
}

export type Entry =
  | (Common & { readonly kind: 'file'; readonly content: Uint8Array })
  | (Common & { readonly kind: 'directory' })
  | (Common & { readonly kind: 'symlink'; readonly target: string })
  /** A further name of an earlier file of the same package, with the same metadata. */
  | (Common & { readonly kind: 'hardlink'; readonly target: string });

/** One signature over header and manifest. */
export interface Signature {
  readonly scheme: Scheme;
  readonly role: KeyRole;
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Where a range of versions ends. */
export interface VersionBound {
  readonly kind: 'including' | 'excluding';
  readonly version: string;
}

/** What a package has to do with others of a name, in a range of versions. */
export interface Relation {
  readonly kind: keyof typeof RelationKind;
  readonly name: string;
  /** Of what is provided: its one version. */
  readonly lower?: VersionBound;
  readonly upper?: VersionBound;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly entries: readonly Entry[];
  /** Sorted once a package was read. */
  readonly relations?: readonly Relation[];
  readonly signatures: readonly Signature[];
}

/** Why something is no package: a status of the ABI by name. */
export type Reason = Exclude<keyof typeof Status, 'ok'>;

/** A package that is refused. The reason is for programs, the message for people. */
export class ZpkgError extends Error {
  override readonly name = 'ZpkgError';
  readonly reason: Reason;

  constructor(reason: Reason, problem: string) {
    super(`${problem} (${reason})`);
    this.reason = reason;
  }
}
