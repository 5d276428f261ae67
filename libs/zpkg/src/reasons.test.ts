/** Every reason for which a package can be refused without keys, each by the smallest change that brings it about. */
import { describe, expect, it } from 'vitest';
import {
  ENTRY_RECORD_OFFSETS as ENTRY,
  ENTRY_RECORD_SIZE,
  FileKind,
  PACKAGE_HEADER_OFFSETS as HEADER,
  PACKAGE_HEADER_SIZE,
  SIGNATURE_DESCRIPTOR_OFFSETS as SIGNATURE,
} from './abi.ts';
import { sha512 } from './bytes.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { type Entry, type Package, type Reason, type Relation, ZpkgError } from './package.ts';
import { listFor, file as plainFile } from './testing.ts';

const value = new Uint8Array();

const common = { mode: 0o644, uid: 0, gid: 0, mtime: { seconds: 1n, nanoseconds: 2 } };
const file = (path: string, text: string, more: Partial<Entry> = {}): Entry =>
  plainFile(path, text, { mtime: common.mtime, ...more });
const directory = (path: string): Entry => ({ kind: 'directory', path, ...common, mode: 0o755 });
const symlink = (path: string, target: string): Entry => ({ kind: 'symlink', path, target, ...common, mode: 0o777 });
const hardlink = (path: string, target: string, more = {}): Entry => ({
  kind: 'hardlink',
  path,
  target,
  ...common,
  ...more,
});

const pkg: Package = {
  name: 'demo',
  version: '1.0',
  // In this order in the file: 0 bin, 1 bin/a, 2 bin/b, 3 bin/c, 4 empty, 5 link
  entries: [
    directory('bin'),
    file('bin/a', 'aaaa'),
    file('bin/b', 'bbbb'),
    hardlink('bin/c', 'bin/a'),
    file('empty', ''),
    symlink('link', 'bin/a'),
  ],
  signatures: [],
};
const good = encode(pkg);
const signed = encode({
  ...pkg,
  signatures: [{ scheme: 1, role: 1, keyId: new Uint8Array(32), bytes: new Uint8Array(9) }],
});
const stringsAt = PACKAGE_HEADER_SIZE + pkg.entries.length * ENTRY_RECORD_SIZE;
const signaturesAt = stringsAt + Buffer.from(good).subarray(stringsAt).indexOf('linkbin/a') + 'linkbin/a'.length;
const entryAt = (index: number, field: keyof typeof ENTRY): number =>
  PACKAGE_HEADER_SIZE + index * ENTRY_RECORD_SIZE + ENTRY[field];

/** The bytes with some of them changed. */
type Change = (view: DataView, bytes: Uint8Array) => void;

function changed(bytes: Uint8Array, change: Change): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
}

function reasonOf(act: () => unknown): Reason | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ZpkgError) return error.reason;
    throw error;
  }
}

const put =
  (text: string, at: number): Change =>
  (_, bytes) =>
    bytes.set(Buffer.from(text, 'latin1'), at);
const u8 =
  (at: number, value: number): Change =>
  (view) =>
    view.setUint8(at, value);
const u16 =
  (at: number, value: number): Change =>
  (view) =>
    view.setUint16(at, value, true);
const u32 =
  (at: number, value: number): Change =>
  (view) =>
    view.setUint32(at, value, true);
const u64 =
  (at: number, value: bigint): Change =>
  (view) =>
    view.setBigUint64(at, value, true);
const pathAt = (text: string): number => stringsAt + Buffer.from(good).subarray(stringsAt).indexOf(text);
const contentAt = signaturesAt;
const STRINGS = BigInt(signaturesAt - stringsAt);
const changes =
  (...list: readonly Change[]): Change =>
  (view, bytes) => {
    for (const change of list) change(view, bytes);
  };

