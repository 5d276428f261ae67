import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyRole, Scheme } from './abi.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Signature } from './package.ts';
import { withSignatures } from './signed.ts';
import { packages } from './testing.ts';

const signature = (size: number, fill: number): Signature => ({
  scheme: Scheme.ed448,
  role: KeyRole.package,
  keyId: new Uint8Array(32).fill(fill),
  bytes: new Uint8Array(size).fill(fill),
});

describe('a package signed anew', () => {
  it('is the package as if it had been encoded with these signatures, over its digest', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 4 });
    fc.assert(
      fc.property(packages({ large: 200, hardlinks: true }), sizes, (pkg, wanted) => {
        const signatures = wanted.map((size, index) => signature(size, index + 1));
        let digest: Uint8Array | undefined;
        const bytes = withSignatures(encode(pkg, { level: 1 }), wanted, (of) => {
          digest = of;
          return signatures;
        });
        expect(bytes).toEqual(encode({ ...pkg, signatures }, { level: 1 }));
        expect(decode(bytes).digest).toEqual(digest);
      }),
    );
  });

  it('cannot have signatures of other sizes than its header says', () => {
    const bytes = encode({ name: 'a', version: '1', entries: [], signatures: [] });
    expect(() => withSignatures(bytes, [3], () => [signature(4, 1)])).toThrow(/other sizes/);
    expect(() => withSignatures(bytes, [3], () => [])).toThrow(/other sizes/);
  });
});
