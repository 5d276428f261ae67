/**
 * Untrusted bytes to a package, or a ZpkgError with the reason.
 *
 * Everything that the manifest announces is compared with what is there before anything is unpacked: sizes with the length
 * of the file, frames with the sizes of their entries. What passes is in the one canonical encoding, apart from how a
 * frame was compressed: decode(encode(p)) is p, and no byte of the input is without a meaning that was checked.
 * Not here: whether the signatures verify, and what they are worth.
 */
import {
  ENTRY_RECORD_OFFSETS,
  ENTRY_RECORD_SIZE,
  type EntryRecord,
  FileKind,
  isFileKind,
  type PackageHeader,
  readEntryRecord,
  readSignatureDescriptor,
  SIGNATURE_DESCRIPTOR_SIZE,
} from './abi.ts';
import { equal, isZero, sha512, viewOf } from './bytes.ts';
import { Content, unpack } from './content.ts';
import { digestOf } from './encode.ts';
import type { Entry, Package, Signature } from './package.ts';
import { checkName } from './path.ts';
import { abi, refuse, unreserved } from './refuse.ts';
import { EntryRules, privilegesOf } from './rules.ts';
import { type Sections, sections } from './sections.ts';
import { Strings } from './strings.ts';
import { decodeAttributes, decodeRelations, Owners } from './tables.ts';

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

const DEFAULT_MAX_UNPACKED = 2 ** 31;

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
  const relations = decodeRelations(parts.relations, strings);
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
