/**
 * Untrusted bytes to a package, or a ZpkgError with the reason.
 *
 * Everything that the manifest announces is compared with what is there before anything is unpacked: sizes with the length
 * of the file, frames with the sizes of their entries. What passes is in the one canonical encoding, apart from how a
 * frame was compressed: decode(encode(p)) is p, and no byte of the input is without a meaning that was checked.
 * Not here: whether the signatures verify, and what they are worth.
 */
import { zstdDecompressSync } from 'node:zlib';
import {
  AbiError,
  ATTRIBUTE_RECORD_SIZE,
  Bound,
  ENTRY_RECORD_OFFSETS,
  ENTRY_RECORD_SIZE,
  type EntryRecord,
  FileKind,
  isFileKind,
  OWNER_NAME_SIZE,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  RELATION_KIND_NAMES,
  RELATION_SIZE,
  readAttributeRecord,
  readEntryRecord,
  readOwnerName,
  readPackageHeader,
  readRelation,
  readSignatureDescriptor,
  SIGNATURE_DESCRIPTOR_SIZE,
} from './abi.ts';
import { checkAttribute, compareAttributes } from './attributes.ts';
import { digestOf, FORMAT_VERSION, MAGIC, MAX_OWNERS, sha512 } from './encode.ts';
import { measureFrame } from './frame.ts';
import {
  type Attribute,
  type Entry,
  type Package,
  type Relation,
  type Signature,
  type VersionBound,
  ZpkgError,
} from './package.ts';
import { checkName, checkOwnerName, comparePaths } from './path.ts';
import { checkRelation, compareRelations } from './relations.ts';
import { EntryRules, privilegesOf } from './rules.ts';

export interface DecodeOptions {
  /** Bytes of all files together beyond which a package is refused; the whole is held in memory. */
  readonly maxUnpacked?: number;
}

/** What a reader learns beside the package itself. */
export interface Decoded {
  readonly package: Package;
  readonly header: PackageHeader;
  readonly records: readonly EntryRecord[];
  /** SHA-512 of header and manifest: what signatures sign. */
  readonly digest: Uint8Array;
}

/** Offsets into the strings are u32. */
const MAX_STRINGS = 0xffff_ffffn;
/** A manifest is held in memory; a package of a million files keeps within this. */
const MAX_MANIFEST = 2n ** 28n;
const MAX_SIGNATURES = 64;
const MAX_SIGNATURE_BLOCK = 2n ** 24n;
const DEFAULT_MAX_UNPACKED = 2 ** 31;

