/**
 * A package as bytes: header ‖ manifest ‖ signature block ‖ content.
 *
 * Equal packages give equal bytes: entries are in the order of their paths, strings and frames lie in that order without a
 * gap, and each file is one zstd frame made by the same encoder with the same parameters (Node's libzstd: the bytes may
 * change with its version, what they unpack to may not). Not here: reading a tree (directory.ts), making signatures.
 */
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import {
  ENTRY_RECORD_SIZE,
  FileKind,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  SIGNATURE_DESCRIPTOR_SIZE,
  writeEntryRecord,
  writePackageHeader,
  writeSignatureDescriptor,
} from './abi.ts';
import { MAX_WINDOW } from './frame.ts';
import { type Entry, type Package, type Signature, ZpkgError } from './package.ts';
import { checkName, comparePaths } from './path.ts';
import { EntryRules } from './rules.ts';

export const MAGIC = Buffer.from('LAGOZPKG', 'ascii');
export const FORMAT_VERSION = 1;
export const DIGEST_SIZE = 64;

/** Small files, slow packing, fast unpacking: a package is packed once. */
export const DEFAULT_LEVEL = 19;

export interface EncodeOptions {
  /** zstd level, 1 to 22. */
  readonly level?: number;
}

export const sha512 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

function compress(content: Uint8Array, level: number): Uint8Array {
  return zstdCompressSync(content, {
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_contentSizeFlag]: 1,
      [constants.ZSTD_c_checksumFlag]: 0,
      // Levels above 19 would ask for more than a decoder must have.
      ...(level > 19 ? { [constants.ZSTD_c_windowLog]: Math.log2(MAX_WINDOW) } : {}),
    },
  });
}

/** What a link points to; nothing for anything else. */
const targetOf = (entry: Entry): string => (entry.kind === 'symlink' || entry.kind === 'hardlink' ? entry.target : '');

/** The digest of an entry: of its content or of where a link points; zero for a directory. */
export function digestOf(entry: Entry): Uint8Array {
  if (entry.kind === 'file') return sha512(entry.content);
  if (entry.kind === 'directory') return new Uint8Array(DIGEST_SIZE);
  return sha512(Buffer.from(entry.target));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function uint(limit: number, what: string, value: number): number {
  if (value > limit) throw new ZpkgError('too_large', `${what}: ${value} is more than ${limit}`);
  return value;
}

/** The records and the frames of all entries. */
function encodeEntries(
  pkg: Package,
  level: number,
): { records: Uint8Array; strings: Uint8Array; frames: Uint8Array[] } {
  const rules = new EntryRules();
  const entries = [...pkg.entries].sort((a, b) => comparePaths(a.path, b.path));
  const records = new Uint8Array(entries.length * ENTRY_RECORD_SIZE);
  const view = viewOf(records);
  const strings: Uint8Array[] = [Buffer.from(pkg.name), Buffer.from(pkg.version)];
  let stringsSize = Buffer.byteLength(pkg.name) + Buffer.byteLength(pkg.version);
  const frames: Uint8Array[] = [];
  let contentSize = 0;
  entries.forEach((entry, index) => {
    rules.next(entry);
    const [path, link] = [Buffer.from(entry.path), Buffer.from(targetOf(entry))];
    const content = entry.kind === 'file' ? entry.content : new Uint8Array();
    const frame = content.length === 0 ? undefined : compress(content, level);
    writeEntryRecord(
      view,
      {
        size: BigInt(content.length),
        content_offset: BigInt(frame === undefined ? 0 : contentSize),
        content_size: BigInt(frame?.length ?? 0),
        mtime_seconds: entry.mtime.seconds,
        mtime_nanoseconds: entry.mtime.nanoseconds,
        uid: entry.uid,
        gid: entry.gid,
        mode: entry.mode,
        path_offset: uint(0xffff_ffff, 'bytes of strings', stringsSize),
        path_size: path.length,
        link_size: link.length,
        kind: FileKind[entry.kind],
        reserved: new Uint8Array(7),
        digest: digestOf(entry),
      },
      index * ENTRY_RECORD_SIZE,
    );
    strings.push(path, link);
    stringsSize += path.length + link.length;
    if (frame !== undefined) {
      frames.push(frame);
      contentSize += frame.length;
    }
  });
  return { records, strings: Buffer.concat(strings), frames };
}

/** The signature block: descriptors, then the signatures one after the other. */
export function encodeSignatures(signatures: readonly Signature[]): Uint8Array {
  const block = new Uint8Array(signatures.length * SIGNATURE_DESCRIPTOR_SIZE);
  let offset = 0;
  signatures.forEach(({ scheme, role, keyId, bytes }, index) => {
    writeSignatureDescriptor(
      viewOf(block),
      { scheme, role, reserved: new Uint8Array(5), offset: BigInt(offset), size: BigInt(bytes.length), key_id: keyId },
      index * SIGNATURE_DESCRIPTOR_SIZE,
    );
    offset += bytes.length;
  });
  return Buffer.concat([block, ...signatures.map(({ bytes }) => bytes)]);
}

const total = (parts: readonly Uint8Array[]): bigint => parts.reduce((sum, { length }) => sum + BigInt(length), 0n);

/**
 * The bytes of a package. Entries may come in any order.
 *
 * @throws ZpkgError with the rule that the package breaks; AbiError for a number that its field cannot hold
 */
export function encode(pkg: Package, { level = DEFAULT_LEVEL }: EncodeOptions = {}): Uint8Array {
  checkName(pkg);
  const { records, strings, frames } = encodeEntries(pkg, level);
  const signatures = encodeSignatures(pkg.signatures);
  const header: PackageHeader = {
    magic: new Uint8Array(MAGIC),
    version: FORMAT_VERSION,
    flags: 0,
    entry_count: pkg.entries.length,
    manifest_size: BigInt(records.length + strings.length),
    signatures_size: BigInt(signatures.length),
    content_size: total(frames),
    unpacked_size: total(pkg.entries.flatMap((entry) => (entry.kind === 'file' ? [entry.content] : []))),
    name_size: Buffer.byteLength(pkg.name),
    version_size: Buffer.byteLength(pkg.version),
    signature_count: pkg.signatures.length,
    strings_size: BigInt(strings.length),
  };
  const head = new Uint8Array(PACKAGE_HEADER_SIZE);
  writePackageHeader(viewOf(head), header);
  return new Uint8Array(Buffer.concat([head, records, strings, signatures, ...frames]));
}
