/** What tests compile for themselves is whole, however many runs want it at once. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { kept } from './kept.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lago-kept-'));
  vi.stubEnv('LAGO_CACHE', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

const WHOLE = 'the first half, the second half';

/** Writes it half by half, and takes its time. */
const slowly = (milliseconds: number) => async (work: string) => {
  expect(readdirSync(work)).toEqual([]);
  const file = join(work, 'program');
  writeFileSync(file, WHOLE.slice(0, 15));
  await setTimeout(milliseconds);
  writeFileSync(file, WHOLE.slice(15), { flag: 'a' });
  return file;
};

it('is whole for each of those who make it at once, and stays', async () => {
  const all = [20, 0, 40, 10].map(async (milliseconds) => {
    const file = await kept('programs', 'one', slowly(milliseconds));
    return [file, readFileSync(file, 'utf8')];
  });
  expect(await Promise.all(all)).toEqual(all.map(() => [join(cache, 'programs/one'), WHOLE]));
  expect(readdirSync(join(cache, 'programs'))).toEqual(['one']);
});

it('is made once', async () => {
  const first = await kept('programs', 'one', slowly(0));
  const never = () => Promise.reject(new Error('made again'));
  expect(await kept('programs', 'one', never)).toBe(first);
});

it('is not there when making it fails, and is made by the next', async () => {
  const fails = async (work: string) => {
    await slowly(0)(work);
    throw new Error('no memory');
  };
  await expect(kept('programs', 'one', fails)).rejects.toThrow('no memory');
  expect(readdirSync(join(cache, 'programs'))).toEqual([]);
  expect(readFileSync(await kept('programs', 'one', slowly(0)), 'utf8')).toBe(WHOLE);
});

it('is removed when nobody has asked for it in two days', async () => {
  const old = new Date(Date.now() - 3 * 86_400_000);
  for (const name of ['forgotten', 'used']) utimesSync(await kept('programs', name, slowly(0)), old, old);
  await kept('programs', 'used', slowly(0));
  await kept('programs', 'new', slowly(0));
  expect(readdirSync(join(cache, 'programs')).sort()).toEqual(['new', 'used']);
});
