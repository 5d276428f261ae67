/**
 * Untrusted bytes to metadata, or a RepoError: header and body, exactly as encode.ts would have written them.
 *
 * Counts and sizes are compared with what is there before anything is made of them. Not here: signatures (file.ts).
 */
import { decodeKeySet, type KeySet, SignError } from '@lago-grey/sign';
import { ZpkgError } from '@lago-grey/zpkg';
import { abi, comparePaths, decodeRelations, Strings, unreserved, viewOf } from '@lago-grey/zpkg/wire';
import {
  ARCHITECTURE_NAMES,
  DELEGATION_SIZE,
  KEY_SET_SIZE,
  METADATA_HEADER_SIZE,
  METADATA_REFERENCE_SIZE,
  type MetadataReference,
  PACKAGE_RECORD_SIZE,
  RELATION_SIZE,
  REPOSITORY_ROLE_NAMES,
  ROOT_BODY_SIZE,
  readDelegation,
  readMetadataHeader,
  readMetadataReference,
  readPackageRecord,
  readRootBody,
  readSnapshotBody,
  readTargetsBody,
  SNAPSHOT_BODY_SIZE,
  TARGETS_BODY_SIZE,
} from './abi.ts';
import { FORMAT, MAGIC } from './encode.ts';
import {
  type Authority,
  type Common,
  type Delegation,
  MAX_KEY_SETS,
  type Metadata,
  type Offer,
  type Reference,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from './metadata.ts';
import { bad, check, idOf } from './rules.ts';

/** Takes parts of a body from the front. */
class Parts {
  private rest: Uint8Array;

  constructor(body: Uint8Array) {
    this.rest = body;
  }

  take(size: number, what: string): Uint8Array {
    if (size > this.rest.length) bad(`${what} end behind the body`);
    const taken = this.rest.subarray(0, size);
    this.rest = this.rest.subarray(size);
    return taken;
  }

  end(): void {
    if (this.rest.length !== 0) bad(`${this.rest.length} bytes without use`);
  }
}

/** Key sets sorted by their identifiers, each once; which of them a role names says a number's bits. */
class KeySets {
  private readonly sets: readonly KeySet[];
  private used = 0n;

  constructor(parts: Parts, count: number) {
    if (count > MAX_KEY_SETS) bad(`${count} key sets; the limit is ${MAX_KEY_SETS}`);
    const bytes = parts.take(count * KEY_SET_SIZE, 'the key sets');
    this.sets = Array.from({ length: count }, (_, index) =>
      decodeKeySet(bytes.subarray(index * KEY_SET_SIZE, (index + 1) * KEY_SET_SIZE)),
    );
    this.sets.map(idOf).forEach((id, index, ids) => {
      const before = ids[index - 1];
      if (before !== undefined && before >= id) bad('the key sets are out of order');
    });
  }

  authority(threshold: number, bits: bigint): Authority {
    if (bits >> BigInt(this.sets.length) !== 0n) bad('a role names a key set that is not there');
    this.used |= bits;
    return { threshold, keySets: this.sets.filter((_, index) => ((bits >> BigInt(index)) & 1n) === 1n) };
  }

  end(): void {
    if (this.used !== (1n << BigInt(this.sets.length)) - 1n) bad('a key set is there that no role names');
  }
}

type Body<T extends Metadata> = Omit<T, keyof Common>;

function rootOf(parts: Parts): Body<Root> {
  const body = readRootBody(viewOf(parts.take(ROOT_BODY_SIZE, 'the beginning')));
  unreserved(body.reserved, 'the body');
  const sets = new KeySets(parts, body.key_set_count);
  const roles = {
    root: sets.authority(body.root_threshold, body.root_keys),
    timestamp: sets.authority(body.timestamp_threshold, body.timestamp_keys),
    snapshot: sets.authority(body.snapshot_threshold, body.snapshot_keys),
    targets: sets.authority(body.targets_threshold, body.targets_keys),
  };
  sets.end();
  return { role: 'root', roles };
}

const referenceOf = ({ version, size, digest }: MetadataReference): Reference => ({ version, size, digest });

function timestampOf(parts: Parts): Body<Timestamp> {
  const record = readMetadataReference(viewOf(parts.take(METADATA_REFERENCE_SIZE, 'the reference')));
  unreserved(record.reserved, 'the reference');
  if (record.name_offset !== 0 || record.name_size !== 0) bad('the reference to the snapshot has a name');
  return { role: 'timestamp', snapshot: referenceOf(record) };
}

function snapshotOf(parts: Parts): Body<Snapshot> {
  const body = readSnapshotBody(viewOf(parts.take(SNAPSHOT_BODY_SIZE, 'the beginning')));
  const records = viewOf(parts.take(body.reference_count * METADATA_REFERENCE_SIZE, 'the references'));
  const strings = new Strings(parts.take(body.strings_size, 'the strings'));
  const files = new Map<string, Reference>();
  let last: string | undefined;
  for (let index = 0; index < body.reference_count; index++) {
    const here = `reference ${index}`;
    const record = readMetadataReference(records, index * METADATA_REFERENCE_SIZE);
    unreserved(record.reserved, here);
    strings.at(record.name_offset, here);
    const name = strings.take(record.name_size, 'bad_metadata', here);
    if (last !== undefined && comparePaths(last, name) >= 0) bad(`${name} cannot come after ${last}`);
    files.set(name, referenceOf(record));
    last = name;
  }
  strings.end();
  return { role: 'snapshot', files };
}

type Unrelated = Omit<Offer, 'relations'> & { readonly count: number };

function packagesOf(records: Uint8Array, strings: Strings): Unrelated[] {
  return Array.from({ length: records.length / PACKAGE_RECORD_SIZE }, (_, index) => {
    const here = `package ${index}`;
    const record = readPackageRecord(viewOf(records), index * PACKAGE_RECORD_SIZE);
    unreserved(record.reserved, here);
    strings.at(record.name_offset, here);
    return {
      name: strings.take(record.name_size, 'bad_metadata', here),
      version: strings.take(record.version_size, 'bad_metadata', here),
      architecture: ARCHITECTURE_NAMES[record.architecture],
      size: record.size,
      unpackedSize: record.unpacked_size,
      digest: record.digest,
      privileges: record.privileges,
      count: record.relation_count,
    };
  });
}

/** Each package with as many relations as it says it has. */
function related(packages: readonly Unrelated[], records: Uint8Array, strings: Strings): Offer[] {
  let at = 0;
  const offers = packages.map(({ count, ...offer }): Offer => {
    const end = at + count * RELATION_SIZE;
    if (end > records.length) bad(`${offer.name} has more relations than there are`);
    const relations = decodeRelations(records.subarray(at, end), strings);
    at = end;
    return { ...offer, relations };
  });
  if (at !== records.length) bad('there are relations of no package');
  return offers;
}

function delegationsOf(records: Uint8Array, strings: Strings, sets: KeySets): Delegation[] {
  return Array.from({ length: records.length / DELEGATION_SIZE }, (_, index) => {
    const here = `delegation ${index}`;
    const record = readDelegation(viewOf(records), index * DELEGATION_SIZE);
    unreserved(record.reserved, here);
    if (record.terminating > 1) bad(`${here} is neither terminating nor not`);
    strings.at(record.name_offset, here);
    const name = strings.take(record.name_size, 'bad_metadata', here);
    const patterns = strings.take(record.patterns_size, 'bad_metadata', here).split(' ');
    return { name, patterns, terminating: record.terminating === 1, ...sets.authority(record.threshold, record.keys) };
  });
}

function targetsOf(parts: Parts): Body<Targets> {
  const body = readTargetsBody(viewOf(parts.take(TARGETS_BODY_SIZE, 'the beginning')));
  unreserved(body.reserved, 'the body');
  const packages = parts.take(body.package_count * PACKAGE_RECORD_SIZE, 'the packages');
  const relations = parts.take(body.relation_count * RELATION_SIZE, 'the relations');
  const delegations = parts.take(body.delegation_count * DELEGATION_SIZE, 'the delegations');
  const sets = new KeySets(parts, body.key_set_count);
  const strings = new Strings(parts.take(body.strings_size, 'the strings'));
  const name = strings.take(body.name_size, 'bad_metadata', 'the name');
  const unrelated = packagesOf(packages, strings);
  const offers = related(unrelated, relations, strings);
  const delegated = delegationsOf(delegations, strings, sets);
  sets.end();
  strings.end();
  return { role: 'targets', name, packages: offers, delegations: delegated };
}

function parse(bytes: Uint8Array): { readonly metadata: Metadata; readonly size: number } {
  if (bytes.length < METADATA_HEADER_SIZE) bad(`${bytes.length} bytes; a header alone has ${METADATA_HEADER_SIZE}`);
  const header = abi('bad_size', () => readMetadataHeader(viewOf(bytes)));
  if (Buffer.compare(header.magic, MAGIC) !== 0) bad('the file does not begin with LAGOREPO');
  if (header.format !== FORMAT) bad(`version ${header.format} of the format; known is ${FORMAT}`);
  unreserved(header.reserved, 'the header');
  if (header.body_size > BigInt(bytes.length - METADATA_HEADER_SIZE)) bad('the body ends behind the file');
  const size = METADATA_HEADER_SIZE + Number(header.body_size);
  const parts = new Parts(bytes.subarray(METADATA_HEADER_SIZE, size));
  const readers = { root: rootOf, timestamp: timestampOf, snapshot: snapshotOf, targets: targetsOf };
  const body = abi('bad_size', () => readers[REPOSITORY_ROLE_NAMES[header.role]](parts));
  parts.end();
  const metadata: Metadata = {
    ...body,
    version: header.version,
    created: header.created_seconds,
    expires: header.expires_seconds,
    repository: header.repository,
  };
  check(metadata);
  return { metadata, size };
}

/**
 * The metadata at the front of these bytes, and how many of them it takes: decode(encode(m)) is m, and nothing else is accepted.
 *
 * @throws RepoError bad_metadata
 */
export function decode(bytes: Uint8Array): { readonly metadata: Metadata; readonly size: number } {
  try {
    return parse(bytes);
  } catch (error) {
    if (error instanceof ZpkgError || error instanceof SignError) return bad(error.message);
    throw error;
  }
}
