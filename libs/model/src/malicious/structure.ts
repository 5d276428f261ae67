/**
 * Packages with something wrong in their structure, and the reason for which each must be refused, signed or not.
 *
 * By the classes of what has gone wrong elsewhere: paths and names, links, types and metadata, the container itself.
 */
import { zstdCompressSync } from 'node:zlib';
import { accessList, capabilities } from '@lago-grey/zpkg/testing';
import { type Forged, type ForgedEntry, forge, type Parts } from './forge.ts';

export interface Case {
  readonly what: string;
  readonly status: string;
  readonly parts: Parts;
}

const content = Buffer.from('some content');
const good: ForgedEntry = { path: 'usr/good', content };
const of = (what: string, status: string, forged: Forged): Case => ({ what, status, parts: forge(forged) });
const entries = (what: string, status: string, ...list: readonly ForgedEntry[]): Case =>
  of(what, status, { entries: list });
const path = (what: string, bad: string | Uint8Array): Case =>
  entries(`a path ${what}`, 'bad_path', { path: bad, content });
const record = (what: string, status: string, fields: NonNullable<ForgedEntry['record']>): Case =>
  entries(what, status, { ...good, record: fields });
const header = (what: string, status: string, fields: NonNullable<Forged['header']>): Case =>
  of(what, status, { entries: [good], header: fields });

const PATHS: readonly Case[] = [
  path('that goes up', '../etc/passwd'),
  path('that goes up within', 'usr/../../etc/passwd'),
  path('that ends above', 'usr/..'),
  path('that is absolute', '/etc/passwd'),
  path('that is nothing', ''),
  path('with a component of a dot', 'usr/./x'),
  path('with an empty component', 'usr//x'),
  path('that ends in a slash', 'usr/x/'),
  path('with a zero byte', 'usr/x\0.txt'),
  path('with a line break', 'usr/x\ny'),
  path('that a terminal would obey', 'usr/\u001b[2J'),
  path('that is not UTF-8', Uint8Array.of(0x75, 0xff)),
  path('in an overlong form', Uint8Array.of(0x75, 0xc0, 0xaf)),
  path('with a surrogate', Uint8Array.of(0x75, 0xed, 0xa0, 0x80)),
  path('with a component of 256 bytes', 'x'.repeat(256)),
  path('of 4096 bytes', `${'x/'.repeat(2047)}yy`),
  path('in the folder of obli-pkg', 'var/lib/obli-pkg/db/evil'),
  path('that is the folder of obli-pkg', 'var/lib/obli-pkg'),
  path('among the keys that are trusted', `var/lib/obli-pkg/keys/${'0'.repeat(64)}`),
  of('a name that is a path', 'bad_path', { name: '../evil', entries: [good] }),
  of('a name with a line break', 'bad_path', { name: 'a\nb', entries: [good] }),
  of('no name', 'bad_path', { name: '', entries: [good] }),
  of('a version that a terminal would obey', 'bad_path', { version: '1\u001b[2J', entries: [good] }),
  entries('the same path twice', 'bad_order', good, { ...good, content: Buffer.from('other') }),
  entries('entries that are not sorted', 'bad_order', { path: 'b', content }, { path: 'a', content }),
  entries('a file with a file beneath it', 'bad_kind', { path: 'a', content }, { path: 'a/b', content }),
];

const LINKS: readonly Case[] = [
  entries(
    'a link, and a file beneath it',
    'bad_kind',
    { path: 'x', kind: 'symlink', target: '/etc' },
    { path: 'x/cron.d', content },
  ),
  entries('a link to nothing', 'bad_link', { path: 'x', kind: 'symlink', target: '' }),
  entries('a link with a target of 4096 bytes', 'bad_link', { path: 'x', kind: 'symlink', target: 'y'.repeat(4096) }),
  entries('a link with a zero byte', 'bad_link', { path: 'x', kind: 'symlink', target: 'a\0b' }),
  entries('a link with another mode', 'bad_mode', { path: 'x', kind: 'symlink', target: 'a', record: { mode: 0o755 } }),
  entries('a file with a target', 'bad_link', { ...good, target: '/etc/passwd' }),
  entries('a hard link to a file outside', 'bad_link', { path: 'x', kind: 'hardlink', target: '/etc/passwd' }),
  entries('a hard link that goes up', 'bad_link', { path: 'x', kind: 'hardlink', target: '../etc/passwd' }),
  entries('a hard link to what is not there', 'bad_link', { path: 'x', kind: 'hardlink', target: 'y' }),
  entries(
    'a hard link before its file',
    'bad_link',
    { path: 'a', kind: 'hardlink', target: 'b' },
    { path: 'b', content },
  ),
  entries(
    'a hard link to a folder',
    'bad_link',
    { path: 'a', kind: 'directory' },
    { path: 'b', kind: 'hardlink', target: 'a' },
  ),
  entries(
    'a hard link through a link',
    'bad_link',
    { path: 'a', kind: 'symlink', target: '/etc' },
    { path: 'b', kind: 'hardlink', target: 'a/passwd' },
  ),
  entries(
    'a hard link with another mode than its file',
    'bad_link',
    { path: 'a', content },
    { path: 'b', kind: 'hardlink', target: 'a', record: { mode: 0o4755 } },
  ),
  entries(
    'a hard link with another owner than its file',
    'bad_link',
    { path: 'a', content },
    { path: 'b', kind: 'hardlink', target: 'a', record: { uid: 1 } },
  ),
];

