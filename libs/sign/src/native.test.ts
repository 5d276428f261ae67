/**
 * The native signer keeps its secrets: it signs by no other public key than its own, for each request that is not as it should be it
 * only says no, and when it has answered there is nothing of a seed in its memory. That it makes what the standards say: noble.test.ts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { shake256 } from '@noble/hashes/sha3.js';
import { describe, expect, it, type TestContext } from 'vitest';
import { SignError } from './error.ts';
import { nativeSigner } from './native.ts';
import { contextOf, SCHEMES, type SchemeName, type SignatureScheme } from './scheme.ts';
import { NATIVE, nativeWith, testKeys } from './testing.ts';

const digest = new Uint8Array(64).map((_, index) => 3 * index);
const context = contextOf('package');
const { seeds, set } = testKeys(1);

/** The scheme by the native signer, or the end of the test that it is missing in. */
function native(ctx: TestContext, name: SchemeName): SignatureScheme {
  const scheme = 'missing' in NATIVE ? ctx.skip(NATIVE.missing) : nativeWith('drawn')?.(name);
  if (scheme === undefined) throw new Error(`the native signer has no ${name}`);
  return scheme;
}

function program(ctx: TestContext): string {
  return 'missing' in NATIVE ? ctx.skip(NATIVE.missing) : NATIVE.file;
}

describe.each(SCHEMES.map((scheme) => [scheme.name, scheme] as const))('the native signer on %s', (name, scheme) => {
  it('signs nothing by another public key than the one of the seed', (ctx) => {
    const signer = native(ctx, name);
    for (const at of [0, scheme.publicKeySize - 1]) {
      const key = set.keys[name].with(at, (set.keys[name][at] ?? 0) ^ 1);
      expect(() => signer.sign(digest, seeds[name], key, context)).toThrow(SignError);
    }
    expect(() => signer.sign(digest, seeds[name].subarray(1), set.keys[name], context)).toThrow(RangeError);
  });
});

describe('the native signer', () => {
  it.for<[what: string, bytes: readonly number[]]>([
    ['that ends in its head', [1, 0, 0]],
    ['without its seed', [1, 0, 0, 0, 0, 0, 0, 0]],
    ['for an unknown scheme', [9, 0, 0, 0, 0, 0, 0, 0]],
    ['for an unknown task', [2, 7, 0, 0, 0, 0, 0, 0, ...new Array(57).fill(1)]],
    ['of an unknown randomness', [2, 1, 7, 0, 0, 0, 0, 0, ...new Array(57 + 57).fill(1)]],
    ['for a public key of a message', [2, 0, 0, 0, 1, 0, 0, 0, ...new Array(57 + 1).fill(1)]],
    ['with a message of 4 GiB', [2, 1, 1, 255, 255, 255, 255, 255, ...new Array(400).fill(1)]],
  ])('takes no request %s', ([, bytes], ctx) => {
    const { status, stdout, stderr } = spawnSync(program(ctx), [], { input: Uint8Array.from(bytes) });
    expect([status, stdout.length]).toEqual([2, 0]);
    expect(stderr.toString()).toMatch(/^obli-sign: .*\n$/);
  });

  it('takes no secret as an argument, and fails as a program that is not there', (ctx) => {
    const { status, stderr } = spawnSync(program(ctx), ['--seed', '00']);
    expect([status, stderr.toString()]).toEqual([2, expect.stringContaining('standard input')]);
    expect(() => nativeSigner('/nowhere/obli-sign')('ed448')?.publicKey(seeds.ed448)).toThrow(/ENOENT/);
  });

  it('has nothing of a seed in its memory once it has answered', async (ctx) => {
    const child = spawn(program(ctx), { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => answers.push(bytes));
    let expected = 0;
    for (const { scheme, name, publicKeySize, signatureSize } of SCHEMES) {
      for (const [task, key, size] of [
        [0, new Uint8Array(), publicKeySize],
        [1, set.keys[name], signatureSize],
      ] as const) {
        child.stdin.write(Buffer.from([scheme, task, 1, 0, 0, 0, 0, 0]));
        child.stdin.write(Buffer.concat([seeds[name], key]));
        expected += size;
      }
    }
    while (answers.reduce((sum, { length }) => sum + length, 0) < expected) await once(child.stdout, 'data');
    const text = memoryOf(child.pid ?? 0);
    child.stdin.end();
    await once(child, 'close');
    if (text === undefined) return ctx.skip('not run: the memory of the native signer: this user may not read it');
    const secrets = [
      ...Object.values(seeds)
        .flatMap((seed) => [seed.subarray(0, 32), seed.subarray(-32)])
        .slice(0, -1),
      seeds.slh_dsa_sha2_256s.subarray(32, 64),
      // What the first two schemes make of the seed: the scalar and prefix of Ed448; s' and K of ML-DSA.
      shake256(seeds.ed448, { dkLen: 114 }).subarray(8, 40),
      shake256(seeds.ed448, { dkLen: 114 }).subarray(57, 89),
      ...[32, 64, 96].map((at) =>
        shake256(Buffer.concat([seeds.ml_dsa_87, Buffer.from([8, 7])]), { dkLen: 128 }).subarray(at, at + 32),
      ),
    ];
    // It is its memory that was read: the message of its usage is there.
    expect(text.includes('requests come on standard input')).toBe(true);
    expect(secrets.map((secret) => text.includes(Buffer.from(secret)))).toEqual(secrets.map(() => false));
  });
});

/** All that a process could write, and read, in memory; undefined where this user may not see it. */
function memoryOf(pid: number): Buffer | undefined {
  let memory: number;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return undefined;
  }
  try {
    const regions = readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) r.*?( \[v.*)?$/gm);
    const parts = [...regions]
      .filter(([, , , kernel]) => kernel === undefined)
      .map(([, from = '', to = '']) => {
        const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
        const part = Buffer.alloc(end - start);
        readSync(memory, part, 0, part.length, start);
        return part;
      });
    return Buffer.concat(parts);
  } finally {
    closeSync(memory);
  }
}