const refuse = (reason: ZpkgError['reason'], problem: string): never => {
  throw new ZpkgError(reason, problem);
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The sections of the file, once the header has been seen to describe it exactly. */
interface Sections {
  readonly header: PackageHeader;
  readonly owners: Uint8Array;
  readonly records: Uint8Array;
  readonly attributes: Uint8Array;
  readonly relations: Uint8Array;
  readonly strings: Uint8Array;
  readonly signatures: Uint8Array;
  readonly content: Uint8Array;
  readonly signed: Uint8Array;
}

function sections(bytes: Uint8Array): Sections {
  const magic = bytes.subarray(0, MAGIC.length);
  if (!equal(magic, MAGIC.subarray(0, magic.length))) refuse('bad_magic', 'the file does not begin with LAGOZPKG');
  if (bytes.length < PACKAGE_HEADER_SIZE) {
    refuse('truncated', `the file has ${bytes.length} bytes, a header alone has ${PACKAGE_HEADER_SIZE}`);
  }
  const header = readPackageHeader(viewOf(bytes));
  if (header.version !== FORMAT_VERSION) {
    refuse('unsupported_version', `version ${header.version} of the format; known is ${FORMAT_VERSION}`);
  }
  if (header.flags !== 0) refuse('bad_flags', `flags ${header.flags}; none has a meaning`);
  if (header.strings_size > MAX_STRINGS)
    refuse('too_large', `${header.strings_size} bytes of strings; the limit is ${MAX_STRINGS}`);
  const sizes = [
    header.owner_count * OWNER_NAME_SIZE,
    header.entry_count * ENTRY_RECORD_SIZE,
    header.attribute_count * ATTRIBUTE_RECORD_SIZE,
    header.relation_count * RELATION_SIZE,
  ] as const;
  const recordsSize = sizes.reduce((sum, size) => sum + BigInt(size), 0n);
  if (header.manifest_size !== recordsSize + header.strings_size) {
    refuse(
      'bad_size',
      `a manifest of ${header.manifest_size} bytes cannot hold ${recordsSize} bytes of records and ${header.strings_size} bytes of strings`,
    );
  }
  if (header.manifest_size > MAX_MANIFEST) {
    refuse('too_large', `a manifest of ${header.manifest_size} bytes; the limit is ${MAX_MANIFEST}`);
  }
  if (header.owner_count > MAX_OWNERS) {
    refuse('too_large', `${header.owner_count} names of owners; the limit is ${MAX_OWNERS}`);
  }
  if (BigInt(header.name_size + header.version_size) > header.strings_size) {
    refuse('bad_size', 'name and version are longer than all strings');
  }
  if (header.signature_count > MAX_SIGNATURES || header.signatures_size > MAX_SIGNATURE_BLOCK) {
    refuse('too_large', `${header.signature_count} signatures in ${header.signatures_size} bytes`);
  }
  if (header.signature_count === 0 && header.signatures_size !== 0n) {
    refuse('bad_size', `${header.signatures_size} bytes of signatures, but none is counted`);
  }
  if (header.signatures_size < BigInt(header.signature_count) * BigInt(SIGNATURE_DESCRIPTOR_SIZE)) {
    refuse('bad_size', `${header.signatures_size} bytes cannot hold ${header.signature_count} signatures`);
  }
  const size = BigInt(PACKAGE_HEADER_SIZE) + header.manifest_size + header.signatures_size + header.content_size;
  if (size >= 2n ** 64n) refuse('bad_size', 'the sizes in the header are more than any file');
  if (size > BigInt(bytes.length))
    refuse('truncated', `the file has ${bytes.length} bytes, its header announces ${size}`);
  if (size < BigInt(bytes.length))
    refuse('bad_size', `the file has ${bytes.length} bytes, its header announces only ${size}`);
  // The file is in memory, so every size that adds up to its length is a safe number.
  const entriesAt = PACKAGE_HEADER_SIZE + sizes[0];
  const attributesAt = entriesAt + sizes[1];
  const relationsAt = attributesAt + sizes[2];
  const stringsAt = relationsAt + sizes[3];
  const signaturesAt = PACKAGE_HEADER_SIZE + Number(header.manifest_size);
  const contentAt = signaturesAt + Number(header.signatures_size);
  return {
    header,
    owners: bytes.subarray(PACKAGE_HEADER_SIZE, entriesAt),
    records: bytes.subarray(entriesAt, attributesAt),
    attributes: bytes.subarray(attributesAt, relationsAt),
    relations: bytes.subarray(relationsAt, stringsAt),
    strings: bytes.subarray(stringsAt, signaturesAt),
    signatures: bytes.subarray(signaturesAt, contentAt),
    content: bytes.subarray(contentAt),
    signed: bytes.subarray(0, signaturesAt),
  };
}

/** Takes strings from the front; what is left over at the end has no meaning. */
class Strings {
  private readonly bytes: Uint8Array;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A string begins nowhere but where the one before it ended. */
  at(offset: number, what: string): void {
    if (offset !== this.position) refuse('not_canonical', `${what} is not where it belongs`);
  }

  takeBytes(size: number, what: string): Uint8Array {
    if (this.position + size > this.bytes.length) refuse('bad_size', `${what} ends behind the strings`);
    this.position += size;
    return this.bytes.subarray(this.position - size, this.position);
  }

  take(size: number, reason: ZpkgError['reason'], what: string): string {
    return this.text(this.takeBytes(size, what), reason, what);
  }

  text(bytes: Uint8Array, reason: ZpkgError['reason'], what: string): string {
    try {
      return this.decoder.decode(bytes);
    } catch {
      return refuse(reason, `${what} is not UTF-8`);
    }
  }

  end(): void {
    if (this.position !== this.bytes.length)
      refuse('not_canonical', `${this.bytes.length - this.position} bytes of strings without use`);
  }
}

const unreserved = (reserved: Uint8Array, here: string): void => {
  if (!isZero(reserved)) refuse('bad_flags', `${here} has reserved bytes that are not zero`);
};

/** Names of users and groups, of which entries have numbers. */
class Owners {
  private readonly names: readonly string[];
  private readonly used: boolean[];

  constructor({ owners, header }: Sections, strings: Strings) {
    const names: string[] = [];
    for (let index = 0; index < header.owner_count; index++) {
      const here = `the name of owner ${index}`;
      const record = readOwnerName(viewOf(owners), index * OWNER_NAME_SIZE);
      strings.at(record.name_offset, here);
      const name = strings.take(record.name_size, 'bad_owner_name', here);
      unreserved(record.reserved, here);
      checkOwnerName(name);
      const before = names.at(-1);
      if (before !== undefined && comparePaths(before, name) >= 0) {
        refuse('bad_owner_name', `${here}, ${name}, cannot come after ${before}`);
      }
      names.push(name);
    }
    this.names = names;
    this.used = names.map(() => false);
  }

  /** The names of an entry's owners, for those it has names of. */
  of({ user_name, group_name }: EntryRecord): { user?: string; group?: string } {
    const [user, group] = [this.name(user_name), this.name(group_name)];
    return { ...(user === undefined ? {} : { user }), ...(group === undefined ? {} : { group }) };
  }

  private name(number: number): string | undefined {
    if (number === 0) return undefined;
    if (number > this.names.length) refuse('bad_owner', `there is no name ${number} of an owner`);
    this.used[number - 1] = true;
    return this.names[number - 1];
  }

  end(): void {
    const unused = this.used.indexOf(false);
    if (unused !== -1) refuse('bad_owner_name', `nothing belongs to ${this.names[unused]}`);
  }
}

/** The attributes of each entry that has some. */
function decodeAttributes(parts: Sections, strings: Strings, entries: readonly Entry[]): Map<number, Attribute[]> {
  const found = new Map<number, Attribute[]>();
  let last = 0;
  for (let index = 0; index < parts.header.attribute_count; index++) {
    const here = `attribute ${index}`;
    const record = readAttributeRecord(viewOf(parts.attributes), index * ATTRIBUTE_RECORD_SIZE);
    strings.at(record.name_offset, here);
    const nameBytes = strings.takeBytes(record.name_size, `the name of ${here}`);
    const value = strings.takeBytes(record.value_size, `the value of ${here}`).slice();
    unreserved(record.reserved, here);
    const name = strings.text(nameBytes, 'bad_attribute', `the name of ${here}`);
    const entry = entries[record.entry];
    if (entry === undefined) return refuse('bad_attribute', `${here} is of entry ${record.entry}, which is none`);
    const attribute = { name, value };
    const others = found.get(record.entry) ?? [];
    const before = others.at(-1);
    if (record.entry < last || (before !== undefined && compareAttributes(before, attribute) >= 0)) {
      refuse('bad_attribute', `${here}, ${JSON.stringify(name)} of ${JSON.stringify(entry.path)}, is out of order`);
    }
    checkAttribute(entry, attribute);
    found.set(record.entry, [...others, attribute]);
    last = record.entry;
  }
  return found;
}

function decodeBound(kind: Bound, version: string, here: string): VersionBound | undefined {
  if (kind === Bound.none)
    return version === '' ? undefined : refuse('bad_relation', `${here} has a bound that is none`);
  return { kind: kind === Bound.including ? 'including' : 'excluding', version };
}

function decodeRelations({ relations, header }: Sections, strings: Strings): Relation[] {
  const found: Relation[] = [];
  for (let index = 0; index < header.relation_count; index++) {
    const here = `relation ${index}`;
    const record = abi('bad_relation', () => readRelation(viewOf(relations), index * RELATION_SIZE));
    const texts = (['name', 'lower', 'upper'] as const).map((text) => {
      strings.at(record[`${text}_offset`], `the ${text} of ${here}`);
      return strings.takeBytes(record[`${text}_size`], `the ${text} of ${here}`);
    });
    unreserved(record.reserved, here);
    const [name, lower, upper] = texts.map((text) => strings.text(text, 'bad_relation', here)) as [
      string,
      string,
      string,
    ];
    const bounds = { lower: decodeBound(record.lower, lower, here), upper: decodeBound(record.upper, upper, here) };
    const relation: Relation = {
      kind: RELATION_KIND_NAMES[record.kind],
      name,
      ...(bounds.lower === undefined ? {} : { lower: bounds.lower }),
      ...(bounds.upper === undefined ? {} : { upper: bounds.upper }),
    };
    checkRelation(relation);
    const before = found.at(-1);
    if (before !== undefined && compareRelations(before, relation) >= 0)
      refuse('bad_relation', `${here} is out of order`);
    found.push(relation);
  }
  return found;
}

function decodeSignatures({ header, signatures: block }: Sections): Signature[] {
  const view = viewOf(block);
  const result: Signature[] = [];
  let at = header.signature_count * SIGNATURE_DESCRIPTOR_SIZE;
  for (let index = 0; index < header.signature_count; index++) {
    const descriptor = abi('bad_signature', () => readSignatureDescriptor(view, index * SIGNATURE_DESCRIPTOR_SIZE));
    const here = `signature ${index}`;
    if (!isZero(descriptor.reserved)) refuse('bad_flags', `${here} has reserved bytes that are not zero`);
    if (descriptor.offset !== BigInt(at - header.signature_count * SIGNATURE_DESCRIPTOR_SIZE)) {
      refuse('not_canonical', `${here} does not follow the one before`);
    }
    if (descriptor.size === 0n) refuse('bad_size', `${here} is empty`);
    if (descriptor.size > BigInt(block.length - at)) refuse('bad_size', `${here} ends behind the signature block`);
    const end = at + Number(descriptor.size);
    result.push({
      scheme: descriptor.scheme,
      role: descriptor.role,
      keyId: descriptor.key_id,
      bytes: block.slice(at, end),
    });
    at = end;
  }
  if (at !== block.length) refuse('bad_size', `${block.length - at} bytes of signatures without use`);
  return result;
}

/** A value that its field cannot hold becomes a reason. */
function abi<T>(reason: ZpkgError['reason'], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AbiError) return refuse(reason, error.message);
    throw error;
  }
}

