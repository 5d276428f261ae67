/**
 * The program that ships and this library agree on every signature: what was signed here verifies there, and of thousands
 * of changed ones neither takes any that the other refuses.
 *
 * Runs dist/obli-pkg/ARCH/verdicts (`npx nx verdicts-build obli-pkg`), which is obli-pkg's own code for the schemes.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, type Purpose, SCHEMES, type SignatureScheme } from './scheme.ts';
import { signDigest } from './sign.ts';
import { testKeys } from './testing.ts';

const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
const program =
  process.env['LAGO_VERDICTS'] ?? fileURLToPath(new URL(`../../../dist/obli-pkg/${arch}/verdicts`, import.meta.url));
const missing = existsSync(program) ? undefined : `not run: against obli-pkg: there is no ${program}`;

/** For each scheme; all three together are three times as many. */
const RUNS = process.env['LAGO_LONG'] === undefined ? 200 : 3_334;
const digest = new Uint8Array(64).map((_, index) => 255 - index);
const keys = testKeys(1);
const signed = signDigest('package', digest, keys);

interface Case {
  readonly purpose: Purpose;
  readonly digest: Uint8Array;
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
}

async function verdicts({ scheme }: SignatureScheme, cases: readonly Case[]): Promise<string> {
  const input = cases.flatMap((one) => {
    return [Uint8Array.of(scheme, one.purpose === 'package' ? 0 : 1), one.digest, one.key, one.signature];
  });
  return (await execa(program, { input: Buffer.concat(input) })).stdout;
}

/** One to three bits of one part are another. */
function mutations(good: Case): fc.Arbitrary<Case> {
  const flip = (part: 'signature' | 'key' | 'digest') =>
    fc.array(fc.nat(good[part].length * 8 - 1), { minLength: 1, maxLength: 3 }).map((bits): Case => {
      const bytes = Uint8Array.from(good[part]);
      for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return { ...good, [part]: bytes };
    });
  return fc.oneof(
    { weight: 8, arbitrary: flip('signature') },
    { weight: 1, arbitrary: flip('key') },
    { weight: 1, arbitrary: flip('digest') },
  );
}

describe.each(SCHEMES.map((scheme, index) => [scheme.name, scheme, index] as const))('%s', (name, scheme, index) => {
  const bytes = signed[index]?.bytes ?? new Uint8Array();
  const good: Case = { purpose: 'package', digest, key: keys.set.keys[name], signature: bytes };

  it('that is good is good in obli-pkg, for its purpose alone', async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing);
    expect(await verdicts(scheme, [good, { ...good, purpose: 'statement' }, good])).toBe('101');
  });

  it(`has the same verdict in obli-pkg, ${RUNS} times changed`, async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing);
    const cases = fc.sample(mutations(good), { numRuns: RUNS, seed: Number(process.env['LAGO_SEED'] ?? Date.now()) });
    const theirs = await verdicts(scheme, cases);
    const ours = cases.map((one) => {
      return scheme.verify(one.signature, one.digest, one.key, contextOf(one.purpose)) ? '1' : '0';
    });
    expect(theirs).toBe(ours.join(''));
  }, 600_000);
});