const METADATA: readonly Case[] = [
  ...[5, 6, 7, 255].map((kind) => entries(`an entry of the kind ${kind}`, 'bad_kind', { path: 'a', rawKind: kind })),
  entries('an entry that is nothing', 'bad_kind', { path: 'a', kind: 'absent' }),
  record('a mode beyond 0o7777', 'bad_mode', { mode: 0o10000 }),
  record('a mode with the bits of a device', 'bad_mode', { mode: 0o020644 }),
  record('a user who means nobody', 'bad_owner', { uid: 0xffff_ffff }),
  record('a group that means nobody', 'bad_owner', { gid: 0xffff_ffff }),
  record('a second of nanoseconds', 'bad_time', { mtime_nanoseconds: 1_000_000_000 }),
  record('reserved bytes that say something', 'bad_flags', { reserved: new Uint8Array(3).fill(1) }),
  entries('a folder with a size', 'not_canonical', { path: 'a', kind: 'directory', record: { size: 1n } }),
];

const owner = (what: string, status: string, ...owners: NonNullable<Forged['owners']>): Case =>
  of(what, status, {
    owners,
    entries: [{ ...good, record: { user_name: 1, group_name: Math.min(owners.length, 2) } }],
  });
const attribute = (what: string, status: string, ...attributes: NonNullable<Forged['attributes']>): Case =>
  of(what, status, {
    entries: [
      { path: 'a', kind: 'directory' },
      { path: 'a/b', content },
      { path: 'a/c', kind: 'hardlink', target: 'a/b' },
      { path: 'a/d', kind: 'symlink', target: 'b' },
    ],
    attributes,
  });
const relation = (what: string, status: string, ...relations: NonNullable<Forged['relations']>): Case =>
  of(what, status, { entries: [good], relations });
const acl = (what: string, value: Uint8Array, name = 'system.posix_acl_access'): Case =>
  attribute(`an access list ${what}`, 'bad_attribute', { entry: 1, name, value });

const OWNERS: readonly Case[] = [
  owner('a name of an owner that is a number', 'bad_owner_name', { name: '0' }),
  owner('a name of an owner with a colon', 'bad_owner_name', { name: 'root:x' }),
  owner('a name of an owner with a line break', 'bad_owner_name', { name: 'a\nroot' }),
  owner('a name of an owner of 33 bytes', 'bad_owner_name', { name: 'a'.repeat(33) }),
  owner('a name of an owner that is nothing', 'bad_owner_name', { name: '' }),
  owner('names of owners twice', 'bad_owner_name', { name: 'a' }, { name: 'a' }),
  owner('names of owners that are not sorted', 'bad_owner_name', { name: 'b' }, { name: 'a' }),
  owner('a name that nobody has', 'bad_owner_name', { name: 'a' }, { name: 'b' }, { name: 'c' }),
  owner('a name of an owner that lies elsewhere', 'not_canonical', { name: 'a', record: { name_offset: 0 } }),
  owner('a name of an owner that says more', 'bad_flags', { name: 'a', record: { reserved: Uint8Array.of(1, 0) } }),
  owner('a name of an owner behind the strings', 'bad_size', { name: 'a', record: { name_size: 0xffff } }),
  record('the name of a user that there is not', 'bad_owner', { user_name: 1 }),
  record('the name of a group that there is not', 'bad_owner', { group_name: 0xffff }),
  header('more names of owners than anybody has', 'bad_size', { owner_count: 0xffff_ffff }),
];

