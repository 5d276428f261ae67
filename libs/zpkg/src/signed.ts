/**
 * A package with other signatures: what is signed, and the same bytes with a signature block in their place.
 *
 * The header says how many signatures there are and how large they are, and is signed with them: so the sizes come first,
 * then the digest, then the signatures. Not here: keys and schemes (libs/sign).
 */
import { PACKAGE_HEADER_SIZE, readPackageHeader, SIGNATURE_DESCRIPTOR_SIZE, writePackageHeader } from './abi.ts';
import { sha512, viewOf } from './bytes.ts';
import { decode } from './decode.ts';
import { encodeSignatures } from './encode.ts';
import { type Signature, ZpkgError } from './package.ts';

/**
 * The package in `bytes` signed anew; signatures that it had are gone.
 *
 * @param sizes of the signatures that `make` will give
 * @param make the signatures over a digest: SHA-512 of header and manifest
 * @throws ZpkgError if the bytes are no package, or `make` gives other sizes
 */
export function withSignatures(
  bytes: Uint8Array,
  sizes: readonly number[],
  make: (digest: Uint8Array) => readonly Signature[],
): Uint8Array {
  const { header } = decode(bytes);
  const end = PACKAGE_HEADER_SIZE + Number(header.manifest_size);
  const signed = bytes.slice(0, end);
  const blockSize = sizes.reduce((sum, size) => sum + size, sizes.length * SIGNATURE_DESCRIPTOR_SIZE);
  writePackageHeader(viewOf(signed), {
    ...readPackageHeader(viewOf(signed)),
    signature_count: sizes.length,
    signatures_size: BigInt(blockSize),
  });
  const signatures = make(sha512(signed));
  if (signatures.length !== sizes.length || signatures.some((one, index) => one.bytes.length !== sizes[index])) {
    throw new ZpkgError('internal', 'the signatures have other sizes than were said');
  }
  const content = bytes.subarray(end + Number(header.signatures_size));
  return new Uint8Array(Buffer.concat([signed, encodeSignatures(signatures), content]));
}
