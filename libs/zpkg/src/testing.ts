/**
 * Packages for every test that needs some (here and in libs/model): a file with a text, and random ones.
 *
 * Names crowd together, so that packages collide, sort in surprising ways (`a`, `a-`, `a/b`) and look odd to a terminal.
 * Everything generated is valid; what is not is made from it by the tests.
 */
import fc, { type Arbitrary } from 'fast-check';
import { KeyRole, Scheme } from './abi.ts';
import { compareAttributes } from './attributes.ts';
import type { Attribute, Entry, Package, Relation, Signature, Time, VersionBound } from './package.ts';
import { comparePaths } from './path.ts';
import { compareRelations } from './relations.ts';

/** An entry of a package that holds a text, by no one in particular. */
export const file = (path: string, text: string, more: Partial<Entry> = {}): Entry =>
  ({
    kind: 'file',
    path,
    content: new Uint8Array(Buffer.from(text)),
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: { seconds: 1n, nanoseconds: 0 },
    ...more,
  }) as Entry;

/** Single path components. */
export const component: Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c', 'bin', 'etc') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a-',
      'a.',
      '...',
      '..a',
      '-rf',
      ' ',
      'ü',
      'u\u0308',
      '\ufeffbom',
      '𝔘',
      '"',
      "'",
      '\\',
      '*',
      '$(x)',
      '%s',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(255), 'é'.repeat(127)) },
);

export const mode: Arbitrary<number> = fc.oneof(
  fc.constantFrom(0o644, 0o755, 0o600, 0o700),
  fc.constantFrom(0, 0o7777, 0o4755, 0o1777, 0o444),
);

/** Times around the epoch, today, and the ends of what a file system keeps. */
export const time: Arbitrary<Time> = fc.record({
  seconds: fc.constantFrom(0n, 1n, 1_700_000_000n, 1_763_700_000n, 2_147_483_647n, 4_294_967_296n),
  nanoseconds: fc.constantFrom(0, 1, 500_000_000, 999_999_999),
});

/** Empty, small, compressible and incompressible content; `large` bytes now and then. */
export const contentUpTo = (large: number): Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(new Uint8Array()) },
    { weight: 6, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 64 }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 32 }), fc.integer({ min: 1, max: large }))
        .map(([seed, size]) => new Uint8Array(Buffer.alloc(size, seed))),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 1, max: large })).map(([seed, size]) => noise(seed, size)),
    },
  );

/** Bytes that no compressor makes smaller (xorshift32). */
function noise(seed: number, size: number): Uint8Array {
  let state = seed | 1;
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}

const target: Arbitrary<string> = fc.oneof(
  component,
  fc.constantFrom('a', '../b', '/etc/passwd', '.', '/', 'bin/a', 'nowhere/at/all', 'x'.repeat(4095)),
);

/** What hangs at one name of a tree. */
type Node =
  | { readonly kind: 'file'; readonly content: Uint8Array; readonly mode: number; readonly mtime: Time }
  | { readonly kind: 'symlink'; readonly target: string; readonly mtime: Time }
  | {
      readonly kind: 'directory';
      readonly mode: number;
      readonly mtime: Time;
      readonly listed: boolean;
      readonly children: readonly Child[];
    };
type Child = readonly [name: string, node: Node];

function entriesOf(children: readonly Child[], folder: string, owner: { uid: number; gid: number }): Entry[] {
  return children.flatMap(([name, node]): Entry[] => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (node.kind === 'file') return [{ ...node, path, ...owner }];
    if (node.kind === 'symlink') return [{ ...node, path, mode: 0o777, ...owner }];
    const below = entriesOf(node.children, path, owner);
    const { kind, mode, mtime } = node;
    return node.listed || below.length === 0 ? [{ kind, path, mode, mtime, ...owner }, ...below] : below;
  });
}

/** Makes some files further names of the first file, which is what makes sense of a hard link. */
function linkSome(entries: readonly Entry[], which: readonly boolean[]): Entry[] {
  const sorted = [...entries].sort((a, b) => comparePaths(a.path, b.path));
  const first = sorted.find(({ kind }) => kind === 'file');
  return sorted.map((entry, index): Entry => {
    if (first === undefined || entry === first || entry.kind !== 'file' || !which[index]) return entry;
    const { mode, uid, gid, mtime } = first;
    return { kind: 'hardlink', path: entry.path, target: first.path, mode, uid, gid, mtime };
  });
}

export interface TreeShape {
  /** Largest file, in bytes. */
  readonly large: number;
  /** Whether hard links may occur. */
  readonly hardlinks: boolean;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Whether names of owners, attributes and relations may occur. */
  readonly adorned?: boolean;
}

const NO_ID = 0xffff_ffff;
/** An access control list as the kernel keeps it. */
export function accessList(...items: readonly (readonly [tag: number, allowed: number, id?: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + 8 * items.length));
  view.setUint32(0, 2, true);
  items.forEach(([tag, allowed, id = NO_ID], index) => {
    view.setUint16(4 + 8 * index, tag, true);
    view.setUint16(6 + 8 * index, allowed, true);
    view.setUint32(8 + 8 * index, id, true);
  });
  return new Uint8Array(view.buffer);
}

/** One that fits a mode: its owner, group and others may do what the mode says, user 5 what the mask lets him. */
export const listFor = (bits: number): Uint8Array =>
  accessList([1, (bits >> 6) & 7], [2, 6, 5], [4, 5], [16, (bits >> 3) & 7], [32, bits & 7]);

