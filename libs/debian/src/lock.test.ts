import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DebianLock, findPackage, formatLock, type LockedPackage, parseLock, readLock } from './lock.ts';
import { choose } from './renew.ts';

const pin = (name: string, version: string, architecture: string): LockedPackage => ({
  name,
  version,
  architecture,
  suite: 'stable',
  path: `pool/${name}_${version}_${architecture}.deb`,
  size: 1,
  sha256: Buffer.from(`${name}${version}${architecture}`).toString('hex').padEnd(64, '0').slice(0, 64),
});

const lock: DebianLock = {
  format: 'lago-debian-lock/1',
  asOf: '2026-01-01T00:00:00Z',
  suites: ['stable', 'stable-security'],
  architectures: ['amd64', 'arm64'],
  names: ['aa', 'bb'],
  packages: [pin('aa', '1', 'amd64'), pin('aa', '1', 'arm64'), pin('bb', '1', 'all')],
};

describe('the lock', () => {
  it('is one text for one meaning, and reads back', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...lock.packages], { minLength: 3 }), (packages) => {
        expect(formatLock({ ...lock, packages })).toBe(formatLock(lock));
        expect(parseLock(formatLock({ ...lock, packages }), 'x')).toEqual(lock);
      }),
    );
  });

  it('of this repository has every package for every architecture', async () => {
    const real = await readLock();
    for (const name of real.names) {
      for (const architecture of ['amd64', 'arm64']) expect(findPackage(real, name, architecture)).toBeDefined();
    }
  });

  it('names every mistake and the renew command', () => {
    const bad = JSON.stringify({ ...lock, asOf: 'now', packages: [{ ...lock.packages[0], sha256: 'abc', size: -1 }] });
    expect(() => parseLock(bad, 'l.json')).toThrow(/l\.json is no lock[\s\S]*asOf[\s\S]*--renew/);
    for (const word of ['asOf', 'packages[0].sha256', 'packages[0].size', 'no aa for arm64', 'no bb for amd64']) {
      expect(() => parseLock(bad, 'l.json')).toThrow(word);
    }
    expect(() => parseLock('{', 'l.json')).toThrow('l.json is not JSON');
  });

  it.each(['../evil.deb', '/etc/x.deb', 'pool/x.deb?y', 'pool/x.tar'])('refuses the path %s', (path) => {
    const bad = JSON.stringify({ ...lock, packages: [{ ...lock.packages[0], path }, ...lock.packages] });
    expect(() => parseLock(bad, 'l.json')).toThrow('packages[0].path');
  });
});

describe('a renewal', () => {
  const day = new Date('2026-02-02T00:00:00Z');

  it('takes the newest version of any suite for each architecture', () => {
    const newer = [pin('aa', '2', 'arm64'), pin('aa', '2~rc1', 'amd64'), pin('bb', '1.1', 'all')];
    const renewed = choose(lock, [...lock.packages, ...newer], [day]);
    expect(findPackage(renewed, 'aa', 'amd64')?.version).toBe('2~rc1');
    expect(findPackage(renewed, 'aa', 'arm64')?.version).toBe('2');
    expect(findPackage(renewed, 'bb', 'amd64')?.version).toBe('1.1');
    expect(renewed.asOf).toBe('2026-02-02T00:00:00Z');
  });

  it('changes nothing, the date included, where no package changed', () => {
    expect(choose(lock, [...lock.packages].reverse(), [day])).toBe(lock);
  });

  it('says which name no suite offers', () => {
    expect(() => choose({ ...lock, names: ['cc'] }, lock.packages, [day])).toThrow(/offers cc for amd64/);
  });
});