const ATTRIBUTES: readonly Case[] = [
  ...['security.selinux', 'trusted.overlay.opaque', 'system.nfs4_acl', 'security.ima', 'user.', 'user', ''].map(
    (name) => attribute(`the attribute ${JSON.stringify(name)}`, 'bad_attribute', { entry: 1, name }),
  ),
  attribute('an attribute of obli-pkg itself', 'bad_attribute', { entry: 0, name: 'user.obli-pkg.before' }),
  attribute('an attribute with a line break', 'bad_attribute', { entry: 1, name: 'user.a\nb' }),
  attribute('an attribute with a zero byte', 'bad_attribute', { entry: 1, name: 'user.a\0b' }),
  attribute('an attribute with a name of 256 bytes', 'bad_attribute', { entry: 1, name: `user.${'x'.repeat(251)}` }),
  attribute('an attribute of 64 KiB and a byte', 'bad_attribute', {
    entry: 1,
    name: 'user.a',
    value: 'x'.repeat(65_537),
  }),
  attribute('an attribute of a hard link', 'bad_attribute', { entry: 2, name: 'user.a' }),
  attribute('an attribute of a link', 'bad_attribute', { entry: 3, name: 'user.a' }),
  attribute('an attribute of nothing', 'bad_attribute', { entry: 4, name: 'user.a' }),
  attribute(
    'an attribute twice',
    'bad_attribute',
    { entry: 1, name: 'user.a' },
    { entry: 1, name: 'user.a', value: '1' },
  ),
  attribute(
    'attributes that are not sorted',
    'bad_attribute',
    { entry: 1, name: 'user.b' },
    { entry: 1, name: 'user.a' },
  ),
  attribute(
    'attributes of entries that are not',
    'bad_attribute',
    { entry: 1, name: 'user.a' },
    { entry: 0, name: 'user.b' },
  ),
  attribute('an attribute that lies elsewhere', 'not_canonical', {
    entry: 1,
    name: 'user.a',
    record: { name_offset: 0 },
  }),
  attribute('an attribute behind the strings', 'bad_size', {
    entry: 1,
    name: 'user.a',
    record: { value_size: 0xffff_ffff },
  }),
  attribute('an attribute that says more', 'bad_flags', {
    entry: 1,
    name: 'user.a',
    record: { reserved: Uint8Array.of(0, 1) },
  }),
  attribute('capabilities of a folder', 'bad_attribute', {
    entry: 0,
    name: 'security.capability',
    value: capabilities(),
  }),
  attribute('capabilities that end early', 'bad_attribute', {
    entry: 1,
    name: 'security.capability',
    value: capabilities().subarray(0, 12),
  }),
  attribute('capabilities of another user namespace', 'bad_attribute', {
    entry: 1,
    name: 'security.capability',
    value: Uint8Array.from([1, 0, 0, 3, ...new Uint8Array(20)]),
  }),
  acl('that says another thing than the mode', accessList([1, 7], [4, 4], [16, 4], [32, 4])),
  acl('without a mask', accessList([1, 6], [4, 4], [32, 4])),
  acl('that is not sorted', accessList([4, 4], [1, 6], [16, 4], [32, 4])),
  acl('with a user twice', accessList([1, 6], [2, 7, 5], [2, 0, 5], [4, 4], [16, 4], [32, 4])),
  acl('with a user who means nobody', accessList([1, 6], [2, 7], [4, 4], [16, 4], [32, 4])),
  acl('with permissions that do not exist', accessList([1, 6], [2, 8, 5], [4, 4], [16, 4], [32, 4])),
  acl('that ends early', accessList([1, 6], [4, 4], [16, 4], [32, 4]).subarray(0, 35)),
  acl('of what a file hands down', accessList([1, 6], [4, 4], [32, 4]), 'system.posix_acl_default'),
];

const RELATIONS: readonly Case[] = [
  ...[0, 4, 255].map((kind) =>
    relation(`a relation of the kind ${kind}`, 'bad_relation', { kind, texts: ['a', '', ''] }),
  ),
  relation('a bound of an unknown kind', 'bad_relation', { lower: 3, texts: ['a', '1', ''] }),
  relation('a bound that is none, with a version', 'bad_relation', { texts: ['a', '1', ''] }),
  relation('a bound without a version', 'bad_relation', { upper: 1, texts: ['a', '', ''] }),
  relation('a relation to nothing', 'bad_relation', { texts: ['', '', ''] }),
  relation('a relation to a path', 'bad_relation', { texts: ['../a', '', ''] }),
  relation('a version that a terminal would obey', 'bad_relation', { lower: 1, texts: ['a', '1\u001b[2J', ''] }),
  relation('a version of 129 bytes', 'bad_relation', { lower: 1, texts: ['a', '1'.repeat(129), ''] }),
  relation('two ends of what is provided', 'bad_relation', { kind: 3, lower: 1, upper: 1, texts: ['a', '1', '1'] }),
  relation('something provided that excludes itself', 'bad_relation', { kind: 3, lower: 2, texts: ['a', '1', ''] }),
  relation('a relation twice', 'bad_relation', { texts: ['a', '', ''] }, { texts: ['a', '', ''] }),
  relation('relations that are not sorted', 'bad_relation', { texts: ['b', '', ''] }, { texts: ['a', '', ''] }),
  relation(
    'kinds of relations that are not',
    'bad_relation',
    { kind: 2, texts: ['a', '', ''] },
    { texts: ['b', '', ''] },
  ),
  relation('a relation that lies elsewhere', 'not_canonical', { texts: ['a', '', ''], record: { upper_offset: 0 } }),
  relation('a relation behind the strings', 'bad_size', { texts: ['a', '', ''], record: { name_size: 0xffff } }),
  relation('a relation that says more', 'bad_flags', {
    texts: ['a', '', ''],
    record: { reserved: Uint8Array.of(1, 0, 0) },
  }),
  header('more relations than the manifest holds', 'bad_size', { relation_count: 0xffff_ffff }),
  header('more attributes than the manifest holds', 'bad_size', { attribute_count: 0xffff_ffff }),
];

