/**
 * Known answers of NIST (ACVP) and of Wycheproof: this library says of each signature what they say of it, and derives their keys.
 *
 * A file of its own, so that this arithmetic is not counted line by line (vitest.setup.ts). Everybody else: vectors.test.ts.
 */
import { ToolchainError } from '@lago-grey/toolchain';
import { describe, expect, it, type TestContext } from 'vitest';
import { SCHEMES } from '../scheme.ts';
import { readVectors, type Vectors } from './vectors.ts';

const vectors = await readVectors().catch((error: unknown) => {
  if (error instanceof ToolchainError) return error.message;
  throw error;
});

/** The vectors, or the end of the test that they are missing in. */
function needed(ctx: TestContext): Vectors {
  return typeof vectors === 'string' ? ctx.skip(`not run: known answers: ${vectors}`) : vectors;
}

describe('the known answers', () => {
  it.for(SCHEMES)('for $name are ours', ({ name, verify }, ctx) => {
    const asked = needed(ctx).signatures.filter((vector) => vector.scheme === name);
    const said = asked.map(({ signature, message, key, context }) => verify(signature, message, key, context));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ valid }, index) => said[index] !== valid).map((vector) => vector.name)).toEqual([]);
  });

  it('give the public key of each seed', (ctx) => {
    const few = process.env['LAGO_LONG'] === undefined;
    // Making a key of SLH-DSA takes a quarter of a second.
    const keys = needed(ctx).keys.filter(({ scheme, name }) => !few || scheme === 'ml_dsa_87' || /[12]$/.test(name));
    const made = keys.map(({ scheme, seed }) => SCHEMES.find((each) => each.name === scheme)?.publicKey(seed));
    expect(made).toEqual(keys.map(({ key }) => key));
  });
});