describe('decode refuses', () => {
  it('nothing about the package that the changes are made to', () => {
    expect(reasonOf(() => decode(good))).toBeUndefined();
    expect(reasonOf(() => decode(signed))).toBeUndefined();
  });

  it.each<[Reason, string, Change]>([
    ['bad_magic', 'another magic', u8(0, 0x6c)],
    ['unsupported_version', 'version 2', u16(HEADER.version, 2)],
    ['bad_flags', 'a flag', u16(HEADER.flags, 1)],
    ['bad_size', 'an entry more than the manifest holds', u32(HEADER.entry_count, 7)],
    ['bad_size', 'a manifest larger than its parts', u64(HEADER.manifest_size, 1n)],
    ['bad_size', 'a name longer than the strings', u16(HEADER.name_size, 60_000)],
    ['bad_size', 'signatures where none is counted', u32(HEADER.signature_count, 1)],
    ['truncated', 'more content than there is', u64(HEADER.content_size, 10_000n)],
    ['bad_size', 'sizes whose sum overflows', u64(HEADER.content_size, 2n ** 64n - 1n)],
    ['bad_size', 'an unpacked size too small', u64(HEADER.unpacked_size, 7n)],
    ['bad_size', 'an unpacked size too large', u64(HEADER.unpacked_size, 9n)],
    [
      'too_large',
      'a manifest of more than 256 MiB',
      changes(u32(HEADER.entry_count, 0x20_0001), u64(HEADER.manifest_size, 0x20_0001n * 128n + STRINGS)),
    ],
    ['too_large', 'more signatures than anybody makes', u32(HEADER.signature_count, 65)],
    ['too_large', 'more strings than offsets reach', u64(HEADER.strings_size, 2n ** 32n)],
    ['bad_path', 'a name with a slash', put('/', pathAt('demo') + 1)],
    ['bad_path', 'a version with a space', put(' ', pathAt('1.0') + 1)],
    ['bad_path', 'an absolute path', put('/mpty', pathAt('empty'))],
    ['bad_path', 'a dot-dot component', put('../bb', pathAt('bin/b'))],
    ['bad_path', 'an empty component', put('bi//b', pathAt('bin/b'))],
    ['bad_path', 'a control character', put('emp\x1by', pathAt('empty'))],
    ['bad_path', 'bytes that are not UTF-8', put('emp\xffy', pathAt('empty'))],
    ['bad_order', 'entries out of order', put('zz', pathAt('empty'))],
    ['bad_order', 'a path twice', put('bin/a', pathAt('bin/b'))],
    ['bad_kind', 'a kind that does not exist', u8(entryAt(1, 'kind'), 9)],
    ['bad_kind', 'an absent entry', u8(entryAt(1, 'kind'), FileKind.absent)],
    ['bad_mode', 'a mode of 0o10000', u32(entryAt(1, 'mode'), 0o10000)],
    ['bad_mode', 'a symlink of mode 0o644', u32(entryAt(5, 'mode'), 0o644)],
    ['bad_time', 'a second in nanoseconds', u32(entryAt(1, 'mtime_nanoseconds'), 1_000_000_000)],
    ['bad_owner', 'the owner that means none', u32(entryAt(1, 'uid'), 0xffff_ffff)],
    ['bad_owner', 'the group that means none', u32(entryAt(1, 'gid'), 0xffff_ffff)],
    ['bad_owner', 'the name of an owner that there is not', u16(entryAt(1, 'user_name'), 1)],
    ['bad_owner', 'the name of a group that there is not', u16(entryAt(1, 'group_name'), 1)],
    ['bad_privileges', 'a privilege that no entry has', u32(HEADER.privileges, 1)],
    ['bad_privileges', 'a set-user-ID bit that is not declared', u32(entryAt(2, 'mode'), 0o4644)],
    ['bad_link', 'a hard link to what is not there', put('bin/x', pathAt('bin/cbin/a') + 5)],
    ['bad_link', 'a hard link to itself', put('bin/c', pathAt('bin/cbin/a') + 5)],
    ['bad_link', 'a hard link with another mode', u32(entryAt(3, 'mode'), 0o600)],
    ['bad_link', 'a target with a control character', put('\x07', pathAt('linkbin/a') + 4)],
    ['bad_digest', 'another digest of a file', u8(entryAt(1, 'digest'), 1)],
    ['bad_digest', 'another digest of an empty file', u8(entryAt(4, 'digest'), 1)],
    ['bad_digest', 'another digest of a symlink', u8(entryAt(5, 'digest') + 63, 1)],
    ['bad_digest', 'another digest of a hard link', u8(entryAt(3, 'digest') + 63, 1)],
    ['not_canonical', 'a digest of a directory', u8(entryAt(0, 'digest'), 1)],
    ['not_canonical', 'a size of a symlink', u64(entryAt(5, 'size'), 1n)],
    ['bad_flags', 'a reserved byte', u8(entryAt(1, 'reserved') + 2, 1)],
    ['not_canonical', 'a path at another place', u32(entryAt(1, 'path_offset'), 0)],
    ['not_canonical', 'content at another place', u64(entryAt(1, 'content_offset'), 1n)],
    ['not_canonical', 'a place for no content', u64(entryAt(4, 'content_offset'), 1n)],
    ['bad_size', 'a file with a size and no content', u64(entryAt(1, 'content_size'), 0n)],
    ['bad_size', 'content behind the end', u64(entryAt(1, 'content_size'), 2n ** 40n)],
    ['bad_content', 'what is no frame', u8(contentAt, 0)],
    [
      'bad_content',
      'a frame with a dictionary',
      (view) => view.setUint8(contentAt + 4, view.getUint8(contentAt + 4) | 1),
    ],
    [
      'bad_content',
      'a frame with a checksum',
      (view) => view.setUint8(contentAt + 4, view.getUint8(contentAt + 4) | 4),
    ],
    ['bad_content', 'a frame of another size', u8(contentAt + 5, 5)],
    [
      'bad_content',
      'a block of an unknown type',
      (view) => view.setUint8(contentAt + 6, view.getUint8(contentAt + 6) | 6),
    ],
    ['bad_digest', 'other content', (view) => view.setUint8(contentAt + 9, 0)],
  ])('%s: %s', (reason, _, change) => {
    expect(reasonOf(() => decode(changed(good, change)))).toBe(reason);
  });

  it.each<[Reason, string, Change]>([
    ['bad_flags', 'a reserved byte', u8(signaturesAt + SIGNATURE.reserved, 1)],
    ['bad_signature', 'an unknown scheme', u16(signaturesAt + SIGNATURE.scheme, 99)],
    ['bad_signature', 'an unknown role', u8(signaturesAt + SIGNATURE.role, 99)],
    ['not_canonical', 'a gap before it', u64(signaturesAt + SIGNATURE.offset, 1n)],
    ['bad_size', 'an empty one', u64(signaturesAt + SIGNATURE.size, 0n)],
    ['bad_size', 'one too long', u64(signaturesAt + SIGNATURE.size, 10n)],
    ['bad_size', 'one too short', u64(signaturesAt + SIGNATURE.size, 8n)],
  ])('a signature, %s: %s', (reason, _, change) => {
    expect(reasonOf(() => decode(changed(signed, change)))).toBe(reason);
  });

  it('a zip bomb by its own account, before unpacking it', () => {
    const bomb = encode({ ...pkg, entries: [file('zeros', '\0'.repeat(5_000_000))] });
    expect(bomb.length).toBeLessThan(2_000);
    expect(reasonOf(() => decode(bomb, { maxUnpacked: 4_999_999 }))).toBe('too_large');
    expect(reasonOf(() => decode(bomb, { maxUnpacked: 5_000_000 }))).toBeUndefined();
  });
});