const PRIVILEGES: readonly Case[] = [
  of('a set-user-ID bit that is not declared', 'bad_privileges', {
    entries: [{ ...good, record: { mode: 0o4755 } }],
    header: { privileges: 0 },
  }),
  of('a set-group-ID bit that is declared as another', 'bad_privileges', {
    entries: [{ ...good, record: { mode: 0o2755 } }],
    header: { privileges: 1 },
  }),
  of('capabilities that are not declared', 'bad_privileges', {
    entries: [good],
    attributes: [{ entry: 0, name: 'security.capability', value: capabilities() }],
    header: { privileges: 0 },
  }),
  header('privileges that nothing has', 'bad_privileges', { privileges: 2 }),
  header('a privilege that does not exist', 'bad_privileges', { privileges: 0x8000_0000 }),
];

const bomb = new Uint8Array(zstdCompressSync(new Uint8Array(64 << 20)));

const CONTAINER: readonly Case[] = [
  header('another format', 'bad_magic', { magic: Buffer.from('LAGOZPKH') }),
  header('a version to come', 'unsupported_version', { version: 2 }),
  header('a flag', 'bad_flags', { flags: 1 }),
  header('more entries than the manifest holds', 'bad_size', { entry_count: 0xffff_ffff }),
  header('a manifest larger than its parts', 'bad_size', { manifest_size: 1n << 63n }),
  header('strings of 4 GiB', 'too_large', { strings_size: 1n << 32n }),
  header('sizes that overflow', 'bad_size', { content_size: (1n << 64n) - 1n }),
  header('content that is not there', 'truncated', { content_size: 1n << 40n }),
  header('a name longer than the strings', 'bad_size', { name_size: 0xffff }),
  header('files larger than announced', 'bad_size', { unpacked_size: 1n }),
  header('files smaller than announced', 'bad_size', { unpacked_size: 1n << 62n }),
  record('a file of 2^63 bytes', 'bad_content', { size: 1n << 63n }),
  entries(
    'sizes whose sum overflows',
    'bad_size',
    { path: 'a', content, record: { size: 1n << 63n } },
    { path: 'b', content, record: { size: 1n << 63n } },
  ),
  record('a path that lies elsewhere', 'not_canonical', { path_offset: 0 }),
  record('content that lies elsewhere', 'not_canonical', { content_offset: 1n }),
  of('strings without a use', 'not_canonical', { entries: [good], strings: Buffer.from('hidden') }),
  record('the digest of something else', 'bad_digest', { digest: new Uint8Array(64).fill(7) }),
  record('no digest', 'bad_digest', { digest: new Uint8Array(64) }),
  entries('content that unpacks to more', 'bad_content', { ...good, frame: bomb }),
  entries('content that unpacks to less', 'bad_content', {
    ...good,
    frame: new Uint8Array(zstdCompressSync(Buffer.from('less'))),
  }),
  entries('content that is no frame', 'bad_content', { ...good, frame: Buffer.from('no zstd at all') }),
  entries('content with something behind it', 'bad_content', {
    ...good,
    frame: Buffer.concat([zstdCompressSync(content), Buffer.from('hidden')]),
  }),
  entries('content with a dictionary', 'bad_content', {
    ...good,
    frame: Uint8Array.from(zstdCompressSync(content), (byte, index) => (index === 4 ? byte | 1 : byte)),
  }),
];

export const STRUCTURE: readonly Case[] = [
  ...PATHS,
  ...LINKS,
  ...METADATA,
  ...OWNERS,
  ...ATTRIBUTES,
  ...RELATIONS,
  ...PRIVILEGES,
  ...CONTAINER,
];
