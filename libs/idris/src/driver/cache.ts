/**
 * What was checked before, by content: entries in a directory, found by a key that covers all that the result depends on.
 *
 * An entry is written beside its place and renamed into it, so that two runs at once, and one that is interrupted, leave
 * whole entries only. It begins with the SHA-256 of its body; one that does not agree is as good as absent.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SerialConstraint } from '../kernel/kernel.ts';

export interface Cache {
  /** JSON text, whole as it was put. */
  get(key: string): string | undefined;
  put(key: string, text: string): void;
}

/** What the kernel added to its environment with a module, as it is kept. */
export interface Checked {
  readonly constraints: readonly SerialConstraint[];
}

export function checkedText(constraints: readonly SerialConstraint[]): string {
  const checked: Checked = { constraints };
  return JSON.stringify(checked);
}

/** The directory of the checker's sources. */
export const CHECKER_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export const noCache: Cache = { get: () => undefined, put: () => {} };

export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // Lengths, so that no two lists of parts give the same bytes.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/** Tells names of temporary files apart, with the process; a number for each more. */
const OWN = randomBytes(6).toString('hex');
let written = 0;

export function directoryCache(directory: string): Cache {
  const folders = new Set<string>();
  const pathOf = (key: string) => join(directory, key.slice(0, 2), `${key}.json`);
  return {
    get(key) {
      let text: string;
      try {
        text = readFileSync(pathOf(key), 'utf8');
      } catch {
        return undefined;
      }
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      return end === -1 || text.slice(0, end) !== digest(key, body) ? undefined : body;
    },
    put(key, body) {
      const path = pathOf(key);
      const temporary = `${path}.${process.pid}.${OWN}${++written}`;
      try {
        const folder = dirname(path);
        if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
        folders.add(folder);
        writeFileSync(temporary, `${digest(key, body)}\n${body}`);
        renameSync(temporary, path);
      } catch {
        // A cache that cannot be written costs time, not correctness.
        folders.clear();
        rmSync(temporary, { force: true });
      }
    },
  };
}

/** Where the checker runs as one file (compiled.ts): of the sources that it was made of. */
declare const LAGO_CHECKER: string;
let own = typeof LAGO_CHECKER === 'undefined' ? undefined : LAGO_CHECKER;

/** A digest of the checker's own sources: another checker does not believe what this one found. */
export function checkerDigest(): string {
  own ??= digestOf(checkerSources());
  return own;
}

/** The checker's own sources as they are now, by their paths below its directory. */
export function checkerSources(): ReadonlyMap<string, Uint8Array> {
  const files = readdirSync(CHECKER_ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$/.test(file))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(CHECKER_ROOT, file))]));
}

export function digestOf(sources: ReadonlyMap<string, Uint8Array>): string {
  return digest(process.version, ...[...sources].flat());
}
