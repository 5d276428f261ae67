/**
 * Attributes that packages give: `verify` names what differs, an upgrade keeps, adds and drops them, and where they cannot be
 * given nothing is changed. What somebody noted there himself is his.
 */
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attribute, type Entry, encode } from '@lago-grey/zpkg';
import { accessList, capabilities, file, listFor } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Status } from '../../../abi/ts/abi.ts';
import { attributes, give } from './testing/attributes.ts';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { hand as build } from './testing/hand.ts';
import { describeNeeding } from './testing/needing.ts';

const absent = missing('plain');
const isRoot = process.getuid?.() === 0;
const needsRoot = 'only root may give capabilities, owners, and run as somebody else';

const note = (name: string, text: string): Attribute => ({ name, value: new Uint8Array(Buffer.from(text)) });
const capability: Attribute = { name: 'security.capability', value: capabilities() };
const access = (mode: number): Attribute => ({ name: 'system.posix_acl_access', value: listFor(mode) });
const initial: Attribute = { name: 'system.posix_acl_default', value: accessList([1, 7], [4, 5], [32, 0]) };

describeNeeding(absent, 'attributes of packages', {}, () => {
  let hand = '';
  let folder = '';
  let bare: string | undefined;
  beforeAll(async () => {
    hand = await build();
    folder = mkdtempSync(join(tmpdir(), 'lago-adorned-'));
    bare = give(hand, folder, ['']);
    execaSync(hand, ['take', 'user.lago', folder], { reject: false });
    execaSync(hand, ['take', 'system.posix_acl_default', folder], { reject: false });
  });
  beforeEach(({ skip }) => skip(bare !== undefined, `not run: attributes of packages: ${bare}`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A root, and a package file of each version. */
  function world(versions: { readonly [version: string]: readonly Entry[] }) {
    const at = mkdtempSync(join(folder, 'world-'));
    const root = join(at, 'root');
    mkdirSync(join(root, 'var/lib'), { recursive: true });
    const archive = (version: string): string => join(at, `${version}.zpkg`);
    for (const [version, entries] of Object.entries(versions)) {
      writeFileSync(archive(version), encode({ name: 'a', version, entries: [...entries], signatures: [] }));
    }
    const obli = (...args: string[]) => run({ root, binaries: BUILT }, args);
    const inside = () => attributes(hand, root, (path) => path === 'var/lib/obli-pkg').filter((line) => line !== '');
    return { root, archive, obli, inside };
  }

  const line = (path: string, { name, value }: Attribute): string =>
    `${path} ${name} ${Buffer.from(value).toString('hex')}`;

  it('are named one by one where they differ, beside whatever else does', (context) => {
    if (!isRoot) context.skip(`not run: differences of attributes: ${needsRoot}`);
    const given = [capability, access(0o755), note('user.a', 'x'), note('user.b', 'y')];
    const { root, archive, obli } = world({
      '1': [
        file('bin/x', 'a program', { mode: 0o755, attributes: given }),
        { ...file('bin/y', ''), kind: 'hardlink', target: 'bin/x', mode: 0o755 } as Entry,
        file('bin/z', 'plain'),
      ],
    });
    expect(obli('install', '--allow-unsigned', '--allow-privileges', archive('1')).code).toBe(0);
    const [x, z] = [join(root, 'bin/x'), join(root, 'bin/z')];
    const problems = () =>
      (obli('verify').json as { problems: { path: string; problem: string; attributes?: string[] }[] }).problems.map(
        ({ path, problem, attributes: names = [] }) => [path, problem, ...names].join(' '),
      );
    expect(problems()).toEqual([]);
    // Notes of somebody's own, and labels of a machine's policy.
    execaSync(hand, ['give', 'user.mine', '61', x, 'user.mine', '61', z, 'trusted.label', '61', z]);
    expect(problems()).toEqual([]);
    // Giving a file away takes its capabilities; the mode is what the list said.
    chownSync(x, 1, 1);
    chmodSync(x, 0o700);
    execaSync(hand, ['give', 'user.a', '62', x, 'security.capability', Buffer.from(capabilities()).toString('hex'), z]);
    execaSync(hand, ['take', 'user.b', x]);
    const of = (path: string) =>
      ['mode', 'owner', 'attributes security.capability user.a user.b'].map((each) => `${path} ${each}`);
    expect(problems()).toEqual([...of('bin/x'), ...of('bin/y'), 'bin/z attributes security.capability']);
    expect(obli('rollback', '1')).toMatchObject({ code: 10 + Status.modified });
  });

  it('are those of the new version after an upgrade, and of the old one after its rollback', (context) => {
    if (!isRoot) context.skip(`not run: attributes of upgrades: ${needsRoot}`);
    const more = (...list: Attribute[]) => ({ mode: 0o755, attributes: list });
    const [kept, other] = [note('user.a', 'kept'), note('user.a', 'other')];
    const versions: { [version: string]: Entry[] } = {
      '1': [
        file('bin/adds', 'x', more(kept)),
        file('bin/drops', 'x', more(capability, access(0o755), kept)),
        file('bin/keeps', 'x', more(capability, kept)),
        file('bin/setuid', 'x', { mode: 0o4755 }),
      ],
      '2': [
        file('bin/adds', 'x', more(capability, access(0o755), other)),
        file('bin/drops', 'x', { mode: 0o755 }),
        file('bin/keeps', 'x', more(capability, kept)),
        file('bin/setuid', 'x', { mode: 0o755 }),
      ],
      '3': [file('bin/adds', 'x', { mode: 0o6755 })],
    };
    const { root, archive, obli, inside } = world(versions);
    const expected = (version: string) =>
      versions[version]!.flatMap(({ path, attributes: list = [] }) => list.map((each) => line(path, each))).sort();
    const privileged = (command: string, version: string) => {
      expect(obli(command, '--allow-unsigned', archive(version))).toMatchObject({ code: 10 + Status.privileged });
      expect(obli(command, '--allow-unsigned', '--allow-privileges', archive(version)).code).toBe(0);
      expect(inside()).toEqual(expected(version));
      expect(obli('verify').code).toBe(0);
    };
    privileged('install', '1');
    // Capabilities it had already, so nobody is asked again; set-group-ID is new.
    expect(obli('upgrade', '--allow-unsigned', archive('2')).code).toBe(0);
    expect(inside()).toEqual(expected('2'));
    expect(obli('verify').code).toBe(0);
    const [, , , setuid] = obli('trace', '2').json as { before: object; after: object }[];
    expect(setuid).toMatchObject({ before: { mode: '4755' }, after: { mode: '0755' } });
    const told = (obli('trace', '2').json as { path: string; before: object; after: object }[]).map(
      ({ path, before, after }) => `${path} ${'attributes' in before} ${'attributes' in after}`,
    );
    expect(told).toEqual([
      'bin/adds true true',
      'bin/drops true false',
      'bin/keeps true true',
      'bin/setuid false false',
    ]);
    const first = fingerprint(root, (path) => path.startsWith('var'));
    privileged('upgrade', '3');
    for (const [transaction, version] of [
      ['3', '2'],
      ['2', '1'],
    ] as const) {
      expect(obli('rollback', transaction).code).toBe(0);
      expect(inside()).toEqual(expected(version));
      expect(obli('verify').code).toBe(0);
      if (version === '2') expect(fingerprint(root, (path) => path.startsWith('var'))).toEqual(first);
    }
  });

  it('of folders are handed down to what others make there, not to what packages put there', () => {
    const { root, archive, obli, inside } = world({
      '1': [
        { ...file('opt/d', ''), kind: 'directory', mode: 0o755, attributes: [initial, note('user.a', 'x')] } as Entry,
        file('opt/d/f', 'x'),
      ],
    });
    expect(obli('install', '--allow-unsigned', archive('1')).code).toBe(0);
    expect(inside()).toEqual([line('opt/d', initial), line('opt/d', note('user.a', 'x'))]);
    execaSync(hand, ['take', 'system.posix_acl_default', join(root, 'opt/d')]);
    // A folder may have been there before: `verify` says nothing of it, but taking it back would lose what was changed.
    expect(obli('verify').code).toBe(0);
    expect(obli('rollback', '1')).toMatchObject({ code: 10 + Status.modified, json: { error: { paths: ['opt/d'] } } });
    execaSync(hand, ['set', initial.name, Buffer.from(initial.value).toString('hex'), join(root, 'opt/d')]);
    expect(obli('rollback', '1').code).toBe(0);
  });

  it('that only root may give are refused to anybody else, by path and name, and nothing is changed', (context) => {
    if (!isRoot) context.skip(`not run: attributes that only root may give: ${needsRoot}`);
    const { root, archive } = world({
      '1': [file('bin/w', 'a'), file('bin/x', 'a program', { mode: 0o755, attributes: [capability] })],
    });
    const at = join(root, '..');
    const nobody = 65_534;
    for (const each of [root, join(root, 'var'), join(root, 'var/lib')]) chownSync(each, nobody, nobody);
    chmodSync(folder, 0o755);
    chmodSync(at, 0o755);
    copyFileSync(BUILT.plain, join(at, 'obli-pkg'));
    const before = fingerprint(root);
    const args = ['--root', root, '--json', 'install', '--allow-unsigned', '--allow-privileges', archive('1')];
    const { exitCode, stderr, stdout } = execaSync(join(at, 'obli-pkg'), args, {
      uid: nobody,
      gid: nobody,
      reject: false,
      cwd: '/',
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 10 + Status.attribute_refused,
      stderr: expect.stringMatching(/security\.capability.*\n.*bin\/x$/),
    });
    expect(JSON.parse(stdout)).toMatchObject({ error: { status: 'attribute_refused', paths: ['bin/x'] } });
    expect(fingerprint(root)).toEqual(before);
  });

  it.each([tmpdir(), '/dev/shm'])(
    'of users and access lists Linux gives no link in %s, and capabilities mean nothing there',
    (where) => {
      const at = mkdtempSync(join(where, 'lago-link-'));
      try {
        const link = join(at, 'link');
        symlinkSync('nowhere', link);
        const set = ({ name, value }: Attribute) =>
          execaSync(hand, ['set', name, Buffer.from(value).toString('hex'), link], { reject: false }).stderr;
        const [EPERM, ENOTSUP] = ['lsetxattr: error 1', 'lsetxattr: error 95'];
        expect(set(note('user.a', 'x'))).toBe(EPERM);
        expect(set(access(0o777))).toBe(ENOTSUP);
        expect(set(initial)).toBe(ENOTSUP);
        // Root may write this one down; a program that is started by the link has those of the file that it leads to.
        expect(set(capability)).toBe(isRoot ? '' : EPERM);
      } finally {
        rmSync(at, { recursive: true });
      }
    },
  );
});