describe('encode refuses what decode would', () => {
  it.each<[Reason, string, Entry[]]>([
    ['bad_path', 'the empty path', [file('', 'x')]],
    ['bad_path', 'an absolute path', [file('/etc/passwd', 'x')]],
    ['bad_path', 'a path that leaves the root', [file('a/../../b', 'x')]],
    ['bad_path', 'a path that ends in a slash', [file('a/', 'x')]],
    ['bad_path', 'half a character', [file('\ud800', 'x')]],
    ['bad_path', 'a component too long', [file('x'.repeat(256), 'x')]],
    ['bad_path', 'a path too long', [file('a/'.repeat(2_048), 'x')]],
    ['bad_path', 'a path in the state of obli-pkg', [file('var/lib/obli-pkg/journal', 'x')]],
    ['bad_path', 'the state of obli-pkg itself', [directory('var/lib/obli-pkg')]],
    ['bad_order', 'a path twice', [file('a', '1'), file('a', '2')]],
    ['bad_kind', 'something beneath a file', [file('a', '1'), file('a-b', '1'), file('a/b', '2')]],
    ['bad_kind', 'something beneath a symlink', [symlink('a', '/'), file('a/b/c', '2')]],
    ['bad_link', 'an empty target', [symlink('a', '')]],
    ['bad_link', 'a hard link to a later file', [hardlink('a', 'b'), file('b', '1')]],
    ['bad_link', 'a hard link to a directory', [directory('a'), hardlink('b', 'a', { mode: 0o755 })]],
    ['bad_mode', 'a fraction of a mode', [file('a', '1', { mode: 0.5 })]],
    ['bad_owner_name', 'a number as the name of an owner', [file('a', '1', { user: '0' })]],
    ['bad_attribute', 'a label of a policy', [file('a', '1', { attributes: [{ name: 'security.selinux', value }] })]],
    [
      'bad_attribute',
      "what is obli-pkg's",
      [file('a', '1', { attributes: [{ name: 'user.obli-pkg.before', value }] })],
    ],
    [
      'bad_attribute',
      'an attribute twice',
      [
        file('a', '1', {
          attributes: [
            { name: 'user.a', value },
            { name: 'user.a', value },
          ],
        }),
      ],
    ],
    [
      'bad_attribute',
      'a list that changes the mode',
      [file('a', '1', { attributes: [{ name: 'system.posix_acl_access', value: listFor(0o600) }] })],
    ],
    ['bad_time', 'too many nanoseconds', [file('a', '1', { mtime: { seconds: 0n, nanoseconds: 1e9 } })]],
  ])('%s: %s', (reason, _, entries) => {
    expect(reasonOf(() => encode({ ...pkg, entries }))).toBe(reason);
  });

  it.each<[string, Relation[]]>([
    ['to nothing', [{ kind: 'depends', name: '' }]],
    [
      'twice',
      [
        { kind: 'depends', name: 'a' },
        { kind: 'depends', name: 'a' },
      ],
    ],
    ['a version that is none', [{ kind: 'depends', name: 'a', lower: { kind: 'including', version: '1 2' } }]],
    ['a range of what is provided', [{ kind: 'provides', name: 'a', upper: { kind: 'including', version: '1' } }]],
  ])('a relation %s', (_, relations) => {
    expect(reasonOf(() => encode({ ...pkg, relations }))).toBe('bad_relation');
  });

  it.each(['', 'a/b', '.a', 'ä', 'x'.repeat(129)])('the name %j', (name) => {
    expect(reasonOf(() => encode({ ...pkg, name }))).toBe('bad_path');
  });
});

it('the digest of an empty package is that of its header, name and version', () => {
  const bytes = encode({ name: 'a', version: '1', entries: [], signatures: [] });
  expect(bytes.length).toBe(PACKAGE_HEADER_SIZE + 2);
  expect(decode(bytes).digest).toEqual(sha512(bytes));
});
