/**
 * How a client updates (docs/repository.md; TUF 1.0, section 5): bytes in, what is trusted out. The oracle of obli-pkg.
 *
 * Each step takes what is trusted and a file, and gives what is trusted then, or refuses. What an update that is refused had
 * verified before stays. Files come from a function: nothing is read or written here.
 */
import { sha512 } from '@lago-grey/zpkg/wire';
import { demandThreshold, type Judge, parseFile, type SignedFile } from './file.ts';
import {
  type Authority,
  BOUNDS,
  type Metadata,
  metadataFile,
  nameOf,
  type Reason,
  type Reference,
  RepoError,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from './metadata.ts';
import { isNewTimestamp, isNextRoot } from './proved.ts';

/** What a client keeps. */
export interface Trusted {
  readonly root: SignedFile<Root>;
  readonly timestamp?: SignedFile<Timestamp>;
  readonly snapshot?: SignedFile<Snapshot>;
  readonly targets?: SignedFile<Targets>;
  /** Files of delegated roles that were verified once; each is verified again by whom it is reached. */
  readonly delegated: ReadonlyMap<string, SignedFile<Targets>>;
}

/** The files of a repository: the content of one, at most so many bytes and one more; undefined if there is none. */
export type Source = (file: string, limit: bigint) => Uint8Array | undefined;

/** Seconds since 1970-01-01T00:00:00Z; undefined for whoever keeps a repository, to whom nothing is too old to be renewed. */
export type Time = bigint | undefined;

/** So many new versions of root metadata are gone through in one update. */
export const MAX_ROTATIONS = 256;

const refuse = (reason: Reason, problem: string): never => {
  throw new RepoError(reason, problem);
};

type OfRole<R extends RoleName> = SignedFile<Extract<Metadata, { role: R }>>;

const isOf = <R extends RoleName>(file: SignedFile, role: R): file is OfRole<R> => file.metadata.role === role;

/** Bytes as a file of this role, of a repository if it is known which. */
function readAs<R extends RoleName>(
  bytes: Uint8Array,
  role: R,
  name: string,
  repository: Uint8Array | undefined,
): OfRole<R> {
  const file = parseFile(bytes);
  if (!isOf(file, role) || nameOf(file.metadata) !== name) {
    return refuse('unknown_role', `metadata of ${nameOf(file.metadata)} in the place of ${name}`);
  }
  if (repository !== undefined && Buffer.compare(repository, file.metadata.repository) !== 0) {
    refuse('other_repository', `${name} is of another repository`);
  }
  return file;
}

function bounded(bytes: Uint8Array | undefined, file: string, limit: bigint): Uint8Array {
  if (bytes === undefined) return refuse('unavailable', `there is no ${file}`);
  if (BigInt(bytes.length) > limit) refuse('size_exceeded', `${file} has more than ${limit} bytes`);
  return bytes;
}

function demandTime({ metadata }: SignedFile, time: Time): void {
  if (time === undefined || time < metadata.expires) return;
  refuse('expired', `${nameOf(metadata)} version ${metadata.version} has expired, at ${metadata.expires} s after 1970`);
}

function demandNotBelow(version: bigint, before: bigint | undefined, what: string): void {
  if (before !== undefined && version < before) {
    refuse('rolled_back', `${what} version ${version} is older than version ${before}, which was accepted before`);
  }
}

/** Whether the file is the one that is named. */
const isNamed = ({ bytes, metadata }: SignedFile, { version, size, digest }: Reference): boolean =>
  metadata.version === version && BigInt(bytes.length) === size && Buffer.compare(sha512(bytes), digest) === 0;

/** The root metadata that somebody handed over. @throws RepoError bad_metadata, unknown_role, threshold_unmet */
export function trustRoot(bytes: Uint8Array, judge: Judge): Trusted {
  const root = readAs(bounded(bytes, 'the root file', BOUNDS.root), 'root', 'root', undefined);
  demandThreshold(root, root.metadata.roles.root, judge);
  return { root, delegated: new Map() };
}

/** Step 1, once: the next version of root metadata. */
export function nextRoot(trusted: Trusted, bytes: Uint8Array, judge: Judge): Trusted {
  const { metadata: old } = trusted.root;
  const root = readAs(bytes, 'root', 'root', old.repository);
  if (isNextRoot(trusted.root, root, judge)) return { ...trusted, root };
  const { version, roles } = root.metadata;
  if (version <= old.version) demandNotBelow(version, old.version + 1n, 'root');
  if (version !== old.version + 1n) refuse('mismatched', `root version ${version} in the place of ${old.version + 1n}`);
  demandThreshold(root, old.roles.root, judge);
  demandThreshold(root, roles.root, judge);
  return refuse('internal', 'root metadata is refused, and nobody knows why');
}

const isSigned = (file: SignedFile, authority: Authority, judge: Judge): boolean => {
  try {
    demandThreshold(file, authority, judge);
    return true;
  } catch (error) {
    if (error instanceof RepoError) return false;
    throw error;
  }
};

/** Steps 2 and 3: the root is in its time, and nothing is kept that its keys have not signed. */
export function settleRoot(trusted: Trusted, time: Time, judge: Judge): Trusted {
  const { root, timestamp, snapshot, ...rest } = trusted;
  demandTime(root, time);
  const { roles } = root.metadata;
  const kept =
    (timestamp === undefined || isSigned(timestamp, roles.timestamp, judge)) &&
    (snapshot === undefined || isSigned(snapshot, roles.snapshot, judge));
  return kept ? trusted : { ...rest, root };
}

/** Step 4. */
export function nextTimestamp(trusted: Trusted, bytes: Uint8Array, time: Time, judge: Judge): Trusted {
  const { root, timestamp: old } = trusted;
  const offered = readAs(bytes, 'timestamp', 'timestamp', root.metadata.repository);
  demandThreshold(offered, root.metadata.roles.timestamp, judge, time);
  demandNotBelow(offered.metadata.version, old?.metadata.version, 'timestamp');
  const timestamp = old?.metadata.version === offered.metadata.version ? old : offered;
  demandNotBelow(timestamp.metadata.snapshot.version, old?.metadata.snapshot.version, 'snapshot');
  if (timestamp === offered && !isNewTimestamp(root, old, offered, judge)) {
    refuse('internal', 'a timestamp is refused, and nobody knows why');
  }
  demandTime(timestamp, time);
  return { ...trusted, timestamp };
}

/** A file as signed metadata names it: its size and digest, then who signed it, then its version. */
function named<R extends 'snapshot' | 'targets'>(
  bytes: Uint8Array,
  role: R,
  name: string,
  reference: Reference,
  { root }: Trusted,
  demand: (file: SignedFile) => void,
): OfRole<R> {
  if (BigInt(bytes.length) > reference.size) refuse('size_exceeded', `${name} has more than ${reference.size} bytes`);
  if (BigInt(bytes.length) !== reference.size || Buffer.compare(sha512(bytes), reference.digest) !== 0) {
    refuse('mismatched', `${name} is not the file that was signed for`);
  }
  const file = readAs(bytes, role, name, root.metadata.repository);
  demand(file);
  const { version }: Metadata = file.metadata;
  if (version !== reference.version) {
    refuse('mismatched', `${name} version ${version} in the place of ${reference.version}`);
  }
  return file;
}

const inOrder = (
  trusted: Trusted,
): { readonly timestamp: SignedFile<Timestamp>; readonly snapshot: SignedFile<Snapshot> } => {
  const { timestamp, snapshot } = trusted;
  if (timestamp === undefined || snapshot === undefined || !isNamed(snapshot, timestamp.metadata.snapshot)) {
    return refuse('mismatched', 'the snapshot that is kept is not the one of the timestamp: update first');
  }
  return { timestamp, snapshot };
};

/** Step 5; the file is asked for only if the one that is kept is not the one. */
export function nextSnapshot(trusted: Trusted, source: Source, time: Time, judge: Judge): Trusted {
  const { root, timestamp, snapshot: old } = trusted;
  if (timestamp === undefined) return refuse('unknown_role', 'a snapshot without a timestamp');
  const reference = timestamp.metadata.snapshot;
  const demand = (file: SignedFile) => demandThreshold(file, root.metadata.roles.snapshot, judge, time);
  if (old !== undefined && isNamed(old, reference)) {
    demand(old);
    demandTime(old, time);
    return trusted;
  }
  const name = metadataFile('snapshot', reference.version);
  const bytes = bounded(source(name, reference.size), name, reference.size);
  const snapshot = named(bytes, 'snapshot', 'snapshot', reference, trusted, demand);
  for (const [role, { version }] of old?.metadata.files ?? []) {
    const now = snapshot.metadata.files.get(role);
    if (now === undefined) refuse('rolled_back', `the snapshot no longer names ${role}`);
    else demandNotBelow(now.version, version, role);
  }
  demandTime(snapshot, time);
  return { ...trusted, snapshot };
}

/** What the trusted snapshot says of a role. @throws RepoError unknown_role */
export function referenceTo(trusted: Trusted, name: string): Reference {
  const { snapshot } = inOrder(trusted);
  return snapshot.metadata.files.get(name) ?? refuse('unknown_role', `the snapshot does not name ${name}`);
}

/** Targets of this name, signed for by whoever may: what is kept, if it is the one that the snapshot names. */
function targetsOf(
  trusted: Trusted,
  name: string,
  kept: SignedFile<Targets> | undefined,
  authority: Authority,
  { source, time, judge }: Asking,
): SignedFile<Targets> {
  const reference = referenceTo(trusted, name);
  const isKept = kept !== undefined && isNamed(kept, reference);
  const place = metadataFile(name, reference.version);
  const bytes = isKept ? kept.bytes : bounded(source(place, reference.size), place, reference.size);
  const file = named(bytes, 'targets', name, reference, trusted, (one) => demandThreshold(one, authority, judge, time));
  demandTime(file, time);
  return file;
}

/** What an update or a search asks of the world. */
export interface Asking {
  readonly source: Source;
  /** Looked at once, and no less than timeOf says. */
  readonly time: Time;
  readonly judge: Judge;
}

/** Step 6. */
export function nextTargets(trusted: Trusted, asking: Asking): Trusted {
  const { roles } = trusted.root.metadata;
  return { ...trusted, targets: targetsOf(trusted, 'targets', trusted.targets, roles.targets, asking) };
}

/** What a search begins with: that the last update is still in its time. */
export function current(trusted: Trusted, asking: Asking): Trusted {
  const { time, judge } = asking;
  const settled = settleRoot(trusted, time, judge);
  const { timestamp, snapshot } = inOrder(settled);
  demandTime(timestamp, time);
  demandTime(snapshot, time);
  return nextTargets(settled, asking);
}

/** A delegated role, by the one who delegates to it. */
export function nextDelegated(trusted: Trusted, name: string, authority: Authority, asking: Asking): Trusted {
  const file = targetsOf(trusted, name, trusted.delegated.get(name), authority, asking);
  return { ...trusted, delegated: new Map(trusted.delegated).set(name, file) };
}

export interface Updated {
  /** What is trusted afterwards, in any case. */
  readonly trusted: Trusted;
  readonly refused?: RepoError;
}

/** The time of an update or a search: the clock's, unless it was put back behind what is trusted was made. */
export function timeOf({ root, timestamp }: Trusted, clock: bigint): bigint {
  const times = [clock, root.metadata.created, timestamp?.metadata.created ?? 0n];
  return times.sort((a, b) => Number(b - a))[0] ?? clock;
}

/** All steps. What is trusted only ever changes by one that was gone through to its end. */
export function update(before: Trusted, source: Source, clock: bigint, judge: Judge): Updated {
  const time = timeOf(before, clock);
  let trusted = before;
  try {
    for (let count = 0; count < MAX_ROTATIONS; count++) {
      const name = metadataFile('root', trusted.root.metadata.version + 1n);
      const bytes = source(name, BOUNDS.root);
      if (bytes === undefined) break;
      trusted = nextRoot(trusted, bounded(bytes, name, BOUNDS.root), judge);
    }
    trusted = settleRoot(trusted, time, judge);
    const name = metadataFile('timestamp', 0n);
    trusted = nextTimestamp(trusted, bounded(source(name, BOUNDS.timestamp), name, BOUNDS.timestamp), time, judge);
    trusted = nextSnapshot(trusted, source, time, judge);
    trusted = nextTargets(trusted, { source, time, judge });
    return { trusted };
  } catch (error) {
    if (!(error instanceof RepoError)) throw error;
    return { trusted, refused: error };
  }
}
