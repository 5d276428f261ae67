/**
 * A package as bytes: header ‖ manifest ‖ signature block ‖ content.
 *
 * Equal packages give equal bytes: entries are in the order of their paths, strings and frames lie in that order without a
 * gap, and each file is one zstd frame made by the same encoder with the same parameters (Node's libzstd: the bytes may
 * change with its version, what they unpack to may not). Not here: reading a tree (directory.ts), making signatures.
 */
import { constants, zstdCompressSync } from 'node:zlib';
import {
  ATTRIBUTE_RECORD_SIZE,
  ENTRY_RECORD_SIZE,
  FileKind,
  OWNER_NAME_SIZE,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  SIGNATURE_DESCRIPTOR_SIZE,
  writeAttributeRecord,
  writeEntryRecord,
  writeOwnerName,
  writePackageHeader,
  writeSignatureDescriptor,
} from './abi.ts';
import { checkAttribute, compareAttributes } from './attributes.ts';
import { sha512, viewOf } from './bytes.ts';
import { MAX_WINDOW } from './frame.ts';
import { type Entry, type Package, type Signature, ZpkgError } from './package.ts';
import { checkName, checkOwnerName, comparePaths } from './path.ts';
import { putRelations, RecordWriter } from './records.ts';

import { EntryRules, privilegesOf } from './rules.ts';

export const MAGIC = Buffer.from('LAGOZPKG', 'ascii');
export const FORMAT_VERSION = 1;
export const DIGEST_SIZE = 64;
export const MAX_OWNERS = 1024;

/** Small files, slow packing, fast unpacking: a package is packed once. */
export const DEFAULT_LEVEL = 19;

export interface EncodeOptions {
  /** zstd level, 1 to 22. */
  readonly level?: number;
}

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

function uint(limit: number, what: string, value: number): number {
  if (value > limit) throw new ZpkgError('too_large', `${what}: ${value} is more than ${limit}`);
  return value;
}

/** The names of owners that entries have, sorted. */
function ownersOf(entries: readonly Entry[]): string[] {
  const names = new Set(entries.flatMap(({ user, group }) => [user, group]).filter((name) => name !== undefined));
  for (const name of names) checkOwnerName(name);
  uint(MAX_OWNERS, 'names of owners', names.size);
  return [...names].sort(comparePaths);
}

function putOwners(manifest: RecordWriter, owners: readonly string[]): void {
  for (const owner of owners) {
    const name = Buffer.from(owner);
    manifest.record(OWNER_NAME_SIZE, (view) =>
      writeOwnerName(view, { name_offset: manifest.end, name_size: name.length, reserved: new Uint8Array(2) }),
    );
    manifest.text(name);
  }
}

/** The frames of all entries. */
function putEntries(
  manifest: RecordWriter,
  entries: readonly Entry[],
  owners: readonly string[],
  level: number,
): Uint8Array[] {
  const rules = new EntryRules();
  const numbers = new Map(owners.map((name, index) => [name, index + 1]));
  const frames: Uint8Array[] = [];
  let contentSize = 0;
  for (const entry of entries) {
    rules.next(entry);
    const [path, link] = [Buffer.from(entry.path), Buffer.from(targetOf(entry))];
    const content = entry.kind === 'file' ? entry.content : new Uint8Array();
    const frame = content.length === 0 ? undefined : compress(content, level);
    manifest.record(ENTRY_RECORD_SIZE, (view) =>
      writeEntryRecord(view, {
        size: BigInt(content.length),
        content_offset: BigInt(frame === undefined ? 0 : contentSize),
        content_size: BigInt(frame?.length ?? 0),
        mtime_seconds: entry.mtime.seconds,
        mtime_nanoseconds: entry.mtime.nanoseconds,
        uid: entry.uid,
        gid: entry.gid,
        mode: entry.mode,
        path_offset: manifest.end,
        path_size: path.length,
        link_size: link.length,
        kind: FileKind[entry.kind],
        reserved: new Uint8Array(3),
        user_name: numbers.get(entry.user ?? '') ?? 0,
        group_name: numbers.get(entry.group ?? '') ?? 0,
        digest: digestOf(entry),
      }),
    );
    manifest.text(path, link);
    if (frame !== undefined) {
      frames.push(frame);
      contentSize += frame.length;
    }
  }
  return frames;
}

/** How many there are. */
function putAttributes(manifest: RecordWriter, entries: readonly Entry[]): number {
  let count = 0;
  entries.forEach((entry, index) => {
    const attributes = [...(entry.attributes ?? [])].sort(compareAttributes);
    attributes.forEach((attribute, at) => {
      checkAttribute(entry, attribute);
      if (attribute.name === attributes[at - 1]?.name) {
        throw new ZpkgError('bad_attribute', `${JSON.stringify(entry.path)} has ${attribute.name} twice`);
      }
      const name = Buffer.from(attribute.name);
      manifest.record(ATTRIBUTE_RECORD_SIZE, (view) =>
        writeAttributeRecord(view, {
          entry: index,
          name_offset: manifest.end,
          value_size: attribute.value.length,
          name_size: name.length,
          reserved: new Uint8Array(2),
        }),
      );
      manifest.text(name, attribute.value);
      count += 1;
    });
  });
  return count;
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
  const entries = [...pkg.entries].sort((a, b) => comparePaths(a.path, b.path));
  const { relations = [] } = pkg;
  const manifest = new RecordWriter();
  manifest.text(Buffer.from(pkg.name), Buffer.from(pkg.version));
  const owners = ownersOf(entries);
  putOwners(manifest, owners);
  const frames = putEntries(manifest, entries, owners, level);
  const attributes = putAttributes(manifest, entries);
  putRelations(manifest, relations);
  const { records, strings } = manifest.bytes();
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
    owner_count: owners.length,
    attribute_count: attributes,
    relation_count: relations.length,
    privileges: entries.reduce((bits, entry) => bits | privilegesOf(entry), 0),
  };
  const head = new Uint8Array(PACKAGE_HEADER_SIZE);
  writePackageHeader(viewOf(head), header);
  return new Uint8Array(Buffer.concat([head, records, strings, signatures, ...frames]));
}
