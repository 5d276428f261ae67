/**
 * Where a zstd frame ends and what it announces, without unpacking it (RFC 8878, section 3.1).
 *
 * Node's decoder stops after the first frame and says nothing of what follows, so the content section is measured with this
 * first. Accepted are frames as pack writes them: content size present, no dictionary, no checksum (the manifest has a
 * SHA-512), a window of at most 8 MiB, which is what every decoder must offer. Skippable frames are refused.
 */

/** Little-endian: 28 b5 2f fd. */
const MAGIC = 0xfd2f_b528;
export const MAX_WINDOW = 8 * 1024 * 1024;
const MAX_BLOCK = 128 * 1024;
const [BLOCK_RAW, BLOCK_RLE, BLOCK_RESERVED] = [0, 1, 3];

export interface Frame {
  /** Bytes of the whole frame. */
  readonly size: number;
  /** Bytes that it unpacks to, by its own account. */
  readonly contentSize: bigint;
}

/** The frame at the start of these bytes, or why there is none. */
export function measureFrame(bytes: Uint8Array): Frame | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 6 || view.getUint32(0, true) !== MAGIC) return 'is no zstd frame';
  const descriptor = view.getUint8(4);
  const singleSegment = (descriptor & 0x20) !== 0;
  if ((descriptor & 0x1f) !== 0) return 'has a dictionary, a checksum or a reserved bit set';
  let at = 5;
  if (!singleSegment) {
    const window = view.getUint8(at++);
    const base = 2 ** (10 + (window >> 3));
    if (base + (base / 8) * (window & 7) > MAX_WINDOW) return `needs a window of more than ${MAX_WINDOW} bytes`;
  }
  const flag = descriptor >> 6;
  const width = flag === 0 ? (singleSegment ? 1 : 0) : 2 ** flag;
  if (width === 0) return 'does not say what it unpacks to';
  if (at + width > view.byteLength) return 'ends in its header';
  const contentSize =
    width === 1
      ? BigInt(view.getUint8(at))
      : width === 2
        ? BigInt(view.getUint16(at, true)) + 256n
        : width === 4
          ? BigInt(view.getUint32(at, true))
          : view.getBigUint64(at, true);
  if (singleSegment && contentSize > MAX_WINDOW) return `needs a window of more than ${MAX_WINDOW} bytes`;
  at += width;
  for (let last = false; !last; ) {
    if (at + 3 > view.byteLength) return 'ends in the header of a block';
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    last = (header & 1) !== 0;
    const [type, size] = [(header >> 1) & 3, header >> 3];
    if (type === BLOCK_RESERVED) return 'has a block of an unknown type';
    if (size > MAX_BLOCK || (type === BLOCK_RAW && size > Number(contentSize))) return 'has a block that is too large';
    at += 3 + (type === BLOCK_RLE ? 1 : size);
    if (at > view.byteLength) return 'ends in a block';
  }
  return { size: at, contentSize };
}
