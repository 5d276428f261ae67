/**
 * Metadata to its one encoding: header and body, which are what is signed. Signature blocks come behind (file.ts).
 */
import { encodeKeySet, type KeySet } from '@lago-grey/sign';
import { comparePaths, putRelations, RecordWriter, viewOf } from '@lago-grey/zpkg/wire';
import {
  Architecture,
  DELEGATION_SIZE,
  KeyRole,
  METADATA_HEADER_SIZE,
  METADATA_REFERENCE_SIZE,
  PACKAGE_RECORD_SIZE,
  RepositoryRole,
  ROOT_BODY_SIZE,
  SNAPSHOT_BODY_SIZE,
  TARGETS_BODY_SIZE,
  writeDelegation,
  writeMetadataHeader,
  writeMetadataReference,
  writePackageRecord,
  writeRootBody,
  writeSnapshotBody,
  writeTargetsBody,
} from './abi.ts';
import {
  type Authority,
  type Metadata,
  type Reference,
  ROLES,
  type Root,
  type Snapshot,
  type Targets,
} from './metadata.ts';
import { check, compareOffers, idOf, keyRoleOf, keySetsOf } from './rules.ts';

export const MAGIC = new TextEncoder().encode('LAGOREPO');
export const FORMAT = 1;

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function struct(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(viewOf(bytes));
  return bytes;
}

/** The bits of the key sets, in the order of `sets`. */
function bitsOf({ keySets }: Authority, sets: readonly KeySet[]): bigint {
  const ids = new Set(keySets.map(idOf));
  return sets.reduce((bits, set, index) => (ids.has(idOf(set)) ? bits | (1n << BigInt(index)) : bits), 0n);
}

function rootBody({ roles }: Root): Uint8Array[] {
  const sets = keySetsOf(ROLES.map((role) => ({ ...roles[role], as: keyRoleOf(role) })));
  const body = struct(ROOT_BODY_SIZE, (view) =>
    writeRootBody(view, {
      root_threshold: roles.root.threshold,
      timestamp_threshold: roles.timestamp.threshold,
      snapshot_threshold: roles.snapshot.threshold,
      targets_threshold: roles.targets.threshold,
      root_keys: bitsOf(roles.root, sets),
      timestamp_keys: bitsOf(roles.timestamp, sets),
      snapshot_keys: bitsOf(roles.snapshot, sets),
      targets_keys: bitsOf(roles.targets, sets),
      key_set_count: sets.length,
      reserved: new Uint8Array(4),
    }),
  );
  return [body, ...sets.map(encodeKeySet)];
}

const reference = ({ version, size, digest }: Reference, nameOffset: number, nameSize: number) => ({
  version,
  size,
  digest,
  name_offset: nameOffset,
  name_size: nameSize,
  reserved: new Uint8Array(2),
});

function snapshotBody({ files }: Snapshot): Uint8Array[] {
  const writer = new RecordWriter();
  for (const [name, one] of [...files].sort(([a], [b]) => comparePaths(a, b))) {
    const bytes = text(name);
    writer.record(METADATA_REFERENCE_SIZE, (view) =>
      writeMetadataReference(view, reference(one, writer.end, bytes.length)),
    );
    writer.text(bytes);
  }
  const { records, strings } = writer.bytes();
  const body = struct(SNAPSHOT_BODY_SIZE, (view) =>
    writeSnapshotBody(view, { reference_count: files.size, strings_size: strings.length }),
  );
  return [body, records, strings];
}

function putPackages(writer: RecordWriter, { packages }: Targets): void {
  for (const offer of packages) {
    const [name, version] = [text(offer.name), text(offer.version)];
    writer.record(PACKAGE_RECORD_SIZE, (view) =>
      writePackageRecord(view, {
        size: offer.size,
        unpacked_size: offer.unpackedSize,
        digest: offer.digest,
        name_offset: writer.end,
        name_size: name.length,
        version_size: version.length,
        relation_count: offer.relations.length,
        privileges: offer.privileges,
        architecture: Architecture[offer.architecture],
        reserved: new Uint8Array(7),
      }),
    );
    writer.text(name, version);
  }
  for (const { relations } of packages) putRelations(writer, relations);
}

function putDelegations(writer: RecordWriter, { delegations }: Targets, sets: readonly KeySet[]): void {
  for (const delegation of delegations) {
    const [name, patterns] = [text(delegation.name), text(delegation.patterns.join(' '))];
    writer.record(DELEGATION_SIZE, (view) =>
      writeDelegation(view, {
        keys: bitsOf(delegation, sets),
        name_offset: writer.end,
        patterns_size: patterns.length,
        name_size: name.length,
        threshold: delegation.threshold,
        terminating: delegation.terminating ? 1 : 0,
        reserved: new Uint8Array(3),
      }),
    );
    writer.text(name, patterns);
  }
}

function targetsBody(targets: Targets): Uint8Array[] {
  const { packages, delegations } = targets;
  const sets = keySetsOf(delegations.map((one) => ({ ...one, as: KeyRole.repository })));
  const name = text(targets.name);
  const writer = new RecordWriter();
  writer.text(name);
  putPackages(writer, targets);
  putDelegations(writer, targets, sets);
  const { records, strings } = writer.bytes();
  const body = struct(TARGETS_BODY_SIZE, (view) =>
    writeTargetsBody(view, {
      package_count: packages.length,
      relation_count: packages.reduce((sum, { relations }) => sum + relations.length, 0),
      delegation_count: delegations.length,
      key_set_count: sets.length,
      strings_size: strings.length,
      name_size: name.length,
      reserved: new Uint8Array(2),
    }),
  );
  return [body, records, ...sets.map(encodeKeySet), strings];
}

function bodyOf(metadata: Metadata): Uint8Array[] {
  if (metadata.role === 'root') return rootBody(metadata);
  if (metadata.role === 'snapshot') return snapshotBody(metadata);
  if (metadata.role === 'targets') return targetsBody(metadata);
  return [struct(METADATA_REFERENCE_SIZE, (view) => writeMetadataReference(view, reference(metadata.snapshot, 0, 0)))];
}

/** What may be in any order is sorted. */
function sorted(metadata: Metadata): Metadata {
  if (metadata.role !== 'targets') return metadata;
  const packages = [...metadata.packages].sort(compareOffers);
  const delegations = metadata.delegations.map((one) => ({
    ...one,
    patterns: [...new Set(one.patterns)].sort(comparePaths),
  }));
  return { ...metadata, packages, delegations };
}

/**
 * Header and body. Packages and patterns may come in any order.
 *
 * @throws RepoError bad_metadata; ZpkgError bad_relation; AbiError for a number that its field cannot hold
 */
export function encode(unsorted: Metadata): Uint8Array {
  const metadata = sorted(unsorted);
  check(metadata);
  const body = bodyOf(metadata);
  const header = struct(METADATA_HEADER_SIZE, (view) =>
    writeMetadataHeader(view, {
      magic: MAGIC,
      format: FORMAT,
      role: RepositoryRole[metadata.role],
      reserved: new Uint8Array(5),
      version: metadata.version,
      created_seconds: metadata.created,
      expires_seconds: metadata.expires,
      body_size: body.reduce((sum, { length }) => sum + BigInt(length), 0n),
      repository: metadata.repository,
    }),
  );
  return new Uint8Array(Buffer.concat([header, ...body]));
}