/** What lies in the content section, taken from the front in the order of the entries. */
class Content {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The frame of an entry, once its place has been seen to be right. */
  frame(path: string, record: EntryRecord): Uint8Array {
    const here = JSON.stringify(path);
    if (record.size === 0n) {
      if (record.content_size === 0n && record.content_offset === 0n) return new Uint8Array();
      refuse('not_canonical', `${here} has no content, but a place for it`);
    }
    if (record.content_offset !== BigInt(this.at)) {
      refuse('not_canonical', `the content of ${here} does not follow that of the file before`);
    }
    if (record.content_size === 0n) refuse('bad_size', `${here} has a size, but no content`);
    if (record.content_size > BigInt(this.bytes.length - this.at)) {
      refuse('bad_size', `the content of ${here} ends behind the content section`);
    }
    const bytes = this.bytes.subarray(this.at, this.at + Number(record.content_size));
    this.at += bytes.length;
    return bytes;
  }

  end(): void {
    if (this.at !== this.bytes.length)
      refuse('bad_size', `${this.bytes.length - this.at} bytes of content without use`);
  }
}

/** The content of a frame, once its own account of itself has been seen to be right. */
function unpack(path: string, bytes: Uint8Array, size: bigint): Uint8Array {
  if (size === 0n) return new Uint8Array();
  const here = JSON.stringify(path);
  const frame = measureFrame(bytes);
  if (typeof frame === 'string') return refuse('bad_content', `the content of ${here} ${frame}`);
  if (frame.size !== bytes.length) refuse('bad_content', `the content of ${here} is followed by something else`);
  if (frame.contentSize !== size) {
    refuse('bad_content', `the content of ${here} unpacks to ${frame.contentSize} bytes, announced are ${size}`);
  }
  let content: Uint8Array;
  try {
    content = zstdDecompressSync(bytes, { maxOutputLength: Number(size) });
  } catch {
    return refuse('bad_content', `the content of ${here} cannot be unpacked`);
  }
  if (content.length !== Number(size)) refuse('bad_content', `${here} unpacks to ${content.length} bytes, not ${size}`);
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}

