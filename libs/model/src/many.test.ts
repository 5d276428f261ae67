/**
 * The taking back of an install of many files, which several processes remove (litter.zig): the root is as it was and
 * nothing staged is left when it ends, whenever the install and then the recovery are killed.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execaSync } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT, missing, run, without } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { describeNeeding } from './testing/needing.ts';
import { TIMEOUT } from './testing/sequences.ts';

const STATE = 'var/lib/obli-pkg';
/** More than one process removes. */
const FILES = 200;
/** Made, written, its mode, its time; and moved into place. */
const STAGED = 4 * FILES;

const archiveOf = (name: string, count: number): Buffer => {
  const entries = Array.from({ length: count }, (_, index) => file(`srv/${name}/${index}`, `${name} ${index}`));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return Buffer.from(encode({ name, version: '1', entries, signatures: [] }, { level: 1 }));
};

describeNeeding(missing('plain', 'fault'), 'an interrupted install of many files', {}, () => {
  let folder = '';
  let root = '';
  let before: string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-many-'));
    root = join(folder, 'root');
    mkdirSync(root);
    for (const [name, count] of [
      ['few', 3],
      ['many', FILES],
    ] as const) {
      writeFileSync(join(folder, `${name}.zpkg`), archiveOf(name, count));
    }
    expect(run({ root, binaries: BUILT }, ['install', '--allow-unsigned', join(folder, 'few.zpkg')]).code).toBe(0);
    before = tree();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const tree = (): string[] => fingerprint(root, (path) => path === STATE);
  const killInstall = (after: number): void => {
    const install = ['install', '--allow-unsigned', join(folder, 'many.zpkg')];
    expect(run({ root, binaries: BUILT }, install, { after }).killed).toBe(true);
  };
  const isAsBefore = (what: string): void => {
    expect(tree(), what).toEqual(before);
    expect(readdirSync(join(root, STATE, 'stage')), what).toEqual([]);
    expect(readdirSync(join(root, STATE, 'undo')), what).toEqual(['1']);
  };

  it.each([
    ['while it stages', STAGED / 2],
    ['in the middle of moving', STAGED + FILES / 2],
    ['just before it commits', STAGED + FILES],
  ])('is taken back when it was killed %s', TIMEOUT, (what, after) => {
    const real = { root, binaries: BUILT };
    // Taking back, the removals, and the last of them.
    for (const again of [5, FILES + 50, 10_000]) {
      killInstall(after);
      run(real, ['recover'], { after: again });
      expect(run(real, ['recover']).code, what).toBe(0);
      isAsBefore(`${what}, then recovery at ${again}`);
    }
  });

  it('is removed by one process where no other can be made', () => {
    killInstall(STAGED);
    expect(run({ root, binaries: without('clone') }, ['recover']).code).toBe(0);
    isAsBefore('without clone');
  });

  it('is removed by several processes, each name by one of them', ({ skip }) => {
    if (execaSync('strace', ['true'], { reject: false }).exitCode !== 0) {
      skip('not run: who removes what was staged: strace cannot follow a program here');
    }
    killInstall(STAGED);
    const log = join(folder, 'calls');
    execaSync('strace', ['-ff', '-e', 'trace=unlinkat', '-o', log, BUILT.plain, '--root', root, 'recover']);
    const logs = readdirSync(folder).filter((name) => name.startsWith('calls.'));
    const removed = logs.map((name) => readFileSync(join(folder, name), 'utf8').match(/^unlinkat\(/gm)?.length ?? 0);
    expect(removed.filter((count) => count > 0).length).toBeGreaterThan(8);
    // Nobody tries again what another has removed.
    expect(removed.reduce((sum, count) => sum + count)).toBeLessThan(FILES + 10);
    isAsBefore('by several processes');
  });
});
