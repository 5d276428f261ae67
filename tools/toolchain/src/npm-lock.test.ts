import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeNpmLock, missingOptional, type NpmLock, platformOf } from './npm-lock.ts';

const committed: NpmLock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'));
const optional = Object.keys(committed.packages).filter((path) => committed.packages[path]?.['optional'] === true);

describe('the committed package-lock.json', () => {
  it('has an entry for every optional package, so that npm ci takes it on every machine', () => {
    expect(missingOptional(committed)).toEqual([]);
  });

  it('has a digest for every package that this project runs on a supported host', () => {
    const here = /^node_modules\/(?!.*(android|darwin|win32|freebsd|openharmony|musl|-arm-|ppc64|riscv64|s390x|ia32))/;
    const bare = Object.entries(committed.packages).filter(
      ([path, entry]) => here.test(path) && entry['link'] !== true && typeof entry['integrity'] !== 'string',
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });
});

describe('completeNpmLock', () => {
  it('changes nothing in a lock that is whole', () => {
    expect(completeNpmLock(committed)).toEqual(committed);
  });

  it('makes a lock whole from which native packages of other platforms are missing', () => {
    const native = optional.filter((path) => platformOf(path) !== undefined);
    expect(native.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.subarray(native), (removed) => {
        const packages = Object.fromEntries(
          Object.entries(committed.packages).filter(([path]) => !removed.includes(path)),
        );
        const completed = completeNpmLock({ ...committed, packages });
        expect(missingOptional(completed)).toEqual([]);
        expect(Object.keys(completed.packages)).toEqual(Object.keys(committed.packages));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses to make up a package whose name says no platform', () => {
    const lock: NpmLock = { packages: { '': { optionalDependencies: { fsevents: '2.3.3' } } } };
    expect(() => completeNpmLock(lock)).toThrow(/fsevents 2\.3\.3/);
  });
});

describe('platformOf', () => {
  it.each([
    ['@nx/nx-linux-arm64-musl', { os: 'linux', cpu: 'arm64', libc: 'musl' }],
    ['@oxc-parser/binding-linux-arm-musleabihf', { os: 'linux', cpu: 'arm', libc: 'musl' }],
    ['@oxc-parser/binding-linux-s390x-gnu', { os: 'linux', cpu: 's390x', libc: 'glibc' }],
    ['@oxc-parser/binding-win32-x64-msvc', { os: 'win32', cpu: 'x64' }],
    ['@biomejs/cli-darwin-arm64', { os: 'darwin', cpu: 'arm64' }],
    ['fsevents', undefined],
  ])('reads %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