const sameDigest = (entry: Entry, record: EntryRecord): void => {
  if (equal(digestOf(entry), record.digest)) return;
  refuse('bad_digest', `${JSON.stringify(entry.path)} has another digest than its entry announces`);
};

/** Rules of one record about what its kind does not have, and every digest that needs no content. */
function checkRecord(entry: Entry, record: EntryRecord): void {
  const here = JSON.stringify(entry.path);
  unreserved(record.reserved, here);
  if (record.kind === FileKind.absent) refuse('bad_kind', `${here} is absent, which no entry can be`);
  const link = record.kind === FileKind.symlink || record.kind === FileKind.hardlink;
  if (!link && record.link_size !== 0) refuse('bad_link', `${here} is no link, but has a target`);
  if (record.kind !== FileKind.file) {
    if (record.size !== 0n) refuse('not_canonical', `${here} is no file, but has a size`);
    if (!link && !isZero(record.digest)) refuse('not_canonical', `${here} is a directory, but has a digest`);
  }
  if (record.size === 0n) sameDigest(entry, record);
}

function makeEntry(
  path: string,
  target: string,
  record: EntryRecord,
  owners: { user?: string; group?: string },
  content: Uint8Array,
): Entry {
  const common = {
    ...owners,
    path,
    mode: record.mode,
    uid: record.uid,
    gid: record.gid,
    mtime: { seconds: record.mtime_seconds, nanoseconds: record.mtime_nanoseconds },
  };
  switch (record.kind) {
    case FileKind.file:
      return { kind: 'file', ...common, content };
    case FileKind.symlink:
      return { kind: 'symlink', ...common, target };
    case FileKind.hardlink:
      return { kind: 'hardlink', ...common, target };
    default:
      return { kind: 'directory', ...common };
  }
}

