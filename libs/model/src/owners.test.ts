/**
 * Owners by name: what the tree's own etc/passwd and etc/group say counts, and where they say nothing the package's number.
 *
 * The oracle reads whole lines with a regular expression; obli-pkg reads bytes. Only root gives files away, so these
 * tests need root. Not here: that names in a package are well-formed (libs/zpkg).
 */
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Entry, encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { duplicate } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const absent =
  process.getuid?.() === 0 ? missing('plain', 'fault') : 'only root gives files to other users; run the tests as root';

const tree = (root: string): string[] => fingerprint(root, (path) => path === 'var');

/** A copy's inodes are its own. */
const inodeless = (lines: readonly string[]): string[] =>
  lines.map((each) => each.replace(/^("(?:[^"\\]|\\.)*" \d+ \d+:\d+ \d+) \d+/u, '$1'));

/** A user and a group whose numbers in the package are 7 and 8. */
const named = (user?: string, group: string | null = user ?? null): Partial<Entry> => ({
  uid: 7,
  gid: 8,
  ...(user === undefined ? {} : { user }),
  ...(group === null ? {} : { group }),
});

describeNeeding(absent, 'owners by name', {}, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-owners-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  interface Accounts {
    readonly passwd?: string;
    readonly group?: string;
  }

  interface Here {
    readonly root: string;
    /** Writes a package, and gives its path. */
    readonly pack: (version: string, entries: readonly Entry[]) => string;
    readonly obli: (...args: readonly string[]) => ReturnType<typeof run>;
    readonly owner: (path: string) => string;
    readonly write: (accounts: Accounts) => void;
  }

  function here(accounts: Accounts): Here {
    const work = mkdtempSync(join(folder, 'case-'));
    const root = join(work, 'root');
    // With obli-pkg's folder its parents come, and stay.
    for (const each of ['etc', 'var/lib']) mkdirSync(join(root, each), { recursive: true });
    const write = (texts: Accounts): void => {
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, 'etc', name), text, 'latin1');
    };
    write(accounts);
    const pack = (version: string, entries: readonly Entry[]): string => {
      const to = join(work, `${version}.zpkg`);
      writeFileSync(to, encode({ name: 'a', version, entries, signatures: [] }));
      return to;
    };
    const owner = (path: string): string => {
      const { uid, gid } = lstatSync(join(root, path));
      return `${uid}:${gid}`;
    };
    return { root, pack, write, owner, obli: (...args) => run({ root, binaries: BUILT }, args) };
  }

  const install = ({ obli }: Here, archive: string): ReturnType<typeof run> =>
    obli('install', '--allow-unsigned', '--allow-privileges', archive);

  const NAMES = ['a', 'b', '_x', 'www-data', 'n'.repeat(32)];
  const name = fc.constantFrom(...NAMES);
  const number = fc.nat({ max: 60_000 });
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(name, number).map(([user, uid]) => `${user}:x:${uid}:100::/:/bin/sh`) },
    { weight: 2, arbitrary: fc.tuple(name, number).map(([group, gid]) => `${group}:\xff:0${gid}:${'m,'.repeat(gid)}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          name,
          fc.constantFrom('', '-1', '5', '5 ', ' 5', '+5', '0x5', '4294967295', '4294967301', '9'.repeat(30)),
        )
        .map(([user, text]) => `${user}:x:${text}${text === '5' ? '' : ':'}`),
    },
    { weight: 1, arbitrary: fc.tuple(name, number).map(([user, uid]) => ` ${user}:x:${uid}:`) },
    { weight: 1, arbitrary: fc.tuple(name, number).map(([user, uid]) => `${user}${'n'.repeat(32)}:x:${uid}:`) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'a:x5\0\r#') }) },
  );
  const accounts = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
    .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));

  /** The number of the first line that gives the name one. */
  function lookUp(text: string, wanted: string): number | undefined {
    for (const each of text.split('\n')) {
      const [, found, digits] = /^([A-Za-z_][\w.-]{0,31}):[^:]*:(\d+):/u.exec(each) ?? [];
      if (found === wanted && Number(digits) < 0xffffffff) return Number(digits);
    }
    return undefined;
  }

  it('are the numbers of the first line that gives the name one, else those of the package', TIMEOUT, () => {
    let known = 0;
    let unknown = 0;
    const kind = fc.constantFrom('file', 'directory', 'symlink');
    const owner = fc.option(name, { nil: undefined });
    const entry = fc.record({ kind, user: owner, group: owner });
    fc.assert(
      fc.property(accounts, accounts, fc.array(entry, { minLength: 1, maxLength: 5 }), (passwd, group, list) => {
        const place = here({ passwd, group });
        const entries = list.map((each, index): Entry => {
          const { content, ...common } = file(`opt/${index}`, 'x', named(each.user, each.group ?? null)) as Entry & {
            readonly content: Uint8Array;
          };
          if (each.kind === 'directory') return { ...common, kind: 'directory', mode: 0o2755 };
          if (each.kind === 'symlink') return { ...common, kind: 'symlink', mode: 0o777, target: 'x' };
          return { ...common, kind: 'file', content, mode: 0o4755 };
        });
        const archive = place.pack('1', entries);
        const dry = place.obli('--dry-run', 'install', '--allow-unsigned', '--allow-privileges', archive);
        const answer = install(place, archive);
        expect(answer.code, answer.stderr).toBe(0);
        const missed = (text: string, names: readonly (string | undefined)[]): string[] =>
          [...new Set(names.filter((each) => each !== undefined))]
            .filter((each) => lookUp(text, each) === undefined)
            .sort();
        const lists = {
          unknown_users: missed(
            passwd,
            list.map(({ user }) => user),
          ),
          unknown_groups: missed(
            group,
            list.map((each) => each.group),
          ),
        };
        expect(answer.json).toMatchObject(lists);
        expect(dry.json).toMatchObject(lists);
        unknown += lists.unknown_users.length;
        for (const { path, user, group: name, uid, gid, mode } of entries) {
          const expected = [
            (user === undefined ? undefined : lookUp(passwd, user)) ?? uid,
            (name === undefined ? undefined : lookUp(group, name)) ?? gid,
          ];
          if (user !== undefined && expected[0] !== uid) known += 1;
          expect(place.owner(path), path).toBe(expected.join(':'));
          // An owner that is given later would take these bits away.
          expect(lstatSync(join(place.root, path)).mode & 0o7777).toBe(mode);
        }
        expect(place.obli('verify').code).toBe(0);
        // What the files say by now is nothing to what was installed.
        place.write({ passwd: NAMES.map((each) => `${each}:x:61000:\n`).join(''), group: '' });
        expect(place.obli('verify').json).toMatchObject({ ok: true });
        if (entries[0]?.kind === 'file') {
          chownSync(join(place.root, 'opt/0'), 61_001, 61_001);
          // Changing the owner takes these bits away.
          chmodSync(join(place.root, 'opt/0'), 0o4755);
          const problems = [{ package: 'a', path: 'opt/0', problem: 'owner' }];
          expect(place.obli('verify').json).toMatchObject({ ok: false, problems });
        }
        rmSync(join(place.root, '..'), { recursive: true });
      }),
      { numRuns: LONG ? 1_000 : 20 },
    );
    expect(known).toBeGreaterThan(3);
    expect(unknown).toBeGreaterThan(3);
  });

  const TWO = {
    passwd: 'root:x:0:0::/:/bin/sh\napp:x:1234:9::/:/bin/sh\n',
    group: 'root:x:0:\napp:x:4321:root,app\n',
  };
  const link = (kind: 'symlink' | 'hardlink', path: string, target: string, owned: Partial<Entry>): Entry =>
    ({ ...file(path, '', owned), kind, target, mode: kind === 'symlink' ? 0o777 : 0o644 }) as Entry;
  const entriesOf = (text: string): Entry[] => [
    file('etc/app.conf', text, named('app')),
    file('opt/app/data', text, named('app', 'root')),
    link('hardlink', 'opt/app/same', 'opt/app/data', named('app', 'root')),
    file('opt/app/strange', text, named('nobody-here', 'app')),
    link('symlink', 'opt/app/way', 'data', named('app')),
  ];

  it('are looked up afresh by an upgrade; a rollback goes by what was recorded, exactly', () => {
    const place = here(TWO);
    const { obli, owner, pack, root, write } = place;
    const begun = tree(root);
    expect(install(place, pack('1', entriesOf('one'))).json).toMatchObject({
      unknown_users: ['nobody-here'],
      unknown_groups: [],
    });
    const paths = ['etc/app.conf', 'opt/app/data', 'opt/app/same', 'opt/app/strange', 'opt/app/way'];
    expect(paths.map(owner)).toEqual(['1234:4321', '1234:0', '1234:0', '7:4321', '1234:4321']);
    const installed = tree(root);

    write({ passwd: 'nobody-here:x:99:\napp:x:50:\n', group: 'app:x:60:\n' });
    const changed = tree(root);
    expect(obli('upgrade', '--allow-unsigned', pack('2', entriesOf('two'))).json).toMatchObject({
      unknown_users: [],
      unknown_groups: ['root'],
    });
    expect(paths.map(owner)).toEqual(['50:60', '50:8', '50:8', '99:60', '50:60']);
    expect(obli('verify').json).toMatchObject({ ok: true });
    write(TWO);
    expect(obli('verify').json).toMatchObject({ ok: true });
    expect(obli('rollback', '2').code).toBe(0);
    const without = (lines: readonly string[]): string[] =>
      lines.filter((each) => !/^"etc\/(passwd|group)"/u.test(each));
    expect(without(tree(root))).toEqual(without(changed));
    expect(without(tree(root))).toEqual(without(installed));
    expect(obli('verify').json).toMatchObject({ ok: true });

    write({ passwd: '', group: '' });
    expect(obli('remove', 'a').code).toBe(0);
    expect(obli('rollback', '4').code).toBe(0);
    expect(paths.map(owner)).toEqual(['1234:4321', '1234:0', '1234:0', '7:4321', '1234:4321']);
    expect(obli('verify').json).toMatchObject({ ok: true });
    expect(obli('rollback', '--chain', '1').code).toBe(0);
    expect(without(tree(root))).toEqual(without(begun));
  });

  it.for<[string, (root: string) => void]>([
    ['is not there', () => undefined],
    ['is a link to another file of the root', (root) => symlinkSync('others', join(root, 'etc/passwd'))],
    ['is a link that leads out of the root', (root) => symlinkSync('/etc/passwd', join(root, 'etc/passwd'))],
    ['is a link to nothing', (root) => symlinkSync('nothing', join(root, 'etc/passwd'))],
    ['is a folder', (root) => mkdirSync(join(root, 'etc/passwd'))],
    ['is a FIFO', (root) => execaSync('mkfifo', [join(root, 'etc/passwd')])],
    ['is empty', (root) => writeFileSync(join(root, 'etc/passwd'), '')],
    [
      'is garbage',
      (root) =>
        writeFileSync(
          join(root, 'etc/passwd'),
          Buffer.from(
            fc.sample(fc.uint8Array({ minLength: 70_000, maxLength: 70_000 }), { seed: 1, numRuns: 1 })[0] ?? [],
          ),
        ),
    ],
    [
      'lies in a folder that is a link',
      (root) => {
        writeFileSync(join(root, 'etc/passwd'), TWO.passwd);
        renameSync(join(root, 'etc'), join(root, 'real'));
        symlinkSync('real', join(root, 'etc'));
      },
    ],
    [
      'lies in what is no folder',
      (root) => {
        rmSync(join(root, 'etc'), { recursive: true });
        writeFileSync(join(root, 'etc'), '');
      },
    ],
  ])('are the numbers of the package where etc/passwd %s', ([, make]) => {
    const place = here({});
    writeFileSync(join(place.root, 'etc/others'), TWO.passwd);
    make(place.root);
    const answer = install(place, place.pack('1', [file('opt/x', 'x', named('app'))]));
    expect(answer.code, answer.stderr).toBe(0);
    expect(answer.json).toMatchObject({ unknown_users: ['app'], unknown_groups: ['app'] });
    expect(place.owner('opt/x')).toBe('7:8');
    expect(place.obli('verify').json).toMatchObject({ ok: true });
  });

  it('are found behind a long line, and not behind the first 16 MiB of a file of 100 MB', () => {
    const place = here({ group: `${'m'.repeat(10 << 20)}\nfar:x:5:\n` });
    const fd = openSync(join(place.root, 'etc/passwd'), 'w');
    writeSync(fd, 'near:x:1:\n');
    writeSync(fd, '\nlast:x:2:', (16 << 20) - 10);
    writeSync(fd, '\nfar:x:3:', 100_000_000);
    ftruncateSync(fd, 100_100_000);
    closeSync(fd);
    const entries = ['far', 'last', 'near'].map((each) => file(`opt/${each}`, 'x', named(each, 'far')));
    // Its address space, without room for any of these files.
    const limited = ['--as=33554432', BUILT.plain, '--root', place.root, '--json', 'install', '--allow-unsigned'];
    const { exitCode, stdout, stderr } = execaSync('prlimit', [...limited, place.pack('1', entries)], {
      reject: false,
    });
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ unknown_users: ['far'], unknown_groups: [] });
    expect(['opt/near', 'opt/last', 'opt/far'].map(place.owner)).toEqual(['1:5', '2:5', '7:5']);
  });

  it(
    'are never others because a file could not be read: the installation fails, and nothing has changed',
    TIMEOUT,
    () => {
      const place = here(TWO);
      const archive = place.pack('1', entriesOf('one'));
      const before = tree(place.root);
      const real = { root: place.root, binaries: BUILT };
      const reasons: string[] = [];
      let done = false;
      for (let after = 1, next = 1; !done; after += 1) {
        const { code, stderr } = run(real, ['install', '--allow-unsigned', archive], {
          after,
          errno: 5,
          reading: true,
        });
        if (existsSync(join(place.root, 'opt/app/data'))) {
          // It got by without the call, or had committed before it.
          expect(place.owner('opt/app/data'), `without call ${after}`).toBe('1234:0');
          expect(place.obli('rollback', String(next)).code).toBe(0);
          next += 2;
          // As many calls there are at least; behind the last one nothing fails.
          done = after > 100;
        } else {
          expect(code, stderr).toBeGreaterThan(10);
          if (stderr.includes('the next command tries again')) expect(place.obli('recover').code).toBe(0);
          expect(tree(place.root), `without call ${after}`).toEqual(before);
          reasons.push(stderr);
        }
      }
      expect(reasons.some((each) => each.includes('statx passwd'))).toBe(true);
      expect(reasons.some((each) => each.includes('statx group'))).toBe(true);
    },
  );

  it('are as they were after an installation or upgrade that was killed', TIMEOUT, () => {
    const place = here(TWO);
    const [one, two] = [place.pack('1', entriesOf('one')), place.pack('2', entriesOf('two'))];
    for (const args of [
      ['install', '--allow-unsigned', one],
      ['upgrade', '--allow-unsigned', two],
    ]) {
      const before = inodeless(tree(place.root));
      const copy = join(place.root, '../copy');
      let killed = true;
      for (let after = 1; killed; after += LONG ? 1 : 8) {
        duplicate(place.root, copy);
        const real = { root: copy, binaries: BUILT };
        killed = run(real, args, { after }).killed;
        expect(run(real, ['recover']).code).toBe(0);
        const done = run(real, ['verify']).json as { readonly ok: boolean };
        expect(done.ok).toBe(true);
        const number = args[0] === 'install' ? '1' : '2';
        if (run(real, ['trace', number]).code === 0) expect(run(real, ['rollback', number]).code).toBe(0);
        expect(inodeless(tree(copy)), `killed at writing call ${after}`).toEqual(before);
        rmSync(copy, { recursive: true });
      }
      expect(place.obli(...args).code).toBe(0);
      place.write({ passwd: 'app:x:2:\n' });
    }
  });

  it('are those of the one who installs, and nothing is looked up, where that is not root', () => {
    const place = here(TWO);
    const archive = place.pack('1', entriesOf('one'));
    const work = join(place.root, '..');
    const binary = join(work, 'obli-pkg');
    copyFileSync(BUILT.plain, binary);
    chmodSync(binary, 0o755);
    for (const each of [folder, work]) chmodSync(each, 0o755);
    for (const each of ['', 'etc', 'var', 'var/lib']) chownSync(join(place.root, each), 3000, 3000);
    const args = ['--root', place.root, '--json', 'install', '--allow-unsigned', archive];
    const { exitCode, stdout, stderr } = execaSync(binary, args, { reject: false, uid: 3000, gid: 3000, cwd: '/' });
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ unknown_users: [], unknown_groups: [] });
    expect(place.owner('opt/app/data')).toBe('3000:3000');
  });
});
