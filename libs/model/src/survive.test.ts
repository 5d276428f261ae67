/**
 * What is in the way on real file systems: another one mounted inside, one that may not be written, one without free inodes,
 * files that nobody may move. The operation is refused with what to do about it, and nothing has changed.
 *
 * Mounts are made in a namespace of their own, which a process holds open, so that none outlives the test.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execa, execaSync } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Status } from '../../../abi/ts/abi.ts';
import { type Answer, BUILT, missing } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { begin } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';

const absent = missing('plain', 'fault');
const unable =
  execaSync('unshare', ['--mount', 'true'], { reject: false }).exitCode === 0
    ? undefined
    : 'mounting needs root and a namespace (unshare --mount)';

interface Namespace {
  /** How a path in it is reached from outside. */
  path(path: string): string;
  sh(script: string): void;
  obli(root: string, ...args: string[]): Answer;
  end(): Promise<void>;
}

/** A namespace for mounts that are gone when it ends. */
async function namespace(): Promise<Namespace> {
  const keeper = execa('unshare', ['--mount', 'sh', '-c', 'echo ready; read -r _'], { reject: false, buffer: false });
  await new Promise((next) => keeper.stdout.once('data', next));
  // unshare becomes the shell: the namespace is that of the very process.
  const enter = [`--mount=/proc/${keeper.pid}/ns/mnt`, '--wd=/'];
  return {
    path: (path) => `/proc/${keeper.pid}/root${path}`,
    sh: (script) => {
      execaSync('nsenter', [...enter, 'sh', '-ec', script]);
    },
    obli: (root, ...args) => {
      const command = [BUILT.plain, '--root', root, '--json', ...args];
      const { exitCode, stdout, stderr } = execaSync('nsenter', [...enter, ...command], { reject: false });
      return { code: exitCode, killed: false, json: stdout === '' ? undefined : JSON.parse(stdout), stderr };
    },
    end: async () => {
      keeper.stdin.end('\n');
      await keeper;
    },
  };
}

