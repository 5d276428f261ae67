/**
 * A folder that is exchanged for a link to elsewhere and back, thousands of times, while obli-pkg is at work in it: nothing
 * elsewhere is ever touched, and when the folder is in its place again everything can still be taken back, exactly.
 *
 * The exchange is one step (RENAME_EXCHANGE), so that the name is never free, as for an attacker who owns the folder above.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { overview } from './testing/agree.ts';
import { type Answer, BUILT, missing, run, without } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { hand } from './testing/hand.ts';
import { describeNeeding } from './testing/needing.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const absent = missing('plain', 'fault');

const EXCHANGES = LONG ? 100_000 : 10_000;
const MOST_TIMES = 20;
const STRANGERS = ['conf', 'notes', 'sub/deep', 'sub/other'];
const PACKAGE = ['conf', 'fresh/inside', 'new', 'sub/deep'].map((path) => file(`opt/app/${path}`, `ours: ${path}`));

/** Refusals and failures of the tree's being moved; anything else is a fault. */
const EXPECTED = new Set([0, 29, 30, 31, 32, 34]);

let folder = '';
let swapper = '';
let archive = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lago-swapped-'));
  archive = join(folder, 'a.zpkg');
  writeFileSync(archive, encode({ name: 'a', version: '1', entries: PACKAGE, signatures: [] }));
  if (absent === undefined) swapper = await hand();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (at: string, text: string): void => {
  for (const path of STRANGERS) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), `${text}: ${path}`);
  }
};

/** The transactions that are in force, the last first: one that was taken back at once, and what took it back, are not. */
function inForce(trace: readonly { readonly transaction: number; readonly operation: string }[]): number[] {
  const out: number[] = [];
  for (let at = trace.length - 1; at >= 0; at--) {
    const { transaction, operation } = trace[at]!;
    if (operation === 'rollback') at--;
    else out.push(transaction);
  }
  return out;
}

describeNeeding(absent, 'a folder exchanged for a link under its feet', {}, () => {
  it.each([
    ['the folder itself, with openat2', 'opt/app', BUILT],
    ['a folder above, with openat2', 'opt', BUILT],
    ['the folder itself, name by name', 'opt/app', without('openat2')],
    ['a folder above, name by name', 'opt', without('openat2')],
  ])('%s: nothing escapes and nothing is lost', TIMEOUT, async (_, swapped, binaries) => {
    const root = mkdtempSync(join(folder, 'root-'));
    const elsewhere = mkdtempSync(join(folder, 'elsewhere-'));
    put(join(root, 'opt/app'), 'a stranger');
    put(join(elsewhere, swapped === 'opt' ? 'app' : '.'), 'elsewhere');
    mkdirSync(join(root, 'var/lib'), { recursive: true });
    const link = join(root, 'opt.link');
    symlinkSync(elsewhere, link);
    // The exchange itself changes the time of the folder that has both names.
    const settled = (): string[] => {
      for (const path of ['', 'opt']) utimesSync(join(root, path), 1e9, 1e9);
      return fingerprint(root, (path) => path === 'var/lib');
    };
    const before = settled();
    const beforeElsewhere = fingerprint(elsewhere);
    const obli = (...args: string[]): Answer => run({ root, binaries }, args);

    // The last transaction, unless it took another back.
    let last: number | undefined;
    const codes = new Map<string, number>();
    // Both ways it must go: into the folder, and refused since it was a link. On a busy machine the first takes its time.
    const wentBothWays = (): boolean => codes.has('install 0') && [...codes.keys()].some((key) => !key.endsWith(' 0'));
    for (let times = 0; times === 0 || (times < MOST_TIMES && !wentBothWays()); times++) {
      const exchanging = execa(swapper, ['exchange', join(root, swapped), link, String(EXCHANGES)]);
      let over = false;
      const ended = (): void => {
        over = true;
      };
      exchanging.then(ended, ended);
      for (let round = 0; !over; round++) {
        for (const args of [
          ['install', '--allow-unsigned', archive],
          round % 2 === 0 || last === undefined ? ['remove', 'a'] : ['rollback', String(last)],
        ]) {
          const { code, json, stderr } = obli(...args);
          if (code === 0) last = args[0] === 'rollback' ? undefined : (json as { transaction: number }).transaction;
          expect(EXPECTED, `${args.join(' ')}: ${stderr}`).toContain(code);
          codes.set(`${args[0]} ${code}`, (codes.get(`${args[0]} ${code}`) ?? 0) + 1);
        }
        await new Promise((next) => setImmediate(next));
      }
      await exchanging;
    }
    expect(fingerprint(elsewhere), 'elsewhere').toEqual(beforeElsewhere);
    expect(wentBothWays(), JSON.stringify([...codes])).toBe(true);

    expect(obli('recover').code).toBe(0);
    for (const transaction of inForce(overview({ root, binaries }))) {
      const { code, stderr } = obli('rollback', String(transaction));
      expect({ transaction, code, stderr }).toEqual({ transaction, code: 0, stderr: '' });
    }
    expect(settled()).toEqual(before);
  });
});
