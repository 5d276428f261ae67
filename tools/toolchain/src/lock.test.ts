import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ToolchainError } from './errors.ts';
import { HOSTS, LOCK_FILE, parseLock, readLock, thisHost } from './lock.ts';

const committed = readFileSync(LOCK_FILE, 'utf8');

/** Every path to a value that is text in the lock. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function changed(path: readonly string[], to: unknown): string {
  const lock: object = JSON.parse(committed);
  const parent = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), lock);
  Reflect.set(parent, path.at(-1)!, to);
  return JSON.stringify(lock);
}

describe('the committed lock', () => {
  it('pins Zig for every host by two digests, no two of them equal', () => {
    const { hosts } = readLock().tools.zig;
    const digests = HOSTS.flatMap((host) => [hosts[host].sha256, hosts[host].tree]);
    expect(new Set(digests).size).toBe(2 * HOSTS.length);
  });

  it('is as it would be written', () => {
    expect(`${JSON.stringify(parseLock(committed), undefined, 2)}\n`).toBe(committed);
  });
});

describe('parseLock', () => {
  it('refuses any field that is not as it should be, and names it', () => {
    const wrong = fc.oneof(fc.constant(''), fc.constant('../x y'), fc.integer(), fc.constant(null), fc.constant({}));
    fc.assert(
      fc.property(fc.constantFrom(...leaves(JSON.parse(committed))), wrong, (path, value) => {
        expect(() => parseLock(changed(path, value))).toThrow(path.at(-1));
        expect(() => parseLock(changed(path, value))).toThrow(ToolchainError);
      }),
    );
  });

  it('refuses a field that it does not know', () => {
    expect(() => parseLock(changed(['tools', 'zig', 'url'], 'somewhere'))).toThrow(/tools\.zig\.url/);
  });
});

describe('thisHost', () => {
  it.each([
    ['x64', 'x86_64'],
    ['arm64', 'aarch64'],
  ])('calls Linux on %s %s', (arch, host) => {
    expect(thisHost(arch, 'linux')).toBe(host);
  });

  it.each([
    ['x64', 'darwin'],
    ['riscv64', 'linux'],
  ])('says that nothing is pinned for %s on %s', (arch, platform) => {
    expect(() => thisHost(arch, platform)).toThrow(new RegExp(`${platform} on ${arch}`));
  });
});
