/**
 * The members of an ar archive: where each begins and how long it is.
 *
 * Relies on deb(5): the common format, names of at most 15 characters, no symbol table, no extended names.
 */
import type { FileHandle } from 'node:fs/promises';

export interface Member {
  readonly name: string;
  /** Bytes from the start of the archive. */
  readonly start: number;
  readonly size: number;
}

const MAGIC = '!<arch>\n';
const HEADER = 60;

/** All members, in order. The archive's own size bounds every one of them. */
export async function members(file: FileHandle): Promise<Member[]> {
  const { size: total } = await file.stat();
  const text = async (position: number, length: number): Promise<string> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString('latin1', 0, bytesRead);
  };
  if ((await text(0, MAGIC.length)) !== MAGIC) throw new Error('not an ar archive: it does not begin with !<arch>');
  const found: Member[] = [];
  for (let at = MAGIC.length; at < total; ) {
    const header = await text(at, HEADER);
    const digits = header.slice(48, 58).trimEnd();
    if (!/^\d+$/.test(digits) || header.slice(58) !== '`\n') throw new Error(`no member header at byte ${at}`);
    const name = header.slice(0, 16).trimEnd().replace(/\/$/, '');
    const start = at + HEADER;
    const size = Number(digits);
    if (start + size > total) throw new Error(`member ${name} ends beyond the archive`);
    found.push({ name, start, size });
    at = start + size + (size % 2);
  }
  return found;
}
