/**
 * A repository as a folder: read file by file, and written so that whoever is interrupted leaves what was there before.
 *
 * Each file is written under another name, synced, and renamed; files that are named by their version or digest are new, and
 * the timestamp, which leads to them, is the last. Drafts lie in `pending`, where no client looks.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Source } from './update.ts';
import type { Outcome } from './workshop.ts';

/** What is written, as single steps: tests stop before one of them. */
export interface Disk {
  /** A file under its name, whole or not at all, when this returns. */
  put(file: string, bytes: Uint8Array): void;
  remove(file: string): void;
  read(file: string): Uint8Array | undefined;
  /** The names in a folder. */
  list(folder: string): readonly string[];
}

function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The folder of this path. */
export function folderDisk(root: string): Disk {
  return {
    put(file, bytes) {
      const path = join(root, file);
      const temporary = `${path}.${process.pid}.tmp`;
      mkdirSync(dirname(path), { recursive: true });
      const fd = openSync(temporary, 'w', 0o644);
      try {
        for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(temporary, path);
      sync(dirname(path));
      // Its folder may be new.
      sync(root);
    },
    remove: (file) => rmSync(join(root, file), { force: true }),
    read(file) {
      const path = join(root, file);
      return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
    },
    list(folder) {
      const path = join(root, folder);
      return existsSync(path) ? readdirSync(path).sort() : [];
    },
  };
}

export const sourceOf =
  (disk: Disk): Source =>
  (file) =>
    disk.read(file);

const PENDING = 'pending';

/** The files of drafts, by the names of roles. */
export function readPending(disk: Disk): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const role of disk.list(PENDING)) {
    const bytes = role.endsWith('.tmp') ? undefined : disk.read(`${PENDING}/${role}`);
    if (bytes !== undefined) found.set(role, bytes);
  }
  return found;
}

/** Takes away what somebody who was stopped had half written: nobody else writes while the caller does. */
function tidy(disk: Disk): void {
  for (const folder of ['metadata', 'packages', PENDING]) {
    for (const name of disk.list(folder)) if (name.endsWith('.tmp')) disk.remove(`${folder}/${name}`);
  }
}

/** Writes what came of a change: published if all have signed, else to be signed. */
export function writeOutcome(disk: Disk, { publish, pending }: Outcome): void {
  tidy(disk);
  for (const [file, bytes] of publish) disk.put(file, bytes);
  for (const [role, bytes] of pending) disk.put(`${PENDING}/${role}`, bytes);
  for (const role of disk.list(PENDING)) if (!pending.has(role)) disk.remove(`${PENDING}/${role}`);
}