/** The second revision of capabilities: cap_net_bind_service, effective and permitted. */
export const capabilities = (): Uint8Array =>
  Uint8Array.from([1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

const ownerName: Arbitrary<string> = fc.constantFrom('root', 'www-data', '_apt', 'b', 'a.b', 'Z');

/** What an entry may be given beside what every entry has. */
interface Adornment {
  readonly user: string | undefined;
  readonly group: string | undefined;
  readonly attributes: readonly Attribute[];
  readonly list: boolean;
  readonly special: boolean;
}

const adornment: Arbitrary<Adornment> = fc.record({
  user: fc.option(ownerName, { nil: undefined }),
  group: fc.option(ownerName, { nil: undefined }),
  attributes: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('user.a', 'user.a~', 'user.Zone.Identifier:$DATA'),
      value: fc.uint8Array({ maxLength: 12 }),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
  list: fc.boolean(),
  special: fc.boolean(),
});

function adornEntry(entry: Entry, { user, group, attributes, list, special }: Adornment): Entry {
  const owners = { ...(user === undefined ? {} : { user }), ...(group === undefined ? {} : { group }) };
  if (entry.kind !== 'file' && entry.kind !== 'directory') return { ...entry, ...owners };
  const other: Attribute =
    entry.kind === 'file'
      ? { name: 'security.capability', value: capabilities() }
      : { name: 'system.posix_acl_default', value: accessList([1, 7], [4, 5], [32, 0]) };
  const all = [
    ...attributes,
    ...(list ? [{ name: 'system.posix_acl_access', value: listFor(entry.mode) }] : []),
    ...(special ? [other] : []),
  ].sort(compareAttributes);
  return { ...entry, ...owners, ...(all.length === 0 ? {} : { attributes: all }) };
}

/** Gives entries names of owners and attributes in turn; further names of a file have its owners. */
function adorn(list: readonly Entry[], adornments: readonly Adornment[]): Entry[] {
  const adorned = list.map((entry, index) => {
    const one = adornments[index % Math.max(adornments.length, 1)];
    return one === undefined ? entry : adornEntry(entry, one);
  });
  return adorned.map((entry) => {
    if (entry.kind !== 'hardlink') return entry;
    const { user: _user, group: _group, ...plain } = entry;
    const { user, group } = adorned.find(({ path }) => path === entry.target) ?? entry;
    return { ...plain, ...(user === undefined ? {} : { user }), ...(group === undefined ? {} : { group }) };
  });
}

const versionBound: Arbitrary<VersionBound> = fc.record({
  kind: fc.constantFrom('including', 'excluding'),
  version: fc.constantFrom('1', '1.0', '2~rc1', '1:0'),
});

/** Sorted relations, each once. */
const relations: Arbitrary<Relation[]> = fc
  .array(
    fc
      .record({
        kind: fc.constantFrom('depends' as const, 'conflicts' as const, 'provides' as const),
        name: fc.constantFrom('a', 'ab', 'libc6'),
        lower: fc.option(versionBound, { nil: undefined }),
        upper: fc.option(versionBound, { nil: undefined }),
      })
      .map(({ kind, name, lower, upper }): Relation => {
        const only = kind === 'provides' && lower !== undefined ? { ...lower, kind: 'including' as const } : lower;
        return {
          kind,
          name,
          ...(only === undefined ? {} : { lower: only }),
          ...(upper === undefined || kind === 'provides' ? {} : { upper }),
        };
      }),
    { maxLength: 5 },
  )
  .map((list) =>
    list.sort(compareRelations).filter((one, at) => at === 0 || compareRelations(list[at - 1]!, one) !== 0),
  );

/** The entries of a random tree, sorted. */
export function entries({ large, hardlinks, owner = { uid: 0, gid: 0 }, adorned }: TreeShape): Arbitrary<Entry[]> {
  const { children } = fc.letrec<{ children: Child[]; node: Node }>((tie) => ({
    children: fc.uniqueArray(fc.tuple(component, tie('node')), { maxLength: 4, selector: ([name]) => name }),
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('file' as const), content: contentUpTo(large), mode, mtime: time }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('symlink' as const), target, mtime: time }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('directory' as const),
          mode,
          mtime: time,
          listed: fc.boolean(),
          children: tie('children'),
        }),
      },
    ),
  }));
  const links = hardlinks ? fc.array(fc.boolean(), { maxLength: 8 }) : fc.constant([]);
  const plain = fc.tuple(children, links).map(([tree, which]) => linkSome(entriesOf(tree, '', owner), which));
  if (adorned !== true) return plain;
  return fc.tuple(plain, fc.array(adornment, { maxLength: 5 })).map(([list, adornments]) => adorn(list, adornments));
}

export const packageName: Arbitrary<string> = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,12}$/);
export const packageVersion: Arbitrary<string> = fc.stringMatching(/^[A-Za-z0-9+._~:-]{1,12}$/);

const signature: Arbitrary<Signature> = fc.record({
  scheme: fc.constantFrom(...Object.values(Scheme)),
  role: fc.constantFrom(...Object.values(KeyRole)),
  keyId: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
});

/** Random packages, some with signatures (of no worth). */
export function packages(shape: TreeShape): Arbitrary<Package> {
  const some = fc.record({
    name: packageName,
    version: packageVersion,
    entries: entries(shape),
    signatures: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(signature, { maxLength: 3 }) },
    ),
  });
  if (shape.adorned !== true) return some;
  return fc
    .tuple(some, relations)
    .map(([pkg, related]) => (related.length === 0 ? pkg : { ...pkg, relations: related }));
}