/**
 * The package in these bytes, verified as far as it can be without keys.
 *
 * @throws ZpkgError
 */
export function decode(bytes: Uint8Array, { maxUnpacked = DEFAULT_MAX_UNPACKED }: DecodeOptions = {}): Decoded {
  const parts = sections(bytes);
  const { header } = parts;
  const signatures = decodeSignatures(parts);
  const strings = new Strings(parts.strings);
  const name = strings.take(header.name_size, 'bad_path', 'the name');
  const version = strings.take(header.version_size, 'bad_path', 'the version');
  checkName({ name, version });
  const owners = new Owners(parts, strings);
  const [rules, content, view] = [new EntryRules(), new Content(parts.content), viewOf(parts.records)];
  let left = header.unpacked_size;
  const planned = Array.from({ length: header.entry_count }, (_, index) => {
    const at = index * ENTRY_RECORD_SIZE;
    const kind = view.getUint8(at + ENTRY_RECORD_OFFSETS.kind);
    if (!isFileKind(kind)) refuse('bad_kind', `entry ${index} has the kind ${kind}, which does not exist`);
    const record = readEntryRecord(view, at);
    strings.at(record.path_offset, `the path of entry ${index}`);
    const pathBytes = strings.takeBytes(record.path_size, `the path of entry ${index}`);
    const targetBytes = strings.takeBytes(record.link_size, `the target of entry ${index}`);
    const path = strings.text(pathBytes, 'bad_path', `the path of entry ${index}`);
    const target = strings.text(targetBytes, 'bad_link', `the target of entry ${index}`);
    const entry = makeEntry(path, target, record, owners.of(record), new Uint8Array());
    rules.next(entry);
    checkRecord(entry, record);
    const frame = content.frame(path, record);
    left -= record.size;
    if (left < 0n) refuse('bad_size', 'the files are larger than the header announces');
    return { entry, record, frame };
  });
  owners.end();
  const attributes = decodeAttributes(
    parts,
    strings,
    planned.map(({ entry }) => entry),
  );
  const relations = decodeRelations(parts, strings);
  strings.end();
  content.end();
  if (left !== 0n) refuse('bad_size', 'the files are smaller than the header announces');
  const attributed = planned.map(({ entry, record, frame }, index) => {
    const found = attributes.get(index);
    return { entry: found === undefined ? entry : { ...entry, attributes: found }, record, frame };
  });
  const privileges = attributed.reduce((bits, { entry }) => bits | privilegesOf(entry), 0);
  if (privileges !== header.privileges) {
    refuse('bad_privileges', `the header declares the privileges ${header.privileges}, the entries have ${privileges}`);
  }
  if (header.unpacked_size > BigInt(maxUnpacked)) {
    refuse('too_large', `unpacks to ${header.unpacked_size} bytes; the limit is ${maxUnpacked}`);
  }
  const entries = attributed.map(({ entry, record, frame }): Entry => {
    const whole = entry.kind === 'file' ? { ...entry, content: unpack(entry.path, frame, record.size) } : entry;
    sameDigest(whole, record);
    return whole;
  });
  return {
    package: { name, version, entries, ...(relations.length === 0 ? {} : { relations }), signatures },
    header,
    records: planned.map(({ record }) => record),
    digest: sha512(parts.signed),
  };
}
