/**
 * Packages as nobody should make them: every byte is the caller's, and nothing is checked.
 *
 * Starts from what a right package would have and lets anything be replaced: fields of records and of the header, raw bytes,
 * the order, the strings. A package can be signed as it is, so that no signature hides a missing check.
 */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { keySetId, type SecretKeys, SIGNATURE_SIZES, type Signature, signDigest } from '@lago-grey/sign';
import { QUICKLY } from '@lago-grey/sign/testing';
import {
  ENTRY_RECORD_OFFSETS,
  ENTRY_RECORD_SIZE,
  type EntryRecord,
  FileKind,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  SIGNATURE_DESCRIPTOR_SIZE,
  type SignatureDescriptor,
  writeEntryRecord,
  writePackageHeader,
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

export interface Forged {
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
  header = {},
  strings = new Uint8Array(),
}: Forged): Parts {
  const texts = [bytesOf(name), bytesOf(version)];
  let [offset, contentOffset, unpacked] = [texts.reduce((sum, { length }) => sum + length, 0), 0, 0n];
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
        reserved: new Uint8Array(7),
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
  const text = Buffer.concat([...texts, strings]);
  const content = new Uint8Array(Buffer.concat(frames));
  const head = new Uint8Array(PACKAGE_HEADER_SIZE + records.length + text.length);
  writePackageHeader(viewOf(head), {
    magic: new Uint8Array(Buffer.from('LAGOZPKG')),
    version: 1,
    flags: 0,
    entry_count: entries.length,
    manifest_size: BigInt(records.length + text.length),
    signatures_size: 0n,
    content_size: BigInt(content.length),
    unpacked_size: BigInt.asUintN(64, unpacked),
    name_size: bytesOf(name).length,
    version_size: bytesOf(version).length,
    signature_count: 0,
    strings_size: BigInt(text.length),
    ...header,
  });
  head.set(records, PACKAGE_HEADER_SIZE);
  head.set(text, PACKAGE_HEADER_SIZE + records.length);
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
  const signatures = made.get(name) ?? signDigest('package', digest, keys, QUICKLY);
  made.set(name, signatures);
  return signatures;
}

export const signed = (parts: Parts, keys: SecretKeys): Uint8Array => withBlock(parts, signaturesOf(parts, keys));
