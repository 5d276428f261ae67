/**
 * Packages as nobody should make them: every byte is the caller's, and nothing is checked.
 *
 * Starts from what a right package would have and lets anything be replaced: fields of records and of the header, raw bytes,
 * the order, the strings. A package can be signed as it is, so that no signature hides a missing check.
 */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { keySetId, type SecretKeys, SIGNATURE_SIZES, type Signature } from '@lago-grey/sign';
import { signaturesFor } from '@lago-grey/sign/testing';
import {
  ATTRIBUTE_RECORD_SIZE,
  type AttributeRecord,
  Bound,
  ENTRY_RECORD_OFFSETS,
  ENTRY_RECORD_SIZE,
  type EntryRecord,
  FileKind,
  OWNER_NAME_SIZE,
  type OwnerName,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  RELATION_SIZE,
  type Relation,
  RelationKind,
  SIGNATURE_DESCRIPTOR_SIZE,
  type SignatureDescriptor,
  writeAttributeRecord,
  writeEntryRecord,
  writeOwnerName,
  writePackageHeader,
  writeRelation,
  writeSignatureDescriptor,
} from '../../../../abi/ts/abi.ts';

type Text = string | Uint8Array;

export interface ForgedEntry {
  readonly path: Text;
  readonly target?: Text;
  readonly kind?: keyof typeof FileKind;
  readonly content?: Uint8Array;
  /** The frame as it is to be, where it is not that of the content. */
  readonly frame?: Uint8Array;
  readonly record?: Partial<EntryRecord>;
  /** A kind that the ABI does not know. */
  readonly rawKind?: number;
}

/** A record and the strings that it places, whatever it says of them. */
export interface ForgedOwner {
  readonly name: Text;
  readonly record?: Partial<OwnerName>;
}
export interface ForgedAttribute {
  readonly entry: number;
  readonly name: Text;
  readonly value?: Text;
  readonly record?: Partial<AttributeRecord>;
}
export interface ForgedRelation {
  readonly kind?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** Name, lower and upper version. */
  readonly texts: readonly [Text, Text, Text];
  readonly record?: Partial<Relation>;
}

export interface Forged {
  readonly owners?: readonly ForgedOwner[];
  readonly attributes?: readonly ForgedAttribute[];
  readonly relations?: readonly ForgedRelation[];
  readonly name?: Text;
  readonly version?: Text;
  readonly entries?: readonly ForgedEntry[];
  readonly header?: Partial<PackageHeader>;
  /** Strings after the last that has a meaning. */
  readonly strings?: Uint8Array;
}

const bytesOf = (text: Text): Uint8Array => (typeof text === 'string' ? Buffer.from(text) : text);
const sha512 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha512').update(bytes).digest());
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Header and manifest apart from the content; signatures come between them. */
export interface Parts {
  readonly head: Uint8Array;
  readonly content: Uint8Array;
}

