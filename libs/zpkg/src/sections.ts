/**
 * The sections of a package: what its header says is compared with the length of the file before anything is looked at.
 */
import {
  ATTRIBUTE_RECORD_SIZE,
  ENTRY_RECORD_SIZE,
  OWNER_NAME_SIZE,
  PACKAGE_HEADER_SIZE,
  type PackageHeader,
  RELATION_SIZE,
  readPackageHeader,
  SIGNATURE_DESCRIPTOR_SIZE,
} from './abi.ts';
import { equal, viewOf } from './bytes.ts';
import { FORMAT_VERSION, MAGIC, MAX_OWNERS } from './encode.ts';
import { refuse } from './refuse.ts';

/** Offsets into the strings are u32. */
const MAX_STRINGS = 0xffff_ffffn;
/** A manifest is held in memory; a package of a million files keeps within this. */
const MAX_MANIFEST = 2n ** 28n;
const MAX_SIGNATURES = 64;
const MAX_SIGNATURE_BLOCK = 2n ** 24n;

/** The sections of the file, once the header has been seen to describe it exactly. */
export interface Sections {
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

export function sections(bytes: Uint8Array): Sections {
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
