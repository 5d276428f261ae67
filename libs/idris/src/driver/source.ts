/** Source files, read at the edge: a file is UTF-8 text of bounded size, or there is one clear message why not. */
import { readFileSync, statSync } from 'node:fs';
import { type Diagnostic, type DiagnosticKind, Rejected } from '../diagnostic.ts';

/** No module that a person writes comes near. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** A diagnostic about a file as a whole, or about a place in it. */
export function problem(
  file: string,
  kind: DiagnosticKind,
  message: string,
  notes: readonly string[] = [],
  span = { start: 0, end: 0 },
): Diagnostic {
  return { kind, file, span, message, notes };
}

/** @throws Rejected naming the file and what is wrong with it */
export function readSource(path: string): string {
  const refuse = (message: string, notes: readonly string[] = [], kind: DiagnosticKind = 'import'): never => {
    throw new Rejected(problem(path, kind, message, notes));
  };
  let bytes: Buffer;
  try {
    const status = statSync(path);
    if (status.isDirectory()) refuse('this is a directory; expected an Idris 2 source file');
    if (!status.isFile()) refuse('this is no regular file; expected an Idris 2 source file');
    if (status.size > MAXIMUM_BYTES) {
      refuse(
        `this file has ${status.size} bytes; the checker reads at most ${MAXIMUM_BYTES}`,
        ['split it into modules'],
        'resource',
      );
    }
    // What says that it is empty and is not, as in /proc, may have no end.
    bytes = status.size === 0 ? Buffer.alloc(0) : readFileSync(path);
  } catch (error) {
    if (error instanceof Rejected) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('there is no such file');
    if (code === 'EACCES') return refuse('this file may not be read');
    return refuse(`this file cannot be read (${code ?? String(error)})`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return refuse(`this file is not UTF-8 (first at byte ${firstInvalid(bytes)}); save it as UTF-8`, [], 'syntax');
  }
}

/** The offset of the first byte that begins no character. */
function firstInvalid(bytes: Buffer): number {
  /** What of the first `length` bytes is whole characters; undefined if something in them is wrong. */
  const whole = (length: number): number | undefined => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
        stream: true,
      });
      return Buffer.byteLength(text);
    } catch {
      return undefined;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (whole(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return whole(low) ?? 0;
}