export function forge({
  name = 'evil',
  version = '1',
  entries = [],
  owners = [],
  attributes = [],
  relations = [],
  header = {},
  strings = new Uint8Array(),
}: Forged): Parts {
  const texts = [bytesOf(name), bytesOf(version)];
  let [offset, contentOffset, unpacked] = [texts.reduce((sum, { length }) => sum + length, 0), 0, 0n];
  const put = (text: Text): { at: number; size: number } => {
    const bytes = bytesOf(text);
    texts.push(bytes);
    offset += bytes.length;
    return { at: offset - bytes.length, size: bytes.length };
  };
  const names = new Uint8Array(owners.length * OWNER_NAME_SIZE);
  owners.forEach(({ name: owner, record = {} }, index) => {
    const { at, size } = put(owner);
    const fields = { name_offset: at, name_size: size, reserved: new Uint8Array(2), ...record };
    writeOwnerName(viewOf(names), fields, index * OWNER_NAME_SIZE);
  });
  const records = new Uint8Array(entries.length * ENTRY_RECORD_SIZE);
  const frames: Uint8Array[] = [];
  entries.forEach(
    ({ path, target = '', kind = 'file', content = new Uint8Array(), frame, record = {}, rawKind }, index) => {
      const [pathBytes, targetBytes] = [bytesOf(path), bytesOf(target)];
      const packed = frame ?? (content.length === 0 ? new Uint8Array() : new Uint8Array(zstdCompressSync(content)));
      const link = kind === 'symlink' || kind === 'hardlink';
      const fields: EntryRecord = {
        size: BigInt(content.length),
        content_offset: BigInt(packed.length === 0 ? 0 : contentOffset),
        content_size: BigInt(packed.length),
        mtime_seconds: 1n,
        mtime_nanoseconds: 0,
        uid: 0,
        gid: 0,
        mode: kind === 'symlink' ? 0o777 : kind === 'directory' ? 0o755 : 0o644,
        path_offset: offset,
        path_size: pathBytes.length,
        link_size: targetBytes.length,
        kind: FileKind[kind],
        reserved: new Uint8Array(3),
        user_name: 0,
        group_name: 0,
        digest: kind === 'directory' ? new Uint8Array(64) : sha512(link ? targetBytes : content),
        ...record,
      };
      writeEntryRecord(viewOf(records), fields, index * ENTRY_RECORD_SIZE);
      if (rawKind !== undefined) records[index * ENTRY_RECORD_SIZE + ENTRY_RECORD_OFFSETS.kind] = rawKind;
      texts.push(pathBytes, targetBytes);
      offset += pathBytes.length + targetBytes.length;
      frames.push(packed);
      contentOffset += packed.length;
      unpacked += fields.kind === FileKind.file ? fields.size : 0n;
    },
  );
  const given = new Uint8Array(attributes.length * ATTRIBUTE_RECORD_SIZE);
  attributes.forEach(({ entry, name: attribute, value = '', record = {} }, index) => {
    const [placed, { size }] = [put(attribute), put(value)];
    const fields = {
      entry,
      name_offset: placed.at,
      value_size: size,
      name_size: placed.size,
      reserved: new Uint8Array(2),
    };
    writeAttributeRecord(viewOf(given), { ...fields, ...record }, index * ATTRIBUTE_RECORD_SIZE);
  });
  const related = new Uint8Array(relations.length * RELATION_SIZE);
  relations.forEach(({ kind = 1, lower = 0, upper = 0, texts: three, record = {} }, index) => {
    const [other, from, to] = [put(three[0]), put(three[1]), put(three[2])];
    const start = index * RELATION_SIZE;
    const fields: Relation = {
      kind: RelationKind.depends,
      lower: Bound.none,
      upper: Bound.none,
      reserved: new Uint8Array(3),
      name_size: other.size,
      lower_size: from.size,
      upper_size: to.size,
      name_offset: other.at,
      lower_offset: from.at,
      upper_offset: to.at,
      ...record,
    };
    writeRelation(viewOf(related), fields, start);
    // Numbers that the ABI may not know.
    related.set([kind, lower, upper], start);
  });
  const text = Buffer.concat([...texts, strings]);
  const content = new Uint8Array(Buffer.concat(frames));
  const manifest = Buffer.concat([names, records, given, related, text]);
  const head = new Uint8Array(PACKAGE_HEADER_SIZE + manifest.length);
  writePackageHeader(viewOf(head), {
    magic: new Uint8Array(Buffer.from('LAGOZPKG')),
    version: 1,
    flags: 0,
    entry_count: entries.length,
    manifest_size: BigInt(manifest.length),
    signatures_size: 0n,
    content_size: BigInt(content.length),
    unpacked_size: BigInt.asUintN(64, unpacked),
    name_size: bytesOf(name).length,
    version_size: bytesOf(version).length,
    signature_count: 0,
    strings_size: BigInt(text.length),
    owner_count: owners.length,
    attribute_count: attributes.length,
    relation_count: relations.length,
    privileges: entries.reduce(
      (bits, { record: { mode = 0 } = {}, kind = 'file' }) =>
        bits | (kind === 'file' ? ((mode >> 11) & 1) | ((mode >> 9) & 2) : 0),
      attributes.some((one) => one.name === 'security.capability') ? 4 : 0,
    ),
    ...header,
  });
  head.set(manifest, PACKAGE_HEADER_SIZE);
  return { head, content };
}

export const raw = ({ head, content }: Parts): Uint8Array => new Uint8Array(Buffer.concat([head, content]));

/** The header with the counts that these signatures need; what else it says stays. */
function announce(head: Uint8Array, sizes: readonly number[]): Uint8Array {
  const out = Uint8Array.from(head);
  const view = viewOf(out);
  view.setBigUint64(
    24,
    BigInt(sizes.reduce((sum, size) => sum + size, sizes.length * SIGNATURE_DESCRIPTOR_SIZE)),
    true,
  );
  view.setUint32(52, sizes.length, true);
  return out;
}

/** The parts put together with any signatures, each with what its descriptor is to say otherwise. */
export function withBlock(
  { head, content }: Parts,
  signatures: readonly (Signature & { readonly descriptor?: Partial<SignatureDescriptor> })[],
): Uint8Array {
  const descriptors = new Uint8Array(signatures.length * SIGNATURE_DESCRIPTOR_SIZE);
  let offset = 0n;
  signatures.forEach(({ scheme, role, keyId, bytes, descriptor = {} }, index) => {
    const reserved = new Uint8Array(5);
    const fields = { scheme, role, reserved, offset, size: BigInt(bytes.length), key_id: keyId, ...descriptor };
    writeSignatureDescriptor(viewOf(descriptors), fields, index * SIGNATURE_DESCRIPTOR_SIZE);
    offset += BigInt(bytes.length);
  });
  const sizes = signatures.map(({ bytes }) => bytes.length);
  const block = [descriptors, ...signatures.map(({ bytes }) => bytes)];
  return new Uint8Array(Buffer.concat([announce(head, sizes), ...block, content]));
}

/** What is signed of the parts, once their header announces three signatures. */
export const digestOf = ({ head }: Parts): Uint8Array => sha512(announce(head, SIGNATURE_SIZES));

const made = new Map<string, Signature[]>();

/** The three signatures over the parts as they will be; made once, since many tests begin with the same package. */
export function signaturesOf(parts: Parts, keys: SecretKeys): Signature[] {
  const digest = digestOf(parts);
  const name = Buffer.concat([keySetId(keys.set), digest]).toString('hex');
  const signatures = made.get(name) ?? signaturesFor('package', digest, keys);
  made.set(name, signatures);
  return signatures;
}

export const signed = (parts: Parts, keys: SecretKeys): Uint8Array => withBlock(parts, signaturesOf(parts, keys));
