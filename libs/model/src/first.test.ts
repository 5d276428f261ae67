/**
 * The very first command beneath a root, killed at every one of its writing calls, and whatever makes that good killed too: the
 * root is as it was, to the nanosecond and with nothing of obli-pkg in it, or the package is installed.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT, type Fault, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { hand } from './testing/hand.ts';
import { duplicate } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const absent = missing('plain', 'fault');

/** The first of obli-pkg's folders that is missing, by what is there before. */
const ROOTS: readonly (readonly [string, readonly string[]])[] = [
  ['an empty root', []],
  ['a root with var', ['var/cache']],
  ['a root with var/lib', ['var/lib/other']],
];
/** More than any of these commands makes. */
const MANY = 200;

describeNeeding(absent, 'a first command that is killed', {}, () => {
  let folder = '';
  let archive = '';
  /** Why attributes cannot be kept in the scratch folder, if they cannot. */
  let bare: string | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lago-first-'));
    archive = join(folder, 'a.zpkg');
    const entries = [file('etc/a', 'content of a'), file('opt/new/b', 'b')];
    writeFileSync(archive, encode({ name: 'a', version: '1', entries, signatures: [] }));
    const tried = execaSync(await hand(), ['set', 'user.test', '00', folder], { reject: false });
    if (tried.failed) bare = `${tmpdir()} is on a file system without extended attributes: ${tried.stderr}`;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Inode numbers are a copy's own.
  const lines = (root: string): string[] =>
    fingerprint(root).map((line) => line.replace(/ \d+$|(?<=^\S+ \d+ \d+:\d+ -?\d+) \d+/, ''));

  it.for(ROOTS)('leaves no sign of itself in %s', TIMEOUT, ([, folders], context) => {
    if (bare !== undefined) context.skip(`not run: the first command killed: ${bare}`);
    const start = mkdtempSync(join(folder, 'start-'));
    for (const each of ['etc', ...folders]) mkdirSync(join(start, each), { recursive: true });
    for (const each of ['etc', 'var/lib', 'var', '']) {
      if (each === '' || folders.some((path) => `${path}/`.startsWith(`${each}/`)) || each === 'etc')
        utimesSync(join(start, each), 1_000_000_007.5, 1_000_000_007.5);
    }
    const before = lines(start);
    const root = join(folder, 'root');
    const real = { root, binaries: BUILT };
    const install = ['install', '--allow-unsigned', archive];
    const afresh = (fault: Fault): number | undefined => {
      rmSync(root, { recursive: true, force: true });
      duplicate(start, root);
      return run(real, install, fault).code;
    };
    /** Whether the install had been killed before it was done; a command that is killed meanwhile makes no difference. */
    const settles = (command: readonly string[], what: string): boolean => {
      const { code, stderr } = run(real, command);
      expect(code, `${what}: ${stderr}`).toBe(0);
      const { json } = run(real, ['list']);
      if ((json as unknown[]).length > 0) {
        expect(run(real, ['verify']).code, what).toBe(0);
        return false;
      }
      expect(lines(root), what).toEqual(before);
      return true;
    };
    const commands = [['list'], ['recover'], ['status'], ['trace']];
    let killed = 0;
    for (let after = 1; after < MANY; after++) {
      if (afresh({ after }) === 0) break;
      const command = commands[after % commands.length]!;
      if (settles(command, `killed at writing call ${after}, then ${command}`)) killed++;
      // What makes it good is killed as well, here and there.
      for (let again = 1 + (after % 7); again < MANY && (LONG || after % 4 === 0); again += LONG ? 1 : 7) {
        expect(afresh({ after })).toBeUndefined();
        const { code } = run(real, command, { after: again });
        if (code === 0) break;
        settles(['list'], `killed at writing call ${after}, then ${command} at ${again}`);
      }
    }
    expect(killed).toBeGreaterThan(10);
    expect(killed).toBeLessThan(MANY - 2);
  });

  it('is taken for nothing by a command that comes after it and changes the tree', TIMEOUT, () => {
    const root = mkdtempSync(join(folder, 'next-'));
    const real = { root, binaries: BUILT };
    expect(run(real, ['install', '--allow-unsigned', archive], { after: 12 }).killed).toBe(true);
    expect(run(real, ['install', '--allow-unsigned', archive]).json).toMatchObject({ transaction: 1 });
    expect(run(real, ['verify']).code).toBe(0);
    expect(run(real, ['rollback', '1']).json).toMatchObject({ transaction: 2 });
    expect(run(real, ['trace']).json).toHaveLength(2);
  });
});