describeNeeding(absent ?? unable, 'in the way', {}, () => {
  let folder = '';
  let space: Namespace;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lago-survive-'));
    space = await namespace();
  });
  afterAll(async () => {
    await space.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const pack = (name: string, ...paths: readonly string[]): string => {
    const to = join(folder, `${name}.zpkg`);
    writeFileSync(to, encode({ name, version: '1', entries: paths.map((path) => file(path, path)), signatures: [] }));
    return to;
  };
  /** All of it, as the namespace has it, without the times at which something came into obli-pkg's own folders and went again. */
  const everything = (root: string): string[] =>
    fingerprint(space.path(root)).filter((line) => !/^"var\/lib\/obli-pkg(\/(db|stage|traces|undo))?" /.test(line));

  it('a file system mounted inside is not written to, and not moved with a folder', () => {
    const { root } = begin(mkdtempSync(join(folder, 'mounted-')), BUILT);
    mkdirSync(join(root, 'opt/data'));
    space.sh(`mount -t tmpfs none ${root}/opt/data`);
    const before = everything(root);
    const inside = space.obli(root, 'install', '--allow-unsigned', pack('inside', 'etc/one', 'opt/data/two'));
    expect(inside).toMatchObject({
      code: 34,
      stderr: expect.stringMatching(/opt\/data\/two is on another file system/),
    });
    expect(everything(root)).toEqual(before);

    expect(space.obli(root, 'install', '--allow-unsigned', pack('made', 'srv/made/f')).code).toBe(0);
    rmSync(join(root, 'srv/made/f'));
    space.sh(`mount -t tmpfs none ${root}/srv/made`);
    const mounted = everything(root);
    const moved = space.obli(root, 'remove', 'made');
    expect(moved).toMatchObject({ code: 34, stderr: expect.stringMatching(/in use \(a mount point\?\)/) });
    expect(everything(root)).toEqual(mounted);
    space.sh(`umount ${root}/srv/made`);
    expect(space.obli(root, 'remove', 'made').code).toBe(0);
    expect(existsSync(join(root, 'srv'))).toBe(false);
  });

  it('a root that may only be read is read, and not written', () => {
    const { root, version } = begin(mkdtempSync(join(folder, 'readonly-')), BUILT);
    space.sh(`mount --bind ${root} ${root} && mount -o remount,bind,ro ${root}`);
    const before = everything(root);
    for (const args of [
      ['install', '--allow-unsigned', version('1')],
      ['remove', 'other'],
      ['rollback', '1'],
    ]) {
      const answer = space.obli(root, ...args);
      expect(answer, args[0]).toMatchObject({
        code: 34,
        stderr: expect.stringMatching(/is read-only: mount it writable/),
      });
    }
    for (const command of ['list', 'status', 'verify', 'trace']) {
      const { code, stderr } = space.obli(root, command);
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
    }
    expect(everything(root)).toEqual(before);
  });

  it('a first command on a root that may only be read leaves nothing', () => {
    const root = mkdtempSync(join(folder, 'first-'));
    space.sh(`mount --bind ${root} ${root} && mount -o remount,bind,ro ${root}`);
    const before = everything(root);
    const { code, stderr } = space.obli(root, 'install', '--allow-unsigned', pack('one', 'etc/one'));
    expect({ code, stderr }).toEqual({ code: 34, stderr: expect.stringMatching(/is read-only: mount it writable/) });
    expect(everything(root)).toEqual(before);
  });

  it('a table of inodes that is full, wherever in an operation', () => {
    const root = mkdtempSync(join(folder, 'inodes-'));
    const archive = pack('many', ...['a', 'b', 'c', 'd'].map((name) => `opt/${name}/${name}`));
    space.sh(
      `mount -t tmpfs -o nr_inodes=1000 none ${root} && mkdir -p ${root}/var/lib ${root}/etc && touch -d @1000000000 ${root}/var/lib ${root}`,
    );
    const operations = [
      ['install', '--allow-unsigned', archive],
      ['remove', 'many'],
      ['rollback', '2'],
      ['rollback', '1'],
    ];
    for (const args of operations.slice(0, 3)) {
      let refused = 0;
      for (let free = 0; ; free++) {
        expect(free, 'more inodes than it needs').toBeLessThan(60);
        space.sh(`mount -o remount,nr_inodes=$(( $(df --output=iused ${root} | tail -1) + ${free} )) ${root}`);
        const before = everything(root);
        const { code, stderr } = space.obli(root, ...args);
        if (code === 0) break;
        expect({ code, stderr }).toEqual({
          code: 34,
          stderr: expect.stringMatching(/no space left on this file system: free some/),
        });
        expect(everything(root), `${args[0]} with ${free} free`).toEqual(before);
        refused++;
      }
      expect(refused, args[0]).toBeGreaterThan(1);
    }
    expect(space.obli(root, 'verify')).toMatchObject({ code: 0 });
  });

  it('a file system without extended attributes: a package that gives some is refused by path and name', () => {
    const root = mkdtempSync(join(folder, 'bare-'));
    space.sh(
      `mount -t ramfs none ${root} && mkdir -p ${root}/var/lib ${root}/bin && touch -d @1000000000 ${root}/var/lib ${root}/bin ${root}`,
    );
    const entries = [
      file('bin/w', 'a'),
      file('bin/x', 'x', { attributes: [{ name: 'user.a', value: new Uint8Array([1]) }] }),
    ];
    const archive = join(folder, 'bare.zpkg');
    writeFileSync(archive, encode({ name: 'bare', version: '1', entries, signatures: [] }));
    const before = everything(root);
    const { code, stderr } = space.obli(root, 'install', '--allow-unsigned', archive);
    expect({ code, stderr }).toEqual({
      code: 10 + Status.attribute_refused,
      stderr: expect.stringMatching(/user\.a.*\n.*bin\/x/),
    });
    expect(everything(root)).toEqual(before);
    // Everything else works there.
    const plain = pack('plain', 'etc/plain');
    expect(space.obli(root, 'install', '--allow-unsigned', plain)).toMatchObject({ code: 0 });
    expect(space.obli(root, 'verify')).toMatchObject({ code: 0 });
    expect(space.obli(root, 'rollback', '1')).toMatchObject({ code: 0 });
  });

  it.each(['i', 'a'])('a file that nobody may move (chattr +%s), and a folder', (flag) => {
    const { root, version } = begin(mkdtempSync(join(folder, 'immutable-')), BUILT);
    const fixed = (path: string, args: readonly string[]): void => {
      const before = everything(root);
      space.sh(`chattr +${flag} ${root}/${path}`);
      try {
        const { code, stderr } = space.obli(root, ...args);
        expect({ code, stderr }).toEqual({
          code: 34,
          stderr: expect.stringMatching(/permission denied: .* \(lsattr\)/),
        });
      } finally {
        space.sh(`chattr -${flag} ${root}/${path}`);
      }
      expect(everything(root), path).toEqual(before);
    };
    fixed('usr/bin/x', ['install', '--allow-unsigned', version('1')]);
    expect(space.obli(root, 'install', '--allow-unsigned', version('1')).code).toBe(0);
    fixed('etc/a.conf', ['upgrade', '--allow-unsigned', version('2')]);
    fixed('opt/a/old', ['remove', 'a']);
    fixed('opt/a', ['rollback', '2']);
    expect(space.obli(root, 'rollback', '2').code).toBe(0);
  });
});
