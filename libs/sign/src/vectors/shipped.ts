/**
 * What the program that ships thinks of signatures, for tests: dist/obli-pkg/ARCH/verdicts is obli-pkg's own code for the
 * schemes behind a pipe (`npx lago build obli-pkg --arch ARCH --verdicts`).
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Purpose, SignatureScheme } from '../scheme.ts';

const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
const program =
  process.env['LAGO_VERDICTS'] ?? fileURLToPath(new URL(`../../../../dist/obli-pkg/${arch}/verdicts`, import.meta.url));

/** Why there is nothing to ask; undefined if there is. */
export const missing: string | undefined = existsSync(program)
  ? undefined
  : `not run: against obli-pkg: there is no ${program}; \`npx lago build obli-pkg --arch ${arch} --verdicts\` builds it`;

/** One question: a key and a signature of the scheme's sizes. */
export interface Case {
  readonly message: Uint8Array;
  /** A purpose's own, or any. */
  readonly context: Purpose | Uint8Array;
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
}

const PURPOSES = { package: 0, statement: 1, repository: 3 } as const;
const GIVEN = 2;

/** A question as the program reads it. */
export function record(scheme: number, { message, context, key, signature }: Case): Buffer {
  const given = typeof context === 'string' ? new Uint8Array() : context;
  const head = Buffer.alloc(8);
  head.writeUInt8(scheme, 0);
  head.writeUInt8(typeof context === 'string' ? PURPOSES[context] : GIVEN, 1);
  head.writeUInt16LE(given.length, 2);
  head.writeUInt32LE(message.length, 4);
  return Buffer.concat([head, given, message, key, signature]);
}

/** Whether the processor's own instructions for hashing are used, where it has them. */
export type Hashing = 'instructions' | 'portable';

/** A verdict for each, `1` or `0`. */
export async function shippedVerdicts(
  { scheme }: SignatureScheme,
  cases: readonly Case[],
  hashing: Hashing = 'instructions',
): Promise<string> {
  return (await execa(program, [hashing], { input: Buffer.concat(cases.map((one) => record(scheme, one))) })).stdout;
}
