import { execa } from 'execa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './version.ts';

const part = fc.string({
  unit: fc.constantFrom('0', '1', '2', '10', '9', 'a', 'B', '~', '+', '.', 'deb', 'u'),
  maxLength: 6,
});
const version = fc.tuple(fc.option(fc.nat(2)), part, fc.option(part)).map(([epoch, upstream, revision]) => {
  const head = epoch === null ? '' : `${epoch}:`;
  return `${head}1${upstream}${revision === null || revision === '' ? '' : `-${revision}`}`;
});

describe('compareVersions', () => {
  it.each([
    ['20250419~deb12u2', '20230311+deb12u1'],
    ['2026f-0+deb12u1', '2026b-0+deb12u1'],
    ['1.0', '1.0~rc1'],
    ['1:0', '9'],
    ['1.10', '1.9'],
    ['1.0+a', '1.0a'],
    ['12.4+deb12u15', '12.4+deb12u9'],
  ])('puts %s after %s', (later, earlier) => {
    expect(compareVersions(later, earlier)).toBeGreaterThan(0);
    expect(compareVersions(earlier, later)).toBeLessThan(0);
  });

  it('is antisymmetric, and transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        const sorted = [a, b, c].sort(compareVersions);
        expect(compareVersions(sorted[0]!, sorted[2]!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('agrees with dpkg --compare-versions', async (context) => {
    const dpkg = await execa('dpkg', ['--version'], { reject: false });
    if (dpkg.failed) {
      process.stdout.write('not run: version order against dpkg: dpkg is not installed\n');
      context.skip('dpkg is not installed');
    }
    await fc.assert(
      fc.asyncProperty(version, version, async (a, b) => {
        const before = await execa('dpkg', ['--compare-versions', a, 'lt', b], { reject: false });
        expect(before.exitCode === 0).toBe(compareVersions(a, b) < 0);
      }),
      { numRuns: 150 },
    );
  });
});
