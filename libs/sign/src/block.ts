/**
 * The signature block of one key set: three descriptors, then the three signatures, one after the other.
 *
 * Statements end with one, each file of a repository's metadata with any number. Not here: whether they verify (verify.ts).
 */
import { AbiError, readSignatureDescriptor, SIGNATURE_DESCRIPTOR_SIZE, writeSignatureDescriptor } from './abi.ts';
import { SignError } from './error.ts';
import { SCHEMES } from './scheme.ts';
import { type Signature, signerOf } from './verify.ts';

const HEAD_SIZE = SCHEMES.length * SIGNATURE_DESCRIPTOR_SIZE;

/** Bytes of a block: always the same, since its schemes are. */
export const BLOCK_SIZE: number = SCHEMES.reduce((sum, { signatureSize }) => sum + signatureSize, HEAD_SIZE);

export function encodeBlock(signatures: readonly Signature[]): Uint8Array {
  const descriptors = new Uint8Array(signatures.length * SIGNATURE_DESCRIPTOR_SIZE);
  let offset = 0n;
  signatures.forEach(({ scheme, role, keyId, bytes }, index) => {
    const fields = { scheme, role, reserved: new Uint8Array(5), offset, size: BigInt(bytes.length), key_id: keyId };
    writeSignatureDescriptor(new DataView(descriptors.buffer), fields, index * SIGNATURE_DESCRIPTOR_SIZE);
    offset += BigInt(bytes.length);
  });
  return Buffer.concat([descriptors, ...signatures.map(({ bytes }) => bytes)]);
}

/**
 * The signatures in a block, of one key set by what they say: encodeBlock gives the same bytes again.
 *
 * @throws SignError missing_signature, bad_signature
 */
export function decodeBlock(block: Uint8Array): Signature[] {
  const refuse = (problem: string): never => {
    throw new SignError('bad_signature', problem);
  };
  if (block.length !== BLOCK_SIZE) refuse(`a signature block has ${BLOCK_SIZE} bytes, not ${block.length}`);
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = HEAD_SIZE;
  const signatures = SCHEMES.map(({ name, signatureSize }, index): Signature => {
    const descriptor = (() => {
      try {
        return readSignatureDescriptor(view, index * SIGNATURE_DESCRIPTOR_SIZE);
      } catch (error) {
        if (error instanceof AbiError) return refuse(error.message);
        throw error;
      }
    })();
    const { offset, size, scheme, role, key_id: keyId, reserved } = descriptor;
    if (offset !== BigInt(at - HEAD_SIZE) || size !== BigInt(signatureSize) || reserved.some((byte) => byte !== 0)) {
      refuse(`the descriptor of ${name} says something else than it must`);
    }
    at += signatureSize;
    return { scheme, role, keyId, bytes: block.slice(at - signatureSize, at) };
  });
  signerOf(signatures);
  return signatures;
}
