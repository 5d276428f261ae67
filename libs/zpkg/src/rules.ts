/**
 * What makes a list of entries a package, whether it is about to be written or has just been read.
 *
 * One rule set for both directions: nothing can be packed that would be refused when it is read. The place of bytes in the
 * file is not here (encode.ts, decode.ts).
 */
import { Privilege } from './abi.ts';
import { CAPABILITY } from './attributes.ts';
import { type Entry, ZpkgError } from './package.ts';
import { checkPath, checkTarget, comparePaths, parentOf } from './path.ts';

export const MAX_MODE = 0o7777;
const SYMLINK_MODE = 0o777;
const NO_OWNER = 0xffff_ffff;
const NANOSECONDS = 1_000_000_000;

const sameMetadata = (a: Entry, b: Entry): boolean =>
  a.mode === b.mode &&
  a.uid === b.uid &&
  a.gid === b.gid &&
  a.user === b.user &&
  a.group === b.group &&
  a.mtime.seconds === b.mtime.seconds &&
  a.mtime.nanoseconds === b.mtime.nanoseconds;

/** What an entry can do more than the one who starts it: a set of bits. On a folder they only say whose is what is made in it. */
export function privilegesOf(entry: Entry): number {
  if (entry.kind !== 'file') return 0;
  const { mode, attributes = [] } = entry;
  return (
    ((mode & 0o4000) === 0 ? 0 : 1 << Privilege.setuid) |
    ((mode & 0o2000) === 0 ? 0 : 1 << Privilege.setgid) |
    (attributes.some(({ name }) => name === CAPABILITY) ? 1 << Privilege.capabilities : 0)
  );
}

/** Takes entries in their order and refuses the first that cannot follow. */
export class EntryRules {
  private readonly seen = new Map<string, Entry>();
  private last: string | undefined;

  private parents(entry: Entry): void {
    for (let parent = parentOf(entry.path); parent !== undefined; parent = parentOf(parent)) {
      const listed = this.seen.get(parent);
      if (listed !== undefined && listed.kind !== 'directory') {
        throw new ZpkgError(
          'bad_kind',
          `${JSON.stringify(entry.path)} lies beneath ${parent}, which is a ${listed.kind}`,
        );
      }
    }
  }

  private link(entry: Entry): void {
    if (entry.kind !== 'symlink' && entry.kind !== 'hardlink') return;
    const path = JSON.stringify(entry.path);
    checkTarget(entry.path, entry.target);
    if (entry.kind === 'symlink') {
      if (entry.mode === SYMLINK_MODE) return;
      throw new ZpkgError('bad_mode', `the mode of the symlink ${path} must be 0o777, not 0o${entry.mode.toString(8)}`);
    }
    const file = this.seen.get(entry.target);
    if (file?.kind !== 'file') {
      throw new ZpkgError(
        'bad_link',
        `the hard link ${path} must name an earlier file of the package, not ${entry.target}`,
      );
    }
    if (!sameMetadata(entry, file)) {
      throw new ZpkgError('bad_link', `the hard link ${path} must have the mode, owner and time of ${entry.target}`);
    }
  }

  /** @throws ZpkgError naming the path and the rule */
  next(entry: Entry): void {
    const path = JSON.stringify(entry.path);
    checkPath(entry.path);
    if (this.last !== undefined && comparePaths(this.last, entry.path) >= 0) {
      throw new ZpkgError('bad_order', `${path} cannot come after ${JSON.stringify(this.last)}`);
    }
    if (!Number.isInteger(entry.mode) || entry.mode < 0 || entry.mode > MAX_MODE) {
      throw new ZpkgError('bad_mode', `the mode of ${path} must be at most 0o7777, not 0o${entry.mode.toString(8)}`);
    }
    if (entry.mtime.nanoseconds >= NANOSECONDS) {
      throw new ZpkgError('bad_time', `${path} has ${entry.mtime.nanoseconds} nanoseconds, a second or more`);
    }
    if (entry.uid === NO_OWNER || entry.gid === NO_OWNER) {
      throw new ZpkgError('bad_owner', `the owner ${entry.uid}:${entry.gid} of ${path} means nobody`);
    }
    this.parents(entry);
    this.link(entry);
    this.seen.set(entry.path, entry);
    this.last = entry.path;
  }
}
