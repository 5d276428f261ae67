/**
 * Which extended attributes a package may give to what: those of users, capabilities of files, access control lists.
 *
 * Others say something about one machine (labels of its policy, what its file system keeps for itself). A value that the
 * kernel would read otherwise than it is written is refused: what is set is what is read again.
 * Lists: acl(5) and include/uapi/linux/posix_acl_xattr.h; capabilities: the second revision of capabilities(7).
 */
import { type Attribute, type Entry, ZpkgError } from './package.ts';

export const CAPABILITY = 'security.capability';
const ACCESS_LIST = 'system.posix_acl_access';
const DEFAULT_LIST = 'system.posix_acl_default';
const MAX_NAME = 255;
const MAX_VALUE = 65_536;
/** Those of obli-pkg itself are in the namespace of users: no package may speak for it. */
const USER = /^user\.(?!obli-pkg)[ -~]+$/;
const NO_ID = 0xffff_ffff;

/** Whether a file system keeps attributes of this name that a package may have. */
export const isPackaged = (name: string): boolean =>
  name === CAPABILITY || name === ACCESS_LIST || name === DEFAULT_LIST || USER.test(name);

const isCapability = (value: Uint8Array): boolean =>
  value.length === 20 && value[0]! <= 1 && value[1] === 0 && value[2] === 0 && value[3] === 2;

/** Where the permissions of the owner, of the mask and of others stand in a mode. */
const SHIFT: { readonly [tag: number]: number } = { 1: 6, 16: 3, 32: 0 };

/**
 * Sorted, each subject once, with a mask where something is masked; that of access has one, or the kernel would keep only a
 * mode, and says what the mode says, or the one would change the other.
 */
function isList(value: Uint8Array, mode: number | undefined): boolean {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  if (value.length % 8 !== 4 || view.getUint32(0, true) !== 2) return false;
  let [last, seen, bits] = [0n, 0, 0];
  for (let at = 4; at < value.length; at += 8) {
    const [tag, allowed, id] = [view.getUint16(at, true), view.getUint16(at + 2, true), view.getUint32(at + 4, true)];
    const key = (BigInt(tag) << 32n) | BigInt(id);
    if (key <= last || ![1, 2, 4, 8, 16, 32].includes(tag) || allowed > 7) return false;
    if ((tag === 2 || tag === 8) === (id === NO_ID)) return false;
    last = key;
    seen |= tag;
    const shift = SHIFT[tag];
    if (shift !== undefined) bits |= allowed << shift;
  }
  const needed = mode === undefined && (seen & 0b1010) === 0 ? 0b100101 : 0b110101;
  return (seen & needed) === needed && (mode === undefined || bits === (mode & 0o777));
}

/** Why the entry may not have the attribute; undefined if it may. */
function problem({ kind, mode }: Entry, { name, value }: Attribute): string | undefined {
  if (name.length > MAX_NAME) return `has a name of more than ${MAX_NAME} bytes`;
  if (value.length > MAX_VALUE) return `has ${value.length} bytes; the limit is ${MAX_VALUE}`;
  if (kind === 'symlink') return 'is on a symlink, which has none';
  if (kind === 'hardlink') return 'is on a hard link, which has those of its file';
  if (name === CAPABILITY) {
    if (kind !== 'file') return 'is on no file';
    return isCapability(value) ? undefined : 'is not of the second revision of capabilities';
  }
  if (name === ACCESS_LIST) return isList(value, mode) ? undefined : 'is no sorted list with a mask that fits the mode';
  if (name === DEFAULT_LIST) {
    if (kind !== 'directory') return 'is on no directory';
    return isList(value, undefined) ? undefined : 'is no sorted list';
  }
  return USER.test(name) ? undefined : 'is none that a package may give';
}

/** @throws ZpkgError bad_attribute, naming path, attribute and rule */
export function checkAttribute(entry: Entry, attribute: Attribute): void {
  const wrong = problem(entry, attribute);
  if (wrong === undefined) return;
  throw new ZpkgError(
    'bad_attribute',
    `the attribute ${JSON.stringify(attribute.name)} of ${JSON.stringify(entry.path)} ${wrong}`,
  );
}

/** The order of the attributes of one entry: that of their names' bytes. */
export const compareAttributes = (a: Attribute, b: Attribute): number =>
  Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
